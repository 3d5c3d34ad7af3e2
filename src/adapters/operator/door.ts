/**
 * The embedded database lets one process in. What an operator asks of it meanwhile is asked of that process, by whoever can
 * read a secret in the data folder: who can read that could read the database.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { z } from 'zod';

const DOOR = 'touchbase.door';
const Door = z.object({ url: z.string(), secret: z.string() });
const Answer = z.object({ out: z.array(z.string()), aside: z.array(z.string()), isWell: z.boolean() });
const Asked = z.object({ args: z.array(z.string()) });

/** What a verb has to say: for the next program, for whoever reads along, and whether all is well. */
export type Answer = z.output<typeof Answer>;
export type Verb = (args: readonly string[]) => Promise<Answer>;

/** Opens it until `close`. */
export function openDoor(folder: string, { url, verbs }: { url: string; verbs: Readonly<Record<string, Verb>> }) {
  const secret = randomBytes(32).toString('base64url');
  const file = join(folder, DOOR);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ url, secret }), { mode: 0o600 });
  const routes = new Hono();
  routes.post('/operator/:verb', async (c) => {
    const verb = verbs[c.req.param('verb')];
    if (!isSecret(c.req.header('authorization') ?? '', `Bearer ${secret}`)) return c.text('', 404);
    const asked = Asked.safeParse(await c.req.json().catch(() => undefined));
    if (!verb || !asked.success) return c.text('', 404);
    try {
      return c.json(await verb(asked.data.args));
    } catch (error) {
      return c.json({ out: [], aside: [error instanceof Error ? error.message : ''], isWell: false });
    }
  });
  return { routes, close: () => rmSync(file, { force: true }) };
}

function isSecret(given: string, expected: string) {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What the process says that is in this folder; undefined: none is, or it has no door. */
export async function askInside(
  folder: string,
  { verb, args, patience }: { readonly verb: string; readonly args: readonly string[]; readonly patience: number },
): Promise<Answer | undefined> {
  const door = doorOf(folder);
  if (!door) return undefined;
  try {
    const answer = await fetch(`${door.url}/operator/${verb}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ args }),
      signal: AbortSignal.timeout(patience),
    });
    return Answer.safeParse(await answer.json()).data;
  } catch {
    // It was left by a process that died.
    return undefined;
  }
}

function doorOf(folder: string) {
  try {
    return Door.safeParse(JSON.parse(readFileSync(join(folder, DOOR), 'utf8'))).data;
  } catch {
    return undefined;
  }
}
