/** «Is that you as well?»: asked of whoever a platform gives an address for, about somebody who calls it their own. */
import type { Tx } from '../db/tx.ts';
import { post } from '../delivery/store/outbox.ts';
import { sayingEmail } from './store/samePerson.ts';
import { type Translator, translator } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Card } from '../contract/card.ts';

export function samePersonQuestion({ id, name }: Pick<Person, 'id' | 'name'>, { t }: Translator): Card {
  return {
    icon: '👥',
    title: t({
      zh: `「${name}」说过和你一样的邮箱。是同一个人吗?`,
      en: `${name} gave the same e-mail address as yours. Is that you as well?`,
    }),
    buttons: [
      {
        label: t({ zh: '是我', en: 'That is me' }),
        says: t({ zh: `我就是 #${id}`, en: `I am #${id} too` }),
        style: 'primary',
      },
    ],
    footer: t({ zh: '不是就不用理会', en: 'If not, there is nothing to do' }),
  };
}

/** Asks a person just met, in their own room. */
export async function askIfSamePerson(
  tx: Tx,
  { person, email, roomId, now }: { person: Person; email: string; roomId: number; now: Temporal.Instant },
) {
  const to = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
  for (const other of await sayingEmail(tx, { email, except: person.id }))
    await post(tx, { roomId, locale: person.locale, card: samePersonQuestion(other, to), now });
}
