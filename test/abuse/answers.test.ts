/** What a language model may answer that was talked into it by a note, or is out of its mind: nothing happens, and no tap is offered but on words of the note. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { besideModel } from '../support/model.ts';
import { snapshot } from '../support/rows.ts';

/** A note whose customer the rules do not see. */
const NOTE = 'Had a long chat about the new line, zollner liked it';

const ANSWERS = readFileSync(new URL('answers.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { readonly kind: string; readonly answer: object });

test('a hostile answer changes no row and offers nothing; the next honest one is a tap', async () => {
  const said = { answer: {} };
  const { it, considered } = await besideModel(() => said.answer);
  const rowsOf = async () => {
    const { interactions, follow_ups: promised, customers, contacts } = await snapshot(it.store, it);
    return JSON.stringify({ interactions, promised, customers, contacts });
  };
  const wrong: string[] = [];
  for (const { kind, answer } of ANSWERS) {
    said.answer = answer;
    await it.as('emma').hears(NOTE);
    const before = await rowsOf();
    const cards = await considered();
    if (cards.length) wrong.push(`${kind}: ${JSON.stringify(answer).slice(0, 80)}: ${cards.join().slice(0, 300)}`);
    if ((await rowsOf()) !== before) wrong.push(`${kind}: ${JSON.stringify(answer).slice(0, 80)}: rows have changed`);
  }
  expect(wrong).toEqual([]);
  said.answer = { customer: 'zollner', people: [], dates: [] };
  await it.as('emma').hears(NOTE);
  expect(await considered()).toEqual([expect.stringContaining('💡 customer: zollner')]);
});
