/** Somebody keeps bringing wrong codes: who looks after the bot is told of one too many, once in ten minutes. */
import { wasSaidSince } from '../delivery/store/outbox.ts';
import { PLATFORM_NAMES } from '../contract/vocabulary.ts';
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import type { Tx } from '../db/tx.ts';
import type { Translator } from '../text/phrases.ts';
import { caretakers } from './store/colleagues.ts';
import type { Identity } from './store/people.ts';

/** Whose account the wrong codes came from. */
export type Guesser = Identity & { readonly name: string };

const ALARM = 'codes:wrong';

export async function whoIsToldOfGuessing(
  tx: Tx,
  { isAlarming, now }: { readonly isAlarming: boolean; readonly now: Temporal.Instant },
): Promise<Person[]> {
  const isNews = isAlarming && !(await wasSaidSince(tx, { about: ALARM, since: now.subtract({ minutes: 10 }) }));
  return isNews ? caretakers(tx) : [];
}

export function guessingCard({ platform, external, name }: Guesser, { t, locale }: Pick<Translator, 't' | 'locale'>) {
  return {
    about: ALARM,
    icon: '🚨',
    title: t({
      zh: '有人接连说错验证码,已让TA等十分钟',
      en: 'Somebody keeps saying wrong codes; they have to wait for ten minutes',
    }),
    facts: [
      { label: PLATFORM_NAMES[platform]?.[locale] ?? platform, text: [name, external].filter(Boolean).join(' · ') },
    ],
    footer: t({
      zh: '不认识的话,先别给任何人发验证码',
      en: 'If you do not know who that is, give nobody a code for now',
    }),
  } satisfies Reply;
}
