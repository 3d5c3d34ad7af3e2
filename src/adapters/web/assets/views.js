// The keyboard on the pages beside the chat: `/` finds, `j` and `k` go from row to row, Enter opens as links do.

const rows = [...document.querySelectorAll('tbody th a, .rows a')];

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === '/') {
    const field = document.querySelector('input[type="search"]');
    if (field === null) return;
    event.preventDefault();
    field.focus();
  }
  const step = { j: 1, k: -1 }[event.key];
  if (step === undefined) return;
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
});

// A figure on the first screen leads to what it counts, and opens it.
const openNamed = () => {
  const named = document.querySelector(`details[id="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`);
  if (named) named.open = true;
};
addEventListener('hashchange', openNamed);
openNamed();
