import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { issueCode } from '../store/codes.ts';
import { issueLink } from '../store/web/links.ts';
import { findTeam, homeTeam, teamNamed } from '../store/teams.ts';

/** Whether it is for a room, and of which team; without one, of the speaker's own. */
type Input = { readonly room: boolean; readonly team?: string | undefined };

type Outcome =
  | { readonly kind: 'issued'; readonly code: string; readonly link: string | undefined }
  | { readonly kind: 'forRoom'; readonly code: string; readonly team: string }
  | { readonly kind: 'notALead' }
  | { readonly kind: 'noTeam'; readonly name: string }
  | { readonly kind: 'notHere' };

/** Opens one more platform to somebody we know already, or makes a room there a team's channel. */
export default defineCommand<Input, Outcome>({
  name: 'code',
  intents: ['code'],
  does: {
    zh: '要一个验证码,在另一个平台或网页上也能找我;组长还能绑定群',
    en: 'get a code for another platform or the web page; leads, for a room',
  },
  examples: { zh: ['验证码', '群验证码'], en: ['my code', 'room code'] },
  topic: 'setting',
  aside: true,
  inPerson: true,

  input: z.object({ room: z.boolean(), team: z.string().min(1).max(40).optional() }),

  from: ({ slots: { value, text } }) => ({ room: value === 'room', team: text }),

  async run({ tx, now, person, room }, input) {
    if (room === 'group') return { kind: 'notHere' };
    if (!input.room) {
      const link = await issueLink(tx, { now, personId: person.id, life: 'own' });
      return { kind: 'issued', code: await issueCode(tx, { now, personId: person.id }), link };
    }
    const own = person.teamId === undefined ? await homeTeam(tx) : await findTeam(tx, person.teamId);
    const team = input.team === undefined ? own : await teamNamed(tx, input.team);
    if (!may(person, { action: 'bindChannel', to: 'own' })) return { kind: 'notALead' };
    if (!team) return { kind: 'noTeam', name: input.team ?? '' };
    if (team.id !== own?.id && !may(person, { action: 'bindChannel', to: 'other' })) return { kind: 'notALead' };
    const code = await issueCode(tx, { now, personId: person.id, teamId: team.id });
    return { kind: 'forRoom', code, team: team.name };
  },

  say: {
    issued: ({ code, link }, { t }) => ({
      icon: '🔑',
      title: t({
        zh: `${code},十分钟内有效,只能用一次`,
        en: `${code}: good for ten minutes, once`,
      }),
      lines: link === undefined ? [] : [t({ zh: `网页登录:${link}`, en: `On the web: ${link}` })],
      footer: t({
        zh: `在另一个平台对我说「绑定 ${code}」,那边的话就也算你说的`,
        en: `Say “bind ${code}” to me on the other platform, and what is said there is yours too`,
      }),
    }),
    forRoom: ({ code, team }, { t }) => ({
      icon: '🔑',
      title: t({
        zh: `${code},十分钟内有效,只能用一次`,
        en: `${code}: good for ten minutes, once`,
      }),
      footer: t({
        zh: `在要绑定的群里 @我 说「绑定 ${code}」,那里就是${team}的群`,
        en: `Mention me in the room and say “bind ${code}”: it becomes the channel of ${team}`,
      }),
    }),
    notALead: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '群要组长或经理来绑定', en: 'Binding a room takes a lead or a manager' }),
    }),
    noTeam: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的团队`, en: `There is no team called ${name}` }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '请私聊我要验证码', en: 'Please ask me for a code in a direct message' }),
    }),
  },
});
