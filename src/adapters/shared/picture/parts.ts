/** What charts are drawn with: colours, words and blocks. Pure. */
export type Colours = Readonly<Record<keyof typeof COLOURS, string>>;

/** What a drawing is coloured with, and the face it is written in where the page around it has none. */
export type Look = { readonly colours: Colours; readonly face?: string };

/** By day and by night. */
const COLOURS = {
  ground: ['#ffffff', '#202225'],
  ink: ['#1b1c1f', '#ececea'],
  quiet: ['#62656b', '#a3a6ac'],
  line: ['#d3d3cd', '#44474d'],
  mark: ['#4674bd', '#7ba4ee'],
  now: ['#254f97', '#b3cdfb'],
  pale: ['#b9cdec', '#3a4f78'],
  tint: ['#e8effb', '#25324a'],
  good: ['#35985c', '#5cc287'],
  lost: ['#8d9096', '#8d9096'],
} as const;

export const LIGHT = coloured(([day]) => day);
/** As the page is, by day or by night. */
export const PAGE = coloured(([day, night]) => `light-dark(${day}, ${night})`);

function coloured(pick: (both: readonly [string, string]) => string): Colours {
  // The names are those of the table.
  return Object.fromEntries(Object.entries(COLOURS).map(([name, both]) => [name, pick(both)])) as Colours;
}

export const SIZES = { small: 12, words: 14, value: 20 } as const;

type Place = {
  readonly x: number;
  readonly y: number;
  readonly end?: true;
  readonly middle?: true;
  readonly size?: keyof typeof SIZES;
  readonly colour?: keyof Colours;
};

export const writer =
  (colours: Colours) =>
  (words: string, { x, y, end, middle, size = 'words', colour = 'ink' }: Place) =>
    `<text x="${round(x)}" y="${round(y)}" font-size="${SIZES[size]}" fill="${colours[colour]}"${end ? ' text-anchor="end"' : middle ? ' text-anchor="middle"' : ''}>${escaped(words)}</text>`;

export function block(
  { x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
  colour: string,
) {
  if (height <= 0) return '';
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="3" fill="${colour}"/>`;
}

/** A Chinese character is as wide as it is tall, a Latin one a good half. */
export function widthOf(words: string, size: number = SIZES.words) {
  return Array.from(words).reduce((sum, each) => sum + (each > '\u2e7f' ? size : size * 0.58), 0);
}

export function fitted(words: string, width: number) {
  if (widthOf(words) <= width) return words;
  const letters = Array.from(words);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('')}…`;
}

export const figure = (value: number) => String(Math.round(value * 10) / 10);
const round = (value: number) => Math.round(value * 10) / 10;

export function escaped(words: string) {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
