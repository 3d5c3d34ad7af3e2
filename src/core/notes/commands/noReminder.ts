import { defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { closeFollowUp } from '../../followups/store/followUps.ts';
import { findNote, type Note } from '../store/find.ts';
import { changeNote } from '../store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

type Outcome = { readonly kind: 'quiet'; readonly note: Note } | Refused;

export default defineCommand<{ readonly id: number | undefined }, Outcome>({
  name: 'noReminder',
  topic: 'note',
  does: { zh: '这条不用提醒', en: 'no reminder for this one' },
  examples: { zh: ['不提醒', '不用跟进'], en: ['no reminder', 'no follow-up'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:不用?提醒了?|不用跟进了?|别提醒(?:我)?了?|无需跟进)\s*(?:#(?<id>\d{1,15}))?$/,
      /^(?:no|without a?) ?(?:reminders?|follow[- ]?up)\s*(?:#(?<id>\d{1,15}))?$/i,
    ]);
    return found && { id: found['id'] === undefined ? undefined : Number(found['id']) };
  },

  async run(act, { id }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    for (const followUp of note.followUps)
      await closeFollowUp(act.tx, { id: followUp.id, state: 'cancelled', by: act.person.id });
    await changeNote(act.tx, { id: note.id, understood: { ...note.understood, nothingNext: true } });
    return { kind: 'quiet', note: (await findNote(act.tx, note.id)) ?? note };
  },

  say: {
    quiet: ({ note }, to) => ({ ...echo(note, to), footer: to.t({ zh: '不提醒了', en: 'No reminder' }) }),
    refused: refusal,
  },
});
