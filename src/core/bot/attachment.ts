/** A file that somebody hands over becomes a sentence that stands for it. */
import { sanitize } from '../text/sanitize.ts';
import { activeFeeds } from '../feeds/store/feeds.ts';
import { fitsMap } from '../feeds/table.ts';
import { keepFile } from '../delivery/store/files.ts';
import type { Tx } from '../db/tx.ts';
import { localeOf, shorten } from '../text/phrases.ts';
import type { Person } from '../contract/person.ts';
import type { Message, Attachment } from '../contract/message.ts';

/** A file that was handed over, once its bytes are ours; without them it is too large, or nothing we can read. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array | undefined };

/** A file comes in on its own, or with words that say what it is for; beside other words it is not looked at. */
export async function receiveFile({ files, room, text }: Message): Promise<ReceivedFile | undefined> {
  const file = files?.find(({ name }) => isTableName(name)) ?? files?.[0];
  if (!file || room.kind === 'group' || (text.trim() && !(isTableName(file.name) && asksFor(text)))) return undefined;
  const name = shorten(sanitize(file.name.replaceAll(/[\\/]/g, ' ')).text, 120) || '?';
  const bytes = isTableName(name) && fits(file) ? await file.read() : undefined;
  return { name, bytes: bytes && bytes.length <= LARGEST ? bytes : undefined };
}

const ASKS = /^.{0,12}(?:导入|import).{0,12}$/i;
/** A list of the company's own days, by the words with it or by its name. */
const COMPANY_DAYS = /放假|节假日|假期|调休|holidays?|days[ _-]off|company[ _-](?:days|calendar)/i;
const MOST_WORDS = 40;
const asksFor = (text: string) => ASKS.test(text) || (text.length <= MOST_WORDS && COMPANY_DAYS.test(text));
const LARGEST = 20 * 1024 * 1024;
const fits = ({ size }: Attachment) => size === undefined || size <= LARGEST;

/** Whether a file's name is that of a table we read. */
export const isTableName = (name: string) => /\.(?:csv|tsv|txt|xlsx|xlsm|xls|xlsb|et|ods|vcf)$/i.test(name);

/** The file as a sentence that stands for it; words stay what they are. */
export async function attachmentSentence(
  tx: Tx,
  { text, handed, person }: { text: string; handed: ReceivedFile | undefined; person: Person | undefined },
): Promise<string> {
  if (!handed || !person) return text;
  const id = await keepFile(tx, { personId: person.id, ...handed });
  const isChinese = localeOf(text, person.locale) === 'zh';
  if (isTableName(handed.name) && COMPANY_DAYS.test(`${text} ${handed.name}`))
    return isChinese ? `公司放假表 #${id}` : `company days table #${id}`;
  const feed = person.role === 'admin' && handed.bytes ? await feedFor(tx, handed.bytes) : undefined;
  if (feed) return isChinese ? `数据源 ${feed.name} 看文件 #${id}` : `feed ${feed.name} look at file #${id}`;
  return isChinese ? `导入 #${id}` : `import #${id}`;
}

/** Whose rows a table is of, by its heads. */
async function feedFor(tx: Tx, bytes: Uint8Array) {
  return (await activeFeeds(tx)).find(({ map }) => fitsMap(bytes, map));
}
