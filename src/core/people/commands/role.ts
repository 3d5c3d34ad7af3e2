import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { colleagueButtons } from '../choices.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../store/colleagues.ts';
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

export default defineCommand<{ readonly name: string; readonly role: Role }, Outcome>({
  name: 'role',
  intents: ['role.set'],
  topic: 'setting',
  does: { zh: '设一位同事的角色(管理员)', en: 'set a colleague’s role (admins)' },
  examples: { zh: ['设小张为组长'], en: ['make Emma lead'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:把|设|将)\s*@?(?<name>[^\s,，]{1,40}?)\s*(?:设为|设成|为|改成|升为|改为)\s*(?:(?<rep>销售|业务员)|(?<lead>组长|主管)|(?<manager>经理)|(?<admin>管理员))$/,
      /^make @?(?<name>.{1,40}?) (?:a |an |the )?(?:(?<rep>rep)|(?<lead>(?:team )?lead)|(?<manager>manager)|(?<admin>admin))$/i,
    ]);
    const role = (['rep', 'lead', 'manager', 'admin'] as const).find((each) => found?.[each] !== undefined);
    return found?.['name'] && role ? { name: found['name'].trim(), role } : undefined;
  },

  async run({ tx, person }, { name, role }) {
    if (!may(person, { action: 'promote', to: 'other' })) return { kind: 'notAllowed' };
    const people = await colleaguesNamed(tx, name);
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
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的同事`, en: `No colleague called “${name}”` }),
    }),
    several: ({ name, people, role }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `有几位「${name}」,是哪位?`, en: `Several colleagues match “${name}”. Which one?` }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => ({ zh: `设${whom}为${ROLES[role].zh}`, en: `make ${whom} ${ROLES[role].en}` }),
      }),
    }),
  },
});
