import { DAY, dayOf, partsOf } from '../civil.ts';
import { spanOfDays, type PeriodUnit, relativeSpan, weekend } from './periods.ts';
import { dayOn, type Ref, type TimeSpan, type Time } from './time.ts';

/** The beginning, the middle, the end of a period, and its halves and thirds. */
export type Edge = 'early' | 'mid' | 'end' | 'half1' | 'half2' | 'ten1' | 'ten2' | 'ten3' | 'rest' | 'weekend';

/** «月底», "early March", "end of next quarter". */
export function edgeOf(edge: Edge, time: Time): Time {
  return {
    grain: edge === 'weekend' ? 'weekend' : 'range',
    approximate: edge !== 'rest',
    loose: time.loose ?? false,
    form: edge === 'end' ? 'edge' : 'plain',
    at: (ref) => {
      const whole = time.at(ref);
      return whole && cut(edge, { whole, grain: time.grain, ref });
    },
  };
}

/** The edge of the period that is now, or of the next one where this one's is over: «月初», "mid month". */
export function edgeNow(edge: Edge, unit: PeriodUnit): Time {
  if (edge === 'weekend') return weekend(0);
  return {
    grain: 'range',
    approximate: true,
    form: edge === 'end' ? 'edge' : 'plain',
    at: (ref) => {
      const whole = relativeSpan(ref, { unit, by: isOver(edge, { unit, ref }) ? 1 : 0 });
      return whole && cut(edge, { whole, grain: grains[unit], ref });
    },
  };
}

const grains = { week: 'week', month: 'month', quarter: 'quarter', year: 'year', day: 'day', workday: 'day' } as const;

function isOver(edge: Edge, { unit, ref: { past, d, m, weekday } }: { unit: PeriodUnit; ref: Ref }): boolean {
  if (past) return false;
  if (unit === 'month')
    return edge === 'early' || edge === 'ten1' ? d > 10 : edge === 'mid' ? d > 15 : edge === 'ten2' && d > 20;
  if (unit === 'year') return edge === 'early' ? m > 2 : edge === 'mid' && m > 7;
  return unit === 'week' && edge === 'early' && weekday > 3;
}

function cut(
  edge: Edge,
  { whole, grain, ref }: { whole: TimeSpan; grain: Time['grain']; ref: Ref },
): TimeSpan | undefined {
  const from = dayOn(whole.start);
  const to = dayOn(whole.end);
  if (edge === 'rest')
    return { start: Math.max(whole.start, Math.min(ref.today * DAY, whole.end - DAY)), end: whole.end };
  const { y, m } = partsOf(from);
  const cuts: Partial<Record<Edge, TimeSpan>> =
    grain === 'month'
      ? {
          early: spanOfDays(from, from + 10),
          ten1: spanOfDays(from, from + 10),
          half1: spanOfDays(from, from + 15),
          ten2: spanOfDays(from + 10, from + 20),
          mid: spanOfDays(from + 14, from + 15),
          half2: spanOfDays(from + 15, to),
          ten3: spanOfDays(from + 20, to),
          end: spanOfDays(to - 1, to),
        }
      : grain === 'week'
        ? {
            early: spanOfDays(from, from + 3),
            mid: spanOfDays(from + 2, from + 4),
            end: spanOfDays(from + 4, from + 5),
            weekend: spanOfDays(from + 5, to),
            half1: spanOfDays(from, from + 3),
            half2: spanOfDays(from + 3, to),
          }
        : grain === 'year'
          ? {
              early: spanOfDays(from, dayOf(y, 2, 1)),
              mid: spanOfDays(dayOf(y, 6, 1), dayOf(y, 8, 1)),
              end: spanOfDays(to - 1, to),
              half1: spanOfDays(from, dayOf(y, 7, 1)),
              half2: spanOfDays(dayOf(y, 7, 1), to),
            }
          : grain === 'day'
            ? {}
            : {
                early: spanOfDays(from, dayOf(y, m + 1, 1)),
                mid: spanOfDays(dayOf(y, m + 1, 1), dayOf(y, m + 2, 1)),
                end: spanOfDays(to - 1, to),
                half1: spanOfDays(from, from + Math.round((to - from) / 2)),
                half2: spanOfDays(from + Math.round((to - from) / 2), to),
              };
  return cuts[edge];
}
