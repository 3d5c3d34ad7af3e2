import { defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { learnFacts } from '../learnFacts.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { read } from '../../reader/read.ts';
import { scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp } from '../../followups/store/followUps.ts';
import { findNote, type Note } from '../store/find.ts';
import { changeNote, hideNote } from '../store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';
import { privacyOf } from '../privacy.ts';

type Outcome = { readonly kind: 'added'; readonly note: Note } | Refused;

export default defineCommand<{ readonly id: number | undefined; readonly words: string }, Outcome>({
  name: 'add',
  topic: 'note',
  does: { zh: '给刚才那条补一句', en: 'add to the last note' },
  examples: {
    zh: ['刚才那条补一句:要开13个点专票', '补充:李总喜欢喝茶'],
    en: ['add: needs a 13% VAT invoice', 'add to the last note: he prefers tea'],
  },
  keepsPrivate: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:刚才(?:那|这)条|上一?条)?\s*(?:再)?(?:补一句|补充一?[句下]?|加一句)\s*(?:#(?<id>\d{1,15}))?\s*[:：,，]\s*(?<words>[\s\S]{1,8000})$/,
      /^add(?: to (?:the|my) last(?: note)?)?\s*(?:#(?<id>\d{1,15}))?\s*:\s*(?<words>[\s\S]{1,8000})$/i,
    ]);
    return found?.['words']
      ? { id: found['id'] === undefined ? undefined : Number(found['id']), words: found['words'].trim() }
      : undefined;
  },

  async run(act, { id, words }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    const { rest, privacy } = privacyOf(act, words);
    const more = read(rest, { ref: act.local, known: [], locale: act.locale, country: act.country });
    await changeNote(act.tx, {
      id: note.id,
      text: `${note.text}\n${words}`,
      gist: [note.gist, words].filter(Boolean).join(act.locale === 'zh' ? ';' : '; '),
      understood: { ...note.understood, amounts: [...note.understood.amounts, ...more.amounts] },
    });
    for (const step of more.steps) {
      if (!step.dueOn) continue;
      const columns = scheduleFollowUp({ ...step, dueOn: step.dueOn }, { owner: act.person, now: act.now });
      await addFollowUp(act.tx, {
        ...columns,
        action: step.action,
        interactionId: note.id,
        customerId: note.customer?.id,
        setBy: act.person.id,
      });
    }
    if (privacy) await hideNote(act.tx, { id: note.id, ...privacy });
    const added = (await findNote(act.tx, note.id)) ?? note;
    await learnFacts(act.tx, added);
    return { kind: 'added', note: added };
  },

  say: { added: ({ note }, to) => echo(note, to), refused: refusal },
});
