import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { relation, may } from '../../contract/permissions.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { findNote } from '../../notes/store/find.ts';
import { changedDeal } from '../changeDeal.ts';
import { dealHeadline, undoButton, winBackButton } from '../cards/dealCard.ts';
import { lossIn } from '../cards/dealWords.ts';
import { type Deal, findDeal, openDealsAt } from '../store/deals.ts';
import { type Money, sumsOfDeals } from '../store/sums.ts';

const Input = z.object({ noteId: z.number(), outcome: z.enum(['open', 'won', 'lost']) });
type Outcome =
  | { readonly kind: 'kept'; readonly noteId: number; readonly deal: Deal; readonly money: readonly Money[] }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'dealFromNote',
  intents: ['deal.fromNote'],
  topic: 'customer',
  does: { zh: '把一条记录记成商机', en: 'make a deal of a note' },
  examples: { zh: ['#12 记成商机', '#12 记成签约'], en: ['#12 is a deal', '#12 is a deal lost'] },
  aside: true,

  input: Input,
  from: ({ slots: { row, outcome } }) => ({ noteId: row, outcome }),

  async run(act, { noteId, outcome }) {
    const note = await findNote(act.tx, noteId);
    if (!note?.customer || note.privacy) return { kind: 'refused', why: 'gone' };
    const to = relation(act.person, { ids: [note.author.id], teamId: undefined });
    if (!may(act.person, { action: 'correct', to }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    const [before] = await openDealsAt(act.tx, note.customer.id);
    const change = {
      note,
      customer: note.customer,
      outcome: outcome === 'open' ? undefined : outcome,
      ...(outcome === 'lost' && lossIn(note)),
    };
    const { id } = await changedDeal(act, { before, change });
    const deal = await findDeal(act.tx, id);
    return deal
      ? { kind: 'kept', noteId, deal, money: await sumsOfDeals(act.tx, [id]) }
      : { kind: 'refused', why: 'gone' };
  },

  say: {
    kept: ({ noteId, deal, money }, to) => ({
      about: `note:${noteId}`,
      icon: deal.outcome === 'won' ? '🎉' : deal.outcome === 'lost' ? '📉' : '💼',
      title: dealHeadline(deal, { money, to }),
      buttons: [...(deal.outcome === 'lost' ? [winBackButton(deal, to)] : []), undoButton(to)],
    }),
    refused: refusal,
  },
});
