/** A note that its author keeps to themselves, for a time or until they say otherwise. */
import type { Act } from '../command.ts';
import { afterQuiet } from '../calendar/quietHours.ts';
import { instantOf } from '../calendar/timeZones.ts';
import { privacyIn, withoutPrivacy } from '../reader/privacy.ts';

export type Privacy = {
  /** When it is shared with everybody. */
  readonly sharedAt: Temporal.Instant;
  /** When its author is asked before whether it may be shared; undefined: it is not worth asking. */
  readonly offerAt: Temporal.Instant | undefined;
  /** More was asked for than a note may be private: this many days. */
  readonly mostDays: number | undefined;
};

/** What is private for so many days is offered to its author a day before its end. */
const WORTH_ASKING = 3;

/**
 * Until a day, but no longer than a company lets a note be private from the day it was written. As late in the day as it was
 * said, so that seven days are seven days; nobody is told of it at night.
 */
export function privacyUntil(
  { local, person: { zone } }: Pick<Speaker, 'local' | 'person'>,
  {
    until,
    most,
    since = local.toPlainDate(),
  }: {
    readonly until: Temporal.PlainDate | undefined;
    readonly most: number;
    readonly since?: Temporal.PlainDate;
  },
): Privacy {
  const last = since.add({ days: most });
  const isTooLong = until !== undefined && Temporal.PlainDate.compare(until, last) > 0;
  const day = until === undefined || isTooLong ? last : until;
  const at = (on: Temporal.PlainDate) => afterQuiet(instantOf(on.toPlainDateTime(local.toPlainTime()), zone), { zone });
  return {
    sharedAt: at(day),
    offerAt: local.toPlainDate().until(day).days >= WORTH_ASKING ? at(day.subtract({ days: 1 })) : undefined,
    mostDays: isTooLong ? most : undefined,
  };
}

type Speaker = Pick<Act, 'local' | 'locale' | 'country' | 'person'>;

/** What words say of their own privacy, and what else they say, each in its place. `most`: how many days a note may be private. */
export async function privacyOf(
  speaker: Speaker,
  { text, most }: { readonly text: string; readonly most: () => Promise<number> },
): Promise<{ readonly rest: string; readonly privacy: Privacy | undefined }> {
  const { local, locale, country } = speaker;
  const found = privacyIn(text, { ref: local, locale, country });
  if (!found) return { rest: text, privacy: undefined };
  return {
    rest: withoutPrivacy(text, found),
    privacy: privacyUntil(speaker, { until: found.until, most: await most() }),
  };
}
