/** What somebody wrote in a mail, apart from what they answer or pass on, and from what stands below every mail of theirs. Pure. */
import type { MailAddress } from '../../core/contract/doors/mail.ts';

export type Written = { readonly words: string; readonly signature: string };

/** What was passed on, as its own head says. */
export type PassedOn = Written & {
  readonly from: MailAddress | undefined;
  readonly to: readonly MailAddress[];
  readonly subject: string | undefined;
  readonly date: string | undefined;
};

export type Trimmed = Written & { readonly passedOn: PassedOn | undefined };

export function trimMail(text: string, { subject }: { readonly subject: string }): Trimmed {
  const lines = text.replaceAll('\r', '').replaceAll('\u00a0', ' ').split('\n');
  const cut = lines.findIndex((_, at) => opensOlder(lines, at));
  const own = cut < 0 ? lines : lines.slice(0, cut);
  const older = cut < 0 ? [] : lines.slice(cut);
  const isForward = FORWARD_SUBJECT.test(subject) || FORWARDED.test(older[0] ?? '');
  return { ...written(withoutQuotes(own)), passedOn: isForward && older.length ? passedOnIn(older) : undefined };
}

const FORWARD_SUBJECT = /^\s*(?:(?:re|aw|回复|答复)\s*[:：]\s*)*(?:fwd?|wg|转发|轉寄|转寄)\s*[:：]/i;
const FORWARDED =
  /^[-\s>]*(?:-{2,}\s*(?:forwarded message|转发邮件(?:信息)?|转发的邮件|weitergeleitete nachricht)|begin forwarded message|开始转发的邮件|以下是转发的邮件)/i;
const ORIGINAL =
  /^[\s>]*-{2,}\s*(?:原始邮件|原邮件|original message|original appointment|ursprüngliche nachricht|original-nachricht|originalnachricht)\s*-{2,}/i;
const WROTE =
  /^(?:On\b.{6,160}\bwrote\s*:|Am\b.{6,160}\bschrieb\b.{0,100}:|(?:在|于)\s*.{4,120}写道\s*[:：]|.{1,80}(?:在|于)\s*\d{4}.{4,80}写道\s*[:：]|.{1,80}\bwrote\s*:)\s*$/i;
const HEAD = {
  from: /^\s*[*>\s]*(?:from|发件人|寄件者|寄件人|von)\s*\*?\s*[:：]\s*\*?(.*)$/i,
  date: /^\s*[*>\s]*(?:sent|date|发送时间|发送日期|日期|时间|寄件日期|gesendet|datum)\s*\*?\s*[:：]\s*\*?(.*)$/i,
  to: /^\s*[*>\s]*(?:to|收件人|收件者|an)\s*\*?\s*[:：]\s*\*?(.*)$/i,
  cc: /^\s*[*>\s]*(?:cc|抄送|副本|kopie)\s*\*?\s*[:：]\s*\*?(.*)$/i,
  subject: /^\s*[*>\s]*(?:subject|主题|主旨|betreff)\s*\*?\s*[:：]\s*\*?(.*)$/i,
} as const;

/** Whether what somebody else, or somebody before, has written begins here. */
function opensOlder(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (FORWARDED.test(line) || ORIGINAL.test(line)) return true;
  // Where a client breaks its own line, the second half is below.
  if (
    WROTE.test(line.trim()) ||
    (/^(?:On\b|Am\b|在|于)/i.test(line) && WROTE.test(`${line} ${lines[at + 1] ?? ''}`.trim()))
  )
    return true;
  if (HEAD.from.test(line)) {
    const near = lines.slice(at + 1, at + 7);
    return (
      near.some((each) => HEAD.date.test(each)) && near.some((each) => HEAD.subject.test(each) || HEAD.to.test(each))
    );
  }
  return line.startsWith('>') && lines.slice(at).every((each) => !each.trim() || each.startsWith('>'));
}

function withoutQuotes(lines: readonly string[]) {
  return lines.filter((line) => !/^\s*>/.test(line)).filter((line) => !/^\s*_{10,}\s*$/.test(line));
}

