/**
 * A process of its own for wechaty. What it brings along (a database in the home folder, errors that nobody catches, a
 * hundred megabytes) ends here, and to stop it fully is to end the process. It never says goodbye to the gateway: that
 * would stop the gateway's own login, and with it whoever takes over.
 */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import type { Message, Wechaty } from 'wechaty';
import { type Answer, type Asked, type Contact, HOME, LOGGED_OUT, type Spoken, type Told, type Wish } from './ipc.ts';

const tell = (told: Told) => void process.send?.(told);
process.on('disconnect', () => process.exit());
// Its home was made for it. Whoever made it cleans up too, unless they were killed.
process.on('exit', () => {
  if (basename(homedir()).startsWith(HOME)) rmSync(homedir(), { recursive: true, force: true });
});
for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(fault, (error: unknown) => {
    tell({ kind: 'broken', why: nameOf(error) });
    setImmediate(() => process.exit(1));
  });

const { WechatyBuilder, types } = await import('wechaty');
// The setting names a package; wechaty's own list of names is only a help to editors.
const bot = WechatyBuilder.build({ puppet: (process.env['WECHATY_PUPPET'] ?? '') as 'wechaty-puppet-service' });
const state = { queue: Promise.resolve() };

bot
  .on('scan', (code) => {
    if (code) tell({ kind: 'scan', code });
  })
  .on('login', (self) => tell({ kind: 'login', self: { id: self.id, name: self.name() } }))
  .on('dong', () => tell({ kind: 'dong' }))
  .on('error', (error) => {
    // A call that fails fails where it was made; a stream that breaks takes everything with it.
    if (/\b16 UNAUTHENTICATED\b/.test(error.message)) tell({ kind: 'refused' });
    if (/\b(?:1 CANCELLED|14 UNAVAILABLE)\b/.test(error.message)) tell({ kind: 'broken', why: nameOf(error) });
  })
  .on('friendship', (friendship) => {
    if (friendship.type() !== types.Friendship.Receive) return;
    const { id } = friendship;
    const contact = friendship.contact();
    void contactOf(contact).then((known) => tell({ kind: 'asks', id, contact: known, hello: friendship.hello() }));
  })
  // One after the other: what was said first is told first, however long it takes to learn all about it.
  .on('message', (message) => {
    state.queue = state.queue.then(() => pass(message)).catch(() => {});
  });

process.on('message', (asked: Asked) => {
  void answer(asked.wish).then((given) => tell({ kind: 'answer', to: asked.number, answer: given }));
});

await bot.start();
// At once: in its next breath the service's client would tell the gateway to log out, which may be in again by then.
bot.puppet.prependListener('logout', () => process.exit(LOGGED_OUT));

async function pass(message: Message) {
  const to = message.room()?.id ?? message.listener()?.id ?? '';
  if (message.self()) tell({ kind: 'echo', id: message.id, to, text: message.text() });
  else tell({ kind: 'spoken', message: await spokenOf(message) });
}

async function spokenOf(message: Message): Promise<Spoken> {
  const room = message.room();
  const about = await soon(aboutOf(message), undefined);
  return {
    id: message.id,
    type: types.Message[message.type()],
    at: message.date().getTime() / 1000,
    text: message.text(),
    talker: await contactOf(message.talker()),
    ...(room && {
      room: {
        id: room.id,
        topic: await soon(room.topic(), ''),
        nick: (await soon(room.alias(bot.currentUser), undefined)) ?? '',
        mentions: (await soon(message.mentionList(), [])).map((contact) => contact.id),
      },
    }),
    ...(about && { about }),
  };
}

async function contactOf(contact: ReturnType<Message['talker']>): Promise<Contact> {
  const { Individual, Unknown } = types.Contact;
  return {
    id: contact.id,
    name: contact.name(),
    alias: (await soon(contact.alias(), '')) ?? '',
    handle: contact.handle() ?? '',
    friend: contact.friend() ?? false,
    official: ![Individual, Unknown].includes(contact.type()),
  };
}

