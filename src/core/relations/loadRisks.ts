/** The risk of customers as the rows of one company say it, on any day: today's, or that of a month ago. */
import type { Tx } from '../db/tx.ts';
import {
  type CustomerKnowledge,
  type Dealings,
  type KeyPersonRisk,
  keyPersonRisk,
  type Knower,
  knowerOf,
} from './keyPersonRisk.ts';
import {
  colleaguesEver,
  customersAt,
  helpersAt,
  jointContacts,
  knownPeople,
  notedContacts,
  type RiskQuestion,
  writtenFacts,
} from './store/knowledge.ts';

export async function loadRisks(tx: Tx, asked: RiskQuestion): Promise<readonly KeyPersonRisk[]> {
  const customers = await customersAt(tx, asked);
  const written = await writtenFacts(tx, asked);
  const people = new Map((await knownPeople(tx, asked)).map(({ customerId, count }) => [customerId, count]));
  const helpers = Map.groupBy(await helpersAt(tx, asked), ({ customerId }) => customerId);
  const topics = Map.groupBy(written, ({ customerId }) => customerId);
  const dealings = await dealingsAt(tx, asked, written);

  return customers.map(({ tier, status, ownerId, backupId, ...customer }) => {
    const known: CustomerKnowledge = {
      ...customer,
      tier: tier ?? undefined,
      status: status ?? undefined,
      ownerId: ownerId ?? undefined,
      backupId: backupId ?? undefined,
      helperIds: (helpers.get(customer.id) ?? []).map(({ personId }) => personId),
      people: people.get(customer.id) ?? 0,
      products: (topics.get(customer.id) ?? []).reduce(
        (sum, { topic, count }) => sum + (topic === 'product' ? count : 0),
        0,
      ),
      topics: [...new Set((topics.get(customer.id) ?? []).map(({ topic }) => topic))].toSorted(),
      dealings: dealings.get(customer.id) ?? [],
    };
    return keyPersonRisk(known, asked.on);
  });
}

/** Who of us knows each customer that somebody has dealt with; the others are left out. */
export async function loadKnowers(tx: Tx, asked: RiskQuestion): Promise<ReadonlyMap<number, readonly Knower[]>> {
  const dealings = await dealingsAt(tx, asked, await writtenFacts(tx, asked));
  return new Map([...dealings].map(([id, theirs]) => [id, theirs.map((each) => knowerOf(each, asked.on))]));
}

async function dealingsAt(
  tx: Tx,
  asked: RiskQuestion,
  written: Awaited<ReturnType<typeof writtenFacts>>,
): Promise<ReadonlyMap<number, readonly Dealings[]>> {
  const noted = await notedContacts(tx, asked);
  const joint = await jointContacts(tx, asked);
  const colleagues = new Map((await colleaguesEver(tx)).map((colleague) => [colleague.id, colleague]));

  const sums = new Map<string, Sum>();
  const sumOf = (customerId: number | null, personId: number) => {
    const key = `${customerId} ${personId}`;
    const sum = sums.get(key) ?? { customerId, personId, ...NOTHING };
    sums.set(key, sum);
    return sum;
  };
  for (const { customerId, personId, ...more } of noted) add(sumOf(customerId, personId), more);
  for (const { customerId, personId, wrote, ...more } of joint) {
    // What they noted themselves is among the contacts already.
    if (wrote) sumOf(customerId, personId).joint += more.contacts;
    else add(sumOf(customerId, personId), { ...more, joint: more.contacts });
  }
  for (const { customerId, personId, count } of written) sumOf(customerId, personId).facts += count;

  const end = asked.on.add({ days: 1 }).toZonedDateTime('UTC').toInstant();
  const isGone = (leftAt: Temporal.Instant | null) => leftAt !== null && Temporal.Instant.compare(leftAt, end) < 0;
  const dealings = new Map<number, Dealings[]>();
  for (const sum of sums.values()) {
    const colleague = colleagues.get(sum.personId);
    if (!colleague || sum.customerId === null) continue;
    const theirs = dealings.get(sum.customerId) ?? [];
    theirs.push(dealingsOf(sum, { person: colleague.name, isGone: isGone(colleague.leftAt) }));
    dealings.set(sum.customerId, theirs);
  }
  return dealings;
}

type Sum = {
  readonly customerId: number | null;
  readonly personId: number;
  contacts: number;
  meetings: number;
  joint: number;
  facts: number;
  lastOn: string;
};

const NOTHING = { contacts: 0, meetings: 0, joint: 0, facts: 0, lastOn: '' };

function add(
  sum: Sum,
  more: Readonly<Pick<Sum, 'contacts' | 'meetings' | 'lastOn'>> & Readonly<Partial<Pick<Sum, 'joint'>>>,
) {
  sum.contacts += more.contacts;
  sum.meetings += more.meetings;
  sum.joint += more.joint ?? 0;
  // Days as texts are in the order of days.
  if (more.lastOn > sum.lastOn) sum.lastOn = more.lastOn;
}

function dealingsOf(
  { personId, contacts, meetings, joint, facts, lastOn }: Sum,
  who: Pick<Dealings, 'person' | 'isGone'>,
): Dealings {
  return {
    personId,
    ...who,
    contacts,
    meetings,
    joint,
    facts,
    lastOn: lastOn ? Temporal.PlainDate.from(lastOn) : undefined,
  };
}
