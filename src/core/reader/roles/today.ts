import { imperative, handed } from '../text/cues.ts';
import { DAY } from '../dates/civil.ts';
import { background, happened, plan, type Verdict } from './judged.ts';
import { kindIn } from '../kind.ts';
import type { Told } from './told.ts';

/** What is today: over, or still to be done. */
export function onToday(date: Told): Verdict | undefined {
  const { ahead, back, own, words, around, day, wanted, strong, over, told } = date;
  const { text, today, now } = date.note;
  if (ahead.word === 'later') return wanted() ? plan(ahead, 'later today') : background(ahead, 'later, and no step');
  if (day === today && ahead.e! > now && (imperative.test(told) || (handed.test(told) && !over() && !kindIn(words))))
    return plan(ahead, 'today, said as an order');
  if (ahead.k === 'D' && ahead.g === 'day' && day === today && !ahead.open) {
    if (gone.test(text.slice(ahead.to, own.to))) return happened(ahead, 'today, and done');
    if (strong() && !over()) return plan(ahead, 'today, to be done');
    if (over() || !wanted()) return happened(ahead, 'today');
    return /下班|晚点|晚些|稍后|later|get back|before|eod|待会|等下/.test(around) || strong()
      ? plan(ahead, 'today, later')
      : happened(ahead, 'today');
  }
  if (
    ahead.k === 'W' &&
    ahead.g === 'part' &&
    day === today &&
    ahead.s! < now - 60 &&
    !strong() &&
    ahead.word !== 'close'
  )
    return happened(ahead, 'a part of today that has begun');
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.word !== 'T' &&
    ahead.word !== 'p' &&
    ahead.s! < now &&
    ahead.g !== 'part'
  )
    return happened(ahead, 'earlier today');
  if (
    ahead.k === 'W' &&
    day === today &&
    ahead.g === 'part' &&
    ((over() && !strong()) || !wanted()) &&
    ahead.word !== 'close' &&
    (over() || ahead.s! < now + 60)
  )
    return happened(ahead, 'a part of today');
  if ((ahead.word === 'T' || ahead.word === 'p') && over() && !strong()) return happened({ ...back }, 'a time today');
  if (ahead.word === 'T' && Math.floor((back.s ?? 0) / DAY) === today && back.s! < now && !strong() && kindIn(words))
    return happened(back, 'a time today');
  if (ahead.word === 'p' && back.e! <= now && !strong()) return happened(back, 'earlier today');
  if (ahead.word === 'p' && !wanted() && (over() || ahead.s! < now + 60)) return happened(back, 'a part of today');
  return undefined;
}

/** «今天都发给三家了», «今天已经寄出». */
const gone = /^ ?(?:(?:都|全都?|刚刚?)[^再要,，]{1,24}了(?![解再])|已经?)/;
