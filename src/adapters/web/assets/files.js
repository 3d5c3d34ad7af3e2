// A file that is chosen, dropped on the room or pasted goes to the bot at once, as a sentence would.
export function openFiles({ panel, form, hand }) {
  const input = form.querySelector('input[type=file]');
  if (!input) return;
  const carried = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
  const over = (is) => panel.classList.toggle('over', is);

  input.addEventListener('change', () => {
    const [file] = input.files;
    input.value = '';
    if (file) hand(file);
  });
  panel.addEventListener('dragover', (event) => {
    if (!carried(event)) return;
    event.preventDefault();
    over(true);
  });
  panel.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!panel.contains(relatedTarget)) over(false);
  });
  panel.addEventListener('drop', (event) => {
    if (!carried(event)) return;
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer.files;
    if (file) hand(file);
  });
  form.addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (!file || !/\.(?:csv|tsv|txt|xls[xmb]?|et|ods|vcf)$/i.test(file.name)) return;
    event.preventDefault();
    hand(file);
  });
}
