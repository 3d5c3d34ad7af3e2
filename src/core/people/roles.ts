import type { Localized } from '../contract/locale.ts';
import type { Person, Role } from '../contract/person.ts';

export const ROLES: Readonly<Record<Role, Localized>> = {
  rep: { zh: '销售', en: 'rep' },
  lead: { zh: '组长', en: 'lead' },
  manager: { zh: '经理', en: 'manager' },
  admin: { zh: '管理员', en: 'admin' },
};

/** «设李雷为组长». */
export function roleWords({ name }: Pick<Person, 'name'>, role: Role): Localized {
  return { zh: `设${name}为${ROLES[role].zh}`, en: `make ${name} ${ROLES[role].en}` };
}
