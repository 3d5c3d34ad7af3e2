import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { peopleAt } from '../../knowledge/store/history.ts';
import { FACT_TOPICS } from '../../contract/vocabulary.ts';
import type { Translator } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import type { KeyPersonRisk } from '../keyPersonRisk.ts';
import { loadRisks } from '../loadRisks.ts';
import { joinButton, knowerLine, riskSum, secondWords, unwritten, whoKnowsThem } from '../riskWords.ts';
import { type Proposal, proposeSecond } from '../secondPerson.ts';
import { evidenceAt, workloads } from '../store/knowledge.ts';

type Explained = {
  readonly kind: 'explained';
  readonly risk: KeyPersonRisk;
  readonly evidence: ReadonlyMap<number, readonly number[]>;
  readonly theirs: readonly string[];
  readonly backup: string | undefined;
  readonly second: Proposal | undefined;
};
type Outcome = Explained | UnclearCustomer | UnclearSubject;

export default defineCommand<{ readonly customer?: string | undefined }, Outcome>({
  name: 'knowers',
  intents: ['customer.knowers'],
  topic: 'team',
  does: { zh: '谁真正懂一个客户,凭哪些记录', en: 'who really knows a customer, and by which notes' },
  examples: {
    zh: ['谁真正懂华为', '华为有几个人懂'],
    en: ['who really knows Huawei', 'how many of us really know Huawei'],
  },

  input: z.object({ customer: z.string().optional() }),

  from: ({ slots: { customers } }) => ({ customer: customers?.[0] && referenceTo(customers[0]) }),

  async run(act, { customer: name }) {
    const meant = await customerInContext(act, { name, says: { zh: '谁真正懂 …', en: 'who really knows …' } });
    return 'kind' in meant ? meant : explain(act, meant.id);
  },

  say: {
    explained: (explained, to) => {
      const { risk, evidence, second } = explained;
      return {
        icon: '🔑',
        title: `${risk.customer.name}: ${whoKnowsThem(risk, to)}`,
        lines: risk.knowers.map((knower) => knowerLine(knower, { notes: evidence.get(knower.personId) ?? [], to })),
        facts: factsOf(explained, to),
        ...(second && { buttons: [joinButton(risk.customer, second, to)] }),
      };
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function explain({ tx, today }: Act, customerId: number): Promise<Explained | undefined> {
  const [risk] = await loadRisks(tx, { of: { customerId }, on: today });
  const kept = await findCustomer(tx, customerId);
  if (!risk || !kept) return undefined;
  const people = await peopleAt(tx, customerId);
  const evidence = await evidenceAt(tx, { customerId, on: today });
  return {
    kind: 'explained',
    risk,
    evidence: new Map(evidence.map(({ personId, notes }) => [personId, notes])),
    theirs: people.map(({ name, title }) => [name, title].filter(Boolean).join(' ')),
    backup: kept.backup?.name,
    second: risk.level === 'low' ? undefined : proposeSecond(risk, await workloads(tx)),
  };
}

const NAMED = 6;

function factsOf({ risk, theirs, backup, second }: Explained, to: Translator) {
  const { t, list } = to;
  const { topics } = risk.customer;
  const missing = unwritten(risk.customer, to);
  const written = list(topics.map((topic) => t(FACT_TOPICS[topic])));
  const more = theirs.length - NAMED;
  return [
    {
      label: t({ zh: '认识他们的', en: 'their people' }),
      text: theirs.length
        ? list(theirs.slice(0, NAMED)) + (more > 0 ? ` +${more}` : '')
        : t({ zh: '一个也没记', en: 'none noted' }),
    },
    {
      label: t({ zh: '写下来的', en: 'written down' }),
      text: [
        written || t({ zh: '没有', en: 'nothing' }),
        missing && t({ zh: `还缺:${missing}`, en: `missing: ${missing}` }),
      ]
        .filter(Boolean)
        .join(t({ zh: ';', en: '; ' })),
    },
    { label: t({ zh: 'B角', en: 'backup' }), text: backup ?? t({ zh: '没有', en: 'none' }) },
    { label: t({ zh: '风险', en: 'risk' }), text: riskSum(risk, to) },
    ...(second
      ? [
          {
            label: t({ zh: '下一步', en: 'next step' }),
            text: t({ zh: `带上${secondWords(second, to)}`, en: `take ${secondWords(second, to)} along` }),
          },
        ]
      : []),
  ];
}