/** What there is to read of a message that is not text, by its type. */
const READ: Readonly<Record<string, (message: Message) => Promise<readonly (string | undefined)[]>>> = {
  Contact: async (message) => [(await message.toContact()).name()],
  Url: async (message) => {
    const link = await message.toUrlLink();
    return [link.title(), link.url()];
  },
  MiniProgram: async (message) => {
    const app = await message.toMiniProgram();
    return [app.title(), app.description()];
  },
  Location: async (message) => {
    const place = await message.toLocation();
    return [place.name(), place.address()];
  },
  Attachment: async (message) => [(await message.toFileBox()).name],
};

async function aboutOf(message: Message): Promise<string | undefined> {
  return (await READ[types.Message[message.type()]]?.(message))?.filter(Boolean).join(' ');
}

async function answer(wish: Wish): Promise<Answer> {
  try {
    return await fulfil(wish);
  } catch (error) {
    return { kind: isSettled(error) ? 'failed' : 'unsure', why: nameOf(error) };
  }
}

async function fulfil(wish: Wish): Promise<Answer> {
  const { puppet } = bot;
  if (wish.kind === 'say') return say(wish);
  if (wish.kind === 'contacts') return { kind: 'done', contacts: await addressBook(bot, wish.unless) };
  if (wish.kind === 'ding') bot.ding('');
  if (wish.kind === 'accept') await puppet.friendshipAccept(wish.friendship);
  if (wish.kind === 'alias') {
    await puppet.contactAlias(wish.contact, wish.alias);
    await puppet.contactPayloadDirty(wish.contact);
  }
  return { kind: 'done' };
}

/** The puppet's own call, and nothing after it that could fail: wechaty's looks the message up once it is sent. */
async function say({ to, text, calls }: Wish & { kind: 'say' }): Promise<Answer> {
  const room = await bot.Room.find({ id: to }).catch(() => undefined);
  if (!room && !(await bot.Contact.find({ id: to }).catch(() => undefined))) return { kind: 'gone' };
  const called = room ? await namesOf(room, calls) : [];
  const words = [...called.map(({ name }) => `@${name}\u2005`), text].join('');
  const ids = called.map(({ id }) => id);
  const id = await bot.puppet.messageSendText(to, words, ids);
  return { kind: 'done', ...(id && { id }) };
}

type Room = NonNullable<Awaited<ReturnType<Wechaty['Room']['find']>>>;

/** What those who are called are called in this room. Whoever is not in it is not called. */
async function namesOf(room: Room, ids: readonly string[]) {
  const members = await soon(room.memberAll(), []);
  const called = members.filter(({ id }) => ids.includes(id));
  return Promise.all(
    called.map(async (member) => ({
      id: member.id,
      name: (await soon(room.alias(member), undefined)) || member.name(),
    })),
  );
}

async function addressBook({ Contact, puppet }: Wechaty, unless: readonly string[]): Promise<Contact[]> {
  const ids = await puppet.contactList();
  if (unless.every((id) => ids.includes(id))) return [];
  const found: Contact[] = [];
  for (const id of ids) {
    const contact = await Contact.find({ id }).catch(() => undefined);
    const known = contact && (await contactOf(contact));
    if (known && (known.alias || known.handle)) found.push(known);
  }
  return found;
}

/** What is only nice to know is waited for no longer than this. */
async function soon<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(otherwise), 3_000);
  return Promise.race([asked.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}

/** The other side has answered, and said no: unlike a connection that broke before it could. */
function isSettled(error: unknown) {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return ![1, 4, 14].includes(Number(code));
}

/** Kind and code, never the message, which may hold what somebody typed. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const status = /\b\d{1,2} [A-Z_]{4,20}\b/.exec(error.message)?.[0];
  return [error.name, 'code' in error ? String(error.code) : undefined, status].filter(Boolean).join(' ');
}
