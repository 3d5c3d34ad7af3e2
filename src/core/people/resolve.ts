/** Which colleague a sentence names: one, or those who are asked about; and what is learnt from the answer. */
import { z } from 'zod';
import type { Person } from '../contract/person.ts';
import type { Act } from '../command.ts';
import { nameKeyOf } from '../text/nameKey.ts';
import { bareNameOf } from '../text/personName.ts';
import { keepColleagueName } from './store/colleagueNames.ts';
import { colleaguesNamed } from './store/colleagues.ts';
import { everyone } from './store/people.ts';

/** A colleague as a command wants one: by number, or as they are called. */
export const colleagueInput = z.object({
  id: z.number().int().optional(),
  name: z.string().min(1),
  called: z.string().optional(),
  chosen: z.literal(true).optional(),
  among: z.array(z.number().int()).optional(),
});
export type ColleagueInput = z.output<typeof colleagueInput>;

/** Those whom it may be, none for nobody we know. Who was chosen of several is meant by that name from now on. */
export async function resolveColleague(
  { tx, person }: Pick<Act, 'tx' | 'person'>,
  { id, name, called, chosen, among }: ColleagueInput,
): Promise<readonly Person[]> {
  if (among?.length) return (await everyone(tx)).filter((one) => among.includes(one.id));
  if (id === undefined) return ME.test(name) ? [person] : colleaguesNamed(tx, name);
  const found = (await everyone(tx)).filter((one) => one.id === id);
  const [one] = found;
  if (one && chosen && called && nameKeyOf(called) !== nameKeyOf(bareNameOf(one.name)))
    await keepColleagueName(tx, { personId: id, name: called, saidBy: person.id, isTaught: false });
  return found;
}

const ME = /^(?:我|俺|自己|me|i|myself)$/i;

/** How a sentence names the same colleague again. */
export function spelled({ id, name, called, chosen }: ColleagueInput): string {
  return chosen && id !== undefined ? `${called ?? name}#${id}` : name;
}
