import { z } from 'zod';
import { MORNING, moveChannel } from '../../digests/channel.ts';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { admit, type Admitted, welcomeCard } from '../../handover/arrival.ts';
import { beginLearning, withFirstTry } from '../../learning/lesson.ts';
import { type Guesser, guessingCard, whoIsToldOfGuessing } from '../guessedCodes.ts';
import { redeemCode } from '../store/codes.ts';
import { type Identity, linkIdentity } from '../store/people.ts';
import { identityOf } from '../store/rooms.ts';
import { joinWithoutAccount } from '../store/samePerson.ts';
import { findTeam } from '../store/teams.ts';
import { timeWords } from '../../text/phrases.ts';
import type { Person } from '../../contract/person.ts';

type Outcome =
  | ({ readonly kind: 'bound' } & Admitted & { readonly begins: boolean })
  | { readonly kind: 'channel'; readonly team: string; readonly at: Temporal.PlainTime }
  | { readonly kind: 'forRoom' }
  | { readonly kind: 'forLead' }
  | { readonly kind: 'wrong'; readonly by: Guesser; readonly tell: readonly Person[] }
  | { readonly kind: 'wait' };

export default defineCommand<{ readonly code: string }, Outcome>({
  name: 'bind',
  intents: ['bind'],
  topic: 'setting',
  does: { zh: '用一次性验证码说明你是谁', en: 'prove who you are with a one-time code' },
  examples: { zh: ['绑定 123456'], en: ['bind 123456'] },
  aside: true,
  open: true,

  input: z.object({ code: z.string().length(6) }),

  from: ({ slots: { value } }) => ({ code: value }),

  async run(act, { code }) {
    const { tx, now, roomId, heardId, person, known, locale } = act;
    const identity = await identityOf(tx, heardId);
    const redeemed = await redeemCode(tx, { code, identity, personId: known ? person.id : undefined, now });
    if (redeemed.kind === 'forRoom') return bindRoom(act, redeemed);
    if (redeemed.kind === 'wrong') return wrong(act, { ...identity, isAlarming: redeemed.isAlarming });
    if (redeemed.kind === 'wait') return { kind: 'wait' };
    const arriving = { tx, now, locale, zone: person.zone, bearer: known ? person : undefined, identity };
    const admitted = await admit(arriving, redeemed);
    await linkIdentity(tx, { ...identity, personId: admitted.person.id, roomId, byCode: true });
    if (known && person.id !== admitted.person.id)
      await joinWithoutAccount(tx, { from: person, into: admitted.person, now });
    return { kind: 'bound', ...admitted, begins: await beginLearning(tx, { ...admitted, now }) };
  },

  say: {
    bound: (bound, to) => withFirstTry(welcomeCard(bound, to), { ...bound, to }),
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
    wrong: ({ by, tell }, to) => [
      {
        icon: '🔒',
        title: to.t({
          zh: '验证码不对或已过期。请再要一个',
          en: 'That code is wrong or has expired. Please ask for a new one',
        }),
      },
      ...tell.map((admin) => ({ to: { person: admin.id }, ...guessingCard(by, to) })),
    ],
    wait: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '错了太多次,请十分钟后再试', en: 'Too many wrong codes; please try again in ten minutes' }),
    }),
  },
});

async function wrong(
  { tx, now, person }: Act,
  { isAlarming, ...identity }: Identity & { readonly isAlarming: boolean },
): Promise<Outcome> {
  const tell = await whoIsToldOfGuessing(tx, { isAlarming, now });
  return { kind: 'wrong', by: { ...identity, name: person.name }, tell };
}

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
  await moveChannel(tx, { team, roomId: act.roomId, now: act.now });
  return { kind: 'channel', team: team.name, at: MORNING };
}
