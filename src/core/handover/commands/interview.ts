import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { questionCard, takeBackButton } from '../cards/cards.ts';
import { nextQuestion } from '../process/interview.ts';
import {
  changeQuestion,
  findHandoverQuestion,
  type HandoverQuestion,
  knownTopics,
  lastQuestionTo,
  questionsOf,
} from '../store/questions.ts';
import { FACT_TOPICS } from '../../contract/vocabulary.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import { peopleAt } from '../../knowledge/store/history.ts';

const Input = z.object({
  does: z.enum(['answer', 'skip']),
  id: z.number().int().optional(),
  text: z.string().optional(),
});

type Outcome =
  | {
      readonly kind: 'kept';
      readonly question: HandoverQuestion;
      readonly text: string;
      readonly next: HandoverQuestion | undefined;
    }
  | { readonly kind: 'skipped'; readonly next: HandoverQuestion | undefined }
  | { readonly kind: 'over' }
  | { readonly kind: 'nothingAsked' };

/** Whoever leaves answers what they are asked, or does not. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'interview',
  intents: ['handover.answer', 'handover.skip'],
  topic: 'team',
  does: { zh: '离职前回答或跳过交接的问题', en: 'answer or skip what is asked before you leave' },
  examples: { zh: ['跳过', '回答 #7 孙工说了算'], en: ['skip', 'answer #7 Mr Sun decides'] },
  aside: true,

  input: Input,
  from: ({ intent, slots: { row, text } }) => ({ does: intent === 'handover.skip' ? 'skip' : 'answer', id: row, text }),

  async run(act, { does, id, text }) {
    const question =
      id === undefined ? await lastQuestionTo(act.tx, act.person.id) : await findHandoverQuestion(act.tx, id);
    if (!question && does === 'skip' && id === undefined) return { kind: 'nothingAsked' };
    if (question?.fromId !== act.person.id) return id === undefined ? undefined : { kind: 'over' };
    if (!question.isOpen) return { kind: 'over' };
    if (does === 'skip') {
      await changeQuestion(act.tx, { id: question.id, state: 'skipped' });
      return { kind: 'skipped', next: await askNext(act, question.handoverId) };
    }
    if (!text) return undefined;
    await keep(act, { question, text });
    return { kind: 'kept', question, text, next: await askNext(act, question.handoverId) };
  },

  say: {
    kept: ({ question, text, next }, to) => [
      {
        icon: '📌',
        title: `${question.customer} · ${to.t(FACT_TOPICS[question.topic])}`,
        facts: [{ label: '', text }],
        buttons: [takeBackButton(to)],
        ...(!next && { footer: to.t({ zh: '今天问完了,谢谢', en: 'That is all for today, thank you' }) }),
      },
      ...(next ? [questionCard(next, to)] : []),
    ],
    skipped: ({ next }, to) =>
      next
        ? questionCard(next, to)
        : { icon: '👌', title: to.t({ zh: '跳过了,今天没有别的要问', en: 'Skipped; nothing else to ask today' }) },
    nothingAsked: (_, { t }) => ({
      icon: '🌿',
      title: t({ zh: '现在没有要你回答的问题', en: 'There is no question for you right now' }),
    }),
    over: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这个问题已经不用回答了', en: 'That question needs no answer any more' }),
    }),
  },
});

/** A contact who is named as the one who decides is that person. */
async function keep(
  { tx, person, today }: Act,
  { question, text }: { readonly question: HandoverQuestion; readonly text: string },
) {
  const { customerId, topic } = question;
  const named = topic === 'decides' ? (await peopleAt(tx, customerId)).filter(({ name }) => text.includes(name)) : [];
  const [only, another] = named;
  const contact = another ? undefined : only;
  await keepFact(tx, {
    customerId,
    topic,
    text: contact && text.length <= contact.name.length + 4 ? contact.name : text,
    ...(contact && { contactId: contact.id }),
    authorId: person.id,
    on: today,
  });
  await changeQuestion(tx, { id: question.id, state: 'answered' });
}

async function askNext({ tx, today }: Act, handoverId: number): Promise<HandoverQuestion | undefined> {
  const questions = await questionsOf(tx, handoverId);
  const known = await knownTopics(tx, [...new Set(questions.map(({ customerId }) => customerId))]);
  const next = nextQuestion(questions, { today, known });
  if (next) await changeQuestion(tx, { id: next.id, askedOn: today });
  return next;
}
