import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type Leaving, leave, leavingCard } from '../leaving.ts';
import { keepRest } from '../process/steps.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { UNDO } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'removed'; readonly leaving: Leaving; readonly by: Person }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'yourself' }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[] };

export default defineCommand<{ readonly colleague: ColleagueInput }, Outcome>({
  name: 'remove',
  intents: ['person.remove'],
  topic: 'team',
  does: { zh: '移除一位离开的同事(管理员)', en: 'remove a colleague who has left (admins)' },
  examples: { zh: ['移除陈静'], en: ['remove Emma'] },
  aside: true,

  input: z.object({ colleague: colleagueInput }),

  from: ({ slots: { colleague } }) => ({ colleague }),

  async run(act, { colleague: named }) {
    if (!may(act.person, { action: 'remove', to: 'other' })) return { kind: 'notAllowed' };
    const { name } = named;
    const people = await resolveColleague(act, named);
    const [colleague, another] = people;
    if (!colleague) return { kind: 'nobody', name };
    if (another) return { kind: 'several', name, people: await withWhereabouts(act.tx, people) };
    if (colleague.id === act.person.id) return { kind: 'yourself' };
    return removed(act, colleague);
  },

  say: {
    removed: ({ leaving, by }, to) => [
      {
        ...leavingCard(leaving, to),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
      },
      ...leaving.leads
        .filter(({ id }) => id !== by.id)
        .map((lead) => ({ ...leavingCard(leaving, to), to: { person: lead.id } })),
    ],
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '只有管理员能移除同事', en: 'Only an admin can remove a colleague' }),
    }),
    yourself: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '不能移除自己,请另一位管理员来做',
        en: 'You cannot remove yourself; another admin can',
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people }, to) =>
      whichColleague(people, { name, to, says: (whom) => ({ zh: `移除${whom}`, en: `remove ${whom}` }) }),
  },
});

async function removed({ tx, now, person: by }: Act, person: Person): Promise<Outcome> {
  const leaving = await leave(tx, { person, now });
  await keepRest({ tx, now }, { from: person, by });
  return { kind: 'removed', leaving, by };
}
