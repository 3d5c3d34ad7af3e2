/** «Is that you as well?»: asked of whoever a platform gives an address for, about those who call it their own. */
import type { Tx } from '../db/tx.ts';
import { say } from '../delivery/say.ts';
import { wasSaidSince } from '../delivery/store/outbox.ts';
import { sayingEmail } from './store/samePerson.ts';
import { type Colleague, withWhereabouts } from './store/colleagues.ts';
import { type Translator, translator } from '../text/phrases.ts';
import { colleagueWords } from './choices.ts';
import type { Person } from '../contract/person.ts';
import type { Card } from '../contract/card.ts';

/** Claims of one address are asked about once in so long, however many there are. */
const ONCE = { hours: 24 };
const MOST = 3;

/** What would be handed over, and to whom. */
export function samePersonQuestion(claimants: readonly Colleague[], to: Translator): Card {
  const { t } = to;
  return {
    icon: '👥',
    title: t({
      zh: `${to.list(claimants.map((each) => `「${colleagueWords(each, to)}」`))}说你的邮箱是TA的。是你本人吗?`,
      en: `${to.list(claimants.map((each) => `“${colleagueWords(each, to)}”`))} calls your e-mail address their own. Is that you?`,
    }),
    lines: [
      t({
        zh: '点了「是我」,TA在那边说的就算你说的,也看得到你的客户、跟进和记录;角色和权限不会带过去',
        en: 'If you say so, what is said there is yours, and your customers, follow-ups and notes are seen there; your role does not come along',
      }),
    ],
    buttons: claimants.slice(0, MOST).map(({ id, name }) => ({
      label:
        claimants.length === 1 ? t({ zh: '是我', en: 'That is me' }) : t({ zh: `是我:${name}`, en: `Me: ${name}` }),
      says: t({ zh: `我就是 #${id}`, en: `I am #${id} too` }),
    })),
    footer: t({
      zh: '不是就不用理会;不认识的话告诉管理员',
      en: 'If not, there is nothing to do; tell an admin if you do not know them',
    }),
  };
}

export const claimOf = (email: string) => `claim:${email.toLowerCase()}`;

/** Whether a claim of this address is still to be asked about. */
export async function isClaimNew(tx: Tx, { email, now }: { readonly email: string; readonly now: Temporal.Instant }) {
  return !(await wasSaidSince(tx, { about: claimOf(email), since: now.subtract(ONCE) }));
}

/** Asks a person just met, in their own room. */
export async function askIfSamePerson(
  tx: Tx,
  { person, email, roomId, now }: { person: Person; email: string; roomId: number; now: Temporal.Instant },
) {
  const claimants = await withWhereabouts(tx, await sayingEmail(tx, { email, except: person.id }));
  if (!claimants.length || !(await isClaimNew(tx, { email, now }))) return;
  const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
  const card = samePersonQuestion(claimants, to);
  await say(tx, { roomId, about: claimOf(email), locale: person.locale, card, now });
}
