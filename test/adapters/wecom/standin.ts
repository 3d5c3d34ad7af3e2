/** A stand-in for the long connection of WeCom’s smart bots: subscriptions, callbacks, cards and their clicks, limits and breakdowns. */
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { only } from '../../support/rows.ts';
import { serve, type Wire } from '../../support/wire.ts';

export const BOT = 'bot-1';
export const SECRET = 'secret-1';

const Card = z.object({
  card_type: z.literal('button_interaction'),
  main_title: z.object({ title: z.string().min(1) }),
  sub_title_text: z.string().optional(),
  horizontal_content_list: z
    .array(z.object({ keyname: z.string(), value: z.string() }))
    .max(6)
    .optional(),
  button_list: z
    .array(z.object({ text: z.string().min(1), key: z.string().refine((key) => Buffer.byteLength(key) <= 1_024) }))
    .min(1)
    .max(6),
  task_id: z.string().regex(/^[\w@-]{1,128}$/),
});
export type Card = z.output<typeof Card>;

const Asked = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string() }),
  body: z
    .object({
      bot_id: z.string().optional(),
      secret: z.string().optional(),
      chatid: z.string().optional(),
      msgtype: z.string().optional(),
      markdown: z
        .object({
          content: z
            .string()
            .min(1)
            .refine((text) => Buffer.byteLength(text) <= 20_480),
        })
        .optional(),
      text: z.object({ content: z.string() }).optional(),
      file: z.object({ media_id: z.string() }).optional(),
      image: z.object({ media_id: z.string() }).optional(),
      template_card: Card.optional(),
      filename: z.string().optional(),
      upload_id: z.string().optional(),
      base64_data: z.string().optional(),
    })
    .optional(),
});
type Asked = z.output<typeof Asked>;

/** Something to be seen in a chat: words, a card (`edits`: how often it took its own place), or a file. */
export type Shown = { readonly to: string; readonly text?: string; card?: Card; edits: number; readonly file?: string };

/** How the next of its kind ends: refused, or without an answer, done or not. */
export type Fault = {
  readonly cmd: string;
  readonly errcode?: number;
  readonly errmsg?: string;
  readonly lost?: 'before' | 'after';
  /** Called when it is asked; the answer is lost when this has come to its end. */
  readonly when?: () => Promise<unknown>;
};

