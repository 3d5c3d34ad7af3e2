import { describe, expect, inject, onTestFinished } from 'vitest';
import { wecom } from '../../../src/adapters/wecom/index.ts';
import { contract, type Rig } from '../../support/contract.ts';
import { isInstalled } from '../../support/installed.ts';
import { BOT, type Card, SECRET, standIn } from './standin.ts';

// No database has a part in it: once is enough.
describe.skipIf(!isInstalled('@wecom/aibot-node-sdk') || inject('server'))('behind a connection', () => {
  contract('WeCom', async (): Promise<Rig> => {
    const there = await standIn();
    const state = { isOver: false, last: '', turn: Promise.withResolvers<'kept' | 'again'>() };
    const platform = wecom({
      settings: { bot: BOT, secret: SECRET, url: there.url },
      lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
      ears: { last: async () => undefined, keep: async () => {} },
      missed: async () => {},
      greet: async () => undefined,
      salt: 'tb',
      clock: Temporal.Now.instant,
      log(sentence) {
        if (sentence.includes('waits to be kept')) state.turn.resolve('again');
      },
    });
    const adapter = {
      ...platform,
      async start(hear: Parameters<typeof platform.start>[0]) {
        await platform.start(async (message) => {
          const heard = await hear(message);
          state.turn.resolve('kept');
          return heard;
        });
        await expect.poll(() => there.state.subscribed).toBe(1);
      },
      async stop() {
        state.isOver = true;
        await platform.stop();
      },
    };
    onTestFinished(async () => {
      await platform.stop();
      await there.close();
    });
    for (const user of ['lilei', 'han']) there.state.hasSpoken.add(user);
    const says = (text: string, msgid: string) => {
      state.turn = Promise.withResolvers();
      state.last = msgid;
      there.says('lilei', text, { msgid });
      return state.isOver ? ('again' as const) : state.turn.promise;
    };
    return {
      adapter,
      account: BOT,
      rooms: ['lilei', 'han'],
      says: async (text) => says(text, crypto.randomUUID()),
      again: async () => says('帮助', state.last),
      async presses({ says }) {
        const { button_list: buttons = [] } = there.shown.at(-1)?.card ?? {};
        state.turn = Promise.withResolvers();
        there.presses('lilei', buttons.find(({ key }) => key.endsWith(says))?.text ?? '');
        await state.turn.promise;
      },
      seen: (room) => there.in(room).map(({ text, card }) => text ?? (card ? textOf(card) : '')),
      refuse: () => there.state.hasSpoken.clear(),
      // What its Markdown brings to life: mentions, links, emphasis, colours.
      alive: /<@|<font|\]\(|\*\*|`|^#|<\/?\w+/m,
    };
  });
});

const textOf = ({ main_title: { title }, sub_title_text: under = '' }: Card) => `${title}\n${under}`;
