/** A question of itself about one of somebody's customers: at most one a morning, and few a week. */
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import { ago, type Translator } from '../text/phrases.ts';
import { addCheckIn, type CheckIn, countCheckIns, nextCheckIn } from './store/checkIns.ts';

/** A score is asked for anew after half a year, where nobody has said another interval; a customer is silent after as long. */
const DAYS = { score: 180, silent: 180 };
/** Nobody is asked the same about the same customer within so many days. */
const AGAIN = { score: 45, silent: 90 };
const WEEK = { days: 7 };
const MOST_A_WEEK = 3;

/** Undefined: there is nothing to ask, or enough was asked. The transaction looks as them. */
export async function takeCheckIn(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<CheckIn | undefined> {
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const asked = await countCheckIns(tx, { personId: person.id, after: today.subtract(WEEK) });
  if (asked >= MOST_A_WEEK || (await countCheckIns(tx, { personId: person.id, after: today.subtract({ days: 1 }) })))
    return undefined;
  const next = await nextCheckIn(tx, { personId: person.id, today, days: DAYS, again: AGAIN });
  if (next) await addCheckIn(tx, { personId: person.id, today, ...next });
  return next;
}

export function checkInCard(checkIn: CheckIn, to: Translator): Reply {
  return checkIn.kind === 'silent' ? silentCard(checkIn, to) : scoreCard(checkIn, to);
}

function silentCard({ customer, lastOn }: CheckIn, to: Translator): Reply {
  const { t } = to;
  const since = lastOn ? t({ zh: `(最后 ${to.day(lastOn)})`, en: ` (last on ${to.day(lastOn)})` }) : '';
  return {
    icon: '🌙',
    title: t({
      zh: `${customer}半年没动静了${since},还是我们的客户吗?`,
      en: `Nothing from ${customer} for half a year${since}. Still our customer?`,
    }),
    buttons: [
      {
        label: t({ zh: '还是我们的', en: 'still ours' }),
        says: t({ zh: `${customer}还是我们的客户`, en: `${customer} is still our customer` }),
      },
      {
        label: t({ zh: '丢了,因为…', en: 'lost, because…' }),
        says: t({ zh: `${customer}流失了`, en: `we lost ${customer} as a customer` }),
      },
      {
        label: t({ zh: '以后再争取', en: 'win back later' }),
        says: t({ zh: `${customer}流失了,以后再争取`, en: `win ${customer} back later` }),
      },
    ],
    footer: t({ zh: '没人回答就不算丢', en: 'It does not count as lost until somebody says so' }),
  };
}

/** With words to send: what the customer answers is kept by saying it. */
function scoreCard({ customer, contact, lastOn, value, outOf }: CheckIn, to: Translator): Reply {
  const { t } = to;
  const before =
    value === undefined || !lastOn
      ? t({ zh: '还没问过', en: 'not asked yet' })
      : t({ zh: `上次 ${value}/${outOf},${ago(lastOn, to)}`, en: `last ${value}/${outOf}, ${ago(lastOn, to)}` });
  const name = contact ?? customer;
  return {
    icon: '⭐',
    title: t({
      zh: `该问问${customer}满意度了(${before})`,
      en: `Time to ask ${customer} how content they are (${before})`,
    }),
    lines: [
      t({ zh: '可以这样发:', en: 'You could send:' }),
      t({
        zh: `「${name}您好,最近合作得怎么样?1到5分,您给我们打几分?哪一点最该改进?」`,
        en: `“Hello ${name}, how have we been doing lately? From 1 to 5, what would you give us, and what should we do better first?”`,
      }),
    ],
    buttons: [
      {
        label: t({ zh: `${customer}不用问`, en: `do not ask ${customer}` }),
        says: t({ zh: `${customer}不用问满意度`, en: `do not ask ${customer} for satisfaction` }),
      },
    ],
    footer: t({
      zh: `客户答了就说「${customer}满意度4 交期慢」`,
      en: `When they have answered, say “${customer} CSAT 4, slow delivery”`,
    }),
  };
}
