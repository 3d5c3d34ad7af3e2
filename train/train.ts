/**
 * `npm run train`: makes the weights of the judge from the sentences in `train/requests`, those of `train/sketches`, and the
 * files that are given, and says how right it is about writers whom it has not read.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../src/core/understand/judge/fingerprint.ts';
import { pack, VERSION, type Packed } from '../src/core/understand/judge/weights.ts';
import { learn, predict, type Learnt } from './learn.ts';
import { samplesIn } from './material.ts';
import { sketchesIn } from './sketches.ts';
import { coolest, report } from './measure.ts';
import { rowsOf } from './prune.ts';

const WEIGHTS = join(import.meta.dirname, '../src/core/understand/judge/weights.json');

/** Bytes of the table, which grows by a third as text. */
const MOST = 740_000;

/** How many times it is tried on writers left out. */
const FOLDS = 5;

const samples = [
  ...[...filesIn('requests', '.jsonl'), ...process.argv.slice(2)].flatMap(samplesIn),
  ...filesIn('sketches', '.txt').flatMap(sketchesIn),
];
const writers = [...new Set(samples.map(({ writer }) => writer))];

const unseen = Array.from({ length: Math.min(FOLDS, writers.length) }, (_, fold) => {
  const left = new Set(writers.filter((_, at) => at % FOLDS === fold));
  const learnt = learn(samples.filter(({ writer }) => !left.has(writer)));
  const predictions = samples.filter(({ writer }) => left.has(writer)).map((sample) => predict(sample, learnt));
  for (const [writer, own] of Map.groupBy(predictions, ({ sample }) => sample.writer))
    console.log(writer, line(report(own)));
  return predictions;
}).flat();
const temperature = { intent: coolest(unseen, 'intent'), kind: coolest(unseen, 'kind') };
console.log('all', line(report(unseen, temperature)));
write(learn(samples), temperature);

function filesIn(folder: string, ending: string) {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name));
}

function write(learnt: Learnt, temperature: Packed['temperature']) {
  const { rows, scale } = rowsOf(learnt, MOST);
  const packed: Packed = {
    version: VERSION,
    features: fingerprint(),
    classes: learnt.classes,
    scale,
    temperature,
    table: pack(rows),
  };
  const text = `${JSON.stringify(packed)}\n`;
  writeFileSync(WEIGHTS, text);
  console.log(
    `${samples.length} sentences of ${writers.length} writers, ${rows.length} features, ${text.length} bytes`,
  );
}

function line(figures: object) {
  return Object.entries(figures)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(', ');
}
