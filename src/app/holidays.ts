import { unknownYear } from '../core/calendar/workdays.ts';
import { calendarFor } from '../core/company/store/days.ts';
import type { Store } from '../core/db/open.ts';
import { everyone } from '../core/people/store/people.ts';

/** Of which zone's people the holidays of a year should be known by now and are not, a line each. */
export async function missingHolidays(store: Store): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const workspace of await store.all())
    await store.within({ workspace }, async (tx) => {
      for (const zone of new Set((await everyone(tx)).map((person) => person.zone))) {
        const year = unknownYear(await calendarFor(tx, zone), store.clock().toZonedDateTimeISO(zone).toPlainDate());
        if (year !== undefined)
          missing.add(
            `holidays of ${zone} not known for ${year}: reminders go by Monday to Friday then, and cards say so. A newer version brings them once they are published, or a manager with «公司放假安排:…», "company calendar: …"`,
          );
      }
    });
  return [...missing];
}
