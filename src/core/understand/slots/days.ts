/** Days of a sentence as slots: the day on which something is due, the stretch that a question is about. Pure. */
import type { Sentence, Slots } from '../types.ts';
import { piecesOf } from './named.ts';
import { isDenied, valueOf } from './words.ts';

/** The day that is meant: the last that is not said to be wrong; of one that no calendar has its words. */
export function dueIn(sentence: Sentence): Pick<Slots, 'due' | 'day' | 'noDay'> {
  const days = piecesOf(sentence, 'day').filter((piece) => !isDenied(piece, sentence));
  const noDay = days.find(({ value }) => value.noDay !== undefined)?.value.noDay;
  const named = days.filter(({ value }) => value.ahead.start !== undefined);
  const last = named.at(-1);
  const ahead = last?.value.ahead;
  if (noDay !== undefined) return { noDay };
  if (!last || ahead?.start === undefined) return {};
  const clock = named.findLast(({ value }) => value.ahead.clock !== undefined)?.value.ahead.clock;
  const { start, end, granularity, rule } = ahead;
  return {
    due: clock === undefined ? start : `${start}T${clock}`,
    day: {
      on: start,
      said: sentence.text.slice(...last.span),
      granularity: clock !== undefined && ahead.clock === undefined ? 'minute' : granularity,
      ...(clock !== undefined && { clock }),
      ...(end !== undefined && end > start && { until: end }),
      ...(rule !== undefined && { rule }),
    },
  };
}

/** «推迟三天»: where no day is named, so much later, as of today a day. */
export function laterBy(sentence: Sentence): Pick<Slots, 'due' | 'later'> {
  const later = piecesOf(sentence, 'length').at(-1)?.value;
  if (later === undefined || piecesOf(sentence, 'day').length) return {};
  return { later, due: sentence.local.toPlainDate().add({ days: later }).toString() };
}

/** «把今天的全部推到节后», "from Wed to Thu": the days of which all is moved, or which the one is to leave. */
export function movedFrom(sentence: Sentence): Pick<Slots, 'from' | 'until'> {
  const today = sentence.local.toPlainDate();
  if (valueOf(sentence, 'when') === 'overdue') return { until: today.subtract({ days: 1 }).toString() };
  const named = piecesOf(sentence, 'day').filter(({ value }) => value.ahead.start !== undefined);
  const [first, second] = named;
  if (!first || !second || isDenied(first, sentence)) return {};
  const { start, end = start, granularity, rule } = first.value.ahead;
  if (rule !== undefined || (granularity !== 'day' && granularity !== 'week')) return {};
  return { ...(start !== undefined && { from: start }), ...(end !== undefined && { until: end }) };
}

/** «今天的都推迟一天»: the day that is named is that from which all is moved, each so much later. */
export function laterFrom(sentence: Sentence): Pick<Slots, 'due' | 'later' | 'from' | 'until'> {
  const [length, another] = piecesOf(sentence, 'length');
  const [day, second] = piecesOf(sentence, 'day').filter(({ value }) => value.ahead.start !== undefined);
  if (!length || another || !day || second || day.span[1] > length.span[0] || isDenied(day, sentence)) return {};
  const { start, end = start, granularity, rule } = day.value.ahead;
  if (start === undefined || rule !== undefined || (granularity !== 'day' && granularity !== 'week')) return {};
  const due = Temporal.PlainDate.from(start).add({ days: length.value }).toString();
  return { later: length.value, due, from: start, ...(end !== undefined && { until: end }) };
}

/** «往后挪一天» behind a card: so much later, or earlier, than the day that it shows. */
export function laterOnCard(sentence: Sentence): Pick<Slots, 'due' | 'day'> {
  const { shown, flat } = sentence;
  const length = piecesOf(sentence, 'length').at(-1);
  if (!shown?.due || !length || piecesOf(sentence, 'day').some(({ span }) => span[1] <= length.span[0])) return {};
  const days = EARLIER.test(flat) ? -length.value : LATER.test(flat) ? length.value : undefined;
  if (days === undefined) return {};
  const on = shown.due.add({ days }).toString();
  return { due: on, day: { on, granularity: 'day' } };
}

