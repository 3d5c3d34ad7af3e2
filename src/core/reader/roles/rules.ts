/**
 * What a date of a note is: ours to act on, the day it happened, or neither. A date is judged by its own clause and, where that
 * says nothing, by its neighbours. The rules are asked in this order, and the first that knows tells.
 */
import { DAY } from '../dates/civil.ts';
import { askedOfUs, theirs } from '../text/cues.ts';
import { type Case, type Told, toldOf } from './context.ts';
import { givenToThem } from './rules/given.ts';
import { idle } from './rules/idle.ts';
import { pastWords } from './rules/past.ts';
import { recurring } from './rules/recurs.ts';
import { isStamp } from './rules/stamp.ts';
import { stated } from './rules/stated.ts';
import { customersOwn } from './rules/theirs.ts';
import { onToday } from './rules/today.ts';
import { untilThen } from './rules/until.ts';
import { background, type DateRole, happened, plan, type Reason, type Verdict } from './verdict.ts';

type Example = { readonly note: string; readonly role: DateRole; readonly why: Reason };

export type DateRule = {
  readonly name: string;
  /** `told`: what is said around the date, worked out for the first that asks. */
  judge(date: Case, told: () => Told): Verdict | undefined;
  /** Notes of a Friday in November 2026, ten in the morning, in which this rule tells of the first date. */
  readonly examples: readonly [Example, Example];
};

export const DATE_RULES: readonly [DateRule, ...DateRule[]] = [
  {
    name: 'comes again',
    judge: ({ ahead }, told) => (ahead.kind === 'recurrence' ? recurring(told()) : undefined),
    examples: [
      { note: '立讯每周一跟进', role: 'plan', why: 'recurs' },
      { note: '立讯每月3000台', role: 'background', why: 'so much in a time' },
    ],
  },
  {
    name: 'stamp of a chat',
    judge({ ahead, back, note }) {
      if (!isStamp(note.text, ahead)) return undefined;
      const isBehind = ahead.loose && back.start !== undefined && back.start <= note.now;
      return background(isBehind ? back : ahead, 'stamp of a chat');
    },
    examples: [
      { note: '[09:12] 王工: 样品收到了\n[09:13] 我: 好的', role: 'background', why: 'stamp of a chat' },
      { note: 'Dana 08:58:\nthe samples came in', role: 'background', why: 'stamp of a chat' },
    ],
  },
  {
    name: 'head of a report',
    judge({ ahead, back, note: { text, today } }) {
      if (!ahead.loose || back.start === undefined || text.slice(0, ahead.from).trim()) return undefined;
      const isHead = /^[^\n,，。;；]{0,10}[:：]?\s*\n/.test(text.slice(ahead.to, ahead.to + 16));
      const ago = today - Math.floor(back.start / DAY);
      return isHead && ago >= 0 && ago <= 10 ? happened(back, 'the day of a form') : undefined;
    },
    examples: [
      { note: '11/19 外勤\n1)立讯 样机要改\n2)格力 催发票', role: 'happened', why: 'the day of a form' },
      { note: '18/11 visits\n- Bosch: samples\n- Acme: nobody in', role: 'happened', why: 'the day of a form' },
    ],
  },
  {
    name: 'over',
    judge({ ahead, note: { today, now } }) {
      if (ahead.kind === 'recurrence' || ahead.loose) return undefined;
      const isOver = ahead.end <= today * DAY || (ahead.end <= now && ahead.kind === 'time');
      return isOver ? happened(ahead, 'lies behind') : undefined;
    },
    examples: [
      { note: '昨天拜访了立讯', role: 'happened', why: 'lies behind' },
      { note: 'met Bosch on 12 Nov 2026', role: 'happened', why: 'lies behind' },
    ],
  },
  {
    name: 'settled by the words beside it',
    judge: (_date, told) => stated(told()),
    examples: [
      { note: '下周三不用跟进立讯了', role: 'background', why: 'negated' },
      { note: '和立讯的会改到下周三', role: 'plan', why: 'moved or set here' },
    ],
  },
  {
    name: 'until then',
    judge: (_date, told) => untilThen(told()),
    examples: [
      { note: '王工出差到下周三,回来再联系', role: 'plan', why: 'somebody is back then' },
      { note: 'their promotion lasts until 11 December', role: 'background', why: 'lasts until then' },
    ],
  },
  {
    name: 'how it stands with the customer',
    judge: (_date, told) => customersOwn(told()),
    examples: [
      { note: '王工说下周三答复', role: 'awaited', why: 'the customer decides' },
      { note: '他们明年有三个新项目', role: 'background', why: 'how it stands with the customer then' },
    ],
  },
  {
    name: 'given to them',
    judge: (_date, told) => givenToThem(told()),
    examples: [
      { note: '跟王工说了周五给样品', role: 'plan', why: 'a day that they were given' },
      { note: 'told Dana Friday', role: 'plan', why: 'a day that they were given' },
    ],
  },
  {
    name: 'told in the past',
    judge: (_date, told) => pastWords(told()),
    examples: [
      { note: '周二拜访了立讯,王工嫌贵', role: 'happened', why: 'its own verb is over' },
      { note: 'on the 10th I sent Bosch samples', role: 'happened', why: 'past words' },
    ],
  },
  {
    name: 'today',
    judge: (_date, told) => onToday(told()),
    examples: [
      { note: '今天拜访了立讯', role: 'happened', why: 'today' },
      { note: '记得今天联系王工', role: 'plan', why: 'today, to be done' },
    ],
  },
  {
    name: 'nothing is to be done',
    judge: (_date, told) => idle(told()),
    examples: [
      { note: '王工下周三休假', role: 'background', why: 'somebody is away' },
      { note: 'Bosch: next year budgets', role: 'background', why: 'tells which one' },
    ],
  },
  {
    name: 'over by its words',
    judge(_date, told) {
      const { ahead, back, note, wanted, strong, over, settledAhead } = told();
      if (ahead.kind === 'recurrence') return undefined;
      if (ahead.granularity === 'day' && ahead.end <= note.today * DAY) return happened(back, 'lies behind');
      const isTold = !settledAhead && !wanted() && ahead.form !== 'dayOfMonth' && over() && !strong();
      return isTold ? happened(back, 'past words') : undefined;
    },
    examples: [
      { note: '这周见了王工', role: 'happened', why: 'past words' },
      { note: 'visited Bosch this week', role: 'happened', why: 'past words' },
    ],
  },
  {
    name: 'a long period of theirs',
    judge(_date, told) {
      const { ahead, words, coarse } = told();
      return coarse && theirs.test(words) && !askedOfUs.test(words)
        ? background(ahead, "the customer's own")
        : undefined;
    },
    examples: [
      { note: 'Anna says they might do a workshop sometime in Q1', role: 'background', why: "the customer's own" },
      { note: 'Bosch thinks they might visit next quarter', role: 'background', why: "the customer's own" },
    ],
  },
];

