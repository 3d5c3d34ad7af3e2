import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { meantStage, stagesOf } from '../../company/stages.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { allStages } from '../../company/store/stages.ts';
import { resolveCustomerForWrite, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { recordNotes } from '../../notes/record.ts';
import { followUpWords } from '../../notes/echo.ts';
import type { Note } from '../../notes/store/find.ts';
import { readAbout } from '../../notes/understand.ts';
import { shorten } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import type { Slots } from '../../understand/types.ts';
import { changedDeal, type DealChange } from '../changeDeal.ts';
import { dealHeadline, undoButton, winBackButton } from '../cards/dealCard.ts';
import { type Deal, findDeal, openDealsAt } from '../store/deals.ts';
import { type Money, sumsOfDeals } from '../store/sums.ts';
import { askingForCustomer, withoutReference } from '../told.ts';

const Input = z.object({
  /** A deal by its number. */
  id: z.number().optional(),
  customer: z.string().optional(),
  /** Another one, whatever is open with the customer. */
  isNew: z.boolean(),
  /** Only what is open moves on: where nothing is, the sentence is about the customer. */
  isMove: z.boolean(),
  stage: z.string().max(30).optional(),
  close: z.iso.date().optional(),
  endedOn: z.iso.date().optional(),
  amount: z.number().optional(),
  outcome: z.enum(['won', 'lost']).optional(),
  reason: z.string().optional(),
  rival: z.string().optional(),
});

type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'kept';
      readonly note: Note;
      readonly deal: Deal;
      readonly money: readonly Money[];
      readonly told: number | undefined;
      readonly isAssumed: boolean;
    }
  | { readonly kind: 'which'; readonly deals: readonly Deal[]; readonly text: string }
  /** There is none of that number to be seen. */
  | { readonly kind: 'gone' }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'deal',
  intents: ['deal.set', 'customer.set'],
  topic: 'customer',
  does: { zh: '商机:金额、阶段、哪天签,赢了还是丢了', en: 'deals: sum, stage, day of signing, won or lost' },
  examples: {
    zh: ['华为 商机120万 报价阶段 1月底签', '华为合同签了,98万', '华为丢了,输给西门子,价格'],
    en: ['Huawei deal 1.2M, quoted, sign end Jan', 'won Huawei 980k', 'Huawei lost to Siemens on price'],
  },

  input: Input,

  from({ intent, slots: { field, value, ...slots } }) {
    const isMove = intent === 'customer.set';
    if (isMove && (field !== 'stage' || value === undefined)) return undefined;
    return { ...told(slots), isMove, ...(isMove && { stage: value }) };
  },

  async run(act, input) {
    if (!act.known || !saysAnything(input)) return undefined;
    const text = withoutReference(act.text);
    const chosen = input.id === undefined ? undefined : await findDeal(act.tx, input.id);
    if (input.id !== undefined && !chosen) return { kind: 'gone' };
    const customer = chosen ? { id: chosen.customerId, name: chosen.customer } : await customerOf(act, input, text);
    if ('kind' in customer) {
      // A customer whom nobody knows yet is made by the note that names it.
      return customer.kind === 'unclear' && !customer.choices.length ? undefined : customer;
    }
    const open = chosen ? [chosen] : input.isNew ? [] : await openDealsAt(act.tx, customer.id);
    const [only, another] = open;
    if (input.isMove && !only) return undefined;
    if (another) return { kind: 'which', deals: open, text };
    return keep(act, { customer, before: only, text, input });
  },

  say: {
    kept: ({ note, deal, money, told, isAssumed }, to) => {
      const { t } = to;
      return {
        about: `note:${note.id}`,
        first: true,
        icon: deal.outcome === 'won' ? '🎉' : deal.outcome === 'lost' ? '📉' : '💼',
        title: dealHeadline(deal, { money, told, to }),
        facts: note.followUps.map((followUp) => ({
          label: t({ zh: '跟进', en: 'follow up' }),
          text: followUpWords(followUp, to, note.author.id),
        })),
        buttons: [...(deal.outcome === 'lost' ? [winBackButton(deal, to)] : []), undoButton(to)],
        ...(isAssumed && {
          footer: t({
            zh: '没说金额,先按最后的报价算。不是的话直接说「签了98万」',
            en: 'No sum was said: the last quote counts. If it was another, say “signed for 980k”',
          }),
        }),
      };
    },
    which: ({ deals, text }, to) => ({
      icon: '💼',
      title: to.t({ zh: '是哪个商机?', en: 'Which deal?' }),
      buttons: deals.slice(0, 5).map((deal) => ({
        label: shorten(dealHeadline(deal, { money: [], to }), 40),
        says: to.t({ zh: `商机 #${deal.id}:${text}`, en: `deal #${deal.id}: ${text}` }),
      })),
    }),
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '没有这个商机', en: 'There is no such deal' }),
      buttons: [{ label: t({ zh: '看商机', en: 'deals' }), says: t({ zh: '商机', en: 'deals' }) }],
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** «华为这单毛利30个点» says nothing that a deal has a place for: it is a note. */
function saysAnything({ id, isNew, stage, close, amount, outcome }: Input): boolean {
  return [id, stage, close, amount, outcome].some((each) => each !== undefined) || isNew;
}

