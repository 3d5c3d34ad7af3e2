/** Days of the week of a setting. Monday is 1; null: every workday, none: never. Pure. */
import { weekday } from '../calendar/format.ts';
import type { Translator } from '../text/phrases.ts';

type Change = { readonly weekdays?: readonly number[] | undefined; readonly off: boolean };

const WORKDAYS = [1, 2, 3, 4, 5] as const;

/** The days after a wish: only on these, not on these, not at all, or as before; whoever asks for what was stopped has it again. */
export function changedDays(days: readonly number[] | null, { weekdays, off }: Change): readonly number[] | null {
  if (off && !weekdays) return [];
  if (off) return orWorkdays((days ?? WORKDAYS).filter((day) => !weekdays?.includes(day)));
  if (weekdays) return orWorkdays(weekdays);
  return days?.length === 0 ? null : days;
}

/** From Monday to Friday are the workdays, whatever a holiday makes of them. */
function orWorkdays(days: readonly number[]): readonly number[] | null {
  return days.length === WORKDAYS.length && WORKDAYS.every((day) => days.includes(day)) ? null : days;
}

/** «每周一、三», "on Mondays and Wednesdays at" */
export function daysWords(days: readonly number[], { locale, list, t }: Translator) {
  const names = days.map((day) => weekday(Temporal.PlainDate.from('2026-11-22').add({ days: day }), locale));
  return t({ zh: `每${list(names)}`, en: `on ${list(names)} at` });
}