export async function standIn({ port = 0 }: { readonly port?: number } = {}) {
  const shown: Shown[] = [];
  const greetings: string[] = [];
  const faults: Fault[] = [];
  const clicks = new Map<string, { readonly card: string; isLate: boolean }>();
  const uploads = new Map<string, { readonly name: string; bytes: string }>();
  const files = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
  const state = {
    secret: SECRET,
    live: undefined as Wire | undefined,
    subscribed: 0,
    isMute: false,
    hasSpoken: new Set<string>(),
  };

  const act: Readonly<Record<string, (body: NonNullable<Asked['body']>, id: string) => object>> = {
    aibot_send_msg({ chatid: to = '', markdown, template_card: card, file: own, image }) {
      const file = own ?? image;
      if (!state.hasSpoken.has(to)) return refused(93_006, 'invalid chatid');
      if (card && shown.some((each) => each.card?.task_id === card.task_id))
        return refused(40_058, 'task_id duplicated');
      const name = file && uploads.get(file.media_id)?.name;
      shown.push({
        to,
        edits: 0,
        ...(markdown && { text: markdown.content }),
        ...(card && { card }),
        ...(name !== undefined && { file: name }),
      });
      return {};
    },
    aibot_respond_update_msg({ template_card: card }, id) {
      const click = clicks.get(id);
      if (!card || !click || click.isLate) return refused(846_606, 'too late');
      const place = shown.find((each) => each.card?.task_id === click.card);
      if (!place || card.task_id !== click.card) return refused(40_058, 'task_id mismatch');
      Object.assign(place, { card, edits: place.edits + 1 });
      return {};
    },
    aibot_respond_welcome_msg({ text }) {
      greetings.push(text?.content ?? '');
      return {};
    },
    aibot_upload_media_init({ filename = '' }) {
      const id = randomUUID();
      uploads.set(id, { name: filename, bytes: '' });
      return { body: { upload_id: id } };
    },
    aibot_upload_media_chunk({ upload_id: id = '', base64_data: more = '' }) {
      const upload = uploads.get(id);
      if (upload) upload.bytes += more;
      return {};
    },
    aibot_upload_media_finish: ({ upload_id: id = '' }) => ({ body: { media_id: id } }),
    ping: () => ({}),
  };

  const { at, close } = await serve({
    port,
    answer(request, response) {
      const file = files.get(request.url ?? '');
      const name = `attachment; filename*=UTF-8''${encodeURIComponent(file?.name ?? '')}`;
      response.writeHead(file ? 200 : 404, { 'content-disposition': name }).end(file?.bytes);
    },
    upgrade: () => ({
      heard: (words, own) => hear(own, Asked.parse(words)),
      gone(own) {
        if (state.live === own) state.live = undefined;
      },
    }),
  });

  function hear(own: Wire, { cmd, headers, body = {} }: Asked) {
    const answer = (frame: object) => own.say({ headers, errcode: 0, errmsg: 'ok', ...frame });
    if (cmd === 'aibot_subscribe') {
      if (body.bot_id !== BOT) return answer(refused(93_019, 'invalid bot_id'));
      if (body.secret !== state.secret) return answer(refused(853_000, 'the bot secret is not correct'));
      if (state.live) kick(state.live);
      state.live = own;
      state.subscribed += 1;
      return answer({});
    }
    if (state.isMute) return undefined;
    if (state.live !== own) return answer(refused(846_609, 'aibot websocket not subscribed'));
    const fault = faults.find((each) => each.cmd === cmd);
    if (fault) faults.splice(faults.indexOf(fault), 1);
    if (fault?.errcode !== undefined) return answer(refused(fault.errcode, fault.errmsg ?? 'no'));
    const done = fault?.lost === 'before' ? {} : act[cmd]?.(body, headers.req_id);
    if (!fault?.lost) return answer(done ?? refused(40_058, `invalid cmd ${cmd}`));
    return void Promise.resolve(fault.when?.()).then(own.hangUp);
  }

  function kick(old: Wire) {
    old.say({
      cmd: 'aibot_event_callback',
      headers: { req_id: randomUUID() },
      body: { msgid: randomUUID(), from: { userid: '' }, msgtype: 'event', event: { eventtype: 'disconnected_event' } },
    });
    setTimeout(() => old.hangUp(), 50);
  }

  /** What WeCom tells the bot; whoever is not there does not hear it. */
  function tell(cmd: 'aibot_msg_callback' | 'aibot_event_callback', body: object) {
    const frame = { cmd, headers: { req_id: randomUUID() }, body: { msgid: randomUUID(), aibotid: BOT, ...body } };
    state.live?.say(frame);
    return { id: frame.headers.req_id, arrived: state.live !== undefined };
  }

  const where = (user: string, chat?: string) => {
    state.hasSpoken.add(chat ?? user);
    return { chattype: chat ? 'group' : 'single', ...(chat && { chatid: chat }), from: { userid: user } };
  };

  return {
    url: `ws://127.0.0.1:${at}`,
    shown,
    greetings,
    faults,
    state,
    uploads,
    in: (chat: string) => shown.filter(({ to }) => to === chat),
    /** Somebody writes: in a group only what mentions the bot is told. */
    says(
      user: string,
      text: string,
      { chat, ...more }: { readonly chat?: string; readonly [key: string]: unknown } = {},
    ) {
      const content = chat ? `@小跟进 ${text}` : text;
      return tell('aibot_msg_callback', { ...where(user, chat), msgtype: 'text', text: { content }, ...more });
    },
    sends: (user: string, body: object) => tell('aibot_msg_callback', { ...where(user), ...body }),
    hands(user: string, name: string, bytes: Buffer) {
      const key = randomBytes(32);
      const padding = 32 - (bytes.length % 32);
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      const path = `/file/${randomUUID()}`;
      const sealed = [cipher.update(Buffer.concat([bytes, Buffer.alloc(padding, padding)])), cipher.final()];
      files.set(path, { name, bytes: Buffer.concat(sealed) });
      const file = { url: `http://127.0.0.1:${at}${path}`, aeskey: key.toString('base64') };
      return tell('aibot_msg_callback', { ...where(user), msgtype: 'file', file });
    },
    /** A button of the newest card that has it is pressed. */
    presses(user: string, label: string, { isLate = false } = {}) {
      const found = shown.findLast(({ card }) => card?.button_list.some(({ text }) => text === label));
      if (!found?.card) throw new Error(`no button «${label}» in ${JSON.stringify(shown.at(-1))}`);
      const { button_list: buttons, task_id: card } = found.card;
      const { key } = only(buttons.filter(({ text }) => text === label).slice(0, 1));
      const press = { card_type: 'button_interaction', event_key: key, task_id: card };
      const chat = found.to === user ? undefined : found.to;
      const body = {
        ...where(user, chat),
        msgtype: 'event',
        event: { eventtype: 'template_card_event', template_card_event: press },
      };
      const frame = {
        cmd: 'aibot_event_callback',
        headers: { req_id: randomUUID() },
        body: { msgid: randomUUID(), ...body },
      };
      clicks.set(frame.headers.req_id, { card, isLate });
      state.live?.say(frame);
    },
    enters: (user: string) =>
      tell('aibot_event_callback', {
        chattype: 'single',
        from: { userid: user },
        msgtype: 'event',
        event: { eventtype: 'enter_chat' },
      }),
    kick: () => state.live && kick(state.live),
    drop: () => state.live?.hangUp(),
    /** The connection stays, and speaks for nobody. */
    unsubscribe() {
      state.live = undefined;
    },
    close,
  };
}

const refused = (errcode: number, errmsg: string) => ({ errcode, errmsg });
