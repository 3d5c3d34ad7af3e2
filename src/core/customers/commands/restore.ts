import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { certainCandidate, customerCandidates } from '../resolve.ts';
import { mergesSince } from '../store/merge.ts';

type Outcome =
  | { readonly kind: 'there'; readonly name: string }
  | { readonly kind: 'merged'; readonly gone: string; readonly kept: string }
  | { readonly kind: 'nobody'; readonly name: string };

/** So long a merge can be split again. */
const MONTH = { hours: 30 * 24 };

/** A customer is never deleted, so nothing is restored: it says where one that is missed has gone, and how it comes back. */
export default defineCommand<{ readonly name: string }, Outcome>({
  name: 'restore',
  intents: ['customer.restore'],
  topic: 'teach',
  does: { zh: '找回不见了的客户', en: 'find a customer that seems to be gone' },
  examples: {
    zh: ['恢复昨天删掉的美的', '华为被谁删了'],
    en: ['restore the Midea record deleted yesterday', 'bring Huawei back'],
  },
  aside: true,

  input: z.object({ name: z.string() }),

  from({ slots }) {
    const [customer] = slots.customers ?? [];
    return customer && { name: customer.said ?? customer.name };
  },

  async run(act, { name }) {
    const merges = await mergesSince(act.tx, act.now.subtract(MONTH));
    const merge = merges.find(({ goneName }) => nameKeyOf(goneName) === nameKeyOf(name));
    if (merge) return { kind: 'merged', gone: merge.goneName, kept: merge.keptName };
    const there = certainCandidate(await customerCandidates(act, name));
    return there ? { kind: 'there', name: there.name } : { kind: 'nobody', name };
  },

  say: {
    there: ({ name }, { t }) => ({
      icon: '🏢',
      title: t({ zh: `${name}还在,没有被删过`, en: `${name} is still here; it was not deleted` }),
      buttons: [{ label: t({ zh: '看详情', en: 'details' }), says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }) }],
    }),
    merged: ({ gone, kept }, { t }) => ({
      icon: '🔀',
      title: t({ zh: `${gone}并入了${kept},记录都在那里`, en: `${gone} was merged into ${kept}; its notes are there` }),
      buttons: [
        {
          label: t({ zh: '撤销合并', en: 'undo the merge' }),
          says: t({ zh: `撤销合并 ${gone}`, en: `undo merge ${gone}` }),
          style: 'primary',
        },
      ],
    }),
    nobody: ({ name }, { t }) => ({
      icon: '🔎',
      title: t({ zh: `现在没有叫「${name}」的客户`, en: `No customer is called “${name}” now` }),
      buttons: [
        {
          label: t({ zh: `新建「${name}」`, en: `new: ${name}` }),
          says: t({ zh: `新客户 ${name}`, en: `new customer ${name}` }),
        },
      ],
      footer: t({
        zh: '客户不会被删除,只会被合并,或者新建、导入被撤销;撤销过的要重新新建或导入',
        en: 'Customers are never deleted: they are merged, or what made them was undone; those have to be made or imported again',
      }),
    }),
  },
});
