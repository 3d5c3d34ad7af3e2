import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import type { Tx } from '../../db/tx.ts';
import { eraseStory } from '../store/erase.ts';
import { thingsToTry } from '../thingsToTry.ts';
import { beginStory, demoIsOn, storyBegun } from '../store/story.ts';

type Outcome =
  | { readonly kind: 'playing' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'playedAlready' }
  | { readonly kind: 'cleared'; readonly notes: number }
  | { readonly kind: 'notPlayed' }
  | { readonly kind: 'off' };

type Input = { readonly does: 'play' | 'skip' | 'end'; readonly isBare?: boolean | undefined };

/** So long a «跳过» by itself may mean the story that is being told. */
const TELLING = { minutes: 2 };

/** The story, and what is told of it. Skipping is heard by whoever tells it. */
export default defineCommand<Input, Outcome>({
  name: 'demo',
  intents: ['demo', 'handover.skip'],
  topic: 'setting',
  does: { zh: '看一家小公司的一周(仅演示)', en: 'play a week of a small firm (demo only)' },
  examples: { zh: ['演示', '跳过演示', '结束演示'], en: ['demo', 'skip the demo', 'demo off'] },
  aside: true,

  input: z.object({ does: z.enum(['play', 'skip', 'end']), isBare: z.boolean().optional() }),

  from: ({ intent, slots }) =>
    intent === 'handover.skip'
      ? slots.row === undefined
        ? { does: 'skip', isBare: true }
        : undefined
      : { does: slots.field === 'off' ? 'end' : slots.field === 'skip' ? 'skip' : 'play' },

  async run({ tx, known, heardId, roomId, now }, { does, isBare }) {
    if (!known) return undefined;
    if (isBare && !(await isBeingTold(tx, now))) return undefined;
    if (!(await demoIsOn(tx))) return { kind: 'off' };
    if (does === 'skip') return { kind: (await storyBegun(tx)) ? 'skipped' : 'notPlayed' };
    if (does === 'play') return { kind: (await beginStory(tx, { roomId, now })) ? 'playing' : 'playedAlready' };
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
      // No button: digits in this room are the story's until it has been played.
      footer: t({
        zh: '一分钟,「跳过演示」可以跳过;「结束演示」全部清掉',
        en: 'One minute; “skip the demo” skips it, “demo off” clears it all',
      }),
    }),
    skipped: () => [],
    playedAlready: (_, to) => ({
      ...thingsToTry(to.locale),
      title: to.t({
        zh: '已经回放过了。试试这五句',
        en: 'It has been played already. Five things to try',
      }),
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

async function isBeingTold(tx: Tx, now: Temporal.Instant) {
  const story = (await demoIsOn(tx)) ? await storyBegun(tx) : undefined;
  return story !== undefined && Temporal.Instant.compare(story.begunAt.add(TELLING), now) > 0;
}
