import { lookAs } from '../core/db/session.ts';
import { followUpList } from '../core/followups/list.ts';
import { countDoneSince } from '../core/followups/store/settled.ts';
import { followUpsOf } from '../core/followups/store/followUps.ts';
import { takeReturned } from '../core/followups/store/absences.ts';
import { translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';

/** Tells somebody who is back what was done meanwhile, and what is open of those days. */
export const welcomeBack: Job = {
  name: 'welcomeBack',
  async run(tx, now) {
    const back = await takeReturned(tx, now);
    if (!back) return undefined;
    const { person, isHere, from, until, cover } = back;
    if (!isHere) return [];
    lookAs(tx, person);
    const done = await countDoneSince(tx, { ownerId: person.id, since: from.toZonedDateTime(person.zone).toInstant() });
    const open = await followUpsOf(tx, { ownerId: person.id, from, before: until.add({ days: 1 }) });
    if (!done && !open.length) return [];
    const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
    const by = cover === undefined ? '' : to.t({ zh: `(${cover}代你)`, en: ` (${cover} stood in)` });
    const title = to.t({
      zh: `欢迎回来。你不在时${by}做完 ${done} 件,还开着 ${open.length} 件`,
      en: `Welcome back. While you were away${by}: ${done} done, ${open.length} open`,
    });
    const list = open.length ? followUpList({ icon: '🌴', title, followUps: open }, to) : { icon: '🌴', title };
    return [{ locale: person.locale, reply: { ...list, title, to: { person: person.id } } }];
  },
};
