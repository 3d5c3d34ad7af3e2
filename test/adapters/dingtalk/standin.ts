/** A stand-in for DingTalk: tokens, messages, cards, people, and the connection by which it tells, is answered and tells again. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { serve } from '../../support/wire.ts';

export const APP = 'dingkey1';
export const SECRET = 'secret-1';
export const TEMPLATE = 'tpl.schema';
export const GROUP = 'cidSALES==';
const CORP = 'dingcorp1';

/** `id`: of a card. */
export type Shown = { readonly id?: string; readonly to: string; text: string; card?: Values; edits: number };
type Values = Readonly<Record<string, string>>;
/** How the next request of a path ends. */
export type Fault = {
  readonly path: string;
  readonly code?: string;
  readonly lost?: 'before' | 'after';
  /** Called when it is asked; the answer is lost when this has come to its end. */
  readonly when?: () => Promise<unknown>;
};
type Said = { readonly chat?: string; readonly [key: string]: unknown };

const Ask = z.looseObject({
  clientSecret: z.string().optional(),
  appSecret: z.string().optional(),
  subscriptions: z.array(z.object({ topic: z.string() })).optional(),
  userIds: z.array(z.string()).optional(),
  openConversationId: z.string().optional(),
  msgKey: z.string().optional(),
  msgParam: z.string().max(20_000).optional(),
  cardTemplateId: z.string().optional(),
  outTrackId: z.string().optional(),
  openSpaceId: z.string().optional(),
  cardData: z.object({ cardParamMap: z.record(z.string(), z.string()) }).optional(),
  downloadCode: z.string().optional(),
  userid: z.string().optional(),
});
type Ask = z.output<typeof Ask>;
const Param = z.object({ text: z.string().optional(), fileName: z.string().optional() });

