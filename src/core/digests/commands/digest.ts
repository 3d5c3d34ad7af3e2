import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import type { DigestKind } from '../../contract/vocabulary.ts';
import { hasTurn } from '../../learning/store/learners.ts';
import { ClockInput } from '../../people/clock.ts';
import { allTeams, type Team } from '../../people/store/teams.ts';
import { teamsMeant } from '../../people/teamChoices.ts';
import { changedDays, daysWords } from '../../people/weekdays.ts';
import { timeWords, type Translator, UNDO } from '../../text/phrases.ts';
import { adoptChannel, comesElsewhere, MORNING } from '../channel.ts';
import { nextDigestAt } from '../schedule.ts';
import { audienceOf, digestAt, keepDigest, type Destination } from '../store/schedule.ts';

const Input = z.object({
  at: ClockInput.optional(),
  weekdays: z.array(z.number().int().min(1).max(7)).optional(),
  /** Not on these days; without any, not at all. */
  off: z.boolean(),
  /** It was said to be a week's. */
  weekly: z.boolean(),
  /** Which days was said, and not of what: in a channel that has a digest it is that. */
  bare: z.boolean(),
  /** Whose, by name. */
  team: z.string().max(40).optional(),
});
type Input = z.output<typeof Input>;

type Outcome =
  | {
      readonly kind: 'set';
      readonly digest: DigestKind;
      readonly at: Temporal.PlainTime;
      readonly days: readonly number[] | null;
      readonly where: Channel | undefined;
      readonly isElsewhere: boolean;
      /** Another team goes first: it comes when the turn is theirs. */
      readonly rests: boolean;
    }
  | { readonly kind: 'stopped'; readonly digest: DigestKind; readonly where: Channel | undefined }
  | { readonly kind: 'noTeam'; readonly name: string; readonly teams: readonly string[] }
  | { readonly kind: 'notHere' | 'notAllowed' };

/** A channel, and the team whose day it hears; without one the company's. */
type Channel = { readonly team: string | undefined };

