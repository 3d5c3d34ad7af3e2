/**
 * `node bench/understand.ts`: what it costs to understand a sentence, by stage and in turns of one run, and what hostile texts
 * cost, of a length and of four times that length beside each other.
 */
import { readFileSync } from 'node:fs';
import { worldFrom } from '../src/cli/understand/world.ts';
import { CLASSES } from '../src/core/understand/data/classes.ts';
import { compileGrammar } from '../src/core/understand/grammar/compile.ts';
import { matchAll } from '../src/core/understand/grammar/match.ts';
import { judge } from '../src/core/understand/judge/judge.ts';
import { PHRASES } from '../src/core/understand/phrases/index.ts';
import { takeApart } from '../src/core/understand/sentence.ts';
import type { Said } from '../src/core/understand/types.ts';
import { understand } from '../src/core/understand/understand.ts';

const FILES = ['chinese', 'english', 'mixed', 'spoken'];
const ROUNDS = 3;
const grammar = compileGrammar(PHRASES, { classes: CLASSES });

const said = FILES.flatMap((name): Said[] => {
  const at = (ending: string) => readFileSync(new URL(`../train/requests/${name}${ending}`, import.meta.url), 'utf8');
  const { ref, namesFor } = worldFrom(at('.world.json'));
  return at('.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly text: string; readonly who: string })
    .map(({ text, who }) => sentenceOf(text, { names: namesFor(who), local: ref }));
});
const sentences = said.map(takeApart);
const [anybody] = said;
if (!anybody) throw new Error('there are no sentences');

const stages: Readonly<Record<string, () => readonly number[]>> = {
  'words, names, days, the note': () => said.map((one) => timed(() => takeApart(one))),
  'all phrases': () => sentences.map((one) => timed(() => matchAll(one, grammar))),
  'the judge': () => sentences.map((one) => timed(() => judge(one))),
  'the whole': () => said.map((one) => timed(() => understand(one))),
};

for (const measure of Object.values(stages)) measure();
const spent = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, measure] of Object.entries(stages)) spent.set(name, [...(spent.get(name) ?? []), ...measure()]);
console.log(`${said.length} sentences, milliseconds each`);
for (const [name, times] of spent)
  console.log(name.padEnd(30), ...[50, 99].map((part) => `p${part} ${quantile(times, part).toFixed(2)}`));

const HOSTILE = ['华为', '1', '推迟1到', '把', 'push 2 to ', 'a ', '，', '下周三', '给小张', '"'];
console.log('\nhostile texts of 1,000 and 4,000 characters, milliseconds');
for (const part of HOSTILE) {
  const [short, long] = [1_000, 4_000].map((length) => {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    const one = sentenceOf(text, anybody);
    return Math.min(...Array.from({ length: 5 }, () => timed(() => understand(one))));
  }) as [number, number];
  console.log(JSON.stringify(part).padEnd(14), short.toFixed(1), long.toFixed(1), `×${(long / short).toFixed(1)}`);
}

function sentenceOf(text: string, { names, local }: Pick<Said, 'names' | 'local'>): Said {
  return { text, names, shown: undefined, local, locale: 'zh', country: 'CN' };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length * part) / 100)] ?? 0;
}
