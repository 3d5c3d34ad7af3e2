import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { may } from '../../contract/permissions.ts';
import { searchContacts } from '../../contacts/store/names.ts';
import { peopleAt } from '../../knowledge/store/history.ts';
import { findNote, type Note } from '../store/find.ts';
import { changeNote, setNoteContacts } from '../store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

const Input = z.object({ id: z.number().optional(), names: z.array(z.string()) });
type Outcome =
  | { readonly kind: 'named'; readonly note: Note }
  | { readonly kind: 'ask'; readonly note: Note; readonly choices: readonly string[] }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'contact',
  intents: ['fix.contact'],
  topic: 'fix',
  does: { zh: '改一条记录的联系人', en: 'correct whom a note is about' },
  examples: {
    zh: ['换联系人 王工', '联系人是张姐和王工'],
    en: ['contact Ms Zhang', 'contacts Ms Zhang and Mr Wang'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { row, names, contacts = [] } }) => ({ id: row, names: names ?? contacts.map(({ name }) => name) }),

  async run(act, { id, names }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    if (!names.length) {
      const known = note.customer ? await peopleAt(act.tx, note.customer.id) : [];
      return {
        kind: 'ask',
        note,
        choices: known.map((contact) => contact.name).filter((name) => !note.contacts.includes(name)),
      };
    }
    const called = await inOurWords(act, { names, note });
    await changeNote(act.tx, { id: note.id, understood: { ...note.understood, contacts: called } });
    if (note.customer && !note.privacy)
      await setNoteContacts(act.tx, { interactionId: note.id, customerId: note.customer.id, names: called });
    return { kind: 'named', note: (await findNote(act.tx, note.id)) ?? note };
  },

  say: {
    named: ({ note }, to) => echo(note, to),
    ask: ({ note, choices }, { t }) => ({
      icon: '👤',
      title: t({ zh: '是哪位联系人?', en: 'Which contact?' }),
      buttons: choices.slice(0, 6).map((name) => ({
        label: name,
        says: t({ zh: `换联系人 #${note.id} ${name}`, en: `contact #${note.id} ${name}` }),
      })),
      ask: t({ zh: `换联系人 #${note.id} …`, en: `contact #${note.id} …` }),
      footer: t({ zh: '直接说名字', en: 'Just type the name' }),
    }),
    refused: refusal,
  },
});

/** Who is known there under another name is nobody new. */
async function inOurWords(
  { tx, person }: Act,
  { names, note }: { names: readonly string[]; note: Note },
): Promise<string[]> {
  const { customer } = note;
  if (!customer) return [...names];
  const found = await Promise.all(
    names.map(async (name) =>
      (await searchContacts(tx, { name, by: person, at: [customer.id] })).find(
        ({ how }) => how !== 'part' && how !== 'family',
      ),
    ),
  );
  return [...new Set(names.map((name, at) => found[at]?.name ?? name))];
}
