import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { RETAINED, type Retained } from '../../contract/vocabulary.ts';
import { type Periods, daysKept, setPeriod } from '../store/periods.ts';
import { UNDO } from '../../text/phrases.ts';

const KINDS = ['private', 'words', 'traces'] as const satisfies readonly Retained[];

/** Without days it is a question. */
const Input = z.object({ kind: z.enum(KINDS).optional(), days: z.number().int().optional() });

type Outcome =
  | { readonly kind: 'periods'; readonly periods: Periods }
  | { readonly kind: 'set'; readonly what: Retained; readonly days: number }
  | { readonly kind: 'outside'; readonly what: Retained; readonly days: number }
  | { readonly kind: 'notAllowed' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'retention',
  intents: ['retention.set', 'retention.list'],
  topic: 'setting',
  does: { zh: '什么保留多久,私密记录最多藏几天(管理员)', en: 'how long things are kept, and notes private (admins)' },
  examples: {
    zh: ['数据保留多久', '私密记录最多14天', '原话保留3天', '改动记录保留90天'],
    en: ['how long is data kept', 'private notes at most 14 days', 'keep messages 3 days', 'keep changes 90 days'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { value, days } }) => (intent === 'retention.list' ? {} : { kind: value, days }),

  async run({ tx, person }, { kind, days }) {
    if (kind === undefined || days === undefined) return { kind: 'periods', periods: await daysKept(tx) };
    if (!may(person, { action: 'setRetention', to: 'other' })) return { kind: 'notAllowed' };
    const { least, most } = RETAINED[kind];
    if (days < least || days > most) return { kind: 'outside', what: kind, days };
    await setPeriod(tx, { kind, days });
    return { kind: 'set', what: kind, days };
  },

  say: {
    periods: ({ periods: days }, { t }) => ({
      icon: '🗄️',
      title: t({ zh: '保留多久', en: 'How long things are kept' }),
      facts: KINDS.map((kind) => ({
        label: t(RETAINED[kind]),
        text: t({ zh: `${days[kind]}天`, en: `${days[kind]} days` }),
      })),
      footer: t({
        zh: '客户、联系人和记录一直留着,直到有人删除;管理员可以说「私密记录最多14天」',
        en: 'Customers, contacts and notes stay until somebody erases them; an admin may say “private notes at most 14 days”',
      }),
    }),
    set: ({ what, days }, { t }) => ({
      icon: '🗄️',
      title: t({
        zh: `好,${RETAINED[what].zh}最多留${days}天`,
        en: `Done: ${RETAINED[what].en}, ${days} days at most`,
      }),
      footer: t({ zh: '已经到期的今夜清掉', en: 'What is older goes tonight' }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    outside: ({ what }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `${RETAINED[what].zh}可以留${RETAINED[what].least}到${RETAINED[what].most}天,没有改`,
        en: `${RETAINED[what].en}: from ${RETAINED[what].least} to ${RETAINED[what].most} days; nothing was changed`,
      }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '保留多久要管理员来定', en: 'How long things are kept takes an admin' }),
    }),
  },
});
