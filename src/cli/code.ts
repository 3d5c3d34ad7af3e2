import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { issueCode } from '../core/people/store/codes.ts';
import { colleagueWords } from '../core/people/choices.ts';
import { colleaguesNamed, withWhereabouts } from '../core/people/store/colleagues.ts';
import { issueLink } from '../core/people/store/web/links.ts';
import { isPerson } from '../core/people/store/people.ts';
import type { Store } from '../core/db/open.ts';
import type { Answer } from '../adapters/operator/door.ts';
import { setUp } from '../app/setup.ts';
import { runVerb } from './verb.ts';

const Id = z.coerce.number().int().positive();
const Role = z.enum(['rep', 'lead', 'manager', 'admin'], 'must be rep, lead, manager or admin');

/**
 * Prints a one-time code: for somebody new by a name, or for one person by their number.
 * `npm run code -- --for NAME --role ROLE`, `npm run code -- --person 12`.
 */
export async function run(config: Config, args: readonly string[]) {
  await runVerb(config, { verb: 'code', args, work: (store) => makeCode(store, { config, args }) });
}

export async function makeCode(
  store: Store,
  { config, args }: { readonly config: Config; readonly args: readonly string[] },
): Promise<Answer> {
  const { values } = parseArgs({
    args: [...args],
    options: { for: { type: 'string' }, person: { type: 'string' }, role: { type: 'string' } },
  });
  const role = Role.optional().safeParse(values.role);
  if (!role.success) throw new Error(`--role ${role.error.issues[0]?.message}`);
  const personId = Id.optional().safeParse(values.person);
  if (!personId.success || (values.for !== undefined && values.person !== undefined))
    throw new Error('--person wants the number of somebody who is known, and goes without --for');
  const { workspace } = await setUp(store, config);
  const { code, link, namesakes } = await store.within({ workspace }, async (tx) => {
    const known = values.for === undefined ? [] : await colleaguesNamed(tx, values.for);
    if (personId.data !== undefined && !(await isPerson(tx, personId.data)))
      throw new Error(`nobody has the number ${personId.data}`);
    const asked = { now: store.clock(), name: values.for, personId: personId.data, role: role.data };
    return {
      code: await issueCode(tx, asked),
      link: await issueLink(tx, { ...asked, life: 'own' }),
      namesakes: await withWhereabouts(tx, known),
    };
  });
  return {
    out: [code],
    aside: [
      `good for ten minutes, once: say «bind ${code}» or «绑定 ${code}» to the bot`,
      ...(link === undefined ? [] : [`or open ${link}`]),
      ...namesakes.map(
        (colleague) =>
          `it makes somebody new; for ${colleagueWords(colleague, config)} it would be --person ${colleague.id}`,
      ),
    ],
    isWell: true,
  };
}
