/** A person's day on one page: what is due, who is going cold, their customers, and their team's risk. */
import { COLD_DAYS } from '../contract/vocabulary.ts';
import { ago } from '../text/phrases.ts';
import { followUpList } from './list.ts';
import { customersOwnedBy } from '../customers/store/ownedBy.ts';
import { followUpsOf, teamFollowUps } from './store/followUps.ts';
import type { Tx } from '../db/tx.ts';
import { type Translator, translator } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Item, Card } from '../contract/card.ts';
import { lookAs } from '../db/session.ts';

const SHOWN = 8;

export async function myDay(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<Card[]> {
  lookAs(tx, person);
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const to = translator(person.locale, today);
  const due = await followUpsOf(tx, { ownerId: person.id, before: today.add({ days: 1 }) });
  const mine = (await customersOwnedBy(tx, { of: { ownerId: person.id }, most: 200 })).filter(isClient);
  const cold = mine.filter((customer) => isCold(customer, today));
  return [
    day(due, to),
    ...(cold.length
      ? [listOf({ icon: '🧊', title: to.t({ zh: '快要冷了', en: 'Going cold' }), customers: cold }, to)]
      : []),
    mine.length
      ? listOf({ icon: '🏢', title: to.t({ zh: '我的客户', en: 'My customers' }), customers: mine.toReversed() }, to)
      : {
          icon: '🏢',
          title: to.t({ zh: '还没有客户,说一句就有了', en: 'No customers yet: one sentence makes the first' }),
        },
    ...(person.role === 'rep' || person.teamId === undefined ? [] : [await risk(tx, { teamId: person.teamId, to })]),
  ];
}

function day(due: Awaited<ReturnType<typeof followUpsOf>>, to: Translator): Card {
  const title = to.t({ zh: '我的一天', en: 'My day' });
  if (!due.length) return { icon: '🌿', title: to.t({ zh: '今天没有要跟的客户', en: 'Nothing is due today' }) };
  const { to: _to, about: _about, footer: _footer, ...card } = followUpList({ icon: '📋', title, followUps: due }, to);
  return card;
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

/** The team in three numbers. */
async function risk(tx: Tx, { teamId, to }: { readonly teamId: number; readonly to: Translator }): Promise<Card> {
  const overdue = await teamFollowUps(tx, { teamId, by: to.today.subtract({ days: 1 }) });
  const all = (await customersOwnedBy(tx, { of: { teamId }, most: 500 })).filter(isClient);
  const cold = all.filter((customer) => isCold(customer, to.today));
  return {
    icon: '⚠️',
    title: to.t({ zh: '团队风险', en: 'Team risk' }),
    facts: [
      { label: to.t({ zh: '逾期', en: 'overdue' }), text: String(overdue.length) },
      { label: to.t({ zh: '快要冷了', en: 'going cold' }), text: String(cold.length) },
      { label: to.t({ zh: '客户', en: 'customers' }), text: String(all.length) },
    ],
  };
}
