/** All replicas go by the database's clock, however wrong their own are. */
import { expect, inject, test } from 'vitest';
import { post } from '../../src/core/delivery/store/outbox.ts';
import { start } from '../support/child.ts';
import { addressOf } from '../support/link.ts';
import { openOwnStore, world } from '../support/world.ts';

const FAR = 120_000;
/** This machine's clock, set before by so many seconds for one process. */
const before = (seconds: number) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    `const { instant } = Temporal.Now; Temporal.Now.instant = () => instant().add({ seconds: ${seconds} });
     const { now } = Date; Date.now = () => now() + ${seconds * 1000};`,
  )}`,
});

test.runIf(inject('server')).for([40, -3_600])(
  'a line in one replica’s hand is not taken by another whose clock is %i seconds before, and its doctor says so',
  { timeout: FAR },
  async (seconds) => {
    // Senders take whatever is due in their database: theirs is shared with no other test.
    const it = await world({ on: await openOwnStore() });
    const url = await addressOf(it);
    await it.sql((tx) =>
      post(tx, {
        lines: [{ roomId: undefined, to: { team: it.teamId }, locale: 'zh', card: { title: '提醒' } }],
        now: it.now(),
      }),
    );
    const first = start('sender', [url]);
    const key = await first.hears(/^sending /);
    expect(key).toBeDefined();
    const second = start('sender', [url], { env: before(seconds) });
    expect(await second.hears(/^(?:sending|looked)/)).toBe('looked');
    const doctor = start('main', ['doctor'], { env: { DATABASE_URL: url, ...before(seconds) } });
    expect(await doctor.over).toBe(1);
    expect(doctor.said.join('\n')).toMatch(/✗ clock: \d+\.\d s (?:before|behind) the database’s/);
    first.say('');
    expect(await first.hears(/^looked$/)).toBe('looked');
    for (const each of [first, second]) {
      each.kill();
      await each.over;
    }
  },
);
