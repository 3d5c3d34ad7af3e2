/** What a plan says of its reminder beside its day: how long before it, and what becomes of it on a day off. Pure. */
import type { Judged } from '../roles/verdict.ts';
import type { Unit } from '../dates/civil.ts';
import type { Step } from '../../contract/reading.ts';

type Told = { readonly judged: readonly Judged[]; readonly text: string };

/** «提前20分钟提醒我», "remind me 3 days before": the step before says so, and what was read as a day of its own is none. */
export function withAhead(steps: readonly Step[], { judged, text }: Told): Step[] {
  const asked = judged.flatMap(({ found: { from, to, distance } }) =>
    distance?.side === 'before' && distance.length && REMINDS.test(text.slice(Math.max(0, from - 30), to + 12))
      ? [{ from, ahead: durationOf(distance.length) }]
      : [],
  );
  const isAsked = ({ span }: Step) => asked.some(({ from }) => from === span[0]);
  // Where the day itself is no step, the reminder is the one there is.
  if (!asked.length || steps.every(isAsked)) return [...steps];
  return steps.map((step) => {
    if (isAsked(step)) return { ...step, isAhead: true };
    const next = asked.find(({ from }) => from > step.span[0]);
    const isNearest = next && !steps.some(({ span }) => span[0] > step.span[0] && span[0] < next.from);
    return isNearest && next.ahead !== undefined ? { ...step, ahead: next.ahead } : step;
  });
}

const REMINDS = /提醒|叫我|喊我|通知我|告诉我|\b(?:remind|ping|nudge|alert|tell me|warn|heads.?up)/;

const CODES: Partial<Record<Unit, string>> = {
  minute: 'PT_M',
  hour: 'PT_H',
  day: 'P_D',
  workday: 'P_D',
  week: 'P_W',
  month: 'P_M',
};

function durationOf([first]: readonly (readonly [number, Unit])[]): string | undefined {
  if (!first) return undefined;
  const [count, unit] = unitsOf(first);
  const code = CODES[unit];
  return code === undefined || !Number.isInteger(count) ? undefined : code.replace('_', String(count));
}

/** Half an hour is thirty minutes. */
function unitsOf([count, unit]: readonly [number, Unit]): readonly [number, Unit] {
  return unit === 'hour' && !Number.isInteger(count) ? [Math.round(count * 60), 'minute'] : [count, unit];
}

/** «遇周末就提前»: said of the step before, and no day of its own. */
export function withDayOff(steps: readonly Step[], text: string): Step[] {
  const rule = ([BEFORE, AFTER] as const).map((words) => words.exec(text)).find((found) => found !== null);
  if (!rule) return [...steps];
  const [from, to] = [rule.index, rule.index + rule[0].length];
  const dayOff = BEFORE.test(rule[0]) ? 'previous' : 'next';
  const last = steps.findLastIndex(({ span }) => span[0] < from);
  return steps.map((step, at) => {
    if (step.span[0] >= from && step.span[0] < to) return { ...step, isAhead: true };
    return at === Math.max(0, last) ? { ...step, dayOff } : step;
  });
}

/** Whether the words of a step are for that very day, off or not: a lunch, a greeting. */
export function isForItsDay(words: string): boolean {
  return ITSELF.test(words);
}

const BEFORE =
  /(?:遇|碰)[到上]?[^,，]{0,6}(?:假|周末|休息)[^,，]{0,4}(?:提前|往前)|\b(?:workday before|previous (?:work|business) ?day|if (?:it is|it's|that is) an? (?:holiday|weekend)[^.]{0,12}(?:before|earlier))/i;
const AFTER =
  /(?:遇|碰)[到上]?[^,，]{0,6}(?:假|周末|休息)[^,，]{0,4}(?:顺延|往后|推后)|\bnext (?:work|business) ?day\b/i;
const ITSELF =
  /祝福|祝贺|问候|拜年|[吃约聚](?:个|顿|一顿)?(?:早|午|中|晚)?(?:饭|餐|茶|酒|会)|(?:早|午|晚)[饭餐宴]|聚餐|请客|喝[茶酒咖]|打球|球局|高尔夫|爬山|钓鱼|婚礼|验收|开标|年会|展会|答辩|满月|寿宴|生日|放假也|休息日也|当天提醒|\b(?:lunch|dinner|brunch|breakfast|drinks|golf|inspection|audit|wedding|birthday|party|congratulat\w*|greetings?|wish(?:es)?|even (?:on|if)[^.]{0,12}(?:holiday|weekend))\b/i;
