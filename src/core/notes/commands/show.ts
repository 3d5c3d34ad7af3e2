import { defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { matchPatterns } from '../../text/sentence.ts';
import type { Note } from '../store/find.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

type Outcome = { readonly kind: 'shown'; readonly note: Note } | Refused;

export default defineCommand<{ readonly id: number | undefined }, Outcome>({
  name: 'show',
  topic: 'note',
  does: { zh: '再看一眼刚记的', en: 'show the last note again' },
  examples: { zh: ['看刚才那条'], en: ['show last note'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^看(?:一下)?\s*(?:#(?<id>\d{1,15})|刚才那条|上一条)$/,
      /^show\s+(?:#(?<id>\d{1,15})|(?:the |my )?last(?: note)?)$/i,
    ]);
    return found && { id: found['id'] === undefined ? undefined : Number(found['id']) };
  },

  async run(act, { id }) {
    const chosen = await resolveNote(act, id);
    return 'kind' in chosen ? chosen : { kind: 'shown', note: chosen.note };
  },

  say: { shown: ({ note }, to) => echo(note, to), refused: refusal },
});
