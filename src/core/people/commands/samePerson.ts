import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { whichColleague } from '../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../resolve.ts';
import { type Colleague, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { identityOf } from '../store/rooms.ts';
import { emailOf, joinPeople, keepOwnRole, sayingEmail } from '../store/samePerson.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Role, Person } from '../../contract/person.ts';

type Input = { readonly me: number } | { readonly one: ColleagueInput; readonly other: ColleagueInput };
type Outcome =
  | { readonly kind: 'joined'; readonly person: Person; readonly gone: Person }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'several'; readonly name: string; readonly other: string; readonly people: readonly Colleague[] }
  | { readonly kind: 'unclear'; readonly name: string };

const RANK: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];

/** One human on several platforms is one person: by their own yes, where a platform vouches for the address, or by an admin's. */
export default defineCommand<Input, Outcome>({
  name: 'samePerson',
  intents: ['person.same'],
  topic: 'setting',
  does: { zh: '两个账号是同一个人(管理员)', en: 'two accounts are one person (admins)' },
  examples: { zh: ['李雷和Lei Li是同一个人'], en: ['李雷 and Lei Li are the same person'] },
  aside: true,

  input: z.union([z.object({ me: z.number().int() }), z.object({ one: colleagueInput, other: colleagueInput })]),

  from({ slots: { row, colleague, value } }) {
    if (row !== undefined) return { me: row };
    return { one: value === undefined ? undefined : { name: value }, other: colleague };
  },

  async run(act, input) {
    if (!act.known) return { kind: 'notAllowed' };
    if ('me' in input) {
      const email = await emailOf(act.tx, await identityOf(act.tx, act.heardId));
      const claims = email === undefined ? [] : await sayingEmail(act.tx, { email, except: act.person.id });
      const other = claims.find(({ id }) => id === input.me);
      return other ? join(act, { pair: [act.person, other], by: 'claim' }) : { kind: 'notAllowed' };
    }
    const [one, two] = [input.one.name, input.other.name];
    const [ones, twos] = [await resolveColleague(act, input.one), await resolveColleague(act, input.other)];
    if (!may(act.person, { action: 'promote', to: 'other' })) return { kind: 'notAllowed' };
    const [first] = ones;
    const [second] = twos;
    if (ones.length > 1) return { kind: 'several', name: one, other: two, people: await withWhereabouts(act.tx, ones) };
    if (twos.length > 1) return { kind: 'several', name: two, other: one, people: await withWhereabouts(act.tx, twos) };
    if (!first) return { kind: 'unclear', name: one };
    if (!second || second.id === first.id) return { kind: 'unclear', name: two };
    return join(act, { pair: [first, second], by: 'admin' });
  },

  say: {
    joined: ({ person, gone }, { t }) => ({
      icon: '👥',
      title: t({
        zh: `好,「${gone.name}」和「${person.name}」以后是同一个人:${person.name}`,
        en: `Done: ${gone.name} and ${person.name} are one person now: ${person.name}`,
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '这要管理员来做;邮箱对得上时,本人在自己的账号里点一下也行',
        en: 'That takes an admin; or the person themselves, where a platform gives the same e-mail address',
      }),
    }),
    several: ({ name, other, people }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `${whom}和${other}是同一个人`, en: `${whom} and ${other} are the same person` }),
      }),
    unclear: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `「${name}」不是恰好一位同事。请写全名`,
        en: `“${name}” is not exactly one colleague. Please give the full name`,
      }),
    }),
  },
});

/**
 * The one who has been here longer stays, with the higher of the two roles. By a claim no role comes along: each account may
 * do what it might before, until a one-time code proves whose it is.
 */
async function join(
  { tx, now }: Act,
  { pair, by }: { readonly pair: readonly Person[]; readonly by: 'claim' | 'admin' },
): Promise<Outcome> {
  const [into, from] = pair.toSorted((a, b) => a.id - b.id);
  if (!into || !from) throw new Error('two people are needed');
  const role = RANK.indexOf(from.role) > RANK.indexOf(into.role) ? from.role : into.role;
  for (const one of [into, from]) if (by === 'claim' && one.role !== role) await keepOwnRole(tx, one);
  await joinPeople(tx, { from, into, now });
  if (role !== into.role) await changePerson(tx, { id: into.id, role });
  return { kind: 'joined', person: { ...into, role }, gone: from };
}
