import { z } from 'zod';
import { contactChoice } from '../../contacts/choices.ts';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { ContactCandidate } from '../../contacts/store/names.ts';
import { mergeCustomers, mergeContacts, mergeStakes } from '../store/merge.ts';
import type { MergeSide } from '../store/references.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import {
  certainCandidate,
  resolveCustomerForWrite,
  customerCandidates,
  type UnclearCustomer,
  unclearCustomerReply,
} from '../resolve.ts';
import { resolveContact, type ResolvedContact, parseContactAt } from '../../contacts/resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import type { Localized } from '../../contract/locale.ts';

type Input = { readonly gone: string; readonly kept: string };
type Outcome =
  | { readonly kind: 'merged'; readonly gone: MergeSide; readonly kept: MergeSide; readonly notes: number }
  | { readonly kind: 'same'; readonly name: string }
  | {
      readonly kind: 'which';
      readonly name: string;
      readonly people: readonly ContactCandidate[];
      readonly says: Localized;
    }
  | UnclearCustomer
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'merge',
  intents: ['customer.merge'],
  topic: 'teach',
  does: { zh: '合并重复的客户或联系人', en: 'merge two customers or contacts that are one' },
  examples: {
    zh: ['把立讯和立讯精密合并', '把华为的李总和李建国合并'],
    en: ['merge Luxshare into Luxshare Precision', 'merge Mr Li into Li Jianguo at Huawei'],
  },
  aside: true,

  input: z.object({ gone: z.string(), kept: z.string() }),

  from({ slots }) {
    const [gone, kept] = (slots.customers ?? []).map(referenceTo);
    return { gone, kept };
  },

  async run(act, { gone, kept }) {
    const people = await bothPeople(act, { gone, kept });
    if (people) return 'kind' in people ? people : join(act, { what: 'contact', ...people });
    const from = await resolveCustomerForWrite(act, {
      name: gone,
      says: { zh: `把…和${kept}合并`, en: `merge … into ${kept}` },
    });
    if ('kind' in from) return from;
    const into = await resolveCustomerForWrite(act, {
      name: kept,
      says: { zh: `把#${from.id}和…合并`, en: `merge #${from.id} into …` },
    });
    return 'kind' in into ? into : join(act, { what: 'customer', gone: from, kept: into });
  },

  say: {
    merged: ({ gone, kept, notes }, { t }) => ({
      icon: '🔗',
      title: t({
        zh: `已合并:${gone.name} → ${kept.name}`,
        en: `Merged: ${gone.name} → ${kept.name}`,
      }),
      facts: [
        { label: '', text: t({ zh: `带过去${notes}条记录`, en: `${notes} ${notes === 1 ? 'note' : 'notes'} moved` }) },
      ],
      buttons: [
        {
          label: t({ zh: '撤销合并', en: 'undo merge' }),
          says: t({ zh: '撤销合并', en: 'undo merge' }),
          key: '0',
          style: 'danger',
        },
      ],
      footer: t({ zh: '一个月内可以撤销', en: 'It can be undone for a month' }),
    }),
    same: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `这两个是同一个:${name}`, en: `Those are one already: ${name}` }),
    }),
    which: ({ name, people, says }, to) => ({
      icon: '👤',
      title: to.t({
        zh: `有${people.length}个${name},是哪位?`,
        en: `${people.length} people go by “${name}”. Which one?`,
      }),
      buttons: people.slice(0, 6).map((one) => ({
        label: contactChoice(one, to),
        says: to.t(says).replace('…', () => `@${one.id}`),
      })),
    }),
    unclear: unclearCustomerReply,
    refused: refusal,
  },
});

/** Two people, where the words name people: a customer that both names are goes before. */
async function bothPeople(
  act: Act,
  { gone, kept }: Input,
): Promise<{ gone: ResolvedContact; kept: ResolvedContact } | Outcome | undefined> {
  const isPeople = [gone, kept].some((name) => name.startsWith('@'));
  if (
    !isPeople &&
    certainCandidate(await customerCandidates(act, gone)) &&
    certainCandidate(await customerCandidates(act, kept))
  )
    return undefined;
  const [from, into] = [await parseContactAt(act, gone), await parseContactAt(act, kept)];
  const home = from?.customer ?? into?.customer;
  const who = (words: string, at: typeof from) =>
    resolveContact(act, { words: words.replace(/^@/, '#'), at: at ?? (home && { customer: home, name: words }) });
  const one = await who(gone, from);
  if (!one) return undefined;
  if ('people' in one)
    return {
      kind: 'which',
      name: gone,
      people: one.people,
      says: { zh: `把…和${kept}合并`, en: `merge … into ${kept}` },
    };
  const other = await resolveContact(act, {
    words: kept.replace(/^@/, '#'),
    at: into ?? (kept.startsWith('@') ? undefined : { customer: one.customer, name: kept }),
  });
  if (!other) return undefined;
  if ('people' in other)
    return {
      kind: 'which',
      name: kept,
      people: other.people,
      says: { zh: `把@${one.id}和…合并`, en: `merge @${one.id} into …` },
    };
  return { gone: one, kept: other };
}

async function join(
  act: Act,
  { what, gone, kept }: { what: 'customer' | 'contact'; gone: MergeSide; kept: MergeSide },
): Promise<Outcome> {
  if (gone.id === kept.id) return { kind: 'same', name: kept.name };
  const stakes = await mergeStakes(act.tx, { what, ids: [gone.id, kept.id] });
  const mine = stakes.every(({ owner_id: owner, backup_id: backup, team_id: team }) =>
    may(act.person, {
      action: 'reassign',
      // Nobody's customer is everybody's.
      to: owner === null ? 'own' : relation(act.person, { ids: [owner, backup], teamId: team ?? undefined }),
    }),
  );
  if (!mine) return { kind: 'refused', why: 'not_allowed' };
  const pair = { gone, kept, heardId: act.heardId, personId: act.person.id };
  await (what === 'customer' ? mergeCustomers(act.tx, pair) : mergeContacts(act.tx, pair));
  return { kind: 'merged', gone, kept, notes: stakes.find(({ id }) => id === gone.id)?.notes ?? 0 };
}
