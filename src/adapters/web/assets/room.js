// One room: its entries in the order of time.
// What a person types here is only ever set as text. What the server has rendered becomes elements in `fragment`, and nowhere else.
import { openComposer } from './composer.js';
import { openFiles } from './files.js';
import { openMouth } from './mouth.js';
import { openReader } from './reader.js';
import { dayName, dayOf, tell } from './time.js';

const escaped = { createHTML: (html) => html };
const policy = window.trustedTypes?.createPolicy('touchbase', escaped) ?? escaped;
const MOST_ENTRIES = 400;
const NO_MORE_CHIPS_AFTER = 10;
const SETTLED_MS = 10_000;
const ANSWER_MS = 4000;
const CLOSE_MS = 300_000;

export function openRoom({ panel, me, door, words, counted }) {
  const id = panel.dataset.room;
  const address = `${door}/rooms/${encodeURIComponent(id)}`;
  const [log, list, pill, chips, form, hint] = ['.log', '.entries', '.pill', '.chips', '.composer', '.ask'].map((one) =>
    panel.querySelector(one),
  );
  const now = { loaded: false, unread: 0, acted: false, asking: '', told: 0, looking: false, whole: false };
  const nodes = new Map();
  const sentences = () => [...list.querySelectorAll('.mine .words')].map(({ textContent }) => textContent);
  const find = (entryId) => nodes.get(entryId);

  const reader = openReader({ panel, log, pill, words, chosen: () => composer.focus(), atTop: lookBack });
  const composer = openComposer({
    form,
    draftKey: `draft ${me} ${id}`,
    suggested: suggestedIn(id),
    sentences,
    say: (text) => mouth.say(text),
  });
  const mouth = openMouth({
    list,
    address,
    unsentKey: `unsent ${me} ${id}`,
    me,
    words,
    room: { add, find, kept, forget, settle: reader.settle, acting, write },
  });

  openFiles({ panel, form, hand: mouth.hand });

  function place({ id: entryId, at, from, edits, html }, { isPast = false } = {}) {
    const old = find(edits ?? entryId) ?? find(entryId);
    if (old?.markup === html) return;
    const node = fragment(html);
    node.markup = html;
    node.since = performance.now();
    Object.assign(node.dataset, {
      id: entryId,
      at: edits !== undefined && old ? old.dataset.at : at,
      who: from ?? '',
      state: 'kept',
    });
    node.classList.toggle('mine', from === me);
    if (old) replace(old, node);
    else insert(node);
    dress(node);
    if (!now.loaded || isPast) return;
    if (!old) node.classList.add('arrived');
    else if (from === undefined) node.classList.add('changed');
    ask(node);
    if (from === undefined) now.told = performance.now();
    if (from === undefined && now.acted) reader.follow();
    if (!old && from !== me) notice();
    reader.settle();
  }

  function add({ id: entryId, text }) {
    const node = document.querySelector('#said').content.firstElementChild.cloneNode(true);
    node.classList.add('mine', 'arrived');
    node.querySelector('.words').textContent = text;
    Object.assign(node.dataset, { id: entryId, at: list.lastElementChild?.dataset.at ?? Date.now(), who: me });
    insert(node);
    dress(node);
    acting();
    hint.hidden = true;
    reader.follow();
    return node;
  }

  function kept(node, at) {
    Object.assign(node.dataset, { at, state: 'kept' });
    node.since = performance.now();
    dress(node);
  }

  function insert(node) {
    const before = [...list.children].findLast((other) => Number(other.dataset.at) <= Number(node.dataset.at));
    if (before) before.after(node);
    else list.prepend(node);
    nodes.set(node.dataset.id, node);
    if (nodes.size <= MOST_ENTRIES || !reader.isAtEnd()) return;
    now.whole = false;
    forget(list.firstElementChild);
  }

  // A button that had the focus leaves it to the one in its place.
  function replace(old, node) {
    const focused = [...old.querySelectorAll('[data-says]')].indexOf(document.activeElement);
    nodes.delete(old.dataset.id);
    nodes.set(node.dataset.id, node);
    old.replaceWith(node);
    if (focused < 0) return;
    const next = node.querySelectorAll('[data-says]')[focused];
    if (next) next.focus({ preventScroll: true });
    else composer.focus();
  }

  function forget(node) {
    const next = node.nextElementSibling;
    nodes.delete(node.dataset.id);
    node.remove();
    if (next) follow(next);
    examples();
  }

  function dress(node) {
    tell(node.querySelector('time'), Number(node.dataset.at));
    if (node.dataset.state === 'kept') node.querySelector('.mine .state')?.replaceChildren(unseen(words.kept));
    follow(node);
    if (node.nextElementSibling) follow(node.nextElementSibling);
    examples();
  }

  function follow(node) {
    const before = node.previousElementSibling;
    const [at, then] = [node, before].map((one) => Number(one?.dataset.at ?? 0));
    const newDay = !before || dayOf(at) !== dayOf(then);
    if (newDay) node.dataset.day = dayName(at, words);
    else delete node.dataset.day;
    node.classList.toggle('follows', !newDay && at - then < CLOSE_MS && before.dataset.who === node.dataset.who);
  }

  function examples() {
    const mine = sentences();
    for (const chip of chips.children)
      chip.hidden = mine.length >= NO_MORE_CHIPS_AFTER || mine.includes(chip.dataset.says);
    panel.toggleAttribute('data-empty', now.loaded && nodes.size === 0);
  }

  async function refresh({ anew = false } = {}) {
    const asked = performance.now();
    const answer = await fetch(address, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    if (answer?.status === 409) return location.reload();
    if (!answer?.ok) return;
    const entries = await answer.json();
    if (anew) now.whole = false;
    const there = new Set(entries.map((entry) => entry.id));
    const oldest = anew ? 0 : (entries[0]?.at ?? 0);
    // Gone from the transcript is gone, except for what is too fresh to be in it or older than it reaches.
    for (const node of nodes.values()) {
      const settled = node.dataset.state === 'kept' && asked - node.since > (anew ? 0 : SETTLED_MS);
      if (settled && !there.has(node.dataset.id) && Number(node.dataset.at) >= oldest) forget(node);
    }
    for (const entry of entries) place(entry);
    if (!now.loaded) mouth.restore();
    now.loaded = true;
    panel.removeAttribute('data-loading');
    examples();
    reader.settle();
    requestAnimationFrame(() => (log.ariaLive = 'polite'));
  }

  // What was said before comes when the reader has gone back to where it begins, and keeps them where they read.
  async function lookBack() {
    if (now.looking || now.whole || !now.loaded || !list.firstElementChild) return;
    now.looking = true;
    const answer = await fetch(`${address}?before=${list.firstElementChild.dataset.at}`, {
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    const entries = answer?.ok ? (await answer.json()).filter((entry) => !find(entry.id)) : [];
    now.whole = answer?.ok === true && entries.length === 0;
    log.ariaLive = 'off';
    reader.hold(() => {
      for (const entry of entries) place(entry, { isPast: true });
    });
    requestAnimationFrame(() => (log.ariaLive = 'polite'));
    now.looking = false;
  }

  // A card that asks for the rest of a sentence brings the person who made it ask to the composer.
  function ask(node) {
    const { ask: sentence, id: entryId } = node.dataset;
    const newest = node === list.lastElementChild;
    if (!node.classList.contains('told') || !(newest || now.asking === entryId || sentence)) return;
    now.asking = sentence ? entryId : '';
    hint.hidden = !sentence;
    hint.querySelector('b').textContent = sentence;
    if (sentence && now.acted && !panel.hidden) composer.focus();
  }

  // An answer that another replica has sent does not come live; then the transcript has it.
  function acting() {
    const since = performance.now();
    now.acted = true;
    setTimeout(() => (now.acted = false), SETTLED_MS);
    setTimeout(() => {
      if (now.told < since) void refresh();
    }, ANSWER_MS);
  }

  function write(text) {
    composer.write(text);
    composer.focus();
  }

  chips.addEventListener('click', ({ target }) => {
    const chip = target.closest('[data-says]');
    if (!chip) return;
    void mouth.say(chip.dataset.says);
    composer.focus();
  });

  function notice() {
    reader.missed();
    if (!panel.hidden && !document.hidden) return;
    now.unread += 1;
    counted();
  }

  return {
    id,
    panel,
    place,
    refresh,
    retry: mouth.retry,
    compose: composer.focus,
    unread: () => now.unread,
    enter: () => {
      now.unread = 0;
      counted();
      reader.enter();
    },
    escape: () => {
      composer.putBack();
      reader.follow();
      composer.focus();
    },
  };
}

function fragment(html) {
  const holder = document.createElement('template');
  holder.innerHTML = policy.createHTML(html);
  return holder.content.firstElementChild;
}

function unseen(text) {
  const span = document.createElement('span');
  span.className = 'hidden';
  span.textContent = text;
  return span;
}

// What a page beside the chat wants said is written into one's own room, and sent by nobody but the person.
function suggestedIn(room) {
  if (room === 'team') return undefined;
  const address = new URL(location.href);
  const says = address.searchParams.get('say') ?? undefined;
  if (says !== undefined) history.replaceState(null, '', address.pathname);
  return says;
}
