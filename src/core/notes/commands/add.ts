import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { readAbout } from '../understand.ts';
import { addToNote } from '../record.ts';
import { noSuchDay } from '../../text/phrases.ts';
import { cardsForColleagues, echo } from '../echo.ts';
import { may } from '../../contract/permissions.ts';
import { type Note } from '../store/find.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

type Outcome =
  | {
      readonly kind: 'added';
      readonly note: Note;
      /** The same note with what was added to be done, and nothing else that was. */
      readonly fresh: Note;
      readonly noDay: string | undefined;
    }
  | Refused;

const Input = z.object({ id: z.number().optional(), words: z.string().min(1) });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'add',
  intents: ['fix.add'],
  topic: 'note',
  does: { zh: '给刚才那条补一句', en: 'add to the last note' },
  examples: {
    zh: ['刚才那条补一句:要开13个点专票', '补充:李总喜欢喝茶'],
    en: ['add: needs a 13% VAT invoice', 'add to the last note: he prefers tea'],
  },
  keepsPrivate: true,

  input: Input,
  from: ({ slots: { row, text } }) => ({ id: row, words: text }),

  async run(act, { id, words }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    const { reading, privacy, noDay } = await readAbout(act, { text: words, customer: note.customer });
    const before = new Set(note.followUps.map((followUp) => followUp.id));
    const added = await addToNote(act, { note, text: words, reading, privacy });
    const fresh = { ...added, followUps: added.followUps.filter((followUp) => !before.has(followUp.id)) };
    return { kind: 'added', note: added, fresh, noDay };
  },

  say: {
    added: ({ note, fresh, noDay }, to) => [
      {
        ...echo(note, to),
        ...(noDay !== undefined && { footer: noSuchDay(noDay, to) }),
      },
      ...cardsForColleagues([fresh], to),
    ],
    refused: refusal,
  },
});
