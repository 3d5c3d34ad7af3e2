/** A command is told what was understood; what is no sentence it may look at itself, and that is little. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('src/core/*/commands/*.ts').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const named = (found: typeof files) => found.map(({ file }) => file.replace(/^.*\/|\.ts$/g, '')).toSorted();

test('only whoever takes what no phrase can say looks at the words: a name, a team’s name, a number, a mark, whatever happened, the rest', () => {
  const matching = files.filter(({ text }) => /^\s+match\b/m.test(text));
  expect(named(matching)).toEqual(['attachment', 'brief', 'connectWechat', 'fallback', 'find', 'note', 'team']);
});

test('no command takes a sentence apart', () => {
  const reading = files.filter(({ text }) =>
    /\.(?:test|exec)\((?:act\.|heard\.)?text\)|\btext\.(?:match|replace)|new RegExp|matchPatterns/.test(text),
  );
  expect(named(reading)).toEqual([]);
});
