import { z } from 'zod';
import { defineCommand } from '../../../command.ts';
import { may } from '../../../contract/permissions.ts';
import type { Role } from '../../../contract/person.ts';
import { ago } from '../../../text/phrases.ts';
import { issuedCard, type IssuedToken, notInPrivate } from '../../programs/words.ts';
import { ROLES } from '../../roles.ts';
import { endRights } from '../../store/leave.ts';
import { addPerson } from '../../store/people.ts';
import { issueToken, type ServiceAccount, serviceAccounts } from '../../store/programs/tokens.ts';

const Input = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('make'),
    name: z.string().trim().min(1).max(40),
    role: z.enum(['rep', 'lead', 'manager']),
    scope: z.enum(['read', 'write']),
    days: z.number().int().min(1).max(366),
  }),
  z.object({ what: z.literal('end'), name: z.string().trim().min(1).max(40) }),
  z.object({ what: z.literal('list') }),
]);

type Outcome =
  | ({ readonly kind: 'made'; readonly role: Role } & IssuedToken)
  | { readonly kind: 'ended'; readonly name: string }
  | {
      readonly kind: 'listed';
      readonly accounts: readonly (ServiceAccount & { readonly used: Temporal.PlainDate | undefined })[];
    }
  | { readonly kind: 'there'; readonly name: string }
  | { readonly kind: 'noAccount'; readonly name: string }
  | { readonly kind: 'enough' }
  | { readonly kind: 'notAnAdmin' }
  | { readonly kind: 'notHere' };

/** A program that is a person of its own here: the firm's ERP, its shop. Nobody can ask it for anything. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'serviceAccount',
  intents: ['service.make', 'service.list', 'service.end'],
  topic: 'setting',
  does: { zh: '给ERP这样的程序建服务账号(管理员)', en: 'service accounts, for programs like your ERP (admins)' },
  examples: {
    zh: ['建一个服务账号 ERP', '服务账号有哪些', '停用服务账号 ERP'],
    en: ['create a service account ERP', 'list service accounts', 'disable service account ERP'],
  },
  aside: true,
  inPerson: true,

  input: Input,

  from: ({ intent, slots: { text, value, field, days } }) => {
    if (intent === 'service.list') return { what: 'list' };
    if (intent === 'service.end') return { what: 'end', name: text };
    return { what: 'make', name: text, role: field ?? 'rep', scope: value ?? 'read', days: days ?? 90 };
  },

  async run({ tx, now, person, room, known }, input) {
    if (!known) return undefined;
    if (room !== 'direct') return { kind: 'notHere' };
    if (!may(person, { action: 'setPrograms', to: 'other' })) return { kind: 'notAnAdmin' };
    const accounts = await serviceAccounts(tx);
    if (input.what === 'list') {
      const used = (at: string | null) =>
        at === null
          ? undefined
          : Temporal.Instant.from(at.replace(' ', 'T')).toZonedDateTimeISO(person.zone).toPlainDate();
      return { kind: 'listed', accounts: accounts.map((each) => ({ ...each, used: used(each.usedAt) })) };
    }
    const existing = accounts.find(({ name }) => name.toLowerCase() === input.name.toLowerCase());
    if (input.what === 'end') {
      if (!existing) return { kind: 'noAccount', name: input.name };
      await endRights(tx, { personId: existing.id, now });
      return { kind: 'ended', name: existing.name };
    }
    if (existing) return { kind: 'there', name: existing.name };
    const { name, role, scope, days } = input;
    const { zone, locale } = person;
    const account = await addPerson(tx, { name, role, locale, zone, teamId: undefined, isProgram: true });
    const issued = await issueToken(tx, { now, person: account, madeBy: person.id, scope, days });
    if (!issued) return { kind: 'enough' };
    const until = issued.expiresAt.toZonedDateTimeISO(zone).toPlainDate();
    return { kind: 'made', ...issued, role, scope, until, account: name };
  },

  say: {
    made: (made, to) => {
      const card = issuedCard(made, to);
      const told = to.t({
        zh: `服务账号「${made.account}」建好了,权限同${ROLES[made.role].zh}`,
        en: `The service account ${made.account} is there, with the rights of a ${ROLES[made.role].en}`,
      });
      return { ...card, title: `${told}\n${card.title}` };
    },
    ended: ({ name }, { t }) => ({
      icon: '🗑️',
      title: t({
        zh: `服务账号「${name}」已停用,它的密钥都不能用了`,
        en: `The service account ${name} has ended, and its keys with it`,
      }),
    }),
    listed: ({ accounts }, to) => ({
      icon: '🤖',
      title: accounts.length
        ? to.t({ zh: `服务账号:${accounts.length}个`, en: `Service accounts: ${accounts.length}` })
        : to.t({ zh: '还没有服务账号', en: 'There is no service account yet' }),
      lines: accounts.map(({ name, role, used }) =>
        [
          name,
          to.t(ROLES[role]),
          used === undefined
            ? to.t({ zh: '还没用过', en: 'not used yet' })
            : to.t({ zh: `${ago(used, to)}用过`, en: `used ${ago(used, to)}` }),
        ].join(' · '),
      ),
    }),
    there: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已经有服务账号「${name}」`, en: `There is a service account ${name} already` }),
      footer: t({
        zh: `再要一个密钥:「给服务账号 ${name} 一个API密钥」`,
        en: `For one more key: “give service account ${name} an API key”`,
      }),
    }),
    noAccount: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的服务账号`, en: `There is no service account called ${name}` }),
    }),
    enough: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '你还能用的密钥太多了:先吊销不用的',
        en: 'You have too many keys that are good: revoke some first',
      }),
    }),
    notAnAdmin: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '服务账号只有管理员能建、能停', en: 'Only an admin can make or end service accounts' }),
    }),
    notHere: (_, to) => notInPrivate(to),
  },
});
