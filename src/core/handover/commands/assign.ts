import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type Assignment, assignmentReplies, handOverCustomer, mayAssign } from '../handover.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { addHelper, changeCustomer, findCustomer, removeHelper } from '../../customers/store/owners.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, resolveColleague, spelled } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';

const Input = z
  .object({
    customers: z.array(z.object({ id: z.number().int().optional(), name: z.string().min(1) })).min(1),
    owner: colleagueInput.optional(),
    helpers: z.array(colleagueInput),
    backup: colleagueInput.optional(),
    /** Whoever assists no longer. */
    leaves: colleagueInput.optional(),
  })
  .refine(({ owner, helpers, backup, leaves }) => owner ?? backup ?? leaves ?? helpers[0]);
type Input = z.output<typeof Input>;
type Named = Omit<Input, 'customers'>;
type Meant = { readonly [Role in 'owner' | 'backup' | 'leaves']: Person | undefined } & {
  readonly helpers: readonly Person[];
};

type Outcome =
  | { readonly kind: 'assigned'; readonly all: readonly Assignment[] }
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly people: readonly Colleague[];
      readonly says: (whom: string) => Localized;
    }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'assign',
  intents: ['customer.assign', 'handover.accept'],
  topic: 'team',
  does: { zh: '换负责人、协助、备份', en: 'change who owns, assists or backs up a customer' },
  examples: {
    zh: ['美的换小张负责,小王协助', '美的的备份是小王', '小王协助美的'],
    en: ['make Zhang owner of Midea, Wang assists', 'make Wang backup for Midea', 'Wang assists Midea'],
  },

  input: Input,

  // Whoever accepts a customer owns it from then on.
  from: ({ intent, slots: { customers, owner, assist, assists, backup, leaves } }) => ({
    customers,
    owner: intent === 'handover.accept' ? { name: 'me' } : owner,
    helpers: assists ?? [assist].filter(Boolean),
    backup,
    leaves,
  }),

  async run(act, { customers, ...named }) {
    const people = await peopleOf(act, { named, customers: customers.map(({ name }) => name) });
    if ('kind' in people) return people;
    const meant: CustomerRef[] = [];
    for (const { id, name } of customers) {
      const found = await customerInContext(act, {
        name: id === undefined ? name : `#${id}`,
        says: sentence('…', named),
      });
      if ('kind' in found) return found;
      meant.push(found);
    }
    return assign(act, { customers: meant, people });
  },

  say: {
    assigned: ({ all }, to) => all.flatMap((one) => assignmentReplies(one, to)),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people, says }, to) => whichColleague(people, { name, to, says }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

/** The sentence that says the same, of a customer. */
function sentence(customer: string, { owner, helpers, backup, leaves }: Named): Localized {
  const help = helpers.map(spelled);
  if (leaves)
    return { zh: `${spelled(leaves)}不再协助${customer}`, en: `${spelled(leaves)} no longer assists ${customer}` };
  if (owner)
    return {
      zh: [
        `${customer}换${spelled(owner)}负责`,
        ...(help.length ? [`${help.join('和')}协助`] : []),
        ...(backup ? [`${spelled(backup)}做备份`] : []),
      ].join(','),
      en: [
        `make ${spelled(owner)} owner of ${customer}`,
        ...(help.length ? [`${help.join(' and ')} assists`] : []),
        ...(backup ? [`${spelled(backup)} as backup`] : []),
      ].join(', '),
    };
  return backup
    ? { zh: `${customer}的备份是${spelled(backup)}`, en: `make ${spelled(backup)} backup for ${customer}` }
    : { zh: `${help.join('和')}协助${customer}`, en: `${help.join(' and ')} assists ${customer}` };
}

/** Each of those who are named, or who of them is not clear. */
async function peopleOf(
  act: Act,
  { named, customers }: { readonly named: Named; readonly customers: readonly string[] },
): Promise<Meant | Extract<Outcome, { kind: 'nobody' | 'several' }>> {
  const { owner, helpers, backup, leaves } = named;
  const all = [owner, backup, leaves, ...helpers];
  const found = await Promise.all(all.map(async (each) => each && resolveColleague(act, each)));
  for (const [at, people] of found.entries()) {
    const name = all[at]?.name ?? '';
    if (!people) continue;
    if (!people.length) return { kind: 'nobody', name };
    if (people.length > 1)
      return {
        kind: 'several',
        name,
        people: await withWhereabouts(act.tx, people),
        says: (whom) => sentence(customers.join('、'), withWhom(named, { at, whom })),
      };
  }
  const [ownerIs, backupIs, leavesIs, ...helping] = found.map((people) => people?.[0]);
  return { owner: ownerIs, backup: backupIs, leaves: leavesIs, helpers: helping.filter((each) => each !== undefined) };
}

/** The same people, one of them named otherwise: in the order owner, backup, leaver, helpers. */
function withWhom(named: Named, { at, whom }: { readonly at: number; readonly whom: string }): Named {
  const other = { name: whom };
  if (at < 3) return { ...named, [(['owner', 'backup', 'leaves'] as const)[at] ?? 'owner']: other };
  return { ...named, helpers: named.helpers.map((helper, place) => (place === at - 3 ? other : helper)) };
}

async function assign(
  act: Act,
  { customers, people }: { readonly customers: readonly CustomerRef[]; readonly people: Meant },
): Promise<Outcome> {
  const { tx, person } = act;
  const before = await Promise.all(customers.map(({ id }) => findCustomer(tx, id)));
  for (const one of before) {
    if (!one) return { kind: 'refused', why: 'gone' };
    if (!mayAssign(act, one)) return { kind: 'refused', why: 'not_yours', whose: one.owner?.name ?? '' };
  }
  const { owner, helpers, backup, leaves } = people;
  const all: Assignment[] = [];
  for (const [at, customer] of customers.entries()) {
    const was = before[at];
    if (!was) continue;
    const moved = owner ? await handOverCustomer(act, { customer: was, to: owner }) : 0;
    if (backup) await changeCustomer(tx, { id: customer.id, backupId: backup.id });
    for (const helper of helpers) await addHelper(tx, { customerId: customer.id, personId: helper.id });
    for (const other of [leaves, owner])
      if (other) await removeHelper(tx, { customerId: customer.id, personId: other.id });
    const now = await findCustomer(tx, customer.id);
    if (now) all.push({ customer, before: was, now, moved, by: person });
  }
  return { kind: 'assigned', all };
}
