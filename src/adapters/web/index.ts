import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import { knownHost, meter, overTls } from '../shared/guard.ts';
import { words } from './messages.ts';
import { bounded, headers, ownForms } from './security.ts';
import { live, type Shown } from './sse.ts';
import { chatPage, chooserPage } from './pages/chat.ts';
import { landingPage } from './pages/page.ts';
import { sorryPage } from './pages/sorry.ts';
import { parse } from './parse.ts';
import { said, told } from './render.ts';
import { viewRoutes } from './views/routes.ts';
import type { Views } from './views/views.ts';
import { become, localeOf, meet, roomsOf, speak, spokenBy, type Door, type Seen, type Visitor } from './session.ts';
import { localPath, signInRoutes } from './signIn.ts';
import type { Card } from '../../core/contract/card.ts';
import type { Hear, Adapter } from '../../core/contract/adapter.ts';
import type { Message } from '../../core/contract/message.ts';

export type { Door, SignedIn, Visitor } from './session.ts';
export type { Views } from './views/views.ts';

/** One message of a room's transcript. */
export type Entry = {
  /** Unique in the room: a person's is the Message's id, the bot's what `send` answered. */
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly from: { readonly id: string; readonly name: string } | 'bot';
  /** A person's words, or the plain text of the card. */
  readonly text: string;
  /** Only the bot's. */
  readonly card?: Card;
};

export type Ports = Door & {
  readonly views: Views;
  /** The newest of a room, or what came before a moment, oldest first, an edited card in its old place, and without the sentences of pressed buttons. */
  readonly transcript: (room: string, before?: Temporal.Instant) => Promise<readonly Entry[]>;
  /** A file of ours, for the visitor it was made for and nobody else. */
  readonly file: (me: string, id: number) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  /** Names beside the loopback ones under which the page may be asked for. */
  readonly hosts?: readonly string[];
  /** Where it is asked for over TLS, as https://touchbase.example.com. */
  readonly origin?: string | undefined;
  readonly now?: () => Temporal.Instant;
  /** Never gets what somebody wrote. The id is told to the person. */
  readonly log: (id: string, error: unknown) => void;
};

export type Web = Adapter & {
  readonly routes: Hono;
  /** Mounted last: what a browser is shown at an address where nothing is. */
  readonly absent: Hono;
  /** What a browser is shown where something failed, by the id that the log has of it. */
  readonly failed: (c: Context, failure: { readonly id: string; readonly isAway: boolean }) => Response;
  /** Shows the open pages what did not come in through one of them: a played week, another replica. */
  readonly show: (room: string, entry: Entry) => void;
  /** Has the open pages take what was said anew: a week was played, or cleared. */
  readonly anew: () => void;
  /** Somebody may have lost their rights: pages that show what their visitor may not see are ended. */
  readonly recheck: () => void;
};

/** Sentences, presses and files of one visitor in a minute. */
const HEARD = { most: 60, seconds: 60 };

