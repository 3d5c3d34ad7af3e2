/** A question as the commands take it: its query with the days and words of it, ready for the database, or what of it is not known. */
import { z } from 'zod';
import type { Act } from '../command.ts';
import type { Tx } from '../db/tx.ts';
import { objectionsTaught, wordsAlike } from '../knowledge/store/terms.ts';
import type { Status } from '../contract/customer.ts';
import { STATUSES } from '../contract/vocabulary.ts';
import { meantStage } from '../company/stages.ts';
import { allStages } from '../company/store/stages.ts';
import { topicAsked } from '../text/topics.ts';
import { WhoseInput } from '../outcomes/whose.ts';
import type { Slots } from '../understand/types.ts';
import type { Conditions } from './store/conditions.ts';
import type { SoughtEvidence } from './store/evidence.ts';
import { meaningsOf } from './store/meanings.ts';

const EvidenceInput = z.object({
  what: z.enum([
    'mentions',
    'complaints',
    'uses',
    'deals',
    'won',
    'lost',
    'scores',
    'contacts',
    'people',
    'backup',
    'delivered',
  ]),
  about: z.string().max(60).optional(),
  kind: z.enum(['visit', 'call', 'meeting']).optional(),
  not: z.literal(true).optional(),
});

/** What both kinds of question have. */
export const AskedInput = z.object({
  whose: WhoseInput,
  tier: z.enum(['A', 'B', 'C']).optional(),
  evidence: z.array(EvidenceInput).max(5),
  stage: z.string().max(30).optional(),
  // The keys of the table are the values.
  status: z.enum(Object.keys(STATUSES) as [Status, ...Status[]]).optional(),
  named: z.array(z.string().max(60)).max(5).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  below: z.number().positive().max(10).optional(),
  over: z.number().nonnegative().optional(),
  under: z.number().nonnegative().optional(),
  group: z.enum(['owner', 'tier', 'stage', 'month', 'quarter', 'customer', 'cause', 'rival', 'city', 'tag']).optional(),
  top: z.number().int().positive().max(100).optional(),
});
export type AskedConditions = z.output<typeof AskedInput>;

export function askedFrom(slots: Slots) {
  const { query, tier } = slots;
  return query && { ...query, whose: query.whose ?? slots.owner ?? 'all', tier };
}

/** Words that are no words of a question, and stand for nothing that we know. */
export type UnknownWords = { readonly kind: 'unknownWords'; readonly words: readonly string[] };

/** What the statements take; the meaning of words that only this company knows is looked up. */
export async function conditionsFrom(
  { tx }: Pick<Act, 'tx'>,
  input: AskedConditions,
): Promise<Conditions | UnknownWords> {
  const { tier, stage, status, evidence, named = [], since, until, below } = input;
  const meanings = await meaningsOf(tx, named);
  const stages = stage !== undefined || named.length ? await allStages(tx) : [];
  // A stage of the team's own needs no word that says so.
  const own = named.find((word) => !meanings.words.includes(word) && stages.some(({ name }) => name === word));
  const unknown = named.filter((word) => !meanings.words.includes(word) && word !== own);
  if (unknown.length) return { kind: 'unknownWords', words: unknown };
  return {
    tier,
    stage: stageOf(stage ?? own, stages),
    status,
    tags: meanings.tags,
    cities: meanings.cities,
    evidence: await Promise.all(evidence.map((each) => sought(tx, each))),
    days: { since: dayOf(since), until: dayOf(until) },
    below: below === undefined ? undefined : below / (below > 5 ? 10 : 5),
  };
}

function stageOf(said: string | undefined, stages: Awaited<ReturnType<typeof allStages>>) {
  return said === undefined ? undefined : meantStage(said, stages);
}

/** A topic is looked for by its mark and under all its words, those that the team has taught included; any other word under all that it is called. */
async function sought(tx: Tx, { what, kind, not, about }: z.output<typeof EvidenceInput>): Promise<SoughtEvidence> {
  return { what, ...(kind && { kind }), ...(not && { not }), ...(await soughtWords(tx, about)) };
}

export async function soughtWords(tx: Tx, about: string | undefined): Promise<Pick<SoughtEvidence, 'words' | 'topic'>> {
  if (about === undefined) return { words: [] };
  const topic = topicAsked(about);
  const word = about.trim();
  if (!topic) return { words: (await wordsAlike(tx, [word])).get(word) ?? [word] };
  const taught = await objectionsTaught(tx, topic.name.zh);
  // The search index has no mark for what was taught.
  return taught.length ? { words: [...topic.said, ...taught] } : { words: topic.said, topic: topic.mark };
}

function dayOf(said: string | undefined) {
  return said === undefined ? undefined : Temporal.PlainDate.from(said);
}
