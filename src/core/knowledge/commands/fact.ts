import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { rivalIn } from '../../reader/facts.ts';
import { productsIn } from '../../reader/products.ts';
import { shareIn } from '../../reader/money/share.ts';
import {
  ensureContact,
  type CustomerRef,
  customerInContext,
  splitCustomer,
  isCustomerName,
  contactInContext,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { keepFact } from '../store/facts.ts';
import { DECISION_ROLES, FACT_TOPICS } from '../../contract/vocabulary.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { FactTopic } from '../../contract/customer.ts';

const TOPICS = [
  ...DECISION_ROLES,
  'floor',
  'terms',
  'avoid',
  'likes',
  'competitor',
  'share',
  'city',
  'product',
  'other',
] as const satisfies readonly FactTopic[];

const Input = z.object({
  topic: z.enum(TOPICS),
  customer: z.string().optional(),
  /** A person there, where the fact is about one. */
  who: z.string().optional(),
  what: z.string(),
});

type Outcome =
  | {
      readonly kind: 'kept';
      readonly customer: CustomerRef;
      readonly contact: string | undefined;
      readonly topic: FactTopic;
      readonly text: string;
      readonly before: string | undefined;
    }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'fact',
  intents: ['fact.set'],
  topic: 'teach',
  does: {
    zh: '告诉我长久有用的事:谁拍板、底价、忌讳',
    en: 'tell what lasts: who decides, the floor price, what to avoid',
  },
  examples: {
    zh: [
      '华为 决策人是张总',
      '底价 85',
      '别在李总面前提西门子',
      '华为 竞品:西门子',
      '华为 城市:深圳',
      '华为在用我们的伺服电机',
    ],
    en: [
      'Huawei: decision maker is Mr Zhang',
      'floor price 85',
      "don't mention Siemens to Mr Li",
      'Huawei city: Shenzhen',
      'Huawei uses our servo drives',
    ],
  },

  input: Input,
  from({ slots: { customers, contacts, field = '', value } }) {
    const topic = FIELDS[field];
    if (!topic || value === undefined) return undefined;
    const who = isPart(topic) ? value : contacts?.[0]?.name;
    return { topic, customer: customers?.[0]?.name, who, what: `${SAID_WITH[field] ?? ''}${value}` };
  },

  async run(act, { topic, customer, who, what }) {
    if (!isWorthKeeping(topic, what)) return undefined;
    // Words before it that are no customer's name make it part of a note.
    if (customer && !(await isCustomerName(act, customer)) && !(await splitCustomer(act, customer))) return undefined;
    if (who !== undefined) return ofPerson(act, { topic, who: customer ? `${customer} ${who}` : who, what, customer });
    const { name, rest } = await nameIn(act, customer);
    if (customer && rest) return ofPerson(act, { topic, who: customer, what, customer });
    const meant = await customerInContext(act, { name, says: asks(topic, what) });
    if ('kind' in meant) return meant;
    const texts = topic === 'product' ? productsIn(what) : [written(topic, what)];
    const replaced: (string | undefined)[] = [];
    for (const text of texts) {
      const fact = { customerId: meant.id, topic, text, authorId: act.person.id, on: act.today };
      replaced.push((await keepFact(act.tx, fact)).before);
    }
    return { kind: 'kept', customer: meant, contact: undefined, topic, text: texts.join(' · '), before: replaced[0] };
  },

  say: {
    kept: ({ customer, contact, topic, text, before }, { t }) => ({
      icon: '📌',
      title: `${[customer.name, contact].filter(Boolean).join(' · ')} · ${t(FACT_TOPICS[topic])}`,
      facts: [
        ...(contact === text ? [] : [{ label: '', text }]),
        ...(before === undefined ? [] : [{ label: t({ zh: '原来', en: 'before' }), text: before }]),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** What the fields of a sentence are about. */
const FIELDS: Readonly<Record<string, FactTopic>> = {
  decider: 'decides',
  floor: 'floor',
  avoid: 'avoid',
  competitor: 'competitor',
  buys: 'buys',
  uses: 'uses',
  blocks: 'blocks',
  terms: 'terms',
  likes: 'likes',
  price: 'other',
  share: 'share',
  city: 'city',
  product: 'product',
  other: 'other',
};

/** What has no topic of its own is kept with its word. */
const SAID_WITH: Readonly<Record<string, string>> = { price: '价格 ' };

/** About a person there: whoever plays a part in the decision, or has likes and dislikes. */
async function ofPerson(
  act: Act,
  { topic, who, what, customer }: { topic: FactTopic; who: string; what: string; customer: string | undefined },
): Promise<Outcome | undefined> {
  const someone = await contactInContext(act, { who, says: asks(topic, what) });
  if (!someone) {
    // «决策人是张总» with no customer in hand is asked about; «客户喜欢这个方案» is a note.
    if (customer || !isPart(topic) || what === who) return undefined;
    return { kind: 'whose', says: asks(topic, what), choices: [] };
  }
  if ('kind' in someone) return someone;
  const contact = await ensureContact(act, someone);
  const text = isPart(topic) ? contact.name : what;
  const { before } = await keepFact(act.tx, {
    customerId: someone.customer.id,
    contactId: contact.id,
    topic,
    text,
    authorId: act.person.id,
    on: act.today,
  });
  return { kind: 'kept', customer: someone.customer, contact: contact.name, topic, text, before };
}

/** As it is kept: a competitor and a city by their names alone, a share as a percentage. */
function written(topic: FactTopic, what: string) {
  if (topic === 'competitor') return rivalIn(`竞品${what}`) ?? what;
  // «深圳市» and «深圳» are one.
  if (topic === 'city') return what.replace(/(?<=.{2})市$/, '');
  const share = topic === 'share' ? shareIn(what) : undefined;
  return share === undefined ? what : `${share}%`;
}

async function nameIn(act: Act, customer: string | undefined) {
  if (!customer || (await isCustomerName(act, customer))) return { name: customer, rest: '' };
  const within = await splitCustomer(act, customer);
  return { name: within?.alias, rest: within?.rest ?? '' };
}

function isPart(topic: FactTopic) {
  return DECISION_ROLES.some((part) => part === topic);
}

/** What stands after the topic's word has to look like what is told of it, or the sentence is a note. */
function isWorthKeeping(topic: FactTopic, what: string) {
  if (isPart(topic)) return what.length <= 40 && !/[,，;；。]/.test(what);
  if (topic === 'floor')
    return /^[¥$€]?\s?\d[\d.,]*\s*(?:万|元|块|千|k|折|%|美元|usd|rmb)?(?:\s?[/每]\s?\S{1,8})?(?:[,，(（].{1,40})?$/i.test(
      what,
    );
  if (topic === 'share') return shareIn(what) !== undefined;
  if (topic === 'product') return productsIn(what).length > 0;
  if (topic === 'city') return what.length <= 24 && !/[,，;；。?？\d]/.test(what);
  if (topic === 'terms') return /\d/.test(what) && what.length <= 40;
  return topic === 'other' || (what.length <= 60 && !/[。;；]/.test(what));
}

function asks(topic: FactTopic, what: string) {
  const words = FACT_TOPICS[topic];
  if (topic === 'decides') return { zh: `… 决策人是${what}`, en: `… decision maker is ${what}` };
  if (topic === 'avoid') return { zh: `… 忌讳:${what}`, en: `… taboo: ${what}` };
  if (topic === 'likes') return { zh: `… 喜好:${what}`, en: `… preferences: ${what}` };
  if (topic === 'terms') return { zh: `… 付款条件 ${what}`, en: `… payment terms ${what}` };
  return { zh: `… ${words.zh} ${what}`, en: `… ${words.en} ${what}` };
}
