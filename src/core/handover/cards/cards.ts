/** What a handover says to those concerned. Pure. */
import type { Button, Card, Reply } from '../../contract/card.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import { shorten, timeWords, type Translator, UNDO } from '../../text/phrases.ts';
import { handoverBrief } from './brief.ts';
import { questionWords } from '../process/interview.ts';
import type { Brief } from '../store/briefs.ts';
import type { HandoverItem } from '../store/items.ts';
import type { HandoverQuestion } from '../store/questions.ts';

const SHOWN = 8;

export const takeBackButton = ({ t }: Translator): Button => ({
  label: t(UNDO),
  says: t(UNDO),
  key: '0',
  style: 'danger',
});

/** «立讯、美的 等 12 个». */
export function someNames(names: readonly string[], { t, list }: Translator): string {
  const shown = list(names.slice(0, SHOWN));
  return names.length > SHOWN
    ? t({ zh: `${shown} 等 ${names.length} 个`, en: `${shown} and ${names.length - SHOWN} more` })
    : shown;
}

/** How a sentence names a colleague for certain. */
export const colleagueRef = ({ id, name }: Pick<Person, 'id' | 'name'>) => `${name}#${id}`;

/** «12-31 周四 18:00». */
export function momentWords(at: Temporal.Instant, zone: string, to: Translator): string {
  const local = at.toZonedDateTimeISO(zone);
  return `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
}

export type Offer = {
  readonly to: Person;
  readonly by: string;
  readonly from: string;
  readonly briefs: readonly Brief[];
  readonly followUps: number;
};

/** What a receiver is told: what comes to them, with a brief of each, and how they take it or not. */
export function offerCard({ to: receiver, by, from, briefs, followUps }: Offer, to: Translator): Reply {
  const { t } = to;
  return {
    to: { person: receiver.id },
    icon: '🤝',
    title: t({
      zh: `${by}把${from}的 ${briefs.length} 个客户交给你`,
      en: `${by} hands ${briefs.length === 1 ? 'a customer' : `${briefs.length} customers`} of ${from}’s to you`,
    }),
    ...(followUps > 0 && { facts: [{ label: '', text: t(comeAlong(followUps)) }] }),
    list: 'customer',
    items: briefs.slice(0, SHOWN).map((known) => offeredItem(known, handoverBrief(known, to), to)),
    ...(briefs.length > SHOWN && {
      details: {
        title: t({ zh: '其他客户', en: 'The others' }),
        lines: briefs.slice(SHOWN).map((known) => `• ${handoverBrief(known, to)}`),
      },
    }),
    buttons: [{ label: t(ACCEPT_ALL), says: t(ACCEPT_ALL), style: 'primary' }],
    footer: t({
      zh: '提醒从现在起找你。接不了就说「退回 客户,原因…」',
      en: 'Reminders come to you from now on. What you cannot take: “decline customer because …”',
    }),
  };
}

const ACCEPT_ALL: Localized = { zh: '全部接收', en: 'accept all' };

export function comeAlong(followUps: number): Localized {
  return {
    zh: `带来 ${followUps} 条跟进`,
    en: followUps === 1 ? 'one follow-up comes along' : `${followUps} follow-ups come along`,
  };
}

function offeredItem({ id, name }: { readonly id: number; readonly name: string }, text: string, { t }: Translator) {
  return {
    text: shorten(text, 300),
    ref: id,
    says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }),
    buttons: [
      {
        label: t({ zh: '接收', en: 'accept' }),
        says: t({ zh: `接收 ${name}`, en: `accept ${name}` }),
        style: 'primary' as const,
      },
      { label: t({ zh: '退回', en: 'decline' }), says: t({ zh: `退回 ${name}`, en: `decline ${name}` }) },
    ],
  };
}

/** What still waits for a receiver's answer. */
export function waitingCard(items: readonly HandoverItem[], to: Translator): Card {
  const { t } = to;
  const named = namedItems(items);
  return {
    icon: '🤝',
    title: t({
      zh: `${named.length} 个交给你的客户还没接收`,
      en:
        named.length === 1
          ? 'A customer handed to you waits for your answer'
          : `${named.length} customers handed to you wait for your answer`,
    }),
    list: 'customer',
    items: named
      .slice(0, SHOWN)
      .map(({ customerId, customer }) => offeredItem({ id: customerId, name: customer }, customer, to)),
    buttons: [{ label: t(ACCEPT_ALL), says: t(ACCEPT_ALL), style: 'primary' }],
  };
}

export type NamedItem = HandoverItem & { readonly customerId: number; readonly customer: string };

export function namedItems(items: readonly HandoverItem[]): readonly NamedItem[] {
  return items.filter((item): item is NamedItem => item.customerId !== null && item.customer !== null);
}

/** One question of the interview. */
export function questionCard(question: Pick<HandoverQuestion, 'id' | 'customer' | 'topic'>, to: Translator): Card {
  const { t } = to;
  const { id, customer, topic } = question;
  return {
    icon: '🗣️',
    title: `${customer}: ${t(questionWords(topic))}`,
    ask: t({ zh: `回答 #${id} …`, en: `answer #${id} …` }),
    buttons: [{ label: t({ zh: '跳过', en: 'skip' }), says: t({ zh: `跳过 #${id}`, en: `skip #${id}` }) }],
    footer: t({ zh: '直接回答,交接后接手的人会看到', en: 'Just answer; whoever takes over will read it' }),
  };
}

export type Unplaced = {
  readonly from: Pick<Person, 'id' | 'name'>;
  readonly customers: readonly { readonly name: string; readonly why?: string | undefined }[];
};

/** What nobody has taken, to whoever has to find somebody. */
export function unplacedCard({ from, customers }: Unplaced, to: Translator): Card {
  const { t } = to;
  return {
    icon: '⚠️',
    title: t({
      zh: `${from.name}的 ${customers.length} 个客户还没人接`,
      en:
        customers.length === 1
          ? `Nobody has taken one of ${from.name}’s customers yet`
          : `Nobody has taken ${customers.length} of ${from.name}’s customers yet`,
    }),
    lines: [
      ...customers.slice(0, SHOWN).map(({ name, why }) => `• ${[name, why].filter(Boolean).join(' · ')}`),
      ...(customers.length > SHOWN
        ? [t({ zh: `还有 ${customers.length - SHOWN} 个`, en: `${customers.length - SHOWN} more` })]
        : []),
    ],
    ask: t({
      zh: `把#${from.id}的客户全部转给…`,
      en: `hand over all of #${from.id}'s customers to …`,
    }),
    asksFor: 'colleague',
    footer: t({
      zh: '全部交给一个人:直接说名字。分开交:「交接某某:A类给甲,其余给乙」',
      en: 'All to one: just type a name. To several: “hand over X: tier A to Y, rest to Z”',
    }),
  };
}
