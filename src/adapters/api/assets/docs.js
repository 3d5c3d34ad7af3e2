/** Tries a call: what was filled in becomes a request of this page's own origin, and its answer is shown as it came. */
const key = document.querySelector('#key');

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void call(form);
  });
}

async function call(form) {
  const { method, path } = form.dataset;
  const out = form.querySelector('output');
  const request = new Request(addressOf(path, form), { method, headers: headersOf(form), body: bodyOf(form) });
  show(out, '…');
  try {
    const answer = await fetch(request);
    const kept = ['etag', 'retry-after', 'ratelimit-remaining', 'idempotent-replayed', 'content-disposition'];
    const heads = kept.flatMap((name) => (answer.headers.has(name) ? `${name}: ${answer.headers.get(name)}` : []));
    show(out, [`${answer.status} ${answer.statusText}`, ...heads, '', pretty(await answer.text())].join('\n'));
  } catch (error) {
    show(out, String(error));
  }
}

function addressOf(path, form) {
  const url = new URL(`/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name) => part(form, name))}`, location.origin);
  for (const input of form.querySelectorAll('[data-in=query]'))
    if (input.value !== '') url.searchParams.set(input.name, input.value);
  const file = fileOf(form);
  if (file) url.searchParams.set('name', file.name);
  return url;
}

const part = (form, name) => encodeURIComponent(form.elements.namedItem(name).value || '0');
const fileOf = (form) => form.querySelector('input[type=file]')?.files[0];

function headersOf(form) {
  const headers = { 'accept-language': document.documentElement.lang };
  if (key.value.trim() !== '') headers.authorization = `Bearer ${key.value.trim()}`;
  if (form.querySelector('textarea'))
    headers['content-type'] = fileOf(form) ? 'application/octet-stream' : 'application/json';
  return headers;
}

const bodyOf = (form) => fileOf(form) ?? form.querySelector('textarea')?.value;

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.slice(0, 20_000);
  }
}

function show(out, text) {
  const pre = document.createElement('pre');
  pre.textContent = text;
  out.replaceChildren(pre);
}
