/** A stand-in for Feishu: tokens, messages, people, and the connection by which events come, are acknowledged and come again. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { only } from '../../support/rows.ts';
import { serve } from '../../support/wire.ts';
import { decode, encode } from './frames.ts';

export const APP = 'cli_0123456789abcdef';
export const SECRET = 'secret-1';
const BOT = 'ou_bot';

export type Shown = { readonly id: string; readonly to: string; readonly type: string; content: string; edits: number };
/** How the next request of a path ends. */
export type Fault = {
  readonly path: string;
  readonly code?: number;
  readonly lost?: 'before' | 'after';
  /** Called when it is asked; the answer is lost when this has come to its end. */
  readonly when?: () => Promise<unknown>;
};
type Ack = { readonly code: number };

const Body = z.object({
  app_id: z.string().optional(),
  app_secret: z.string().optional(),
  receive_id: z.string().optional(),
  msg_type: z.string().optional(),
  content: z.string().optional(),
  uuid: z.string().max(50).optional(),
});
type Body = z.output<typeof Body>;

const Button = z.object({
  tag: z.literal('button'),
  text: z.object({ content: z.string() }),
  behaviors: z.array(z.object({ value: z.object({ says: z.string(), room: z.string() }) })),
});

export async function standIn() {
  const shown: Shown[] = [];
  const faults: Fault[] = [];
  const uuids = new Map<string, Shown>();
  const files = new Map<string, Buffer>();
  const quoted = new Map<string, { readonly type: string; readonly content: string }>();
  const people = new Map<string, object>([
    ['ou_lilei', { name: '李磊', enterprise_email: 'lilei@example.com' }],
    ['ou_boss', { name: '王总', is_tenant_manager: true, department_ids: ['od_7'] }],
  ]);
  const tokens = new Set<string>();
  const waiting = new Map<string, (ack: Ack) => void>();
  const state = { secret: SECRET, connected: 0, mayLookUp: true, uploads: [] as string[], pace: [] as number[] };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://x');
    const raw = await buffer(request);
    const path = url.pathname.replace('/open-apis/', '');
    const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/');
    const body = Body.parse(raw.length && !isForm ? JSON.parse(raw.toString()) : {});
    const reply = (answered: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
    if (path === '/callback/ws/endpoint') return reply(endpoint(JSON.parse(raw.toString())));
    if (path.startsWith('auth/')) {
      if (body.app_secret !== state.secret) return reply({ code: 10_014, msg: 'app secret invalid' });
      const token = randomUUID();
      tokens.add(token);
      return reply({ code: 0, tenant_access_token: token, expire: 7_200 });
    }
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', '')))
      return reply({ code: 99_991_663, msg: 'Invalid access token' }, 400);
    const fault = faults.find((each) => path.includes(each.path) && request.method !== 'GET');
    if (fault) faults.splice(faults.indexOf(fault), 1);
    if (fault?.code !== undefined) return reply({ code: fault.code, msg: 'no' }, 400);
    if (fault?.lost === 'before') {
      await fault.when?.();
      return request.socket.destroy();
    }
    const [, key] = /resources\/([^/]+)$/.exec(path) ?? [];
    if (key !== undefined) return response.end(files.get(key));
    const done = act(request.method ?? '', { path, url, body, raw });
    await fault?.when?.();
    return fault?.lost ? request.socket.destroy() : reply(done, 'code' in done && done.code ? 400 : 200);
  }

  function endpoint(asked: { readonly AppID: string; readonly AppSecret: string }) {
    if (asked.AppID !== APP || asked.AppSecret !== state.secret)
      return { code: 514, msg: 'app secret invalid', data: {} };
    const config = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 };
    return { code: 0, data: { URL: `ws://127.0.0.1:${at}/ws?device_id=d&service_id=1`, ClientConfig: config } };
  }

  function act(method: string, { path, url, body, raw }: { path: string; url: URL; body: Body; raw: Buffer }): object {
    if (path === 'bot/v3/info') return { code: 0, bot: { open_id: BOT } };
    const [, user] = /^contact\/v3\/users\/(\w+)$/.exec(path) ?? [];
    if (user !== undefined) {
      const found = state.mayLookUp && people.get(user);
      return found ? { code: 0, data: { user: found } } : { code: 41_050, msg: 'no user authority' };
    }
    if (path === 'im/v1/images') {
      const key = `img_${files.size}`;
      files.set(key, raw.subarray(raw.indexOf('\x89PNG', 'latin1')));
      return { code: 0, data: { image_key: key } };
    }
    if (path === 'contact/v3/departments/od_7') return { code: 0, data: { department: { name: '华南' } } };
    if (path === 'im/v1/files') {
      state.uploads.push(/filename="([^"]+)"/.exec(raw.toString())?.[1] ?? '');
      return { code: 0, data: { file_key: 'file_1' } };
    }
    const [, id] = /^im\/v1\/messages\/(\w+)$/.exec(path) ?? [];
    if (id !== undefined && method === 'GET') {
      const said = quoted.get(id);
      if (!said) return { code: 230_011 };
      return {
        code: 0,
        data: { items: [{ msg_type: said.type, sender: { sender_type: 'user' }, body: { content: said.content } }] },
      };
    }
    if (id !== undefined) {
      const place = shown.find((each) => each.id === id);
      if (!place || !isCard(body.content ?? '')) return { code: 230_011 };
      Object.assign(place, { content: body.content, edits: place.edits + 1 });
      return { code: 0 };
    }
    return say(url.searchParams.get('receive_id_type') ?? '', body);
  }

  function say(type: string, { receive_id: to = '', msg_type = '', content = '', uuid = '' }: Body): object {
    if (type === 'open_id' && !people.has(to)) return { code: 230_013, msg: 'Bot has NO availability to this user.' };
    if (type === 'chat_id' && to !== 'oc_sales') return { code: 230_002, msg: 'Bot can NOT be out of the chat.' };
    if (msg_type === 'interactive' && !isCard(content)) return { code: 230_099, msg: 'Failed to create card content' };
    const known = uuids.get(`${to} ${uuid}`);
    const own = known ?? { id: `om_${shown.length}`, to, type: msg_type, content, edits: 0 };
    if (!known) shown.push(own);
    uuids.set(`${to} ${uuid}`, own);
    return { code: 0, data: { message_id: own.id } };
  }

  const { at, wires, drop, close } = await serve({
    answer,
    upgrade: () => ({
      brought(bytes, own) {
        const frame = decode(bytes);
        if (frame.headers['type'] === 'ping')
          own.bring(encode({ method: 0, headers: { type: 'pong' }, payload: Buffer.alloc(0) }));
        else waiting.get(frame.headers['message_id'] ?? '')?.(JSON.parse(frame.payload.toString()));
      },
      opened: () => void (state.connected += 1),
    }),
  });

  /** Delivers an event once. Resolves to how it was acknowledged; undefined: nobody was there. */
  function deliver(type: string, { event, id = randomUUID() }: { readonly event: object; readonly id?: string }) {
    const own = [...wires].at(-1);
    if (!own) return Promise.resolve(undefined);
    const delivery = randomUUID();
    const header = { event_id: id, event_type: type, app_id: APP, tenant_key: 't1' };
    const payload = Buffer.from(JSON.stringify({ schema: '2.0', header, event }));
    const headers = { type: 'event', message_id: delivery, sum: '1', seq: '0', trace_id: delivery };
    return new Promise<Ack>((acknowledged) => {
      waiting.set(delivery, acknowledged);
      own.bring(encode({ method: 1, headers, payload }));
    });
  }

  const messageOf = (user: string, content: object, { chat, ...more }: Said = {}) => ({
    sender: { sender_id: { open_id: user }, sender_type: 'user', tenant_key: 't1' },
    message: {
      message_id: `om_${randomUUID().replaceAll('-', '')}`,
      create_time: String(Date.now()),
      chat_id: chat ?? `oc_p2p_${user}`,
      chat_type: chat ? 'group' : 'p2p',
      message_type: 'text',
      content: JSON.stringify(content),
      ...(chat && { mentions: [{ key: '@_user_1', id: { open_id: BOT }, name: '小跟进' }] }),
      ...more,
    },
  });

  return {
    url: `http://127.0.0.1:${at}`,
    shown,
    faults,
    files,
    people,
    quoted,
    state,
    wires,
    in: (room: string) => shown.filter(({ to }) => to === room),
    deliver,
    says: (user: string, text: string, { id, ...more }: Said & { readonly id?: string } = {}) =>
      deliver('im.message.receive_v1', {
        event: messageOf(user, { text: more.chat ? `@_user_1 ${text}` : text }, more),
        ...(id && { id }),
      }),
    sends: (user: string, type: string, content: object) =>
      deliver('im.message.receive_v1', { event: messageOf(user, content, { message_type: type }) }),
    presses(user: string, label: string) {
      const found = shown.findLast(({ content }) => buttonsIn(content).some((each) => each.text.content === label));
      if (!found) throw new Error(`no button «${label}» in ${shown.at(-1)?.content ?? 'nothing'}`);
      const button = only(
        buttonsIn(found.content)
          .filter(({ text }) => text.content === label)
          .slice(0, 1),
      );
      const value = only(button.behaviors).value;
      const event = {
        operator: { open_id: user },
        action: { value, tag: 'button' },
        context: { open_message_id: found.id },
      };
      return deliver('card.action.trigger', { event });
    },
    drop,
    /** Another program connects as the same app, and ours is closed for it. */
    async kick() {
      const ours = [...wires];
      const other = new WebSocket(`ws://127.0.0.1:${at}/ws?device_id=d&service_id=1`);
      await new Promise((opened) => other.addEventListener('open', opened));
      for (const each of ours) each.hangUp();
    },
    /** Tokens are no longer taken. */
    expire: () => tokens.clear(),
    close,
  };
}

type Said = { readonly chat?: string; readonly [key: string]: unknown };

/** What Feishu takes for a card: 30 KB, 200 elements, none of them of an older kind. */
function isCard(content: string) {
  return (
    Buffer.byteLength(content) <= 30_720 && !content.includes('"tag":"action"') && content.split('"tag":').length <= 201
  );
}

/** All texts of a card, in their order. */
export const textOf = (content: string): string =>
  [...content.matchAll(/"content":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text ?? ''}"`)).join('\n');

export function buttonsIn(content: string): readonly z.output<typeof Button>[] {
  const found: z.output<typeof Button>[] = [];
  JSON.parse(content, (_key, value: unknown) => {
    const button = Button.safeParse(value).data;
    if (button) found.push(button);
    return value;
  });
  return found;
}
