import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { noColleague, whichColleague } from '../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../resolve.ts';
import { type Colleague, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Role, Person } from '../../contract/person.ts';

type Outcome =
  | { readonly kind: 'set'; readonly person: Person; readonly role: Role }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[]; readonly role: Role };

const ROLES: Readonly<Record<Role, Localized>> = {
  rep: { zh: '销售', en: 'rep' },
  lead: { zh: '组长', en: 'lead' },
  manager: { zh: '经理', en: 'manager' },
  admin: { zh: '管理员', en: 'admin' },
};

export default defineCommand<{ readonly colleague: ColleagueInput; readonly role: Role }, Outcome>({
  name: 'role',
  intents: ['role.set'],
  topic: 'setting',
  does: { zh: '设一位同事的角色(管理员)', en: 'set a colleague’s role (admins)' },
  examples: { zh: ['设小张为组长'], en: ['make Emma lead'] },
  aside: true,

  input: z.object({ colleague: colleagueInput, role: z.enum(['rep', 'lead', 'manager', 'admin']) }),

  from: ({ slots: { colleague, value } }) => ({ colleague, role: value }),

  async run(act, { colleague: named, role }) {
    const { tx, person } = act;
    const { name } = named;
    if (!may(person, { action: 'promote', to: 'other' })) return { kind: 'notAllowed' };
    const people = await resolveColleague(act, named);
    const [colleague, another] = people;
    if (!colleague) return { kind: 'nobody', name };
    if (another) return { kind: 'several', name, people: await withWhereabouts(tx, people), role };
    await changePerson(tx, { id: colleague.id, role });
    return { kind: 'set', person: colleague, role };
  },

  say: {
    set: ({ person, role }, { t }) => ({
      icon: '👤',
      title: t({
        zh: `${person.name}现在是${ROLES[role].zh}`,
        en: `${person.name} is ${role === 'admin' ? 'an' : 'a'} ${ROLES[role].en} now`,
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '只有管理员能设角色', en: 'Only an admin can set roles' }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people, role }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `设${whom}为${ROLES[role].zh}`, en: `make ${whom} ${ROLES[role].en}` }),
      }),
  },
});
