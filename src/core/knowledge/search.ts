/** Finds notes by their words: the index gives candidates, the words themselves decide. */
import { bigramsIn } from '../text/bigrams.ts';
import { type SearchQuery, matchesTerms, type SearchTerm } from './searchQuery.ts';
import { customersNamed } from '../customers/store/customers.ts';
import type { Tx } from '../db/tx.ts';
import { BATCH, type SearchHit, searchIndex } from './store/searchIndex.ts';
import { OBJECTIONS } from '../contract/vocabulary.ts';

/** Candidates looked at for one answer. */
const MOST = 5 * BATCH;
const LATEST = 3 * BATCH;

export type SearchResult = {
  readonly hits: readonly SearchHit[];
  readonly terms: readonly SearchTerm[];
  readonly nearly: boolean;
};

/** The notes of a page and one more, the most recent first. */
export async function searchNotes(
  tx: Tx,
  {
    query,
    authorId,
    upTo,
  }: { readonly query: SearchQuery; readonly authorId: number | undefined; readonly upTo: number },
): Promise<SearchResult> {
  const terms = await Promise.all(query.terms.map((term) => meantBy(tx, term)));
  const ways = waysTo(terms);
  for (const nearly of [false, true]) {
    const hits = new Map<number, SearchHit>();
    for (const way of ways)
      for (const hit of await along(tx, { way: nearly ? loosened(way) : way, query, authorId, terms, nearly, upTo }))
        hits.set(hit.id, hit);
    if (hits.size) return { hits: [...hits.values()].toSorted(newest).slice(0, upTo), terms, nearly };
  }
  return { hits: await inOtherWords(tx, { query, authorId, upTo }), terms, nearly: true };
}

/** «Too expensive» is an objection to the price: so is a quote that is too high, in either language. */
async function inOtherWords(
  tx: Tx,
  {
    query,
    authorId,
    upTo,
  }: { readonly query: SearchQuery; readonly authorId: number | undefined; readonly upTo: number },
): Promise<SearchHit[]> {
  const objection = OBJECTIONS.find(({ said }) => said.test(query.terms.join(' ')));
  if (!objection) return [];
  const newestNotes = await searchIndex(tx, { grams: [], ...query.period, authorId, tier: query.tier, skip: 0 });
  return newestNotes.filter(({ text }) => objection.said.test(text)).slice(0, upTo);
}

/** A term that is a customer's name stands for all its names, and for the notes about it. */
async function meantBy(tx: Tx, term: string): Promise<SearchTerm> {
  const customers = await customersNamed(tx, term);
  return {
    phrases: [...new Set([term, ...customers.flatMap(({ name, aliases }) => [name, ...aliases])])],
    customerIds: customers.map(({ id }) => id),
  };
}

type Way = { readonly grams: readonly number[]; readonly customerIds?: readonly number[] };

/** What the index is asked: the words that can be meant in one way only; where there are none, each way of the first. */
function waysTo(terms: readonly SearchTerm[]): readonly Way[] {
  const plainly = terms.filter(({ customerIds }) => !customerIds.length);
  const grams = [...new Set(plainly.flatMap(({ phrases }) => bigramsIn(phrases[0] ?? '')))];
  if (plainly.length) return [{ grams }];
  const [first] = terms;
  if (!first) return [];
  return [
    { grams: [], customerIds: first.customerIds },
    ...first.phrases.map((phrase) => ({ grams: bigramsIn(phrase) })),
  ];
}

/** Where nothing says exactly that: whatever has the first pair of characters. */
function loosened({ grams, ...way }: Way): Way {
  return { ...way, grams: grams.slice(0, 1) };
}

async function along(
  tx: Tx,
  {
    way,
    query,
    authorId,
    terms,
    nearly,
    upTo,
  }: {
    readonly way: Way;
    readonly query: SearchQuery;
    readonly authorId: number | undefined;
    readonly terms: readonly SearchTerm[];
    readonly nearly: boolean;
    readonly upTo: number;
  },
): Promise<SearchHit[]> {
  // What is said often is found among the newest notes; the index is for what is said seldom.
  if (way.grams.length && authorId === undefined && !query.tier) {
    const newestNotes = await searchIndex(tx, { ...way, grams: [], ...query.period, skip: 0, most: LATEST });
    const lately = newestNotes.filter((note) => matchesTerms(note, { terms, nearly }));
    if (lately.length >= upTo) return lately;
  }
  const hits: SearchHit[] = [];
  for (let skip = 0; skip < MOST && hits.length < upTo; skip += BATCH) {
    const candidates = await searchIndex(tx, { ...way, ...query.period, authorId, tier: query.tier, skip });
    hits.push(...candidates.filter((note) => matchesTerms(note, { terms, nearly })));
    if (candidates.length < BATCH) break;
  }
  return hits;
}

function newest(a: SearchHit, b: SearchHit) {
  return Temporal.PlainDate.compare(b.occurredOn, a.occurredOn) || b.id - a.id;
}
