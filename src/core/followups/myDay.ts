/** A person's day on one page: what is due and what is to come, who is going cold, and their customers. */
import { COLD_DAYS } from '../contract/vocabulary.ts';
import { ago } from '../text/phrases.ts';
import { followUpList, followUpOfDay } from './list.ts';
import { isOverdue } from './overdue.ts';
import { customersOwnedBy } from '../customers/store/ownedBy.ts';
import { type FollowUp, followUpsOf } from './store/followUps.ts';
import type { Tx } from '../db/tx.ts';
import { type Translator, translator } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Item, Card } from '../contract/card.ts';
import { lookAs } from '../db/session.ts';

const SHOWN = 8;
/** So far ahead follow-ups are to come, and so many of a day are named. */
const AHEAD = { days: 8 };
const OF_A_DAY = 3;

export async function myDay(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<Card[]> {
  lookAs(tx, person);
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const to = translator(person.locale, today);
  const tomorrow = today.add({ days: 1 });
  const open = await followUpsOf(tx, { ownerId: person.id, before: today.add(AHEAD) });
  const isDue = ({ dueOn }: FollowUp) => Temporal.PlainDate.compare(dueOn, tomorrow) < 0;
  const mine = (await customersOwnedBy(tx, { of: { ownerId: person.id }, most: 200 })).filter(isClient);
  const cold = mine.filter((customer) => isCold(customer, today));
  return [
    day(open.filter(isDue), to),
    ...coming(
      open.filter((followUp) => !isDue(followUp)),
      to,
    ),
    ...(cold.length
      ? [listOf({ icon: '🧊', title: to.t({ zh: '快要冷了', en: 'Going cold' }), customers: cold }, to)]
      : []),
    mine.length
      ? listOf({ icon: '🏢', title: to.t({ zh: '我的客户', en: 'My customers' }), customers: mine.toReversed() }, to)
      : {
          icon: '🏢',
          title: to.t({ zh: '还没有客户,说一句就有了', en: 'No customers yet: one sentence makes the first' }),
        },
  ];
}

function day(due: readonly FollowUp[], to: Translator): Card {
  const title = to.t({ zh: '我的一天', en: 'My day' });
  if (!due.length) return { icon: '🌿', title: to.t({ zh: '今天没有要跟的客户', en: 'Nothing is due today' }) };
  const late = due.filter((followUp) => isOverdue(followUp, to.today)).length;
  const words = late ? to.t({ zh: `${title},逾期 ${late}`, en: `${title}, ${late} overdue` }) : title;
  const {
    to: _to,
    about: _about,
    footer: _footer,
    ...card
  } = followUpList({ icon: '📋', title: words, followUps: due.slice(0, SHOWN) }, to);
  const all = to.t({ zh: `看全部 ${due.length} 条`, en: `see all ${due.length}` });
  if (due.length <= SHOWN) return card;
  return { ...card, title: `${words} (${due.length})`, buttons: [{ label: all, says: to.t(DUE_TODAY) }] };
}

const DUE_TODAY = { zh: '今天要跟谁', en: "who's due today" };

/** The days after today, one a line. */
function coming(open: readonly FollowUp[], to: Translator): Card[] {
  if (!open.length) return [];
  const days = Map.groupBy(open, ({ dueOn }) => dueOn.toString());
  return [
    {
      icon: '🗓️',
      title: to.t({ zh: `接下来 7 天 (${open.length})`, en: `The next 7 days (${open.length})` }),
      lines: [...days.values()].map((each) => {
        const [first] = each;
        const named = each.slice(0, OF_A_DAY).map((followUp) => followUpOfDay(followUp, to));
        const more = each.length - named.length;
        const rest = more > 0 ? [to.t({ zh: `还有 ${more} 条`, en: `${more} more` })] : [];
        return `${first ? to.day(first.dueOn) : ''}: ${[...named, ...rest].join(to.t({ zh: ';', en: '; ' }))}`;
      }),
      buttons: [
        {
          label: to.t({ zh: '看全部跟进', en: 'all my follow-ups' }),
          says: to.t({ zh: '我的跟进', en: 'my follow-ups' }),
        },
      ],
    },
  ];
}

type Customer = Awaited<ReturnType<typeof customersOwnedBy>>[number];

function isClient({ partner }: Customer) {
  return partner === null;
}

function isCold({ lastOn, createdAt }: Customer, today: Temporal.PlainDate) {
  const last = lastOn ?? createdAt.toZonedDateTimeISO('UTC').toPlainDate();
  return last.until(today).days > COLD_DAYS;
}

function listOf(
  {
    icon,
    title,
    customers,
  }: { readonly icon: string; readonly title: string; readonly customers: readonly Customer[] },
  to: Translator,
): Card {
  const rest = customers.length - SHOWN;
  return {
    icon,
    title: `${title} (${customers.length})`,
    list: 'customer',
    items: customers.slice(0, SHOWN).map((customer) => lineOf(customer, to)),
    ...(rest > 0 && { footer: to.t({ zh: `还有 ${rest} 家`, en: `${rest} more` }) }),
  };
}

function lineOf({ id, name, lastOn }: Customer, to: Translator): Item {
  const last = lastOn ? ago(lastOn, to) : to.t({ zh: '还没联系过', en: 'not contacted yet' });
  return { text: `${name} · ${last}`, ref: id, says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }) };
}
