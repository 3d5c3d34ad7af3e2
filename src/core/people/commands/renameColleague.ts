import { defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { colleagueButtons } from '../choices.ts';
import { type Colleague, colleaguesNamed, isNameTaken, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { UNDO } from '../../text/phrases.ts';

type Input = { readonly name: string; readonly to: string };
type Outcome =
  | { readonly kind: 'renamed'; readonly person: Person; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'notAllowed'; readonly person: Person }
  | { readonly kind: 'several'; readonly input: Input; readonly people: readonly Colleague[] };

/** Two of one name are told apart by whoever leads them. A customer of that name is the other command's. */
export default defineCommand<Input, Outcome>({
  name: 'renameColleague',
  topic: 'setting',
  does: { zh: '给同事改名,好分清同名的人(组长)', en: 'rename a colleague, to tell namesakes apart (leads)' },
  examples: { zh: ['把同事张伟改名为张伟东'], en: ['rename colleague Emma to Emma Li'] },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:把)?(?:同事)?\s*@?(?<name>[^\s,，。]{1,40}?)\s*改名(?:叫|为|成)?\s*(?<to>[^\s,，。]{1,40})$/,
      /^rename (?:colleague )?@?(?<name>[^,.\n]{1,40}?) to (?<to>[^,.\n]{1,40})$/i,
    ]);
    if (!found?.['name'] || !found['to'] || !(isSaid(text) || isOneself(found['name']))) return undefined;
    return { name: found['name'].trim(), to: found['to'].trim() };
  },

  async run({ tx, person, known }, { name, to }) {
    if (!known) return undefined;
    const people = isOneself(name) ? [person] : await colleaguesNamed(tx, name);
    const [colleague, another] = people;
    if (!colleague) return undefined;
    if (another) return { kind: 'several', input: { name, to }, people: await withWhereabouts(tx, people) };
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
    several: ({ input, people }, to) => ({
      icon: '🤔',
      title: to.t({
        zh: `有几位「${input.name}」,是哪位?`,
        en: `Several colleagues match “${input.name}”. Which one?`,
      }),
      buttons: colleagueButtons(people, {
        to,
        says: (whom) => ({ zh: `把同事${whom}改名为${input.to}`, en: `rename colleague ${whom} to ${input.to}` }),
      }),
    }),
  },
});

/** Colleagues are said to be ones, or are named as two of one name are told apart; a customer of the name is the other command's. */
const isSaid = (text: string) => /^(?:把)?同事|^rename colleague|[#(（@]/i.test(text);

const isOneself = (name: string) => /^(?:我|me|myself)$/i.test(name.trim());
