import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { scoreWords, trendWords } from '../cards/scoreWords.ts';
import { type CustomerScore, scoresByCustomer } from '../store/scores.ts';
import {
  resolvePersonOrTeam,
  type FigureScope,
  whoseFrom,
  WhoseInput,
  whoseWords,
  type UnclearScope,
  unclearScopeReply,
} from '../whose.ts';

const Input = z.object({
  whose: WhoseInput,
  below: z.number().positive().max(10).optional(),
  since: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'listed';
      readonly input: Input;
      readonly whose: FigureScope;
      readonly scores: readonly CustomerScore[];
    }
  | UnclearScope;

const SHOWN = 20;

export default defineCommand<Input, Outcome>({
  name: 'satisfactions',
  intents: ['satisfaction.list'],
  topic: 'customer',
  does: { zh: '各家满意度,低的在前', en: 'how content each customer is, the lowest first' },
  examples: {
    zh: ['各家满意度', '满意度低于3的'],
    en: ['show satisfaction', 'satisfaction below 3'],
  },

  input: Input,
  from: ({ slots }) => ({ whose: whoseFrom(slots), below: slots.below ?? slots.score, since: slots.since }),

  async run(act, input) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, input.whose);
    if (!('which' in whose)) return whose;
    const scores = await scoresByCustomer(act.tx, {
      ...whose.which,
      since: input.since === undefined ? undefined : Temporal.PlainDate.from(input.since),
      // A threshold of more than five is one of ten.
      below: input.below === undefined ? undefined : input.below / (input.below > 5 ? 10 : 5),
    });
    return { kind: 'listed', input, whose, scores };
  },

  say: {
    listed: ({ input, whose, scores }, to) => {
      const { t } = to;
      const low = input.below === undefined ? '' : t({ zh: `低于${input.below}`, en: ` below ${input.below}` });
      const title = t({
        zh: `${whoseWords(whose).zh}满意度${low}`,
        en: `${[whoseWords(whose).en, 'satisfaction'].filter(Boolean).join(' ')}${low}`,
      });
      if (!scores.length) return { icon: '⭐', title: t({ zh: `没有:${title}`, en: `None: ${title}` }) };
      const rated = scores.filter(({ scale }) => scale === 'csat');
      const mean = rated.reduce((sum, { share }) => sum + share * 5, 0) / rated.length;
      return {
        icon: '⭐',
        title: `${title} (${scores.length})`,
        ...(rated.length > 1 && {
          facts: [{ label: t({ zh: '平均', en: 'mean' }), text: `${mean.toFixed(1)}/5 (${rated.length})` }],
        }),
        list: 'customer',
        items: scores.slice(0, SHOWN).map((score) => ({
          text: [
            score.customer,
            scoreWords(score, to),
            trendWords(score, to),
            to.day(Temporal.PlainDate.from(score.notedOn)),
            !whose.isMe && score.owner,
          ]
            .filter(Boolean)
            .join(' · '),
          ref: score.customerId,
          says: t({ zh: `看 #${score.noteId}`, en: `show #${score.noteId}` }),
        })),
        footer: t({ zh: '回数字看原话', en: 'A number shows the words' }),
      };
    },
    unclearScope: unclearScopeReply,
  },
});
