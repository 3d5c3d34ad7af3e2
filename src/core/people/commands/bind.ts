import { bindTeamChannel } from '../teamChannel.ts';
import { type Act, defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { redeemCode } from '../store/codes.ts';
import { addPerson, changePerson, everyone, findPerson, linkIdentity } from '../store/people.ts';
import { identityOf } from '../store/rooms.ts';
import { findTeam, homeTeam } from '../store/teams.ts';
import { timeWords } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | { readonly kind: 'bound'; readonly person: Person }
  | { readonly kind: 'channel'; readonly team: string; readonly at: Temporal.PlainTime }
  | { readonly kind: 'forRoom' }
  | { readonly kind: 'forLead' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait' };

export default defineCommand<{ readonly code: string }, Outcome>({
  name: 'bind',
  topic: 'setting',
  does: { zh: '用一次性验证码说明你是谁', en: 'prove who you are with a one-time code' },
  examples: { zh: ['绑定 123456'], en: ['bind 123456'] },
  aside: true,
  open: true,

  match({ text }) {
    const found = matchPatterns(text, [/^绑定\s*[:：]?\s*(?<code>\d{6})$/, /^(?:bind|code)\s*:?\s*(?<code>\d{6})$/i]);
    return found?.['code'] ? { code: found['code'] } : undefined;
  },

  async run(act, { code }) {
    const { tx, now, roomId, heardId, person } = act;
    const redeemed = await redeemCode(tx, { code, roomId, now });
    if (redeemed.kind === 'forRoom') return bindRoom(act, redeemed);
    if (redeemed.kind !== 'good') return { kind: redeemed.kind };
    const { name, role, personId } = redeemed;
    const identity = await identityOf(tx, heardId);
    const owner = personId === undefined ? undefined : await findPerson(tx, personId);
    const namesake = name === undefined ? undefined : (await everyone(tx)).find((each) => each.name === name);
    const known = owner ?? namesake ?? (act.known ? person : undefined);
    const bound =
      known ??
      (await addPerson(tx, {
        name: name ?? identity.external,
        role: role ?? 'rep',
        locale: act.locale,
        zone: person.zone,
        teamId: (await homeTeam(tx))?.id,
      }));
    await linkIdentity(tx, { ...identity, personId: bound.id, roomId });
    if (role && bound.role !== role) await changePerson(tx, { id: bound.id, role });
    return { kind: 'bound', person: { ...bound, role: role ?? bound.role } };
  },

  say: {
    bound: ({ person }, { t }) => ({
      icon: '🔑',
      title: t({
        zh: `你好,${person.name}。以后这里的话都算你说的`,
        en: `Hello ${person.name}. What is said here is yours from now on`,
      }),
      footer: t({ zh: '说「帮助」看我会什么', en: 'Say “help” to see what I can do' }),
    }),
    channel: ({ team, at }, { t }) => ({
      icon: '🔑',
      title: t({
        zh: `好,这里以后是${team}的群`,
        en: `Done: this is the channel of ${team} from now on`,
      }),
      footer: t({
        zh: `日报每个工作日 ${timeWords(at)} 发到这里`,
        en: `The digest comes here at ${timeWords(at)} on workdays`,
      }),
    }),
    forRoom: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这个验证码是给群的:请在群里 @我 说同一句',
        en: 'That code is for a room: mention me there and say the same',
      }),
    }),
    forLead: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '群要组长或经理来绑定。还没绑定自己的话,先私聊我',
        en: 'Binding a room takes a lead or a manager, whom I know: bind yourself first, in a direct message',
      }),
    }),
    wrong: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '验证码不对或已过期。请再要一个',
        en: 'That code is wrong or has expired. Please ask for a new one',
      }),
    }),
    wait: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '错了太多次,请十分钟后再试', en: 'Too many wrong codes; please try again in ten minutes' }),
    }),
  },
});

/** The code is used up only where it can serve. */
async function bindRoom(
  act: Act,
  { teamId, useUp }: { readonly teamId: number; readonly useUp: () => Promise<void> },
): Promise<Outcome> {
  const { tx, person, known, room } = act;
  if (room !== 'group') return { kind: 'forRoom' };
  const team = await findTeam(tx, teamId);
  const isOwn = person.teamId === undefined || person.teamId === teamId;
  if (!team || !known || !may(person, { action: 'bindChannel', to: isOwn ? 'own' : 'other' }))
    return { kind: 'forLead' };
  await useUp();
  await bindTeamChannel(act, { team, at: team.digestAt });
  return { kind: 'channel', team: team.name, at: team.digestAt };
}
