/** Whose birthday is near, and how far the greetings of a festival are. */
import type { Tx } from '../db/tx.ts';
import { nextBirthday } from './birthday.ts';
import { FESTIVALS, type Festival } from './festivals.ts';
import { type CareFor, contactsWithBirthday, greetedFor, likesOf } from './store/contacts.ts';

export type BirthdayNear = {
  readonly id: number;
  readonly name: string;
  readonly customerId: number;
  readonly customer: string;
  /** As it is kept. */
  readonly birthday: string;
  readonly on: Temporal.PlainDate;
  readonly likes: string | undefined;
};

/** The birthdays between two days, both included, the first first. */
export async function birthdaysNear(
  tx: Tx,
  {
    whose,
    from,
    until,
  }: { readonly whose: CareFor; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<readonly BirthdayNear[]> {
  const near = (await contactsWithBirthday(tx, whose)).flatMap((contact) => {
    const on = nextBirthday(contact.birthday, from);
    return on && Temporal.PlainDate.compare(on, until) <= 0 ? [{ ...contact, on }] : [];
  });
  const likes = await likesOf(
    tx,
    near.map(({ id }) => id),
  );
  return near
    .map((contact) => ({ ...contact, likes: likes.get(contact.id) }))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on) || one.id - other.id);
}

/** A greeting may come some weeks before a festival, and some days after it. */
const BEFORE = { weeks: 6 };
const AFTER = { weeks: 1 };

export function greetingsOf(tx: Tx, { whose, festival: { name, on } }: { whose: CareFor; festival: Festival }) {
  const { said } = FESTIVALS[name];
  return greetedFor(tx, { whose, said, on, from: on.subtract(BEFORE), until: on.add(AFTER) });
}
