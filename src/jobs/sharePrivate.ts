import { headline } from '../core/notes/echo.ts';
import { learnFromNote } from '../core/notes/effects/learnFromNote.ts';
import { type Note, takePrivateDue, takeShareOffer } from '../core/notes/store/find.ts';
import { shareNote } from '../core/notes/store/write.ts';
import type { Person } from '../core/contract/person.ts';
import { tellNews } from '../core/news/tell.ts';
import { findPerson } from '../core/people/store/people.ts';
import { translator } from '../core/text/phrases.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Job } from './job.ts';

/** Shares a private note with everybody when its time has come, and tells its author; the day before they are offered to. */
export const sharePrivate: Job = {
  name: 'sharePrivate',
  async run(tx, now) {
    const note = await takePrivateDue(tx, now);
    if (!note) return offer(tx, now);
    const shared = await shareNote(tx, note);
    await learnFromNote(tx, shared);
    const author = await findPerson(tx, note.author.id);
    if (!author) return [];
    await tellNews(tx, shared, { now, locale: author.locale });
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

async function offer(tx: Tx, now: Temporal.Instant) {
  const note = await takeShareOffer(tx, now);
  if (!note) return undefined;
  const author = await findPerson(tx, note.author.id);
  return author ? [{ locale: author.locale, reply: offerCard({ note, author, now }) }] : [];
}

function offerCard({
  note,
  author,
  now,
}: {
  readonly note: Note;
  readonly author: Person;
  readonly now: Temporal.Instant;
}) {
  const to = translator(author.locale, now.toZonedDateTimeISO(author.zone).toPlainDate());
  const { privacy } = note;
  const day = privacy?.sharedOn ? to.day(privacy.sharedOn) : '';
  return {
    to: { person: author.id },
    icon: '🔓',
    title: to.t({
      zh: `这条只有你看得到,${day}起大家都看得到`,
      en: `This one is yours alone; everybody sees it from ${day}`,
    }),
    facts: [{ label: '', text: headline(note, to) }],
    buttons: [
      {
        label: to.t({ zh: '现在就公开', en: 'share it now' }),
        says: to.t({ zh: `公开 #${note.id}`, en: `share #${note.id}` }),
      },
      {
        label: to.t({ zh: '再等7天', en: '7 more days' }),
        says: to.t({ zh: `#${note.id} 先别公开(7天)`, en: `#${note.id} keep it private for 7 days` }),
      },
    ],
  };
}
