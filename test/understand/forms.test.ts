/** What the help shows is understood in every form in which people write it: Traditional, full width, with politeness around it. */
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { isSure } from '../../src/core/understand/sureness.ts';
import { plain } from '../../src/core/reader/text/normalize.ts';
import { understood } from '../support/firm.ts';

const traditional = Converter({ from: 'cn', to: 'hk' });

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** What a sentence is surely taken for, in simplified letters of half width; each example is compared with often, and read once. */
function reading(text: string): unknown {
  const known = readings.get(text);
  if (known !== undefined) return known;
  const { intent, slots, ...rest } = understood(text);
  const read = isSure({ intent, slots, ...rest }) ? JSON.parse(plain(JSON.stringify({ intent, slots }))) : 'unsure';
  readings.set(text, read);
  return read;
}
const readings = new Map<string, unknown>();

const shown = commands.filter(({ topic }) => topic !== undefined);
const examples = (locale: 'zh' | 'en') =>
  [...new Set(shown.flatMap((command) => command.examples[locale]))]
    // A note says all its words, whatever they are; a name alone is no sentence.
    .filter((example) => !['unsure', undefined].includes(intentOf(example)));

function intentOf(example: string): string | undefined {
  const read = reading(example);
  if (read === 'unsure') return 'unsure';
  const { intent } = read as { readonly intent: string };
  return intent === 'note' ? undefined : intent;
}

describe.each(examples('zh'))('«%s»', (example) => {
  test.each([
    ['Traditional', traditional(example)],
    ['full width', fullWidth(example)],
    ['asked politely', `麻烦${example}`],
    ['asked for help', `帮我${example}`],
    ['with thanks', `${example},谢谢`],
  ])('%s', (_form, words) => {
    expect(reading(words)).toEqual(reading(example));
  });
});

describe.each(examples('en'))('«%s»', (example) => {
  test.each([
    ['asked politely', `could you ${example}, please`],
    ['shortly', `pls ${example}`],
  ])('%s', (_form, words) => {
    expect(reading(words)).toEqual(reading(example));
  });
});
