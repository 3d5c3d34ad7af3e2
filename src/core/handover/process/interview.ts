/** What a leaver is asked: up to five questions of each customer of whom too little is written down, five a day. Pure. */
import { HANDOVER_TOPICS, type FactTopic } from '../../contract/customer.ts';
import type { Localized } from '../../contract/locale.ts';

/** So many a day, and no more. */
export const DAILY_QUESTIONS = 5;

/** A customer of whom so many topics are unknown has a thin record. */
const THIN = 3;

/** What is missing; nothing where enough is known. */
export function missingTopics(known: readonly FactTopic[]): readonly FactTopic[] {
  const missing = HANDOVER_TOPICS.filter((topic) => !known.includes(topic));
  return missing.length >= THIN ? missing : [];
}

export const QUESTIONS: Readonly<Record<(typeof HANDOVER_TOPICS)[number], Localized>> = {
  decides: { zh: '谁拍板?', en: 'who decides?' },
  floor: { zh: '价格最低能到多少?', en: 'how low can we go on the price?' },
  promised: { zh: '答应过什么还没兑现?', en: 'what did we promise that is still owed?' },
  avoid: { zh: '有什么雷区?', en: 'what should one avoid?' },
  competitor: { zh: '他们还在跟谁谈?', en: 'who else are they talking to?' },
};

export function questionWords(topic: FactTopic): Localized {
  const known = HANDOVER_TOPICS.find((each) => each === topic);
  return known ? QUESTIONS[known] : { zh: '还有什么要交代的?', en: 'what else should one know?' };
}

type Asked = {
  readonly state: string;
  readonly askedOn: Temporal.PlainDate | null;
  readonly customerId: number;
  readonly topic: FactTopic;
};

/** The question of this day that comes next: none where as many as a day takes have been asked, one that is known by now never. */
export function nextQuestion<Question extends Asked>(
  questions: readonly Question[],
  { today, known }: { readonly today: Temporal.PlainDate; readonly known: ReadonlyMap<number, readonly FactTopic[]> },
): Question | undefined {
  const asked = questions.filter(({ askedOn }) => askedOn?.equals(today)).length;
  if (asked >= DAILY_QUESTIONS) return undefined;
  return questions.find(
    ({ state, askedOn, customerId, topic }) =>
      state === 'open' && !askedOn?.equals(today) && !known.get(customerId)?.includes(topic),
  );
}
