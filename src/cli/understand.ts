import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { helpInstead } from './help.ts';
import { openModel } from '../adapters/llm/openai.ts';
import { readConfig } from '../config.ts';
import { NAMED_INTENTS, proposalOf } from '../core/bot/proposal.ts';
import { countryOf } from '../core/calendar/timeZones.ts';
import type { LocalContext } from '../core/contract/person.ts';
import type { Names } from '../core/understand/types.ts';
import { understand } from '../core/understand/understand.ts';
import { shown } from './understand/show.ts';
import { worldFrom } from './understand/world.ts';

/**
 * `npm run -s understand -- --world FILE`: sentences as JSON lines in, what they ask for as JSON lines out, in the same order.
 * With `--model` the model that is set up is asked about what nothing takes, and `proposed` is what would be offered.
 */

helpInstead('understand');
const { values } = parseArgs({
  options: { world: { type: 'string' }, why: { type: 'boolean' }, model: { type: 'boolean' } },
});
const world = worldFrom(values.world === undefined ? '{}' : readFileSync(values.world, 'utf8'));
const model = values.model ? openModel(modelSettings()) : undefined;
const out: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  out.push(JSON.stringify(await answer(line)));
  if (out.length >= 200) process.stdout.write(`${out.splice(0).join('\n')}\n`);
}
if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`);

async function answer(line: string): Promise<unknown> {
  let id: unknown = null;
  try {
    const given: unknown = JSON.parse(line);
    if (typeof given !== 'object' || given === null) throw new Error('not an object');
    const { text, who, last, ...rest } = given as Record<string, unknown>;
    id = rest['id'] ?? null;
    if (typeof text !== 'string') throw new Error('"text" is missing');
    const names = world.namesFor(typeof who === 'string' ? who : 'rep');
    const context = { local: world.ref, locale: 'zh', country: countryOf(world.zone) } as const;
    const before = typeof last === 'string' ? world.shownFrom(last, names) : undefined;
    const understood = understand({ text, names, shown: before, ...context });
    const isLost = understood.intent === 'none' && !understood.asks.length;
    const proposed = model && isLost ? await proposedFor(text, { names, model, context }) : undefined;
    return { id, ...shown(understood, names), ...proposed, ...(values.why && { why: understood.reasons }) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${problem}\n`);
    return { id, error: problem };
  }
}

/** What the model names, where our own grammar takes it for the same. */
async function proposedFor(
  text: string,
  {
    names,
    model: asked,
    context,
  }: { readonly names: Names; readonly model: ReturnType<typeof openModel>; readonly context: LocalContext },
) {
  const guess = await asked.guess(text, { intents: NAMED_INTENTS, signal: new AbortController().signal });
  const proposal = guess && (await proposalOf(guess.meaning, { text, namesFor: () => names, ...context }));
  return proposal && { proposed: { sentence: proposal.sentence, ...shown(proposal.understood, names) } };
}

function modelSettings() {
  const config = readConfig(process.env);
  if ('wrong' in config) throw new Error(config.wrong.join('\n'));
  if (!config.model) throw new Error('--model needs LLM_URL and LLM_MODEL');
  return config.model;
}
