import { z } from 'zod';
import { type Act, defineCommand } from '../../../command.ts';
import { may } from '../../../contract/permissions.ts';
import { addTeam, changeTeam, findTeam, teamNamed, teamsShown, type TeamShown } from '../../store/teams.ts';
import { UNDO } from '../../../text/phrases.ts';
import { noTeam, teamsMeant, whichTeam } from '../../teamChoices.ts';

type Input =
  | { readonly does: 'list' }
  | { readonly does: 'found'; readonly name: string }
  /** Without `team` the speaker's own. */
  | { readonly does: 'rename'; readonly team?: string | undefined; readonly name: string };

type Outcome =
  | { readonly kind: 'list'; readonly teams: readonly TeamShown[] }
  | { readonly kind: 'founded'; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'renamed'; readonly team: string; readonly name: string }
  | { readonly kind: 'whichTeam'; readonly said: string; readonly teams: readonly string[]; readonly name: string }
  | { readonly kind: 'noTeam'; readonly said: string }
  | { readonly kind: 'notAllowed' };

const Name = z.string().trim().min(1).max(40);

/** Which teams there are, a new one, another name for one. */
export default defineCommand<Input, Outcome>({
  name: 'teams',
  intents: ['teams.list', 'team.found', 'team.rename'],
  topic: 'setting',
  does: {
    zh: '看有哪些团队;新建团队、给团队改名(经理、管理员)',
    en: 'see which teams there are; found one or give it another name (managers, admins)',
  },
  examples: {
    zh: ['有哪些团队', '新建团队 华南', '团队华南改名为华南大区'],
    en: ['which teams are there', 'create team South', 'rename team South to Southern Region'],
  },
  aside: true,

  input: z.discriminatedUnion('does', [
    z.object({ does: z.literal('list') }),
    z.object({ does: z.literal('found'), name: Name }),
    z.object({ does: z.literal('rename'), team: Name.optional(), name: Name }),
  ]),

  from: ({ intent, slots: { text, value } }) => {
    if (intent === 'teams.list') return { does: 'list' };
    return intent === 'team.found' ? { does: 'found', name: text } : { does: 'rename', team: text, name: value };
  },

  async run(act, input) {
    const { tx, person, locale } = act;
    if (input.does === 'list') return { kind: 'list', teams: await teamsShown(tx) };
    if (!may(person, { action: 'setTeams', to: 'other' })) return { kind: 'notAllowed' };
    const { name } = input;
    if (await teamNamed(tx, name)) return { kind: 'taken', name };
    if (input.does === 'rename') return renamed(act, input);
    await addTeam(tx, { name, zone: person.zone, locale });
    return { kind: 'founded', name };
  },

  say: {
    list: ({ teams }, to) => ({
      icon: '👥',
      title: to.t({ zh: `${teams.length} 个团队`, en: teams.length === 1 ? '1 team' : `${teams.length} teams` }),
      lines: teams.map((team) => `${team.name} · ${to.t(about(team))}`),
      footer: to.t({
        zh: '再建一个说「新建团队 华南」,调人说「把王芳调到华南」',
        en: 'Another one: “create team South”; somebody joins it: “move Tom to South”',
      }),
    }),
    founded: ({ name }, { t }) => ({
      icon: '👥',
      title: t({ zh: `建好了:${name}`, en: `${name} is a team now` }),
      lines: [
        t({ zh: `调人进来:「把王芳调到${name}」`, en: `Somebody joins it: “move Tom to ${name}”` }),
        t({ zh: `谁带队:「让王芳带${name}」`, en: `Who leads it: “make Tom lead of ${name}”` }),
        t({
          zh: `要有自己的群和日报:私聊我说「${name}的群验证码」`,
          en: `A channel and digest of its own: say “room code for ${name}” to me`,
        }),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    renamed: ({ team, name }, { t }) => ({
      icon: '👥',
      title: t({ zh: `${team}以后叫${name}`, en: `${team} is called ${name} from now on` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    taken: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已经有一个团队叫${name}了,换个名字?`, en: `There is a team ${name} already. Another name?` }),
    }),
    whichTeam: ({ said, teams, name }, to) =>
      whichTeam(teams, {
        said,
        to,
        says: (team) => ({ zh: `团队${team}改名为${name}`, en: `rename team ${team} to ${name}` }),
      }),
    noTeam: ({ said }, to) => noTeam(said, to),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '团队由经理或管理员来设', en: 'Setting up teams takes a manager or an admin' }),
    }),
  },
});

async function renamed(
  { tx, person }: Act,
  { team: said, name }: Extract<Input, { readonly does: 'rename' }>,
): Promise<Outcome> {
  const own = said === undefined && person.teamId !== undefined ? await findTeam(tx, person.teamId) : undefined;
  const meant =
    said === undefined ? [own].filter((team) => team !== undefined) : teamsMeant(await teamsShown(tx), said);
  const [team, another] = meant;
  if (!team) return { kind: 'noTeam', said: said ?? '' };
  if (another) return { kind: 'whichTeam', said: said ?? '', teams: meant.map((each) => each.name), name };
  await changeTeam(tx, { id: team.id, name });
  return { kind: 'renamed', team: team.name, name };
}

/** «李雷带 · 4 人 · 有群 · 试点中». */
function about({ leads, people, hasChannel, isPilot }: TeamShown) {
  const parts = [
    leads.length > 0 && { zh: `${leads.join('、')}带`, en: `led by ${leads.join(', ')}` },
    { zh: `${people} 人`, en: people === 1 ? '1 person' : `${people} people` },
    hasChannel && { zh: '有群', en: 'has a channel' },
    isPilot && { zh: '试点中', en: 'in the pilot' },
  ].filter((part) => part !== false);
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}
