import type { Clause } from './text/clauses.ts';
import { hanValue } from './dates/lexer/numerals.ts';
import { withoutKind } from './kind.ts';
import { codeNear, letters } from './text/normalize.ts';
import type { Judged } from './roles/verdict.ts';
import type { Span, Reading } from '../contract/reading.ts';

const given =
  /(?:满意度|csat|评分|打分|评价|rating|score)[ :：是为给了打]{0,4}(\d{1,2}(?:\.\d)?|[一二三四五六七八九十])(?: ?(?:\/|out of|分制?,?满分) ?(\d{1,3}))?/;
const nps = /nps[ :：是为给了打]{0,4}(\d{1,2}|[一二三四五六七八九十])/;
const points =
  /(?:给|打|评)(?:了)?(?:我们)?(\d{1,2}(?:\.\d)?|[一二三四五六七八九十])分(?!钟)|gave (?:us )?(?:a )?(\d{1,2})(?:\/| out of )(\d{1,3})/;
const ten = /十分制|满分10|满分十/;

const scored = /满意度|csat|评|打|分|rating|score|nps|gave|👍|👎/;

/** A score that the note states in so many words. No guessing of moods. */
export function scoreIn(text: string): Reading['score'] | undefined {
  if (!scored.test(text)) return undefined;
  const net = nps.exec(text);
  if (net) return { value: figure(net[1]), of: 10 };
  const own = given.exec(text);
  if (own)
    return { value: figure(own[1]), of: own[2] ? Number(own[2]) : ten.test(text) || figure(own[1]) > 5 ? 10 : 5 };
  const told = points.exec(text);
  if (told)
    return {
      value: figure(told[1] ?? told[2]),
      of: told[3] ? Number(told[3]) : ten.test(text) || figure(told[1] ?? told[2]) > 5 ? 10 : 5,
    };
  if (text.includes('👎')) return { value: 0, of: 1 };
  return text.includes('👍') ? { value: 1, of: 1 } : undefined;
}

function figure(text: string | undefined): number {
  return text === undefined ? 0 : /^\d/.test(text) ? Number(text) : hanValue(text);
}

const greeting =
  /^(?:你好|您好|hi|hello|hey|嗨|哈喽|在吗|在么|早|早上好|早安|下午好|晚上好|good (?:morning|afternoon|evening)|thanks?|thank you|谢谢|多谢|ok|okay|好的?|收到|嗯+|哦|👌|👍|test|测试|ping|yo|sup|howdy|nice|great|cool|perfect|awesome|well done|good job|sounds good|no problem|np|got it|understood|辛苦了?|明白了?|知道了|了解|可以|行|没问题|太好了|哈哈+|haha+|lol|bye|再见|拜拜|晚安|good night|see you)(?:[\s!！。.,，~～]|👋|🙏|😊)*(?:bot|机器人|all|team|大家|there|everyone|guys|mate|you|how are you|how's it going|你好|啊|呀|哦|了)*[\s!！。.?？~～]*$/;
const question =
  /^(?:(?:hi|hey|hello)(?: bot)?[,， ]+)?(?:谁|哪(?:个|些|位|家)|什么|怎么|多少|几(?:个|家)|我有(?:谁|哪些)|为什么|who(?:'s)?\b|what(?:'s)?\b|when\b|which\b|where\b|how\b|why\b|is there\b|do we\b|does\b|did (?:we|anyone)\b|can (?:you|i|we)\b|any(?:one|body)\b|show (?:me )?|find |search |搜|查(?!看了|了)|帮我(?:查|找|搜)|列出|list )/;
const command =
  /^(?:(?:完成|done|✅|推迟?|push|snooze|撤销|undo|取消|cancel|help|帮助|\?|状态|status|改成|改到|make it|换|change|add |delete|删除|合并|merge|不是|not |全部|接收|accept|退回|decline|交接|hand ?over|导出|export|导入|import|备份|跳过|skip|早报|语言|language|时区|time ?zone|试一下|try it|连接|connect|今天要跟谁|本周跟进|漏斗|pipeline|周报|我的|my )(?:[\s\d:：,，]|$|.{0,30}$))/;

export type Signs = {
  readonly text: string;
  readonly typed: string;
  readonly people: readonly Span[];
  readonly customers: readonly Span[];
  readonly dates: readonly Span[];
  readonly kind: boolean;
  readonly steps: number;
  readonly sums: number;
};

/** Whether a text tells or plans something, and is not a greeting, a question, a command, or a bare name or date. */
export function isNote({ text, people, customers, dates, kind, steps, sums }: Signs): boolean {
  const whole = text.trim();
  if (whole.length < 2 || greeting.test(whole) || /^[\d\s.,]+$/.test(whole)) return false;
  if (question.test(whole) && (/[?？吗呢]\s*$/.test(whole) || whole.length < 40) && !whole.includes('\n')) return false;
  if (/(?:谁|哪些|多少|什么时候|吗|呢|怎么样)[?？]?\s*$/.test(whole) && whole.length < 24 && !kind) return false;
  if (command.test(whole) && whole.length < 40 && !((kind || steps > 0) && (people.length > 0 || customers.length > 0)))
    return false;
  const spoken = leftOver(text, [...customers, ...people, ...dates]);
  // «华为 下周三», "Tom tomorrow": whom, and when.
  if (spoken < 2 && customers.length + people.length > 0 && steps > 0) return true;
  if (spoken < 1 || (spoken < 2 && (steps === 0 || customers.length + people.length === 0))) return false;
  return kind || sums > 0 || people.length > 0 || customers.length > 0 ? true : steps > 0 || spoken >= enough;
}

/** More letters than this are a note in any case. */
const enough = 6;

/** How many letters are neither a customer nor a date, or enough. */
function leftOver(text: string, spans: readonly Span[]): number {
  const inside = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  if (letters(text, { from: 0, to: text.length }) - inside >= enough) return enough;
  let count = 0;
  let at = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    count += letters(text, { from: at, to: Math.max(at, from) });
    at = Math.max(at, to);
  }
  return count + letters(text, { from: at, to: text.length });
}