export const web = ({
  transcript,
  file,
  views,
  log,
  hosts = [],
  origin,
  now = Temporal.Now.instant,
  ...door
}: Ports): Web => {
  const pages = live();
  const ears: { hear?: Hear } = {};
  const routes = new Hono();
  const mayHear = meter({ ...HEARD, now });
  const names = [...hosts, ...(origin === undefined ? [] : [new URL(origin).host])];
  const show: Web['show'] = (room, entry) =>
    void shown(room, entry).then(pages.show, (error: unknown) => log('a page', error));

  // Named path by path, so that what is mounted beside us keeps its own rules.
  for (const path of PATHS)
    routes.use(
      path,
      headers,
      knownHost(names, `${words.wrongHost.zh} ${words.wrongHost.en}`),
      overTls(origin),
      ownForms,
      bounded,
      fresh,
    );
  routes.use('/chat/assets/*', etag());
  for (const { name, type, body } of assets()) {
    routes.get(`/chat/assets/${name}`, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
  }

  routes.route('/', signInRoutes({ door, now, ended: pages.recheck }));

  routes.get('/', async (c) => {
    const seen = await meet(c, door);
    const { visitor, team, locale } = seen;
    if (visitor !== undefined) return c.html(chatPage({ ...seen, visitor }));
    if (c.req.header('sec-fetch-site') === 'cross-site') return c.html(landingPage({ locale, to: '/' }));
    return team.length > 0 ? c.html(chooserPage(seen)) : c.redirect('/signin', 302);
  });

  routes.post('/chat/as', async (c) => {
    const { id } = await c.req.parseBody();
    const { team } = await meet(c, door);
    const chosen = team.find((visitor) => visitor.id === id);
    if (chosen === undefined) return c.text('No such person', 404);
    become(c, chosen);
    return c.redirect('/', 303);
  });

  routes.post('/chat/language', async (c) => {
    const { locale: asked, to } = await c.req.parseBody();
    const locale = localeOf(asked);
    const { visitor } = await meet(c, door);
    if (locale !== undefined) speak(c, { locale, visitor });
    return c.redirect(localPath(typeof to === 'string' ? to : undefined), 303);
  });

  routes.get('/chat/:me/live', async (c) => {
    const seen = await meet(c, door);
    const rooms = roomsOf(seen);
    const mayStay = async () => {
      const now = roomsOf(await meet(c, door));
      return rooms.every((room) => now.includes(room));
    };
    return notSeated(c, seen) ?? pages.watch(c, { who: seen.visitor?.id ?? '', rooms, mayStay });
  });

  routes.get('/chat/:me/rooms/:room', async (c) => {
    const seen = await meet(c, door);
    const room = c.req.param('room');
    const refusal = notSeated(c, seen, room);
    if (refusal !== undefined) return refusal;
    const entries = await transcript(room, momentOf(c.req.query('before')));
    return c.json(await Promise.all(entries.map((entry) => shown(room, entry))));
  });

  routes.get('/chat/files/:id{[0-9]{1,15}}', async (c) => {
    const { visitor } = await meet(c, door);
    const found = visitor && (await file(visitor.id, Number(c.req.param('id'))));
    if (found === undefined) return c.text('No such file', 404);
    return c.body(Uint8Array.from(found.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    });
  });

  /** Resolves to what was heard, once all that follows from it is committed, or to why it was not. */
  const hearFrom = async (
    c: Context,
    {
      seen,
      room,
      form,
    }: { readonly seen: Seen & { readonly visitor: Visitor }; readonly room: string; readonly form: unknown },
  ): Promise<Response | Message> => {
    const { id, name } = seen.visitor;
    if (!mayHear(id).isAllowed) return c.text('Too fast', 429);
    const message = parse(form, { from: { id, locale: seen.locale, name }, room, at: now() });
    if (message === undefined) return c.text('Nothing to say', 400);
    try {
      if (ears.hear === undefined) throw new Error('The web chat has not been started');
      await ears.hear(message);
    } catch (error) {
      const incident = randomBytes(4).toString('hex');
      log(incident, error);
      return c.text(incident, 503);
    }
    const words =
      message.text.trim() === '' ? (message.files ?? []).map((handed) => `📎 ${handed.name}`).join('\n') : message.text;
    if (message.pressed === undefined) show(room, { ...message, text: words, from: { id, name } });
    return message;
  };

  const heard = async (c: Context<object, '/chat/:me/rooms/:room'>): Promise<Response> => {
    const seen = await meet(c, door);
    const room = c.req.param('room');
    const refusal = notSeated(c, seen, room);
    if (refusal !== undefined || seen.visitor === undefined) return refusal ?? c.text('', 403);
    const { visitor } = seen;
    const message = await hearFrom(c, { seen: { ...seen, visitor }, room, form: await c.req.parseBody() });
    if (message instanceof Response) return message;
    // They may have said what they are called, or which language they want.
    const after = await meet(c, door);
    return c.json({
      at: message.at.epochMilliseconds,
      name: after.visitor?.name ?? visitor.name,
      locale: after.locale,
    });
  };
  routes.post('/chat/:me/rooms/:room', heard);
  routes.post('/chat/:me/rooms/:room/files', heard);

  routes.route(
    '/',
    viewRoutes(door, views, async (c, { visitor, locale, form }) => {
      const message = await hearFrom(c, {
        seen: { team: [], visitor, locale },
        room: `dm:${visitor.id}`,
        form,
      });
      return message instanceof Response ? message : undefined;
    }),
  );

  const absent = new Hono();
  absent.use(headers, knownHost(names, `${words.wrongHost.zh} ${words.wrongHost.en}`), overTls(origin), fresh);
  absent.all('*', (c) =>
    isBrowser(c) ? c.html(sorryPage({ locale: spokenBy(c), why: 'absent' }), 404) : c.text('404 Not Found', 404),
  );

  return {
    name: 'web',
    can: { buttons: true, edit: true, threads: false, push: true, files: true, pictures: true, maxChars: 8000 },
    routes,
    absent,
    failed: (c, { id, isAway }) => {
      const status = isAway ? 503 : 500;
      if (!isBrowser(c)) return c.text(id, status);
      const again = c.req.method === 'GET' ? c.req.path : undefined;
      return c.html(sorryPage({ locale: spokenBy(c), why: isAway ? 'away' : 'failed', id, again }), status);
    },
    show,
    anew: pages.anew,
    recheck: pages.recheck,
    start: async (hear) => {
      ears.hear = hear;
    },
    send: async ({ key, edits, room, card }) => {
      // An edited card keeps its id, as it keeps its place.
      const id = edits ?? key;
      const at = now().epochMilliseconds;
      pages.show({ room, id, at, html: await told(card), ...(edits === undefined ? {} : { edits }) });
      return { kind: 'sent', id };
    },
    stop: async () => {
      delete ears.hear;
      pages.end();
    },
  };
};

/** Somebody came to this address, and not a script of ours or another program. */
const isBrowser = (c: Context) => /\btext\/html\b/.test(c.req.header('accept') ?? '');

const PATHS = [
  '/',
  '/chat/*',
  '/signin',
  '/signin/*',
  '/signout',
  '/find',
  '/customers',
  '/customers/*',
  '/followups',
  '/team',
];

/** The page was made for one visitor; another may have been chosen since, in another tab. */
const notSeated = (c: Context, seen: Seen, room?: string): Response | undefined => {
  if (seen.visitor === undefined || c.req.param('me') !== seen.visitor.id) return c.text('Somebody else now', 409);
  if (room !== undefined && !roomsOf(seen).includes(room)) return c.text('Not your room', 403);
  return undefined;
};

/** Milliseconds since the epoch, as a page counts them. */
const momentOf = (said: string | undefined): Temporal.Instant | undefined =>
  said !== undefined && /^\d{1,15}$/.test(said) ? Temporal.Instant.fromEpochMilliseconds(Number(said)) : undefined;

const shown = async (room: string, { id, at, from, text, card }: Entry): Promise<Shown> => ({
  room,
  id,
  at: at.epochMilliseconds,
  ...(from === 'bot'
    ? { html: await told(card ?? { title: text }) }
    : { from: from.id, html: said({ name: from.name, text }) }),
});

const fresh = async (c: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
};

const assets = () => {
  const scripts = ['chat', 'room', 'reader', 'mouth', 'composer', 'files', 'time', 'views'].map((name) => `${name}.js`);
  const named = [
    ...scripts.map((name) => ({ name, type: 'text/javascript; charset=utf-8' })),
    { name: 'chat.css', type: 'text/css; charset=utf-8' },
    { name: 'views.css', type: 'text/css; charset=utf-8' },
    { name: 'signin.css', type: 'text/css; charset=utf-8' },
    { name: 'icon.svg', type: 'image/svg+xml' },
  ];
  return named.map((asset) => ({ ...asset, body: readFileSync(new URL(`./assets/${asset.name}`, import.meta.url)) }));
};
