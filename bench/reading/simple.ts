import * as chrono from 'chrono-node';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';

/**
 * What somebody would write in a day around chrono-node to read a note: its dates, telephone numbers by their library, and patterns for the rest.
 * It answers the same questions as the reader, which is what makes their speeds comparable, and gets about one note in seven right as a whole.
 */
export function readSimply(text: string, { ref, customers }: { ref: Temporal.PlainDateTime; customers: RegExp }) {
  const dates = datesIn(text, ref);
  const clauses = clausesOf(text);
  const phones = findPhoneNumbersInText(text, 'CN').map(({ number }) => number.number);
  const emails = text.match(email) ?? [];
  const found = dates.map((date) => ({ date, role: roleOf(date, clauses) }));
  const happened = found.find(({ role }) => role === 'past');
  const done = happened !== undefined || tells.test(text);
  const steps = quits.test(text) ? [] : found.filter(({ role }) => role === 'ours');
  return {
    customers: [...new Set(text.match(customers) ?? [])],
    contacts: contactsIn(text),
    kind: done ? (kinds.find(([, cue]) => cue.test(text))?.[0] ?? 'other') : null,
    occurredOn: done ? (happened?.date.start ?? ref).toPlainDate().toString() : null,
    followUps: steps.map(({ date }) => stepOf(date, clauses)),
    amounts: amountsIn(text),
    phones,
    emails,
    dates: dates.map(({ from, to, start, end, timed }) => ({
      span: [from, to],
      start: start.toString(),
      ...(end ? { end: end.toString() } : {}),
      granularity: timed ? 'minute' : 'day',
    })),
  };
}

/** Names as one pattern, longest first. */
export function namesPattern(names: readonly string[]): RegExp {
  const sorted = names.toSorted((a, b) => b.length - a.length);
  return new RegExp(sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
}

type Found = {
  from: number;
  to: number;
  start: Temporal.PlainDateTime;
  end?: Temporal.PlainDateTime;
  timed: boolean;
  past: boolean;
};
type Clause = { from: number; to: number; text: string };

const han = /[\u4e00-\u9fff]/;
const word = /[a-z]{3}/i;

function datesIn(text: string, ref: Temporal.PlainDateTime): Found[] {
  const now = new Date(ref.year, ref.month - 1, ref.day, ref.hour, ref.minute);
  const how = { forwardDate: true };
  const parsed = han.test(text)
    ? [
        ...chrono.zh.hans.parse(text, now, how),
        ...chrono.zh.hant.parse(text, now, how),
        ...(word.test(text) ? chrono.parse(text, now, how) : []),
      ]
    : chrono.parse(text, now, how);
  const kept: Found[] = [];
  for (const one of parsed.toSorted((a, b) => a.index - b.index || b.text.length - a.text.length)) {
    if (kept.some(({ from, to }) => one.index < to && from < one.index + one.text.length)) continue;
    const start = civil(one.start.date());
    kept.push({
      from: one.index,
      to: one.index + one.text.length,
      start,
      ...(one.end ? { end: civil(one.end.date()) } : {}),
      timed: one.start.isCertain('hour'),
      past: Temporal.PlainDate.compare(start, ref) < 0,
    });
  }
  return kept;
}

function civil(date: Date): Temporal.PlainDateTime {
  return new Temporal.PlainDateTime(
    date.getFullYear(),
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
  );
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^,，。;；!！?？\n]+/g))
    clauses.push({ from: index, to: index + piece.length, text: piece });
  return clauses;
}

const ours =
  /跟进|跟催|回访|回复|联系|约|再|给|发|寄|送|报|提醒|记得|前|之前|去|带|准备|安排|\b(?:follow|call|send|by|check|try|ring|email|meet|visit|remind|chase|ping|circle|touch|book|demo|back|next|quote|need)\b/i;
const theirs =
  /他们|客户说|客户要|对方|到期|交货|开业|投产|搬|放假|出差|\b(?:they|he|she|expires?|renewal|launch|opens?|budget|until|away|holiday)\b/i;

