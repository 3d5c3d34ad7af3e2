import { and, eq, isNull } from 'drizzle-orm';
import { customers, aliases } from '../../db/schema/customers.ts';
import { newsRules } from '../../db/schema/questions.ts';
import type { Tx } from '../../db/tx.ts';

export type NewsRule = typeof newsRules.$inferSelect;
export type NewsAbout = Pick<NewsRule, 'topic' | 'word'>;

export async function rulesOf(tx: Tx, roomId?: number): Promise<NewsRule[]> {
  return tx
    .select()
    .from(newsRules)
    .where(roomId === undefined ? undefined : eq(newsRules.roomId, roomId))
    .orderBy(newsRules.id);
}

function isAbout({ topic, word }: NewsAbout) {
  return and(
    topic === null ? isNull(newsRules.topic) : eq(newsRules.topic, topic),
    word === null ? isNull(newsRules.word) : eq(newsRules.word, word),
  );
}

/** In the place of an older rule about the same. */
export async function setRule(tx: Tx, rule: Pick<NewsRule, 'roomId' | 'topic' | 'word' | 'isMasked' | 'setBy'>) {
  await dropRules(tx, rule);
  await tx.insert(newsRules).values(rule);
}

/** Resolves to how many there were. */
export async function dropRules(tx: Tx, { roomId, ...about }: Pick<NewsRule, 'roomId'> & NewsAbout): Promise<number> {
  const gone = await tx
    .delete(newsRules)
    .where(and(eq(newsRules.roomId, roomId), isAbout(about)))
    .returning({ id: newsRules.id });
  return gone.length;
}

/** What is to be known of a customer before anything of it is told elsewhere. */
export async function newsCustomer(tx: Tx, id: number) {
  const [customer] = await tx
    .select({ name: customers.name, tags: customers.tags, onlyTeamId: customers.onlyTeamId })
    .from(customers)
    .where(eq(customers.id, id));
  const also = await tx.select({ name: aliases.name }).from(aliases).where(eq(aliases.customerId, id));
  return customer && { ...customer, names: [...new Set([customer.name, ...also.map(({ name }) => name)])] };
}
