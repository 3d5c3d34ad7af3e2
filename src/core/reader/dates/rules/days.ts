import { writtenDays } from '../values/lunarAndMonthDay.ts';
import { DAY } from '../civil.ts';
import { holiday, holidayWeekend } from '../values/holidays.ts';
import { level } from '../engine/passes.ts';
import { day, yearOf } from '../values/periods.ts';
import { one, type Rule } from '../engine/token.ts';
import { rangesOfDays } from '../values/ranges.ts';
import { relativeRules } from './relative.ts';
import { seasonRules } from './seasons.ts';
import { weekRules } from './weeks.ts';

/** Holidays. */
const feasts: readonly Rule[] = [
  ['[YP]O?h', (at, all) => holiday(at, { piece: all.at(-1)!, y: yearOf(at, all[0]!) })],
  [
    'dt?h',
    (at, all) => {
      const feast = all[0]!.word === 'beside' ? holiday(at, { piece: all.at(-1)! }) : undefined;
      return feast && day(feast.s! / DAY + all[0]!.n!, feast.loose ? { loose: true } : {});
    },
  ],
  [
    'hru',
    (at, all) => {
      const feast = all[2]!.unit === 'day' && Math.abs(all[1]!.n!) === 1 ? holiday(at, { piece: all[0]! }) : undefined;
      return feast && day(feast.s! / DAY + all[1]!.n!, feast.loose ? { loose: true } : {});
    },
  ],
  ['hE|EOh', (at, all) => holidayWeekend(at, all)],
  ['h[hCO]?Y', (at, all) => holiday(at, { piece: all[0]!, y: all.at(-1)!.y })],
  [
    'hO?t?ru',
    (at, all) =>
      one(all, 'u').unit === 'year' ? holiday(at, { piece: all[0]!, y: at.y + one(all, 'r').n! }) : undefined,
  ],
  ['t?rE?h', (at, all) => holiday(at, { piece: all.at(-1)!, step: one(all, 'r').n! })],
  ['hh', (at, all) => holiday(at, { piece: all[0]!.word === 'any' ? all[1]! : all[0]! })],
  ['h(?=z)', (at, [h]) => holiday(at, { piece: h!, ongoing: true })],
  ['h', (at, [h]) => holiday(at, { piece: h! })],
];

/** Calendar dates and periods, with all that narrows them; the more words a rule wants, the earlier it stands. */
export const dayRules = level([
  ...rangesOfDays,
  ...writtenDays,
  ...weekRules,
  ...seasonRules,
  ...relativeRules,
  ...feasts,
]);
