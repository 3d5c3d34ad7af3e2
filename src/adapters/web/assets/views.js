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

// Whoever changes the language stays where they are.
document.querySelector('.who [name=to]').value = location.pathname + location.search;

// In a month the arrows go from day to day, as far as a day has something; Page Up and Page Down turn it.
const days = [...document.querySelectorAll('.month td')];

document.addEventListener('keydown', (event) => {
  const at = days.indexOf(document.activeElement?.closest('.month td'));
  if (days.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const turn = { PageUp: 'prev', PageDown: 'next' }[event.key];
  if (turn) document.querySelector(`.turn [rel="${turn}"]`)?.click();
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
  if (step === undefined) return;
  // Before anything of the month has been chosen, the first arrow chooses: today, or the first day that has something.
  if (at < 0) {
    if (event.target !== document.body && event.target.id !== 'main') return;
    event.preventDefault();
    (document.querySelector('.month .today a.day') ?? document.querySelector('.month a.day'))?.focus();
    return;
  }
  event.preventDefault();
  for (let next = at + step; days[next]; next += step) {
    const link = days[next].querySelector('a.day');
    if (!link) continue;
    link.focus();
    return;
  }
});

// A timeline goes on by itself when its end comes into view. What comes is ours, and rendered as the page itself was.
const own = { createHTML: (html) => html };
const policy = globalThis.trustedTypes?.createPolicy('touchbase', own) ?? own;

const ends = new IntersectionObserver((seen) => {
  const link = seen.find(({ isIntersecting }) => isIntersecting)?.target;
  if (link) void goOn(link);
});

async function pageAt(link) {
  const answer = await fetch(link.href).catch(() => undefined);
  return answer?.ok ? new DOMParser().parseFromString(policy.createHTML(await answer.text()), 'text/html') : undefined;
}

async function goOn(link) {
  ends.unobserve(link);
  const page = await pageAt(link);
  if (!page) return;
  document.querySelector('.timeline').append(...page.querySelectorAll('.timeline > li'));
  const next = page.querySelector('a.earlier');
  if (next) {
    link.href = next.getAttribute('href');
    ends.observe(link);
  } else link.remove();
}

for (const link of document.querySelectorAll('a.earlier')) ends.observe(link);

// What takes longer to count comes after the page, when somebody comes to it.
const later = new IntersectionObserver((seen) => {
  const link = seen.find(({ isIntersecting }) => isIntersecting)?.target;
  if (link) void bringIn(link);
});

async function bringIn(link) {
  later.unobserve(link);
  const page = await pageAt(link);
  const months = page?.querySelector('.months');
  if (months) link.closest('p').replaceWith(months);
}

for (const link of document.querySelectorAll('a.later')) later.observe(link);