function told({ customers, row, make, stage, close, since, amount, outcome, reason, rival }: Slots) {
  const named = customers?.find(({ name }) => name !== rival);
  return {
    id: row,
    customer: named && referenceTo(named),
    isNew: make !== undefined,
    stage,
    // The day on which it ended is none on which it is to be signed.
    close: since === undefined ? close : undefined,
    endedOn: since,
    amount,
    outcome,
    reason,
    rival,
  };
}

function customerOf(
  act: Act,
  { customer: name }: Input,
  text: string,
): Promise<CustomerRef | UnclearCustomer | UnclearSubject> {
  const says = askingForCustomer(text, name);
  return name === undefined ? customerInContext(act, { name, says }) : resolveCustomerForWrite(act, { name, says });
}

async function keep(
  act: Act,
  {
    customer,
    before,
    text,
    input,
  }: {
    readonly customer: CustomerRef;
    readonly before: Deal | undefined;
    readonly text: string;
    readonly input: Input;
  },
): Promise<Outcome | undefined> {
  const { reading } = await readAbout(act, { text, customer });
  // The day of its close is watched, and no step of ours.
  const steps = input.close === undefined ? reading.steps : [];
  const [note] = await recordNotes(act, {
    text,
    reading: { ...reading, occurredOn: endOf(input, act.today) ?? reading.occurredOn, steps, awaited: [] },
    privacy: undefined,
  });
  if (!note) return undefined;
  const stage = await stageOf(act, { said: input.stage, customer });
  const end = stage?.base === 'won' || stage?.base === 'lost' ? stage.base : undefined;
  const change: DealChange = {
    note,
    customer,
    ...(stage && stage.base !== 'won' && stage.base !== 'lost' && { stage: stage.base, stageName: stage.name }),
    closeOn: input.close === undefined ? undefined : Temporal.PlainDate.from(input.close),
    outcome: input.outcome ?? end,
    reason: input.reason,
    rival: input.rival,
    amount: input.amount,
  };
  const { id, isAssumed } = await changedDeal(act, { before, change });
  const deal = await findDeal(act.tx, id);
  if (!deal) throw new Error('a deal that was just kept is not there');
  return {
    kind: 'kept',
    note,
    deal,
    money: await sumsOfDeals(act.tx, [id]),
    told: input.amount,
    isAssumed,
  };
}

/** In the words of the team that looks after the customer. */
async function stageOf(
  act: Act,
  { said, customer }: { readonly said: string | undefined; readonly customer: CustomerRef },
) {
  if (said === undefined) return undefined;
  const owner = (await findCustomer(act.tx, customer.id))?.owner;
  return meantStage(said, stagesOf(owner?.teamId ?? act.person.teamId, await allStages(act.tx)));
}

/** The day that is said of its end; one that is still to come is none. */
function endOf({ endedOn }: Input, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const on = endedOn === undefined ? undefined : Temporal.PlainDate.from(endedOn);
  return on && Temporal.PlainDate.compare(on, today) <= 0 ? on : undefined;
}
