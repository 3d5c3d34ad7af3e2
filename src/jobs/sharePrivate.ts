import { headline } from '../core/notes/echo.ts';
import { learnFromNote } from '../core/notes/effects/learnFromNote.ts';
import { takePrivateDue } from '../core/notes/store/find.ts';
import { shareNote } from '../core/notes/store/write.ts';
import { findPerson } from '../core/people/store/people.ts';
import { translator } from '../core/text/phrases.ts';
import type { Job } from './job.ts';

/** Shares a private note with everybody when its time has come, and tells its author. */
export const sharePrivate: Job = {
  name: 'sharePrivate',
  async run(tx, now) {
    const note = await takePrivateDue(tx, now);
    if (!note) return undefined;
    const shared = await shareNote(tx, note);
    await learnFromNote(tx, shared);
    const author = await findPerson(tx, note.author.id);
    if (!author) return [];
    const to = translator(author.locale, now.toZonedDateTimeISO(author.zone).toPlainDate());
    const wait = { zh: `#${note.id} 先别公开(7天)`, en: `#${note.id} keep it private for 7 days` };
    return [
      {
        locale: author.locale,
        reply: {
          to: { person: author.id },
          icon: '🔓',
          title: to.t({ zh: '这条现在大家都看得到了', en: 'Everybody sees this one now' }),
          facts: [{ label: '', text: headline(shared, to) }],
          buttons: [{ label: to.t({ zh: '再等7天', en: '7 more days' }), says: to.t(wait) }],
        },
      },
    ];
  },
};