export async function standIn() {
  const shown: Shown[] = [];
  const faults: Fault[] = [];
  const files = new Map<string, Buffer>();
  const people = new Map<string, object>([
    ['lilei', { name: '李磊', org_email: 'lilei@example.com' }],
    ['boss', { name: '王总', admin: true, dept_id_list: [1, 7] }],
  ]);
  const tokens = new Set<string>();
  const tickets = new Set<string>();
  const waiting = new Map<string, () => void>();
  const state = { secret: SECRET, connected: 0, mayLookUp: true };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://x');
    const raw = await buffer(request);
    const path = url.pathname.slice(1);
    const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/');
    const body = Ask.parse(raw.length && !isForm ? JSON.parse(raw.toString()) : {});
    const reply = (answered: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
    const refuse = (code: string, status = 400) => reply({ code, message: 'no' }, status);
    if (path.endsWith('connections/open')) {
      if (body.clientSecret !== state.secret) return refuse('authFailed', 401);
      const ticket = randomUUID();
      tickets.add(ticket);
      return reply({ endpoint: `ws://127.0.0.1:${at}/connect`, ticket });
    }
    if (path.endsWith('oauth2/accessToken')) {
      if (body.appSecret !== state.secret) return refuse('invalidClientIdOrSecret');
      const accessToken = randomUUID();
      tokens.add(accessToken);
      return reply({ accessToken, expireIn: 7_200 });
    }
    if (path.startsWith('file/')) return response.end(files.get(path.slice(5)));
    const token = request.headers['x-acs-dingtalk-access-token'] ?? url.searchParams.get('access_token');
    if (!tokens.has(String(token)))
      return path.startsWith('v1.0/') ? refuse('InvalidAuthentication', 401) : reply({ errcode: 40_014 });
    const fault = faults.find((each) => path.includes(each.path));
    if (fault) faults.splice(faults.indexOf(fault), 1);
    if (fault?.code !== undefined) return refuse(fault.code, 403);
    const done = fault?.lost === 'before' ? {} : act(path, body);
    await fault?.when?.();
    if (fault?.lost) return request.socket.destroy();
    return typeof done === 'string' ? refuse(done) : reply(done);
  }

  /** What becomes of it, or the code of a refusal. */
  function act(path: string, body: Ask): object | string {
    switch (path.replace('v1.0/', '')) {
      case 'robot/oToMessages/batchSend': {
        const [to = ''] = body.userIds ?? [];
        return people.has(to) ? say(to, body) : { processQueryKey: 'q', invalidStaffIdList: [to] };
      }
      case 'robot/groupMessages/send':
        return body.openConversationId === GROUP ? say(GROUP, body) : 'miss.robot';
      case 'robot/messageFiles/download':
        return { downloadUrl: `http://127.0.0.1:${at}/file/${body.downloadCode ?? ''}` };
      case 'card/instances/createAndDeliver':
        return deal(body);
      case 'card/instances': {
        const place = shown.find(({ id }) => id === body.outTrackId);
        if (!place) return 'param.error';
        Object.assign(place, { card: body.cardData?.cardParamMap, edits: place.edits + 1 });
        return { success: true };
      }
      case 'media/upload':
        return { errcode: 0, media_id: '@media1' };
      case 'topapi/v2/user/get': {
        const found = state.mayLookUp && people.get(body.userid ?? '');
        return found ? { errcode: 0, result: found } : { errcode: 60_011, errmsg: 'no permission' };
      }
      case 'topapi/v2/department/get':
        return { errcode: 0, result: { name: '华南' } };
      default:
        return 'InvalidAction.NotFound';
    }
  }

  function say(to: string, { msgKey = '', msgParam = '' }: Ask): object | string {
    const { text, fileName } = Param.parse(JSON.parse(msgParam));
    const words = msgKey === 'sampleMarkdown' ? text : msgKey === 'sampleFile' ? fileName : undefined;
    if (!words) return 'invalidParameter.msgParam.invalid';
    shown.push({ to, text: words, edits: 0 });
    return { processQueryKey: `q${shown.length}`, invalidStaffIdList: [], flowControlledStaffIdList: [] };
  }

  function deal({ cardTemplateId, outTrackId: id, openSpaceId = '', cardData }: Ask): object | string {
    const [, to = ''] = /^dtv1\.card\/\/IM_(?:ROBOT|GROUP)\.(.+)$/.exec(openSpaceId) ?? [];
    if (cardTemplateId !== TEMPLATE || id === undefined || !cardData) return 'param.error';
    if (shown.some((each) => each.id === id)) return 'param.duplicateOutTrackId';
    if (to !== GROUP && !people.has(to)) return 'param.error';
    shown.push({ id, to, text: '', card: cardData.cardParamMap, edits: 0 });
    return { success: true };
  }

  const { at, wires, drop, close } = await serve({
    answer,
    upgrade(request) {
      const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return undefined;
      return {
        // What has been acknowledged has been kept.
        heard: (words) => waiting.get(Ack.parse(words).headers.messageId)?.(),
        opened(own) {
          state.connected += 1;
          own.say(frame('SYSTEM', { topic: 'REGISTERED' }));
        },
      };
    },
  });

  /** Delivers once. Resolves when it is acknowledged; to undefined when nobody is there. */
  function tell(type: 'CALLBACK' | 'EVENT', { topic, data }: { readonly topic: string; readonly data: object }) {
    const own = [...wires].at(-1);
    if (!own) return Promise.resolve(undefined);
    const messageId = randomUUID();
    return new Promise<'kept'>((acknowledged) => {
      waiting.set(messageId, () => acknowledged('kept'));
      own.say(frame(type, { topic, messageId, data }));
    });
  }

  const says = (user: string, text: string, { chat, ...more }: Said = {}) =>
    tell('CALLBACK', {
      topic: '/v1.0/im/bot/messages/get',
      data: {
        msgId: randomUUID(),
        msgtype: 'text',
        conversationId: chat ?? `cid1-${user}`,
        conversationType: chat ? '2' : '1',
        ...(chat && { conversationTitle: '销售一组', isInAtList: true }),
        createAt: Date.now(),
        chatbotCorpId: CORP,
        senderCorpId: CORP,
        senderId: `$:LWCP_v1:$${user}`,
        senderStaffId: user,
        senderNick: user === 'boss' ? '王总' : '李磊',
        isAdmin: user === 'boss',
        robotCode: APP,
        text: { content: chat ? ` ${text}` : text },
        ...more,
      },
    });

  return {
    url: `http://127.0.0.1:${at}`,
    shown,
    faults,
    files,
    people,
    state,
    wires,
    in: (room: string) => shown.filter(({ to }) => to === room),
    tell,
    says,
    sends: (user: string, msgtype: string, content: object) => says(user, '', { msgtype, content, text: undefined }),
    /** A link of the newest words that have it is tapped, or a button of the newest card. */
    taps(user: string, label: string) {
      const found = shown.findLast((each) => tapsIn(each).has(label));
      const tap = found && tapsIn(found).get(label);
      if (!found || !tap) throw new Error(`no «${label}» in ${JSON.stringify(shown.at(-1))}`);
      if (!found.card) return says(user, tap, { ...(found.to === GROUP && { chat: GROUP }) });
      const content = JSON.stringify({ cardPrivateData: { actionIds: ['1'], params: { value: tap } } });
      const data = { outTrackId: found.id, userId: user, corpId: CORP, type: 'actionCallback', content };
      return tell('CALLBACK', { topic: '/v1.0/card/instances/callback', data });
    },
    raw: (text: string) => wires.forEach((each) => each.bring(Buffer.from(text))),
    /** DingTalk moves its connections: the old one stays open, and nothing comes by it. */
    move() {
      for (const each of wires) each.say(frame('SYSTEM', { topic: 'disconnect' }));
    },
    drop,
    /** Another program connects as the same app, and ours is closed for it. */
    async kick() {
      const ours = [...wires];
      tickets.add('another');
      const other = new WebSocket(`ws://127.0.0.1:${at}/connect?ticket=another`);
      await new Promise((opened) => other.addEventListener('open', opened));
      for (const each of ours) each.hangUp();
    },
    /** Tokens are no longer taken. */
    expire: () => tokens.clear(),
    close,
  };
}

const Ack = z.object({ headers: z.object({ messageId: z.string() }) });

const frame = (
  type: string,
  { topic, messageId = randomUUID(), data = {} }: { topic: string; messageId?: string; data?: object },
) => ({
  specVersion: '1.0',
  type,
  headers: { messageId, topic, contentType: 'application/json', ...(type === 'EVENT' && { eventType: topic }) },
  data: JSON.stringify(data),
});

/** What can be tapped, and what that says. */
function tapsIn({ text, card }: Shown): ReadonlyMap<string, string> {
  if (card)
    return new Map(
      [1, 2, 3, 4, 5, 6].flatMap((at) => (card[`b${at}`] ? [[card[`b${at}`] ?? '', card[`v${at}`] ?? '']] : [])),
    );
  const links = text.matchAll(/\[(?:\d+ )?([^\]]+)\]\(dtmd:\/\/dingtalkclient\/sendMessage\?content=([^)]*)\)/g);
  return new Map([...links].map(([, label = '', says = '']) => [label, decodeURIComponent(says)]));
}

export const textOf = ({ text, card }: Shown) => (card ? `${card['title'] ?? ''}\n${card['text'] ?? ''}` : text);
