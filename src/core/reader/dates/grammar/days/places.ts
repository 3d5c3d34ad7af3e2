import { rule } from '../rule.ts';
import { placed, onlyWeekday } from './day.ts';

/** «first Monday», «last 3 days», 第三周, 最后两个工作日, «second to last Friday». */
export const places = [
  rule('di number', ([, n]) =>
    n.said.value > 0 ? { kind: 'ordinal', said: { value: n.said.value, digits: 0 } } : undefined,
  ),
  rule('the? ordinal ge? unit', ([, o, , u]) => placed([o.said.value], { unit: u.said.unit, count: 1 })),
  rule('the? ordinal nian|ri|yue', ([, o, u]) =>
    placed([o.said.value], { unit: u.kind === 'ri' ? 'day' : u.kind === 'yue' ? 'month' : 'year', count: 1 }),
  ),
  rule('the? ordinal ge yue', ([, o]) => placed([o.said.value], { unit: 'month', count: 1 })),
  rule('the? ordinal ge? of? day', ([, o, , , d]) =>
    onlyWeekday(d.said) ? placed([o.said.value], { weekday: d.said.weekday, count: 1 }) : undefined,
  ),
  rule('the? ordinal and|comma the? ordinal|shift day', ([, a, , , b, d]) => {
    const second = b.kind === 'ordinal' ? b.said.value : b.said.by === -1 ? -1 : undefined;
    return onlyWeekday(d.said) && second !== undefined
      ? placed([a.said.value, second], { weekday: d.said.weekday, count: 1 })
      : undefined;
  }),
  rule('the? ordinal shift unit|day', ([, o, { said }, d]) =>
    said.by !== -1
      ? undefined
      : d.kind === 'unit'
        ? placed([-o.said.value], { unit: d.said.unit, count: 1 })
        : onlyWeekday(d.said)
          ? placed([-o.said.value], { weekday: d.said.weekday, count: 1 })
          : undefined,
  ),
  rule('the? shift ge? day', ([, { said }, , d]) =>
    said.by === -1 && onlyWeekday(d.said) ? placed([-1], { weekday: d.said.weekday, count: 1 }) : undefined,
  ),
  rule('the? shift ge? unit', ([, { said }, , u]) =>
    said.by === -1 ? placed([-1], { unit: u.said.unit, count: 1 }) : undefined,
  ),
  rule('the? shift length', ([, { said }, l]) => {
    const [first] = l.said.parts;
    return said.by === -1 && first && l.said.parts.length === 1
      ? placed([-1], { unit: first[1], count: first[0] })
      : undefined;
  }),
  rule('the? ordinal length', ([, o, l]) => {
    const [first] = l.said.parts;
    return first && l.said.parts.length === 1 && o.said.value === 1
      ? placed([1], { unit: first[1], count: first[0] })
      : undefined;
  }),
  rule('the? ordinal to|dash|before the? shift day|unit', ([, o, , , { said }, d]) =>
    said.by !== -1
      ? undefined
      : d.kind === 'unit'
        ? placed([-o.said.value], { unit: d.said.unit, count: 1 })
        : onlyWeekday(d.said)
          ? placed([-o.said.value], { weekday: d.said.weekday, count: 1 })
          : undefined,
  ),
  rule('shift di number ge? unit|day', ([{ said }, , n, , u]) =>
    said.word !== 'end'
      ? undefined
      : u.kind === 'unit'
        ? placed([-n.said.value], { unit: u.said.unit, count: 1 })
        : onlyWeekday(u.said)
          ? placed([-n.said.value], { weekday: u.said.weekday, count: 1 })
          : undefined,
  ),
] as const;
