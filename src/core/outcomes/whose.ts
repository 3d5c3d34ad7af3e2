/** FigureScope customers a figure is about: mine, the team's, a colleague's, or all that the speaker sees. */
import { z } from 'zod';
import type { Act } from '../command.ts';
import type { Localized } from '../contract/locale.ts';
import { colleaguesNamed } from '../people/store/colleagues.ts';
import { referenceToColleague } from '../understand/references.ts';
import type { Slots } from '../understand/types.ts';

export const WhoseInput = z.union([z.enum(['me', 'team', 'all']), z.object({ name: z.string() })]);

export function whoseFrom({ whose, owner, colleague }: Slots): z.output<typeof WhoseInput> {
  const named = typeof whose === 'object' ? whose : (owner ?? colleague);
  if (named) return { name: referenceToColleague(named) };
  return whose === 'me' || whose === 'team' ? whose : 'all';
}

export type FigureScope = {
  readonly kind: 'person' | 'team' | 'all';
  readonly isMe: boolean;
  readonly name: string;
  readonly which: { readonly ownerId?: number; readonly teamId?: number };
};

/** Undefined: the speaker is in no team, or nobody, or several, are called so. */
export async function resolvePersonOrTeam(
  { tx, person }: Act,
  whose: z.output<typeof WhoseInput>,
): Promise<FigureScope | undefined> {
  if (whose === 'all') return { kind: 'all', isMe: false, name: '', which: {} };
  if (whose === 'me') return { kind: 'person', isMe: true, name: person.name, which: { ownerId: person.id } };
  if (whose === 'team')
    return person.teamId === undefined
      ? undefined
      : { kind: 'team', isMe: false, name: '', which: { teamId: person.teamId } };
  const [colleague, another] = await colleaguesNamed(tx, whose.name);
  if (!colleague || another) return undefined;
  return {
    kind: 'person',
    isMe: colleague.id === person.id,
    name: colleague.name,
    which: { ownerId: colleague.id },
  };
}

/** As it stands before what is asked for: «我的», «组里的», "Emma's". */
export function whoseWords({ kind, isMe, name }: FigureScope): Localized {
  if (kind === 'all') return { zh: '', en: '' };
  if (kind === 'team') return { zh: '组里的', en: "my team's" };
  return isMe ? { zh: '我的', en: 'my' } : { zh: `${name}的`, en: `${name}'s` };
}
