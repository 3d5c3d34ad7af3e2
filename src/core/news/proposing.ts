/**
 * A word that notes of three customers use in the same role is proposed to whoever leads the author, with the note that makes
 * them three: a model that they ask for as a product of ours, what they object to as one of the objections that we count. It
 * is taught by whoever taps, never by itself.
 */
import type { Card } from '../contract/card.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { allTerms } from '../knowledge/store/terms.ts';
import { leadsOf } from '../people/store/colleagues.ts';
import { findPerson } from '../people/store/people.ts';
import { modelsWanted } from '../reader/products.ts';
import { nameKeyOf } from '../text/nameKey.ts';
import { translator, type Translator } from '../text/phrases.ts';
import { topicsIn } from '../text/topics.ts';
import type { NotedNow } from './growing.ts';
import { mentionsSince, type TrendNote } from './store/mentions.ts';

const CUSTOMERS = 3;
const READ = 60;

type Proposed = { readonly word: string; readonly role: 'product' | 'objection' };
type Moment = {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly heardId: number;
};

export async function proposeWords(tx: Tx, note: NotedNow, { now, today, heardId }: Moment) {
  const words = wordsInRole(note.text);
  if (!words.length) return;
  const known = new Set((await allTerms(tx)).map(({ word }) => nameKeyOf(word)));
  for (const proposed of words) {
    if (known.has(nameKeyOf(proposed.word))) continue;
    const since = today.subtract({ years: 1 });
    const mentions = (await mentionsSince(tx, { subject: { words: [proposed.word] }, since, most: READ })).filter(
      ({ text }) => wordsInRole(text).some(({ word, role }) => word === proposed.word && role === proposed.role),
    );
    const others = mentions.filter(({ customerId }) => customerId !== note.customer?.id);
    const isNew = mentions.every(({ customerId, noteId }) => customerId !== note.customer?.id || noteId === note.id);
    if (!isNew || new Set(others.map(({ customerId }) => customerId)).size !== CUSTOMERS - 1) continue;
    const author = await findPerson(tx, note.author.id);
    for (const lead of author ? await leadsOf(tx, author) : []) {
      const to = translator(lead.locale, now.toZonedDateTimeISO(lead.zone).toPlainDate());
      const card = proposalCard(proposed, { mentions, to });
      await say(tx, { roomId: undefined, to: { person: lead.id }, heardId, locale: lead.locale, now, card });
    }
  }
}

/** Models that somebody wants, and what somebody objects to that is none of the topics. */
export function wordsInRole(text: string): readonly Proposed[] {
  const models = modelsWanted(text).map((word) => ({ word, role: 'product' as const }));
  const objections = OBJECTING.flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap(({ groups }) => groups?.['what']?.trim() ?? [])
    .filter((word) => !topicsIn(word).length && !VAGUE.test(word))
    .map((word) => ({ word, role: 'objection' as const }));
  return [...models, ...objections];
}

const OBJECTING = [
  /(?:嫌|抱怨|吐槽)(?:我们|咱们)?的?(?<what>\p{Script=Han}{2,8})(?=[,，。;；!！\s]|$)/gu,
  /\b(?:complain(?:s|ed|ing)? (?:about|of)|unhappy (?:about|with)) (?:the |our )?(?<what>[a-z]+(?: [a-z]+)?)(?=[,.;!]|$)/g,
];
const VAGUE = /^(?:我们|他们|这个|那个|太|不|没|it|that|this|us|them|everything|things)/;

function proposalCard(
  { word, role }: Proposed,
  { mentions, to }: { readonly mentions: readonly TrendNote[]; readonly to: Translator },
): Card {
  const { t } = to;
  const names = [...new Set(mentions.map(({ customer }) => customer))].slice(0, CUSTOMERS);
  return {
    icon: '💡',
    title: t({
      zh: `${names.length} 家客户的记录都说到「${word}」:${to.list(names)}`,
      en: `Notes of ${names.length} customers speak of “${word}”: ${to.list(names)}`,
    }),
    facts: [
      {
        label: '',
        text:
          role === 'product'
            ? t({ zh: '是我们的产品吗?', en: 'Is it a product of ours?' })
            : t({ zh: '算哪一类异议?', en: 'Which objection is it?' }),
      },
    ],
    buttons: role === 'product' ? [productButton(word, to)] : TOPICS.map((topic) => topicButton(word, { topic, to })),
    footer: t({ zh: '都不是就不用管,不会再问', en: 'If it is neither, leave it: I will not ask again' }),
  };
}

const TOPICS = [
  { zh: '价格', en: 'price' },
  { zh: '交期', en: 'lead time' },
  { zh: '质量', en: 'quality' },
  { zh: '服务', en: 'service' },
  { zh: '付款', en: 'payment' },
] as const;

function productButton(word: string, { t }: Translator) {
  return {
    label: t({ zh: '是我们的产品', en: 'ours' }),
    says: t({ zh: `我们的产品有${word}`, en: `our products are ${word}` }),
  };
}

function topicButton(
  word: string,
  { topic, to }: { readonly topic: (typeof TOPICS)[number]; readonly to: Translator },
) {
  return { label: to.t(topic), says: to.t({ zh: `"${word}"算${topic.zh}`, en: `"${word}" counts as ${topic.en}` }) };
}
