import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { type Merge, mergesSince, unmerge } from '../store/merge.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';

type Outcome =
  | { readonly kind: 'two'; readonly merge: Merge }
  | { readonly kind: 'further'; readonly merge: Merge }
  | { readonly kind: 'nothing'; readonly name: string | undefined }
  | Refused;

/** A day less than what the audit remembers. */
const MONTH = { hours: 30 * 24 };

export default defineCommand<{ readonly name?: string | undefined }, Outcome>({
  name: 'unmerge',
  intents: ['customer.unmerge'],
  topic: 'teach',
  does: { zh: '撤销合并(一个月之内)', en: 'split what was merged (for a month)' },
  examples: { zh: ['撤销合并', '撤销合并 立讯'], en: ['undo merge', 'undo merge Luxshare'] },
  aside: true,

  input: z.object({ name: z.string().optional() }),

  from: ({ slots }) => ({ name: slots.customers?.[0]?.said ?? slots.customers?.[0]?.name }),

  async run(act, { name }) {
    const merge = await theMerge(act, name);
    if (!merge) return { kind: 'nothing', name };
    const to = relation(act.person, { ids: [merge.by.id], teamId: merge.by.teamId ?? undefined });
    if (!may(act.person, { action: 'reassign', to }))
      return { kind: 'refused', why: 'not_yours', whose: merge.by.name };
    return (await unmerge(act.tx, { merge, by: act.heardId })) ? { kind: 'two', merge } : { kind: 'further', merge };
  },

  say: {
    two: ({ merge: { goneName, keptName } }, { t }) => ({
      icon: '↩️',
      title: t({ zh: `已分开:${goneName}、${keptName}`, en: `Two again: ${goneName}, ${keptName}` }),
      footer: t({
        zh: `原来的记录各归各;合并后新记的留在${keptName}`,
        en: `Each has its own again; what was noted since stays with ${keptName}`,
      }),
    }),
    further: ({ merge: { goneName, keptName } }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `${keptName}后来又并到了别处,请先撤销那一次,再撤销${goneName}的`,
        en: `${keptName} was merged further since: undo that one first, then ${goneName}’s`,
      }),
    }),
    nothing: ({ name }, { t }) => ({
      icon: '🤔',
      title: name
        ? t({ zh: `一个月之内没有合并过「${name}」`, en: `Nothing called “${name}” was merged within a month` })
        : t({ zh: '一个月之内没有可撤销的合并', en: 'No merge to undo within the last month' }),
    }),
    refused: refusal,
  },
});

/** The last one, or the last one of that name; without a name my own first. */
async function theMerge({ tx, now, person }: Act, name: string | undefined) {
  const all = await mergesSince(tx, now.subtract(MONTH));
  if (name === undefined) return all.find(({ by }) => by.id === person.id) ?? all[0];
  return all.find(({ goneName, keptName }) => [goneName, keptName].some((each) => nameKeyOf(each) === nameKeyOf(name)));
}
