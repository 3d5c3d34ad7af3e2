import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { echo, noteButton } from '../echo.ts';
import { may } from '../../contract/permissions.ts';
import { addCustomer } from '../../customers/store/customers.ts';
import { searchContacts } from '../../contacts/store/names.ts';
import { type Candidate, findCandidate, searchCustomers } from '../../customers/store/directory.ts';
import type { Note } from '../store/find.ts';
import { createCustomer, type Creation, creationReplies } from '../../customers/create.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { certainCandidate, customerCandidates, soleCandidate } from '../../customers/resolve.ts';
import type { Translator } from '../../text/phrases.ts';
import type { Button } from '../../contract/card.ts';
import { customerChoice, likeOthers, newCustomerButton } from '../../customers/choices.ts';
import { resolveNote } from '../resolve.ts';
import { bringAlong, giveTo } from '../effects/waiting.ts';

const Input = z.object({
  id: z.number().optional(),
  /** A name, or the number of a customer. */
  name: z.string().optional(),
  /** `surely`: those that come near have been shown, and none is it. */
  make: z.enum(['never', 'new', 'surely']),
});
type Outcome =
  /** `isAnswer`: the note had waited for it; `along`: so had as many others that name it in the same words. */
  | { readonly kind: 'moved'; readonly note: Note; readonly isAnswer: boolean; readonly along: number }
  | { readonly kind: 'ask'; readonly note: Note; readonly choices: readonly Candidate[] }
  | { readonly kind: 'unknown'; readonly note: Note; readonly name: string; readonly choices: readonly Candidate[] }
  | { readonly kind: 'twins'; readonly note: Note; readonly name: string; readonly choices: readonly Candidate[] }
  | { readonly kind: 'several'; readonly note: Note; readonly name: string; readonly choices: readonly Candidate[] }
  | Creation
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'customer',
  intents: ['fix.customer'],
  topic: 'fix',
  does: { zh: '改一条记录的客户', en: 'correct whose a note is' },
  examples: {
    zh: ['不是华为,是华为云', '换客户 华为云', '新客户 华为云'],
    en: ['not Huawei, Huawei Cloud', 'customer Huawei Cloud', 'new customer Huawei Cloud'],
  },

  input: Input,
  from: ({ slots: { row, customers, make = 'never' } }) => ({ id: row, name: customers?.[0]?.name, make }),

  async run(act, { id, name, make }) {
    const chosen = await resolveNote(act, id);
    if (make !== 'never' && name !== undefined && id === undefined && !isWanting(chosen, name))
      return withWaiting(act, await createCustomer(act, { name, isSure: make === 'surely' }));
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    const wanted = name ?? (make === 'never' ? undefined : note.mention);
    if (!wanted) return { kind: 'ask', note, choices: await others(act, note) };
    const found = await customerCandidates(act, wanted);
    const known = make === 'never' ? certainCandidate(found) : soleCandidate(found, ['same']);
    const choices = found.length ? found.slice(0, 4) : await homesOf(act, wanted);
    if (known) return move(act, { note, customer: known });
    if (found[0]?.how === 'same') return { kind: 'several', note, name: wanted, choices };
    if (make === 'never') return { kind: 'unknown', note, name: wanted, choices };
    if (make === 'new' && choices.length) return { kind: 'twins', note, name: wanted, choices };
    return move(act, { note, customer: await addCustomer(act.tx, { name: wanted, ownerId: note.author.id }) });
  },

  say: {
    moved: ({ note, isAnswer, along }, to) => echo(note, to, { isAnswer, along }),
    ask: ({ note, choices }, to) => ({
      icon: '🏢',
      title: to.t({ zh: '是哪个客户?', en: 'Which customer?' }),
      buttons: choiceButtons({ note, choices }, to),
      ask: to.t({ zh: `换客户 #${note.id} …`, en: `customer #${note.id} …` }),
      asksFor: 'customer',
      footer: to.t({ zh: '直接说名字', en: 'Just type the name' }),
    }),
    unknown: ({ note, name, choices }, to) => ({
      icon: '🏢',
      title: to.t({ zh: `还没有客户「${name}」`, en: `No customer “${name}” yet` }),
      buttons: [
        { ...newCustomerButton({ noteId: note.id, name, near: choices.length }, to), style: 'primary' },
        ...choiceButtons({ note, choices }, to),
        ...(name.split(/\s+/).length > 2 || /\p{Script=Han}{6}/u.test(name) ? [noteButton(name, to)] : []),
      ],
      ask: to.t({ zh: `换客户 #${note.id} …`, en: `customer #${note.id} …` }),
      asksFor: 'customer',
    }),
    twins: ({ note, name, choices }, to) => ({
      icon: '👯',
      title: likeOthers(name, to),
      buttons: [
        ...choiceButtons({ note, choices }, to),
        newCustomerButton({ noteId: note.id, name, near: choices.length }, to),
      ],
    }),
    several: ({ note, name, choices }, to) => ({
      icon: '🏢',
      title: to.t({ zh: `有几个「${name}」,是哪个?`, en: `Several customers go by “${name}”. Which one?` }),
      buttons: choices.map((choice) => ({
        label: customerChoice(choice, to),
        says: to.t({ zh: `换客户 #${note.id} #${choice.id}`, en: `customer #${note.id} #${choice.id}` }),
      })),
    }),
    ...creationReplies,
    refused: refusal,
  },
});

/** Whether a note waits for its customer, or speaks of this name and was given to another: one that was undone waits for nothing. */
function isWanting(chosen: Awaited<ReturnType<typeof resolveNote>>, name: string) {
  if ('kind' in chosen) return chosen.why !== 'none' && chosen.why !== 'gone';
  return !chosen.note.customer || chosen.note.text.includes(name);
}

async function move(act: Act, { note, customer }: { note: Note; customer: { id: number; name: string } }) {
  const moved = await giveTo(act, { note, customer });
  const along = note.customer
    ? 0
    : await bringAlong(act, { names: [customer.name, note.mention ?? ''], isMeant: ({ id }) => id === customer.id });
  return { kind: 'moved' as const, note: moved, isAnswer: !note.customer, along };
}

async function withWaiting(act: Act, made: Creation): Promise<Creation> {
  return made.kind === 'created'
    ? { ...made, along: await bringAlong(act, { names: [made.name], isMeant: ({ id }) => id === made.id }) }
    : made;
}

/** Where people of this name are: «which customer?» is answered with a person, too. */
async function homesOf({ tx, person }: Act, name: string): Promise<readonly Candidate[]> {
  const people = await searchContacts(tx, { name, by: person });
  const ids = [...new Set(people.filter(({ how }) => how !== 'part').map(({ customer }) => customer.id))].slice(0, 4);
  const homes = await Promise.all(ids.map((id) => findCandidate(tx, id)));
  return homes.filter((home) => home !== undefined);
}

/** Whom the words may have meant instead of the customer they were taken for. */
async function others({ tx, person }: Act, { customer }: Note) {
  if (!customer) return [];
  return (await searchCustomers(tx, { name: customer.name, by: person, besides: customer.id })).slice(0, 4);
}

function choiceButtons(
  { note, choices }: { note: Note; choices: readonly Candidate[] },
  to: Translator,
): readonly Button[] {
  return choices.map((choice) => ({
    label: customerChoice(choice, to),
    says: to.t({ zh: `换客户 #${note.id} ${choice.name}`, en: `customer #${note.id} ${choice.name}` }),
  }));
}
