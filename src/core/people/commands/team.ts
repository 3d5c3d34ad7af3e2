import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, ROLE_ORDER } from '../../contract/permissions.ts';
import type { Person, Role } from '../../contract/person.ts';
import { colleagueWords } from '../choices.ts';
import { type IntoTeam, intoTeam, invitationExample } from '../invitation.ts';
import { ROLES } from '../roles.ts';
import { invitedNames, issueCode } from '../store/codes.ts';
import { type Colleague, colleaguesNamed, withWhereabouts } from '../store/colleagues.ts';
import { issueLink } from '../store/web/links.ts';
import { everyone } from '../store/people.ts';
import { allTeams, findTeam, type Team } from '../store/teams.ts';
import { noTeam, teamsMeant, whichTeam } from '../teamChoices.ts';
import { timeWords } from '../../text/phrases.ts';

type Invitation = {
  readonly does: 'invite';
  readonly name: string;
  readonly role?: Role | undefined;
  /** Where they are to work; without it where the first team is. */
  readonly team?: IntoTeam | undefined;
};

type Input = { readonly does: 'list' } | { readonly does: 'me' } | Invitation;

type Invited = {
  readonly name: string;
  readonly role: Role;
  readonly wanted: Role;
  readonly team: string | undefined;
  readonly code: string;
  readonly link: string | undefined;
};

type Outcome =
  | { readonly kind: 'list'; readonly people: readonly Colleague[]; readonly awaited: readonly string[] }
  | { readonly kind: 'me'; readonly person: Person; readonly team: string | undefined }
  | { readonly kind: 'asksRole'; readonly name: string }
  | ({ readonly kind: 'invited'; readonly namesakes: readonly Colleague[] } & Invited)
  | { readonly kind: 'noTeam'; readonly said: string }
  | { readonly kind: 'whichTeam'; readonly meant: IntoTeam; readonly teams: readonly string[] }
  | { readonly kind: 'notAllowed' | 'notHere' };

