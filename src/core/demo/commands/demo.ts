import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { eraseStory } from '../store/erase.ts';
import { beginStory, demoIsOn } from '../store/story.ts';

type Outcome =
  | { readonly kind: 'playing' }
  | { readonly kind: 'playedAlready' }
  | { readonly kind: 'cleared'; readonly notes: number }
  | { readonly kind: 'notPlayed' }
  | { readonly kind: 'off' };

export default defineCommand<{ readonly on: boolean }, Outcome>({
  name: 'demo',
  intents: ['demo'],
  topic: 'setting',
  does: { zh: '看一家小公司的一周(仅演示)', en: 'play a week of a small firm (demo only)' },
  examples: { zh: ['演示', '结束演示'], en: ['demo', 'demo off'] },
  aside: true,

  input: z.object({ on: z.boolean() }),

  from: ({ slots }) => ({ on: slots.field !== 'off' }),

  async run({ tx, known, heardId, roomId, now }, { on }) {
    if (!known) return undefined;
    if (!(await demoIsOn(tx))) return { kind: 'off' };
    if (on) return { kind: (await beginStory(tx, { roomId, now })) ? 'playing' : 'playedAlready' };
    const notes = await eraseStory(tx, { by: heardId });
    return notes === undefined ? { kind: 'notPlayed' } : { kind: 'cleared', notes };
  },

  say: {
    playing: (_, { t }) => ({
      icon: '🎬',
      title: t({
        zh: '正在回放一家小公司的一周:四个人,25 个客户',
        en: 'Playing a week of a small firm: four people, 25 customers',
      }),
      footer: t({
        zh: '几秒后可以问「谁负责华为」「今天要跟谁」「立讯」;「结束演示」全部清掉',
        en: 'In a few seconds, ask “who owns Huawei”, “who’s due today”, “Luxshare”; “demo off” clears it all',
      }),
    }),
    playedAlready: (_, { t }) => ({
      icon: '🎬',
      title: t({ zh: '已经回放过了。「结束演示」可以清掉', en: 'It has been played already; “demo off” clears it' }),
    }),
    cleared: ({ notes }, { t }) => ({
      icon: '🧹',
      title: t({
        zh: `演示已清掉(${notes} 条记录),你自己记的都在`,
        en: `The demo is cleared (${notes} notes); what you noted yourself is still there`,
      }),
    }),
    notPlayed: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '没有演示数据。说「演示」看一周的工作',
        en: 'There is nothing of the demo here; “demo” plays it',
      }),
    }),
    off: (_, { t }) => ({ icon: '🤔', title: t({ zh: '这里没有演示数据', en: 'There is no demo here' }) }),
  },
});
