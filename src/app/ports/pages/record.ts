/** A customer's record, as whoever looks may see it. */
import type { CustomerView, RecordAsked, Viewer } from '../../../adapters/web/views/views.ts';
import { massReadingBy, massReadingCards } from '../../../core/access/massReading.ts';
import { logRead, readersOf } from '../../../core/access/store/readLog.ts';
import { answerTold } from '../../../core/bot/store/transcript.ts';
import { stageLabel } from '../../../core/company/stages.ts';
import { calendarFor } from '../../../core/company/store/days.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import { may, relation } from '../../../core/contract/permissions.ts';
import type { Person } from '../../../core/contract/person.ts';
import { FACT_TOPICS, SUM_KINDS } from '../../../core/contract/vocabulary.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { say } from '../../../core/delivery/say.ts';
import { overdueOf, recordsOf } from '../../../core/feeds/store/records.ts';
import { overdueWords, recordLine } from '../../../core/feeds/words.ts';
import { advice, type CustomerProfile, knownFacts, risks } from '../../../core/knowledge/profile.ts';
import { loadProfile } from '../../../core/knowledge/loadProfile.ts';
import { type HistoryEntry, historyOf } from '../../../core/knowledge/store/history.ts';
import { complaintLine } from '../../../core/outcomes/cards/complaintCard.ts';
import { openComplaints } from '../../../core/outcomes/store/complaints.ts';
import { listDeals } from '../../../core/outcomes/store/deals.ts';
import { type Money, sumsOfDeals } from '../../../core/outcomes/store/sums.ts';
import { everyone, findPerson } from '../../../core/people/store/people.ts';
import { acquaintances } from '../../../core/relations/store/whoKnows.ts';
import { fullWidth, typeset } from '../../../adapters/shared/typeset.ts';
import { translator, type Translator } from '../../../core/text/phrases.ts';
import { tablesOf } from '../../../core/transfer/store/tablesOf.ts';
import { shortSum } from '../board/parts.ts';
import { followUpRow } from './followUpRow.ts';

const HERE = { platform: 'web', account: 'local' };
/** So many notes come at a time. */
const NOTES = 40;
const DEALS = 10;
/** And so much at most of what other programs told beside them. */
const RECORDS = 100;

export type Looking = {
  readonly tx: Tx;
  readonly person: Person;
  readonly now: Temporal.Instant;
  readonly viewer: Viewer;
};

/** Reading a record is kept, and told where it is very much, as in the chat. */
export async function recordOf(
  look: Looking,
  { id, me, locale, heard, skip }: RecordAsked & { readonly id: number; readonly me: string; readonly locale: Locale },
): Promise<CustomerView | undefined> {
  const { tx, person, viewer } = look;
  const known = await loadProfile(tx, id);
  if (!known) return undefined;
  if (skip === 0) await logRead(tx, [id]);
  await tellOfMassReading(look);
  const { customer, people, facts, followUps } = known;
  const found = await historyOf(tx, { customerId: id, most: NOTES + 1, skip });
  const answer = heard === undefined ? undefined : await answerTold(tx, { ...HERE, messageId: `${me}:${heard}` });
  return {
    viewer,
    id,
    colleagues: (await everyone(tx)).map(({ name }) => name),
    skip,
    earlier: found.length > NOTES ? skip + NOTES : undefined,
    answer: answer && { ...answer, card: typeset(answer.card, answer.locale) },
    name: customer.name,
    tier: customer.tier,
    stage: customer.stage ? stageLabel(customer) : undefined,
    tags: customer.tags,
    owner: customer.owner?.name,
    helpers: customer.helpers.map(({ name }) => name),
    brief: await briefOf(look, { known, locale }),
    deals: await dealsOf(tx, id),
    knowers: await knowersOf(tx, id),
    files: (await tablesOf(tx, id)).map(({ name, by, at }) => ({ name, by, on: dayOf(at, person) })),
    people: people.map(({ name, title, phone, email, wechat, met }) => ({
      name,
      title,
      met,
      reached: [phone, email, wechat].flatMap((each) => each ?? []),
    })),
    facts: facts.map(({ topic, text, author, notedOn }) => ({
      topic: FACT_TOPICS[topic],
      text: locale === 'zh' ? fullWidth(text) : text,
      author,
      on: notedOn,
    })),
    followUps: followUps.map(followUpRow({ today: viewer.today, calendar: await calendarFor(tx, person.zone) })),
    records: await recordsBeside(tx, { id, skip, found, to: translator(locale, viewer.today) }),
    notes: found.slice(0, NOTES).map(({ id: noteId, occurredOn, author, text }) => ({
      id: noteId,
      on: occurredOn,
      author,
      text: locale === 'zh' ? fullWidth(text) : text,
    })),
    readers: await shownReaders(look, known),
  };
}

