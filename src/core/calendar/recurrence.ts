import { RRuleTemporal } from 'rrule-temporal';

/**
 * The first day after `after` on which an RFC 5545 rule falls, undefined when it has ended.
 * INTERVAL and COUNT are counted from the rule's own `DTSTART:20261125` line, or from `after` if it has none.
 * A day that a month lacks is its last day. Throws on a text that is no rule.
 */
export function nextOccurrence(rule: string, after: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const start = startOf(rule) ?? after;
  const rruleString = withMonthEnds(rule.replace(dtstart, '').replace(/^RRULE:/, ''), start);
  const next = new RRuleTemporal({ rruleString, dtstart: midnight(start) }).next(
    midnight(after.add({ days: 1 })),
    true,
  );
  return next?.toPlainDate();
}

/**
 * What is left of a series once the one on a day is over: its next day behind `after`, and the rule without those gone by.
 * Undefined when it has ended. Every other week stays every other week, however late one of them was done.
 */
export function continued(
  rule: string,
  { on, after }: { readonly on: Temporal.PlainDate; readonly after: Temporal.PlainDate },
): { readonly on: Temporal.PlainDate; readonly rule: string } | undefined {
  const left = countOfRule(rule);
  const endless = rule.replace(/;COUNT=\d+/, '');
  const anchored = dtstart.test(endless) ? endless : `DTSTART:${on.toString().replaceAll('-', '')}\n${endless}`;
  const latest = Temporal.PlainDate.compare(on, after) > 0 ? on : after;
  let [next, count] = [nextOccurrence(anchored, on), (left ?? Infinity) - 1];
  for (; next && count > 0 && Temporal.PlainDate.compare(next, latest) <= 0; count--)
    next = nextOccurrence(anchored, next);
  if (!next || count <= 0) return undefined;
  return { on: next, rule: left === undefined ? rule : rule.replace(/\bCOUNT=\d+/, `COUNT=${count}`) };
}

/** The last day on which a rule may fall, where it has one. */
export function endOfRule(rule: string): Temporal.PlainDate | undefined {
  const day = /\bUNTIL=(\d{8})/.exec(rule)?.[1];
  return day === undefined ? undefined : Temporal.PlainDate.from(day);
}

/** How often it is still to come, where that is told. */
export function countOfRule(rule: string): number | undefined {
  const count = /\bCOUNT=(\d+)/.exec(rule)?.[1];
  return count === undefined ? undefined : Number(count);
}

const dtstart = /^DTSTART[^:]*:(\d{8})\S*\s+/;

function startOf(rule: string): Temporal.PlainDate | undefined {
  const day = dtstart.exec(rule)?.[1];
  return day === undefined ? undefined : Temporal.PlainDate.from(day);
}

/** Days have no zone; the library wants one, and UTC has no gaps. */
function midnight(day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime('UTC');
}

/** By the letter, the 31st of each month skips February, and 29 February comes every fourth year. */
function withMonthEnds(rule: string, start: Temporal.PlainDate): string {
  const named = /\bBY[A-Z]+=/.test(rule)
    ? rule
    : rule
        .replace('FREQ=MONTHLY', `FREQ=MONTHLY;BYMONTHDAY=${start.day}`)
        .replace('FREQ=YEARLY', `FREQ=YEARLY;BYMONTH=${start.month};BYMONTHDAY=${start.day}`);
  const onceAMonth = /FREQ=MONTHLY|\bBYMONTH=\d+(?:;|$)/.test(named) && !/\b(?:BYDAY|BYSETPOS)=/.test(named);
  if (!onceAMonth) return named;
  return named.replace(/\bBYMONTHDAY=(29|30|31)(?=;|$)/, (_, day: string) => {
    const days = [28, 29, 30, 31].filter((each) => each <= Number(day));
    return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
  });
}