const EARLIER = /往前|提前|提早|早(?!上|报|会)|前提|\b(?:earlier|sooner|forward)\b/;
const LATER =
  /往后|推后|推迟|延后|延迟|顺延|延|晚(?!上)|后推|后挪|后延|\b(?:later|back|after that|delay|postpone|push)\b/;

/** The first and the last day of what is ahead: «下周三到下周五», «周一开始请三天假». */
export function stretchAhead(sentence: Sentence): { readonly from?: string; readonly until?: string } {
  const days = piecesOf(sentence, 'day')
    .filter(({ span: [at] }) => !BUSY.test(clauseAt(sentence.flat, at)))
    .map(({ value }) => value.ahead)
    .filter(({ start }) => start !== undefined);
  const [first] = days;
  if (!first?.start) return {};
  const length = piecesOf(sentence, 'length').at(-1)?.value;
  const last =
    first.granularity === 'range' ? first : days.findLast(({ start }) => (start ?? '') >= (first.start ?? ''));
  const counted = length !== undefined && days.length === 1 && first.granularity !== 'range' && length < 60;
  const until = counted
    ? Temporal.PlainDate.from(first.start)
        .add({ days: length - 1 })
        .toString()
    : (last?.end ?? last?.start ?? first.start);
  return { from: first.start, until };
}

/** «这周太忙了,下周一休假»: why, and not when. */
const BUSY = /忙|累|\b(?:busy|swamped|hectic|exhausted)\b/;

function clauseAt(text: string, at: number) {
  const before = text.slice(0, at).search(/[^,，。;；\n]*$/);
  return text.slice(before, at) + (/^[^,，。;；\n]*/.exec(text.slice(at))?.[0] ?? '');
}

/** The stretch of the past that a question is about. */
export function stretchBack(sentence: Sentence): { readonly since?: string; readonly until?: string } {
  const days = piecesOf(sentence, 'day')
    .map(({ value }) => value.back)
    .filter(({ start, end }) => start ?? end);
  const [day] = days;
  if (!day) {
    const length = piecesOf(sentence, 'length')[0]?.value;
    return length === undefined ? {} : { since: sentence.local.toPlainDate().subtract({ days: length }).toString() };
  }
  const today = sentence.local.toPlainDate();
  // "Have not ordered in six months": as long ago as it would be ahead.
  if (day.start !== undefined && day.start > today.toString())
    return { since: today.subtract({ days: today.until(day.start).days }).toString() };
  return { ...(day.start !== undefined && { since: day.start }), ...(day.end !== undefined && { until: day.end }) };
}

/** «12月31日放假,1月9日上班»: each stretch of days, and whether it is off or worked. */
export function companyStretches(sentence: Sentence): Pick<Slots, 'stretches'> {
  const stretches = piecesOf(sentence, 'day').flatMap(({ span, value: { ahead } }) => {
    const said = closedOrWorked(sentence.flat, span);
    if (ahead.start === undefined || !said) return [];
    return [{ from: ahead.start, until: ahead.end ?? ahead.start, off: said['off'] !== undefined }];
  });
  return stretches.length ? { stretches } : {};
}

/** In Chinese the word stands behind its day, in English before it, or else on the other side. */
function closedOrWorked(flat: string, [from, to]: readonly [number, number]) {
  const before = [...flat.slice(0, from).matchAll(CLOSED_OR_WORKED)].at(-1)?.groups;
  const behind = [...flat.slice(to).matchAll(CLOSED_OR_WORKED)][0]?.groups;
  return /\p{Script=Han}/u.test(flat) ? (behind ?? before) : (before ?? behind);
}

const CLOSED_OR_WORKED =
  /(?<worked>不放假|不休息|(?<!不)上班|补班|\b(?:not (?:closed|shut|off)|works?|working|workday|open)\b)|(?<off>放假|休息|不上班|\b(?:closed|holidays?|days? off|off|shut)\b)/g;
