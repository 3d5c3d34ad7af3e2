/** A note that other departments want to know of is told in their channels, by their rules. */
import type { Card } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';
import { NEWS_TOPICS } from '../contract/vocabulary.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { shorten, translator, type Translator } from '../text/phrases.ts';
import { masked } from './masked.ts';
import { newsCustomer, type NewsRule, rulesOf } from './store/rules.ts';

export type NewsItem = {
  readonly id: number;
  readonly customer: { readonly id: number; readonly name: string } | undefined;
  readonly author: { readonly name: string };
  readonly contacts: readonly string[];
  readonly text: string;
  readonly occurredOn: Temporal.PlainDate;
  readonly privacy: object | undefined;
};

type Known = NonNullable<Awaited<ReturnType<typeof newsCustomer>>>;

/** What its lines are known by. */
export function newsAbout(noteId: number) {
  return `news:${noteId}`;
}

export async function tellNews(
  tx: Tx,
  item: NewsItem,
  { now, locale, roomId: here }: { readonly now: Temporal.Instant; readonly locale: Locale; readonly roomId?: number },
) {
  if (item.privacy || !item.customer) return;
  const rules = await rulesOf(tx);
  if (!rules.length) return;
  const known = await newsCustomer(tx, item.customer.id);
  if (!known || known.onlyTeamId !== null) return;
  const to = translator(locale, item.occurredOn);
  const fitting = rules.filter((rule) => rule.roomId !== here && fits(rule, { item, known }));
  // A channel hears a note once: without names, where one of its rules says so.
  for (const [roomId, its] of Map.groupBy(fitting, (rule) => rule.roomId)) {
    const rule = its.find(({ isMasked }) => isMasked) ?? its[0];
    if (rule)
      await say(tx, { roomId, locale, now, about: newsAbout(item.id), card: newsCard({ item, known, rule }, to) });
  }
}

function fits({ topic, word }: NewsRule, { item, known }: { readonly item: NewsItem; readonly known: Known }) {
  if (topic !== null) return NEWS_TOPICS[topic].said.test(item.text);
  const wanted = (word ?? '').replace(/^#/, '').toLowerCase();
  return (
    wanted !== '' &&
    (item.text.toLowerCase().includes(wanted) || known.tags.some((tag) => tag.toLowerCase() === wanted))
  );
}

function newsCard(
  { item, known, rule }: { readonly item: NewsItem; readonly known: Known; readonly rule: NewsRule },
  to: Translator,
): Card {
  const { t } = to;
  const what = rule.topic === null ? (rule.word ?? '') : t(NEWS_TOPICS[rule.topic]);
  const words = rule.isMasked ? masked(item.text, { customers: known.names, people: item.contacts, to }) : item.text;
  return {
    icon: '📣',
    title: rule.isMasked ? what : `${what} · ${known.name}`,
    lines: [shorten(words, 400)],
    ask: t({ zh: `回复消息 #${item.id} …`, en: `answer news #${item.id} …` }),
    footer: t({
      zh: `${rule.isMasked ? '' : `${item.author.name}记下的。`}@我直接回答就会记到客户上,也可以说「回复消息 #${item.id} …」`,
      en: `${rule.isMasked ? '' : `Noted by ${item.author.name}. `}Answer me here, or say “answer news #${item.id} …”: it lands on the customer`,
    }),
  };
}
