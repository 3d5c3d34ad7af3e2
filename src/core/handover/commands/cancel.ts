import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { concernedBy } from '../process/concerned.ts';
import { someNames, takeBackButton } from '../cards/cards.ts';
import { callOff } from '../process/steps.ts';
import { changeHandover, type Handover, openHandovers } from '../store/handovers.ts';
import { itemsOf } from '../store/items.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { colleagueInput } from '../../people/resolve.ts';
import { findAnyone } from '../../people/store/people.ts';

const Input = z.object({
  colleague: colleagueInput.optional(),
  customers: z.array(z.object({ id: z.number().int().optional(), name: z.string() })).optional(),
});

type Outcome =
  | {
      readonly kind: 'cancelled';
      readonly from: Person;
      readonly by: Person;
      readonly names: readonly string[];
      readonly isWhole: boolean;
      readonly concerned: readonly number[];
    }
  | { readonly kind: 'gone'; readonly from: Person }
  | { readonly kind: 'which'; readonly people: readonly Person[] }
  | { readonly kind: 'none' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'cancelHandover',
  intents: ['handover.cancel'],
  topic: 'team',
  does: { zh: '取消交接:全部或一个客户回到原来的人', en: 'call a handover off: all of it, or one customer, goes back' },
  examples: { zh: ['取消交接'], en: ['cancel the handover'] },
  aside: true,

  input: Input,
  from: ({ slots: { colleague, customers } }) => ({ colleague, customers: customers && [...customers] }),

  async run(act, { colleague, customers }) {
    if (!act.known) return undefined;
    const found = await cancellable(act, colleague?.id);
    const [one, another] = found;
    if (!one) return { kind: 'none' };
    if (another && !customers) return { kind: 'which', people: found.map(({ from }) => from) };
    const wanted = customers?.flatMap(({ id }) => id ?? []);
    for (const { handover, from } of found) {
      const items = (await itemsOf(act.tx, handover.id)).filter(
        ({ customerId }) => !wanted || (customerId !== null && wanted.includes(customerId)),
      );
      if (wanted && !items.length) continue;
      if (!from.isHere) return { kind: 'gone', from };
      const concerned = await concernedBy(act.tx, handover);
      await callOff(act, { handover, to: from, items });
      if (!wanted) await changeHandover(act.tx, { id: handover.id, state: 'cancelled' });
      return {
        kind: 'cancelled',
        from,
        by: act.person,
        names: items.flatMap(({ customer, state }) => (customer !== null && state !== 'back' ? [customer] : [])),
        isWhole: !wanted,
        concerned: concerned.filter((id) => id !== act.person.id),
      };
    }
    return { kind: 'none' };
  },

  say: {
    cancelled: ({ from, by, names, isWhole, concerned }, to) => {
      const { t } = to;
      const facts = names.length
        ? [{ label: t({ zh: `回到${from.name}`, en: `back with ${from.name}` }), text: someNames(names, to) }]
        : [];
      return [
        {
          icon: '↩️',
          title: isWhole
            ? t({ zh: `${from.name}的交接取消了`, en: `${from.name}’s handover is called off` })
            : t({ zh: `${someNames(names, to)}不交接了`, en: `${someNames(names, to)} stays with ${from.name}` }),
          facts,
          buttons: [takeBackButton(to)],
        },
        ...concerned.map((person) => ({
          to: { person },
          icon: '↩️',
          title: t({
            zh: `${by.name}取消了${from.name}的交接${isWhole ? '' : '中的一部分'}`,
            en: `${by.name} has called ${isWhole ? '' : 'part of '}${from.name}’s handover off`,
          }),
          facts,
        })),
      ];
    },
    gone: ({ from }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `${from.name}已经离开,交接不能取消,可以改交给别人`,
        en: `${from.name} has left: it cannot be called off, only handed to somebody else`,
      }),
    }),
    which: ({ people }, { t }) => ({
      icon: '🤔',
      title: t({ zh: '取消谁的交接?', en: 'Whose handover?' }),
      buttons: people.map(({ id, name }) => ({
        label: name,
        says: t({ zh: `取消 ${name}#${id} 的交接`, en: `cancel the handover of ${name}#${id}` }),
      })),
    }),
    none: (_, { t }) => ({
      icon: '🤝',
      title: t({ zh: '没有你可以取消的交接', en: 'There is no handover that you could cancel' }),
    }),
  },
});

async function cancellable({ tx, person }: Act, fromId: number | undefined) {
  const found: { readonly handover: Handover; readonly from: Person & { readonly isHere: boolean } }[] = [];
  for (const handover of await openHandovers(tx)) {
    if (fromId !== undefined && handover.fromId !== fromId) continue;
    const from = await findAnyone(tx, handover.fromId);
    if (!from) continue;
    // The leaver alone cannot call off what others have decided.
    const near = relation(person, { ids: handover.startedBy === person.id ? [person.id] : [], teamId: from.teamId });
    if (may(person, { action: 'reassign', to: near })) found.push({ handover, from });
  }
  return found;
}
