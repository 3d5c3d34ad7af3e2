/** Numbers of rows that nobody was shown: made up, another company's, or none at all. */
import { expect, test } from 'vitest';
import { fill, NAMED, plant } from '../support/marked.ts';
import { snapshot } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';
import { corpus } from './sinks.ts';

const MARK = 'ZX7731';
/** A row of the other company's. */
const THEIRS = 7_777_777;

test('a forged number is answered, breaks nothing, and reaches no row of another company', async () => {
  const [ours, theirs] = [await world(), await world()];
  await fill(theirs, MARK);
  await plant(theirs, THEIRS);
  const before = await rowsOf(theirs);
  const sentences = NAMED.filter((each) => each.includes('#'));
  const numbers = [...corpus('numbers'), { kind: 'of another company', input: String(THEIRS) }];
  const wrong: string[] = [];
  for (const [at, { input }] of numbers.entries())
    for (const sentence of [sentences[at % sentences.length], sentences[(at * 7 + 3) % sentences.length]]) {
      const text = (sentence ?? '').replace('#', () => `#${input}`);
      const problems = ours.problems.length;
      const answers = await ours.as('boss').hears(text);
      if (!answers.length) wrong.push(`«${text}» is not answered`);
      if (answers.join().includes(MARK)) wrong.push(`«${text}» shows another company's row`);
      if (ours.problems.length > problems) wrong.push(`«${text}» fails: ${String(ours.problems.at(-1))}`);
    }
  expect(wrong).toEqual([]);
  expect(await rowsOf(theirs)).toBe(before);
});

const rowsOf = async ({ store, workspace }: World) => JSON.stringify(await snapshot(store, { workspace }));
