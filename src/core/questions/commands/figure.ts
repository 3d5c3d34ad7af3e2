import { type Act, defineCommand } from '../../command.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { resolveCustomer, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { reading } from '../../db/server/reading.ts';
import { homeOf } from '../../outcomes/home.ts';
import { type FigureScope, resolvePersonOrTeam, type UnclearScope, unclearScopeReply } from '../../outcomes/whose.ts';
import { referenceTo } from '../../understand/references.ts';
import { askedFrom, conditionsFrom, type UnknownWords, soughtWords } from '../asked.ts';
import { type AnsweredFigure, eventsReply, groupsReply } from '../figureCard.ts';
import { type AskedFigure, FigureInput } from '../figureInput.ts';
import { eventsBehind, type FigureEvent, figureBy } from '../store/figures.ts';
import { unknownWordsReply } from '../unknown.ts';

type Outcome =
  | ({ readonly kind: 'counted'; readonly events: readonly FigureEvent[] } & AnsweredFigure)
  | ({ readonly kind: 'grouped' } & AnsweredFigure)
  | UnknownWords
  | UnclearCustomer
  | UnclearScope;

export default defineCommand<AskedFigure, Outcome>({
  name: 'figure',
  intents: ['count'],
  topic: 'customer',
  does: {
    zh: '问一个数:签了多少、几个投诉、拜访几次、赢单率,按人、按月、按原因',
    en: 'ask for a figure: signed, complaints, visits, win rate, by owner, month or cause',
  },
  examples: {
    zh: ['这个月签了多少钱', '今年回款按负责人', '交期投诉有几个', '上个月拜访了几次', '赢单率', '丢单按原因'],
    en: [
      'how much did we sign this month',
      'payments by owner this year',
      'how many complaints about delivery',
      'how many visits last month',
      'win rate',
      'lost deals by cause',
    ],
  },

  input: FigureInput,
  from({ slots }) {
    const { query } = slots;
    if (!query || query.of === 'customers') return undefined;
    return { ...askedFrom(slots), customer: query.customer && referenceTo(query.customer) };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, input.whose);
    return 'which' in whose ? counted(act, { input, whose }) : whose;
  },

  say: {
    counted: eventsReply,
    grouped: groupsReply,
    unknownWords: unknownWordsReply,
    unclear: unclearCustomerReply,
    unclearScope: unclearScopeReply,
  },
});

async function counted(
  act: Act,
  { input, whose }: { readonly input: AskedFigure; readonly whose: FigureScope },
): Promise<Outcome> {
  const conditions = await conditionsFrom(act, input);
  if ('kind' in conditions) return conditions;
  const customer =
    input.customer === undefined
      ? undefined
      : await resolveCustomer(act, { name: input.customer, says: { zh: act.text, en: act.text } });
  if (customer && 'kind' in customer) return customer;
  const { of, about, cause, kind, isOpen, isSettled, isBroken, closing, over, under, group } = input;
  const question = {
    ...whose.which,
    ...conditions,
    of,
    words: (await soughtWords(act.tx, about)).words,
    cause,
    kind,
    isOpen,
    isSettled,
    isBroken,
    today: act.today,
    closing: closing && { from: Temporal.PlainDate.from(closing.from), until: Temporal.PlainDate.from(closing.until) },
    customerId: customer?.id,
    over,
    under,
    group,
    zone: act.person.zone,
  };
  const { parts, events } = await reading(act.tx, async (tx) => ({
    parts: await figureBy(tx, question),
    events: group ? [] : await eventsBehind(tx, { ...question, most: PAGE }),
  }));
  const answered = { input, whose, customer: customer?.name, parts, home: await homeOf(act) };
  return group ? { kind: 'grouped', ...answered } : { kind: 'counted', ...answered, events };
}
