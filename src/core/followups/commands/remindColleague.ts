import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { delegate, type Delegated, delegatedReplies } from '../delegate.ts';
import { contactCandidates } from '../../contacts/resolve.ts';
import { colleagueButtons } from '../../people/choices.ts';
import { colleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { dueFrom, DueInput } from '../schedule.ts';

const Input = z.object({
  to: colleagueInput,
  /** What they are to do. */
  what: z.string(),
  due: DueInput.optional(),
  noDay: z.string().optional(),
});

type Outcome =
  | Delegated
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'who'; readonly name: string; readonly choices: readonly Colleague[]; readonly what: string };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'remindColleague',
  intents: ['followup.add'],
  topic: 'team',
  does: { zh: '请同事跟进,到时提醒TA', en: 'ask a colleague to follow up, and have them reminded' },
  examples: {
    zh: ['提醒小王明天给华为报价'],
    en: ['remind Emma to send Huawei the quote tomorrow'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { planned, colleague, text, day, noDay } }) =>
    planned ? undefined : { to: colleague, what: text ?? '', due: day, noDay },

  async run(act, { to: named, what, due, noDay }) {
    const { name } = named;
    const people = await resolveColleague(act, named);
    const [to, another] = people;
    if (to && !another)
      return delegate(act, { to, what, all: behind(name, act.text), due: due && dueFrom(due), noDay });
    if (to) {
      const choices = await withWhereabouts(act.tx, people);
      return { kind: 'who', name, choices, what: [due?.on, due?.clock, what].filter(Boolean).join(' ') };
    }
    // One of a customer's people is nobody's colleague: then it is a note.
    return (await contactCandidates(act, { name })).length ? undefined : { kind: 'nobody', name };
  },

  say: {
    ...delegatedReplies,
    who: ({ name, choices, what }, to) => ({
      icon: '👥',
      title: to.t({
        zh: `有几个「${name}」,提醒哪一位?`,
        en: `Several people are called “${name}”. Remind which one?`,
      }),
      buttons: colleagueButtons(choices, {
        name,
        to,
        says: (whom) => ({ zh: `提醒${whom} ${what}`, en: `remind ${whom} to ${what}` }),
      }),
    }),
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `没有叫「${name}」的同事,所以什么也没记。要提醒你自己就说「提醒我…」`,
        en: `No colleague is called “${name}”, so nothing was kept. To be reminded yourself, say “remind me …”`,
      }),
    }),
  },
});

/** All that is said behind a name; undefined where it stands nowhere in the words. */
function behind(name: string, words: string) {
  const at = words.indexOf(name);
  return at < 0 ? undefined : words.slice(at + name.length);
}
