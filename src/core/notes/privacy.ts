/** A note that its author keeps to themselves, for a time or until they say otherwise. */
import type { Act } from '../command.ts';
import { afterQuiet } from '../calendar/quietHours.ts';
import { instantOf } from '../calendar/timeZones.ts';
import { privacyIn, withoutPrivacy } from '../reader/privacy.ts';

/** When it is shared with everybody; undefined: when its author says so. */
export type Privacy = { readonly sharedAt: Temporal.Instant | undefined };

/** As late in the day as it was said, so that seven days are seven days; nobody is told of it at night. */
export function privacyUntil(
  { local, person: { zone } }: Pick<Speaker, 'local' | 'person'>,
  until: Temporal.PlainDate | undefined,
): Privacy {
  return { sharedAt: until && afterQuiet(instantOf(until.toPlainDateTime(local.toPlainTime()), zone), { zone }) };
}

type Speaker = Pick<Act, 'local' | 'locale' | 'country' | 'person'>;

/** What words say of their own privacy, and what else they say, each in its place. */
export function privacyOf(
  speaker: Speaker,
  text: string,
): { readonly rest: string; readonly privacy: Privacy | undefined } {
  const { local, locale, country } = speaker;
  const found = privacyIn(text, { ref: local, locale, country });
  if (!found) return { rest: text, privacy: undefined };
  return { rest: withoutPrivacy(text, found), privacy: privacyUntil(speaker, found.until) };
}
