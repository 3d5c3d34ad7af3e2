/** Platforms that keep nothing for the absent: when they were last heard, and who is told that words may be lost. */
import type { Ears, Gap } from '../../adapters/shared/ears.ts';
import { isQuiet } from '../../core/calendar/quietHours.ts';
import type { Store } from '../../core/db/open.ts';
import type { Tx } from '../../core/db/tx.ts';
import { say } from '../../core/delivery/say.ts';
import { type Account, findMemo, keepMemo } from '../../core/people/store/installations.ts';
import { spokeSince } from '../../core/people/store/stableIds.ts';
import { timeWords as wall, translator } from '../../core/text/phrases.ts';

/** Who has spoken there lately is told what may have been missed; nobody else. */
const LATELY = { hours: 48 };
const MOST = 20;
const AWAKE = { hours: 1 };
const SHORT_SECONDS = 30;

export function earsOf(store: Store, { workspace, ...here }: Account & { readonly workspace: number }): Ears {
  return {
    last: async () => {
      const { heard } = await store.within({ workspace }, (tx) => findMemo(tx, here));
      return heard === undefined ? undefined : Temporal.Instant.from(heard);
    },
    keep: (at) => store.within({ workspace }, (tx) => keepMemo(tx, { ...here, memo: { heard: at.toString() } })),
  };
}

/** To whoever has lately spoken there, there; not at night, unless they were just writing. */
export async function tellMissed(tx: Tx, { from, until, now, ...here }: Account & Gap & { now: Temporal.Instant }) {
  // In a short one only a talk that was going on can have lost something.
  const isShort = from.until(until).total('seconds') < SHORT_SECONDS;
  for (const { person, roomId, last } of await spokeSince(tx, {
    ...here,
    since: from.subtract(isShort ? AWAKE : LATELY),
    most: MOST,
  })) {
    const wasAwake = Temporal.Instant.compare(last.add(AWAKE), from) > 0;
    if (!wasAwake && isQuiet(until, { zone: person.zone })) continue;
    const { t, day } = translator(person.locale, until.toZonedDateTimeISO(person.zone).toPlainDate());
    const at = (instant: Temporal.Instant) => wall(instant.toZonedDateTimeISO(person.zone).toPlainTime());
    const begun = from.toZonedDateTimeISO(person.zone).toPlainDate();
    const since = from.until(until).total('hours') < 20 ? at(from) : `${day(begun)} ${at(from)}`;
    const title = t({
      zh: `我 ${since}–${at(until)} 离线,期间的消息请再发一次`,
      en: `I was offline ${since}–${at(until)}; please send again what you wrote meanwhile`,
    });
    await say(tx, { roomId, locale: person.locale, card: { icon: '📵', title }, now });
  }
}
