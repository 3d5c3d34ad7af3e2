/** What a manager is to see first, each with a name and a tap. Pure. */
import type { Week } from './week.ts';
import { workdaysSince } from '../calendar/workdays.ts';
import { closestTo } from '../relations/keyPersonRisk.ts';
import { shorten, shortName, type Translator } from '../text/phrases.ts';
import type { Item } from '../contract/card.ts';

const MOST = 3;

/** A customer for whom something is to be done: why, and what does it. */
export type ThingToDo = {
  readonly kind: 'complaint' | 'late' | 'one' | 'cold';
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
  const kinds = [complaintThings, overdueThings, aloneThings, coldThings];
  return inTurn(
    kinds.map((things) => things(week, to)),
    [],
  );
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

function complaintThings({ complaints }: Week, { t }: Translator): readonly ThingToDo[] {
  return complaints.map(({ customerId, customer, owner, text, interactionId }): ThingToDo => ({
    kind: 'complaint',
    customerId,
    customer,
    why: t({
      zh: `投诉还没了结：${shorten(text, 40)}${owner === null ? '' : `，${owner}负责`}`,
      en: `A complaint is open: ${shorten(text, 40)}${owner === null ? '' : `; ${owner} owns it`}`,
    }),
    text: t({
      zh: `🚩 ${shortName(customer, 14)}:投诉还没了结${owner === null ? '' : `(${owner})`}`,
      en: `🚩 ${shortName(customer, 14)}: a complaint is open${owner === null ? '' : ` (${owner})`}`,
    }),
    label: t({ zh: '看原话', en: 'show the words' }),
    says: t({ zh: `看 #${interactionId}`, en: `show #${interactionId}` }),
  }));
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
  return alone.flatMap((risk): readonly ThingToDo[] => {
    const [closest] = closestTo(risk);
    if (!closest) return [];
    const { person: knower, contacts } = closest;
    const { id, name } = risk.customer;
    return [
      {
        kind: 'one',
        customerId: id,
        customer: name,
        why: t({
          zh: `只有${knower}认识他们，联系过 ${contacts} 次`,
          en: `Only ${knower} knows them, from ${contacts} contact${contacts === 1 ? '' : 's'}`,
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
      },
    ];
  });
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
