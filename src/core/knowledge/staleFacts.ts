/** Facts that nobody has confirmed for half a year are asked about again: in a brief, and now and then in the owner's morning. Pure. */
import { avoidWords } from './profile.ts';
import type { LastingFact } from './store/facts.ts';
import { FACT_TOPICS } from '../contract/vocabulary.ts';
import { ago, type Translator } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Button, Reply } from '../contract/card.ts';
import type { FactTopic } from '../contract/customer.ts';

/** A fact as old as this may have changed. */
export const STALE_DAYS = 180;
/** What was promised is kept or broken, a memo is nobody's state, and a firm seldom moves. */
export const NEVER_STALE: readonly FactTopic[] = ['promised', 'other', 'city'];
/** As many choices as single digits have room for. */
const DIGITS = 9;

/** The one fact that is the first to be asked about again. */
export function stalestFact({ facts }: { readonly facts: readonly LastingFact[] }, today: Temporal.PlainDate) {
  return facts
    .filter(({ topic, holdsOn }) => !NEVER_STALE.includes(topic) && holdsOn.until(today).days >= STALE_DAYS)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.holdsOn, b.holdsOn))[0];
}

/** «半年前的消息:还是张姐拍板吗?» */
export function staleFactQuestion(fact: LastingFact, to: Translator) {
  const when = ago(fact.holdsOn, to);
  const what = avoidWords({ contact: fact.contact, text: fact.text === fact.contact ? '' : fact.text });
  const words: Localized =
    fact.topic === 'decides'
      ? { zh: `还是${fact.text}拍板吗?`, en: `is it still ${fact.text} who decides?` }
      : { zh: `${FACT_TOPICS[fact.topic].zh}还是${what}吗?`, en: `${FACT_TOPICS[fact.topic].en}: still ${what}?` };
  return to.t({ zh: `${when}的消息:${words.zh}`, en: `Last heard ${when}: ${words.en}` });
}

export function confirmButtons({ id }: Pick<LastingFact, 'id'>, { t }: Translator): Button[] {
  return [
    { label: t({ zh: '没变', en: 'still true' }), says: t({ zh: `核对 #${id} 没变`, en: `check #${id} still true` }) },
    { label: t({ zh: '变了', en: 'changed' }), says: t({ zh: `核对 #${id} 变了`, en: `check #${id} changed` }) },
  ];
}

/** Whether a list has digits left for one more question. */
export const hasRoom = (list: Reply) => taken(list) + 2 <= DIGITS;

/** A list with one old fact to be confirmed below it; its digits follow those of the list. */
export function withStaleFact(
  list: Reply,
  { fact, to }: { readonly fact: LastingFact; readonly to: Translator },
): Reply {
  const first = taken(list) + 1;
  const buttons = confirmButtons(fact, to).map((button, at) => ({ ...button, key: String(first + at) }));
  const question = `⏳ ${fact.customer} · ${staleFactQuestion(fact, to)}`;
  return {
    ...list,
    buttons: [...(list.buttons ?? []), ...buttons],
    footer: [list.footer, question].filter(Boolean).join('\n'),
  };
}

const taken = ({ items = [], buttons = [] }: Reply) => (items.some(({ says }) => says) ? items.length : buttons.length);
