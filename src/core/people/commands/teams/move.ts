import { z } from 'zod';
import { type Asked, askedWords, askSecond } from '../../../access/approval.ts';
import { type Act, defineCommand } from '../../../command.ts';
import { may } from '../../../contract/permissions.ts';
import type { Person } from '../../../contract/person.ts';
import { beginLearning } from '../../../learning/lesson.ts';
import { noColleague, whichColleague } from '../../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague, spelled } from '../../resolve.ts';
import { roleWords } from '../../roles.ts';
import { type Colleague, withWhereabouts } from '../../store/colleagues.ts';
import { changePerson } from '../../store/people.ts';
import { allTeams, type Team } from '../../store/teams.ts';
import { noTeam, teamsMeant, whichTeam } from '../../teamChoices.ts';
import { UNDO } from '../../../text/phrases.ts';

type Input = {
  readonly colleague: ColleagueInput;
  readonly team: string;
  readonly leads: boolean;
  /** By the form of the sentence alone: without a team of that name it is about something else. */
  readonly isByForm?: boolean | undefined;
};

type Moved = { readonly person: Person; readonly team: string; readonly leads: boolean };

type Outcome =
  | ({ readonly kind: 'moved'; readonly isThere: boolean } & Moved)
  /** They are there; that they lead it takes a second person. */
  | ({ readonly kind: 'asks'; readonly asked: Asked } & Moved)
  | { readonly kind: 'whichTeam'; readonly input: Input; readonly teams: readonly string[] }
  | { readonly kind: 'noTeam'; readonly said: string }
  | { readonly kind: 'nobody'; readonly name: string; readonly team: string | undefined }
  | { readonly kind: 'several'; readonly input: Input; readonly people: readonly Colleague[] }
  | { readonly kind: 'notAllowed' | 'noAdmin' };

/** So many letters are no team's name, but a sentence about something else. */
const LONG = 12;

/** «把赵六调到销售一组», whoever that is. */
const MOVES = /^[把让](\p{Script=Han}{2,4}?)(?:调|转|移|分)(?:到|去|入|进)(\S{1,11}(?:组|队|团队))$/u;

/** Puts a colleague into a team, to work there or to lead it. */
export default defineCommand<Input, Outcome>({
  name: 'moveToTeam',
  intents: ['team.move', 'team.lead'],
  topic: 'setting',
  does: {
    zh: '把同事调到一个团队(经理、管理员);谁带队(管理员)',
    en: 'move a colleague to a team (managers, admins); who leads it (admins)',
  },
  examples: {
    zh: ['把韩梅梅调到销售一组', '让韩梅梅带销售一组'],
    en: ['move Emma to Sales', 'make Emma lead of Sales'],
  },
  aside: true,

  match({ text }) {
    const [, name, team] = MOVES.exec(text.trim()) ?? [];
    return name && team ? { colleague: { name }, team, leads: false, isByForm: true } : undefined;
  },

  input: z.object({
    colleague: colleagueInput,
    team: z.string().trim().min(1).max(40),
    leads: z.boolean(),
    isByForm: z.boolean().optional(),
  }),

  from: ({ intent, slots: { colleague, text } }) => ({ colleague, team: text, leads: intent === 'team.lead' }),

  async run(act, input) {
    const { tx, person } = act;
    const meant = teamsMeant(await allTeams(tx), input.team);
    const [team, other] = meant;
    const people = await resolveColleague(act, input.colleague);
    const [colleague, another] = people;
    if (input.isByForm && !colleague && !team) return undefined;
    if (!may(person, { action: 'setTeams', to: 'other' })) return { kind: 'notAllowed' };
    if (input.leads && !may(person, { action: 'promote', to: 'other' })) return { kind: 'noAdmin' };
    if (!colleague) return { kind: 'nobody', name: input.colleague.name, team: other ? undefined : team?.name };
    if (another) return { kind: 'several', input, people: await withWhereabouts(tx, people) };
    if (!team) return input.team.length > LONG ? undefined : { kind: 'noTeam', said: input.team };
    if (other) return { kind: 'whichTeam', input, teams: meant.map(({ name }) => name) };
    return moved(act, { colleague, team, leads: input.leads });
  },

  say: {
    moved: ({ person, team, leads, isThere }, { t }) => ({
      icon: '👥',
      title: isThere
        ? leads
          ? t({ zh: `${person.name}已经在带${team}`, en: `${person.name} leads ${team} already` })
          : t({ zh: `${person.name}已经在${team}`, en: `${person.name} is in ${team} already` })
        : leads
          ? t({ zh: `${person.name}以后带${team}`, en: `${person.name} leads ${team} from now on` })
          : t({ zh: `${person.name}调到了${team}`, en: `${person.name} is in ${team} now` }),
      ...(!isThere && { buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' as const }] }),
    }),
    asks: ({ person, team, asked }, to) => {
      const [answer, ...others] = [askedWords[asked.kind](asked as never, to)].flat();
      const there = to.t({ zh: `${person.name}在${team}了`, en: `${person.name} is in ${team}` });
      return answer ? [{ ...answer, lines: [there, ...(answer.lines ?? [])] }, ...others] : others;
    },
    whichTeam: ({ input, teams }, to) =>
      whichTeam(teams, {
        said: input.team,
        to,
        says: (team) => sentence(input, { whom: spelled(input.colleague), team }),
      }),
    noTeam: ({ said }, to) => noTeam(said, to),
    nobody: ({ name, team }, to) => ({
      ...noColleague(name, to),
      ...(team !== undefined && {
        buttons: [
          {
            label: to.t({ zh: `邀请${name}`, en: `invite ${name}` }),
            says: to.t({ zh: `邀请${name} ${team} 销售`, en: `invite ${name} to ${team} as rep` }),
          },
        ],
      }),
    }),
    several: ({ input, people }, to) =>
      whichColleague(people, {
        name: input.colleague.name,
        to,
        says: (whom) => sentence(input, { whom, team: input.team }),
      }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '调人由经理或管理员来定', en: 'Moving somebody to a team takes a manager or an admin' }),
    }),
    noAdmin: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '谁带队由管理员来定', en: 'An admin says who leads a team' }),
    }),
  },
});

/** Whoever comes to a team whose turn it is begins to learn. A rep who is to lead waits for the second person's word. */
async function moved(
  act: Act,
  { colleague, team, leads }: { readonly colleague: Person; readonly team: Team; readonly leads: boolean },
): Promise<Outcome> {
  const { tx, now } = act;
  const isMoved = colleague.teamId !== team.id;
  if (isMoved) {
    await changePerson(tx, { id: colleague.id, teamId: team.id });
    await beginLearning(tx, { person: { ...colleague, teamId: team.id }, isNamed: false, now });
  }
  const done = { person: colleague, team: team.name, leads };
  if (!leads || colleague.role !== 'rep') return { kind: 'moved', ...done, isThere: !isMoved };
  const what = { kind: 'role', personId: colleague.id, role: 'lead' } as const;
  return { kind: 'asks', ...done, asked: await askSecond(act, { what, words: roleWords(colleague, 'lead') }) };
}

function sentence({ leads }: Input, { whom, team }: { readonly whom: string; readonly team: string }) {
  return leads
    ? { zh: `让${whom} 带${team}`, en: `make ${whom} lead of ${team}` }
    : { zh: `把${whom} 调到${team}`, en: `move ${whom} to ${team}` };
}
