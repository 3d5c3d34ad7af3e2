import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { countryOf } from '../../calendar/timeZones.ts';
import { calendarOf } from '../../calendar/workdays.ts';
import { may } from '../../contract/permissions.ts';
import { UNDO } from '../../text/phrases.ts';
import { type CompanyDay, companyDaysFrom, setCompanyDay } from '../store/days.ts';
import { companyDayWords, DAYS_FOLLOW } from '../words.ts';

/** Without stretches it is a question. */
const Input = z.object({
  stretches: z.array(z.object({ from: z.iso.date(), until: z.iso.date(), off: z.boolean() })).optional(),
});

type Outcome =
  | { readonly kind: 'set'; readonly days: readonly CompanyDay[] }
  | { readonly kind: 'listed'; readonly days: readonly CompanyDay[] }
  | { readonly kind: 'when' }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'notAllowed' };

/** A year's worth of days off is less. */
const MOST = 60;

export default defineCommand<z.output<typeof Input> & { readonly isAsked: boolean }, Outcome>({
  name: 'companyDays',
  intents: ['companyDays.set', 'companyDays.list'],
  topic: 'setting',
  does: { zh: '公司自己的放假和上班日(经理)', en: 'days on which the company is closed, or works (managers)' },
  examples: {
    zh: ['12月31日公司放假', '周六1月9日上班', '公司哪些天放假'],
    en: ['the company is closed on 31 Dec', 'Sat 9 Jan is a workday', 'company holidays'],
  },
  aside: true,

  input: Input.extend({ isAsked: z.boolean() }),
  from: ({ intent, slots: { stretches } }) => ({ stretches, isAsked: intent === 'companyDays.list' }),

  async run(act, { stretches = [], isAsked }) {
    if (!act.known) return undefined;
    if (isAsked) return { kind: 'listed', days: await unlikeTheCountry(act) };
    if (!may(act.person, { action: 'setCompanyDays', to: 'other' })) return { kind: 'notAllowed' };
    const days = stretches.flatMap(daysOf);
    if (!days.length) return { kind: 'when' };
    if (days.length > MOST) return { kind: 'tooMany' };
    for (const day of days) await setCompanyDay(act.tx, day);
    return { kind: 'set', days };
  },

  say: {
    set: ({ days }, to) => ({
      icon: '🗓️',
      title: to.t({ zh: `公司${companyDayWords(days, to)}`, en: `The company: ${companyDayWords(days, to)}` }),
      footer: to.t(DAYS_FOLLOW),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    listed: ({ days }, to) => ({
      icon: '🗓️',
      title: days.length
        ? to.t({ zh: `公司${companyDayWords(days, to)}`, en: `The company: ${companyDayWords(days, to)}` })
        : to.t({
            zh: '公司跟着国家的节假日,没有另外的',
            en: 'The company keeps the public holidays, and no others',
          }),
      footer: to.t({
        zh: '加一天:「12月31日公司放假」「周六1月9日上班」;整张表:「上传公司放假表」',
        en: 'To add one: “the company is closed on 31 Dec”, “Sat 9 Jan is a workday”; a list: “upload company holidays”',
      }),
    }),
    when: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '公司哪天放假?比如「12月31日公司放假」', en: 'Which day? Say “the company is closed on 31 Dec”' }),
    }),
    tooMany: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: `一次最多 ${MOST} 天`, en: `At most ${MOST} days at once` }),
    }),
    notAllowed: (_, { t }) => ({ icon: '🔒', title: t({ zh: '这要经理来做', en: 'That takes a manager' }) }),
  },
});

function daysOf({ from, until, off }: { readonly from: string; readonly until: string; readonly off: boolean }) {
  const first = Temporal.PlainDate.from(from);
  const count = Math.min(first.until(until).days, MOST) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => ({ day: first.add({ days: at }), isOff: off }));
}

/** Of the days to come those that are otherwise than where the reader is. */
async function unlikeTheCountry({ tx, person, today }: Act) {
  const country = calendarOf(countryOf(person.zone));
  return (await companyDaysFrom(tx, today)).filter(({ day, isOff }) => country.isWorkday(day) === isOff);
}
