/** Which customers a sentence asks for, and the sentence that asks for them. Pure. */
import { z } from 'zod';
import { colleagueInput } from '../people/resolve.ts';
import type { Slots, Understood } from '../understand/types.ts';
import type { Localized } from '../contract/locale.ts';

export const customerFilter = z.object({
  whose: z.union([z.enum(['mine', 'team', 'ownerless', 'all']), colleagueInput]),
  /** Nothing is planned with them. */
  idle: z.boolean(),
  /** Nobody has dealt with them for a month. */
  cold: z.boolean(),
  /** Made this month. */
  fresh: z.boolean(),
  tier: z.enum(['A', 'B', 'C']).optional(),
  tag: z.string().max(24).optional(),
  /** The tag was said to be one. */
  isSure: z.boolean(),
  worth: z.boolean(),
  page: z.number(),
});

export type CustomerFilter = z.infer<typeof customerFilter>;

/** Undefined where it asks for what no list of ours shows: an order, a stage, a month that is over. */
export function filterFrom({ intent, slots }: Understood): unknown {
  const {
    filter,
    tier,
    tag,
    about,
    page = 1,
    stage,
    status,
    sort,
    customers,
    trend,
    period,
    since,
    query,
    days,
  } = slots;
  if (stage !== undefined || status !== undefined || sort !== undefined || customers || trend) return undefined;
  if (intent === 'cold.list' && days !== undefined) return undefined;
  if (query?.sort ?? query?.top ?? query?.group ?? query?.silentDays) return undefined;
  const fresh = filter === 'new';
  if (fresh && since !== undefined && period !== 'month') return undefined;
  if (filter === 'onlyIKnow' || filter === 'onlyOneKnows') return undefined;
  return {
    whose: filter === 'noOwner' ? 'ownerless' : whoseIn(slots),
    idle: filter === 'noNext',
    cold: filter === 'quiet',
    fresh,
    tier,
    tag: tag ?? about,
    isSure: tag !== undefined,
    worth: intent === 'customers.value',
    page,
  };
}

function whoseIn({ owner, whose }: Slots) {
  if (typeof whose === 'object') return whose;
  if (whose === 'team') return 'team';
  if (whose === 'me') return 'mine';
  return owner ?? 'all';
}

/** The sentence that asks for this list. */
export function filterSentence(
  { whose, idle, cold, fresh, tier, tag }: CustomerFilter,
  { name }: { readonly name: string },
): Localized {
  const zhWhose =
    whose === 'mine' ? '我的' : whose === 'team' ? '组里的' : typeof whose === 'object' ? `${name}的` : '';
  const enWhose =
    whose === 'mine' ? 'my ' : whose === 'team' ? "my team's " : typeof whose === 'object' ? `${name}'s ` : '';
  const zh = [
    zhWhose,
    whose === 'ownerless' ? '没有负责人的' : '',
    idle ? '没有下一步的' : '',
    cold ? '很久没联系的' : '',
    tier ? `${tier}类` : '',
    tag === undefined ? '' : `标签 ${tag} 的`,
    fresh ? '本月新' : '',
    '客户',
  ].join('');
  const en = [
    enWhose,
    tier ? `tier ${tier} ` : '',
    fresh ? 'new ' : '',
    'customers',
    whose === 'ownerless' ? ' without owner' : '',
    idle ? ' without next step' : '',
    cold ? ' not contacted lately' : '',
    tag === undefined ? '' : ` tagged ${tag}`,
    fresh ? ' this month' : '',
  ].join('');
  return { zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}