/** Who is on the team, and who is to join it. */
export default defineCommand<Input, Outcome>({
  name: 'team',
  intents: ['team.list', 'person.me', 'person.invite'],
  topic: 'setting',
  does: {
    zh: '看有哪些同事、我是谁;邀请新同事(组长)',
    en: 'see who is on the team, and who you are; invite somebody new (leads)',
  },
  examples: {
    zh: ['有哪些同事', '我是谁', '邀请王芳 销售', '邀请王芳 销售二组'],
    en: ['who is on the team', 'who am I', 'invite Tom as rep', 'invite Tom', 'invite Tom to South'],
  },
  aside: true,
  inPerson: ({ does }) => does === 'invite',

  input: z.discriminatedUnion('does', [
    z.object({ does: z.literal('list') }),
    z.object({ does: z.literal('me') }),
    z.object({
      does: z.literal('invite'),
      name: z.string().trim().min(1).max(40),
      role: z.enum(['rep', 'lead', 'manager', 'admin']).optional(),
      team: z.custom<IntoTeam>().optional(),
    }),
  ]),

  match({ text }) {
    const team = intoTeam(text);
    return team && { does: 'invite', name: team.name, role: team.role, team };
  },

  from: ({ intent, slots: { text, value, colleague } }) => {
    if (intent === 'team.list') return { does: 'list' };
    if (intent === 'person.me') return { does: 'me' };
    return { does: 'invite', name: text ?? colleague?.name, role: value };
  },

  async run(act, input) {
    const { tx, person, room } = act;
    if (input.does === 'list') {
      const people = await withWhereabouts(tx, await everyone(tx));
      const here = new Set(people.map(({ name }) => name));
      const awaited = (await invitedNames(tx, act.now)).filter((name) => !here.has(name));
      return { kind: 'list', people, awaited };
    }
    if (input.does === 'me') {
      const team = person.teamId === undefined ? undefined : await findTeam(tx, person.teamId);
      return { kind: 'me', person, team: team?.name };
    }
    if (!may(person, { action: 'invite', to: 'own' })) return { kind: 'notAllowed' };
    if (room === 'group') return { kind: 'notHere' };
    const { name, team: meant } = input;
    const teams = meant && teamsMeant(await allTeams(tx), meant.team);
    const [team, other] = teams ?? [];
    // «邀请李总到总部» is about something else.
    if (meant && !team) return meant.isSure ? { kind: 'noTeam', said: meant.team } : undefined;
    if (meant && other) return { kind: 'whichTeam', meant, teams: teams?.map((each) => each.name) ?? [] };
    if (team && team.id !== person.teamId && !may(person, { action: 'invite', to: 'other' }))
      return { kind: 'notAllowed' };
    const role = input.role ?? (team && 'rep');
    if (role === undefined) return { kind: 'asksRole', name };
    const namesakes = await withWhereabouts(tx, await colleaguesNamed(tx, name));
    return { kind: 'invited', namesakes, ...(await invited(act, { name, role, team })) };
  },

  say: {
    list: ({ people, awaited }, to) => {
      const { zh, en } = invitationExample([...people.map(({ name }) => name), ...awaited]);
      return {
        icon: '👥',
        title: to.t({
          zh: `${people.length} 位同事`,
          en: people.length === 1 ? '1 colleague' : `${people.length} colleagues`,
        }),
        lines: [
          ...people.map((one) => `${colleagueWords(one, to)} · ${to.t(ROLES[one.role])}`),
          ...(awaited.length
            ? [
                to.t({
                  zh: `请了还没来:${awaited.join('、')}`,
                  en: `Invited and not here yet: ${awaited.join(', ')}`,
                }),
              ]
            : []),
        ],
        footer: to.t({ zh: `还有人要来,说「${zh}」`, en: `Somebody is missing? “${en}”` }),
      };
    },
    me: ({ person, team }, to) => ({
      icon: '👤',
      title: to.t({ zh: `你是${person.name}`, en: `You are ${person.name}` }),
      facts: [
        { label: to.t({ zh: '角色', en: 'Role' }), text: to.t(ROLES[person.role]) },
        { label: to.t({ zh: '团队', en: 'Team' }), text: team ?? '–' },
        { label: to.t({ zh: '语言', en: 'Language' }), text: { zh: '中文', en: 'English' }[person.locale] },
        { label: to.t({ zh: '时区', en: 'Time zone' }), text: person.zone },
        { label: to.t({ zh: '早报', en: 'Morning list' }), text: timeWords(person.morning) },
      ],
      footer: to.t({
        zh: '改名字说「我叫王芳」,改语言说「语言 英文」,改时区说「时区 东京」',
        en: 'Change it by “my name is Anna”, “language Chinese”, “time zone Tokyo”',
      }),
    }),
    asksRole: ({ name }, to) => ({
      icon: '❓',
      title: to.t({ zh: `${name}来做什么?`, en: `What will ${name} be?` }),
      buttons: ROLE_ORDER.map((role) => ({
        label: to.t(ROLES[role]),
        says: to.t({ zh: `邀请${name} ${ROLES[role].zh}`, en: `invite ${name} as ${ROLES[role].en}` }),
      })),
      footer: to.t({
        zh: '不是请TA当同事?那就说说是哪家客户的事',
        en: 'Not a colleague? Then say which customer it is about',
      }),
    }),
    noTeam: ({ said }, to) => noTeam(said, to),
    whichTeam: ({ meant: { name, team, role }, teams }, to) =>
      whichTeam(teams, { said: team, to, says: (chosen) => inviteInto({ name, team: chosen, role: role ?? 'rep' }) }),
    invited: ({ name, role, wanted, team, code, link, namesakes }, to) => ({
      icon: '🔑',
      title: to.t({
        zh: `请把 ${code} 给${name}(${[team, ROLES[role].zh].filter(Boolean).join(' · ')}),十分钟内有效,只能用一次`,
        en: `Give ${code} to ${name} (${[team, ROLES[role].en].filter(Boolean).join(' · ')}): good for ten minutes, once`,
      }),
      lines: [
        to.t({
          zh: `${name} 私聊我说「绑定 ${code}」,就是同事了`,
          en: `${name} says “bind ${code}” to me and is a colleague`,
        }),
        ...(link === undefined
          ? []
          : [
              to.t({ zh: `或者七天内打开 ${link}`, en: `or opens ${link} within seven days` }),
              ...(HERE_ALONE.test(link)
                ? [to.t({ zh: '这个链接只有在这台电脑上打得开', en: 'That link opens on this machine alone' })]
                : []),
            ]),
        ...(wanted === role
          ? []
          : [
              to.t({
                zh: `先以${ROLES[role].zh}进来。${ROLES[wanted].zh}要第二个人点头:TA来了以后说「设${name}为${ROLES[wanted].zh}」`,
                en: `As a ${ROLES[role].en} for now: for more a second person has to agree. Once they are here say “make ${name} ${ROLES[wanted].en}”`,
              }),
            ]),
        ...namesakes.map((one) =>
          to.t({
            zh: `已经有一位 ${colleagueWords(one, to)};如果就是TA,让TA自己说「验证码」`,
            en: `There is ${colleagueWords(one, to)} already; if it is them, they say “my code” themselves`,
          }),
        ),
      ],
      buttons: [
        {
          label: to.t({ zh: '换一个码', en: 'another code' }),
          says: to.t(inviteInto({ name, team, role: wanted })),
        },
      ],
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '邀请新同事要组长、经理或管理员来', en: 'Inviting somebody takes a lead, a manager or an admin' }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '请私聊我邀请,码不要给一群人看',
        en: 'Please invite in a direct message: a code is not for a room',
      }),
    }),
  },
});

/** An address that other machines have for themselves. */
const HERE_ALONE = /^https?:\/\/(?:localhost|127\.|\[::1\])/;

/** More than a rep is given by an admin alone only as long as nobody is there who could second it. */
async function invited(
  { tx, person, now }: Act,
  { name, role: wanted, team }: Pick<Invitation, 'name'> & { readonly role: Role; readonly team: Team | undefined },
): Promise<Invited> {
  const others = (await everyone(tx)).filter(({ id }) => id !== person.id);
  const isAlone = !others.some((one) => may(one, { action: 'second', to: 'other' }));
  const isMore = ROLE_ORDER.indexOf(wanted) > 0;
  const role = isMore && !(isAlone && may(person, { action: 'promote', to: 'other' })) ? 'rep' : wanted;
  const link = await issueLink(tx, { now, name, role, teamId: team?.id, life: 'invitation' });
  const code = await issueCode(tx, { now, name, role, teamId: team?.id });
  return { name, role, wanted, team: team?.name, code, link };
}

const inviteInto = ({
  name,
  team,
  role,
}: {
  readonly name: string;
  readonly team: string | undefined;
  readonly role: Role;
}) => ({
  zh: `邀请${name} ${[team, ROLES[role].zh].filter(Boolean).join(' ')}`,
  en: `invite ${name} ${team === undefined ? '' : `to ${team} `}as ${ROLES[role].en}`,
});
