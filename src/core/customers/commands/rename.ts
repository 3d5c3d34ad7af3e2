import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { mayAssign } from '../../handover/handover.ts';
import { findCustomer, renameCustomer } from '../store/owners.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import {
  certainCandidate,
  resolveCustomerForWrite,
  customerCandidates,
  type UnclearCustomer,
  unclearCustomerReply,
} from '../resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import { UNDO } from '../../text/phrases.ts';

type Input = { readonly name: string; readonly now: string };
type Outcome =
  | { readonly kind: 'renamed'; readonly before: string; readonly now: string }
  | { readonly kind: 'taken'; readonly before: string; readonly now: string }
  | UnclearCustomer
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'rename',
  intents: ['customer.set'],
  topic: 'teach',
  does: { zh: '客户改名,原来的名字照样认得', en: 'rename a customer; its old name is still known' },
  examples: { zh: ['美的改名叫美的集团'], en: ['rename Midea to Midea Group', 'Midea is now called Midea Group'] },
  aside: true,

  input: z.object({ name: z.string(), now: z.string().min(2).max(60) }),

  from({ slots: { customers, field, value } }) {
    return field === 'name' ? { name: customers?.[0] && referenceTo(customers[0]), now: value } : undefined;
  },

  async run(act, { name, now }) {
    if (!act.known) return undefined;
    const meant = await resolveCustomerForWrite(act, { name, says: { zh: `…改名叫${now}`, en: `rename … to ${now}` } });
    if ('kind' in meant) return meant;
    const kept = await findCustomer(act.tx, meant.id);
    if (!kept) return { kind: 'refused', why: 'gone' };
    if (!mayAssign(act, kept)) return { kind: 'refused', why: 'not_yours', whose: kept.owner?.name ?? '' };
    const other = certainCandidate(await customerCandidates(act, now));
    if (other && other.id !== meant.id) return { kind: 'taken', before: kept.name, now: other.name };
    await renameCustomer(act.tx, { id: meant.id, name: now });
    return { kind: 'renamed', before: kept.name, now };
  },

  say: {
    renamed: ({ before, now }, { t }) => ({
      icon: '✏️',
      title: t({ zh: `${before} 现在叫 ${now}`, en: `${before} is now ${now}` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      footer: t({ zh: `说「${before}」也找得到`, en: `“${before}” still finds it` }),
    }),
    taken: ({ before, now }, { t }) => ({
      icon: '👯',
      title: t({ zh: `已经有客户「${now}」了`, en: `There is a customer “${now}” already` }),
      buttons: [
        {
          label: t({ zh: '合并', en: 'merge them' }),
          says: t({ zh: `把${before}和${now}合并`, en: `merge ${before} into ${now}` }),
        },
      ],
    }),
    unclear: unclearCustomerReply,
    refused: refusal,
  },
});