function passedOnIn(lines: readonly string[]): PassedOn {
  const plain = lines.map((line) => line.replace(/^(?:>\s?)+/, ''));
  const from = plain.findIndex((line) => HEAD.from.test(line));
  const begin = from < 0 ? 1 : from;
  const end = plain.findIndex((line, at) => at > begin && !line.trim());
  const head = from < 0 ? [] : plain.slice(begin, end < 0 ? undefined : end);
  const rest = plain.slice(from < 0 ? 1 : end < 0 ? plain.length : end + 1);
  const cut = rest.findIndex((_, at) => opensOlder(rest, at));
  const said = (pattern: RegExp) => head.flatMap((line) => pattern.exec(line)?.[1]?.trim() ?? [])[0];
  return {
    ...written(withoutQuotes(cut < 0 ? rest : rest.slice(0, cut))),
    from: addressesIn(said(HEAD.from) ?? '')[0],
    to: addressesIn([said(HEAD.to), said(HEAD.cc)].join(';')),
    subject: said(HEAD.subject),
    date: said(HEAD.date),
  };
}

/** Addresses as a client writes them into a text: «王工 <wang@x.com>», "wang@x.com [mailto:wang@x.com]". */
export function addressesIn(text: string): readonly MailAddress[] {
  return text.split(/[;；]|,(?=[^@]*@)/).flatMap((part) => {
    const address = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/.exec(part)?.[0].toLowerCase();
    if (address === undefined) return [];
    const name = part
      .slice(0, part.toLowerCase().indexOf(address))
      .replaceAll(/["'<>[\]()*]|mailto:/gi, ' ')
      .trim();
    return [{ address, ...(name && { name }) }];
  });
}

const MOBILE =
  /^\s*(?:发自我的|从我的.{1,20}发送|获取 ?outlook|来自.{0,12}(?:邮箱|手机).{0,6}$|sent from (?:my|mail|outlook|yahoo)|get outlook for|von meinem .{2,30} gesendet)/i;
const LEGAL =
  /^\s*(?:this (?:e-?mail|message|communication)\b.{0,120}\b(?:confidential|intended|privileged)|confidentiality notice|disclaimer\s*:|本(?:电子)?邮件.{0,60}(?:保密|机密|仅供|仅限)|声明[:：].{0,40}(?:保密|机密)|diese e-?mail .{0,120}vertraulich|please consider the environment|请考虑环境)/i;
const CLOSING =
  /^\s*(?:(?:best|kind|warm|many)?\s*(?:regards|wishes)|best|br|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|(?:many )?thanks(?: (?:and|&) (?:best )?regards)?|thank you|mit (?:freundlichen|besten) grüßen|(?:viele|beste|freundliche) grüße|mfg|vg|此致|敬礼|祝好|顺祝商祺|顺颂商祺|祝商祺|商祺|谢谢|以上)\s*[,，.!！。]*\s*$/i;
const CARD =
  /(?:电话|手机|传真|地址|邮箱|网址|公司网站|tel|mobile|phone|fax|address|e-?mail|mob|www)\s*[.:：]|(?:^|\s)www\.|\+\d{2}[\d\s()-]{7,}/i;
/** A signature is not longer than this. */
const LONGEST = 14;

function written(lines: readonly string[]): Written {
  const legal = lines.findIndex((line) => LEGAL.test(line));
  const kept = (legal < 0 ? lines : lines.slice(0, legal)).filter((line) => !MOBILE.test(line));
  const text = trimmedLines(kept);
  const at = signatureAt(text);
  return {
    words: tidy(at < 0 ? text : text.slice(0, at)),
    signature: tidy(at < 0 ? [] : text.slice(at).filter((line) => !/^-- ?$/.test(line))),
  };
}

function signatureAt(lines: readonly string[]): number {
  const dashes = lines.findLastIndex((line) => /^(?:-- ?|—{1,3})$/.test(line));
  if (dashes > 0 && lines.length - dashes <= LONGEST + 4) return dashes;
  const from = Math.max(1, lines.length - LONGEST);
  const closing = lines.findIndex((line, at) => at >= from && CLOSING.test(line));
  if (closing > 0 && lines.slice(closing).every((line) => line.length < 100)) return closing;
  const card = lines.findIndex((line, at) => at >= from && CARD.test(line) && line.length < 100);
  if (card < 0) return -1;
  // Names and firms stand above the numbers, behind an empty line.
  const gap = lines.slice(0, card).findLastIndex((line) => !line.trim());
  return gap > 0 && card - gap <= 6 ? gap : -1;
}

function trimmedLines(lines: readonly string[]) {
  const first = lines.findIndex((line) => line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  return first < 0 ? [] : lines.slice(first, last + 1);
}

const tidy = (lines: readonly string[]) =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
