/**
 * A Slack for tests: one team or more, the dozen methods we call, and what it would tell us, by signed requests or through
 * the connections we open. What it was told to say is in `messages`, as people would see it. `trouble` decides how a call
 * ends before it is answered.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Wire, wire } from '../../../support/wire.ts';

export type Posted = {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly thread_ts?: string;
  readonly metadata?: unknown;
  /** Seen by this person only. */
  readonly only?: string;
  readonly edited?: true;
};
type Element = {
  readonly type: string;
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
  readonly placeholder?: { readonly text: string };
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
};
export type Block = {
  readonly type: string;
  readonly text?: { readonly text: string };
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
};
export type View = { readonly callback_id?: string; readonly type: string; readonly blocks: readonly Block[] };
export type Call = { readonly method: string; readonly token: string; readonly args: Record<string, unknown> };

export type Ending =
  | { readonly error: string; readonly needed?: string }
  | { readonly retryAfter: number }
  /** Done, or not done, and the answer lost on its way, when something else has come to its end. */
  | { readonly lost: 'after' | 'before'; readonly when?: Promise<unknown> }
  /** Done, but later than that. */
  | { readonly until: Promise<void> };

export const SIGNING_SECRET = 'a secret between the two of us';
export const TOKEN = 'xoxb-of-the-home-team';
export const APP_TOKEN = 'xapp-of-the-app';
export const BOT = 'UBOT';

const USERS: Readonly<Record<string, object>> = {
  U1: {
    real_name: '李雷',
    tz: 'Asia/Shanghai',
    locale: 'zh-CN',
    is_email_confirmed: true,
    profile: { email: 'lilei@acme.example' },
  },
  U2: { real_name: 'Emma', tz: 'Europe/London', locale: 'en-GB' },
  U3: { real_name: '王总', tz: 'Asia/Shanghai', locale: 'zh-CN', is_admin: true },
  U4: {
    real_name: 'Guest',
    tz: 'Asia/Shanghai',
    is_restricted: true,
    is_email_confirmed: true,
    profile: { email: 'lilei@acme.example' },
  },
  U5: {
    real_name: 'Of another company',
    tz: 'Asia/Shanghai',
    team_id: 'TOTHER',
    is_email_confirmed: true,
    profile: { email: 'lilei@acme.example' },
  },
};

