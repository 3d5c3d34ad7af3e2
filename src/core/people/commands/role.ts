import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { type Asked, askedWords, askSecond } from '../../access/approval.ts';
import { roleWords, ROLES } from '../roles.ts';
import { may, ROLE_ORDER } from '../../contract/permissions.ts';
import { noColleague, whichColleague } from '../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../resolve.ts';
import { type Colleague, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Role, Person } from '../../contract/person.ts';

type Outcome =
  | Asked
  | { readonly kind: 'set'; readonly person: Person; readonly role: Role }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[]; readonly role: Role };

export default defineCommand<{ readonly colleague: ColleagueInput; readonly role: Role }, Outcome>({
  name: 'role',
  intents: ['role.set'],
  topic: 'setting',
  does: {
    zh: '设一位同事的角色(管理员;升高要第二个人点头)',
    en: 'set a colleague’s role (admins; a higher one takes a second person)',
  },
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
    if (ROLE_ORDER.indexOf(role) > ROLE_ORDER.indexOf(colleague.role))
      return askSecond(act, {
        what: { kind: 'role', personId: colleague.id, role },
        words: roleWords(colleague, role),
      });
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
    ...askedWords,
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
