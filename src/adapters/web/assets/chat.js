// The page: its rooms as tabs, the live connection, and the keys that work everywhere.
import { openRoom } from './room.js';

const { me, words: said } = document.body.dataset;
const words = JSON.parse(said);
const door = `/chat/${encodeURIComponent(me)}`;
const tabs = [...document.querySelectorAll('[role=tab]')];
const rooms = [...document.querySelectorAll('.room')].map((panel) => openRoom({ panel, me, door, words, counted }));
const title = document.title;

const shown = () => rooms.find(({ panel }) => !panel.hidden);

function show(index, { focus } = {}) {
  for (const [i, room] of rooms.entries()) {
    room.panel.hidden = i !== index;
    tabs[i]?.setAttribute('aria-selected', String(i === index));
    tabs[i]?.setAttribute('tabindex', i === index ? '0' : '-1');
  }
  history.replaceState(null, '', index === 0 ? '/' : `#${index}`);
  rooms[index].enter();
  if (focus === 'tab') tabs[index].focus();
  else if (matchMedia('(pointer: fine)').matches) rooms[index].compose();
}

function counted() {
  for (const [i, room] of rooms.entries()) {
    const badge = tabs[i]?.querySelector('.badge');
    if (!badge) continue;
    badge.hidden = room.unread() === 0;
    badge.textContent = badge.hidden ? '' : String(Math.min(room.unread(), 99));
    badge.ariaLabel = `${badge.textContent} ${words.unread}`;
  }
  const all = rooms.reduce((sum, room) => sum + room.unread(), 0);
  document.title = all === 0 ? title : `(${all}) ${title}`;
}

for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => show(i));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step !== undefined) show((i + step + tabs.length) % tabs.length, { focus: 'tab' });
  });
}

// Whoever starts to type means the composer.
document.addEventListener('keydown', (event) => {
  const free = event.target === document.body || event.target.matches('.log');
  if (event.key === 'Escape' && !document.querySelector(':popover-open')) shown()?.escape();
  else if (free && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
    shown()?.compose();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) shown()?.enter();
});

// The connection. It is taken to be dead when nothing, not even a ping, has come for 45 seconds: a laptop that slept gets no error.
const SILENT_MS = 45_000;
const line = document.querySelector('#connection');
const link = { source: undefined, tries: 0, lost: false, timer: undefined, watch: undefined };

function connect() {
  clearTimeout(link.timer);
  link.source?.close();
  const source = (link.source = new EventSource(`${door}/live`));
  const alive = () => {
    clearTimeout(link.watch);
    link.watch = setTimeout(lost, SILENT_MS);
  };
  alive();
  source.addEventListener('ping', alive);
  source.addEventListener('hello', () => {
    alive();
    found();
  });
  source.addEventListener('entry', (event) => {
    alive();
    const entry = JSON.parse(event.data);
    rooms.find(({ id }) => id === entry.room)?.place(entry);
  });
  source.addEventListener('anew', () => refresh({ anew: true }));
  source.addEventListener('error', lost);
}

function lost() {
  link.source?.close();
  clearTimeout(link.watch);
  clearTimeout(link.timer);
  link.timer = setTimeout(connect, Math.min(500 * 2 ** link.tries, 10_000));
  link.tries += 1;
  if (link.tries === 1) refresh();
  if (link.tries < 2) return;
  link.lost = true;
  line.textContent = words.lost;
  line.className = 'lost';
  line.hidden = false;
}

function found() {
  refresh();
  for (const room of rooms) room.retry();
  link.tries = 0;
  if (!link.lost) return;
  link.lost = false;
  line.textContent = words.back;
  line.className = 'back';
  setTimeout(() => {
    if (!link.lost) line.hidden = true;
  }, 3000);
}

function refresh(how) {
  for (const room of rooms) void room.refresh(how);
}

addEventListener('online', connect);
show(location.hash === '#1' && rooms.length > 1 ? 1 : 0);
connect();
