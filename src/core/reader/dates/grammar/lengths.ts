import { withinLength } from '../values/distance.ts';
import type { Unit } from '../civil.ts';
import type { Made } from './rule.ts';
import { rule } from './rule.ts';

type Counted = { readonly value: number; readonly approximate?: boolean };

function length(count: number, unit: Unit, more: { approximate?: boolean | undefined; article?: boolean } = {}): Made {
  return {
    kind: 'length',
    said: {
      parts: [[count, unit]],
      ...(more.approximate ? { approximate: true } : {}),
      ...(more.article ? { article: true } : {}),
    },
  };
}

const of = ({ value, approximate }: Counted, unit: { unit: Unit; times: number }, plus = 0) =>
  unit.unit === 'quarter' && value > 12 ? undefined : length((value + plus) * unit.times, unit.unit, { approximate });

/** Lengths of time: three days, 一个半小时, half a year, 1h30m, 2-3 weeks. */
export const lengths = [
  rule('number ge? of? unit', ([n, ge, , unit]) =>
    unit.said.unit === 'month' && !ge && !isLatinUnit(unit) ? undefined : of(n.said, unit.said),
  ),
  rule('number ge? duo ge? unit', ([n, , , , unit]) => of({ ...n.said, approximate: true }, unit.said)),
  rule('number ge? half unit', ([n, , , unit]) => of(n.said, unit.said, 0.5)),
  rule('number ge half yue', ([n]) => length(n.said.value + 0.5, 'month')),
  rule('number ge yue', ([n]) => length(n.said.value, 'month', n.said)),
  rule('number nian', ([n]) => (n.said.digits < 4 ? length(n.said.value, 'year', n.said) : undefined)),
  rule('number nian half', ([n]) => length(n.said.value + 0.5, 'year')),
  rule('number unit half', ([n, unit]) => of(n.said, unit.said, 0.5)),
  rule('number ge? unit and a? half', ([n, , unit]) => of(n.said, unit.said, 0.5)),
  rule('number and? a? half unit', ([n, , , , unit]) => of(n.said, unit.said, 0.5)),
  rule('a unit and a? half', ([, unit]) => length(1.5 * unit.said.times, unit.said.unit)),
  rule('half of? a? unit', ([, , , unit]) => length(0.5 * unit.said.times, unit.said.unit)),
  rule('a half unit', ([, , unit]) => length(0.5 * unit.said.times, unit.said.unit)),
  rule('half ge unit', ([, , unit]) => length(0.5 * unit.said.times, unit.said.unit)),
  rule('half ge? yue', () => length(0.5, 'month')),
  rule('half nian', () => length(0.5, 'year')),
  rule('a unit', ([, unit]) => length(unit.said.times, unit.said.unit, { article: true })),
  // A fortnight needs no article.
  rule('unit', ([unit]) =>
    unit.said.unit === 'week' && unit.said.times === 2 ? length(2, 'week', { article: true }) : undefined,
  ),
  rule('a number unit', ([, n, unit]) => (n.said.approximate ? of(n.said, unit.said) : undefined)),
  rule('number ke', ([n]) => length(n.said.value * 15, 'minute')),
  rule('number letterUnit', ([n, unit]) => length(n.said.value, unit.said.unit, { article: true })),
  rule('number weekdays', ([n, { said }]) => (said.days.length === 5 ? length(n.said.value, 'workday') : undefined)),
  // In 2-3 weeks: the nearer one, roughly.
  rule('number dash|to|and length', ([n, , { said }]) => {
    const [first] = said.parts;
    return first && said.parts.length === 1 && n.said.value > 0 && n.said.value < first[0]
      ? length(n.said.value, first[1], { approximate: true })
      : undefined;
  }),
  rule('number dash|to length nei', ([, , { said }]) => ({ kind: 'open', said: withinLength(said) })),
  rule('length and|comma? length', ([a, , b]) => {
    const [last] = a.said.parts.slice(-1);
    const [next] = b.said.parts;
    return last && next && order.indexOf(last[1]) < order.indexOf(next[1])
      ? { kind: 'length', said: { parts: [...a.said.parts, ...b.said.parts] } }
      : undefined;
  }),
  rule('about length', ([, { said }]) => ({ kind: 'length', said: { ...said, approximate: true } })),
  rule('length about', ([{ said }]) => ({ kind: 'length', said: { ...said, approximate: true } })),
] as const;

const order: readonly Unit[] = ['year', 'quarter', 'month', 'week', 'day', 'workday', 'hour', 'minute', 'second'];

function isLatinUnit({ from, to }: { from: number; to: number }): boolean {
  return to - from > 1;
}
