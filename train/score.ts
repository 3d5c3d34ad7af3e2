/** `node train/score.ts FILE...`: how right the judge of this tree is about sentences that it has not read. */
import { judge } from '../src/core/understand/judge/judge.ts';
import { samplesIn, type Sample } from './material.ts';

for (const file of process.argv.slice(2)) {
  const samples = samplesIn(file);
  const judged = samples.map((sample) => ({ sample, ...judge(sample.sentence) }));
  const started = process.cpuUsage();
  for (const { sentence } of samples) judge(sentence);
  const each = process.cpuUsage(started).user / samples.length;
  const isRight = {
    intent: (at: number) => says(judged[at]?.sample, 0).has(judged[at]?.intents[0]?.intent ?? ''),
    kind: (at: number) => says(judged[at]?.sample, 1).has(likeliest(judged[at]?.kind ?? {})),
  };
  const share = (right: (at: number) => boolean) =>
    ((100 * samples.filter((_, at) => right(at)).length) / samples.length).toFixed(1);
  console.log(
    `${file}: kind ${share(isRight.kind)}, intent ${share(isRight.intent)} of ${samples.length}, ${each.toFixed(0)} µs each`,
  );
}

function says(sample: Sample | undefined, part: number): ReadonlySet<string> {
  return new Set(sample?.right.map((name) => name.split(':')[part] ?? ''));
}

function likeliest(shares: Readonly<Record<string, number>>) {
  return Object.entries(shares).reduce((best, each) => (each[1] > best[1] ? each : best), ['', -1] as const)[0];
}
