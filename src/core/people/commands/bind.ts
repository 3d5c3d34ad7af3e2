import { z } from 'zod';
import { MORNING, moveChannel } from '../../digests/channel.ts';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { redeemCode } from '../store/codes.ts';
import { caretakers, distinctName } from '../store/colleagues.ts';
import { comeBack } from '../store/leave.ts';
import { giveBackKept } from '../../handover/process/steps.ts';
import { addPerson, changePerson, type Identity, linkIdentity } from '../store/people.ts';
import { wasSaidSince } from '../../delivery/store/outbox.ts';
import { PLATFORM_NAMES } from '../../contract/vocabulary.ts';
import { identityOf } from '../store/rooms.ts';
import { findTeam, homeTeam } from '../store/teams.ts';
import { ROLES } from '../roles.ts';
import { timeWords } from '../../text/phrases.ts';
import type { Person, Role } from '../../contract/person.ts';

type Outcome =
  /** `isNamed`: it is known what they are called. */
  | { readonly kind: 'bound'; readonly person: Person; readonly isNamed: boolean }
  | { readonly kind: 'channel'; readonly team: string; readonly at: Temporal.PlainTime }
  | { readonly kind: 'forRoom' }
  | { readonly kind: 'forLead' }
  | { readonly kind: 'wrong'; readonly by: Guesser; readonly tell: readonly Person[] }
  | { readonly kind: 'wait' };

/** Whose account the wrong codes came from. */
type Guesser = Identity & { readonly name: string };

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
    const { tx, now, roomId, heardId, person, known } = act;
    const identity = await identityOf(tx, heardId);
    const redeemed = await redeemCode(tx, { code, identity, personId: known ? person.id : undefined, now });
    if (redeemed.kind === 'forRoom') return bindRoom(act, redeemed);
    if (redeemed.kind === 'wrong') return wrong(act, { ...identity, isAlarming: redeemed.isAlarming });
    if (redeemed.kind === 'wait') return { kind: 'wait' };
    const bound = await bearerOf(act, { ...redeemed, identity });
    await linkIdentity(tx, { ...identity, personId: bound.id, roomId, byCode: true });
    const { role } = redeemed;
    if (role && bound.role !== role) await changePerson(tx, { id: bound.id, role });
    const isNamed = known || redeemed.personId !== undefined || redeemed.name !== undefined;
    return { kind: 'bound', person: { ...bound, role: role ?? bound.role }, isNamed };
  },

  say: {
    bound: ({ person, isNamed }, { t }) => ({
      icon: '🔑',
      ...(!isNamed && {
        lines: [t({ zh: '怎么称呼你?', en: 'What is your name?' })],
        ask: t({ zh: '我改名叫…', en: 'rename me to …' }),
      }),
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
    wrong: ({ by, tell }, { t, locale }) => [
      {
        icon: '🔒',
        title: t({
          zh: '验证码不对或已过期。请再要一个',
          en: 'That code is wrong or has expired. Please ask for a new one',
        }),
      },
      ...tell.map((admin) => ({
        to: { person: admin.id },
        about: ALARM,
        icon: '🚨',
        title: t({
          zh: '有人接连说错验证码,已让TA等十分钟',
          en: 'Somebody keeps saying wrong codes; they have to wait for ten minutes',
        }),
        facts: [
          {
            label: PLATFORM_NAMES[by.platform]?.[locale] ?? by.platform,
            text: [by.name, by.external].filter(Boolean).join(' · '),
          },
        ],
        footer: t({
          zh: '不认识的话,先别给任何人发验证码',
          en: 'If you do not know who that is, give nobody a code for now',
        }),
      })),
    ],
    wait: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '错了太多次,请十分钟后再试', en: 'Too many wrong codes; please try again in ten minutes' }),
    }),
  },
});

/** Somebody by their number, back if they had left; whoever brings it, if we know them; or somebody new. A name makes nobody somebody who is here. */
async function bearerOf(
  { tx, now, known, person, locale }: Act,
  {
    personId,
    name,
    role,
    identity,
  }: {
    readonly personId: number | undefined;
    readonly name: string | undefined;
    readonly role: Role | undefined;
    readonly identity: Identity;
  },
): Promise<Person> {
  if (personId !== undefined) {
    const back = await comeBack(tx, personId);
    await giveBackKept({ tx, now }, back);
    return back;
  }
  if (known) return person;
  const team = await homeTeam(tx);
  const teamId = team?.id;
  return addPerson(tx, {
    // What they are called is asked next.
    name: await distinctName(tx, { name: name ?? ROLES[role ?? 'rep'][locale], teamId, locale, ...identity }),
    role: role ?? 'rep',
    locale,
    zone: team?.zone ?? person.zone,
    teamId,
  });
}

const ALARM = 'codes:wrong';

/** Those who look after the bot are told of one too many, once in ten minutes. */
async function wrong(
  { tx, now, person }: Act,
  { isAlarming, ...identity }: Identity & { readonly isAlarming: boolean },
): Promise<Outcome> {
  const isNews = isAlarming && !(await wasSaidSince(tx, { about: ALARM, since: now.subtract({ minutes: 10 }) }));
  return { kind: 'wrong', by: { ...identity, name: person.name }, tell: isNews ? await caretakers(tx) : [] };
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
