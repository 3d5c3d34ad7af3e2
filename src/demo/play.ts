/** A believable week, told through the front door at a clock of its own, so that every later question has an answer. */
import { bot } from '../core/bot.ts';
import { commands } from '../core/commands.ts';
import type { Store } from '../core/store/open.ts';
import type { Message } from '../core/types.ts';
import { type Job, runJobs } from '../jobs/job.ts';
import { storyId, week } from './week.ts';

type Play = {
  readonly store: Store;
  readonly clock: () => Temporal.Instant;
  /** The message that asked for it: all that the story's jobs say is an answer to it. */
  readonly heardId: number;
  readonly watch: (message: Message) => void;
  readonly wake: () => void;
  readonly jobs: readonly Job[];
};

/** Says the week sentence by sentence. What was played before is recognised by its id and not said twice. */
export async function playWeek({ store, clock, heardId, watch, wake, jobs }: Play): Promise<void> {
  const story = { now: clock() };
  const then = () => story.now;
  const log = (where: string, error: unknown) => {
    throw new Error(`the demo week stumbled at ${where}`, { cause: error });
  };
  const told = store.at(then);
  const { receive } = bot({ store: told, commands, clock: then, wake, log });
  for (const [at, line] of week(clock()).entries()) {
    story.now = line.at;
    await runJobs({ store: told, jobs, now: line.at, log, heardId });
    const message: Message = {
      id: storyId({ heardId, at }),
      platform: 'web',
      account: 'local',
      from: { id: line.by },
      room: { id: `dm:${line.by}`, kind: 'direct' },
      text: line.says,
      at: line.at,
    };
    await receive(message);
    watch(message);
  }
}
