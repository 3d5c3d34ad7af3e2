// What is on its way to the server: typed sentences and pressed buttons. Each keeps its id until it has arrived, so that saying it again is harmless.
import { zone } from './time.js';

const LARGEST = 20 * 1024 * 1024;

export function openMouth({ list, address, unsentKey, me, words, room }) {
  async function post({ file, ...fields }) {
    try {
      const body = file ? new FormData() : new URLSearchParams();
      for (const [name, value] of Object.entries({ zone, ...fields })) body.set(name, value);
      if (file) body.set('file', file, file.name);
      const signal = AbortSignal.timeout(file ? 180_000 : 30_000);
      const answer = await fetch(file ? `${address}/files` : address, { method: 'POST', body, signal });
      // Somebody else was chosen in another tab, or the visitor has just been recognised: the page is made anew.
      if (answer.status === 409 || answer.status === 205) location.reload();
      return { status: answer.status, body: answer.status === 205 ? '' : await answer.text() };
    } catch {
      return { status: 0, body: '' };
    }
  }

  function say(text, id = randomId()) {
    const node = room.add({ id: `${me}:${id}`, text });
    return send({ node, text, id });
  }

  function hand(file, id = randomId()) {
    const node = room.add({ id: `${me}:${id}`, text: `📎 ${file.name}` });
    // A page that is loaded again has no file any more to send once more.
    node.dataset.file = file.name;
    if (file.size > LARGEST) return fail({ node, id, status: 413, body: '', file });
    return send({ node, text: '', id, file });
  }

  async function send({ node, text, id, file }) {
    tell(node, { state: 'sending', text: words.sending });
    remember();
    const { status, body } = await post({ id, text, ...(file && { file }) });
    const current = room.find(node.dataset.id) ?? node;
    if (status === 200) {
      const { at, name } = JSON.parse(body);
      room.kept(current, at);
      called(name);
    } else if (current.dataset.state !== 'kept' && status !== 205)
      fail({ node: current, text, id, status, body, file });
    remember();
    if (status === 200) speaks(JSON.parse(body).locale);
  }

  function fail({ node, text, id, status, body, file }) {
    const refused = { 400: words.refused, 403: words.refused, 413: file ? words.fileTooLarge : words.tooLong }[status];
    // What was refused is certainly not kept and may be changed. Anything else may have arrived, and is said again only as it is.
    if (refused) {
      const edit = () => {
        room.forget(node);
        room.write(text);
      };
      tell(node, { state: 'refused', text: refused, ...(!file && { choice: words.edit, act: edit }) });
    } else {
      const again = () => send({ node, text, id, file });
      node.again = again;
      tell(node, {
        state: 'failed',
        text: status === 503 ? `${words.failed} · ${body}` : words.failed,
        choice: words.again,
        act: again,
      });
    }
    room.settle();
  }

  // The connection is back: what has not arrived goes by itself.
  function retry() {
    for (const node of list.children) if (node.dataset.state === 'failed') void node.again();
  }

  // What has not arrived outlives a reload of this tab.
  function remember() {
    const unsent = [...list.children].filter(
      ({ dataset }) => (dataset.state === 'sending' || dataset.state === 'failed') && !dataset.file,
    );
    if (unsent.length === 0) return sessionStorage.removeItem(unsentKey);
    const kept = unsent.map((node) => ({
      id: node.dataset.id.slice(me.length + 1),
      text: node.querySelector('.words').textContent,
    }));
    try {
      sessionStorage.setItem(unsentKey, JSON.stringify(kept));
    } catch {
      // The browser keeps no more than it likes; the page still has it.
    }
  }

  function restore() {
    for (const { id, text } of JSON.parse(sessionStorage.getItem(unsentKey) ?? '[]')) {
      if (room.find(`${me}:${id}`)) continue;
      fail({ node: room.add({ id: `${me}:${id}`, text }), text, id, status: 0 });
    }
    remember();
  }

  list.addEventListener('click', async ({ target }) => {
    const button = target.closest('button[data-says]');
    const node = button?.closest('.entry');
    if (!button || node.ariaBusy === 'true') return;
    node.ariaBusy = 'true';
    button.classList.add('pressed');
    button.dataset.press ??= randomId();
    room.acting();
    const { status } = await post({ id: button.dataset.press, text: button.dataset.says, pressed: node.dataset.id });
    node.ariaBusy = 'false';
    button.classList.remove('pressed');
    button.classList.toggle('unheard', status !== 200);
    button.title = status === 200 ? '' : words.failed;
    if (status === 200) delete button.dataset.press;
  });

  return { say, hand, restore, retry };
}

function tell(node, { state, text, choice, act }) {
  node.dataset.state = state;
  const place = node.querySelector('.state');
  place.replaceChildren(text);
  if (!choice) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = choice;
  button.addEventListener('click', act, { once: true });
  place.append(' ', button);
}

// Who has just said another language is shown the page in it.
function speaks(locale) {
  if (!document.documentElement.lang.startsWith(locale)) location.reload();
}

// Who has just said what they are called sees it.
function called(name) {
  const shown = document.querySelector('.top .me .name');
  if (!shown || shown.textContent === name) return;
  shown.textContent = name;
  document.querySelector('.top .me .avatar').textContent = Array.from(name)[0];
}

// crypto.randomUUID exists only where the page came by https or from this machine.
const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
