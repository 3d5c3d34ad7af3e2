import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { resolveCustomer } from '../../customers/resolve.ts';
import { contactInContext, whomIn } from '../../notes/context.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { shorten, UNDO } from '../../text/phrases.ts';
import type { Slots } from '../../understand/types.ts';
import { addThanks, newestNoteOf } from '../store/credits.ts';

const Input = z.object({
  colleague: colleagueInput.optional(),
  /** What for, as it was said. */
  text: z.string().max(300),
  /** The customer, or the person there, that it was about. */
  about: z.string().optional(),
});

type Thanked = {
  readonly kind: 'thanked';
  readonly to: { readonly id: number; readonly name: string };
  readonly by: string;
  readonly text: string;
  readonly note: { readonly id: number; readonly gist: string } | undefined;
};
type Outcome =
  | Thanked
  | { readonly kind: 'yourself' }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[]; readonly text: string };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'thank',
  intents: ['thanks'],
  topic: 'team',
  does: { zh: '谢谢同事的信息,TA会知道', en: 'thank a colleague for what they knew; they are told' },
  examples: {
    zh: ['谢谢小张 提供李总的信息'],
    en: ['thanks Emma for the tip on Mr Li'],
  },

  input: Input,

  from: ({ slots }) => ({ colleague: slots.colleague, text: reasonIn(slots), about: whomIn(slots) }),

  async run(act, { colleague: named, text, about }) {
    // Thanks to nobody in particular are talk.
    if (!named) return undefined;
    const people = await resolveColleague(act, named);
    const [to, another] = people;
    if (!to) return { kind: 'nobody', name: named.name };
    if (another) return { kind: 'several', name: named.name, people: await withWhereabouts(act.tx, people), text };
    if (to.id === act.person.id) return { kind: 'yourself' };
    const note = await noteMeant(act, { authorId: to.id, about });
    await addThanks(act.tx, { personId: to.id, saidBy: act.person.id, interactionId: note?.id, text });
    return { kind: 'thanked', to, by: act.person.name, text, note };
  },

  say: {
    thanked: ({ to: colleague, by, text, note }, { t }) => [
      {
        icon: '🙏',
        title: t({ zh: `已转达给${colleague.name}`, en: `${colleague.name} knows` }),
        ...(note && { lines: [`#${note.id} ${shorten(note.gist, 60)}`] }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' as const }],
      },
      {
        to: { person: colleague.id },
        icon: '🙏',
        title: t({ zh: `${by}谢谢你`, en: `${by} thanks you` }) + (text ? `: ${shorten(text, 120)}` : ''),
        ...(note && { lines: [`#${note.id} ${shorten(note.gist, 60)}`] }),
      },
    ],
    yourself: (_, { t }) => ({ icon: '🙂', title: t({ zh: '这句是谢自己的', en: 'That would be thanking yourself' }) }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people, text }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `谢谢${whom} ${text}`, en: `thanks ${whom} for ${text}` }),
      }),
  },
});

/** What is said beside the name; of thanks alone nothing. */
function reasonIn({ colleague, text = '' }: Slots): string {
  const names = [colleague?.name, colleague?.called].filter((name) => name !== undefined);
  return names.some((name) => text.includes(name)) ? '' : text;
}

/** The newest note of theirs about whom the thanks are about; none where that is not clear. */
async function noteMeant(
  act: Act,
  { authorId, about }: { readonly authorId: number; readonly about: string | undefined },
) {
  if (about === undefined) return undefined;
  const says = { zh: '谢谢…', en: 'thanks …' };
  const someone = await contactInContext(act, { who: about, says });
  if (someone && !('kind' in someone)) return newestNoteOf(act.tx, { authorId, customerId: someone.customer.id });
  const customer = await resolveCustomer(act, { name: about, says });
  return 'kind' in customer ? undefined : newestNoteOf(act.tx, { authorId, customerId: customer.id });
}
