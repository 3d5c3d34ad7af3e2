import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { resolveCustomer, type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { addCustomer } from '../../customers/store/customers.ts';
import { lookAs } from '../../db/session.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { moreButton } from '../../text/pagination.ts';
import { UNDO } from '../../text/phrases.ts';
import { tellArrivals } from '../arrived.ts';
import { type NameQuestion, nextNameQuestion, nameQuestionCard } from '../question.ts';
import { feedNamed } from '../store/feeds.ts';
import { changeFeedName, type FeedName, findFeedName, matchNames, unmatchedNames } from '../store/names.ts';
import { waitingRecords } from '../store/records.ts';

const Input = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('list'), page: z.number().int().positive() }),
  z.object({ wish: z.literal('match'), id: z.number().int().positive(), customer: z.string() }),
  z.object({ wish: z.enum(['make', 'ignore']), id: z.number().int().positive() }),
]);
type Input = z.output<typeof Input>;

type Settled = { readonly name: string; readonly next: NameQuestion | undefined };
type Outcome =
  | { readonly kind: 'listed'; readonly names: readonly FeedName[]; readonly page: number }
  | (Settled & { readonly kind: 'matched'; readonly customer: string; readonly isNew: boolean })
  | (Settled & { readonly kind: 'ignored' })
  | UnclearCustomer
  | Refused;

/** For admins: whom the names mean that other programs use. */
export default defineCommand<Input, Outcome>({
  name: 'feedNames',
  intents: ['feed.names', 'feed.match', 'feed.make', 'feed.ignore'],
  topic: 'setting',
  aside: true,
  does: {
    zh: '数据源里对不上的客户名是谁(管理员)',
    en: 'whom the names mean that other programs use (admins)',
  },
  examples: {
    zh: ['对不上的名字', '来源名 #12 是 华为', '来源名 #12 新建客户', '来源名 #12 忽略'],
    en: ['unmatched names', 'feed name #12 is Huawei', 'feed name #12 new customer', 'feed name #12 ignore'],
  },
  input: Input,
  from: ({ intent, slots: { row, customers, page = 1 } }) =>
    intent === 'feed.names'
      ? { wish: 'list', page }
      : { wish: intent.slice('feed.'.length), id: row, customer: customers?.[0]?.name },

  async run(act, input) {
    if (act.person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    if (input.wish === 'list') {
      await matchNames(act.tx);
      const names = await unmatchedNames(act.tx, { most: PAGE, skip: (input.page - 1) * PAGE });
      return { kind: 'listed', names, page: input.page };
    }
    return settle(act, input);
  },

  say: {
    listed: ({ names, page }, to) => ({
      icon: '🔗',
      title: names.length
        ? to.t({ zh: `对不上的名字(${names[0]?.all ?? 0})`, en: `Unmatched names (${names[0]?.all ?? 0})` })
        : to.t({ zh: '名字都对上了', en: 'All names are known' }),
      lines: names.map(({ id, name, feed, count }) =>
        to.t({ zh: `#${id} ${name} · ${feed} ${count} 条`, en: `#${id} ${name} · ${feed}, ${count} records` }),
      ),
      ...(names.length && {
        footer: to.t({
          zh: `例如:来源名 #${names[0]?.id ?? 0} 是 华为;来源名 #${names[0]?.id ?? 0} 新建客户;来源名 #${names[0]?.id ?? 0} 忽略`,
          en: `For example: feed name #${names[0]?.id ?? 0} is Huawei; feed name #${names[0]?.id ?? 0} new customer; … ignore`,
        }),
      }),
      ...moreButton(
        { rest: (names[0]?.all ?? 0) - page * PAGE, page, says: { zh: '对不上的名字', en: 'unmatched names' } },
        to,
      ),
    }),
    matched: ({ name, customer, isNew, next }, to) => [
      {
        icon: '🔗',
        title: isNew
          ? to.t({
              zh: `新客户「${customer}」,以后都认得`,
              en: `“${customer}” is a new customer, and known from now on`,
            })
          : to.t({
              zh: `「${name}」就是 ${customer},以后都认得`,
              en: `“${name}” is ${customer}, and known from now on`,
            }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const }],
      },
      ...(next ? [nameQuestionCard(next, to)] : []),
    ],
    ignored: ({ name, next }, to) => [
      {
        icon: '🔗',
        title: to.t({ zh: `「${name}」不算客户,不再问`, en: `“${name}” is no customer, and not asked about again` }),
        buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const }],
      },
      ...(next ? [nameQuestionCard(next, to)] : []),
    ],
    unclear: unclearCustomerReply,
    refused: refusal,
  },
});

async function settle(act: Act, input: Exclude<Input, { wish: 'list' }>): Promise<Outcome> {
  const { tx, now, person } = act;
  const found = await findFeedName(tx, input.id);
  if (!found) return { kind: 'refused', why: 'gone' };
  const { id, feedId, name } = found;
  if (input.wish === 'ignore') {
    await changeFeedName(tx, { id, ignoredAt: now, customerId: null });
    return { kind: 'ignored', name, next: await nextNameQuestion(tx, { feedId, now }) };
  }
  const says = { zh: `来源名 #${id} 是 …`, en: `feed name #${id} is …` };
  const customer =
    input.wish === 'match'
      ? await resolveCustomer(act, { name: input.customer, says })
      : await addCustomer(tx, { name, ownerId: person.id });
  if ('kind' in customer) return customer;
  await changeFeedName(tx, { id, customerId: customer.id, ignoredAt: null });
  const next = await nextNameQuestion(tx, { feedId, now });
  const feed = await feedNamed(tx, found.feed);
  if (feed) {
    lookAs(tx, 'everything');
    await tellArrivals(tx, { feed, records: await waitingRecords(tx, id), now });
    lookAs(tx, person);
  }
  return { kind: 'matched', name, customer: customer.name, isNew: input.wish === 'make', next };
}
