/** What a note does to a step that was open before: it says that it is done, or may be, or that it lies on another day. Pure. */
import { plain } from '../text/normalize.ts';

type Told = {
  /** What was to be done, in its own words. */
  readonly action: string;
  /** The customer and the people of both, who say nothing of what was done. */
  readonly names: readonly string[];
};

/** Whether words say that a step is done: surely, where they say that its very thing was; perhaps, where its thing is named. */
export function settles(text: string, told: Told): 'surely' | 'perhaps' | undefined {
  const things = thingsIn(told);
  const clauses = clausesIn(text, told.names).filter(({ words }) => things.some((thing) => words.includes(thing)));
  if (!clauses.length) return undefined;
  const isDone = clauses.some(({ words, isTold }) => !isTold && !OPEN.test(words) && isDoneIn(words, things));
  if (isDone) return 'surely';
  return clauses.some(({ words }) => PAST.test(words) && !OPEN.test(words)) ? 'perhaps' : undefined;
}

/** Whether words may move anything at all, whatever was agreed. */
export function mayMove(text: string): boolean {
  return /推|延|改|挪|提前|另约|mov|push|reschedul|postpon|shift/.test(plain(text));
}

/** Whether words move what was agreed with a customer to another day: the step itself, a meeting, or no more than the customer's name. */
export function isMove(text: string, told: Told): boolean {
  const things = thingsIn(told);
  return clausesIn(text, told.names).some(({ words }) => {
    const moved = MOVED.exec(words);
    if (!moved) return false;
    const what = (moved.groups?.['what'] ?? words.slice(0, moved.index)).replace(WHEN, '').trim();
    return what.length < 2 || MEETING.test(what) || things.some((thing) => what.includes(thing));
  });
}

/** The words of a step that tell it from others: pairs of characters, or words of four letters and more, without their endings. */
function thingsIn({ action, names }: Told): readonly string[] {
  const words = without(plain(action), names).replace(EVERYDAY, ' ');
  const han = [...words.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  const latin = [...words.matchAll(/[a-z]{4,}/g)].map(([word]) => word.replace(/s$/, ''));
  // «凯盛» of 常州凯盛: what people call a customer for short says nothing of what was done.
  const isOfName = (thing: string) => names.some((name) => plain(name).includes(thing));
  return [...new Set([...han, ...latin])].filter((thing) => !NOTHING.has(thing) && !isOfName(thing));
}

/** What says nothing of what is to be done. */
const EVERYDAY =
  /[给跟和与把向对再去要让等先就都也还][他她它]?们?|客户|一下|一趟|之前|以前|跟进|联系|回复|沟通|确认一?下?|上午|下午|今天|明天|下周|周[一二三四五六日]/g;
const NOTHING = new Set([
  'follow',
  'call',
  'send',
  'email',
  'with',
  'them',
  'their',
  'back',
  'this',
  'that',
  'next',
  'week',
  'about',
  'again',
  'will',
  'meet',
  'visit',
  'give',
]);

function clausesIn(text: string, names: readonly string[]) {
  let isTold = false;
  return plain(text)
    .split(/[,，。;；!！\n]|\. /)
    .map((clause) => {
      isTold = TELLS.test(clause) || (isTold && /^\s*(?:他|她|that|and)/.test(clause));
      return { words: without(clause, names), isTold };
    });
}

function without(words: string, names: readonly string[]) {
  return names
    .map((name) => plain(name))
    .filter((name) => name.length > 0)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ' '), words);
}

/** Somebody else speaks, or is the one who did it. */
const TELLS =
  /[说讲问催嫌让叫]|要求|希望|收到|反馈|抱怨|他们|对方|\b(?:says?|said|asks?|asked|wants?|wanted|chas(?:ed|ing)|complain\w*|they|he|she|received|got)\b/;
const PAST =
  /了|过(?!来|去)|已|好|完|刚|\b(?:sent|done|gave|did|signed|delivered|shipped|finished|paid|quoted|submitted)\b/;
/** Not yet, or another time. */
const OPEN =
  /没|未|别|不|再|还要|还得|准备|打算|计划|争取|将|下次|一半|草稿|初稿|[?？]|吗|\b(?:not|n't|yet|will|'ll|to be|going to|need\w*|must|should|draft|half|partly|almost|if|when)\b/;

const DOES = '(?:发|寄|送|给|交|提交|签|报|做|办|搞|弄|付|打|开|回|出|下|传|退|换|装|修|完成|搞定|安排|处理)';

function isDoneIn(words: string, things: readonly string[]): boolean {
  return things.some((thing) => {
    const own = thing.replaceAll(/[^\p{L}]/gu, '');
    const pattern = /[a-z]/.test(own)
      ? `\\b(?:sent|emailed|submitted|delivered|signed|shipped|mailed|posted|handed over|dropped off|gave|finished|completed|paid|done with) [^,.]{0,30}\\b${own}|\\b${own}(?:s|es)?(?: \\w+)? (?:has been |have been |was |were |is |are |all |already |now )*(?:sent|done|signed|delivered|shipped|submitted|finished|paid|out)\\b`
      : `${own}[^,，]{0,4}?(?:已经?|都|也)*${DOES}(?:给[^,]{1,4}|过去|出去|出|好|完|掉|到|齐)*了|(?:已经?|刚刚?)(?:把)?${own}?${DOES}[^,，]{0,6}${own}|${DOES}(?:好|完|过|掉|出)?了[^,，]{0,6}${own}|${own}(?:已经?|已)(?:${DOES})|^[^\\p{Script=Han}]*(?:今天|昨天|上午|下午|刚才?|已经?)?(?:给|向|跟|去)? *${own}(?:了|完了|过了)`;
    return new RegExp(pattern, 'u').test(words);
  });
}

const MOVED =
  /(?:推|推迟|延|延期|改|改期|挪|顺延|提前)(?:到|至|在|成)|另约|\b(?:moved|pushed|rescheduled|postponed|shifted|move|push|reschedule|postpone)\b(?<what>[^,.;]{0,40}?)\b(?:back |out )?(?:to|until|till)\b/;
const WHEN =
  /今天|明天|后天|原定|原来|下?周[一二三四五六日]?|星期.|\d+[号日月点]?|上午|下午|不见了?|来不了|的|把|[和跟与]|那个|那条|这次|\b(?:the|our|my|it|with|this|that|on|from|we|i)\b|\s/g;
const MEETING =
  /会面|见面|拜访|跟进|回访|会议|开会|约|面谈|演示|^会$|\b(?:meeting|call|visit|demo|follow-?up|appointment|catch-?up)\b/;
