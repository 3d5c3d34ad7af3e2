/** The three sentences of somebody's first day, by what they are here for. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { Role } from '../contract/person.ts';
import { invitationExample } from '../people/invitation.ts';

export type Named = { readonly reader: string; readonly customer: string | undefined };

export type Try = {
  /** The commands that do it. */
  readonly by: readonly string[];
  /** The mark of an answer that has understood it, and what that is about; without them whatever is no question back. */
  readonly icon?: string;
  readonly about?: string;
  /** With a customer of theirs, where they have one, and a colleague who is not themselves. */
  says(named: Named): Localized;
  /** What it is good for. */
  readonly does: Localized;
};

const NOTE: Try = {
  by: ['note', 'customer', 'add'],
  icon: '✅',
  about: 'note:',
  says: () => ({
    zh: '今天和华为李总通了电话,嫌报价高,下周三跟进',
    en: 'Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed',
  }),
  does: { zh: '说一件今天的事,换成你的客户', en: 'say what happened today, with a customer of yours' },
};
const DUE: Try = {
  by: ['due'],
  says: () => ({ zh: '今天要跟谁', en: "who's due today" }),
  does: { zh: '看今天要做什么', en: 'see what is to be done today' },
};
const CUSTOMER: Try = {
  by: ['brief', 'owner', 'lastContact', 'prep', 'timeline'],
  says: ({ customer }) => ({ zh: `谁负责${customer ?? '华为'}`, en: `who owns ${customer ?? 'Huawei'}` }),
  does: { zh: '问一家客户', en: 'ask about a customer' },
};
const TEAM_DUE: Try = {
  by: ['due', 'escalation'],
  says: () => ({ zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }),
  does: { zh: '看组里什么晚了', en: 'see what is late in the team' },
};
const RISK: Try = {
  by: ['risk', 'knowers', 'relationship'],
  says: () => ({ zh: '只有一个人认识的客户', en: 'customers only one person knows' }),
  does: { zh: '看哪些客户悬在一个人身上', en: 'see which customers hang on one person' },
};
const INVITE: Try = {
  by: ['team'],
  icon: '🔑',
  says: ({ reader }) => invitationExample([reader]),
  does: { zh: '请一位同事来', en: 'ask a colleague in' },
};
const IMPORT: Try = {
  by: ['import', 'attachment'],
  says: () => ({ zh: '导入客户', en: 'import customers' }),
  does: { zh: '或者直接把客户表发给我', en: 'or hand me the table of your customers' },
};

export const TRIES: Readonly<Record<Role, readonly [Try, Try, Try]>> = {
  rep: [NOTE, DUE, CUSTOMER],
  lead: [NOTE, TEAM_DUE, CUSTOMER],
  manager: [NOTE, RISK, TEAM_DUE],
  admin: [INVITE, IMPORT, NOTE],
};
