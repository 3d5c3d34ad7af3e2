/** A playbook as somebody writes it: its name, and on which day what is done. Pure. */
import type { PlaybookStep } from '../../../contract/customer.ts';
import { type Given, one } from '../given.ts';
import { saidIn, wordsIn } from '../named.ts';
import type { Slots } from '../../types.ts';

/** «新客户137», as it was said. */
export function playbookName({ match }: Given): Slots {
  return one('value', saidIn(match, 'name')?.replace(/^[「“"\s]+|[」”"\s了。.!！]+$/g, ''));
}

/** The name stands before the first colon, the steps behind it; without one they begin with the first day that is said. */
export function playbookIn(given: Given): Slots {
  const { text } = given.sentence;
  const from = stepsFrom(text);
  if (from === undefined) return playbookName(given);
  const steps = text
    .slice(from)
    .split(/[;；\n]|[,，、](?=\s*(?:第|当天|day|d\d|week|\d+\s*天))/i)
    .map((part) => part.normalize('NFKC').trim())
    .filter(Boolean)
    .map((part) => ({ part, step: stepIn(part) }));
  const unclear = steps.find(({ step }) => !step)?.part;
  return {
    ...playbookName(given),
    ...one('text', unclear),
    playbookSteps: steps.flatMap(({ step }) => step ?? []).toSorted((one, other) => one.day - other.day),
  };
}

function stepsFrom(text: string): number | undefined {
  const day = /第\s*(?:\d{1,3}|[一二两三四五六七八九十])\s*[天日周]|\bday\s*\d/i.exec(text)?.index;
  const colon = /[:：]/.exec(text)?.index;
  return colon !== undefined && colon < (day ?? Number.POSITIVE_INFINITY) ? colon + 1 : day;
}

/** Whether a rule is to begin or to end. */
export function ruleIn(given: Given): Slots {
  return { ...playbookName(given), ...one('outcome', wordsIn(given.match, 'outcome')) };
}

const DAYS: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  day: 1,
  d: 1,
  周: 7,
  week: 7,
  w: 7,
  月: 30,
  个月: 30,
  month: 30,
};
const HAN = '一二三四五六七八九十';
const COUNT = '\\d{1,3}|[一二两三四五六七八九十]';

/** «第3天 发资料», «3天后发资料», "day 3: send brochure", «当天 打电话». */
function stepIn(part: string): PlaybookStep | undefined {
  const first = /^(?:当天|当日|same day|at once)\s*[:：,，]?\s*(?<action>\S.*)$/i.exec(part)?.groups;
  if (first?.['action']) return { day: 1, action: first['action'] };
  const {
    n = '',
    unit = '',
    after,
    action,
  } = new RegExp(
    `^第?\\s*(?<n>${COUNT})\\s*(?<unit>天|日|周|个?月)(?<after>[之以]?后)?\\s*[:：,，]?\\s*(?<action>\\S.*)$`,
  ).exec(part)?.groups ??
  new RegExp(`^(?:on )?(?<unit>day|week|month|d|w)\\s*(?<n>${COUNT})\\s*[:：,，-]?\\s*(?<action>\\S.*)$`, 'i').exec(
    part,
  )?.groups ??
  {};
  const length = DAYS[unit.toLowerCase()];
  const count = n === '两' ? 2 : HAN.includes(n) && n !== '' ? HAN.indexOf(n) + 1 : Number(n);
  if (length === undefined || action === undefined || !count) return undefined;
  return { day: after === undefined ? (count - 1) * length + 1 : count * length + 1, action };
}
