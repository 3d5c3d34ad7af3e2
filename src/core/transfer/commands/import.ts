import { type Act, defineCommand } from '../../command.ts';
import { chooseColumn, chooseField, chooseSheets } from '../choices.ts';
import { isTableName } from '../../bot/attachment.ts';
import { aboutImport, droppedCard, progressCard, standingCard } from '../cards.ts';
import { findFile } from '../../delivery/store/files.ts';
import { beginImport, changeImport, dropOpen, findImport, type Import } from '../store/imports.ts';
import { sheetsMeant, stepFrom, type TransferRequest, transferRequest } from '../request.ts';
import { NO_COUNTS } from '../columns.ts';
import { TRANSFER_FIELDS } from '../heads.ts';
import type { LayoutChoice } from '../../contract/transfer.ts';

type Outcome =
  | { readonly kind: 'begun'; readonly import: Import }
  /** The job answers in a moment. */
  | { readonly kind: 'soon' }
  | { readonly kind: 'unfit'; readonly name: string; readonly why: 'other' | 'large' }
  | { readonly kind: 'running'; readonly import: Import }
  | { readonly kind: 'columns'; readonly import: Import }
  | { readonly kind: 'sheets'; readonly import: Import }
  | { readonly kind: 'column'; readonly import: Import; readonly at: number }
  | { readonly kind: 'dropped'; readonly import: Import }
  | { readonly kind: 'atAnotherStep'; readonly import: Import }
  | { readonly kind: 'how' | 'nothing' | 'notHere' | 'tooLate' | 'gone' | 'moved' };

/** So many bytes and rows are looked at before anybody could read that they are. */
const SMALL = 100_000;
const FEW = 1_000;
const MONTH = { hours: 31 * 24 };

const RUN: TransferRequest = { does: 'run' };

export default defineCommand<TransferRequest, Outcome>({
  name: 'import',
  intents: ['import', 'import.step'],
  topic: 'file',
  does: {
    zh: '导入客户表:把 Excel、CSV 或通讯录文件发给我',
    en: 'import customers: send me an Excel, CSV or contact card file',
  },
  examples: {
    zh: ['导入', '确认导入', '取消导入', '撤销导入', '第10列是金额', '第3行是表头', '工作表 1、3'],
    en: [
      'import',
      'run import',
      'cancel import',
      'undo import',
      'column 10 amount',
      'row 3 is the header',
      'sheets 1, 3',
    ],
  },

  input: transferRequest,

  from: ({ intent, slots }) => (intent === 'import' ? { does: 'ask' } : stepFrom(slots)),

  async run(act, asked) {
    if (!act.known) return undefined;
    if (act.room === 'group') return { kind: 'notHere' };
    // Before a preview, «导入» is the word on its button.
    const input = asked.does === 'ask' && (await ready(act, undefined)) ? RUN : asked;
    if (input.does === 'ask') return { kind: 'how' };
    if (input.does === 'begin') return begin(act, input.fileId);
    if (input.does === 'undo') return undo(act, input.id);
    if (input.does === 'resume') return resume(act, input.id);
    const waiting = await ready(act, input.id);
    if (!waiting) return elsewhere(act, input.id);
    const { heardId } = act;
    const start = { place: 0, counts: NO_COUNTS, badCells: 0, busyUntil: null };
    const changed = async (change: Parameters<typeof changeImport>[2], outcome: Outcome): Promise<Outcome> =>
      (await changeImport(act.tx, waiting, change)) ? outcome : { kind: 'moved' };
    if (input.does === 'cancel') return changed({ state: 'dropped' }, { kind: 'dropped', import: waiting });
    if (input.does === 'run') {
      if (!(await findFile(act.tx, { id: waiting.fileId, personId: waiting.personId }))?.bytes) return { kind: 'gone' };
      const running = { ...waiting, ...start, state: 'running' as const };
      return changed({ ...start, state: 'running', heardId }, begunOn(running));
    }
    const looking = { ...start, examples: [], samples: [], state: 'looking' as const };
    const again: Outcome =
      waiting.total < FEW ? { kind: 'soon' } : { kind: 'begun', import: { ...waiting, ...looking } };
    if (input.does === 'twins') return changed({ ...looking, twins: input.twins }, again);
    // Where the table lies otherwise its columns are others.
    const laidOut = (choice: LayoutChoice) =>
      changed({ ...looking, columns: null, layoutChoice: { ...waiting.layoutChoice, ...choice } }, again);
    if (input.does === 'head') return laidOut({ headRow: input.row });
    if (input.does === 'sheets') {
      const sheets = sheetsMeant(waiting.layout, input);
      return sheets.length ? laidOut({ sheets }) : { kind: 'sheets', import: waiting };
    }
    if (input.does !== 'column') return { kind: 'columns', import: waiting };
    const columns = waiting.columns ?? [];
    if (!columns[input.at]) return { kind: 'columns', import: waiting };
    const { field, at } = input;
    if (field === undefined) return { kind: 'column', import: waiting, at };
    const mended = columns.map((column, each) => ({
      ...column,
      field: each === at ? field : column.field === field && field === 'customer' ? null : column.field,
    }));
    return changed({ ...looking, columns: mended }, again);
  },

  say: {
    begun: ({ import: begun }, to) => ({ ...progressCard(begun, to), about: aboutImport(begun.id) }),
    soon: () => [],
    running: ({ import: running }, to) => ({ ...progressCard(running, to), about: aboutImport(running.id) }),
    columns: ({ import: of }, to) => chooseColumn(of, to),
    sheets: ({ import: of }, to) => chooseSheets(of, to),
    column: ({ import: of, at }, to) => chooseField(of, { at, to }),
    dropped: ({ import: dropped }, to) => ({ ...droppedCard(dropped, to), about: aboutImport(dropped.id) }),
    atAnotherStep: ({ import: of }, to) => standingCard(of, to),
    unfit: ({ name, why }, { t }) => ({
      icon: '🤔',
      title: {
        other: t({
          zh: `${name} 我还看不了。客户表请用 Excel、CSV 或通讯录(.vcf)`,
          en: `I cannot read ${name} yet. For customers, send Excel, CSV or contact cards (.vcf)`,
        }),
        large: t({ zh: `${name} 超过 20 MB,请分成几个文件`, en: `${name} is larger than 20 MB: please split it` }),
      }[why],
    }),
    how: (_, { t }) => ({
      icon: '📥',
      title: t({
        zh: '把 CSV 或 Excel 文件、通讯录(.vcf)拖进来,我先给你看会怎样,你点头才导入',
        en: 'Drop a CSV or Excel file, or contact cards (.vcf), here. I show you first what would happen; nothing is imported until you say so',
      }),
      lines: [
        t({
          zh: `认识的列:${Object.values(TRANSFER_FIELDS)
            .map(({ zh }) => zh)
            .join('、')}`,
          en: `Columns I know: ${Object.values(TRANSFER_FIELDS)
            .map(({ en }) => en)
            .join(', ')}`,
        }),
      ],
      footer: t({ zh: '终端里:导入 ./客户.csv', en: 'In a terminal: import ./customers.csv' }),
    }),
    nothing: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '没有这样的导入。把文件发给我就能开始', en: 'There is no such import. Send me a file to begin' }),
    }),
    moved: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '它刚刚变了,请看最新的一张卡片', en: 'It has just moved on; please see the newest card' }),
    }),
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '文件只留一周,请再发一次', en: 'Files are kept for a week; please send it again' }),
    }),
    tooLate: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '超过一个月,不能整批撤销了',
        en: 'That is more than a month ago; it can no longer be undone as one',
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '导入请私聊我,免得客户资料摊在群里',
        en: 'Please import in a direct message, so that customers are not spread out in the channel',
      }),
    }),
  },
});

