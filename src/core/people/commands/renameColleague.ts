import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { UNSAID_ZONE } from '../../calendar/timeZones.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague } from '../choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../resolve.ts';
import { type Colleague, isNameTaken, withWhereabouts } from '../store/colleagues.ts';
import { changePerson } from '../store/people.ts';
import { UNDO } from '../../text/phrases.ts';

type Input = { readonly colleague: ColleagueInput; readonly to: string };
type Outcome =
  /** `asksZone`: where they are nobody has said yet. */
  | { readonly kind: 'renamed'; readonly person: Person; readonly name: string; readonly asksZone: boolean }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'notAllowed'; readonly person: Person }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly input: Input; readonly people: readonly Colleague[] };

/** Two of one name are told apart by whoever leads them. */
export default defineCommand<Input, Outcome>({
  name: 'renameColleague',
  intents: ['person.rename'],
  topic: 'setting',
  does: {
    zh: '告诉我你叫什么;给同事改名,好分清同名的人(组长)',
    en: 'tell me your name; rename a colleague, to tell namesakes apart (leads)',
  },
  examples: {
    zh: ['我叫王芳', '把同事张伟改名为张伟东'],
    en: ['my name is Anna', 'rename colleague Emma to Emma Li'],
  },
  aside: true,

  input: z.object({ colleague: colleagueInput, to: z.string().trim().min(1).max(40) }),

  from: ({ slots: { colleague, value, field } }) =>
    field === 'me' ? { colleague: { name: '我' }, to: colleague?.name } : { colleague, to: value },

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
    return {
      kind: 'renamed',
      person: colleague,
      name: to,
      asksZone: colleague.id === person.id && person.zone === UNSAID_ZONE,
    };
  },

  say: {
    renamed: ({ person, name, asksZone }, { t }) => ({
      icon: '👤',
      title: t({ zh: `${person.name}以后叫${name}`, en: `${person.name} is called ${name} from now on` }),
      ...(asksZone && {
        lines: [t({ zh: '你在哪个城市?我按那里的时间提醒', en: 'In which city are you? I remind by its time' })],
        ask: t({ zh: '时区 …', en: 'time zone …' }),
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    taken: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `已经有一位${name}了,换个名字?`, en: `Somebody is called ${name} already. Another name?` }),
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
