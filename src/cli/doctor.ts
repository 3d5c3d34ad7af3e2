import type { Config } from '../config.ts';
import { missingHolidays } from '../app/holidays.ts';
import type { Answer } from '../adapters/operator/door.ts';
import type { Store } from '../core/db/open.ts';
import { countUnanswered } from '../core/bot/store/unanswered.ts';
import { backlog } from '../core/delivery/store/queue.ts';
import { everyone } from '../core/people/store/people.ts';
import { webhookBacklog } from '../core/webhooks/store/messages.ts';
import { runVerb } from './verb.ts';

/** Seconds of difference that nobody has to mend. */
const SKEW = 5;

/** Says how the installation is doing, one line a fact; exits with 1 when something needs a hand. */
export async function run(config: Config) {
  await runVerb(config, { verb: 'doctor', args: [], work: (store) => examine(store, config) });
}

export async function examine(store: Store, config: Config): Promise<Answer> {
  const out: string[] = [];
  const say = (isWell: boolean, words: string) => out.push(`${isWell ? 'ok  ' : 'BAD '} ${words}`);
  say(true, `node ${process.version}, zone ${config.zone}, language ${config.locale}`);
  say(
    true,
    store.embedded ? 'embedded database: opened, durable, tables up to date' : 'PostgreSQL: answers, tables up to date',
  );
  const skew = Temporal.Now.instant().since(store.clock()).total('seconds');
  say(
    Math.abs(skew) < SKEW,
    Math.abs(skew) < SKEW
      ? 'clock: as the database’s'
      : `clock: ${Math.abs(skew).toFixed(1)} s ${skew > 0 ? 'before' : 'behind'} the database’s, which is what counts here; have it set by NTP`,
  );
  for (const workspace of await store.all()) {
    await store.within({ workspace }, async (tx) => {
      const people = await everyone(tx);
      say(people.length > 0, `company ${workspace}: ${people.length} people`);
      const { due, dead, oldest } = await backlog(tx);
      const waits = oldest ? store.clock().since(oldest).total('minutes') : 0;
      say(waits < 10, `company ${workspace}: ${due} lines waiting to be sent, ${dead} given up in the last month`);
      const pushes = await webhookBacklog(tx);
      const late = pushes.oldest ? store.clock().since(pushes.oldest).total('minutes') : 0;
      if (pushes.due || pushes.dead)
        say(
          late < 60 && !pushes.dead,
          `company ${workspace}: ${pushes.due} messages waiting for webhooks, ${pushes.dead} given up: an admin says «未送达的推送» or "undelivered webhooks"`,
        );
      const unanswered = await countUnanswered(tx, store.clock().subtract({ hours: 7 * 24 }));
      const kinds = [...unanswered].map(([intent, many]) => `${intent} ${many}`).join(', ') || 'none';
      say(true, `company ${workspace}: sentences of the last week that nothing could be done for: ${kinds}`);
    });
  }
  const missing = await missingHolidays(store);
  for (const words of missing) say(false, words);
  say(true, `holidays: ${missing.length ? 'the others' : 'all'} known for as long as they are published`);
  return { out, aside: [], isWell: !out.some((line) => line.startsWith('BAD')) };
}
