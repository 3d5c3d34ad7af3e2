/**
 * What several customers say within two weeks is told to whoever leads the author, once: with the note that makes them
 * three, and not again while more of them say it.
 */
import type { Card } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { allProducts, wordsAlike } from '../knowledge/store/terms.ts';
import { leadsOf } from '../people/store/colleagues.ts';
import { findPerson } from '../people/store/people.ts';
import { topicsIn } from '../text/topics.ts';
import { translator, type Translator } from '../text/phrases.ts';
import { proposeWords } from './proposing.ts';
import { type TrendNote, mentionsSince, rivalsToldIn, type TrendSubject } from './store/mentions.ts';

const CUSTOMERS = 3;
const DAYS = 14;
/** Where more notes than these say it, it has long grown. */
const READ = 60;

/** A note as it was kept. */
export type NotedNow = {
  readonly id: number;
  readonly customer: { readonly id: number } | undefined;
  readonly author: { readonly id: number };
  readonly text: string;
  readonly privacy: object | undefined;
};

/** `today`: the author's. */
export async function tellGrowing(
  tx: Tx,
  note: NotedNow,
  {
    now,
    today,
    heardId,
  }: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate; readonly heardId: number },
) {
  const { customer } = note;
  if (note.privacy || !customer) return;
  await proposeWords(tx, note, { now, today, heardId });
  const since = today.subtract({ days: DAYS });
  for (const { subject, name } of await subjectsOf(tx, note)) {
    const mentions = await mentionsSince(tx, { subject, since, most: READ });
    const others = mentions.filter(({ customerId }) => customerId !== customer.id);
    const isNew = mentions.every(({ customerId, noteId }) => customerId !== customer.id || noteId === note.id);
    const isThird = isNew && new Set(others.map(({ customerId }) => customerId)).size === CUSTOMERS - 1;
    if (isThird && mentions.length > others.length) await tell(tx, { note, name, mentions, now, heardId });
  }
}

async function tell(
  tx: Tx,
  {
    note,
    name,
    mentions,
    now,
    heardId,
  }: {
    readonly note: NotedNow;
    readonly name: Localized;
    readonly mentions: readonly TrendNote[];
    readonly now: Temporal.Instant;
    readonly heardId: number;
  },
) {
  const author = await findPerson(tx, note.author.id);
  for (const lead of author ? await leadsOf(tx, author) : []) {
    const to = translator(lead.locale, now.toZonedDateTimeISO(lead.zone).toPlainDate());
    const card = growingCard({ name, mentions }, to);
    await say(tx, { roomId: undefined, to: { person: lead.id }, heardId, locale: lead.locale, now, card });
  }
}

/** One note of each customer, the newest. */
function growingCard(
  { name, mentions }: { readonly name: Localized; readonly mentions: readonly TrendNote[] },
  to: Translator,
): Card {
  const newest = [...Map.groupBy(mentions, ({ customerId }) => customerId).values()].flatMap(([first]) => first ?? []);
  return {
    icon: '📈',
    title: to.t({
      zh: `两周里 ${CUSTOMERS} 家客户都提到「${name.zh}」`,
      en: `${CUSTOMERS} customers have mentioned “${name.en}” within two weeks`,
    }),
    list: 'customer',
    items: newest.map(({ noteId, customerId, customer, author, occurredOn }) => ({
      text: [customer, to.day(occurredOn), author].join(' · '),
      ref: customerId,
      says: to.t({ zh: `看 #${noteId}`, en: `show #${noteId}` }),
    })),
    footer: to.t({ zh: '回数字看原话', en: 'A number shows the words' }),
  };
}

async function subjectsOf(
  tx: Tx,
  { id, text }: NotedNow,
): Promise<readonly { readonly subject: TrendSubject; readonly name: Localized }[]> {
  const topics = topicsIn(text).map(({ mark, name }) => ({ subject: { mark }, name }));
  const [alike, sold] = await Promise.all([rivalsToldIn(tx, id).then((told) => wordsAlike(tx, told)), allProducts(tx)]);
  const rivals = [...alike].map(([rival, rivalNames]) => ({
    subject: { rivals: rivalNames },
    name: { zh: rival, en: rival },
  }));
  const products = [...sold].flatMap(([product, names]) =>
    names.some((said) => text.toLowerCase().includes(said.toLowerCase()))
      ? [{ subject: { words: names }, name: { zh: product, en: product } }]
      : [],
  );
  return [...topics, ...rivals, ...products];
}
