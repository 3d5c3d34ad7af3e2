import type { Unit } from '../civil.ts';
import type { Length } from '../found.ts';
import type { Edge } from '../values/edges.ts';
import type { Series } from '../values/series.ts';
import type { ClockTime, Time } from '../values/time.ts';

/** What each kind of word or phrase says. Words come from the lexicons, phrases from the rules. */
export type SaidByKind = {
  // Words that say something.
  number: { readonly value: number; readonly digits: number; readonly approximate?: boolean; readonly text?: string };
  ordinal: { readonly value: number; readonly digits: number };
  unit: { readonly unit: Unit; readonly times: number };
  /** Letters that are a unit only behind a figure: 2w, 45m. */
  letterUnit: { readonly unit: Unit };
  shift: { readonly by: number; readonly word?: string | undefined };
  edge: { readonly edge: Edge };
  part: { readonly name: string };
  meridiem: { readonly afternoon: boolean };
  season: { readonly month: number };
  holiday: { readonly id: string };
  lunarMonth: { readonly month: number };
  /** `other`: so many lie between two of them. */
  every: { readonly times: number; readonly other?: boolean };
  before: { readonly bound: 'before' | 'by' | 'until' };
  after: { readonly bound: 'after' | 'since' };
  weekdays: { readonly days: readonly number[] };
  partsOfDay: { readonly name: string };
  zone: { readonly zone: string };
  // Words that join.
  nothing: null;
  the: null;
  a: null;
  of: null;
  at: null;
  on: null;
  in: null;
  within: null;
  next: null;
  past: null;
  from: null;
  to: null;
  dash: null;
  and: null;
  comma: null;
  slash: null;
  about: null;
  ago: null;
  later: null;
  ahead: null;
  starting: null;
  half: null;
  oclock: null;
  weekOf: null;
  same: null;
  // Chinese morphemes.
  ge: null;
  di: null;
  yue: null;
  nian: null;
  ri: null;
  dian: null;
  fen: null;
  ke: null;
  duo: null;
  fives: null;
  dialFigure: null;
  lacking: null;
  colon: null;
  qian: null;
  hou: null;
  nei: null;
  qi: null;
  lunarMark: null;
  chu: null;
  jie: null;
  once: null;
  /** 六次, six times. */
  times: null;
  /** 一共, in total. */
  total: null;
  // Phrases.
  length: { readonly parts: Length; readonly approximate?: boolean; readonly article?: boolean };
  clock: ClockTime;
  /** From one hour to another. */
  hours: ClockTime;
  day: Time;
  week: Time;
  weekend: Time;
  month: Time;
  quarter: Time;
  half_year: Time;
  season_time: Time;
  year: Time;
  range: Time;
  moment: Time;
  /** From one time to another. */
  span: Time;
  /** Before, until, after, since a time; within so long. */
  open: Time;
  /** «first Monday», «last day», «last two weeks»: of something. */
  nth: {
    readonly places: readonly number[];
    readonly weekday?: number | undefined;
    readonly unit?: Unit | undefined;
    readonly count: number;
  };
  list: { readonly days: readonly Time[] };
  recurrence: Series;
};

export type Kind = keyof SaidByKind;

export type PhraseNode<K extends Kind = Kind> = {
  readonly [P in K]: {
    readonly kind: P;
    readonly said: SaidByKind[P];
    readonly from: number;
    readonly to: number;
    /** Where the next word can begin: spaces are passed over. */
    readonly next: number;
    readonly cost: number;
    /** How many words it is made of. */
    readonly words: number;
  };
}[K];
