/** A company for the measurements: a thousand customers with a contact each, and writers with a room of their own. */
import { randomUUID } from 'node:crypto';
import { bot } from '../src/core/bot/bot.ts';
import { commands } from '../src/core/commands.ts';
import { openAccount } from '../src/core/people/store/accounts.ts';
import { addCustomer } from '../src/core/customers/store/customers.ts';
import type { Store } from '../src/core/db/open.ts';
import { addPerson, linkIdentity } from '../src/core/people/store/people.ts';
import { addRoom } from '../src/core/people/store/rooms.ts';
import { contacts } from '../src/core/db/schema/contacts.ts';
import type { Tx } from '../src/core/db/tx.ts';
import type { Message } from '../src/core/contract/message.ts';

/** Writers go by numbers from here on, and so do their rooms. */
export const FIRST_WRITER = 900_000;
export const WRITERS = 16;
export const CUSTOMERS = 1_000;

const ZONE = 'Asia/Shanghai';
const HERE = { platform: 'bench', account: 'local' };
const TRADES = ['电子', '机械', '纺织', '食品', '物流', '化工', '建材', '医疗', '光电', '精工'];
const NAMES = Array.from('华宏天盛瑞恒德信兴隆').flatMap((first) =>
  Array.from('远达成泰和源丰利昌顺').flatMap((second) => TRADES.map((trade) => `${first}${second}${trade}`)),
);

export async function settle(store: Store) {
  const workspace = await store.found({ name: 'Bench', zone: ZONE, locale: 'zh', demo: false });
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  await within((tx) => openAccount(tx, { ...HERE, meets: false }));
  const writers: number[] = [];
  for (let at = 0; at < WRITERS; at += 1) writers.push(await within((tx) => hire(tx, String(FIRST_WRITER + at))));
  for (const [at, name] of NAMES.entries())
    await within(async (tx) => {
      const customer = await addCustomer(tx, { name, ownerId: writers[at % WRITERS]! });
      await tx.insert(contacts).values({ customerId: customer.id, name: '李总' });
    });
  await store.analyze();
}

async function hire(tx: Tx, external: string) {
  const person = await addPerson(tx, { name: external, role: 'rep', locale: 'zh', zone: ZONE, teamId: undefined });
  const roomId = await addRoom(tx, { ...HERE, external, kind: 'direct', personId: person.id });
  await linkIdentity(tx, { ...HERE, external, personId: person.id, roomId });
  return person.id;
}

/** Writes notes through the front door: a known customer, a known contact, one follow-up. */
export function writing(store: Store) {
  const { receive } = bot({
    store,
    commands,
    clock: Temporal.Now.instant,
    wake: () => {},
    log: (id, error) => {
      throw new Error(`a note failed (${id})`, { cause: error });
    },
  });
  const counted = { notes: 0 };
  return async (writer: number) => {
    counted.notes += 1;
    const name = NAMES[(counted.notes * 7919) % NAMES.length];
    await receive(message(String(FIRST_WRITER + writer), `今天和${name}李总通了电话,嫌报价高,下周三跟进`));
  };
}

function message(who: string, text: string): Message {
  return {
    ...HERE,
    id: randomUUID(),
    from: { id: who },
    room: { id: who, kind: 'direct' },
    text,
    at: Temporal.Now.instant(),
  };
}
