import { instantOf } from './timeZones.ts';

/** From a wall time until another, past midnight if need be; the same time twice is no quiet at all. */
export type QuietHours = { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };

export const NIGHT: QuietHours = {
  from: Temporal.PlainTime.from('21:00'),
  until: Temporal.PlainTime.from('08:00'),
};

type Of = { readonly zone: string; readonly quiet?: QuietHours };

export function isQuiet(at: Temporal.Instant, { zone, quiet = NIGHT }: Of): boolean {
  const time = at.toZonedDateTimeISO(zone).toPlainTime();
  const begun = !earlier(time, quiet.from);
  const over = !earlier(time, quiet.until);
  return earlier(quiet.until, quiet.from) ? begun || !over : begun && !over;
}

/** The instant itself, or the end of the quiet hours it lies in. */
export function afterQuiet(at: Temporal.Instant, { zone, quiet = NIGHT }: Of): Temporal.Instant {
  if (!isQuiet(at, { zone, quiet })) return at;
  const local = at.toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  const day = earlier(local.toPlainTime(), quiet.until) ? today : today.add({ days: 1 });
  const wall = day.toPlainDateTime(quiet.until);
  const end = instantOf(wall, zone);
  if (Temporal.Instant.compare(end, at) > 0) return end;
  // The clock was put back after that hour had struck: it strikes again.
  return wall.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant();
}

function earlier(one: Temporal.PlainTime, other: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(one, other) < 0;
}
