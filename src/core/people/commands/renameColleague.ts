import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague } from '../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../resolve.ts';
import { type Colleague, isNameTaken, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { UNDO } from '../../text/phrases.ts';

type Input = { readonly colleague: ColleagueInput; readonly to: string };
type Outcome =
  | { readonly kind: 'renamed'; readonly person: Person; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'notAllowed'; readonly person: Person }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly input: Input; readonly people: readonly Colleague[] };

/** Two of one name are told apart by whoever leads them. */
export default defineCommand<Input, Outcome>({
  name: 'renameColleague',
  intents: ['person.rename'],
  topic: 'setting',
  does: { zh: '给同事改名,好分清同名的人(组长)', en: 'rename a colleague, to tell namesakes apart (leads)' },
  examples: { zh: ['把同事张伟改名为张伟东'], en: ['rename colleague Emma to Emma Li'] },
  aside: true,

  input: z.object({ colleague: colleagueInput, to: z.string().trim().min(1).max(40) }),

  from: ({ slots: { colleague, value } }) => ({ colleague, to: value }),

  async run(act, input) {
    const { tx, person } = act;
    const { to } = input;
    const people = await resolveColleague(act, input.colleague);
    const [colleague, another] = people;
    if (!colleague) return { kind: 'nobody', name: input.colleague.name };
    if (another) return { kind: 'several', input, people: await withWhereabouts(tx, people) };
    const near = relation(person, { ids: [colleague.id], teamId: colleague.teamId });
    if (!may(person, { action: 'correct', to: near })) return { kind: 'notAllowed', person: colleague };
    if (await isNameTaken(tx, { name: to, except: colleague.id })) return { kind: 'taken', name: to };
    await changePerson(tx, { id: colleague.id, name: to });
    return { kind: 'renamed', person: colleague, name: to };
  },

  say: {
    renamed: ({ person, name }, { t }) => ({
      icon: '👤',
      title: t({ zh: `${person.name}以后叫${name}`, en: `${person.name} is called ${name} from now on` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    taken: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已经有一位${name}了,换个名字?`, en: `There is a ${name} already. Another name?` }),
    }),
    notAllowed: ({ person }, { t }) => ({
      icon: '🔒',
      title: t({
        zh: `${person.name}的名字要本人、组长或经理来改`,
        en: `Only ${person.name}, their lead or a manager can change that name`,
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ input, people }, to) =>
      whichColleague(people, {
        name: input.colleague.name,
        to,
        says: (whom) => ({ zh: `把同事${whom}改名为${input.to}`, en: `rename colleague ${whom} to ${input.to}` }),
      }),
  },
});