export default defineCommand<Input, Outcome>({
  name: 'digest',
  intents: ['digest.set', 'morning.set'],
  topic: 'setting',
  does: {
    zh: '日报、周报哪天几点来,来不来(组长)',
    en: 'when the daily and the weekly digest come, or whether (leads)',
  },
  examples: {
    zh: ['每天9:00在本群发日报', '周五不发日报', '周报周一早上8点半', '日报停掉'],
    en: [
      'post the daily here at 9:00',
      'no daily digest on Fridays',
      'weekly digest Monday 8:30',
      'stop the daily digest',
    ],
  },
  aside: true,

  input: Input,

  from: ({ intent, slots: { at, weekdays, value, period, text } }) => {
    const bare = intent === 'morning.set';
    if (bare && (at !== undefined || value !== 'off' || !weekdays)) return undefined;
    return { at, weekdays, off: value === 'off', weekly: period === 'week', bare, team: text };
  },

  async run(act, input) {
    const { tx, person, room, roomId, now } = act;
    const isHere = room === 'group';
    if (input.bare && !(isHere && (await digestAt(tx, { kind: 'daily', place: { roomId } })))) return undefined;
    if (!may(person, { action: 'bindChannel', to: 'own' })) return { kind: isHere ? 'notAllowed' : 'notHere' };
    const kind = input.weekly || (!isHere && input.weekdays?.length === 1 && !input.off) ? 'weekly' : 'daily';
    const named = isHere && input.team !== undefined ? await teamCalled(act, input.team) : undefined;
    if (named?.kind === 'notAllowed' || named?.kind === 'noTeam') return named;
    const team = named ? named.team : isHere ? await teamOf(act) : undefined;
    const place: Destination = isHere ? { roomId } : { personId: person.id };
    const known = await digestAt(tx, { kind, place });
    // A day of one's own comes to nobody who has not asked for it.
    if (!isHere && kind === 'daily' && !known && input.off) return { kind: 'notHere' };
    const days = changedDays(known?.days ?? null, input);
    const times = { kind, at: input.at ?? known?.at ?? MORNING, days } as const;
    const zone = isHere ? (await audienceOf(tx, team?.id ?? null))?.zone : undefined;
    const by = { zone: zone ?? person.zone, calendar: await calendarFor(tx, zone ?? person.zone) };
    const nextAt = nextDigestAt(times, { ...by, after: now }) ?? null;
    await keepDigest(tx, { ...times, place, nextAt, teamId: team?.id ?? null });
    const where = isHere ? { team: team?.name } : undefined;
    if (days?.length === 0) return { kind: 'stopped', digest: kind, where };
    if (team && kind === 'daily') await adoptChannel(tx, { team, roomId });
    const isElsewhere = team !== undefined && kind === 'daily' && (await comesElsewhere(tx, { team, roomId }));
    const rests = isHere ? team !== undefined && !(await hasTurn(tx, team.id)) : false;
    return { kind: 'set', digest: kind, at: times.at, days, where, isElsewhere, rests };
  },

  say: {
    set: ({ digest, at, days, where, isElsewhere, rests }, to) => {
      const { t } = to;
      const when = `${whenWords({ digest, days }, to)} ${timeWords(at)}`;
      const what = digest === 'weekly' ? { zh: '周报', en: 'weekly digest' } : { zh: '日报', en: 'digest' };
      return {
        icon: '📰',
        title:
          where === undefined
            ? t({ zh: `好,${what.zh}${when} 发给你`, en: `Done: the ${what.en} comes to you ${when}` })
            : t({
                zh: `好,${where.team ?? '全公司'}的${what.zh}${when} 发到这里`,
                en: `Done: ${where.team ?? 'the company'}’s ${what.en} comes here ${when}`,
              }),
        ...(isElsewhere && {
          footer: t({
            zh: '原来那个群照样发;不要了,在那里说「日报停掉」',
            en: 'The other channel still gets it too; say “stop the daily digest” there if it need not',
          }),
        }),
        ...(rests && {
          footer: t({
            zh: '现在别的组在试点,等「全公司推广」了才开始发',
            en: 'Another team goes first: it begins with “roll out to everyone”',
          }),
        }),
        buttons: [undo(to)],
      };
    },
    stopped: ({ digest, where }, to) => ({
      icon: '📰',
      title:
        digest === 'weekly'
          ? to.t({ zh: '好,周报不发了', en: 'Done: no weekly digest any more' })
          : to.t({
              zh: `好,日报不再发${where ? '到这里' : '给你'}了`,
              en: `Done: no daily digest ${where ? 'here' : 'for you'} any more`,
            }),
      buttons: [undo(to)],
    }),
    noTeam: ({ name, teams }, { t, list }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的团队`, en: `There is no team called “${name}”` }),
      lines: [t({ zh: `有:${list(teams)}`, en: `There are: ${list(teams)}` })],
    }),
    notHere: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '请在团队的群里说这句话', en: 'Please say that in the team’s channel' }),
      footer: t({
        zh: '你自己每天的提醒:「早报改到8:40」「周五不用发」',
        en: 'Your own reminders: “morning list at 8:40”, “not on Fridays”',
      }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '这要组长或经理来做', en: 'That takes a lead or a manager' }),
    }),
  },
});

/** Whose day the speaker's channel hears: their team's; the company's for who leads it, where there are several. */
async function teamOf({ tx, person }: Act): Promise<Team | undefined> {
  const all = await allTeams(tx);
  if (all.length > 1 && may(person, { action: 'seeAll', to: 'other' })) return undefined;
  return all.find(({ id }) => id === person.teamId) ?? all[0];
}

/** A team that was named; «ours» is the speaker's own. */
async function teamCalled(act: Act, name: string) {
  if (/^(?:我们?|咱们?|本)(?:组|队|团队)?$|^(?:my|our)(?: team)?$/i.test(name))
    return { kind: 'team', team: await teamOf(act) } as const;
  if (/^(?:全公司|公司|大家)$|^(?:the )?(?:whole )?company$/i.test(name))
    return { kind: 'team', team: undefined } as const;
  const all = await allTeams(act.tx);
  const [team, another] = teamsMeant(all, name);
  if (!team || another) return { kind: 'noTeam', name, teams: all.map((each) => each.name) } as const;
  const isOwn = team.id === act.person.teamId;
  if (!may(act.person, { action: 'bindChannel', to: isOwn ? 'own' : 'other' })) return { kind: 'notAllowed' } as const;
  return { kind: 'team', team } as const;
}

function whenWords(
  { digest, days }: { readonly digest: DigestKind; readonly days: readonly number[] | null },
  to: Translator,
) {
  if (digest === 'weekly') return daysWords(days ?? [1], to);
  return days ? daysWords(days, to) : to.t({ zh: '每个工作日', en: 'on workdays at' });
}

function undo({ t }: Translator) {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' } as const;
}
