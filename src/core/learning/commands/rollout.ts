import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { allTeams, changeTeam, type Team } from '../../people/store/teams.ts';
import { UNDO } from '../../text/phrases.ts';
import { type Adoption, adoptionCard } from '../adoption.ts';
import { beginTurn } from '../lesson.ts';
import { adoptersOf, savedBy } from '../store/adoption.ts';
import { pilotTeams } from '../store/learners.ts';
import { teamsMeant } from '../../people/teamChoices.ts';

type Input = { readonly does: 'show' } | { readonly does: 'all' } | { readonly does: 'pilot'; readonly team: string };

type Outcome =
  | { readonly kind: 'shown'; readonly adoption: Adoption }
  | { readonly kind: 'pilot'; readonly team: string; readonly learners: number }
  | { readonly kind: 'all'; readonly learners: number }
  | { readonly kind: 'whichTeam'; readonly said: string; readonly teams: readonly string[] }
  | { readonly kind: 'notAllowed' | 'noPilot' };

/** Without a pilot it is told of so many days. */
const LATELY = { days: 14 };

/** One team first, then all; and how it goes. */
export default defineCommand<Input, Outcome>({
  name: 'rollout',
  intents: ['rollout.set', 'rollout.show'],
  topic: 'team',
  does: {
    zh: '先在一个组试点,再全公司用;看用得怎么样(组长、经理)',
    en: 'pilot with one team first, then roll out to all; see how it goes (leads, managers)',
  },
  examples: {
    zh: ['先在一组试点', '全公司推广', '试点怎么样了'],
    en: ['pilot with team 1 first', 'roll out to everyone', 'how is the pilot going'],
  },
  aside: true,

  input: z.discriminatedUnion('does', [
    z.object({ does: z.literal('show') }),
    z.object({ does: z.literal('all') }),
    z.object({ does: z.literal('pilot'), team: z.string().min(1).max(40) }),
  ]),

  from: ({ intent, slots: { value, text } }) =>
    intent === 'rollout.show' ? { does: 'show' } : value === 'all' ? { does: 'all' } : { does: 'pilot', team: text },

  async run(act, input) {
    if (!act.known) return undefined;
    if (input.does === 'show') return shown(act);
    const { tx, person, now, today } = act;
    if (!may(person, { action: 'letGo', to: 'other' })) return { kind: 'notAllowed' };
    if (input.does === 'all') {
      const pilots = await pilotTeams(tx);
      if (!pilots.length) return { kind: 'noPilot' };
      for (const { id } of pilots) await changeTeam(tx, { id, pilotSince: null });
      return { kind: 'all', learners: await beginTurn(tx, { teamIds: undefined, now }) };
    }
    const all = await allTeams(tx);
    const [team, another] = teamsMeant(all, input.team);
    if (!team || another) return { kind: 'whichTeam', said: input.team, teams: all.map(({ name }) => name) };
    await changeTeam(tx, { id: team.id, pilotSince: today });
    return { kind: 'pilot', team: team.name, learners: await beginTurn(tx, { teamIds: [team.id], now }) };
  },

  say: {
    shown: ({ adoption }, to) => adoptionCard(adoption, to),
    pilot: ({ team, learners }, { t }) => ({
      icon: '🌱',
      title: t({ zh: `先在${team}试点`, en: `${team} goes first` }),
      footer: t({
        zh: `${learners ? `${learners} 人明早起每天一条小窍门,一周为止。` : ''}别的组照样能用,自己定的提醒当天照来;教用法、日报周报和再三催,等轮到他们。看效果说「试点怎么样了」,推开说「全公司推广」`,
        en: `${learners ? `${learners} of them get a tip a day from tomorrow morning, for a week. ` : ''}The others may use me, and are reminded on the day they said; lessons, digests and being reminded twice wait for their turn. “how is the pilot going”, then “roll out to everyone”`,
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    all: ({ learners }, { t }) => ({
      icon: '🌱',
      title: t({ zh: '好,全公司一起用', en: 'Done: it is everybody’s now' }),
      ...(learners > 0 && {
        footer: t({
          zh: `新来的 ${learners} 人明早起每天一条小窍门,一周为止`,
          en: `${learners} who are new to it get a tip a day from tomorrow morning, for a week`,
        }),
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    whichTeam: ({ said, teams }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `「${said}」是哪个组?`, en: `Which team is “${said}”?` }),
      buttons: teams.map((name) => ({
        label: name,
        says: t({ zh: `先在${name}试点`, en: `pilot with ${name} first` }),
      })),
    }),
    noPilot: (_, { t }) => ({
      icon: '🌱',
      title: t({ zh: '没有试点,本来就是全公司在用', en: 'There is no pilot: it is everybody’s already' }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '试点和推广由经理或管理员来定;用得怎么样,组长也能看',
        en: 'A manager or an admin decides who has it; leads see how their team does',
      }),
    }),
  },
});

/** A lead sees their team, whoever leads all the pilot, or everybody. */
async function shown({ tx, person, now }: Act): Promise<Outcome> {
  if (!may(person, { action: 'hearOfLate', to: 'own' })) return { kind: 'notAllowed' };
  const isAll = may(person, { action: 'hearOfLate', to: 'other' });
  const pilots = (await pilotTeams(tx)).filter(({ id }) => isAll || id === person.teamId);
  const teamIds = pilots.length ? pilots.map(({ id }) => id) : isAll ? undefined : [person.teamId ?? 0];
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const since = beginningOf(pilots) ?? today.subtract(LATELY);
  const of = { teamIds, since: since.toZonedDateTime(person.zone).toInstant() };
  const [people, saved] = [await adoptersOf(tx, of), await savedBy(tx, of)];
  return { kind: 'shown', adoption: { since, pilots: pilots.map(({ name }) => name), people, saved } };
}

const beginningOf = (pilots: readonly Team[]) =>
  pilots.flatMap(({ pilotSince }) => pilotSince ?? []).toSorted(Temporal.PlainDate.compare)[0];
