import { DAY, plainDate } from './dates/civil.ts';
import { firstOf } from './dates/every.ts';
import type { Found, Scanned } from './dates/find.ts';
import { isWorkday } from './dates/holidays.ts';
import { daysAhead } from './dates/spans.ts';
import type { Clause } from './clauses.ts';
import { kindIn } from './kind.ts';
import { letters } from './plain.ts';
import type { Precision, Step } from '../types.ts';

/**
 * What each date of a note is: ours to act on, the day it happened, or neither. A date is judged by its own clause and, where that
 * says nothing, by its neighbours: is it settled whether it lies ahead, is something to be done, by us or by them, is it taken back?
 */
export type Role = 'plan' | 'happened' | 'background';

export type Judged = { readonly found: Found; readonly role: Role; readonly why: string; readonly clause: number };

const done =
  /了(?!解|如|断|吧|就|再)|过(?![来去期程节年完几两]|一阵|\d)|刚|已经?|完成|搞定|做完|签完|收到|接到|昨|上周|上个?月|去年|前天|咗|\b(?:called|met|visited|sent|emailed|spoke|talked|had|went|was|were|did|got|received|said|told|closed|signed|won|lost|rang|left|came|saw|delivered|paid|discussed|demoed|chatted|dropped|popped|ordered|texted|pinged|asked|wanted|installed|fixed|stopped|confirmed|agreed|replied|quoted|finished|shipped|bounced|been|completed|cancelled|canceled|attended|presented|spent|picked|bought|gave|took|joined|made|held|(?<!(?:get|have|be|to) (?:it |this |that |be )?)done)\b/;
const todo =
  /再|能(?=发|到|给|交|出|做|安排|定|签|付)|要(?!求|价|紧|点|害)|得(?=[先去给把找回发打约准交跟再问催补做带看])|将|约(?!\d|为)|准备|打算|计划|安排|跟进|跟催|回访|回复|回覆|答复|答覆|给(?!了|过)|发(?!现|了|飙|票|货了|过|布|火)|提醒|记得|别忘|交(?!流|情|通|了)|提供|出(?!来|了|差|去|现|口|问题|席)|签(?!了|过|的|收)|见(?!了|过|效|到|面了)|去(?!了|过|年)|拜访|开会|开标|复盘|到货|之前|以前|前(?!台|期|端|面|景|途)|内|等|待|寄(?!了)|送(?!了)|报(?!告|销|错|价太|怨)|催|补|上门|看看|看样|带|定(?!了|期|制|位)|付(?!了)|下单|打(?!了|过|来|样|印|折|款|包)|call|回(?!款|访了|来|扣|购)|碰|聊(?!了|过|得|天)|办|处理|修|做(?!了|过|的)|开通|启动|演示|培训|截止|到期|验收|交付|交货|出货|发货(?!了)|复诊|报名|投标|装|搬|试|试用|评审|会议|简报|报告|联系|沟通|确认|决定|对账|收款|换|催款|保养|测试|更新|整理|对接|起|度尺|\b(?:follow|f\/?up|fu|call|send|sending|emailing|calling|chasing|ring|meet|visit|check|ping|chase|revert|get back|get|due|by|will|need|needs|must|schedule|book|booked|submit|next step|todo|to do|remind|expected|expects?|start|starts|deliver|delivery|demo|mtg|meeting|review|reconnect|touch|circle|loop|sync|catch|present|try|again|back|email|text|going|coming|want|wants|deadline|closes?|ready|promised|prep|prepare|quote|bring|pick|drop|install|pay|paying|payment|arrange|arranged|invoice|intro|renew|renewal|finali[sz]e|sign|decide|decision|confirm|update|share|proposal|kick|kickoff|training|workshop|lunch|dinner|coffee|give|let|tell|ask|see|talk|speak|discuss|go|do|make|finish|complete|replace|order|ship|raise|set|setup|come|fix|resend|forward|provide|issue|test|site|visit|appointment|appt|appts|reschedul\w*|moved|pushed|postponed)\b|'ll\b|→/;
const strongTodo =
  /跟进(?!了|过|的|中|情况|完)|跟催|回访(?!了|过|的|完)|再(?=[联打约问谈去聊跟来看说催确沟拜回报])|提醒|记得|别忘|回复(?!了|过)|回覆(?!了|過|过)|答复(?!了|过)|答覆(?!了|过)|给(?:他|她|佢|对方|客户|答|报|回)|发(?:给|我|他|她|报|资|方|合|样|邮)|前(?:给|发|交|出|要|把|提|搞|送|回|完|催|答|定|寄|补|必|到)|内(?:给|发|交|出|回|修|处|完|补|提|答)|约(?:了|好|在|他|她|\b)|下次|下一步|\b(?:follow|f\/?up|chase|revert|get back|send|call back|remind|submit|todo|next step|next (?:review|meeting|call|visit|service|check)|need to|must|due|deadline|will|i'll|we'll|ping|circle back|check in|touch base|schedule|booked)\b/;
