/** What the door for calendar programs asks of the database. */
import type { Ports } from '../../../adapters/calendar/index.ts';
import { calendarShown } from '../../../core/agenda/entries.ts';
import { lookAs } from '../../../core/db/session.ts';
import type { Store } from '../../../core/db/open.ts';
import { calendarOwner, workspaceOfCalendar } from '../../../core/people/store/web/calendarLinks.ts';

export function calendarPorts(store: Store): Pick<Ports, 'show' | 'now'> {
  return {
    now: store.clock,
    async show(token) {
      const workspace = workspaceOfCalendar(token);
      if (workspace === undefined) return undefined;
      return store.within({ workspace }, async (tx) => {
        const now = store.clock();
        const person = await calendarOwner(tx, { token, now });
        if (!person) return undefined;
        lookAs(tx, person);
        return calendarShown(tx, { person, now });
      });
    },
  };
}
