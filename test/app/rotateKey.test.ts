/** Another SECRET_KEY: every secret in the database is sealed with it, or nothing is. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { encryptWith } from '../../src/app/encryption.ts';
import { rotate } from '../../src/cli/rotateKey.ts';
import { calendarSeal } from '../../src/core/agenda/store/calendars.ts';
import { feedSeal } from '../../src/core/feeds/store/feeds.ts';
import { webhookSeal } from '../../src/core/webhooks/store/webhooks.ts';
import { world } from '../support/world.ts';

const [old, fresh, other] = ['old', 'new', 'other'].map((name) =>
  encryptWith(`the ${name} key of this test alone`),
) as [ReturnType<typeof encryptWith>, ReturnType<typeof encryptWith>, ReturnType<typeof encryptWith>];

test('every sealed column opens with the new key and no longer with the old one; a key that opens one of them not changes none', async () => {
  const it = await world();
  const url = 'https://hooks.example/x';
  const purposes = { installations: 'slack T1', webhooks: webhookSeal({ url }), feeds: feedSeal({ name: 'erp' }) };
  const [who] = await it.sql((tx) => tx.execute<{ id: number }>(sql`select min(id) as id from people`));
  const id = who!.id;
  const seal = (purpose: string) => old.seal('xoxb-secret', purpose);
  await it.sql(async (tx) => {
    await tx.execute(
      sql`insert into installations (platform, account, secret) values ('slack', 'T1', ${seal(purposes.installations)})`,
    );
    await tx.execute(
      sql`insert into webhooks (url, events, has_words, secret, old_secret, set_by) values (${url}, '[]', false, ${seal(purposes.webhooks)}, ${seal(purposes.webhooks)}, ${id})`,
    );
    await tx.execute(
      sql`insert into feeds (name, map, secret, set_by, person_id) values ('erp', '{}', ${seal(purposes.feeds)}, ${id}, ${id})`,
    );
    await tx.execute(sql`insert into calendars (person_id, address) values (${id}, ${seal(calendarSeal(id))})`);
  });
  const kept = () =>
    it.sql((tx) =>
      tx.execute<{
        purpose: string;
        sealed: string;
      }>(sql`select ${purposes.installations}::text as purpose, secret as sealed from installations
        union all select ${purposes.webhooks}, secret from webhooks union all select ${purposes.webhooks}, old_secret from webhooks
        union all select ${purposes.feeds}, secret from feeds union all select ${calendarSeal(id)}, address from calendars`),
    );
  const before = await kept();
  await expect(rotate(it.store, { from: other, to: fresh })).rejects.toThrow(/SECRET_KEY does not open[^]*解不开/);
  expect(await kept()).toEqual(before);
  expect(await rotate(it.store, { from: old, to: fresh })).toEqual({ changed: 5, already: 0 });
  for (const { purpose, sealed } of await kept()) {
    expect(fresh.open(sealed, purpose)).toBe('xoxb-secret');
    expect(() => old.open(sealed, purpose)).toThrow();
  }
  expect(await rotate(it.store, { from: old, to: fresh })).toEqual({ changed: 0, already: 5 });
});

test('no table has a column for secrets that is not among them', async () => {
  const it = await world();
  const named = await it.sql((tx) =>
    tx.execute<{ place: string }>(sql`select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and (column_name like '%secret' or table_name = 'calendars' and column_name = 'address') order by 1`),
  );
  expect(named.map(({ place }) => place)).toEqual([
    'calendars.address',
    'feeds.secret',
    'installations.secret',
    'webhooks.old_secret',
    'webhooks.secret',
  ]);
});
