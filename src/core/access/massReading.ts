/** Who reads about very many customers of others in one day: their manager is told, once that day. */
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import { everyone } from '../people/store/people.ts';
import type { Translator } from '../text/phrases.ts';
import type { Tx } from '../db/tx.ts';
import { isLeaving } from './store/leaver.ts';
import { othersRead } from './store/readLog.ts';

/** More customers of others than a day's work has. */
const MANY = 30;

/** Whoever is about to leave has less reason to. */
const MANY_FOR_A_LEAVER = 10;

export type MassReading = {
  readonly reader: Person;
  readonly count: number;
  readonly isLeaving: boolean;
  readonly to: readonly number[];
};

/** What a message has read is compared with what was read that day before it: only the one that makes it many is told. */
export async function massReadingBy({
  tx,
  person,
  now,
}: Pick<Act, 'tx' | 'person' | 'now'>): Promise<MassReading | undefined> {
  if (person.role === 'manager' || person.role === 'admin') return undefined;
  const since = now.toZonedDateTimeISO(person.zone).startOfDay().toInstant();
  const { before, count } = await othersRead(tx, { personId: person.id, since, now });
  if (count < MANY_FOR_A_LEAVER) return undefined;
  const leaving = await isLeaving(tx, person.id);
  const many = leaving ? MANY_FOR_A_LEAVER : MANY;
  if (before >= many || count < many) return undefined;
  return { reader: person, count, isLeaving: leaving, to: await guardiansOf(tx, person) };
}

/** Who is told of what somebody does with customers of others: the managers, or where there is none the admins. */
export async function guardiansOf(tx: Tx, person: Pick<Person, 'id'>): Promise<readonly number[]> {
  const all = (await everyone(tx)).filter(({ id }) => id !== person.id);
  const managers = all.filter(({ role }) => role === 'manager');
  const told = managers.length ? managers : all.filter(({ role }) => role === 'admin');
  return told.map(({ id }) => id);
}

export function massReadingCards(
  { reader, count, isLeaving: leaving, to }: MassReading,
  { t }: Translator,
): readonly Reply[] {
  return to.map((person) => ({
    to: { person },
    icon: leaving ? '🚨' : '👀',
    title: leaving
      ? t({
          zh: `${reader.name}要离职,今天看了 ${count} 个别人的客户`,
          en: `${reader.name}, who is about to leave, has read about ${count} customers of others today`,
        })
      : t({
          zh: `${reader.name}今天看了 ${count} 个别人的客户`,
          en: `${reader.name} has read about ${count} customers of others today`,
        }),
    buttons: [
      {
        label: t({ zh: '看了哪些', en: 'which ones' }),
        says: t({ zh: `${reader.name}看过哪些客户`, en: `what has ${reader.name} looked at` }),
      },
    ],
    footer: t({ zh: '也许只是在准备,先问一句', en: 'It may be preparation: ask first' }),
  }));
}
