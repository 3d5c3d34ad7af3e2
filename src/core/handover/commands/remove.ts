import { type Act, defineCommand } from '../../command.ts';
import { type Leaving, leave, leavingCard } from '../leaving.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { colleagueButtons } from '../../people/choices.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { UNDO } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'removed'; readonly leaving: Leaving; readonly by: Person }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'yourself' }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[] };

/** Said of somebody who is no colleague it is another command's, or a note. */
export default defineCommand<{ readonly name: string }, Outcome>({
  name: 'remove',
  topic: 'team',
  does: { zh: '移除一位离开的同事(管理员)', en: 'remove a colleague who has left (admins)' },
  examples: { zh: ['移除陈静'], en: ['remove Emma'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:移除|停用)\s*(?:同事|员工)?\s*@?(?<name>[^\s,，。;；]{1,40}?)(?:的?账号)?$/,
      /^@?(?<name>[^\s,，。;；]{1,20}?)(?:已经?)?离职了?$/,
      /^(?:remove|deactivate|offboard) (?:colleague )?@?(?<name>[^,.\n]{1,40}?)(?:['’]s account)?$/i,
      /^@?(?<name>[^,.\n]{1,30}?) has left(?: the company| us)?$/i,
    ]);
    return found?.['name'] ? { name: found['name'].trim() } : undefined;
  },

  async run(act, { name }) {
    if (!act.known) return undefined;
    const people = await colleaguesNamed(act.tx, name);
    const [colleague, another] = people;
    if (!colleague) return undefined;
    if (!may(act.person, { action: 'remove', to: 'other' })) return { kind: 'notAllowed' };
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
    several: ({ name, people }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `有几位「${name}」,是哪位?`, en: `Several colleagues match “${name}”. Which one?` }),
      buttons: colleagueButtons(people, { to, says: (whom) => ({ zh: `移除${whom}`, en: `remove ${whom}` }) }),
    }),
  },
});

async function removed({ tx, now, person: by }: Act, person: Person): Promise<Outcome> {
  return { kind: 'removed', leaving: await leave(tx, { person, now }), by };
}
