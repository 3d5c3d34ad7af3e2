import { bindTeamChannel } from '../teamChannel.ts';
import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { ClockInput } from '../clock.ts';
import { findTeam, homeTeam } from '../store/teams.ts';
import { timeWords } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'bound'; readonly at: Temporal.PlainTime; readonly team: string }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'notAllowed' };

export default defineCommand<{ readonly at: Temporal.PlainTime }, Outcome>({
  name: 'digest',
  intents: ['digest.set'],
  topic: 'setting',
  does: { zh: '让日报每天发到这个群(组长)', en: 'have the daily digest come to this channel (leads)' },
  examples: { zh: ['每天9:00在本群发日报'], en: ['post the daily here at 9:00'] },
  aside: true,

  input: z.object({ at: ClockInput }),

  from: ({ slots: { at, weekdays, value } }) => (weekdays || value ? undefined : { at }),

  async run(act, { at }) {
    const { tx, person, room } = act;
    if (room !== 'group') return { kind: 'notHere' };
    if (!may(person, { action: 'bindChannel', to: 'own' })) return { kind: 'notAllowed' };
    const team = person.teamId === undefined ? await homeTeam(tx) : await findTeam(tx, person.teamId);
    if (!team) return { kind: 'notAllowed' };
    await bindTeamChannel(act, { team, at });
    return { kind: 'bound', at, team: team.name };
  },

  say: {
    bound: ({ at, team }, { t }) => ({
      icon: '📰',
      title: t({
        zh: `好,${team}的日报每个工作日 ${timeWords(at)} 发到这里`,
        en: `Done: ${team}’s digest comes here at ${timeWords(at)} on workdays`,
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '请在团队的群里说这句话', en: 'Please say that in the team’s channel' }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '这要组长或经理来做', en: 'That takes a lead or a manager' }),
    }),
  },
});
