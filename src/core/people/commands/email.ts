import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { claimOf, isClaimNew, samePersonQuestion } from '../sameQuestion.ts';
import { type Colleague, withWhereabouts } from '../store/colleagues.ts';
import { identityOf } from '../store/rooms.ts';
import { keepEmail } from '../store/people.ts';
import { emailOf, vouchedEmail } from '../store/samePerson.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | {
      readonly kind: 'kept';
      readonly email: string;
      readonly person: Colleague;
      readonly asked: readonly Person[];
    }
  | { readonly kind: 'otherwise'; readonly vouched: string };

/** Whoever the address belongs to at a platform is asked there: nobody becomes somebody by their own word. */
export default defineCommand<{ readonly email: string }, Outcome>({
  name: 'email',
  intents: ['email.set'],
  topic: 'setting',
  does: { zh: '说出你的邮箱,好认出你在别处的账号', en: 'tell me your e-mail, so that I know you elsewhere' },
  examples: { zh: ['我的邮箱是 lilei@example.com'], en: ['my e-mail is lilei@example.com'] },
  aside: true,

  input: z.object({ email: z.email().max(280).toLowerCase() }),

  from: ({ slots: { value } }) => ({ email: value }),

  async run({ tx, person, heardId, now }, { email }) {
    const vouched = await emailOf(tx, await identityOf(tx, heardId));
    if (vouched !== undefined && vouched.toLowerCase() !== email) return { kind: 'otherwise', vouched };
    await keepEmail(tx, { id: person.id, email });
    const same = await vouchedEmail(tx, { email, except: person.id });
    const asked = same.length && (await isClaimNew(tx, { email, now })) ? same : [];
    const [claimant] = await withWhereabouts(tx, [person]);
    return claimant && { kind: 'kept', email, person: claimant, asked };
  },

  say: {
    kept: ({ email, person, asked }, to) => [
      { icon: '📧', title: to.t({ zh: `记下了:${email}`, en: `Noted: ${email}` }) },
      ...asked.map((other) => ({
        ...samePersonQuestion([person], to),
        about: claimOf(email),
        to: { person: other.id },
      })),
    ],
    otherwise: ({ vouched }, { t }) => ({
      icon: '🔒',
      title: t({
        zh: `这里登记的邮箱是 ${vouched},别的不能认作你的`,
        en: `Your address here is ${vouched}; another one cannot be yours`,
      }),
    }),
  },
});
