/** Erasures that are done again, in a database that was put back from before them. */
import { z } from 'zod';
import type { Erased, ErasureTrace } from '../contract/permissions.ts';
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { emptyPlaces, eraseContact, keepErasure } from './store/erase.ts';
import { isErased, madeAfter, personThere, wasUsedSince } from './store/erasures.ts';

/** One of the list that is kept beside the backups: numbers alone, no personal data. */
export const ErasureLine = z.object({
  /** Lists of before there were several have none: the first. */
  company: z.number().int().optional(),
  proof: z.number().int(),
  contact: z.number().int(),
  askedBy: z.number().int().nullable(),
  approvedBy: z.number().int().nullable(),
  at: z.string().optional(),
  trace: z
    .object({
      others: z.array(z.number().int()).readonly(),
      known: z.number().int(),
      rows: z.record(z.string(), z.array(z.number().int()).readonly()),
    })
    .nullish(),
});
export type KeptErasure = z.output<typeof ErasureLine>;

const NOTHING: ErasureTrace = { others: [], known: 0, rows: {} };

/**
 * Resolves to whether they were there again. A backup may know less of them than was known at the erasure: as two, by fewer
 * names, or not at all, while somebody had written of them. Whatever stood there under what it does not know is emptied
 * whole, by the numbers of its rows; once the database has been used since, a number may be another's, and is left.
 */
export async function replayErasure(tx: Tx, line: KeptErasure): Promise<boolean> {
  lookAs(tx, 'everything');
  if (await isErased(tx, line.contact)) return false;
  const { others, known, rows } = line.trace ?? NOTHING;
  const at = line.at === undefined ? undefined : Temporal.Instant.from(line.at);
  const mayBeOthers = at !== undefined && (await wasUsedSince(tx, at));
  const found: Erased[] = [];
  const seen = { known: 0, rows: new Map<string, ReadonlySet<number>>() };
  for (const contact of [line.contact, ...others]) {
    if (at !== undefined && (await madeAfter(tx, { contact, at }))) continue;
    const done = await eraseContact(tx, contact);
    if (!done) continue;
    found.push(done.erased);
    seen.known += done.trace.known;
    for (const [place, ids] of Object.entries(done.trace.rows))
      seen.rows.set(place, new Set([...ids, ...(seen.rows.get(place) ?? [])]));
  }
  const isKnownLess = seen.known < known;
  const left = Object.entries(rows).map(
    ([place, ids]) => [place, isKnownLess ? ids : ids.filter((id) => !seen.rows.get(place)?.has(id))] as const,
  );
  const emptied = mayBeOthers ? 0 : await emptyPlaces(tx, Object.fromEntries(left));
  if (!found.length && !emptied) return false;
  await keepErasure(tx, {
    contactId: line.contact,
    askedBy: await personThere(tx, line.askedBy),
    approvedBy: await personThere(tx, line.approvedBy),
    erased: sumOf([...found, { emptied }]),
    trace: line.trace ?? null,
  });
  return true;
}

function sumOf(all: readonly Erased[]): Erased {
  const sum: Record<string, number> = {};
  for (const each of all) for (const [kind, count] of Object.entries(each)) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}