function roleOf({ from, to, past }: Found, clauses: readonly Clause[]): 'past' | 'ours' | 'theirs' {
  if (past) return 'past';
  const clause = clauses.find((one) => one.from <= from && to <= one.to)?.text ?? '';
  if (/不用|无需|取消|\b(?:no need|don't|cancel)/i.test(clause)) return 'theirs';
  return ours.test(clause) || !theirs.test(clause) ? 'ours' : 'theirs';
}

function stepOf({ from, to, start, timed }: Found, clauses: readonly Clause[]) {
  const at = clauses.findIndex((one) => one.from <= from && to <= one.to);
  const clause = clauses[at];
  const around = clause ? `${clause.text.slice(0, from - clause.from)} ${clause.text.slice(to - clause.from)}` : '';
  const action = around.replace(/\s+/g, ' ').trim();
  return {
    due: timed ? start.toString().slice(0, 16) : start.toPlainDate().toString(),
    precision: timed ? 'time' : 'day',
    action: action.length > 1 ? action : (clauses[at + 1]?.text ?? clauses[at - 1]?.text ?? ''),
  };
}

const tells =
  /[了过刚已咗過]|说|說|反馈|电话[:：]?|拜访|微信|来电|\b(?:called|met|visited|emailed|spoke|talked|said|says|wants?|left|sent|had|got|from|asked|signed|went|lunch|meeting with|demo with|done|closed)\b/i;
const quits = /不用(?:再)?(?:跟进|联系)|无需跟进|\bno (?:follow[- ]?up|need to follow)/i;
const surname =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤牛郑庄莊張陳劉楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒龍賀顧錢嚴湯苗宁施';
const titled = new RegExp(
  `[${surname}](?:总监|总|總|工|经理|經理|主任|处长|科长|課長|局长|院长|校长|厂长|廠長|董事长|董|部长|店长|主管|老师|律师|博士|教授|医生|阿姨|先生|女士|小姐|姐|哥|生|太|老板|特助)|[老小][${surname}](?![\\u4e00-\\u9fff]{2,}公司)`,
  'g',
);
const fullName = new RegExp(
  `(?<=和|跟|与|找|约|见|拜访|的|经理|主管|采购|联系人[:：]?|^)([${surname}][\\u4e00-\\u9fff]{1,2})(?=[聊谈说见吃开打通确沟约,，。;；、)）(（\\s]|$)`,
  'g',
);
const latinName =
  /(?:(?:[Cc]alled|[Mm]et|[Ss]poke (?:to|with)|[Tt]alked to|[Ee]mailed|[Vv]isited|with|from|w\/|[Ss]aw|and|@|tell|ask|ping|to) )((?:(?:Mr|Mrs|Ms|Dr|Mdm|Prof)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?! (?:Inc|Ltd|LLC|Corp|Group|Foods))|\b((?:Mr|Mrs|Ms|Dr|Mdm|Prof)\.? [A-Z][a-z]+)|\b([A-Z][a-z]+)(?= ?(?:said|says|wants|asked|thinks|confirmed|will|is|was|on|at|from|\(|@|回|说|電話|电话)(?![a-z]))/g;

function contactsIn(text: string): string[] {
  const names = [...(text.match(titled) ?? []), ...(text.match(fullName) ?? [])];
  for (const [, a, b, c] of text.matchAll(latinName)) names.push(a ?? b ?? c ?? '');
  return [...new Set(names)].filter(
    (name) =>
      !/^(?:Today|They|We|He|She|It|Monday|Tuesday|Wednesday|Thursday|Friday|January|March|April|June|July)/.test(name),
  );
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ['call', /电话|電話|来电|通话|没接|打给|致电|\bcall(?:ed)?\b|\bphone|\bspoke\b|\bvm\b|voicemail|\brang\b/i],
  ['visit', /拜访|拜訪|上门|走访|见了|去了|\bvisit(?:ed)?\b|\bmet\b|on-?site|\bsite\b|stopped by|popped/i],
  ['meeting', /开会|開會|会议|碰头|演示|吃饭|\bmeeting\b|\bmtg\b|\bdemo|lunch|dinner|coffee|zoom|teams/i],
  ['chat', /微信|短信|whatsapp|wechat|\btext(?:ed)?\b|\d{1,2}:\d\d\n/i],
  ['email', /邮件|郵件|\be-?mail/i],
];

const money =
  /(US\$|HK\$|NT\$|[$¥€£₹]|RMB|USD|EUR|GBP|HKD)?\s?(\d[\d,]*(?:\.\d+)?)(?:\s?[-–~到至]\s?(\d[\d,]*(?:\.\d+)?))?\s?(亿|万|千|k\b|m\b|w\b|lakh\b)?\s?(元|块|美元|美金|港币|欧元|USD|RMB|dollars|euros|pounds)?/gi;
const units: Readonly<Record<string, number>> = {
  亿: 1e8,
  万: 1e4,
  w: 1e4,
  千: 1e3,
  k: 1e3,
  m: 1e6,
  lakh: 1e5,
};
const currencies: Readonly<Record<string, string>> = {
  us$: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  $: 'USD',
  '¥': 'CNY',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  rmb: 'CNY',
  usd: 'USD',
  eur: 'EUR',
  gbp: 'GBP',
  hkd: 'HKD',
  元: 'CNY',
  块: 'CNY',
  美元: 'USD',
  美金: 'USD',
  港币: 'HKD',
  欧元: 'EUR',
  dollars: 'USD',
  euros: 'EUR',
  pounds: 'GBP',
};

function amountsIn(text: string) {
  const chinese = han.test(text);
  const amounts = [];
  for (const [, sign, low = '', high, unit, name] of text.matchAll(money)) {
    if (sign === undefined && unit === undefined && name === undefined) continue;
    const times = units[unit?.toLowerCase() ?? ''] ?? 1;
    const currency = currencies[(sign ?? name ?? '').toLowerCase()] ?? (chinese ? 'CNY' : 'USD');
    const value = Number(low.replaceAll(',', '')) * times;
    amounts.push(
      high === undefined
        ? { value, currency }
        : { min: value, max: Number(high.replaceAll(',', '')) * times, currency },
    );
  }
  return amounts;
}

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
