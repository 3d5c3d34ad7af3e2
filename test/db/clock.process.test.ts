/** All replicas go by the database's clock, however wrong their own are. */
import { expect, inject, test } from 'vitest';
import { post } from '../../src/core/delivery/store/outbox.ts';
import { clockBefore, start } from '../support/child.ts';
import { addressOf } from '../support/link.ts';
import { openOwnStore, world } from '../support/world.ts';

const FAR = 120_000;
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
    const second = start('sender', [url], { env: clockBefore(seconds) });
    expect(await second.hears(/^(?:sending|looked)/)).toBe('looked');
    const doctor = start('main', ['doctor'], { env: { DATABASE_URL: url, ...clockBefore(seconds) } });
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
