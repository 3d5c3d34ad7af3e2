/** Days that no calendar has: «2月30日», "31 February", 2026-02-30. They are not to be guessed around but asked about. */

export type Impossible = { readonly words: string; readonly span: readonly [from: number, to: number] };

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const FORMS = [
  // The moon has twelve months, and now and then one of them twice.
  /(?:农历|農曆|阴历|旧历)\s?(?:十[三四五六七八九]|二十)月(?:初?[一二三四五六七八九十]|廿[一二三四五六七八九]?|十[一二三四五六七八九])/g,
  /(?<!\d)(?:(?<year>\d{4})\s?年\s?)?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号號]/g,
  /(?<!\d)(?<year>\d{4})[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>\d{1,2})(?!\d)/g,
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}\\b(?:,?\\s(?<year>\\d{4}))?`, 'gi'),
  new RegExp(`\\b${MONTH}\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|\\s?%)(?:,?\\s(?<year>\\d{4}))?`, 'gi'),
];

export function impossibleDays(text: string): Impossible[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ 0: words, index, groups = {} }) =>
      exists(groups) ? [] : [{ words: words.trim(), span: [index, index + words.length] as const }],
    ),
  );
}

/** The text with those days blanked out: every other place in it stays where it is. */
export function withoutImpossible(text: string, days: readonly Impossible[]): string {
  return days.reduce(
    (left, { span: [from, to] }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  );
}

function exists({ year, month, name, day }: Readonly<Record<string, string | undefined>>): boolean {
  const number = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(month);
  const longest =
    number === 2 && year
      ? Temporal.PlainYearMonth.from({ year: Number(year), month: 2 }).daysInMonth
      : LENGTHS[number - 1];
  return Number(day) >= 1 && Number(day) <= (longest ?? 0);
}
