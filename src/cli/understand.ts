import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { countryOf } from '../core/calendar/timeZones.ts';
import { understand } from '../core/understand/understand.ts';
import { shown } from './understand/show.ts';
import { worldFrom } from './understand/world.ts';

/** `npm run -s understand -- --world FILE`: sentences as JSON lines in, what they ask for as JSON lines out, in the same order. */

const { values } = parseArgs({ options: { world: { type: 'string' }, why: { type: 'boolean' } } });
const world = worldFrom(values.world === undefined ? '{}' : readFileSync(values.world, 'utf8'));
const out: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  out.push(JSON.stringify(answer(line)));
  if (out.length >= 200) process.stdout.write(`${out.splice(0).join('\n')}\n`);
}
if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`);

function answer(line: string): unknown {
  let id: unknown = null;
  try {
    const given: unknown = JSON.parse(line);
    if (typeof given !== 'object' || given === null) throw new Error('not an object');
    const { text, who, last, ...rest } = given as Record<string, unknown>;
    id = rest['id'] ?? null;
    if (typeof text !== 'string') throw new Error('"text" is missing');
    const names = world.namesFor(typeof who === 'string' ? who : 'rep');
    const understood = understand({
      text,
      names,
      shown: typeof last === 'string' ? world.shownFrom(last, names) : undefined,
      local: world.ref,
      locale: 'zh',
      country: countryOf(world.zone),
    });
    return { id, ...shown(understood, names), ...(values.why && { why: understood.reasons }) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${problem}\n`);
    return { id, error: problem };
  }
}
