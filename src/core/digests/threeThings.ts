/** What a manager is to see first, each with a name and a tap. Pure. */
import type { Week } from './week.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import type { Item } from '../contract/card.ts';

const MOST = 3;

/** One of each kind first, of different customers; what is left is filled up. */
export function threeThings(week: Week, to: Translator): readonly Item[] {
  const kinds = [overdueThings(week, to), aloneThings(week, to), coldThings(week, to)];
  return inTurn(kinds, []).map(({ text, says, label }) => ({ text, says, buttons: [{ label, says }] }));
}

/** Goes round the kinds, and takes of each the first of a customer that has not come yet. */
function inTurn(kinds: readonly (readonly Thing[])[], taken: readonly Thing[]): readonly Thing[] {
  const round = kinds.reduce<readonly Thing[]>((chosen, things) => {
    const next = things.find(({ customerId }) => !chosen.some((thing) => thing.customerId === customerId));
    return next && chosen.length < MOST ? [...chosen, next] : chosen;
  }, taken);
  return round.length === taken.length ? round : inTurn(kinds, round);
}

type Thing = { readonly customerId: number; readonly text: string; readonly label: string; readonly says: string };

function overdueThings({ overdue, today, calendar }: Week, { t }: Translator): readonly Thing[] {
  return overdue.worst.map(({ id, customerId, customer, owner, dueOn }) => {
    const days = workdaysBetween(dueOn, today, calendar);
    const name = shorten(customer, 14);
    return {
      customerId,
      text: t({
        zh: `🚩 ${name}:跟进晚了 ${days} 个工作日(${owner})`,
        en: `🚩 ${name}: follow-up ${days} workday${days === 1 ? '' : 's'} late (${owner})`,
      }),
      label: t({ zh: '看看', en: 'open' }),
      says: t({ zh: `跟进 #${id}`, en: `follow-up #${id}` }),
    };
  });
}

function aloneThings({ alone }: Week, { t }: Translator): readonly Thing[] {
  return alone.customers.map(({ id, name, knower, contacts }) => ({
    customerId: id,
    text: t({
      zh: `👤 ${shorten(name, 14)}:只有${knower}认识(${contacts} 次联系)`,
      en: `👤 ${shorten(name, 14)}: only ${knower} knows them (${contacts} contact${contacts === 1 ? '' : 's'})`,
    }),
    label: t({ zh: `请${knower}带人`, en: `ask ${knower}` }),
    says: t({
      zh: `提醒${knower}下周带一位同事见${name}`,
      en: `remind ${knower} to take a colleague to ${name} next week`,
    }),
  }));
}

function coldThings({ cold, today }: Week, { t }: Translator): readonly Thing[] {
  return cold.map(({ id, name, owner, lastOn }) => {
    const days = lastOn?.until(today).days;
    return {
      customerId: id,
      text: t({
        zh: `${shorten(name, 14)}:${days === undefined ? '还没有人联系过' : `${days} 天没人联系`}(${owner})`,
        en: `${shorten(name, 14)}: ${days === undefined ? 'no contact yet' : `no contact for ${days} days`} (${owner})`,
      }),
      label: t({ zh: `请${owner}联系`, en: `ask ${owner}` }),
      says: t({ zh: `提醒${owner}明天联系${name}`, en: `remind ${owner} to contact ${name} tomorrow` }),
    };
  });
}

function workdaysBetween(from: Temporal.PlainDate, until: Temporal.PlainDate, { isWorkday }: Week['calendar']) {
  const days = Math.max(0, Math.min(from.until(until).days, 366));
  return Array.from({ length: days }, (_, at) => from.add({ days: at + 1 })).filter(isWorkday).length;
}
