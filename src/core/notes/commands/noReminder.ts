import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { echo, followUpWords } from '../echo.ts';
import { may } from '../../contract/permissions.ts';
import { plain } from '../../reader/text/normalize.ts';
import { cancelledCard } from '../../followups/list.ts';
import { closeFollowUp, type FollowUp } from '../../followups/store/followUps.ts';
import { findNote, type Note, type NoteFollowUp } from '../store/find.ts';
import { changeNote } from '../store/write.ts';
import { resolveNote } from '../resolve.ts';
import { refusal, type Refused, resolveFollowUp } from '../../followups/resolve.ts';

const Input = z.object({
  id: z.number().optional(),
  /** Of a note with several follow-ups: all of them, one by its place, or the one that words are about. */
  of: z.union([z.literal('all'), z.object({ nth: z.number() }), z.object({ about: z.string() })]).optional(),
});
type Of = z.output<typeof Input>['of'];
type Outcome =
  | { readonly kind: 'quiet'; readonly note: Note }
  /** The note has several follow-ups: nobody can tell which one is to be dropped. */
  | { readonly kind: 'which'; readonly note: Note }
  | { readonly kind: 'cancelled'; readonly followUps: readonly FollowUp[] }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'quiet',
  intents: ['fix.noReminder'],
  topic: 'note',
  does: { zh: '这条不用提醒', en: 'no reminder for this one' },
  examples: { zh: ['不提醒', '不用跟进'], en: ['no reminder', 'no follow-up'] },
  aside: true,

  input: Input,
  from: ({ slots: { row, which, about } }) => {
    const nth = which !== undefined && which !== 'all' && 'lines' in which ? which.lines[0] : undefined;
    return {
      id: row,
      of: which === 'all' ? which : nth !== undefined ? { nth } : about === undefined ? undefined : { about },
    };
  },

  async run(act, { id, of }) {
    const [subject] = act.conversation.subjects;
    if (id === undefined && of === undefined && (subject?.kind === 'followUp' || subject?.kind === 'followUps'))
      return drop(act);
    const chosen = await resolveNote(act, id);
    const isAbout = typeof of === 'object' && 'about' in of;
    if ('kind' in chosen) return isAbout ? undefined : chosen;
    const { note } = chosen;
    const dropped = named(note.followUps, of);
    if (isAbout && !dropped.length) return undefined;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    if (note.followUps.length && !dropped.length) return { kind: 'which', note };
    for (const followUp of dropped)
      await closeFollowUp(act.tx, { id: followUp.id, state: 'cancelled', by: act.person.id });
    if (dropped.length === note.followUps.length)
      await changeNote(act.tx, { id: note.id, understood: { ...note.understood, nothingNext: true } });
    return { kind: 'quiet', note: (await findNote(act.tx, note.id)) ?? note };
  },

  say: {
    quiet: ({ note }, to) => ({
      ...echo(note, to),
      ...(!note.followUps.length && { footer: to.t({ zh: '不提醒了', en: 'No reminder' }) }),
    }),
    which: ({ note }, to) => ({
      icon: '🔕',
      title: to.t({ zh: '哪一条不提醒?', en: 'No reminder for which one?' }),
      buttons: [
        ...note.followUps.map((followUp, at) => ({
          label: followUpWords(followUp, to, note.author.id),
          says: to.t({ zh: `不提醒 #${note.id} 第${at + 1}条`, en: `no reminder #${note.id} ${at + 1}` }),
        })),
        {
          label: to.t({ zh: '都不提醒', en: 'for none of them' }),
          says: to.t({ zh: `都不提醒 #${note.id}`, en: `no reminder for any #${note.id}` }),
        },
      ],
    }),
    cancelled: cancelledCard,
    refused: refusal,
  },
});

/** Those that are to be dropped: where there are several and none is named, none. */
function named(followUps: readonly NoteFollowUp[], of: Of): readonly NoteFollowUp[] {
  if (of === 'all') return followUps;
  if (of === undefined) return followUps.length === 1 ? followUps : [];
  if ('nth' in of) return followUps.slice(of.nth - 1, of.nth);
  return followUps.filter(({ action }) => plain(action).includes(plain(of.about)));
}

/** The follow-up that was spoken about last is dropped. */
async function drop(act: Act): Promise<Outcome> {
  const chosen = await resolveFollowUp(act, undefined);
  if ('kind' in chosen) return chosen;
  const { followUp } = chosen;
  if (!may(act.person, { action: 'settle', to: chosen.relation }))
    return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
  await closeFollowUp(act.tx, { id: followUp.id, state: 'cancelled', by: act.person.id });
  return { kind: 'cancelled', followUps: [followUp] };
}