/** «下次拜访:», «Next contact:». */
const NEXT =
  /(?:下次|再次|下一次)[^,，。;；]{0,6}$|\bnext (?:contact|call|visit|step|meeting|review|check|service|touch)[^.,;]{0,12}$/;

/** What nobody speaks against lies ahead. */
const ahead: Omit<DateRule, 'judge'> & { judge(date: Told): Verdict } = {
  name: 'ahead',
  judge({ ahead: found, wanted, note }) {
    if (NEXT.test(note.text.slice(Math.max(0, found.from - 24), found.from))) return plan(found, 'said to be next');
    return plan(found, wanted() ? 'something to be done' : 'lies ahead');
  },
  examples: [
    { note: '下周三给立讯发样', role: 'plan', why: 'something to be done' },
    { note: '立讯,下周三下午3点', role: 'plan', why: 'lies ahead' },
  ],
};

/** Every rule there is, the last one too. */
export const ALL_DATE_RULES: readonly Pick<DateRule, 'name' | 'examples'>[] = [...DATE_RULES, ahead];

export function verdictOn(date: Case): Verdict & { readonly rule: string } {
  const found: { told?: Told } = {};
  const told = () => (found.told ??= toldOf(date));
  for (const { name, judge } of DATE_RULES) {
    const verdict = judge(date, told);
    if (verdict) return { ...verdict, rule: name };
  }
  return { ...ahead.judge(told()), rule: ahead.name };
}