export async function standIn(clock: () => Temporal.Instant, home: string) {
  const calls: Call[] = [];
  const state = {
    messages: [] as Posted[],
    views: [] as (View & { readonly id: string })[],
    pages: new Map<string, View>(),
    /** What was uploaded here, and what can be had from here. */
    files: [] as { name: string; bytes: Buffer; channel: string | undefined }[],
    tokens: new Map([[TOKEN, home]]),
    closed: new Set<string>(),
    count: 0,
    wires: [] as Wire[],
    isOrganization: false,
    /** Whether it says who is in the team. */
    isListed: false,
    /** How long an envelope waits for its acknowledgement, in real milliseconds. */
    patience: 30_000,
    /** Who is in the team, and what Slack says of them. */
    users: structuredClone(USERS) as Record<string, object>,
    trouble: (_call: Call): Ending | undefined => undefined,
  };
  const stamp = () => `${Math.floor(clock().epochMilliseconds / 1000)}.${String((state.count += 1)).padStart(6, '0')}`;

  const methods: Readonly<Record<string, (args: Record<string, unknown>, team: string) => object>> = {
    'auth.test': (_args, team) => ({
      team_id: team,
      team: `Team ${team}`,
      user_id: BOT,
      is_enterprise_install: state.isOrganization,
    }),
    'apps.connections.open': () => ({ url: apiUrl.replace('http', 'ws') }),
    'users.info': ({ user }) =>
      state.users[String(user)] ? { user: { id: user, ...state.users[String(user)] } } : { error: 'user_not_found' },
    'users.list': () =>
      state.isListed
        ? {
            members: Object.entries(state.users).map(([id, user]) => ({ id, ...user })),
            response_metadata: { next_cursor: '' },
          }
        : { error: 'missing_scope' },
    'conversations.open': ({ users }) => ({ channel: { id: `D-${String(users)}` } }),
    'conversations.info': ({ channel }) =>
      String(channel).startsWith('C')
        ? { channel: { id: channel, name: `sales-${String(channel).slice(1)}` } }
        : { error: 'missing_scope' },
    'chat.postMessage': (args) => post(args),
    'chat.postEphemeral': (args) => {
      const { ts, ...rest } = post({ ...args, only: args['user'] });
      return { message_ts: ts, ...rest };
    },
    'chat.update'({ ts, text, blocks }) {
      const at = state.messages.findIndex((message) => message.ts === ts);
      const before = state.messages[at];
      if (!before) return { error: 'message_not_found' };
      // What the adapter sends is what the type says: these tests would show it if not.
      state.messages[at] = { ...before, text, blocks, edited: true } as Posted;
      return { ts };
    },
    'conversations.history': ({ channel }) => ({
      messages: state.messages.filter((message) => message.channel === channel && !message.thread_ts).toReversed(),
    }),
    'conversations.replies': ({ channel, ts }) => ({
      messages: state.messages.filter((message) => message.channel === channel && message.thread_ts === ts),
    }),
    'files.getUploadURLExternal': ({ filename }) => {
      state.files.push({ name: String(filename), bytes: Buffer.alloc(0), channel: undefined });
      return {
        upload_url: `${apiUrl.replace('/api/', '/upload/')}${state.files.length}`,
        file_id: `F${state.files.length}`,
      };
    },
    'files.completeUploadExternal'({ files, channel_id }) {
      for (const { id } of files as { id: string }[]) {
        const file = state.files[Number(id.slice(1)) - 1];
        if (!file) return { error: 'file_not_found' };
        file.channel = String(channel_id);
      }
      return {};
    },
    'views.open'({ view }) {
      const opened = { ...(view as View), id: `V${state.views.length + 1}` };
      state.views.push(opened);
      return { view: opened };
    },
    'views.publish'({ user_id, view }) {
      state.pages.set(String(user_id), view as View);
      return {};
    },
    'oauth.v2.access'({ code, grant_type, refresh_token }) {
      const team = String(grant_type === 'refresh_token' ? refresh_token : code).replace(/^(?:refresh|code) /, '');
      const token = `xoxe-${team}-${(state.count += 1)}`;
      state.tokens.set(token, team);
      return {
        access_token: token,
        refresh_token: `refresh ${team}`,
        expires_in: 43_200,
        bot_user_id: BOT,
        team: { id: team, name: `Team ${team}` },
      };
    },
  };

  function post({ channel, user, only, text, blocks, thread_ts, metadata }: Record<string, unknown>) {
    const room = String(channel);
    if (state.closed.has(room)) return { error: 'not_in_channel', ts: undefined };
    const posted = { ts: stamp(), channel: room, text, blocks, thread_ts, metadata, only: only && user } as Posted;
    state.messages.push(posted);
    return { ts: posted.ts, channel: room };
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const [, way, place] = /^\/(upload|download)\/(\d+)$/.exec(request.url ?? '') ?? [];
    const file = state.files[Number(place) - 1];
    if (way === 'upload' && file) {
      file.bytes = Buffer.concat(pieces);
      response.end('OK');
      return;
    }
    const [, asked] = /^\/answers\/([^/]+\/[^/]+)$/.exec(request.url ?? '') ?? [];
    if (asked !== undefined) {
      const [channel = '', only] = asked.split('/');
      const { text, blocks } = JSON.parse(Buffer.concat(pieces).toString()) as Posted;
      state.messages.push({ ts: stamp(), channel, text, blocks, only: String(only) });
      response.end('ok');
      return;
    }
    if (way === 'download' && file) {
      const isKnown = state.tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''));
      response
        .writeHead(200, { 'content-type': isKnown ? 'text/csv' : 'text/html' })
        .end(isKnown ? file.bytes : '<html>');
      return;
    }
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()));
    const args = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
    );
    const method = (request.url ?? '').replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const call = { method, token, args };
    calls.push(call);
    const ending = state.trouble(call);
    const team = state.tokens.get(token) ?? '';
    const isKnown = team !== '' || method === 'oauth.v2.access' || token === APP_TOKEN;
    const does = () =>
      isKnown ? (methods[method]?.(args, team) ?? { error: 'unknown_method' }) : { error: 'invalid_auth' };
    if (ending && 'lost' in ending) {
      if (ending.lost === 'after') does();
      await ending.when;
      request.socket.destroy();
      return;
    }
    if (ending && 'until' in ending) await ending.until;
    if (ending && 'retryAfter' in ending) {
      response.writeHead(429, { 'retry-after': String(ending.retryAfter) }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    const result = ending && 'error' in ending ? ending : does();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: !('error' in result && result.error), ...result }));
  }

  const acks = new Map<string, (answer: object | undefined) => void>();
  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', (request, socket) => {
    const opened = wire(request, {
      socket,
      heard(words) {
        // An acknowledgement is an envelope's id and perhaps an answer.
        const { envelope_id: id, payload } = words as { envelope_id: string; payload?: object };
        acks.get(id)?.(payload ?? {});
      },
      gone: () => void (state.wires = state.wires.filter((each) => each !== opened)),
    });
    state.wires.push(opened);
    opened.say({ type: 'hello', num_connections: state.wires.length });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a port has one.
  const { port } = server.address() as AddressInfo;

  const apiUrl = `http://127.0.0.1:${port}/api/`;

  return {
    apiUrl,
    calls,
    /** Where a command can be answered, whoever may read along where it was typed. */
    answerAt: (channel: string, user: string) => apiUrl.replace('/api/', `/answers/${channel}/${user}`),
    /** The first of what was told, and neither acknowledged nor given up yet, will not be acknowledged. */
    giveUp: () => acks.values().next().value?.(undefined),
    /** Tells it through one of the open connections, each in its turn. Resolves to the answer; undefined: not acknowledged. */
    async tell(payload: object, type: 'events_api' | 'interactive' | 'slash_commands') {
      const [next, ...others] = state.wires;
      if (!next) return undefined;
      state.wires = [...others, next];
      const id = randomUUID();
      const { promise, resolve } = Promise.withResolvers<object | undefined>();
      const patience = setTimeout(resolve, state.patience, undefined);
      acks.set(id, resolve);
      next.say({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' });
      return promise.finally(() => {
        clearTimeout(patience);
        acks.delete(id);
      });
    },
    state,
    /** A request as Slack would make it now, or so many seconds from now. */
    request(
      body: object,
      { form, skew = 0, secret = SIGNING_SECRET }: { form?: 'payload' | 'fields'; skew?: number; secret?: string } = {},
    ) {
      const raw =
        form === undefined
          ? JSON.stringify(body)
          : new URLSearchParams(form === 'fields' ? { ...body } : { payload: JSON.stringify(body) }).toString();
      const at = Math.floor(clock().epochMilliseconds / 1000) + skew;
      return new Request('http://touchbase.test/slack/events', {
        method: 'POST',
        body: raw,
        headers: {
          'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${raw}`).digest('hex')}`,
        },
      });
    },
    close: () =>
      new Promise<void>((closed) => {
        for (const each of state.wires) each.hangUp();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const elementsOf = (blocks: readonly Block[]): readonly Element[] =>
  blocks.flatMap((block) => [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])]);

export const buttonsOf = (blocks: readonly Block[]): readonly Element[] =>
  elementsOf(blocks).filter(({ type }) => type === 'button');

/** What Slack tells of a press on a button, or on a line of a menu, with this label. */
export function pressOf(blocks: readonly Block[], label: string): object | undefined {
  const button = buttonsOf(blocks).find(({ text }) => text.text === label);
  const menu = elementsOf(blocks).find(({ options }) => options?.some(({ text }) => text.text === label));
  const option = menu?.options?.find(({ text }) => text.text === label);
  return button ?? (menu && { type: menu.type, action_id: menu.action_id, selected_option: option });
}

/** What Slack tells of a pick. */
export function pickOf(blocks: readonly Block[], label: string, pick: string): object | undefined {
  const found = elementsOf(blocks).find(({ placeholder }) => placeholder?.text === label);
  if (!found) return undefined;
  const { type, action_id } = found;
  if (type === 'datepicker') return { type, action_id, selected_date: pick };
  if (type === 'users_select') return { type, action_id, selected_user: pick };
  return { type, action_id, selected_option: { value: pick } };
}