const ready = ({ tx, person }: Act, id: number | undefined) =>
  findImport(tx, { personId: person.id, id, states: ['ready'] }).then((found) =>
    found?.state === 'ready' ? found : undefined,
  );

/** One that is named and is somewhere else says where. */
async function elsewhere({ tx, person }: Act, id: number | undefined): Promise<Outcome> {
  const found = id === undefined ? undefined : await findImport(tx, { personId: person.id, id, states: [] });
  return found ? { kind: 'atAnotherStep', import: found } : { kind: 'nothing' };
}

async function begin(act: Act, fileId: number): Promise<Outcome> {
  const { tx, person, roomId, locale } = act;
  const file = await findFile(tx, { id: fileId, personId: person.id });
  if (!file) return { kind: 'gone' };
  const { name, bytes } = file;
  if (!isTableName(name)) return { kind: 'unfit', name, why: 'other' };
  if (!bytes) return { kind: 'unfit', name, why: 'large' };
  await dropOpen(tx, person.id);
  const id = await beginImport(tx, { fileId, name, personId: person.id, roomId, thread: act.thread, locale });
  const begun = (await findImport(tx, { personId: person.id, id, states: [] }))!;
  return bytes.length < SMALL ? { kind: 'soon' } : { kind: 'begun', import: begun };
}

async function undo(act: Act, id: number | undefined): Promise<Outcome> {
  const { tx, person, now } = act;
  const found = await findImport(tx, { personId: person.id, id, states: ['done', 'stuck', 'running'] });
  if (!found || !['done', 'stuck', 'running'].includes(found.state)) return elsewhere(act, id);
  if (Temporal.Instant.compare(found.createdAt, now.subtract(MONTH)) < 0) return { kind: 'tooLate' };
  const undoing = {
    state: 'undoing' as const,
    place: LAST,
    takenBack: { gone: 0, restored: 0, kept: 0 },
    busyUntil: null,
  };
  return (await changeImport(tx, found, undoing)) ? begunOn({ ...found, ...undoing }) : { kind: 'moved' };
}

/** What is over in a moment is not announced. */
const begunOn = (of: Import): Outcome => (of.total < FEW ? { kind: 'soon' } : { kind: 'running', import: of });

/** Beyond every line. */
const LAST = 2 ** 31 - 1;

async function resume(act: Act, id: number | undefined): Promise<Outcome> {
  const { tx, person } = act;
  const found = await findImport(tx, { personId: person.id, id, states: ['stuck'] });
  if (found?.state !== 'stuck') return elsewhere(act, id);
  const state = found.takenBack ? 'undoing' : found.heardId === null ? 'looking' : 'running';
  return (await changeImport(tx, found, { state, busyUntil: null })) ? begunOn({ ...found, state }) : { kind: 'moved' };
}
