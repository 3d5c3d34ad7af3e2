import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { logRead } from '../../access/store/readLog.ts';
import { creditNotes, type Helped, helpedCards } from '../../insight/credit.ts';
import { echo } from '../echo.ts';
import type { Note } from '../store/find.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

type Outcome = { readonly kind: 'shown'; readonly note: Note; readonly helped: readonly Helped[] } | Refused;

const Input = z.object({ id: z.number().optional() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'show',
  intents: ['note.show'],
  topic: 'note',
  does: { zh: '再看一眼刚记的', en: 'show the last note again' },
  examples: { zh: ['看刚才那条'], en: ['show last note'] },
  aside: true,

  input: Input,
  from: ({ slots: { row } }) => ({ id: row }),

  async run(act, { id }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (note.customer) await logRead(act.tx, [note.customer.id]);
    const helped = await creditNotes(act, {
      customer: note.customer?.name,
      notes: [{ id: note.id, authorId: note.author.id }],
    });
    return { kind: 'shown', note, helped };
  },

  say: { shown: ({ note, helped }, to) => [echo(note, to), ...helpedCards(helped, to)], refused: refusal },
});
