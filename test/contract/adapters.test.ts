import { PassThrough } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import { terminal } from '../../src/adapters/console/index.ts';
import { type Web, web } from '../../src/adapters/web/index.ts';
import { ilink, type Memo } from '../../src/adapters/wechat/ilink/index.ts';
import { contract, type Rig } from '../support/contract.ts';
import { bareSlack } from '../adapters/slack/support/bare.ts';
import * as sent from '../adapters/slack/support/payloads.ts';
import { APP_TOKEN, SIGNING_SECRET } from '../adapters/slack/support/standin.ts';
import { tencent } from '../adapters/wechat/tencent.ts';
import { FRIDAY } from '../support/world.ts';

contract('the console', async (): Promise<Rig> => {
  const input = new PassThrough();
  const output = new PassThrough();
  const printed: string[] = [];
  output.setEncoding('utf8').on('data', (piece: string) => printed.push(piece));
  const turn = { over: Promise.withResolvers<void>() };
  const adapter = terminal({
    input,
    output,
    as: { id: 'lilei', name: '李雷' },
    prompt: '',
    clock: () => FRIDAY,
    explain: async () => '',
    settled: async () => turn.over.resolve(),
  });
  adapter.ended.catch(() => {});
  return {
    adapter,
    account: 'local',
    rooms: ['dm:lilei', 'dm:lilei'],
    says(words) {
      turn.over = Promise.withResolvers();
      input.write(`${words}\n`);
      return Promise.race([
        turn.over.promise.then(() => 'kept' as const),
        adapter.ended.then(
          () => 'again' as const,
          () => 'again' as const,
        ),
      ]);
    },
    seen() {
      return printed;
    },
    // A terminal obeys nothing but control characters.
    alive: /\p{Cc}\[/u,
  };
});

contract('the web chat', async (): Promise<Rig> => {
  const visitor = { id: 'wang', name: '王磊', role: 'rep', locale: 'zh' } as const;
  const chat = web({
    visitors: async () => [visitor],
    session: async () => visitor,
    signIn: async () => 'wrong',
    isGoodLink: async () => false,
    signOut: async () => {},
    transcript: async () => [],
    file: async () => undefined,
    views: {
      customers: async () => undefined,
      customer: async () => undefined,
      followUps: async () => undefined,
      board: async () => undefined,
      months: async () => undefined,
      find: async () => undefined,
    },
    log: () => {},
  });
  const cookie = 'touchbase_as=wang';
  const post = (form: Record<string, string>) =>
    chat.routes.request('http://localhost/chat/wang/rooms/dm:wang', {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    });
  const last = { form: {} as Record<string, string> };
  const says = async (form: Record<string, string>) => {
    last.form = { id: crypto.randomUUID(), ...form };
    return (await post(last.form)).ok ? ('kept' as const) : ('again' as const);
  };
  const page = await chat.routes.request('http://localhost/chat/wang/live', { headers: { cookie } });
  const entries = seenBy(page, chat);
  return {
    adapter: chat,
    account: 'local',
    rooms: ['dm:wang', 'team'],
    says: (text) => says({ text }),
    again: async () => post(last.form),
    presses: ({ id, says: text }) => says({ text, pressed: id }),
    async seen(room) {
      const shown = await entries();
      return shown.filter((each) => each.room === room).map(({ html }) => html);
    },
    alive: /<b[ >]|<a |<!|\sonclick="/,
  };
});

for (const mode of ['HTTP', 'Socket Mode'] as const)
  contract(`Slack over ${mode}`, async (): Promise<Rig> => {
    const { adapter, there } = await bareSlack(
      mode === 'HTTP' ? { signingSecret: SIGNING_SECRET } : { appToken: APP_TOKEN },
    );
    const tell = async (body: object, form?: 'payload') => {
      if (mode === 'HTTP') return (await adapter.answer(there.request(body, form && { form }))).ok;
      return (await there.tell(body, form ? 'interactive' : 'events_api')) !== undefined;
    };
    const last = { event: sent.direct_message };
    return {
      adapter: {
        ...adapter,
        async start(hear) {
          await adapter.start(hear);
          await vi.waitUntil(() => tell(sent.home_opened));
        },
        async stop() {
          // Nobody is there to acknowledge anything.
          there.state.patience = 100;
          await adapter.stop();
        },
      },
      account: 'T1',
      rooms: ['D1', 'D2'],
      async says(words) {
        const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const event = { ...sent.direct_message.event, text };
        last.event = { ...sent.direct_message, event_id: crypto.randomUUID(), event };
        return (await tell(last.event)) ? 'kept' : 'again';
      },
      again: () => tell(last.event),
      presses: ({ id, says }) =>
        tell(
          {
            ...sent.pressed,
            container: { ...sent.pressed.container, message_ts: id },
            actions: [{ ...sent.pressed.actions[0], value: says }],
          },
          'payload',
        ),
      async noise() {
        const all = [sent.own_echo, sent.other_bot, sent.joined, sent.channel_chatter, sent.own_edit, sent.unfurled];
        for (const each of all) await tell(each);
      },
      seen: (room) =>
        there.state.messages
          .filter(({ channel }) => channel === room)
          .map(({ text, blocks }) => `${text}\n${marked(blocks)}`),
      alive: /<[!@#h]/,
      refuse: () => void there.state.closed.add('D1'),
    };
  });

/** What Slack would read as markup: not what is plain text, nor the text in rich text, whose mentions and links are elements of their own. */
function marked(blocks: unknown) {
  return JSON.stringify(blocks)
    .replaceAll(/\{"type":"(?:plain_)?text","text":"(?:[^"\\]|\\.)*"/g, '{')
    .replaceAll(/"value":"(?:[^"\\]|\\.)*"/g, '');
}

type Shown = { readonly id: string; readonly room: string; readonly html: string };

/** All that has come to an open page since it was opened, up to a mark of our own. */
function seenBy(page: Response, chat: Web) {
  const reader = page.body!.pipeThrough(new TextDecoderStream()).getReader();
  const shown: Shown[] = [];
  return async () => {
    const id = crypto.randomUUID();
    chat.show('dm:wang', { id, at: FRIDAY, from: 'bot', text: id });
    for (;;) {
      const { value = '' } = await reader.read();
      for (const [, data] of value.matchAll(/^event: entry\ndata: (.*)$/gm))
        // Written by the adapter under test.
        shown.push(JSON.parse(data ?? '') as Shown);
      const at = shown.findIndex((each) => each.id === id);
      if (at >= 0) return shown.toSpliced(at, 1);
    }
  };
}

contract('WeChat by Tencent’s own interface', async (): Promise<Rig> => {
  const there = await tencent();
  onTestFinished(there.close);
  const user = 'wxid_lilei@im.wechat';
  const { token, account } = there.knows(user);
  const login = { account, user, token, base: there.url };
  const memo: { -readonly [Key in keyof Memo]: Memo[Key] } = {};
  const turn = { over: Promise.withResolvers<'kept' | 'again'>() };
  const platform = ilink({
    url: there.url,
    lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
    logins: {
      all: async () => [login],
      find: async () => ({ ...login, ...memo }),
      async remember(_account, learnt) {
        Object.assign(memo, learnt);
        // How far it has read is its acknowledgement.
        if (learnt.cursor !== undefined) turn.over.resolve('kept');
      },
      end: async () => {},
    },
    log: () => turn.over.resolve('again'),
  });
  const state = { isOver: false };
  const adapter = {
    ...platform,
    async stop() {
      state.isOver = true;
      await platform.stop();
    },
  };
  const say = async (words: string) => {
    turn.over = Promise.withResolvers();
    there.hears(user, words);
    // Nobody reads any more: it will be brought to whoever reads next.
    return state.isOver ? 'again' : turn.over.promise;
  };
  onTestFinished(adapter.stop);
  // It may answer only where it was spoken to.
  memo.talk = there.talks(user);
  return {
    adapter,
    account,
    rooms: [user, 'somebody-else'],
    says: say,
    async again() {
      turn.over = Promise.withResolvers();
      there.repeats(user);
      return turn.over.promise;
    },
    noise: async () => there.hears(user, 'ours', { message_type: 2 }),
    seen: (room) => there.sent.filter(({ to }) => to === room).map(({ text }) => text),
    // Plain text: nothing in it is alive.
    alive: /(?!)/,
    refuse() {
      there.state.left = 0;
    },
  };
});
