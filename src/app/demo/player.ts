/** Tells the story through the front door, at a clock of its own, so that every later question has an answer. */
import { bot } from '../../core/bot/bot.ts';
import { commands } from '../../core/commands.ts';
import type { Store } from '../../core/db/open.ts';
import { currentWorkspace } from '../../core/people/store/accounts.ts';
import { eraseStory } from '../../core/demo/store/erase.ts';
import { homeTeam } from '../../core/people/store/teams.ts';
import {
  startDigestsAt,
  nextJobAt,
  offersNewCustomer,
  followUpReference,
  readAsSaid,
  sentenceId,
  STAGE,
  type Story,
  storyBegun,
} from '../../core/demo/store/story.ts';
import type { Tx } from '../../core/db/tx.ts';
import { type Job, runJobs } from '../../jobs/job.ts';
import { type ScheduledLine, week } from './schedule.ts';
import type { Message } from '../../core/contract/message.ts';

type Play = {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  /** Hears of each sentence when it has been told, with what follows from it. */
  readonly told?: (id: string) => void;
  readonly jobs: readonly Job[];
};

/**
 * Tells the story that was begun, sentence by sentence, and lets the jobs speak in between as they would have. Nobody hears of it
 * now: it is their past, and stands where they talk. What was told
 * before is recognised by its id, so a story that was cut short goes on. One that is removed meanwhile ends, and leaves nothing:
 * then it resolves to false.
 */
export async function playWeek({ store, clock, told: hearOf, jobs }: Play): Promise<boolean> {
  const scene = await store.within(STAGE, stage);
  if (!scene) return true;
  const { story, workspace, zone } = scene;
  const lines = week(story.begunAt, zone);
  const [first] = lines;
  if (!first || story.told === 'all') return true;

  const time = { now: first.at.subtract({ hours: 1 }) };
  const told = store.at(() => time.now);
  const ours: Store = {
    ...told,
    due: async () => [workspace],
    within: (scope, work) =>
      told.within(scope, async (tx) => {
        const done = await work(tx);
        await readAsSaid(tx, story);
        return done;
      }),
  };
  const log = (where: string, error: unknown) => {
    throw new Error(`the demo stumbled at ${where}`, { cause: error });
  };
  const { receive } = bot({ store: ours, commands, clock: () => time.now, log, wake: () => {} });

  if (story.told === 'nothing') await told.within(STAGE, (tx) => startDigestsAt(tx, first.at));
  for (const [place, line] of lines.entries()) {
    if (!(await passUntil(line.at))) {
      await store.within(STAGE, (tx) => eraseStory(tx, { only: story }));
      return false;
    }
    const id = sentenceId(story, line === lines.at(-1) ? 'end' : place);
    await say(line, id);
    if (await told.within(STAGE, (tx) => offersNewCustomer(tx, id)))
      await say({ ...line, at: line.at.add({ seconds: 20 }), says: '1' }, `${id}.1`);
    hearOf?.(id);
  }
  return passUntil(clock());

  /** Lets the jobs speak at the moments at which they would have. Resolves to false when the story is no longer wanted. */
  async function passUntil(end: Temporal.Instant): Promise<boolean> {
    for (;;) {
      const { due, isWanted } = await told.within(STAGE, (tx) => nextJobAt(tx, { story, after: time.now }));
      if (!isWanted) return false;
      if (!due || Temporal.Instant.compare(due, end) > 0) break;
      time.now = due;
      await runJobs({ store: ours, jobs, now: due, log, heardId: story.id });
    }
    time.now = end;
    return true;
  }

  async function say({ at, by, says }: ScheduledLine, id: string) {
    const room = `dm:${by}`;
    time.now = at;
    const customer = /\[(.+)\]/.exec(says)?.[1];
    const text = customer
      ? says.replace(`[${customer}]`, await told.within(STAGE, (tx) => followUpReference(tx, { room, customer })))
      : says;
    const message: Message = { id, ...STAGE, from: { id: by }, room: { id: room, kind: 'direct' }, text, at };
    await receive(message);
  }
}

type Scene = { readonly story: Story; readonly workspace: number; readonly zone: string };

async function stage(tx: Tx): Promise<Scene | undefined> {
  const [story, home, team] = [await storyBegun(tx), await currentWorkspace(tx), await homeTeam(tx)];
  return story && home && { story, workspace: home.id, zone: team?.zone ?? home.zone };
}
