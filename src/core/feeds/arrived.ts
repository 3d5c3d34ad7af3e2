/** What has just happened is not only kept: an enquiry, a missed call or a complaint is its customer's owner's to answer. */
import type { Card } from '../contract/card.ts';
import type { RecordKind } from '../contract/doors/feed.ts';
import type { Localized } from '../contract/locale.ts';
import { findCustomer } from '../customers/store/owners.ts';
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { insertNote } from '../notes/store/write.ts';
import { findPerson } from '../people/store/people.ts';
import { shorten, translator, type Translator } from '../text/phrases.ts';
import { type Feed } from './store/feeds.ts';
import { type KeptRecord, linkNote } from './store/records.ts';

/** What is older was brought in as history. */
const LATELY = { hours: 48 };
/** Of more at once one card tells. */
const APART = 3;

/** Whether somebody is to do something about it. */
export function isNews({ kind, state, on }: Pick<KeptRecord, 'kind' | 'state' | 'on'>, now: Temporal.Instant): boolean {
  const isOpen =
    kind === 'call' ? state === 'missed' : state === 'open' && (kind === 'enquiry' || kind === 'complaint');
  const since = now.subtract(LATELY).toZonedDateTimeISO('UTC').toPlainDate();
  return isOpen && Temporal.PlainDate.compare(on, since) >= 0;
}

type News = Pick<KeptRecord, 'id' | 'kind' | 'on' | 'text'> & {
  readonly customer: { readonly id: number; readonly name: string };
};

/** Those whose customer is known. */
export async function tellArrivals(
  tx: Tx,
  {
    feed,
    records,
    now,
  }: { readonly feed: Feed; readonly records: readonly KeptRecord[]; readonly now: Temporal.Instant },
) {
  const news = records.filter((record) => record.customer_id !== null && isNews(record, now));
  const owners = new Map<number, News[]>();
  for (const { id, kind, on, text, customer_id: customerId } of news) {
    const customer = customerId === null ? undefined : await findCustomer(tx, customerId);
    if (!customer) continue;
    const ownerId = customer.owner?.id ?? feed.setBy;
    const record = { id, kind, on, text, customer: { id: customer.id, name: customer.name } };
    if (kind !== 'complaint') await noteOf(tx, { feed, record, ownerId });
    owners.set(ownerId, [...(owners.get(ownerId) ?? []), record]);
  }
  for (const [ownerId, theirs] of owners) {
    const owner = await findPerson(tx, ownerId);
    if (!owner) continue;
    const to = translator(owner.locale, now.toZonedDateTimeISO(owner.zone).toPlainDate());
    const cards =
      theirs.length <= APART ? theirs.map((record) => newsCard(record, { feed, to })) : [allCard(theirs, { feed, to })];
    for (const card of cards)
      await say(tx, { roomId: undefined, to: { person: owner.id }, locale: owner.locale, card, now });
  }
}

/** By the program, with what it told. */
async function noteOf(
  tx: Tx,
  {
    feed,
    record: { id, kind, on, text, customer },
    ownerId,
  }: { readonly feed: Feed; readonly record: News; readonly ownerId: number },
) {
  const owner = await findPerson(tx, ownerId);
  const words = arrivedWords(kind, feed)[owner?.locale ?? 'zh'];
  const told = [words, text].filter(Boolean).join(owner?.locale === 'en' ? ': ' : ':');
  const note = await insertNote(tx, {
    customerId: customer.id,
    mention: undefined,
    authorId: feed.personId,
    kind: kind === 'call' ? 'call' : feed.map.medium,
    occurredOn: on,
    text: told,
    gist: shorten(told, 200),
    understood: { contacts: [], amounts: [], phones: [], emails: [] },
    privacy: undefined,
    heardId: undefined,
    followUps: [],
  });
  await linkNote(tx, { id, noteId: note.id });
}

const MAIL: Localized = { zh: '来信', en: 'Mail' };

const arrivedWords = (kind: RecordKind, { map: { medium } }: Pick<Feed, 'map'>): Localized =>
  kind === 'enquiry' && medium === 'email' ? MAIL : ARRIVED[kind];

const ARRIVED: Readonly<Record<RecordKind, Localized>> = {
  enquiry: { zh: '网站询盘', en: 'Web enquiry' },
  call: { zh: '未接来电', en: 'Missed call' },
  complaint: { zh: '客户投诉', en: 'Complaint' },
  order: { zh: '订单', en: 'Order' },
  invoice: { zh: '发票', en: 'Invoice' },
  payment: { zh: '回款', en: 'Payment' },
};

function newsCard(
  { kind, text, customer: { name } }: News,
  { feed, to }: { readonly feed: Feed; readonly to: Translator },
): Card {
  const { t } = to;
  const footer = t({ zh: `来自 ${feed.name}`, en: `From ${feed.name}` });
  const lines = text === null ? [] : [shorten(text, 300)];
  if (kind === 'complaint')
    return {
      icon: '🚩',
      title: t({ zh: `${name} 有投诉,要登记吗?`, en: `${name} complains. Log it?` }),
      lines,
      footer,
      buttons: [
        {
          label: t({ zh: '登记投诉', en: 'log the complaint' }),
          says: t({
            zh: `${name}投诉${shorten(text ?? '', 200)}`,
            en: `${name} complains: ${shorten(text ?? '', 200)}`,
          }),
          style: 'primary',
        },
      ],
    };
  return {
    icon: kind === 'call' ? '📵' : '📨',
    title: t({
      zh: `${name} ${arrivedWords(kind, feed).zh},什么时候跟进?`,
      en: `${arrivedWords(kind, feed).en} from ${name}: follow up when?`,
    }),
    lines,
    footer,
    buttons: [
      {
        label: t({ zh: '今天', en: 'today' }),
        says: t({ zh: `今天跟进${name}`, en: `follow up ${name} today` }),
        style: 'primary',
      },
      {
        label: t({ zh: '明天', en: 'tomorrow' }),
        says: t({ zh: `明天跟进${name}`, en: `follow up ${name} tomorrow` }),
      },
    ],
  };
}

function allCard(records: readonly News[], { feed, to }: { readonly feed: Feed; readonly to: Translator }): Card {
  return {
    icon: '📨',
    title: to.t({
      zh: `${feed.name} 来了 ${records.length} 条,要回`,
      en: `${records.length} from ${feed.name} to be answered`,
    }),
    list: 'customer',
    items: records.slice(0, 20).map(({ kind, text, customer }) => ({
      text: [customer.name, to.t(arrivedWords(kind, feed)), shorten(text ?? '', 60)].filter(Boolean).join(' · '),
      ref: customer.id,
      says: to.t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
    })),
  };
}
