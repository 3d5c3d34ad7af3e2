import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { interactions } from '../../../src/core/db/schema/interactions.ts';
import { heard } from '../../../src/core/db/schema/messages.ts';
import { openLink } from '../../support/link.ts';
import { slackHouse, type SlackHouse } from './support/house.ts';

const server = inject('server');

test.runIf(server).for([
  ['http', 'shut'],
  ['http', 'silent'],
  ['socket', 'shut'],
  ['socket', 'silent'],
] as const)(
  'while the database is away Slack is not told that it was heard; it is kept once when Slack says it again (%s, %s)',
  { timeout: 120_000 },
  async ([mode, state]) => {
    const link = await openLink();
    const it = await slackHouse({ mode, link });
    await it.says('U1', '帮助');
    it.clock.now = it.clock.now.add({ seconds: 2 });
    const event = it.event(it.spoken('U1', '今天和华为李总通了电话'), { id: randomUUID(), account: it.team });

    link.state = state;
    if (state === 'shut') link.drop();
    expect(await it.post(event)).toBeGreaterThanOrEqual(500);
    expect(await kept(it)).toEqual({ heard: ['帮助'], notes: [] });

    link.state = 'open';
    // Slack waits for minutes before it says something again.
    await expect.poll(() => it.post(event), { timeout: 60_000, interval: 100 }).toBe(200);
    expect(await it.post(event)).toBe(200);
    await it.settled();
    expect(await kept(it)).toEqual({ heard: ['帮助', '今天和华为李总通了电话'], notes: ['今天和华为李总通了电话'] });
    expect(it.room('D-U1')).toHaveLength(2);
  },
);

async function kept(it: SlackHouse) {
  const [said, notes] = await Promise.all([
    it.sql((tx) => tx.select({ text: heard.text }).from(heard).orderBy(heard.id)),
    it.sql((tx) => tx.select({ text: interactions.text }).from(interactions)),
  ]);
  return { heard: said.map(({ text }) => text), notes: notes.map(({ text }) => text) };
}
