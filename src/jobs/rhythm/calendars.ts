/**
 * Reads people's own calendars, each every half hour, and asks about meetings with customers. What is read is claimed first, so that no
 * other replica reads it; the network is asked outside of any transaction. A calendar that fails is read later each time, and
 * its owner is told once a day has gone by.
 */
import type { ReadCalendar } from '../../core/contract/doors/calendar.ts';
import type { Outside, OutsideAnswer } from '../../core/contract/doors/outside.ts';
import type { Vault } from '../../core/contract/doors/vault.ts';
import { noteMeetings, tellMeetings } from '../../core/agenda/meetings.ts';
import { calendarSeal, changeOwnCalendar, type OwnCalendar, takeCalendar } from '../../core/agenda/store/calendars.ts';
import type { Store } from '../../core/db/open.ts';
import { say } from '../../core/delivery/say.ts';
import { findPerson } from '../../core/people/store/people.ts';
import { translator } from '../../core/text/phrases.ts';
import { background } from '../background.ts';

const OFTEN = { minutes: 30 };
const AHEAD = { hours: 48 };
const BACK = { hours: 2 };
/** Some ten years of a busy calendar. */
const LARGEST = 8 * 1024 * 1024;
/** By then it has failed for a day. */
const GIVEN_UP = 10;

type Parts = {
  readonly store: Store;
  readonly outside: Outside;
  readonly read: ReadCalendar;
  /** Without one no calendar is read. */
  readonly vault: Vault | undefined;
  readonly clock: () => Temporal.Instant;
  /** Something may have to be said. */
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
};

export function calendarWorker({ store, outside, read, vault, clock, wake, fail }: Parts) {
  return background({
    async work(stopped) {
      for (const workspace of await store.meeting(clock())) {
        if (vault) while (!stopped.aborted && (await readOne(workspace, vault)));
        while (!stopped.aborted && (await store.within({ workspace }, (tx) => tellMeetings(tx, clock())))) wake();
      }
    },
    fail,
  });

  /** False: none is due. */
  async function readOne(workspace: number, opener: Vault): Promise<boolean> {
    const now = clock();
    const calendar = await store.within({ workspace }, (tx) => takeCalendar(tx, { now, until: now.add(OFTEN) }));
    if (!calendar) return false;
    const answer = await outside.ask({
      url: opener.open(calendar.address, calendarSeal(calendar.personId)),
      method: 'GET',
      headers: { accept: 'text/calendar' },
      maxBytes: LARGEST,
    });
    await settle(workspace, { calendar, answer });
    return true;
  }

  async function settle(
    workspace: number,
    { calendar, answer }: { readonly calendar: OwnCalendar; readonly answer: OutsideAnswer },
  ) {
    const now = clock();
    const { id } = calendar;
    const isWell = answer.kind === 'answered' && answer.status === 200;
    const found = isWell
      ? await read(answer.text, { from: now.subtract(BACK), until: now.add(AHEAD) }).catch(() => undefined)
      : undefined;
    await store.within({ workspace }, async (tx) => {
      const person = await findPerson(tx, calendar.personId);
      if (!person || !found) {
        const failures = calendar.failures + 1;
        await changeOwnCalendar(tx, { id, failures, nextAt: now.add({ minutes: Math.min(30 * failures, 240) }) });
        if (!person || failures !== GIVEN_UP) return;
        const { t } = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
        const card = {
          icon: '📅',
          title: t({ zh: '你的日历一天没读到了', en: 'I could not read your calendar for a day' }),
          lines: [reasonOf(answer)],
          footer: t({
            zh: '地址换了就再说一次「我的日历是 https://…」;不用了就说「不要再读我的日历」',
            en: 'If its address is another one say “my calendar is https://…”; if it is over, “stop reading my calendar”',
          }),
        };
        await say(tx, { roomId: undefined, to: { person: person.id }, locale: person.locale, card, now });
        return;
      }
      await noteMeetings(tx, { calendar, person, found, now });
      await changeOwnCalendar(tx, { id, failures: 0 });
    });
    if (!found) wake();
  }
}

const reasonOf = (answer: OutsideAnswer) => (answer.kind === 'failed' ? answer.why : `HTTP ${answer.status}`);
