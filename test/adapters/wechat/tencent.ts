/** A stand-in for Tencent's iLink: its logins, long polls, cursors, reply windows and odd answers. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { only } from '../../support/rows.ts';

type Bot = { readonly user: string; readonly queue: object[]; readonly talks: Set<string>; isOver: boolean };
type Fault = {
  readonly ret?: number;
  readonly status?: number;
  readonly drop?: 'before' | 'after';
  /** Called when it is asked; the answer is lost when this has come to its end. */
  readonly when?: () => Promise<unknown>;
};

const Asked = z.object({
  get_updates_buf: z.string().optional(),
  msg: z
    .object({
      to_user_id: z.string(),
      client_id: z.string(),
      context_token: z.string(),
      item_list: z.array(z.object({ text_item: z.object({ text: z.string() }) })),
    })
    .optional(),
});

export async function tencent() {
  const bots = new Map<string, Bot>();
  const codes = new Map<string, string>();
  const numbers = new Map<string, { readonly number: string; readonly user: string; wrong: number }>();
  const sent: { readonly to: string; readonly text: string; readonly key: string }[] = [];
  const faults: Fault[] = [];
  const polls: string[] = [];
  const waiting = new Set<() => void>();
  const state = { left: 10 };
  const wake = () => [...waiting].forEach((go) => go());
  /** Until something happens here, or nothing does for a second. */
  const change = () =>
    new Promise<void>((go) => {
      const timer = setTimeout(go, 1_000);
      waiting.add(() => (clearTimeout(timer), go()));
    });

  const botOf = (request: IncomingMessage) => bots.get((request.headers.authorization ?? '').replace('Bearer ', ''));

  async function updates(bot: Bot, cursor: string) {
    polls.push(cursor);
    const from = Number(cursor || 0);
    if (bot.queue.length <= from && !bot.isOver) await change();
    if (bot.isOver) return { ret: -14 };
    return {
      ret: 0,
      msgs: bot.queue.slice(from),
      get_updates_buf: String(bot.queue.length),
      longpolling_timeout_ms: 1_000,
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://x');
    const what = url.pathname.replace('/ilink/bot/', '');
    const asked = request.method === 'POST' ? Asked.parse(await json(request)) : {};
    const reply = (body: object, status = 200) => response.writeHead(status).end(JSON.stringify(body));
    if (what === 'get_bot_qrcode') {
      const code = randomUUID();
      codes.set(code, '');
      return reply({ qrcode: code, qrcode_img_content: `https://weixin.qq.com/x/${code}` });
    }
    if (what === 'get_qrcode_status') {
      const shown = url.searchParams.get('qrcode') ?? '';
      const wanted = numbers.get(shown);
      if (wanted && !codes.get(shown)) {
        const typed = url.searchParams.get('verify_code');
        if (typed !== null && typed !== wanted.number) wanted.wrong += 1;
        if (wanted.wrong >= 3) return reply({ status: 'verify_code_blocked' });
        if (typed !== wanted.number) return reply({ status: 'need_verifycode' });
        letIn(shown, wanted.user);
        return reply({ status: 'scaned' });
      }
      if (codes.get(shown) === '') await change();
      const token = codes.get(shown);
      const user = token && bots.get(token)?.user;
      return reply(
        token
          ? { status: 'confirmed', bot_token: token, ilink_bot_id: `bot-${token}`, ilink_user_id: user }
          : { status: token === undefined ? 'expired' : 'wait' },
      );
    }
    const bot = botOf(request);
    if (!bot) return reply({ ret: -14 });
    if (what === 'getupdates') return reply(await updates(bot, asked.get_updates_buf ?? ''));
    const fault = faults.shift();
    if (fault?.drop === 'before') {
      await fault.when?.();
      return request.socket.destroy();
    }
    if (fault && !fault.drop) return reply({ ret: fault.ret ?? 0 }, fault.status ?? 200);
    const { msg } = asked;
    if (bot.isOver) return reply({ ret: -14 });
    if (!msg || !bot.talks.has(msg.context_token) || state.left <= 0) return reply({ ret: -2 });
    state.left -= 1;
    sent.push({ to: msg.to_user_id, text: msg.item_list[0]?.text_item.text ?? '', key: msg.client_id });
    await fault?.when?.();
    return fault?.drop ? request.socket.destroy() : reply({ ret: 0, message_id: `m${sent.length}` });
  }

  function letIn(code: string, user: string) {
    const token = randomUUID();
    bots.set(token, { user, queue: [], talks: new Set(), isOver: false });
    codes.set(code, token);
    wake();
  }

  const server = createServer((request, response) => void answer(request, response));
  const url = await new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`);
    }),
  );

  const botNamed = (user: string) => only([...bots.values()].filter((bot) => bot.user === user).slice(-1));

  return {
    url,
    sent,
    faults,
    polls,
    state,
    /** Somebody scans the code that was shown. */
    scans: letIn,
    /** Somebody scans it, and is shown a number that they are to type where they asked. */
    doubts: (code: string, { user, number }: { readonly user: string; readonly number: string }) => (
      numbers.set(code, { number, user, wrong: 0 }),
      wake()
    ),
    /** Somebody who has scanned a code before. */
    knows(user: string) {
      const token = randomUUID();
      bots.set(token, { user, queue: [], talks: new Set(), isOver: false });
      return { token, account: `bot-${token}` };
    },
    /** A talk that they have opened. */
    talks(user: string) {
      const talk = randomUUID();
      botNamed(user).talks.add(talk);
      return talk;
    },
    expires: (code: string) => (codes.delete(code), wake()),
    /** Somebody writes. */
    hears(user: string, said: string | object, more: object = {}) {
      const bot = botNamed(user);
      const talk = randomUUID();
      bot.talks.add(talk);
      state.left = 10;
      const item = typeof said === 'string' ? { type: 1, text_item: { text: said } } : said;
      bot.queue.push({
        message_id: `74500000000000${bot.queue.length + 10_000}`,
        from_user_id: user,
        message_type: 1,
        context_token: talk,
        item_list: [item],
        ...more,
      });
      wake();
    },
    /** The same delivery again, as after a lost cursor. */
    repeats: (user: string) => (botNamed(user).queue.push(only(botNamed(user).queue.slice(-1))), wake()),
    ends: (user: string) => ((botNamed(user).isOver = true), wake()),
    /** All connections end, what is under way in them too. */
    drop: () => server.closeAllConnections(),
    async close() {
      wake();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
