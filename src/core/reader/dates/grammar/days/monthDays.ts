import { day } from '../../values/fields.ts';
import { standsFree } from '../../lexer/figures.ts';
import { rule } from '../rule.ts';
import { asDay, isDay, dated, inPeriod, lunarOrHoliday, latinFree } from './day.ts';

/** A number of a house. */
const address = /[路街道弄巷段村] ?$/;

const street = /^ (?:street|road|st\b|rd\b|ave|lane|drive)/;

/** «3月18董事会»: what takes place on a day, and counts nothing. */
const gathering =
  /^ ?(?:董事|股东|例会|年会|月会|周会|招标|投标|竞标|述标|讲标|验收|验厂|审厂|复审|复评|投产|开业|竣工)/;

const isLatinMonth = (words: string) => /^[a-z]/.test(words);

/** Behind the last figures of a year, which 95 of «Fri 10 Dec, 95 guests» are not. */
const endsYear = /^(?:$|[.,;!?)\n-]| ?-| at\b| \d{1,2}[:.]\d\d)/;

/** The day of a month, with or without its year. */
export const monthDays = [
  rule('number ri', ([n], at) =>
    isDay(n.said) && !address.test(at.text.slice(Math.max(0, at.from - 2), at.from))
      ? asDay(day({ day: n.said.value }, { form: 'dayOfMonth' }))
      : undefined,
  ),
  rule('ordinal', ([o]) =>
    isDay(o.said) ? asDay(day({ day: o.said.value }, { form: 'dayOfMonth', weak: true })) : undefined,
  ),
  rule('the|on|at ordinal', ([, o]) =>
    isDay(o.said) && o.said.digits > 0 ? asDay(day({ day: o.said.value }, { form: 'dayOfMonth' })) : undefined,
  ),
  rule('month comma|dash|slash? the? number|ordinal', ([m, joint, , n], at) => {
    if (!isDay(n.said) || m.said.fields?.month === undefined) return undefined;
    const han = /月份?$/.test(at.text.slice(m.from, m.to));
    if (han && (joint || !(standsFree(at.text, at.to) || gathering.test(at.text.slice(at.to, at.to + 3)))))
      return undefined;
    return !han && n.kind === 'number' && (joint?.kind === 'comma' || !latinFree(at))
      ? undefined
      : asDay(dated(m.said, n.said.value), han ? 0.2 : 0);
  }),
  rule('month of? comma? day', ([m, , , d]) =>
    d.said.form === 'dayOfMonth' && d.said.fields?.day !== undefined && d.said.fields.weekday === undefined
      ? asDay(dated(m.said, d.said.fields.day))
      : undefined,
  ),
  rule('the? number|ordinal of|comma|dash|slash? month', ([, n, joint, m], at) =>
    isDay(n.said) &&
    m.said.fields?.month !== undefined &&
    (n.kind === 'ordinal' || joint?.kind !== 'comma') &&
    (n.kind === 'ordinal' || n.said.text === undefined) &&
    isLatinMonth(at.text.slice(m.from, m.to))
      ? asDay(dated(m.said, n.said.value))
      : undefined,
  ),
  rule('number month', (_, at) =>
    street.test(at.text.slice(at.to, at.to + 8)) ? { kind: 'nothing', said: null } : undefined,
  ),
  rule('the? ordinal unit of month', ([, o, u, , m]) =>
    u.said.unit === 'day' && isDay(o.said) ? asDay(dated(m.said, o.said.value)) : undefined,
  ),
  rule('day of|comma|dash|slash? year', ([d, , y]) =>
    d.said.fields?.year === undefined && (d.said.fields?.month !== undefined || d.said.fields?.holiday !== undefined)
      ? asDay(inPeriod(d.said.fields, y.said))
      : undefined,
  ),
  rule('day comma|dash|slash|of? number', ([d, joint, n], at) => {
    const { month: m, day: on, year: y } = d.said.fields ?? {};
    const short =
      n.said.digits === 2 &&
      (joint?.kind !== 'comma' || endsYear.test(at.text.slice(at.to, at.to + 8))) &&
      (n.said.value > 31 || (n.said.value > 12 && !joint && /[a-z]\.?$/.test(at.text.slice(d.from, d.to))));
    return m !== undefined && on !== undefined && y === undefined && short && latinFree(at) && !at.ref.chinese
      ? asDay(
          inPeriod(d.said.fields, { grain: 'year', fields: { year: 2000 + n.said.value }, at: () => undefined }),
          0.1,
        )
      : undefined;
  }),
  rule('year of|comma? day', ([y, , d]) => {
    if (
      d.said.fields?.year !== undefined ||
      (d.said.fields?.month === undefined && d.said.fields?.holiday === undefined)
    )
      return undefined;
    return asDay(
      d.said.fields.lunar || d.said.fields.holiday ? lunarOrHoliday(y.said, d.said) : inPeriod(d.said.fields, y.said),
    );
  }),
] as const;
