/** What the pages beside the chat ask of the database, as whoever looks. */
import { monthFrom, weeksOf } from '../../../adapters/web/views/month.ts';
import { weekFrom } from '../../../adapters/web/views/week.ts';
import type { FollowUpsAsked, FollowUpsView, Views } from '../../../adapters/web/views/views.ts';
import { boardOf } from '../board/board.ts';
import { monthsOf } from '../board/months.ts';
import { followUpRow } from './followUpRow.ts';
import { type Looking, recordOf, sumInWords } from './record.ts';
import { calendarFor } from '../../../core/company/store/days.ts';
import type { SumKind, TableQuery } from '../../../core/contract/customer.ts';
import { stageLabel } from '../../../core/company/stages.ts';
import { reading } from '../../../core/db/server/reading.ts';
import type { Store } from '../../../core/db/open.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { actAs, lookAs } from '../../../core/db/session.ts';
import { countLate } from '../../../core/followups/store/settled.ts';
import { followUpsOf, teamFollowUps } from '../../../core/followups/store/followUps.ts';
import { customerTable, ROWS } from '../../../core/insight/store/customerTable.ts';
import { totalsByCustomer } from '../../../core/outcomes/store/sums.ts';
import { everyone, identified } from '../../../core/people/store/people.ts';
import { closestTo } from '../../../core/relations/keyPersonRisk.ts';
import { loadKnowers } from '../../../core/relations/loadRisks.ts';

/** How far ahead follow-ups are listed. */
const AHEAD = { days: 92 };
/** Sums that stand in a table: what was reached and what is out. */
const SHOWN: readonly SumKind[] = ['signed', 'order', 'quote'];
const HERE = { platform: 'web', account: 'local' };

const ANY: TableQuery = {
  search: undefined,
  tier: undefined,
  owner: undefined,
  tag: undefined,
  only: undefined,
  sort: 'tier',
  isDown: false,
  page: 1,
};

export function viewPorts({ store, workspace }: { readonly store: Store; readonly workspace: number }): Views {
  const as = <View>(me: string, look: (act: Looking) => Promise<View>) =>
    store.within({ workspace }, async (tx) => {
      const person = await identified(tx, { ...HERE, external: me });
      if (!person) return undefined;
      const now = store.clock();
      actAs(tx, { personId: person.id });
      lookAs(tx, person);
      const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
      const late = await countLate(tx, { ownerId: person.id, today });
      return look({ tx, person, now, viewer: { name: person.name, role: person.role, today, late } });
    });
  /** Of what a page only reads, and so keeps nowhere who has read it. */
  const aside = <View>(me: string, look: (act: Looking) => Promise<View>) =>
    as(me, (act) => reading(act.tx, (tx) => look({ ...act, tx })));

  return {
    customers: (me, query) =>
      aside(me, async ({ tx, person, viewer }) => {
        const { today } = viewer;
        const knownToOne = query.only === 'oneKnows' ? await customersOfOne(tx, today) : [];
        const { rows, count } = await customerTable(tx, {
          ...query,
          me: person.id,
          today,
          zone: person.zone,
          knownToOne,
        });
        const ids = rows.map(({ id }) => id);
        const sums = await totalsByCustomer(tx, ids);
        const knowers = await loadKnowers(tx, { of: { customerIds: ids }, on: today });
        return {
          viewer,
          query,
          count,
          pages: Math.ceil(count / ROWS),
          owners: (await everyone(tx)).map(({ id, name }) => ({ id, name })),
          rows: rows.map(({ stage, stageName, lastOn, nextOn, nextAction, ...row }) => ({
            ...row,
            knownBy: closestTo({ knowers: knowers.get(row.id) ?? [] }).length,
            stage: stage ? stageLabel({ stage, stageName }) : undefined,
            lastOn: lastOn === null ? undefined : Temporal.PlainDate.from(lastOn),
            money: sums.filter(({ customerId, kind }) => customerId === row.id && SHOWN.includes(kind)).map(sumInWords),
            next: nextOn === null ? undefined : { on: Temporal.PlainDate.from(nextOn), action: nextAction ?? '' },
          })),
        };
      }),

    customer: (me, id, asked) => as(me, (act) => recordOf(act, { id, me, ...asked })),

    find: (me, said) =>
      aside(me, async ({ tx, person, viewer }) => {
        const { rows, count } = await customerTable(tx, {
          ...ANY,
          search: said,
          me: person.id,
          today: viewer.today,
          zone: person.zone,
        });
        const [first] = rows;
        return first && (count === 1 || first.name.toLowerCase() === said.toLowerCase())
          ? `/customers/${first.id}`
          : first && `/customers?q=${encodeURIComponent(said)}`;
      }),

    board: (me, locale) => aside(me, (act) => boardOf(act, locale)),
    months: (me, locale) => aside(me, (act) => monthsOf(act, locale)),

    followUps: (me, asked) => aside(me, (act) => followUpsShown(act, asked)),
  };
}

/** The customers of whom all that is known is in one head, as the board counts them. */
async function customersOfOne(tx: Tx, on: Temporal.PlainDate): Promise<readonly number[]> {
  const knowers = await loadKnowers(tx, { of: 'all', on });
  return [...knowers].flatMap(([id, theirs]) => (closestTo({ knowers: theirs }).length === 1 ? [id] : []));
}

/** All that are open, late ones first; or those of a month or a week, day by day. */
async function followUpsShown(
  { tx, person, viewer }: Looking,
  { whose, ...asked }: FollowUpsAsked,
): Promise<FollowUpsView> {
  const { today } = viewer;
  const monday = asked.week === undefined ? undefined : weekFrom(asked.week, today);
  const month = monday !== undefined || asked.month === undefined ? undefined : monthFrom(asked.month, today);
  const shown = month && weeksOf(month);
  const first = monday ?? shown?.start;
  const length = monday ? 7 : 7 * (shown?.weeks ?? 0);
  const before = first ? first.add({ days: length }) : today.add(AHEAD);
  const isTeam = whose === 'team' && person.role !== 'rep';
  const team = person.role === 'lead' && person.teamId !== undefined ? { teamId: person.teamId } : {};
  const open = isTeam
    ? await teamFollowUps(tx, { ...team, by: before.subtract({ days: 1 }) })
    : await followUpsOf(tx, { ownerId: person.id, before });
  const within = (day: Temporal.PlainDate) => !first || Temporal.PlainDate.compare(day, first) >= 0;
  // In a week what is late stands on today.
  const isNow = monday !== undefined && within(today) && Temporal.PlainDate.compare(today, before) < 0;
  const isOf = ({ dueOn }: { readonly dueOn: Temporal.PlainDate }) =>
    monday && Temporal.PlainDate.compare(dueOn, today) < 0 ? isNow : within(dueOn);
  const calendar = await calendarFor(tx, person.zone);
  const rows = open
    .filter(isOf)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
    .map(followUpRow({ today, calendar }));
  const days = Array.from({ length }, (_, at) => first?.add({ days: at })).filter((day) => day !== undefined);
  const off = days.filter((day) => !calendar.isWorkday(day)).map(String);
  return {
    viewer,
    whose: isTeam ? 'team' : 'me',
    rows,
    month: month && { month, off },
    week: monday && { monday, off },
  };
}
