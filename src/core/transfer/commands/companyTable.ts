import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { setCompanyDay } from '../../company/store/days.ts';
import { companyDayWords, DAYS_FOLLOW } from '../../company/words.ts';
import { may } from '../../contract/permissions.ts';
import { findFile } from '../../delivery/store/files.ts';
import { UNDO } from '../../text/phrases.ts';
import { companyDaysIn, type ListedDay } from '../companyTable.ts';
import { readRows, Unreadable } from '../format/read.ts';

type Outcome =
  | { readonly kind: 'set'; readonly days: readonly ListedDay[]; readonly unread: number }
  | { readonly kind: 'how' | 'notAllowed' | 'nothing' | 'tooLarge' | 'notHere' };

/** Two years' worth of days off and make-up days is less. */
const MOST = 200;
/** A list is small: it is read while its sender waits. */
const BYTES = 300_000;
const ROWS = 1000;

/** A list of the company's own days, as a file. */
export default defineCommand<{ readonly fileId?: number | undefined }, Outcome>({
  name: 'companyTable',
  topic: 'setting',
  does: { zh: '公司放假表:发文件给我(经理)', en: 'the company’s holidays as a file (managers)' },
  examples: { zh: ['上传公司放假表'], en: ['upload company holidays'] },
  aside: true,

  intents: ['company.table'],
  input: z.object({ fileId: z.number().optional() }),
  from: ({ slots }) => ({ fileId: slots.row }),

  async run(act, { fileId }) {
    if (!act.known) return undefined;
    if (!may(act.person, { action: 'setCompanyDays', to: 'other' })) return { kind: 'notAllowed' };
    if (fileId === undefined) return { kind: 'how' };
    return act.room === 'group' ? { kind: 'notHere' } : take(act, fileId);
  },

  say: {
    set: ({ days, unread }, to) => ({
      icon: '🗓️',
      title: to.t({ zh: `公司${companyDayWords(days, to)}`, en: `The company: ${companyDayWords(days, to)}` }),
      footer: [
        unread > 0 &&
          to.t({
            zh: `⚠️ ${unread} 行没看懂日期,没有记`,
            en: `⚠️ ${unread} line${unread === 1 ? '' : 's'} without a day I can read, left out`,
          }),
        to.t(DAYS_FOLLOW),
      ]
        .filter(Boolean)
        .join('\n'),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    how: (_, { t }) => ({
      icon: '🗓️',
      title: t({
        zh: '把表(Excel 或 CSV)私聊发给我,带一句「公司放假表」,或者文件名里有「放假」',
        en: 'Send me the file (Excel or CSV) in a direct message with the words “company holidays”, or with “holidays” in its name',
      }),
      footer: t({
        zh: '一行一天或一段:2027-02-05 至 2027-02-11 放假;2027-02-14 上班',
        en: 'A day or a stretch a line: 2027-02-05 to 2027-02-11 closed; 2027-02-14 working',
      }),
    }),
    nothing: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '表里没有我认得的日期,什么也没改', en: 'No days in it that I can read; nothing was changed' }),
      footer: t({ zh: '日期带年份,比如 2027-02-05', en: 'Days have a year, as 2027-02-05' }),
    }),
    tooLarge: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: `太大了:一张放假表最多 ${MOST} 天`, en: `Too large: a list has at most ${MOST} days` }),
    }),
    notHere: (_, { t }) => ({
      icon: '🤫',
      title: t({ zh: '文件请私聊发给我', en: 'Send me files in a direct message, please' }),
    }),
    notAllowed: (_, { t }) => ({ icon: '🔒', title: t({ zh: '这要经理来做', en: 'That takes a manager' }) }),
  },
});

async function take({ tx, person }: Act, fileId: number): Promise<Outcome> {
  const bytes = (await findFile(tx, { id: fileId, personId: person.id }))?.bytes;
  if (!bytes) return { kind: 'nothing' };
  if (bytes.length > BYTES) return { kind: 'tooLarge' };
  const table = await firstRows(bytes);
  const { days, unread } = table ? companyDaysIn(table) : { days: [], unread: 0 };
  if (!days.length) return { kind: 'nothing' };
  if (days.length > MOST) return { kind: 'tooLarge' };
  for (const day of days) await setCompanyDay(tx, day);
  return { kind: 'set', days, unread };
}

/** Undefined where the file is no table. */
async function firstRows(bytes: Uint8Array) {
  try {
    for await (const piece of readRows({ bytes, piece: ROWS, choice: {} })) return piece;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return undefined;
}
