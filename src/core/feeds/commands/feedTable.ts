import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { FeedFault, RecordKind } from '../../contract/doors/feed.ts';
import { actAs, lookAs } from '../../db/session.ts';
import { attempt, type Tx } from '../../db/tx.ts';
import { findFile } from '../../delivery/store/files.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type IntakeCounts, takeIn } from '../intake.ts';
import { mapRows } from '../map.ts';
import { feedNamed } from '../store/feeds.ts';
import { tableRows } from '../table.ts';
import { RECORD_WORDS } from '../words.ts';

const Input = z.object({ name: z.string(), fileId: z.number().int(), does: z.enum(['look', 'take']) });

type Told = {
  readonly file: string;
  readonly fileId: number;
  readonly feed: string;
  readonly what: RecordKind;
  readonly rows: number;
  readonly counts: IntakeCounts;
  readonly skipped: number;
  readonly faults: readonly FeedFault[];
};
type Outcome =
  | (Told & { readonly kind: 'looked' })
  | (Told & { readonly kind: 'taken' })
  | { readonly kind: 'none'; readonly name: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'tooMany'; readonly name: string }
  | Refused;

/** More takes longer than an answer may: it is posted. */
const MOST = 20_000;
const NAMED = 5;

/** A table of what a program tells, handed over in the chat: looked at first, then taken in as if the program had posted it. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'feedTable',
  intents: ['feed.look', 'feed.take'],
  topic: 'setting',
  aside: true,
  does: {
    zh: '订单、发票、回款的表:接好数据源,把 CSV 发给我(管理员)',
    en: 'a table of orders, invoices or payments: connect its feed, and send me the CSV (admins)',
  },
  examples: {
    zh: ['数据源 erp 看文件 #12', '数据源 erp 收下文件 #12'],
    en: ['feed erp look at file #12', 'feed erp take file #12'],
  },

  input: Input,
  from: ({ intent, slots: { text, row } }) => ({
    name: text?.toLowerCase(),
    fileId: row,
    does: intent === 'feed.take' ? 'take' : 'look',
  }),

  async run(act, { name, fileId, does }) {
    const { tx, person, room, known } = act;
    if (!known || room === 'group') return undefined;
    if (person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    const feed = await feedNamed(tx, name);
    if (!feed) return { kind: 'none', name };
    const file = await findFile(tx, { id: fileId, personId: person.id });
    if (!file?.bytes) return { kind: 'gone' };
    const rows = tableRows(file.bytes);
    if (!rows) return { kind: 'unread' };
    if (rows.length > MOST) return { kind: 'tooMany', name };
    const { records, faults, skipped } = mapRows(rows, { map: feed.map, from: 2 });
    const told = { file: file.name, fileId, feed: feed.name, what: feed.map.kind, rows: rows.length, skipped, faults };
    const take = (inner: Tx) => takeIn(inner, { feed, records, now: act.now });
    const counts = await (does === 'take' ? asFeed(act, { take }) : tried(act, { take }));
    return { kind: does === 'take' ? 'taken' : 'looked', ...told, counts };
  },

  say: {
    looked: (told, to) => ({
      icon: '🔌',
      title: to.t({
        zh: `${told.file} 像是 ${told.feed} 的${to.t(RECORD_WORDS[told.what])}:${told.rows} 行,还没有收`,
        en: `${told.file} looks like the ${to.t(RECORD_WORDS[told.what])}s of ${told.feed}: ${told.rows} rows, not taken yet`,
      }),
      facts: countFacts(told, to),
      lines: faultLines(told, to),
      buttons: [
        {
          label: to.t({ zh: '收下', en: 'take it' }),
          says: to.t({
            zh: `数据源 ${told.feed} 收下文件 #${told.fileId}`,
            en: `feed ${told.feed} take file #${told.fileId}`,
          }),
          style: 'primary',
        },
        {
          label: to.t({ zh: '这是客户表', en: 'these are customers' }),
          says: to.t({ zh: `导入 #${told.fileId}`, en: `import #${told.fileId}` }),
        },
      ],
    }),
    taken: (told, to) => ({
      icon: '✅',
      title: to.t({
        zh: `${told.file} 收下了,记在 ${told.feed} 名下`,
        en: `${told.file} is taken, as told by ${told.feed}`,
      }),
      facts: countFacts(told, to),
      lines: faultLines(told, to),
      footer: to.t({
        zh: `再发一遍不会重复;「停用数据源 ${told.feed}」就都不再显示`,
        en: `Sent again it changes nothing; “stop feed ${told.feed}” shows none of it any more`,
      }),
    }),
    none: ({ name }, { t }) => ({ icon: '🤔', title: t({ zh: `没有数据源 ${name}`, en: `There is no feed ${name}` }) }),
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '文件只留一周,请再发一次', en: 'Files are kept for a week; please send it again' }),
    }),
    unread: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这不是 CSV,或者有引号没合上;请另存为 CSV',
        en: 'That is no CSV, or a quotation mark is not closed: please save it as CSV',
      }),
    }),
    tooMany: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `超过 ${MOST} 行,请让程序发到 /in/${name}`,
        en: `More than ${MOST} rows: post it to /in/${name}`,
      }),
    }),
    refused: refusal,
  },
});

type Doing = { readonly take: (tx: Tx) => Promise<IntakeCounts> };

/** It is the program that tells; then it is the person again who speaks. */
async function asFeed({ tx, heardId, person, room }: Act, { take }: Doing): Promise<IntakeCounts> {
  const counts = await take(tx);
  actAs(tx, { heardId, personId: person.id });
  lookAs(tx, person, { room });
  return counts;
}

/** What would come of it. Nothing is kept. */
async function tried(act: Act, { take }: Doing): Promise<IntakeCounts> {
  const found: { counts?: IntakeCounts } = {};
  const enough = new Error('tried');
  await attempt(act.tx, async (inner) => {
    found.counts = await take(inner);
    throw enough;
  }).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  if (!found.counts) throw enough;
  return found.counts;
}

type Words = Parameters<NonNullable<typeof refusal>>[1];

function countFacts({ counts, skipped, faults }: Told, to: Words) {
  const all = [
    [counts.new, { zh: '新的', en: 'new' }],
    [counts.changed, { zh: '变了', en: 'changed' }],
    [counts.same, { zh: '没有变化', en: 'no change' }],
    [skipped, { zh: '不归这个格式', en: 'not for this map' }],
    [faults.length, { zh: '有问题', en: 'wrong' }],
    [counts.unmatchedNames, { zh: '对不上的名字', en: 'names nobody knows' }],
  ] as const;
  return all.filter(([count]) => count > 0).map(([count, label]) => ({ label: to.t(label), text: String(count) }));
}

const faultLines = ({ faults }: Told, to: Words) =>
  faults.slice(0, NAMED).map(({ row, why }) => to.t({ zh: `第 ${row} 行:${why.zh}`, en: `row ${row}: ${why.en}` }));
