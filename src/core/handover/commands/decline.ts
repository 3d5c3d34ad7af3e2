import { type Act, defineCommand } from '../../command.ts';
import { colleagueRef, type NamedItem, someNames, takeBackButton } from '../cards/cards.ts';
import { chosenOf, OfferedInput, offeredMeant, type OfferedMeant } from '../offered.ts';
import { decline } from '../process/steps.ts';
import { lockHandover } from '../store/handovers.ts';
import type { Person } from '../../contract/person.ts';
import { findAnyone } from '../../people/store/people.ts';

type Outcome =
  | {
      readonly kind: 'declined';
      readonly by: Person;
      readonly items: readonly NamedItem[];
      readonly reason: string;
      readonly from: Person;
      /** With whom they are now. */
      readonly back: Person;
      readonly starter: number;
    }
  | { readonly kind: 'why'; readonly items: readonly NamedItem[] }
  | { readonly kind: 'which'; readonly items: readonly NamedItem[] }
  | { readonly kind: 'nobody' };

export default defineCommand<OfferedMeant, Outcome>({
  name: 'declineHandover',
  intents: ['handover.decline', 'followup.giveBack'],
  topic: 'team',
  does: { zh: '退回交给你的客户,说明原因', en: 'decline a customer that was handed to you, with a reason' },
  examples: { zh: ['退回 立讯,原因太远了'], en: ['decline Luxshare because it is too far'] },
  aside: true,

  input: OfferedInput,
  from: offeredMeant,

  async run(act, meant) {
    const { list } = act.conversation;
    if (!meant.customers && list?.list !== 'customer') return undefined;
    const { chosen } = await chosenOf(act, { meant, states: ['offered', 'accepted'] });
    const [first, another] = chosen;
    if (!first) return undefined;
    if (!meant.customers && !meant.lines && another) return { kind: 'which', items: chosen };
    if (meant.reason === undefined) return { kind: 'why', items: chosen };
    return giveBack(act, { items: chosen, handoverId: first.handoverId, reason: meant.reason });
  },

  say: {
    declined: ({ by, items, reason, from, back, starter }, to) => {
      const { t } = to;
      const names = someNames(
        items.map(({ customer }) => customer),
        to,
      );
      const told = [...new Set([starter, back.id])].filter((id) => id !== by.id);
      return [
        {
          icon: '↩️',
          title: t({ zh: `退回了${names}`, en: `Declined: ${names}` }),
          facts: [
            { label: t({ zh: '原因', en: 'because' }), text: reason },
            { label: t({ zh: '现在由', en: 'now with' }), text: back.name },
          ],
          buttons: [takeBackButton(to)],
        },
        ...told.map((person) => ({
          to: { person },
          icon: '⚠️',
          title: t({ zh: `${by.name}退回了${names}`, en: `${by.name} has declined ${names}` }),
          facts: [
            { label: t({ zh: '原因', en: 'because' }), text: reason },
            { label: t({ zh: '现在由', en: 'now with' }), text: back.name },
          ],
          ...(person === starter && {
            ask: t({
              zh: `交接${colleagueRef(from)}:${items.map(({ customer }) => customer).join('、')}给…`,
              en: `hand over ${colleagueRef(from)}: ${items.map(({ customer }) => customer).join(', ')} to …`,
            }),
            asksFor: 'colleague' as const,
            footer: t({ zh: '改交给谁?直接说名字', en: 'Who takes it instead? Just type a name' }),
          }),
        })),
      ];
    },
    why: ({ items }, { t, list }) => {
      const names = list(items.map(({ customer }) => customer));
      return {
        icon: '🤔',
        title: t({ zh: `为什么退回${names}?`, en: `Why do you decline ${names}?` }),
        ask: t({ zh: `退回 ${names},原因:…`, en: `decline ${names}, because …` }),
      };
    },
    which: ({ items }, to) => ({
      icon: '🤔',
      title: to.t({ zh: '退回哪个?', en: 'Which one do you decline?' }),
      buttons: items.slice(0, 8).map(({ customer }) => ({
        label: customer,
        says: to.t({ zh: `退回 ${customer}`, en: `decline ${customer}` }),
      })),
    }),
    nobody: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '没有人可以退给,先找经理', en: 'There is nobody to give it back to; please talk to a manager' }),
    }),
  },
});

async function giveBack(
  act: Act,
  {
    items,
    handoverId,
    reason,
  }: { readonly items: readonly NamedItem[]; readonly handoverId: number; readonly reason: string },
): Promise<Outcome> {
  const handover = await lockHandover(act.tx, handoverId);
  const from = handover && (await findAnyone(act.tx, handover.fromId));
  const own = items.filter((item) => item.handoverId === handoverId);
  const back = handover && (await decline(act, { items: own, handover, reason }));
  if (!handover || !from || !back) return { kind: 'nobody' };
  return { kind: 'declined', by: act.person, items: own, reason, from, back, starter: handover.startedBy };
}
