/** A name that nobody is known by is asked about once, one at a time: whoever set the feed says who it is. */
import type { Button, Card } from '../contract/card.ts';
import { customerCandidates } from '../customers/resolve.ts';
import { customerChoice } from '../customers/choices.ts';
import type { Candidate } from '../customers/store/directory.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { findPerson } from '../people/store/people.ts';
import { howMany, shorten, translator, type Translator } from '../text/phrases.ts';
import { changeFeedName, type FeedName, isNameAsked, unmatchedNames } from './store/names.ts';

const NEAR = 3;

export type NameQuestion = { readonly name: FeedName; readonly near: readonly Candidate[] };

/** The name with most behind it that nobody was asked about; undefined while an answer about another is waited for. */
export async function nextNameQuestion(
  tx: Tx,
  { feedId, now }: { readonly feedId: number; readonly now: Temporal.Instant },
): Promise<NameQuestion | undefined> {
  if (await isNameAsked(tx, feedId)) return undefined;
  const [name] = await unmatchedNames(tx, { feedId, unasked: true, most: 1 });
  const person = name && (await findPerson(tx, name.setBy));
  if (!person) return undefined;
  await changeFeedName(tx, { id: name.id, askedAt: now });
  return { name, near: (await customerCandidates({ tx, person }, name.name)).slice(0, NEAR) };
}

export async function askNext(tx: Tx, of: { readonly feedId: number; readonly now: Temporal.Instant }) {
  const question = await nextNameQuestion(tx, of);
  const person = question && (await findPerson(tx, question.name.setBy));
  if (!person) return;
  const to = translator(person.locale, of.now.toZonedDateTimeISO(person.zone).toPlainDate());
  const card = nameQuestionCard(question, to);
  await say(tx, { roomId: undefined, to: { person: person.id }, locale: person.locale, card, now: of.now });
}

export function nameQuestionCard(
  { name: { id, name, feed, count, text, all }, near }: NameQuestion,
  to: Translator,
): Card {
  const { t } = to;
  return {
    icon: '🔗',
    title: t({
      zh: `${feed} 里的「${name}」(${count} 条)是哪家客户?`,
      en: `Which customer is “${name}” in ${feed} (${howMany(count, 'record')})?`,
    }),
    ...(text !== null && { lines: [shorten(text, 120)] }),
    buttons: [
      ...near.map((candidate): Button => ({
        label: customerChoice(candidate, to),
        says: t({ zh: `来源名 #${id} 是 ${candidate.name}`, en: `feed name #${id} is ${candidate.name}` }),
      })),
      {
        label: t({ zh: '新建客户', en: 'a new customer' }),
        says: t({ zh: `来源名 #${id} 新建客户`, en: `feed name #${id} new customer` }),
      },
      {
        label: t({ zh: '不是客户', en: 'no customer' }),
        says: t({ zh: `来源名 #${id} 忽略`, en: `feed name #${id} ignore` }),
      },
    ],
    footer: t({
      zh: `只问一次,以后都认得${all > 1 ? `;还有 ${all - 1} 个,「对不上的名字」看全部` : ''}`,
      en: `Asked once, and known from then on${all > 1 ? `; ${all - 1} more: “unmatched names”` : ''}`,
    }),
  };
}
