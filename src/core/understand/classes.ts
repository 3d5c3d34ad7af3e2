/** The words of all classes, ready to be found. Pure. */
import { CLASSES } from './data/classes.ts';
import { lexicon } from './tokens.ts';

/** Words of one meaning; by value where they tell several things of one kind apart. Several words stand between bars. */
export type Classes = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export const CLASS_WORDS = lexicon(wordsOf(CLASSES));

function* wordsOf(
  classes: Classes,
): Generator<readonly [string, { readonly name: string; readonly value: string | undefined }]> {
  for (const [name, words] of Object.entries(classes))
    for (const [value, list] of typeof words === 'string' ? [[undefined, words] as const] : Object.entries(words)) {
      const entry = { name, value };
      for (const word of list.split('|')) if (word.trim()) yield [word, entry];
    }
}
