import { plan, type Verdict } from '../verdict.ts';
import type { Told } from '../context.ts';

/** «跟王总说了周五给样品», "told Kirkby Friday": a day that they were given is a word to be kept. */
export function givenToThem({ ahead, own, note: { text } }: Told): Verdict | undefined {
  if (!ahead.loose || ahead.kind === 'recurrence') return undefined;
  const [before, after] = [text.slice(own.from, ahead.from), text.slice(ahead.to, own.to)];
  const isGiven = (TOLD_LATIN.test(before) && ENDS.test(after)) || (TOLD_HAN.test(before) && GIVES.test(after));
  return isGiven ? plan(ahead, 'a day that they were given') : undefined;
}

const TOLD_LATIN = /(?:^|[^a-z])(?:i |we )?(?:told|promised) (?:[\w'’-]+|\u0080+) $/;
const ENDS = /^[\s.,;!]*(?:for |latest|the latest|at the latest)?[\s.,;!]*$/;
const TOLD_HAN =
  /(?:[跟和与给](?:[^,，。;；]{1,8})(?:说|讲|约|定)(?:了|好了?|的是?)|(?:告诉|答复|回复|通知)(?:了|过)?[^,，。;；]{1,6}) ?$/;
const GIVES =
  /^ ?(?:[上下]午|早上|晚上|前|之前|以前)?(?:就|再|会|能|可以|一定)?(?:给|发(?!现)|寄|送|交(?!流)|出(?:方案|报价|图|结果)|报(?!销|告)|答复|回复|去|过去|上门|安排|补|提供)(?!了|过)/;