export type Telling = {
  readonly clauses: readonly Clause[];
  readonly typed: string;
  readonly text: string;
  readonly judged: readonly Judged[];
};

const filler =
  /记录?一下|今天|今日|昨天|刚刚?|头先|去了?|和|跟|与|同|给|请|了|的|在|上|下|人|有限公司|公司|采购部?|技术部?|那边|一起|一趟|分钟|小时|通|打|见|个|过|完|着|\b(?:today|yesterday|just|quick|short|long|brief|nice|good|again|this|that|with|to|at|from|of|on|in|over|had|a|an|the|w|by|for|and|mr|mrs|ms|dr|mins?|minutes?|hours?|morning|afternoon|his|her|their|team|office|site|re)\b/g;

const han = /[\u4e00-\u9fff]/;

const aside = /^(?:记(?:录)?一下|note to self)[\s:：]*/i;

/** Whether a clause has a Han character or two letters beside its filler. */
function saysMore(words: string): boolean {
  let count = 0;
  filler.lastIndex = 0;
  for (let at = 0; at <= words.length;) {
    const match = filler.exec(words);
    const to = match?.index ?? words.length;
    const more = letters(words, { from: at, to });
    count += more;
    if (count >= 2 || (more > 0 && han.test(words.slice(at, to)))) return true;
    if (match === null) return false;
    at = filler.lastIndex;
  }
  return false;
}

/** What was said, in the note's own words: the clauses that hold more than who, how and when, and no step. */
export function gistOf({ clauses, typed, text, judged }: Telling): string {
  const dates = judged.map(({ found }) => text.slice(found.from, found.to));
  const told: { from: number; to: number }[] = [];
  let last: (typeof told)[number] | undefined;
  for (const [i, { from, to }] of clauses.entries()) {
    if (judged.some(({ role, clause }) => role === 'plan' && clause === i)) {
      last = undefined;
      continue;
    }
    let words = text.slice(from, to);
    for (const date of dates) if (words.includes(date)) words = words.replace(date, ' ');
    const more = saysMore(withoutKind(words));
    const gap = last ? typed.slice(last.to, from) : '';
    // «和技术总监 韩工 开了个会»: what says no more alone goes on behind a space.
    if (last && !more && gap.trim() === '' && !gap.includes('\n')) last.to = to;
    else if (more) {
      last = { from, to };
      told.push(last);
    } else last = undefined;
  }
  const parts = told.map(({ from, to }) => withoutAside(typed.slice(from, to).trim())).filter(Boolean);
  const joined = parts.join(han.test(typed) ? '，' : ', ');
  return joined.length > 160 ? `${joined.slice(0, 159)}…` : joined;
}

/** Only a clause that begins with 记 or N can begin with an aside. */
function withoutAside(part: string): string {
  const first = codeNear(part, 0);
  return first === 0x8bb0 || (first | 32) === 110 ? part.replace(aside, '') : part;
}