/** What other programs told from the first to the last day of a page's notes: each is on one page. */
async function recordsBeside(
  tx: Tx,
  {
    id,
    skip,
    found,
    to,
  }: { readonly id: number; readonly skip: number; readonly found: readonly HistoryEntry[]; readonly to: Translator },
): Promise<CustomerView['records']> {
  const [newer] = skip > 0 ? await historyOf(tx, { customerId: id, most: 1, skip: skip - 1 }) : [];
  const since = found.length > NOTES ? found[NOTES - 1]?.occurredOn : undefined;
  const told = await recordsOf(tx, { customerId: id, most: RECORDS, since, until: newer?.occurredOn });
  const set = to.locale === 'zh' ? fullWidth : (words: string) => words;
  return told.map((record) => ({ on: Temporal.PlainDate.from(record.on), text: set(recordLine(record, to)) }));
}

const dayOf = (at: Temporal.Instant, { zone }: Person) => at.toZonedDateTimeISO(zone).toPlainDate();

async function tellOfMassReading({ tx, person, now, viewer }: Looking) {
  const reading = await massReadingBy({ tx, person, now });
  for (const managerId of reading?.to ?? []) {
    const manager = await findPerson(tx, managerId);
    if (!manager || !reading) continue;
    const cards = massReadingCards({ ...reading, to: [managerId] }, translator(manager.locale, viewer.today));
    for (const { to, ...card } of cards) await say(tx, { roomId: undefined, to, locale: manager.locale, card, now });
  }
}

/** What is wrong first, then what is owed and at stake; what lasts stands by itself. */
async function briefOf(
  { tx, person, now, viewer }: Looking,
  { known, locale }: { readonly known: CustomerProfile; readonly locale: Locale },
): Promise<CustomerView['brief']> {
  const to = translator(locale, viewer.today);
  const open = await openComplaints(tx, { customerId: known.customer.id });
  const join = (parts: readonly string[]) => parts.join(to.t({ zh: '；', en: '; ' }));
  const overdue = await overdueOf(tx, { customerId: known.customer.id, today: viewer.today });
  const danger = risks(known, to);
  const next = known.past.length ? advice(known, to).slice(0, 3) : [];
  const rivals = known.facts.filter(({ topic }) => topic === 'competitor');
  const brief = [
    ...(overdue.length
      ? [{ label: to.t({ zh: '应收', en: 'Receivable' }), text: overdueWords(overdue, to), state: 'late' as const }]
      : []),
    ...open.map((complaint) => ({
      label: to.t({ zh: '投诉', en: 'Complaint' }),
      text: complaintLine(complaint, { zone: person.zone, now, to }),
      state: 'late' as const,
    })),
    ...(danger.length ? [{ label: to.t({ zh: '风险', en: 'Risk' }), text: join(danger), state: 'late' as const }] : []),
    ...knownFacts({ ...known, facts: rivals }, to),
    ...(next.length ? [{ label: to.t({ zh: '接下来', en: 'Say next' }), text: join(next) }] : []),
  ];
  return locale === 'zh' ? brief.map((each) => ({ ...each, text: fullWidth(each.text) })) : brief;
}

async function dealsOf(tx: Tx, customerId: number): Promise<CustomerView['deals']> {
  const { deals } = await listDeals(tx, { which: { customerId }, most: DEALS, skip: 0 });
  const sums = await sumsOfDeals(
    tx,
    deals.map(({ id }) => id),
  );
  return deals.map(({ id, stage, stageName, closeOn, owner }) => ({
    id,
    stage: stage ? stageLabel({ stage, stageName }) : undefined,
    closeOn: closeOn ?? undefined,
    owner,
    sums: sums.filter((sum) => sum.dealId === id && sum.kind !== 'competitor').map(sumInWords),
  }));
}

/** «报价 ¥96万», "quoted £960k". */
export const sumInWords = (sum: Money) => ({
  zh: `${SUM_KINDS[sum.kind].zh} ${shortSum(sum, 'zh')}`,
  en: `${SUM_KINDS[sum.kind].en} ${shortSum(sum, 'en')}`,
});

async function knowersOf(tx: Tx, customerId: number): Promise<CustomerView['knowers']> {
  const met = Map.groupBy(await acquaintances(tx, customerId), ({ personId }) => personId);
  return [...met.values()].flatMap((theirs) => {
    const [last] = theirs;
    if (!last) return [];
    return [
      {
        name: last.person,
        whom: theirs.flatMap(({ contact }) => contact ?? []),
        times: Math.max(...theirs.map(({ times }) => times)),
        on: last.lastOn,
      },
    ];
  });
}

/** Undefined: not for these eyes. */
async function shownReaders({ tx, person }: Looking, { customer }: CustomerProfile): Promise<CustomerView['readers']> {
  const near = relation(person, {
    ids: [customer.owner?.id, customer.backup?.id],
    teamId: customer.owner?.teamId ?? undefined,
  });
  if (!may(person, { action: 'seeReaders', to: near })) return undefined;
  const readers = await readersOf(tx, customer.id);
  return readers.filter(({ denied }) => !denied).map(({ name, last }) => ({ name, on: dayOf(last, person) }));
}
