import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { reading } from '../../db/server/reading.ts';
import { findTeam } from '../../people/store/teams.ts';
import { type Month, monthOf, weekOf, type WeekOfMany } from '../week.ts';
import { mondayCard, monthCard, weekCard } from '../weekCard.ts';
import type { Translator } from '../../text/phrases.ts';

/** `month`: the one that goes on; a day: the whole month that begins with it. */
const Input = z.object({ of: z.union([z.enum(['week', 'month']), z.iso.date()]) });

/** `isCompany`: of everybody, for a manager. */
type Whose = { readonly of: string | undefined; readonly isCompany: boolean };
type Outcome =
  | (Whose & { readonly kind: 'week'; readonly week: WeekOfMany })
  | (Whose & { readonly kind: 'month'; readonly month: Month })
  | { readonly kind: 'forLeads' };

/** What comes to a lead or a manager of itself, asked for. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'review',
  intents: ['report'],
  topic: 'team',
  does: { zh: '一周先看三件事,一个月的复盘(组长、经理)', en: 'three things of the week, the month in review (leads)' },
  examples: {
    zh: ['本月复盘', '本周三件事'],
    en: ['month in review', 'three things this week'],
  },
  aside: true,

  input: Input,

  from: ({ slots: { form, period, since, until } }) => {
    if (form !== 'review') return undefined;
    return { of: wholeMonth(since, until) ?? (period === 'month' ? 'month' : 'week') };
  },

  async run({ person, tx, now, today }, { of: span }) {
    if (person.role === 'rep') return { kind: 'forLeads' };
    const own = person.role === 'lead' ? person.teamId : undefined;
    const whose = { of: own === undefined ? undefined : (await findTeam(tx, own))?.name, isCompany: own === undefined };
    const asked = { teamId: own ?? null, now, zone: person.zone };
    const until = today.add({ days: 1 });
    if (span === 'week')
      return { kind: 'week', ...whose, week: await reading(tx, (there) => weekOf(there, { ...asked, until })) };
    const thisMonth = { since: today.with({ day: 1 }), until };
    const first = span === 'month' ? undefined : Temporal.PlainDate.from(span);
    const days = first ? { since: first, until: first.add({ months: 1 }) } : thisMonth;
    return { kind: 'month', ...whose, month: await reading(tx, (there) => monthOf(there, { ...asked, days })) };
  },

  say: {
    week: ({ week, of, isCompany }, to) => (isCompany ? mondayCard : weekCard)(week, { of, to }) ?? nothing(to),
    month: ({ month, of }, to) => monthCard(month, { of, to }) ?? nothing(to),
    forLeads: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '复盘是给组长和经理的', en: 'The review is for leads and managers' }),
      footer: t({
        zh: '你自己的:「周报」「我这个月做了什么」',
        en: 'Yours: “weekly report”, “what did I do this month”',
      }),
    }),
  },
});

/** The first day, where it is all days of a month that are meant. */
function wholeMonth(since: string | undefined, until: string | undefined) {
  if (since === undefined || until === undefined) return undefined;
  const first = Temporal.PlainDate.from(since);
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return first.day === 1 && last.toString() === until ? since : undefined;
}

function nothing({ t }: Translator) {
  return { icon: '📰', title: t({ zh: '这段时间还没有可说的', en: 'Nothing to tell of that time yet' }) };
}
