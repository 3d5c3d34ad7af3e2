import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { staleFactQuestion, confirmButtons, stalestFact } from '../staleFacts.ts';
import { creditNotes, type Helped, helpedCards } from '../../insight/credit.ts';
import { followUpWords } from '../../notes/echo.ts';
import { complaintLine } from '../../outcomes/cards/complaintCard.ts';
import { type Complaint, openComplaints } from '../../outcomes/store/complaints.ts';
import { type Kept, keptLines, keptToThemselves } from '../kept.ts';
import { type Overdue, overdueOf, recordsOf, type ShownRecord } from '../../feeds/store/records.ts';
import { overdueWords, recordLine } from '../../feeds/words.ts';
import { loadProfile } from '../loadProfile.ts';
import { nameAlone } from '../../text/sentence.ts';
import {
  advice,
  profileTitle,
  helperFacts,
  type CustomerProfile,
  knownFacts,
  historyLine,
  profilePerson,
  risks,
} from '../profile.ts';
import {
  isClearlyCustomer,
  customerCandidates,
  type UnclearCustomer,
  unclearCustomerReply,
  resolveCustomer,
} from '../../customers/resolve.ts';
import { contactCandidates } from '../../contacts/resolve.ts';
import { unassignedNotesNaming } from '../../customers/store/customers.ts';
import type { Translator } from '../../text/phrases.ts';
import type { Button, Fact } from '../../contract/card.ts';

type Outcome =
  | {
      readonly kind: 'brief';
      readonly known: CustomerProfile;
      readonly readerId: number;
      readonly open: readonly Complaint[];
      readonly zone: string;
      readonly now: Temporal.Instant;
      readonly helped: readonly Helped[];
      readonly kept: readonly Kept[];
      readonly overdue: readonly Overdue[];
      readonly told: readonly ShownRecord[];
    }
  | UnclearCustomer;

const SHOWN = 5;
/** Of what other programs told. */
const RECORDS = 2;

const Input = z.object({ name: z.string(), asked: z.boolean() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'brief',
  intents: ['customer.brief'],
  topic: 'customer',
  does: { zh: '一个客户的来龙去脉:直接说名字', en: 'all about a customer: just say the name' },
  examples: {
    zh: ['华为', '介绍 华为', '华为一页纸'],
    en: ['Huawei', 'brief Huawei', 'tell me about Huawei', 'Huawei one-pager'],
  },
  loose: ({ asked }) => !asked,

  /** A name alone. */
  match({ text }) {
    const name = nameAlone(text);
    return name === undefined ? undefined : { name, asked: false };
  },

  input: Input,
  from: ({ slots: { customers, contacts, form } }) =>
    form === undefined ? { name: customers?.[0]?.name ?? contacts?.[0]?.name, asked: true } : undefined,

  async run(act, { name, asked }) {
    if (!asked && !(await isMeant(act, name))) return undefined;
    const meant = await resolveCustomer(act, { name, says: { zh: '介绍 …', en: 'brief …' } });
    return 'kind' in meant ? meant : briefOf(act, meant.id);
  },

  say: {
    brief: ({ known, readerId, open, zone, now, helped, kept, overdue, told }, to) => [
      {
        icon: '🗂️',
        title: profileTitle(known, to),
        facts: [
          ...(overdue.length ? [{ label: '💰', text: overdueWords(overdue, to) }] : []),
          ...open.map((complaint) => ({
            label: to.t({ zh: '🚩 投诉', en: '🚩 complaint' }),
            text: complaintLine(complaint, { zone, now, to }),
          })),
          ...factsOf(known, to),
          ...keptLines(kept, to),
          ...told.map((record) => ({ label: '🧾', text: recordLine(record, to) })),
        ],
        lines: known.past.slice(0, SHOWN).map((note) => `• ${historyLine(note, to)}`),
        buttons: [...buttonsOf(known, to)],
        footer: footerOf({ known, readerId }, to),
      },
      ...helpedCards(helped, to),
    ],
    unclear: unclearCustomerReply,
  },
});

/** Whether a name alone is a customer's, or that of one for whom a note waits and of nobody we know. */
async function isMeant(act: Act, name: string) {
  if (isClearlyCustomer(await customerCandidates(act, name), act.room)) return true;
  if (!(await unassignedNotesNaming(act.tx, name)).length) return false;
  return !(await contactCandidates(act, { name })).length;
}

async function briefOf(act: Act, customerId: number): Promise<Outcome | undefined> {
  const { tx, person, now } = act;
  const known = await loadProfile(tx, customerId);
  if (!known) return undefined;
  const open = await openComplaints(tx, { customerId });
  const helped = await creditNotes(act, { customer: known.customer.name, notes: known.past.slice(0, SHOWN) });
  const kept = await keptToThemselves(act, known.customer);
  const overdue = await overdueOf(tx, { customerId, today: act.today });
  const told = await recordsOf(tx, { customerId, most: RECORDS });
  return { kind: 'brief', known, readerId: person.id, open, zone: person.zone, now, helped, kept, overdue, told };
}

function factsOf(known: CustomerProfile, to: Translator): Fact[] {
  const { t } = to;
  const { customer, people } = known;
  const danger = risks(known, to);
  const next = advice(known, to);
  return [
    { label: t({ zh: '负责人', en: 'owner' }), text: customer.owner?.name ?? t({ zh: '无', en: 'nobody' }) },
    ...helperFacts(customer, to),
    ...(customer.source === undefined
      ? []
      : [{ label: t({ zh: '来源', en: 'introduced by' }), text: customer.source }]),
    ...(people.length
      ? [
          {
            label: t({ zh: '联系人', en: 'people' }),
            text: to.list(people.map((person) => profilePerson(person, known, to))),
          },
        ]
      : []),
    ...knownFacts(known, to),
    ...(danger.length ? [{ label: t({ zh: '风险', en: 'risk' }), text: danger.join(t({ zh: ';', en: '; ' })) }] : []),
    ...(next.length && known.past.length
      ? [{ label: t({ zh: '建议', en: 'say next' }), text: next.slice(0, 3).join(t({ zh: ';', en: '; ' })) }]
      : []),
  ];
}

function* buttonsOf(known: CustomerProfile, to: Translator): Generator<Button> {
  const { t, today } = to;
  const { name } = known.customer;
  const old = stalestFact(known, today);
  if (old) {
    yield* confirmButtons(old, to);
  }
  if (known.past.length > SHOWN)
    yield { label: t({ zh: '时间线', en: 'timeline' }), says: t({ zh: `${name} 时间线`, en: `${name} timeline` }) };
  if (known.people.length)
    yield {
      label: t({ zh: '决策链', en: 'decision chain' }),
      says: t({ zh: `${name} 决策链`, en: `${name} decision chain` }),
    };
}

function footerOf({ known, readerId }: { known: CustomerProfile; readerId: number }, to: Translator) {
  const lines = known.followUps.slice(0, 5).map((followUp) => followUpWords(followUp, to, readerId));
  const old = stalestFact(known, to.today);
  return [
    lines.length ? `${to.t({ zh: '下一步', en: 'Next' })}: ${lines.join(to.t({ zh: ';', en: '; ' }))}` : '',
    old ? `⏳ ${staleFactQuestion(old, to)}` : '',
    known.past[0]
      ? to.t({ zh: `看原话:看 #${known.past[0].id}`, en: `The words themselves: show #${known.past[0].id}` })
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}
