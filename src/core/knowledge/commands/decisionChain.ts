import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { sourceWords } from '../profile.ts';
import { factsAt, type LastingFact } from '../store/facts.ts';
import { peopleAt } from '../store/history.ts';
import { DECISION_ROLES, FACT_TOPICS } from '../../contract/vocabulary.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { ago, type Translator } from '../../text/phrases.ts';

type People = Awaited<ReturnType<typeof peopleAt>>;
type Outcome =
  | {
      readonly kind: 'chain';
      readonly customer: CustomerRef;
      readonly people: People;
      readonly facts: readonly LastingFact[];
    }
  | UnclearCustomer
  | UnclearSubject;

const Input = z.object({ customer: z.string().optional() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'decisionChain',
  intents: ['customer.chain'],
  topic: 'prepare',
  does: { zh: '决策链:谁拍板、谁采购、谁使用、谁反对', en: 'the decision chain: who decides, buys, uses, blocks' },
  examples: { zh: ['决策链', '华为决策链'], en: ['decision chain', 'Huawei decision chain', 'who decides at Huawei'] },

  input: Input,
  from: ({ slots: { customers } }) => ({ customer: customers?.[0]?.name }),

  async run(act, { customer }) {
    const meant = await customerInContext(act, { name: customer, says: { zh: '… 决策链', en: '… decision chain' } });
    if ('kind' in meant) return meant;
    return {
      kind: 'chain',
      customer: meant,
      people: await peopleAt(act.tx, meant.id),
      facts: await factsAt(act.tx, meant.id),
    };
  },

  say: {
    chain: ({ customer, people, facts }, to) => {
      const { t } = to;
      const parts = DECISION_ROLES.flatMap((part) => inPart(facts, part).map((fact) => lineOf(fact, people, to)));
      const placed = new Set(
        facts.filter(({ topic }) => DECISION_ROLES.some((part) => part === topic)).map((fact) => fact.contactId),
      );
      const others = people
        .filter(({ id }) => !placed.has(id))
        .map(({ name, title }) => [name, title].filter(Boolean).join(' '));
      const decides = inPart(facts, 'decides').length > 0;
      return {
        icon: '🧭',
        title: t({ zh: `${customer.name}的决策链`, en: `Decision chain at ${customer.name}` }),
        lines: [...parts, ...(others.length ? [`• ${t({ zh: '还认识', en: 'also known' })}: ${to.list(others)}`] : [])],
        ...(!decides && {
          footer: t({ zh: '还不知道谁拍板。直接说名字', en: 'Nobody has said who decides. Just type the name' }),
          ask: t({ zh: `${customer.name} 决策人是…`, en: `${customer.name}: decision maker is …` }),
        }),
      };
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

function inPart(facts: readonly LastingFact[], part: (typeof DECISION_ROLES)[number]) {
  return facts.filter(({ topic }) => topic === part);
}

function lineOf(fact: LastingFact, people: People, to: Translator) {
  const person = people.find(({ id }) => id === fact.contactId);
  const who = [fact.text, person?.title].filter(Boolean).join(' ');
  const where = sourceWords({ id: fact.interactionId, on: fact.notedOn }, to);
  return `• ${to.t(FACT_TOPICS[fact.topic])}: ${who} · ${fact.author} ${where} · ${ago(fact.holdsOn, to)}`;
}
