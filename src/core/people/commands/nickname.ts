import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { noColleague, whichColleague } from '../choices.ts';
import { colleagueInput, resolveColleague } from '../resolve.ts';
import { keepColleagueName } from '../store/colleagueNames.ts';
import { type Colleague, isNameTaken, withWhereabouts } from '../store/colleagues.ts';

const Input = z.object({
  colleague: colleagueInput,
  nick: z
    .string()
    .trim()
    .max(30)
    .refine((nick) => nameKeyOf(nick)),
});

type Outcome =
  | { readonly kind: 'taught'; readonly nick: string; readonly who: Person }
  | { readonly kind: 'somebodyElse'; readonly nick: string }
  | { readonly kind: 'nobody'; readonly name: string }
  | {
      readonly kind: 'several';
      readonly nick: string;
      readonly name: string;
      readonly people: readonly Colleague[];
    };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'nickname',
  intents: ['person.alias'],
  topic: 'teach',
  does: { zh: '教我同事的叫法', en: 'teach me what a colleague is called' },
  examples: { zh: ['大家都管王强叫大强'], en: ['we call Emma Em'] },
  aside: true,

  input: Input,
  from: ({ slots: { colleague, value } }) => ({ colleague, nick: value }),

  async run(act, { colleague, nick }) {
    const { tx, person } = act;
    const { name } = colleague;
    const people = await resolveColleague(act, colleague);
    const [who, another] = people;
    if (!who) return { kind: 'nobody', name };
    if (another) return { kind: 'several', nick, name, people: await withWhereabouts(tx, people) };
    if (await isNameTaken(tx, { name: nick, except: who.id })) return { kind: 'somebodyElse', nick };
    await keepColleagueName(tx, { personId: who.id, name: nick, saidBy: person.id, isTaught: true });
    return { kind: 'taught', nick, who };
  },

  say: {
    taught: ({ nick, who }, { t }) => ({
      icon: '🧠',
      title: t({ zh: `记住了:${nick}就是${who.name}`, en: `Remembered: ${nick} is ${who.name}` }),
      footer: t({ zh: '说「撤销」就忘掉', en: 'Say “undo” to forget it' }),
    }),
    somebodyElse: ({ nick }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `${nick}是另一位同事的名字`, en: `${nick} is another colleague’s name` }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ nick, name, people }, to) =>
      whichColleague(people, { name, to, says: (whom) => ({ zh: `${nick}就是${whom}`, en: `${nick} means ${whom}` }) }),
  },
});
