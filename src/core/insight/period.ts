/** When a day's week, month, quarter or year began. Pure. */
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export const BEGINNINGS_OF: Readonly<
  Record<(typeof PERIODS)[number], (today: Temporal.PlainDate) => Temporal.PlainDate>
> = {
  day: (today) => today,
  week: (today) => today.subtract({ days: today.dayOfWeek - 1 }),
  month: (today) => today.with({ day: 1 }),
  quarter: (today) => today.with({ month: today.month - ((today.month - 1) % 3), day: 1 }),
  year: (today) => today.with({ month: 1, day: 1 }),
};
