/** What a manager is to see first, each with a name and a tap. Pure. */
import type { Week } from './week.ts';
import { workdaysSince } from '../calendar/workdays.ts';
import { shortName, type Translator } from '../text/phrases.ts';
import type { Item } from '../contract/card.ts';

const MOST = 3;

/** A customer for whom something is to be done: why, and what does it. */
export type ThingToDo = {
  readonly kind: 'late' | 'one' | 'cold';
  readonly customerId: number;
  readonly customer: string;
  readonly text: string;
  /** The same without the name. */
  readonly why: string;
  readonly label: string;
  readonly says: string;
};

/** One of each kind first, of different customers; what is left is filled up. */
export function firstThings(week: Week, to: Translator): readonly ThingToDo[] {
  return inTurn([overdueThings(week, to), aloneThings(week, to), coldThings(week, to)], []);
}

export function threeThings(week: Week, to: Translator): readonly Item[] {
  return firstThings(week, to).map(({ text, says, label }) => ({ text, says, buttons: [{ label, says }] }));
}

/** Goes round the kinds, and takes of each the first of a customer that has not come yet. */
function inTurn(kinds: readonly (readonly ThingToDo[])[], taken: readonly ThingToDo[]): readonly ThingToDo[] {
  const round = kinds.reduce<readonly ThingToDo[]>((chosen, things) => {
    const next = things.find(({ customerId }) => !chosen.some((thing) => thing.customerId === customerId));
    return next && chosen.length < MOST ? [...chosen, next] : chosen;
  }, taken);
  return round.length === taken.length ? round : inTurn(kinds, round);
}

function overdueThings({ overdue, today, calendar }: Week, { t }: Translator): readonly ThingToDo[] {
  return overdue.worst.map(({ id, customerId, customer, owner, dueOn }): ThingToDo => {
    const days = workdaysSince(dueOn, { today, calendar });
    const name = shortName(customer, 14);
    return {
      kind: 'late',
      customerId,
      customer,
      why: t({
        zh: `跟进晚了 ${days} 个工作日，${owner}负责`,
        en: `A follow-up of ${owner}’s is ${days} workday${days === 1 ? '' : 's'} late`,
      }),
      text: t({
        zh: `🚩 ${name}:跟进晚了 ${days} 个工作日(${owner})`,
        en: `🚩 ${name}: follow-up ${days} workday${days === 1 ? '' : 's'} late (${owner})`,
      }),
      label: t({ zh: '看看', en: 'open' }),
      says: t({ zh: `跟进 #${id}`, en: `follow-up #${id}` }),
    };
  });
}

function aloneThings({ alone }: Week, { t }: Translator): readonly ThingToDo[] {
  return alone.customers.map(({ id, name, knower, contacts }): ThingToDo => ({
    kind: 'one',
    customerId: id,
    customer: name,
    why: t({
      zh: `${contacts} 次联系都是${knower}，没有别人认识他们`,
      en: `${contacts === 1 ? 'The one contact was' : `All ${contacts} contacts were`} ${knower}’s; nobody else knows them`,
    }),
    text: t({
      zh: `👤 ${shortName(name, 14)}:只有${knower}认识(${contacts} 次联系)`,
      en: `👤 ${shortName(name, 14)}: only ${knower} knows them (${contacts} contact${contacts === 1 ? '' : 's'})`,
    }),
    label: t({ zh: `请${knower}带人`, en: `ask ${knower}` }),
    says: t({
      zh: `提醒${knower}下周带一位同事见${name}`,
      en: `remind ${knower} to take a colleague to ${name} next week`,
    }),
  }));
}

function coldThings({ cold, today }: Week, { t }: Translator): readonly ThingToDo[] {
  return cold.map(({ id, name, owner, lastOn }): ThingToDo => {
    const days = lastOn?.until(today).days;
    return {
      kind: 'cold',
      customerId: id,
      customer: name,
      why: t({
        zh: `${days === undefined ? '还没有人联系过' : `${days} 天没人联系`}，${owner}负责`,
        en: `${days === undefined ? 'Nobody has been in touch yet' : `No contact for ${days} days`}; ${owner} owns it`,
      }),
      text: t({
        zh: `${shortName(name, 14)}:${days === undefined ? '还没有人联系过' : `${days} 天没人联系`}(${owner})`,
        en: `${shortName(name, 14)}: ${days === undefined ? 'no contact yet' : `no contact for ${days} days`} (${owner})`,
      }),
      label: t({ zh: `请${owner}联系`, en: `ask ${owner}` }),
      says: t({ zh: `提醒${owner}明天联系${name}`, en: `remind ${owner} to contact ${name} tomorrow` }),
    };
  });
}
