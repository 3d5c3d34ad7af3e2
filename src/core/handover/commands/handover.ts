import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { handOverAll, movedFollowUps } from '../handover.ts';
import { may, relation } from '../../contract/permissions.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague, spelled } from '../../people/resolve.ts';
import { type Colleague, formerColleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | {
      readonly kind: 'handedOver';
      readonly from: Person;
      readonly to: Person;
      readonly by: Person;
      readonly customers: number;
      readonly moved: number;
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly who: 'from' | 'to';
      readonly input: Input;
      readonly people: readonly Colleague[];
    }
  | { readonly kind: 'same' }
  | Refused;

type Input = { readonly from: ColleagueInput; readonly to: ColleagueInput };

export default defineCommand<Input, Outcome>({
  name: 'handover',
  intents: ['handover.run'],
  topic: 'team',
  does: {
    zh: '同事离职:客户和跟进全部交给另一位',
    en: 'hand all of a leaver’s customers and follow-ups to a colleague',
  },
  examples: {
    zh: ['小张离职了,客户都交给小王', '把小张的客户全部转给小王'],
    en: ["hand over all of Zhang's customers to Wang", 'Zhang is leaving, give all his customers to Wang'],
  },

  input: z.object({ from: colleagueInput, to: colleagueInput }),

  from({ slots: { colleague, takers } }) {
    const [taker, another] = takers ?? [];
    const isAll = taker && !another && !taker.filter.tier && !taker.filter.customers && !taker.filter.rest;
    return isAll ? { from: colleague, to: taker.colleague } : undefined;
  },

  async run(act, input) {
    const from = await oneCalled(act, { input, who: 'from' });
    if ('kind' in from) return from;
    const to = await oneCalled(act, { input, who: 'to' });
    if ('kind' in to) return to;
    if (from.id === to.id) return { kind: 'same' };
    const near = relation(act.person, { ids: [from.id], teamId: from.teamId });
    if (!may(act.person, { action: 'reassign', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: from.name };
    return { kind: 'handedOver', from, to, by: act.person, ...(await handOverAll(act, { from, to })) };
  },

  say: {
    handedOver: ({ from, to: colleague, by, customers, moved }, to) => [
      {
        icon: '🤝',
        title: to.t({
          zh: `${from.name}的 ${customers} 个客户都交给了${colleague.name}`,
          en: `${colleague.name} now owns ${from.name}’s customers (${customers})`,
        }),
        ...(moved > 0 && { facts: [{ label: '', text: to.t(movedFollowUps(moved)) }] }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
        footer: to.t({
          zh: '记录、联系人和承诺都还在客户那里',
          en: 'Notes, people and promises stay with the customers',
        }),
      },
      ...(colleague.id === by.id
        ? []
        : [
            {
              to: { person: colleague.id },
              icon: '🤝',
              title: to.t({
                zh: `${by.name}把${from.name}的 ${customers} 个客户交给你`,
                en: `${by.name} handed ${from.name}’s customers to you (${customers})`,
              }),
              ...(moved > 0 && { facts: [{ label: '', text: to.t(movedFollowUps(moved)) }] }),
              buttons: [
                {
                  label: to.t({ zh: '我的客户', en: 'my customers' }),
                  says: to.t({ zh: '我的客户', en: 'my customers' }),
                },
                {
                  label: to.t({ zh: '我的跟进', en: 'my follow-ups' }),
                  says: to.t({ zh: '我的跟进', en: 'my follow-ups' }),
                },
              ],
            },
          ]),
    ],
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ who, input, people }, to) =>
      whichColleague(people, {
        name: input[who].name,
        to,
        says(whom) {
          const [from, next] = who === 'from' ? [whom, spelled(input.to)] : [spelled(input.from), whom];
          return { zh: `把${from}的客户全部转给${next}`, en: `hand over all of ${from}'s customers to ${next}` };
        },
      }),
    same: (_, { t }) => ({ icon: '🤔', title: t({ zh: '这是同一个人', en: 'That is the same person' }) }),
    refused: refusal,
  },
});

/** Whose work it was may have left by now; whoever takes it over is here. */
async function oneCalled(
  act: Act,
  { input, who }: { readonly input: Input; readonly who: 'from' | 'to' },
): Promise<Person | Extract<Outcome, { kind: 'nobody' | 'several' }>> {
  const { name } = input[who];
  const here = await resolveColleague(act, input[who]);
  const people = here.length || who === 'to' ? here : await formerColleaguesNamed(act.tx, name);
  const [one, another] = people;
  if (!one) return { kind: 'nobody', name };
  return another ? { kind: 'several', who, input, people: await withWhereabouts(act.tx, people) } : one;
}
