import { and, eq, inArray, isNull } from 'drizzle-orm';
import { onlyRow, type Tx } from '../../db/tx.ts';
import { identities, people } from '../../db/schema/people.ts';
import { rooms } from '../../db/schema/messages.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Message } from '../../contract/message.ts';
import type { Role, Person } from '../../contract/person.ts';

export const personOf = (row: typeof people.$inferSelect): Person => ({
  id: row.id,
  name: row.name,
  role: row.role,
  locale: row.locale,
  zone: row.zone,
  morning: row.morning,
  morningDays: row.morningDays,
  teamId: row.teamId ?? undefined,
});

export async function findPerson(tx: Tx, id: number): Promise<Person | undefined> {
  const rows = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.leftAt)));
  return rows[0] && personOf(rows[0]);
}

/** Also somebody who has left. */
export async function findAnyone(tx: Tx, id: number): Promise<(Person & { readonly isHere: boolean }) | undefined> {
  const [row] = await tx.select().from(people).where(eq(people.id, id));
  return row && { ...personOf(row), isHere: row.leftAt === null };
}

/** Whether anybody has, or had, this number. */
export async function isPerson(tx: Tx, id: number): Promise<boolean> {
  return (await tx.select({ id: people.id }).from(people).where(eq(people.id, id))).length > 0;
}

/** Whoever is here and can be asked for something: no service account. */
export const isColleague = and(isNull(people.leftAt), eq(people.isProgram, false));

export async function everyone(tx: Tx): Promise<Person[]> {
  const rows = await tx.select().from(people).where(isColleague).orderBy(people.id);
  return rows.map(personOf);
}

export type NewPerson = {
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly zone: string;
  readonly teamId: number | undefined;
  readonly isProgram?: true;
};

export async function addPerson(tx: Tx, person: NewPerson): Promise<Person> {
  const made = await tx.insert(people).values(person).returning();
  return personOf(onlyRow(made));
}

export type Identity = { readonly platform: string; readonly account: string; readonly external: string };

/** Who an identity is. */
export async function identified(tx: Tx, { platform, account, external }: Identity): Promise<Person | undefined> {
  const rows = await tx
    .select({ person: people, role: identities.role })
    .from(identities)
    .innerJoin(people, and(eq(people.workspaceId, identities.workspaceId), eq(people.id, identities.personId)))
    .where(
      and(
        eq(identities.platform, platform),
        eq(identities.account, account),
        eq(identities.external, external),
        isNull(people.leftAt),
      ),
    );
  const [row] = rows;
  return row && personOf({ ...row.person, role: row.role ?? row.person.role });
}

/** Which of those whom a message mentions are colleagues. */
export async function mentionedPeople(
  tx: Tx,
  { platform, account, mentions = [] }: Pick<Message, 'platform' | 'account' | 'mentions'>,
): Promise<readonly { readonly personId: number; readonly name: string }[]> {
  const rows = await tx
    .select({ personId: identities.personId, external: identities.external })
    .from(identities)
    .where(
      and(
        eq(identities.platform, platform),
        eq(identities.account, account),
        inArray(
          identities.external,
          mentions.map(({ id }) => id),
        ),
      ),
    );
  return rows.flatMap(({ personId, external }) => {
    const mention = mentions.find(({ id }) => id === external);
    return mention ? [{ personId, name: mention.name }] : [];
  });
}

/** Whether a one-time code has proved whose an account is. */
export async function isByCode(tx: Tx, { platform, account, external }: Identity): Promise<boolean> {
  const [found] = await tx
    .select({ byCode: identities.byCode })
    .from(identities)
    .where(and(eq(identities.platform, platform), eq(identities.account, account), eq(identities.external, external)));
  return found?.byCode ?? false;
}

/** From now on this identity is this person, and so is the direct room it speaks in. */
export async function linkIdentity(
  tx: Tx,
  {
    personId,
    roomId,
    byCode = false,
    ...identity
  }: Identity & { readonly personId: number; readonly roomId?: number; readonly byCode?: boolean },
) {
  await tx
    .insert(identities)
    .values({ ...identity, personId, byCode })
    .onConflictDoUpdate({
      target: [identities.workspaceId, identities.platform, identities.account, identities.external],
      set: { personId, byCode, role: null },
    });
  if (roomId !== undefined)
    await tx
      .update(rooms)
      .set({ personId })
      .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'direct')));
}

export async function changePerson(
  tx: Tx,
  {
    id,
    ...change
  }: { readonly id: number } & Partial<
    Pick<Person, 'name' | 'role' | 'teamId' | 'locale' | 'zone' | 'morning' | 'morningDays'>
  >,
) {
  await tx.update(people).set(change).where(eq(people.id, id));
}

export async function keepEmail(tx: Tx, { id, email }: { readonly id: number; readonly email: string }) {
  await tx.update(people).set({ email }).where(eq(people.id, id));
}
