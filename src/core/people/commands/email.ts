import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { samePersonQuestion } from '../sameQuestion.ts';
import { keepEmail } from '../store/people.ts';
import { vouchedEmail } from '../store/samePerson.ts';
import type { Person } from '../../contract/person.ts';

type Outcome = {
  readonly kind: 'kept';
  readonly email: string;
  readonly person: Person;
  readonly same: readonly Person[];
};

/** Whoever the address belongs to at a platform is asked there: nobody becomes somebody by their own word. */
export default defineCommand<{ readonly email: string }, Outcome>({
  name: 'email',
  topic: 'setting',
  does: { zh: '说出你的邮箱,好认出你在别处的账号', en: 'tell me your e-mail, so that I know you elsewhere' },
  examples: { zh: ['我的邮箱是 lilei@example.com'], en: ['my e-mail is lilei@example.com'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^我的(?:电子)?(?:邮箱|邮件)(?:地址)?(?:是|:|：)?\s*(?<email>[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,24})$/i,
      /^my e-?mail(?: address)?(?: is|:)?\s+(?<email>[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,24})$/i,
    ]);
    return found?.['email'] ? { email: found['email'].toLowerCase() } : undefined;
  },

  async run({ tx, person, known }, { email }) {
    if (!known) return undefined;
    await keepEmail(tx, { id: person.id, email });
    return { kind: 'kept', email, person, same: await vouchedEmail(tx, { email, except: person.id }) };
  },

  say: {
    kept: ({ email, person, same }, to) => [
      { icon: '📧', title: to.t({ zh: `记下了:${email}`, en: `Noted: ${email}` }) },
      ...same.map((other) => ({ ...samePersonQuestion(person, to), to: { person: other.id } })),
    ],
  },
});
