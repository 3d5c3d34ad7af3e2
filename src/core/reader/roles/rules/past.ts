import { done, away, goneBy, goneOn, intends } from '../../text/cues.ts';
import { DAY } from '../../dates/civil.ts';
import { farBack, happened, plan, type Verdict } from '../verdict.ts';
import { kindIn } from '../../kind.ts';
import type { Told } from '../context.ts';

/** A day that could lie ahead or behind, and of which the words tell that it is over. */
export function pastWords(date: Told): Verdict | undefined {
  const { ahead, back, clause, own, words, around, day, wanted, strong, over, settledAhead, told } = date;
  const { text, clauses, today, now } = date.note;
  if (
    ahead.loose &&
    ahead.kind !== 'time' &&
    day > today &&
    today - Math.floor((back.start ?? 0) / DAY) <= farBack &&
    !intends.test(told) &&
    (goneBy.test(words.slice(ahead.to - own.from)) || goneOn(told))
  )
    return happened(back, 'its own verb is over');
  // «上周答应11月27号之前给样品,还没给»: what is overdue is due today, not in a year.
  if (
    ahead.loose &&
    day - today > 200 &&
    back.start !== undefined &&
    today - Math.floor(back.start / DAY) <= 45 &&
    stillOpen.test(text.slice(ahead.to))
  )
    return plan(
      { ...ahead, kind: 'day', granularity: 'day', open: undefined, start: today * DAY, end: (today + 1) * DAY },
      'today, to be done',
    );
  if (ahead.loose && !settledAhead) {
    const backDay = Math.floor((back.start ?? 0) / DAY);
    if (today - backDay <= 62 && day - today > 250 && !strong() && !intends.test(words) && kindIn(words))
      return happened(back, 'too far ahead for a plan');
    const recent = today - backDay <= 7;
    if (ahead.open === 'before' && day >= today && !away.test(words)) return plan(ahead, 'a deadline');
    const nearerAhead = ahead.form === 'dayOfMonth' && today - backDay > 14 && day - today < 14;
    if (
      over() &&
      !strong() &&
      !nearerAhead &&
      !/约|夹[咗了好]|booked|fixed|scheduled|改到|改成|moved|pushed/.test(around)
    )
      return happened(back, 'past words');
    const isDay = ahead.kind !== 'time' && ahead.form !== 'clock' && ahead.form !== 'part';
    const begun = isDay || (ahead.start !== undefined && ahead.start <= now);
    if (begun && backDay === today && ahead.from <= (clauses[0]?.to ?? 0) && !wanted())
      return happened(back, 'begins with today');
    if (
      begun &&
      backDay === today &&
      ahead.from < 3 &&
      !strong() &&
      !/^ ?约(?![了过])/.test(text.slice(ahead.to, ahead.to + 3))
    )
      return happened(back, 'begins with today');
    if (clause === 0 && recent && ahead.from < 4 && !wanted() && done.test(text))
      return happened(back, 'begins with the day');
  }
  return undefined;
}

const stillOpen =
  /^[^。.;；\n]*(?:还没|还沒|到现在(?:也|还|都)?没|一直没|仍没|仍未|\bhaven'?t\b|\bhasn'?t\b|\bnot yet\b|\bstill (?:not|no|waiting)\b)/;
