import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import type { Tier } from '../../contract/customer.ts';
import { workdayMorning } from '../../calendar/remindAt.ts';
import { lateSince, overdueBetween } from '../overdue.ts';
import { endEscalations, keepEscalation } from '../store/escalations.ts';
import { teamFollowUps } from '../store/followUps.ts';
import { timeWords, type Translator, UNDO } from '../../text/phrases.ts';

const Input = z.object({
  tier: z.enum(['A', 'B', 'C']).optional(),
  /** So many workdays late; none: on the first. */
  workdays: z.number().int().min(1).max(90),
  off: z.boolean(),
});
type Input = z.output<typeof Input>;

type Told = { readonly tier: Tier | undefined; readonly workdays: number };

type Outcome =
  | (Told & { readonly kind: 'set'; readonly at: Temporal.PlainTime; readonly late: number; readonly isTeam: boolean })
  | { readonly kind: 'ended' | 'none' | 'notAllowed' };

/** The workdays of a week, by its seven days. */
const WORKDAYS = 5 / 7;

export default defineCommand<Input, Outcome>({
  name: 'escalation',
  intents: ['escalation.set'],
  topic: 'setting',
  does: {
    zh: '同事的跟进晚了几个工作日告诉你(组长、经理)',
    en: 'be told when a colleague’s follow-up is so many workdays late (leads, managers)',
  },
  examples: {
    zh: ['逾期超过3天的升级给我', 'A类客户逾期当天告诉我', '逾期的不用升级给我了'],
    en: ['escalate to me after 3 workdays', 'tell me the same day for tier A', 'stop escalating to me'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { tier, days = 1, value } }) => ({
    tier,
    workdays: days < 7 ? days : Math.round(days * WORKDAYS),
    off: value === 'off',
  }),

  async run(act, { tier, workdays, off }) {
    if (!may(act.person, { action: 'hearOfLate', to: 'own' })) return { kind: 'notAllowed' };
    if (off) {
      const ended = await endEscalations(act.tx, { personId: act.person.id, tier });
      return { kind: ended ? 'ended' : 'none' };
    }
    return hear(act, { tier, workdays });
  },

  say: {
    set: ({ tier, workdays, at, late, isTeam }, to) => {
      const { t } = to;
      const whose = t({ zh: isTeam ? '组里' : '全公司', en: isTeam ? 'in your team' : 'in the company' });
      const of = tier === undefined ? '' : t({ zh: `${tier}类客户的`, en: ` of tier ${tier}` });
      return {
        icon: '🚨',
        title: t({
          zh: `好,${whose}${of}跟进晚了 ${workdays} 个工作日,当天 ${timeWords(at)} 告诉你`,
          en: `Done: when a follow-up${of} ${whose} is ${workdays} workday${workdays === 1 ? '' : 's'} late, you hear of it that day at ${timeWords(at)}`,
        }),
        footer: t({
          zh: `每条只说一次;现在已经晚了这么多的有 ${late} 条`,
          en: `Each is told once; ${late} are that late already`,
        }),
        buttons: [
          ...(late
            ? [
                {
                  label: t({ zh: '看逾期', en: 'overdue' }),
                  says: t(
                    isTeam
                      ? { zh: '组里逾期的跟进', en: "my team's overdue follow-ups" }
                      : { zh: '全公司逾期的跟进', en: 'all overdue follow-ups' },
                  ),
                },
              ]
            : []),
          undo(to),
        ],
      };
    },
    ended: (_, to) => ({
      icon: '🚨',
      title: to.t({ zh: '好,逾期的不再升级给你', en: 'Done: nothing late is escalated to you any more' }),
      buttons: [undo(to)],
    }),
    none: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '本来就没有升级给你的', en: 'Nothing is escalated to you as it is' }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '同事的逾期只升级给组长和经理;你自己的会照样提醒',
        en: 'What colleagues are late with goes to leads and managers; yours is reminded as ever',
      }),
    }),
  },
});

async function hear(act: Act, { tier, workdays }: Told): Promise<Outcome> {
  const { tx, person, now, today } = act;
  const calendar = await calendarFor(tx, person.zone);
  const toldThrough = lateSince({ today, workdays }, calendar);
  const nextAt = workdayMorning({ ...person, after: now, calendar });
  await keepEscalation(tx, { personId: person.id, tier: tier ?? null, workdays, toldThrough, nextAt });
  const isTeam = !may(person, { action: 'hearOfLate', to: 'other' });
  const open = await teamFollowUps(tx, { ...(isTeam && { teamId: person.teamId ?? 0 }), by: toldThrough });
  const late = overdueBetween(open, { tier: tier ?? null, through: toldThrough }).length;
  return { kind: 'set', tier, workdays, at: person.morning, late, isTeam };
}

function undo({ t }: Translator) {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' } as const;
}
