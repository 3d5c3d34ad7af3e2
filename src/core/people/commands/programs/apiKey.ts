import { z } from 'zod';
import { defineCommand } from '../../../command.ts';
import { may } from '../../../contract/permissions.ts';
import { issuedCard, type IssuedToken, notInPrivate } from '../../programs/words.ts';
import { findPerson } from '../../store/people.ts';
import { issueToken, MOST_TOKENS, serviceAccounts } from '../../store/programs/tokens.ts';

const Input = z.object({
  scope: z.enum(['read', 'write']),
  days: z.number().int(),
  /** For a service account, by its name. */
  account: z.string().min(1).max(40).optional(),
});

type Outcome =
  | ({ readonly kind: 'issued' } & IssuedToken)
  | { readonly kind: 'notHere' }
  | { readonly kind: 'notAnAdmin' }
  | { readonly kind: 'noAccount'; readonly name: string }
  | { readonly kind: 'howLong' }
  | { readonly kind: 'enough' };

const USUAL_DAYS = 90;
const MOST_DAYS = 366;

/** Lets a program act under somebody's rights: their own, or a service account's. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'apiKey',
  intents: ['token.make'],
  topic: 'setting',
  does: { zh: '要一个API密钥,让别的程序替你办事', en: 'get an API key, for programs that act for you' },
  examples: { zh: ['给我一个API密钥 只读 30天'], en: ['give me an API key, read only, 30 days'] },
  aside: true,
  inPerson: true,

  input: Input,

  from: ({ slots: { value, days, text } }) => ({ scope: value ?? 'read', days: days ?? USUAL_DAYS, account: text }),

  async run({ tx, now, person, room, known }, { scope, days, account: name }) {
    if (!known) return undefined;
    if (room !== 'direct') return { kind: 'notHere' };
    if (days < 1 || days > MOST_DAYS) return { kind: 'howLong' };
    if (name !== undefined && !may(person, { action: 'setPrograms', to: 'other' })) return { kind: 'notAnAdmin' };
    const account = (await serviceAccounts(tx)).find((each) => each.name.toLowerCase() === name?.toLowerCase());
    const holder = name === undefined ? person : account && (await findPerson(tx, account.id));
    if (!holder) return { kind: 'noAccount', name: name ?? '' };
    const issued = await issueToken(tx, { now, person: holder, madeBy: person.id, scope, days });
    if (!issued) return { kind: 'enough' };
    const until = issued.expiresAt.toZonedDateTimeISO(person.zone).toPlainDate();
    return { kind: 'issued', ...issued, scope, until, account: account?.name };
  },

  say: {
    issued: (issued, to) => issuedCard(issued, to),
    notHere: (_, to) => notInPrivate(to),
    notAnAdmin: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '服务账号的密钥只有管理员能给', en: 'Only an admin can give a service account a key' }),
    }),
    noAccount: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的服务账号`, en: `There is no service account called ${name}` }),
    }),
    howLong: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: `密钥可用1到${MOST_DAYS}天`, en: `A key is good for 1 to ${MOST_DAYS} days` }),
    }),
    enough: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: `你已经有${MOST_TOKENS}个还能用的密钥:先吊销不用的`,
        en: `You have ${MOST_TOKENS} keys that are good: revoke those that nobody uses first`,
      }),
      buttons: [
        { label: t({ zh: '我的API密钥', en: 'my API keys' }), says: t({ zh: '我的API密钥', en: 'my API keys' }) },
      ],
    }),
  },
});
