import { type Act, defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { moreButton, PAGE, parsePage } from '../../text/pagination.ts';
import { type Period, parsePeriod } from '../../text/period.ts';
import { historyLine } from '../profile.ts';
import { historyOf, type HistoryEntry } from '../store/history.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';

type Input = {
  readonly customer: string | undefined;
  readonly period: Period | undefined;
  /** The period as it was said. */
  readonly when: string;
  readonly page: number;
};
type Outcome =
  | {
      readonly kind: 'past';
      readonly customer: CustomerRef;
      readonly past: readonly HistoryEntry[];
      readonly input: Input;
    }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'timeline',
  intents: ['customer.timeline'],
  topic: 'prepare',
  does: { zh: '一个客户的往来时间线', en: 'a customer’s timeline' },
  examples: {
    zh: ['最近3个月时间线', '华为最近3个月时间线', '华为 时间线'],
    en: ['timeline last 3 months', 'Huawei timeline', 'timeline of Huawei since June'],
  },

  match(heard) {
    const { words, page } = parsePage(heard.text);
    const found = matchPatterns(words, [
      /^(?<before>[^,，。;；\n]{0,40}?)(?:的)?(?:时间线|时间轴|往来记录|跟进历史|历史记录)$/,
      /^(?:show )?(?:the )?timeline(?: (?:of|for))?(?<after>[^,\n]{0,60})$/i,
      /^(?<before>[^,\n]{1,60}?)(?:'s|’s)? timeline(?<after>[^,\n]{0,40})$/i,
    ]);
    if (!found) return undefined;
    const said = [found['before'], found['after']].filter(Boolean).join(' ').trim();
    const { period, rest } = parsePeriod(said, heard);
    const customer = rest.replace(/^的|的$/g, '').trim() || undefined;
    const when = said.replace(rest, '').trim();
    return { customer, period, when, page };
  },

  async run(act, input) {
    if (!act.known || (input.customer && !(await isCustomerName(act, input.customer)) && input.customer.length > 20))
      return undefined;
    const { when } = input;
    const meant = await customerInContext(act, {
      name: input.customer,
      says: { zh: `… ${when}时间线`, en: `… timeline ${when}`.trim() },
    });
    if ('kind' in meant) return meant;
    return show(act, { customer: meant, input });
  },

  say: {
    past: ({ customer, past, input }, to) => {
      const { t } = to;
      const span = input.when ? ` · ${input.when}` : '';
      if (!past.length)
        return {
          icon: '🗓️',
          title: t({ zh: `${customer.name}${span} 没有记录`, en: `${customer.name}${span}: nothing noted` }),
        };
      const shown = past.slice(0, PAGE);
      return {
        icon: '🗓️',
        title: `${customer.name}${span}`,
        list: 'note',
        items: shown.map((note) => ({
          text: historyLine(note, to),
          ref: note.id,
          says: t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
        })),
        ...moreButton(
          {
            rest: past.length - PAGE,
            page: input.page,
            says: { zh: `${customer.name} ${input.when}时间线`, en: `${customer.name} timeline ${input.when}`.trim() },
          },
          to,
        ),
      };
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function show(
  { tx }: Act,
  { customer, input }: { readonly customer: CustomerRef; readonly input: Input },
): Promise<Outcome> {
  const past = await historyOf(tx, {
    customerId: customer.id,
    most: PAGE + 1,
    skip: (input.page - 1) * PAGE,
    ...input.period,
  });
  return { kind: 'past', customer, past, input };
}
