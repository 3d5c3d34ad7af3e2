/**
 * How a phrase is written: words as they are said, `<class>` for words of one meaning, `{slot}` or `{name:type}` for what is
 * named, `{slot?}` where that may be somebody whom nobody knows, `{slot+}` for one or several, `[…]` for what may be left out,
 * `(a|b)` for one of several. Pure.
 */
import { FILLER_WORDS } from '../fillers.ts';
import { found, spoken, tokensOf } from '../tokens.ts';

export type Element =
  | { readonly is: 'word'; readonly text: string }
  | { readonly is: 'class'; readonly name: string }
  | {
      readonly is: 'slot';
      readonly name: string;
      readonly type: string;
      readonly mayBeNew: boolean;
      readonly isList: boolean;
    };

/** Every row of elements that a phrase allows. */
export function rowsOf(phrase: string): readonly (readonly Element[])[] {
  const { rows, rest } = sequence(phrase, phrase);
  if (rest) throw new Error(`«${phrase}»: ${rest} does not belong there`);
  if (rows.length > MOST) throw new Error(`«${phrase}» allows ${rows.length} rows: write it as two phrases`);
  return rows;
}

const MOST = 400;

type Rows = readonly (readonly Element[])[];

function sequence(text: string, phrase: string): { rows: Rows; rest: string } {
  let rows: Rows = [[]];
  let rest = text;
  while (rest && !/^[\])|]/.test(rest)) {
    const { more, left } = item(rest, phrase);
    rows = rows.flatMap((row) => more.map((each) => [...row, ...each]));
    rest = left;
  }
  return { rows, rest };
}

function item(text: string, phrase: string): { more: Rows; left: string } {
  const bracket =
    /^(?:<(?<class>[a-zA-Z]+)>|\{(?:(?<name>[a-zA-Z]+):)?(?<type>[a-zA-Z]+)(?:(?<new>\?)|(?<list>\+))?\})/.exec(text);
  if (bracket) {
    const { class: kind, name, type = '', new: mayBeNew, list } = bracket.groups ?? {};
    const element: Element = kind
      ? { is: 'class', name: kind }
      : { is: 'slot', name: name ?? type, type, mayBeNew: mayBeNew !== undefined, isList: list !== undefined };
    return { more: [[element]], left: text.slice(bracket[0].length) };
  }
  if (text.startsWith('[')) {
    const { rows, left } = group(text, { close: ']', phrase });
    // Fillers are passed over anyway: as a choice of their own they would only double the rows.
    return { more: [[], ...rows.filter((row) => !isFiller(row))], left };
  }
  if (text.startsWith('(')) {
    const { rows, left } = group(text, { close: ')', phrase });
    return { more: rows, left };
  }
  const words = /^[^[\](){}<>|]+/.exec(text)?.[0];
  if (words === undefined) throw new Error(`«${phrase}»: cannot read ${text}`);
  return {
    more: [tokensOf(words).map((token) => ({ is: 'word', text: spoken(token.text) }))],
    left: text.slice(words.length),
  };
}

function isFiller(row: readonly Element[]) {
  const tokens = row.flatMap((element) => (element.is === 'word' ? tokensOf(element.text) : []));
  return (
    tokens.length === row.length &&
    [...found(tokens, { at: 0, words: FILLER_WORDS })].some(({ to }) => to === row.length)
  );
}

function group(text: string, { close, phrase }: { close: string; phrase: string }): { rows: Rows; left: string } {
  const rows: (readonly Element[])[] = [];
  let rest = text.slice(1);
  for (;;) {
    const branch = sequence(rest, phrase);
    rows.push(...branch.rows);
    rest = branch.rest;
    if (rest.startsWith('|')) rest = rest.slice(1);
    else if (rest.startsWith(close)) return { rows, left: rest.slice(1) };
    else throw new Error(`«${phrase}»: ${close} is missing`);
  }
}