const negated =
  /不用(?!急|担心)|不必|无需|不需要?|毋须|唔使|唔驶|唔駛|唔洗|别(?:再|去|打|催|跟|联|给|约|先|定|压)|先别|暂不|暂时不|暂缓|不要(?:再|去|打|催)|勿|不再|没必要|取消|不(?:去|来|开|办|做)了|\b(?:no need|don'?t|do not|not going|cancel(?:led|ed)?|no longer|called off|won'?t need|skip|never mind|no follow|nothing to|isn'?t happening)\b/;
const away =
  /在出差|出差(?:了|中|去了|在外)|(?:\ufffc|他|她|佢|客户|对方)[^,，]{0,14}出差|休假|放假|请假|年假|不在(?!乎)|产假|休(?=$|[ ,，。])|装修|停业|停产|停工|出国|旅游|度假|探亲|住院|闭店|盘点期|忙|过节|回国|回老家|(?<!一)上班(?!就|后|前|第)|\b(?:ooo|out of (?:the )?office|on leave|mat leave|maternity|a\/l|vacation|holiday|holidays|away|hols?|on hols|travell?ing|(?<![%\d] ?)off(?= *$)|off (?:on|until|till|from|work|sick|next|this|all)|pto|leave from|closed (?:for|from|until|on)|shut(?:down)?|annual leave|sick|retir\w+)\b/;
const theirs =
  /^(?:另外|不过|因为|因為|据说|听说|他说|她说|客户说|对方说)?(?:他们家?|他家|她们|他|她|佢哋?|客户|对方|人家|甲方|业主|老板|[\u4e00-\u9fff]{1,3}(?:总|工|经理|主任|姐|哥|老师)说?|\ufffc+(?:那边|家|方)?说)(?!约|叫|让|要我|想约|催)|\b(?:they|he|she|customer|client|their)\b(?! (?:wants?|asked|needs?) (?:me|us|a|the|it|to))/;
const askedOfUs =
  /(?:让|叫|要|催|约|请|希望|等|问)(?:我|我们|咱|你)|我(?!(?:们)?(?:公司|方|司)的)|我们|咱|us\b|\bi\b|\bme\b|\bwe\b|i'll|we'll/;
const story =
  /(?:当时|以前|之前|原来|原定|原本|本来|从前|一直|自从|成立|创立|做了|用了|合作了|等了|花了|干了|有效期|质保|保修|账期|周期|工期|为期|历时|since|founded|established|warranty|for the (?:past|last)|over the (?:past|last)|lead time|net \d+)/;

const movedHere =
  /(?:(?:push(?:ed)?|mov(?:ed)?|delay(?:ed)?|shift(?:ed)?|reschedul(?:ed)?|postponed?|extend(?:ed)?) ?[到至去]|改期到|提前到|改到|改成|改为|改在|改去|推到|推迟到|延到|延期到|顺延到|提前到|挪到|约在|约到|约了|约好|定在|定于|moved (?:it )?to|preponed to|brought forward to|shifted to|(?:is|was) now|pushed (?:back |out )?to|rescheduled (?:to|for)|postponed (?:to|until)|set for|booked for|scheduled for|confirmed for) *$/;
const comesBack = /回来.{0,4}(?:再|后|就|联|约|跟|打)|到时|届时/;
const comesThen =
  /(?:call|ping|try|chase|email|ring|text|follow|reconnect|catch|meet|speak|talk|check).{0,24}\bthen\b|^\s*then (?:call|meet|visit|go|start|send|ring|follow|do|try)\b|\bwhen (?:he|she|they)(?:'s|'re| is| are| gets?) back\b|once (?:he|she|they)/;

/** «send it today», «= email today»: the bare verb at the head of the clause, and nobody before it. */
const imperative =
  /(?:^|[-=:>,;(&] ?|\b(?:and|then|will|to|pls|please|must|need) )(?:send|email|call(?! (?:w\/|with|from))|chase|ring|text|submit|post|drop|get|book|raise|issue|pay|order|prep|finish|quote|invoice|ping|see|follow up|fu|reply|update|share|forward|process|refund|credit|ship|dispatch|deliver|return|apply|print|prepare|confirm|check|sort|fix|do|emailing|sending|calling|chasing|doing|going|dropping|posting|submitting|getting)(?: (?!with\b|from\b)[\w'’\ufffc&/-]+){0,5} $/;

export type Note = {
  readonly text: string;
  readonly typed: string;
  readonly clauses: readonly Clause[];
  readonly today: number;
  readonly now: number;
  readonly cut: readonly (readonly [number, number])[];
};

/** More dates than this make no note; the rest are dates without a role. */
export const most = 48;

/** Gives every date its role. */
export function judge({ future, past }: Scanned, note: Note): Judged[] {
  const judged: Judged[] = [];
  const others = future.slice(0, most);
  others.forEach((ahead, i) => {
    const clause = note.clauses.findIndex(({ from, to }) => ahead.from >= from && ahead.from < to);
    const back = past[i] ?? ahead;
    judged.push({ clause, ...roleOf({ ahead, back, clause: Math.max(0, clause), note, others }) });
  });
  return ourOwn(corrected(aheadOf(judged, note), note), note);
}

type Case = {
  readonly ahead: Found;
  readonly back: Found;
  readonly clause: number;
  readonly note: Note;
  readonly others: readonly Found[];
};

function roleOf({ ahead, back, clause, note, others }: Case): { found: Found; role: Role; why: string } {
  const { text, clauses, today, now } = note;
  const own = near(clauses[clause] ?? { from: 0, to: text.length, sentence: 0, line: 0 }, ahead);
  const words = without(text.slice(own.from, own.to), { from: own.from, found: others });
  const next = clauses[clause + 1];
  const previous = clauses[clause - 1];
  const bare = letters(words, { from: 0, to: words.length }) <= 2 && !todo.test(words) && !done.test(words);
  const nextWords =
    next && next.line === own.line && !others.some((o) => o.from >= next.from && o.from < next.to)
      ? text.slice(next.from, Math.min(next.to, next.from + reach))
      : '';
  const previousWords =
    previous && previous.line === own.line
      ? without(text.slice(Math.max(previous.from, previous.to - reach), previous.to), {
          from: Math.max(previous.from, previous.to - reach),
          found: others,
        })
      : '';
  const around = bare ? nextWords || previousWords : words;
  const is = (role: Role, why: string, found = ahead) => ({ found, role, why });
  const day = Math.floor((ahead.s ?? ahead.e ?? 0) / DAY);

  if (ahead.k === 'R') {
    if (
      /^ ?(?:大概|大约|约)?(?:\d+|[一二三四五六七八九十几两百千]+) ?(?:个|台|次(?!会)|箱|柜|吨|单|票|件|条|人|套|批|k|units|pcs|boxes)/.test(
        text.slice(ahead.to, ahead.to + 10),
      )
    )
      return is('background', 'so much in a time');
    if (
      /(?:\bnext (?:one |is |= ?|on |due )+|下次|下一次)/.test(text.slice(ahead.to, ahead.to + 80)) &&
      others.some((o) => o.from > ahead.to && o.k !== 'R' && o.s !== undefined)
    )
      return is('background', 'the next one is named');
    if (
      /^(?:daily|weekly|monthly|quarterly|yearly|annual)/.test(text.slice(ahead.from, ahead.to)) &&
      others.some((o) => o !== ahead && o.k !== 'R' && o.s !== undefined && o.from >= own.from && o.to <= own.to)
    )
      return is('background', 'says which kind');
    const placed = /BYDAY|BYMONTHDAY|BYHOUR/.test(ahead.rule ?? '');
    if (
      ahead.rule?.startsWith('FREQ=HOURLY') ||
      (!placed &&
        !strongTodo.test(words) &&
        !/^(?:every|each|once|每|隔)/.test(text.slice(ahead.from, ahead.to)) &&
        !/^[\u4e00-\u9fff]{0,6}?一[次趟回遍]/.test(text.slice(ahead.to, ahead.to + 8)))
    )
      return is('background', 'recurs, and no step');
    return placed || todo.test(around) || /一[次趟回遍]/.test(words) || todo.test(nextWords)
      ? is('plan', 'recurs')
      : is('background', 'recurs, and no step');
  }
  if (ahead.s === undefined) return is('background', 'no day');
  const settledPast = ahead.e! <= today * DAY && !ahead.loose;
  const settledAhead = day > today && (!ahead.loose || farBehind({ ahead, back, today }));
  if (settledPast || (ahead.e! <= now && !ahead.loose && ahead.k === 'W')) return is('happened', 'lies behind', ahead);
  if (isStamp(note, ahead)) return is('background', 'stamp of a chat', ahead);
  if (
    ahead.open === 'after' &&
    ahead.word === 'since' &&
    (ahead.loose ? Math.floor(back.s! / DAY) === day : day <= today) &&
    !strongTodo.test(around)
  )
    return is('background', 'since');
  if (ahead.open === 'after' && ahead.word === 'since' && theirs.test(words) && !askedOfUs.test(words))
    return is('background', "the customer's own");
  if (negated.test(words.replace(condition, '')) && !strongAfterNegation(words)) return is('background', 'negated');
  if (negated.test(words) && /^(?:[^，,]{0,6})(?:不用|别|no need)/.test(nextWords)) return is('background', 'negated');
  const wanted = todo.test(around) || todo.test(nextWords);
  if (
    /(?:就该|本该|本应|早该|原该|应该早|应该已经|该到|说好了?的?|was due|should have|was meant to|was supposed to)/.test(
      words,
    ) &&
    ahead.loose
  )
    return is('background', 'should have been', back);
  if (
    ahead.word === 'within' &&
    /^ ?(?:就)?(?:能|可以|可|到|就到)/.test(text.slice(ahead.to, ahead.to + 4)) &&
    !askedOfUs.test(words.slice(0, 6))
  )
    return is('background', 'how fast it goes');
  if (
    ahead.k === 'D' &&
    day === today &&
    /^ ?(?:先|就要|必须|务必|得|要|内)/.test(text.slice(ahead.to, ahead.to + 3)) &&
    !done.test(text.slice(ahead.to, own.to))
  )
    return is('plan', 'today, to be done first');
  const strong =
    strongTodo.test(around) || (bare && strongTodo.test(nextWords)) || /\bto be \w+ed\b|\bi said\b/.test(words);
  const over = done.test(around) && !(wanted && !bare && nearer(words, ahead.from - own.from) === 'todo');
  if (ahead.word === 'now') return is('background', 'now');
  if (day >= today && movedHere.test(text.slice(Math.max(0, ahead.from - 12), ahead.from)))
    return is('plan', 'moved or set here');
  if (
    /(?:时间|日期|date) ?: ?$/.test(text.slice(Math.max(0, ahead.from - 6), ahead.from)) &&
    back.s !== undefined &&
    today - Math.floor(back.s / DAY) <= 45
  )
    return is('happened', 'the day of a form', back);
  if (
    ahead.g === 'week' &&
    !ahead.open &&
    others.some(
      (o) =>
        o.from > ahead.to && o.from - ahead.to < 30 && o.weekday !== undefined && o.s! >= ahead.s! && o.e! <= ahead.e!,
    )
  )
    return is('background', 'its days follow');
  const backThen = comesBack.test(nextWords) || (next !== undefined && comesThen.test(text.slice(next.from, next.to)));
  const followed = next !== undefined && others.some((o) => o.from >= next.from && o.from < next.to);
  const returns = /回来|回国|回公司|\bback\b(?! to\b)/.test(text.slice(own.from, own.to));
  if (
    day > today &&
    followed &&
    next.sentence === own.sentence &&
    (returns || (backThen && away.test(words))) &&
    !askedOfUs.test(words)
  )
    return is('background', 'somebody is back then');
  if (day > today && backThen && (away.test(words) || ahead.until)) return is('plan', 'somebody is back then');
  if (
    ahead.g === 'week' &&
    others.some((o) => o !== ahead && o.word === 'holiday' && !o.open && o.from >= own.from && o.to <= own.to)
  )
    return is('background', 'a holiday by the way');
  if (ahead.until && !strong && !askedOfUs.test(words)) return is('background', 'lasts until then');
  if (ahead.word === 'holiday' && !ahead.open && !strong) return is('background', 'a holiday by the way');
  if (ahead.word === 'before holiday' && done.test(words) && !strong)
    return is('background', 'before a holiday, and over');
  if (ahead.word === 'before holiday' && /最后一|last\b/.test(words))
    return is('background', 'before a holiday, and over');
  if (ahead.loose && !settledAhead) {
    const backDay = Math.floor((back.s ?? 0) / DAY);
    const recent = today - backDay <= 7;
    if (ahead.open === 'before' && day >= today && !away.test(words)) return is('plan', 'a deadline');
    const nearerAhead = ahead.word === 'J' && today - backDay > 14 && day - today < 14;
    if (over && !strong && !nearerAhead && !/约|booked|scheduled|改到|改成|moved|pushed/.test(around))
      return is('happened', 'past words', back);
    const begun = (ahead.word !== 'T' && ahead.word !== 'p') || ahead.s <= now;
    if (begun && backDay === today && ahead.from <= (clauses[0]?.to ?? 0) && !wanted)
      return is('happened', 'begins with today', back);
    if (begun && backDay === today && ahead.from < 3 && !strong) return is('happened', 'begins with today', back);
    if (clause === 0 && recent && ahead.from < 4 && !wanted && done.test(text))
      return is('happened', 'begins with the day', back);
  }
  if (ahead.word === 'later') return wanted ? is('plan', 'later today') : is('background', 'later, and no step');
  const told = text.slice(own.from, ahead.from);
  if (day === today && ahead.e! > now && imperative.test(told)) return is('plan', 'today, said as an order');
  if (ahead.k === 'D' && ahead.g === 'day' && day === today && !ahead.open) {
    if (strong && !over) return is('plan', 'today, to be done');
    if (over || !wanted) return is('happened', 'today');
    return /下班|晚点|晚些|稍后|later|get back|before|eod|待会|等下/.test(around) || strong
      ? is('plan', 'today, later')
      : is('happened', 'today');
  }
  if (ahead.k === 'W' && ahead.g === 'part' && day === today && ahead.s < now - 60 && !strong && ahead.word !== 'close')
    return is('happened', 'a part of today that has begun', ahead);
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.word !== 'T' &&
    ahead.word !== 'p' &&
    ahead.s < now &&
    ahead.g !== 'part'
  )
    return is('happened', 'earlier today', ahead);
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.g === 'part' &&
    ((over && !strong) || !wanted) &&
    ahead.word !== 'close' &&
    (over || ahead.s < now + 60)
  )
    return is('happened', 'a part of today', ahead);
  if ((ahead.word === 'T' || ahead.word === 'p') && over && !strong) return is('happened', 'a time today', { ...back });
  if (ahead.word === 'T' && Math.floor((back.s ?? 0) / DAY) === today && !strong && kindIn(words) && day > today)
    return is('happened', 'a time today', back);
  if (ahead.word === 'p' && back.e! <= now && !strong) return is('happened', 'earlier today', back);
  if (ahead.word === 'p' && !wanted) return is('happened', 'a part of today', back);
  if (/问.{0,12}(?:能不能|可不可以|行不行|是否|能否)/.test(words) && !strong) return is('background', 'only asked');
  if (/(?:他|她|佢).{0,14}(?:去|飞|出国).{0,16}回/.test(words) && !strong) return is('background', 'somebody is away');
  if (story.test(around) && !strong) return is('background', 'tells of a span');
  if (away.test(words) && !strong && !/等.*回来|回来(?:再|后|就)/.test(words))
    return is('background', 'somebody is away');
  const coarse =
    ahead.g === 'month' ||
    ahead.g === 'quarter' ||
    ahead.g === 'year' ||
    (ahead.g === 'range' && ahead.e! - ahead.s > 20 * DAY);
  if (
    coarse &&
    /^(?:的)?(?:目标|计划|预算|框架|业绩|报告|总结|账单|对账|货款|发票|订单|名单|数据|指标|任务|份额|合同)|^ (?:targets?|budgets?|invoices?|numbers|reports?|plans?|orders?|forecast|figures|results)\b/.test(
      text.slice(ahead.to, ahead.to + 12),
    )
  )
    return is('background', 'tells which one');
  if (coarse) {
    const action =
      strong ||
      (askedOfUs.test(around) && wanted && !theirs.test(words)) ||
      /帮我|帮忙|再|联系|跟进|回访|拜访|约|问|call|ping|reconnect|revisit|pick (?:it |this |up)|restart|resume|start|begin|talks?\b|discuss|revive|reach out|email|meet|visit|send|quote|propose|look at|touch|circle|back|check|again|follow|招标|启动|decision|expected|签|开标|谈|开始|next (?:review|meeting|call|visit|service|check)/.test(
        around,
      );
    if (!action || (ahead.g === 'year' && !strong) || (over && !strong))
      return is('background', 'a long period without a step');
  }
  if (over && !strong && !settledAhead && !wanted && ahead.word !== 'J') return is('happened', 'past words', back);
  if (theirs.test(words) && !askedOfUs.test(words) && coarse) return is('background', "the customer's own");
  return is('plan', wanted ? 'something to be done' : 'lies ahead');
}

/** 14 December, said in November, is the one to come, even in a clause that tells what was. */
function farBehind({ ahead, back, today }: { ahead: Found; back: Found; today: number }): boolean {
  if (ahead.m === undefined || ahead.s === undefined || back.s === undefined) return false;
  return today - Math.floor(back.s / DAY) > 200 && Math.floor(ahead.s / DAY) - today < 90;
}

/** A clause without an end is judged by what stands around the date. */
function near(clause: Clause, { from, to }: Found): Clause {
  return { ...clause, from: Math.max(clause.from, from - reach), to: Math.min(clause.to, to + reach) };
}

/** «Follow up Monday if I don't see it» is a step. */
const condition = /\b(?:if|unless|in case)\b.*$|(?:如果|要是|若|万一).*$/;

const reach = 120;

function strongAfterNegation(words: string): boolean {
  return (
    /(?:不用|不必|别|先别|不要|暂不).{0,14}(?:再(?:联|打|约|跟|说|看|问)|后再|到时)/.test(words) ||
    /(?:不用急|别忘|don'?t forget)/.test(words) ||
    /\b(?:don'?t|do not|no need to|won'?t)\b.{0,40}\b(?:until|till|til|before)\b/.test(words) ||
    /\b(?:until|till|til)\b/.test(words.slice(-30))
  );
}

/** A time after a name at the beginning of a line is when somebody wrote, not when somebody comes. */
export function isStamp({ text }: Pick<Note, 'text'>, { from, to, k }: Pick<Found, 'from' | 'to' | 'k'>): boolean {
  if (k !== 'W') return false;
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  const before = text.slice(start, from);
  const after = text.slice(to, end < 0 ? text.length : end);
  return (
    before.length > 0 &&
    before.length < 20 &&
    after.trim().length <= 1 &&
    text.includes('\n') &&
    /^[^,，。:]{1,12}\s*$/.test(before) &&
    /\d\d?:\d\d/.test(text.slice(from, to))
  );
}

/** Which of the two kinds of words stands nearer to a date: what comes before it counts more than what comes after. */
function nearer(words: string, at: number): 'done' | 'todo' {
  const before = words.slice(0, at);
  const lastDone = lastOf(before, done);
  const lastTodo = lastOf(before, todo);
  if (lastDone >= 0 || lastTodo >= 0) return lastTodo > lastDone ? 'todo' : 'done';
  const after = words.slice(at);
  const firstDone = after.search(done);
  const firstTodo = after.search(todo);
  return firstTodo >= 0 && (firstDone < 0 || firstTodo <= firstDone) ? 'todo' : 'done';
}

function lastOf(text: string, cue: RegExp): number {
  let found = -1;
  for (let from = 0; from < text.length;) {
    const at = text.slice(from).search(cue);
    if (at < 0) break;
    found = from + at;
    from = found + 1;
  }
  return found;
}

/** What the dates themselves leave of a clause. */
function without(clause: string, { from, found }: { from: number; found: readonly Found[] }): string {
  let out = clause;
  for (const date of found) {
    const a = Math.max(0, date.from - from);
    const b = Math.min(clause.length, date.to - from);
    if (b > a)
      out =
        out.slice(0, a) +
        (date.open === 'before' ? '前'.padEnd(b - a, ' ').slice(0, b - a) : ' '.repeat(b - a)) +
        out.slice(b);
  }
  return out;
}

/** Where a note says what we do, the days on which things befall the customer are told only for that. */
function ourOwn(judged: Judged[], { text, clauses }: Note): Judged[] {
  const claims = judged.map(({ found, role, clause }) => {
    if (role !== 'plan') return undefined;
    const { from, to } = near(clauses[clause] ?? { from: 0, to: text.length, sentence: 0, line: 0 }, found);
    const words = without(text.slice(from, to), { from, found: judged.map((one) => one.found) }).replace(
      /\bor (?:he|she|they|else)\b.*$/,
      '',
    );
    if (found.k === 'R') return 'ours';
    if (theyWill.test(words) && !weWill.test(words)) return 'theirs';
    return befalls.test(words) && !ours.test(words) ? 'theirs' : 'ours';
  });
  if (!claims.includes('ours') && !quits.test(text)) return judged;
  return judged.map((one, i) =>
    claims[i] === 'theirs' ? { ...one, role: 'background', why: "the customer's own, beside a step of ours" } : one,
  );
}

/** Nothing is to be done: then what the customer does is no step either. */
export const quits =
  /不用(?:再)?(?:跟|追|联系|管|催|回访)|无需(?:再)?(?:销售)?(?:跟|联系|回访)|不必(?:再)?(?:跟|联系)|暂不跟进|暂时不用跟|先不跟|不跟了|别(?:再)?(?:跟|催)|唔使(?:再)?跟|唔驶(?:再)?跟|不需要(?:再)?跟|没有?(?:后续|要跟)|等他们联系|no (?:further )?follow[- ]?up|no need to (?:follow|push|chase|call)|nothing (?:else |more |left )?(?:to do|needed|open|for us|for me)|nth to do|no (?:further )?action|no next step|all set|don'?t (?:need to )?follow|leave it(?: (?:there|at that))?\b/;

/** What happens to a customer or is done by one, in the words of a plan. */
const befalls =
  /到期|满期|期满|满(?!意|足)|租约|执行|生效|船期|到港|开船|起飞|delay|截单|过期|失效|截止|截标|结束|到账|排款|打款|付清|结清|付完|给钱|给付|上线|上新|投产|开业|开工|开学|换供应商|要货|出结果|批下来|批完|(?:他|她|佢|他们|客户|对方|甲方|业主|\ufffc)(?:那边|们|哋|家|方|财务|内部)?(?:说|讲|话|表示)?(?:要|会|想|准备|打算|计划|答应|承诺|预计|估计)?(?:付|给信|决定|定下来|上新|搬|换|开会|讨论|过会|开标|测试|试用|比价)|能付|能到账|先有|先得|才有|等.{0,10}(?:下来|批|出来|到位|通过)|会有(?:消息|结果|答复)|有消息|预计.{0,6}(?:到|完|出)|\b(?:(?:he|she|they)(?:'ll| will| to)|signs? off|approves?|(?:he|she|they|cheque|payment|customer|client) promised|maybe|perhaps|is being|renewal date|due for renewal|expir(?:es?|ing|y|ed)|laps(?:es?|ing)|ends?(?! of)|ending|closes|closing|clos(?:es|ing) on|runs? out|up for renewal|goes? (?:to (?:the )?(?:board|committee|cmte)|live|out to)|decisions?|decid(?:e|es|ing)|(?:will|he'll|she'll|they'll) (?:clear|pay|decide|release|sign|transfer|test|try|think|discuss|review|talk|speak|ask|check with|present it)|arrives?|arriving|lands?|ships?|(?:he|she|they|client|customer)(?:'s|'re| is| are)? (?:pays?|paying|moving|moves?|shut|closing|starting|back|away|out|off|going|in)|moving (?:offices?|premises|house)|(?:budget|fiscal|financial|financing) (?:opens?|starts?|resets?|year)|renewal (?:for .{1,30} )?is|meets?|(?:new )?budget)\b/;
const theyWill = /\b(?:he|she|they)(?:'ll| will)\b/;
const weWill = /\b(?:i|we|us|me|my|our|i'll|we'll)\b|我|咱/;
const ours =
  /(?:^|[^a-z])(?:i|we|i'll|we'll|me|us|need to|must|follow|f\/?up|fu|chase|call|ring|email|send|submit|get|book|remind|ping|visit|quote|prep|present|bring)\b|我(?!们?(?:公司|司))|我们|咱|跟进|跟催|回访|提醒|催|再(?:联|约|打|问|聊|谈|去|跟)|发(?:给|报|方|合|样|资)|寄|送|带|拜访|上门|答复|回复|报价/;

/** «60 days ahead» counts from the date before it, where there is one. */
function aheadOf(judged: Judged[], { today }: Note): Judged[] {
  return judged.map((one, i) => {
    const base = judged[i - 1]?.found;
    if (one.found.word === 'following' && one.found.parts && base?.s !== undefined) {
      const after = one.found.parts.map(([count, unit]) => [-count, unit] as const);
      const on = daysAhead(Math.floor(base.s / DAY), after);
      return {
        ...one,
        found: { ...one.found, s: on * DAY, e: (on + 1) * DAY },
        role: on >= today ? 'plan' : 'background',
        why: 'so long after the other date',
      };
    }
    if (
      one.found.word === 'ahead' &&
      one.found.parts &&
      (base?.s === undefined || one.found.k === 'W') &&
      one.role === 'happened'
    )
      return { ...one, role: 'background', why: 'so long before something' };
    if (one.found.word !== 'ahead' || !one.found.parts || base?.s === undefined || one.found.k === 'W') return one;
    const day = daysAhead(Math.floor(base.s / DAY), one.found.parts);
    return {
      ...one,
      found: { ...one.found, k: 'D', s: day * DAY, e: (day + 1) * DAY, g: 'day' },
      role: day >= today ? 'plan' : 'background',
      why: 'so long before the other date',
    };
  });
}

/** 不是下周三,是这周三 · 周三改到周五 · pushed from 3/4 to 10/4: the first one no longer counts. */
function corrected(judged: Judged[], { text }: Note): Judged[] {
  return judged.map(movedTo(text)).map((one, i) => {
    const before = text.slice(Math.max(0, one.found.from - 6), one.found.from);
    const later = judged[i + 1];
    const between = later ? text.slice(one.found.to, later.found.from) : '';
    const close = later !== undefined && between.length < 24;
    const gone =
      (/不是(?:在|说)?$|(?:^|\W)not (?:on )?$|instead of $|rather than $/.test(before) &&
        (close || /是|but/.test(text.slice(one.found.to, one.found.to + 10)))) ||
      (close &&
        /^[^。!?\n]{0,14}(?:改到|改成|改在|改为|改去|改|推到|推迟到|推后到|延到|延期到|延后到|顺延到|提前到|挪到|调到|调整到|换到|→|->|—>|变成|moved to|pushed (?:back |out )?to|changed to|rescheduled (?:to|for)|postponed (?:to|until|till)|now|to be)\s*(?:了|on|现在说|now)?\s*$/.test(
          between,
        )) ||
      (close &&
        /(?:from|从|由)\s*$/.test(before) &&
        /^\s*(?:to|改到|推到|改成|到)\s*$/.test(between) &&
        /push|move|reschedul|postpone|delay|slip|改|推|延|chang/.test(
          text.slice(Math.max(0, one.found.from - 24), one.found.from),
        ));
    const unsaid =
      later !== undefined &&
      between.length < 30 &&
      /(?:no wait|wait,? no|scratch that|sorry|i mean|correction|actually|不对|不是,|说错|哦不|更正|搞错|记错)/.test(
        between,
      );
    if (unsaid) return { ...one, role: 'background', why: 'taken back' };
    const was =
      i > 0 &&
      /^ ?(?:,|\()? ?(?:from|instead of|not|was|rather than|而?不是|原来?是?|原定|原先是?) ?(?:the |on )?$/.test(
        text.slice(judged[i - 1]!.found.to, one.found.from) + (text.startsWith('from ', one.found.from) ? 'from ' : ''),
      ) &&
      moves.test(text.slice(Math.max(0, judged[i - 1]!.found.from - 40), judged[i - 1]!.found.from));
    if (was) return { ...one, role: 'background', why: 'moved from there' };
    const or =
      i > 0 &&
      one.found.g === 'day' &&
      judged[i - 1]!.role === 'plan' &&
      /^ ?(?:或者?|or) ?$/.test(text.slice(judged[i - 1]!.found.to, one.found.from));
    if (or) return { ...one, role: 'background', why: 'the other choice' };
    return gone && one.role !== 'happened' ? { ...one, role: 'background', why: 'taken back' } : one;
  });
}

/** «Moved from 1 Dec to 4 Dec» is no span of days: the last one counts. */
function movedTo(text: string): (one: Judged) => Judged {
  return (one) => {
    const { found } = one;
    if (
      found.word !== 'closed' ||
      found.s === undefined ||
      !moves.test(text.slice(Math.max(0, found.from - 24), found.from))
    )
      return one;
    const day = Math.floor((found.e! - 1) / DAY) * DAY;
    const { s, e, g } = found.side ?? { s: day, e: day + DAY, g: 'day' };
    const timed = g === 'minute' || g === 'hour' || g === 'part';
    return {
      ...one,
      role: 'plan',
      why: 'moved here',
      found: { ...found, k: timed ? 'W' : 'D', s, e, g, word: 'moved' },
    };
  };
}

const moves =
  /\b(?:moved?|push(?:ed)?|reschedul(?:ed?|ing)|postponed?|shift(?:ed)?|slipped|slip|delayed?|brought forward|bring forward|prepone?d?|advanced?|chang(?:ed?|ing))\b|改|推迟|延期|顺延|调整|挪/;

/** The day on which a plan's date comes due. */
export function dueOf(
  found: Found,
  today: number,
): Pick<Step, 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'otherwise'> {
  const more = {
    ...(found.rule ? { rule: found.rule } : {}),
    ...(found.or && found.or.length > 0 ? { otherwise: found.or.map(plainDate) } : {}),
  };
  if (found.k === 'R') {
    const hour = /BYHOUR=(\d+)/.exec(found.rule ?? '')?.[1];
    const minute = /BYMINUTE=(\d+)/.exec(found.rule ?? '')?.[1];
    const from = found.s === undefined ? today : Math.max(today, Math.floor(found.s / DAY) - 1);
    const first = firstOf(found.rule ?? '', from);
    return {
      dueOn: plainDate(first),
      precision: hour === undefined ? 'day' : 'time',
      ...(hour === undefined ? {} : { dueTime: new Temporal.PlainTime(Number(hour), Number(minute ?? 0)) }),
      ...more,
    };
  }
  // The first week of a month begins with the month, as far as work goes.
  const start = Math.max(Math.floor(found.s! / DAY), found.word === 'week of month' ? found.n! : 0);
  const last = Math.floor((found.e! - 1) / DAY);
  const minute = Math.max(0, found.s! - start * DAY);
  const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  if (found.word === 'within') {
    const end = found.k === 'W' ? Math.floor(found.e! / DAY) : last;
    return { dueOn: plainDate(end), precision: 'day', ...more };
  }
  if (found.open === 'before' && found.word === 'before holiday') {
    let day = start - 1;
    while (!isWorkday(day) && day > today) day--;
    return { dueOn: plainDate(Math.max(day, today)), precision: 'day', ...more };
  }
  if (found.open === 'before' && (found.g === 'month' || found.g === 'quarter' || found.g === 'year'))
    return { dueOn: plainDate(found.word === 'by' ? last : start - 1), precision: 'day', ...more };
  if (found.open === 'before' && (found.g === 'week' || found.g === 'range' || found.g === 'weekend'))
    return {
      dueOn: plainDate(
        found.g === 'week' && found.word !== 'by' ? Math.max(today, start - 3) : found.g === 'week' ? start + 4 : last,
      ),
      precision: 'day',
      ...more,
    };
  if (found.k === 'W' && (found.g === 'minute' || found.g === 'hour'))
    return { dueOn: plainDate(start), dueTime: time, precision: 'time', ...more };
  if (found.k === 'W')
    return { dueOn: plainDate(start), dueTime: time, precision: found.g === 'part' ? 'part' : 'approx', ...more };
  if (found.g === 'week' && start < today && last >= today && found.word !== 'closed')
    return { dueOn: plainDate(Math.max(today, last - 2)), until: plainDate(last), precision: 'week', ...more };
  if (start < today && last >= today && (found.g === 'month' || found.g === 'quarter' || found.g === 'year'))
    return { dueOn: plainDate(today), until: plainDate(last), precision: precisionOf(found), ...more };
  const precision = precisionOf(found);
  return {
    dueOn: plainDate(start),
    ...(last > start && precision !== 'day' ? { until: plainDate(last) } : {}),
    precision,
    ...more,
  };
}

function precisionOf({ g, approx, e, s, word }: Found): Precision {
  switch (g) {
    case 'week':
      return 'week';
    case 'month':
      return 'month';
    case 'quarter':
    case 'season':
    case 'year':
      return 'quarter';
    case 'weekend':
    case 'range':
      return e! - s! <= DAY && word === 'end' ? 'day' : 'approx';
    case 'minute':
    case 'hour':
    case 'part':
    case 'day':
    case undefined:
    default:
      return approx ? 'approx' : 'day';
  }
}

export { strongTodo, negated };
