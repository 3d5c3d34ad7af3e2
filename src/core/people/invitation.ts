/** An invitation into a team: «邀请王芳 销售二组», "invite Tom to South as rep". Pure; whether there is such a team is seen later. */
import type { Localized } from '../contract/locale.ts';
import type { Role } from '../contract/person.ts';
import { ROLE_ORDER } from '../contract/permissions.ts';
import { ROLES } from './roles.ts';

export type IntoTeam = {
  readonly name: string;
  readonly team: string;
  readonly role: Role | undefined;
  /** By its form nothing else can be meant: a team that is not there is asked about. */
  readonly isSure: boolean;
};

const GUESTS: readonly [Localized, ...Localized[]] = [
  { zh: '张伟', en: 'Tom' },
  { zh: '李娜', en: 'Anna' },
  { zh: '刘洋', en: 'Ben' },
];

/** How somebody is asked in, by a name that none of these has. */
export function invitationExample(taken: readonly string[]): Localized {
  const { zh, en } = GUESTS.find((guest) => !taken.includes(guest.zh) && !taken.includes(guest.en)) ?? GUESTS[0];
  return { zh: `邀请${zh} 销售`, en: `invite ${en} as rep` };
}

const GAP = String.raw`[\s,，、]`;
const ZH_ROLE = ROLE_ORDER.map((role) => ROLES[role].zh).join('|');
const EN_ROLE = String.raw`(?:an?|the|our)?\s*(?<role>rep|lead|manager|admin)`;

const FORMS: readonly { readonly form: RegExp; readonly isSure: boolean }[] = [
  {
    form: new RegExp(
      `^邀请(?:新?同事)?\\s*(?<name>[^\\s,，]{1,20}?)(?:${GAP}+|加入)\\s*(?<team>[^\\s,，]{0,12}(?:组|队|团队))(?:${GAP}*(?:当|做|为|作为)?\\s*(?<role>${ZH_ROLE}))?$`,
    ),
    isSure: true,
  },
  {
    form: new RegExp(
      `^邀请(?:新?同事)?\\s*(?<name>[^\\s,，]{1,20}?)(?:${GAP}+|加入|来|进|到)\\s*(?<team>[^\\s,，]{1,14}?)(?:${GAP}*(?:当|做|为|作为)?\\s*(?<role>${ZH_ROLE}))?$`,
    ),
    isSure: false,
  },
  {
    form: new RegExp(
      String.raw`^invite\s+(?<name>.{1,40}?)\s+as\s+${EN_ROLE}\s+(?:in|to|for)\s+(?:the\s+|our\s+)?(?<team>.{1,30}?)(?:\s+team)?$`,
      'i',
    ),
    isSure: false,
  },
  {
    form: new RegExp(
      String.raw`^invite\s+(?<name>.{1,40}?)\s+(?:to\s+join|to|into|in)\s+(?:the\s+|our\s+)?(?<team>.{1,30}?)(?:\s+team)?(?:\s+as\s+${EN_ROLE})?$`,
      'i',
    ),
    isSure: false,
  },
];

export function intoTeam(text: string): IntoTeam | undefined {
  const said = text.trim().replace(/[。.!！]+$/, '');
  for (const { form, isSure } of FORMS) {
    const { name, team, role } = form.exec(said)?.groups ?? {};
    if (!name || !team || isRole(team)) continue;
    return { name, team, role: role === undefined ? undefined : roleNamed(role), isSure };
  }
  return undefined;
}

const isRole = (words: string) => roleNamed(words) !== undefined;

const roleNamed = (words: string) =>
  ROLE_ORDER.find((role) => ROLES[role].zh === words || role === words.toLowerCase());
