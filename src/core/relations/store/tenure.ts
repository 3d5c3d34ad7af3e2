/** Since when we have dealt with customers, and without a break since when. */
import { and, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/tx.ts';
import { interactions } from '../../db/schema/interactions.ts';
import { MEETING_KINDS, MEMORY_DAYS } from '../keyPersonRisk.ts';
import { BREAK_DAYS, type Tenure } from '../relationship.ts';
import { type RiskQuestion, scoped } from './knowledge.ts';

export async function tenures(tx: Tx, { of, on }: RiskQuestion): Promise<ReadonlyMap<number, Tenure>> {
  const contact = tx
    .select({
      customerId: interactions.customerId,
      on: interactions.occurredOn,
      isMeeting: sql<boolean>`${inArray(interactions.kind, [...MEETING_KINDS])} is true`.as('is_meeting'),
      gap: sql<
        number | null
      >`${interactions.occurredOn} - lag(${interactions.occurredOn}) over (partition by ${interactions.customerId} order by ${interactions.occurredOn}, ${interactions.id})`.as(
        'gap',
      ),
    })
    .from(interactions)
    .where(
      and(
        isNotNull(interactions.customerId),
        lte(interactions.occurredOn, on),
        scoped(tx, of, interactions.customerId),
      ),
    )
    .as('contact');
  const began = sql`${contact.gap} is null or ${contact.gap} > ${BREAK_DAYS}`;
  const since = on.subtract({ days: MEMORY_DAYS }).toString();
  const rows = await tx
    .select({
      customerId: contact.customerId,
      firstOn: sql<string>`min(${contact.on})::text`,
      lastOn: sql<string>`max(${contact.on})::text`,
      unbrokenSince: sql<string>`(max(${contact.on}) filter (where ${began}))::text`,
      /** How long it had been quiet before that; null: it was the first of all. */
      quietBefore: sql<
        number | null
      >`((array_agg(${contact.gap} order by ${contact.on} desc) filter (where ${began}))[1])::int`,
      meetings: sql<number>`(count(*) filter (where ${contact.isMeeting} and ${contact.on} > ${since}::date))::int`,
    })
    .from(contact)
    .groupBy(contact.customerId);
  const day = (text: string) => Temporal.PlainDate.from(text);
  return new Map(
    rows.flatMap(({ customerId, firstOn, lastOn, unbrokenSince, ...row }) =>
      customerId === null
        ? []
        : [
            [
              customerId,
              { ...row, firstOn: day(firstOn), lastOn: day(lastOn), unbrokenSince: day(unbrokenSince) },
            ] as const,
          ],
    ),
  );
}
