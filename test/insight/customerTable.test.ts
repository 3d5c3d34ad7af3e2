/** What the table's filters find among notes by chance, some of them private, is what reading each note says. */
import { expect, test } from 'vitest';
import { customerTable } from '../../src/core/insight/store/customerTable.ts';
import { lookAs } from '../../src/core/db/session.ts';
import { everyone } from '../../src/core/people/store/people.ts';
import { rawOf } from '../../src/core/db/tx.ts';
import type { TableQuery } from '../../src/core/contract/customer.ts';
import { dice } from '../support/dice.ts';
import { world } from '../support/world.ts';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const ANY: TableQuery = {
  search: undefined,
  tier: undefined,
  owner: undefined,
  tag: undefined,
  only: undefined,
  sort: 'name',
  isDown: false,
  page: 1,
};
const CUSTOMERS = 40;
const NOTES = 80;

type Note = { readonly customer: number; readonly author: number; readonly day: number; readonly private: boolean };

test('who has gone cold is so to the viewer: of others’ private notes nothing counts', async () => {
  const it = await world();
  const { below, pick } = dice(18);
  const people = (await it.sql(everyone)).filter(({ role }) => role === 'rep' || role === 'lead');
  const [first, ...others] = people.map(({ id }) => id);
  if (first === undefined) throw new Error('nobody is there');
  const notes = Array.from({ length: NOTES }, (): Note => ({
    customer: below(CUSTOMERS),
    author: pick([first, ...others]),
    day: pick([0, 29, 30, 31, 90]),
    private: below(3) === 0,
  }));
  await it.sql(async (tx) => {
    const raw = rawOf(tx);
    await raw`insert into customers (name) select 'C' || g from generate_series(0, ${CUSTOMERS - 1}) g`;
    for (const { customer, author, day, private: isPrivate } of notes)
      await raw`insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood, private)
        select id, ${author}, 'call', ${TODAY.toString()}::date - ${day}::int, '', '', '{"contacts": [], "amounts": [], "phones": [], "emails": []}', ${isPrivate}
        from customers where name = ${`C${customer}`}`;
  });
  let found = 0;
  for (const viewer of people) {
    const seen = Map.groupBy(
      notes.filter((note) => !note.private || note.author === viewer.id),
      ({ customer }) => `C${customer}`,
    );
    const those = (holds: (notes: readonly Note[]) => boolean) =>
      [...seen].flatMap(([name, notes]) => (holds(notes) ? [name] : [])).toSorted();
    const expected = those((notes) => notes.every(({ day }) => day >= 30));
    const { rows, count } = await it.store.within(it, async (tx) => {
      lookAs(tx, viewer);
      return customerTable(tx, { ...ANY, only: 'cold', me: viewer.id, today: TODAY, zone: viewer.zone });
    });
    const names = rows.map(({ name }) => name).toSorted();
    expect([viewer.name, count, names]).toEqual([viewer.name, expected.length, expected]);
    found += count;
  }
  expect(found).toBeGreaterThan(5);
});
