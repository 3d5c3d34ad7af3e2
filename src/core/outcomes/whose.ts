/** Whose customers a figure is about: mine, the team's, a colleague's, or all that the speaker sees. */
import { z } from 'zod';
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import type { Localized } from '../contract/locale.ts';
import { noColleague, whichColleague, withColleague } from '../people/choices.ts';
import { colleagueInput, resolveColleague } from '../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../people/store/colleagues.ts';
import type { Translator } from '../text/phrases.ts';
import type { Slots } from '../understand/types.ts';

export const WhoseInput = z.union([z.enum(['me', 'team', 'all']), colleagueInput]);

export function whoseFrom({ whose, owner, colleague }: Slots) {
  const named = typeof whose === 'object' ? whose : (owner ?? colleague);
  if (named) return named;
  return whose === 'me' || whose === 'team' ? whose : 'all';
}

export type FigureScope = {
  readonly kind: 'person' | 'team' | 'all';
  readonly isMe: boolean;
  readonly name: string;
  readonly which: { readonly ownerId?: number; readonly teamId?: number };
};

/** Nobody is called so, or several are; without a name: the speaker is in no team. */
export type UnclearScope = {
  readonly kind: 'unclearScope';
  readonly name: string | undefined;
  readonly people: readonly Colleague[];
  readonly text: string;
};

export async function resolvePersonOrTeam(
  act: Act,
  whose: z.output<typeof WhoseInput>,
): Promise<FigureScope | UnclearScope> {
  const { tx, person, text } = act;
  if (whose === 'all') return { kind: 'all', isMe: false, name: '', which: {} };
  if (whose === 'me') return { kind: 'person', isMe: true, name: person.name, which: { ownerId: person.id } };
  if (whose === 'team')
    return person.teamId === undefined
      ? { kind: 'unclearScope', name: undefined, people: [], text }
      : { kind: 'team', isMe: false, name: '', which: { teamId: person.teamId } };
  const people = await resolveColleague(act, whose);
  const [colleague, another] = people;
  if (!colleague || another)
    return {
      kind: 'unclearScope',
      name: whose.called ?? whose.name,
      people: await withWhereabouts(tx, people),
      text,
    };
  return {
    kind: 'person',
    isMe: colleague.id === person.id,
    name: colleague.name,
    which: { ownerId: colleague.id },
  };
}

/** The question whose customers are meant. */
export function unclearScopeReply({ name, people, text }: UnclearScope, to: Translator): Reply {
  if (name === undefined) return { icon: '🤔', title: to.t({ zh: '你还不在任何组里', en: 'You are in no team yet' }) };
  return people.length
    ? whichColleague(people, { name, to, says: (whom) => withColleague(text, { name, whom }) })
    : noColleague(name, to);
}

/** As it stands before what is asked for: «我的», «组里的», "Emma's". */
export function whoseWords({ kind, isMe, name }: FigureScope): Localized {
  if (kind === 'all') return { zh: '', en: '' };
  if (kind === 'team') return { zh: '组里的', en: "my team's" };
  return isMe ? { zh: '我的', en: 'my' } : { zh: `${name}的`, en: `${name}'s` };
}
