import { type Block, called, headlineRuns, image, labelled, richLines, type Shown, small, words } from './blocks.ts';
import { choicesOf, itemChoices, MENU, menu, pressable } from './choices.ts';
import { cut, type Mrkdwn, typed } from './escape.ts';
import { whispered } from '../in/parse.ts';
import { cardTextWithin, itemNumber, withPictureInWords } from '../../../core/contract/cardText.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Item, Card } from '../../../core/contract/card.ts';
import type { OutboxLine } from '../../../core/contract/adapter.ts';

export type Said = { readonly text: Mrkdwn; readonly blocks: Block[] };

/** Slack takes 50 blocks and some 13,000 characters in them. */
const BLOCKS = 50;
const CHARS = 12_000;
const TEXT = 3_800;
/** As many lines as have their choices in the open; those of a longer list have one menu each. */
const OPEN = 3;

/** `picture`: the card's own, where Slack has it by now. */
export function render(
  {
    card,
    text,
    locale,
    room,
    thread,
    calls = [],
  }: Pick<OutboxLine, 'card' | 'text' | 'locale' | 'room' | 'thread' | 'calls'>,
  { picture }: { readonly picture?: Shown | undefined } = {},
): Said {
  const isWhisper = whispered(room) !== undefined;
  const isHeard = !isWhisper && /^[DU]/.test(room);
  // Whoever reads this cannot answer in plain words, so nothing asks for some.
  const hints = card.ask !== undefined || (isWhisper && card.list !== undefined);
  const { footer: _footer, ...bare } = card;
  const shown = hints && !isHeard ? bare : card;
  const { buttons: _buttons, ...words } = bare;
  const said = shown === card ? text : cardTextWithin(isWhisper ? words : bare, { locale, most: TEXT });
  const blocks = blocksOf(shown, { locale, isHeard, picture, blocks: BLOCKS - 1 });
  // Whoever asked is there; the others whose turn it is are rung.
  const rung = thread === undefined ? calls : [];
  return { text: typed(cut(said, TEXT)), blocks: [...blocks, ...(rung.length ? [called(rung)] : [])] };
}

type Measure = {
  readonly locale: Locale;
  /** Plain words are heard where it is shown. */
  readonly isHeard?: boolean;
  readonly picture?: Shown | undefined;
  readonly blocks?: number;
  readonly chars?: number;
  /** Of how many lines at most the choices stand in the open. */
  readonly open?: number;
};

export function blocksOf(
  given: Card,
  { locale, isHeard = true, picture, blocks = BLOCKS, chars = CHARS, open = OPEN }: Measure,
): Block[] {
  const card = picture ? given : withPictureInWords(given);
  const { items = [], below } = card;
  const head = [...headOf(card), ...(picture ? [image(picture)] : [])];
  const foot: Block[] = [
    ...choicesOf(card, { locale, isHeard }),
    ...(card.footer ? [small(card.footer)] : []),
    ...(below
      ? [{ type: 'divider' as const }, ...blocksOf(below.card, { locale, isHeard, blocks: 8, chars: 3_000 })]
      : []),
  ];
  const isOpen = items.length <= open;
  const body: Block[][] = [
    ...chunks(card.lines ?? []).map((each) => [richLines(each)]),
    ...items.map((item, at) => listed(item, { number: itemNumber(card, at), locale, isOpen })),
  ];
  const room = { blocks: blocks - head.length - foot.length - 1, chars: chars - size(head) - size(foot) };
  const shown: Block[] = [];
  const left = { count: 0 };
  for (const piece of body) {
    const fits = shown.length + piece.length <= room.blocks && size(shown) + size(piece) <= room.chars;
    if (fits && left.count === 0) shown.push(...piece);
    else left.count += 1;
  }
  const more = { zh: `还有 ${left.count} 段没有显示`, en: `${left.count} more not shown` };
  return [...head, ...shown, ...(left.count ? [small(more[locale])] : []), ...foot];
}

/** What stands above a list is a heading; everything else is a sentence, with what it says below it. */
function headOf({ icon, title, facts = [], lines = [], items = [] }: Card): Block[] {
  const text = [icon, title].filter(Boolean).join(' ');
  const isHeading = lines.length + items.length > 1 && !/[?？]$/.test(title);
  const rows = facts
    .slice(0, 20)
    .map(({ label, text: says }) =>
      label ? labelled(cut(label, 200), cut(says, 1_900)) : [{ type: 'text' as const, text: cut(says, 2_900) }],
    );
  if (isHeading && text.length <= 150 && !text.includes('\n'))
    return [{ type: 'header', text: words(text, 150) }, ...(rows.length ? [richLines(rows)] : [])];
  return [richLines([headlineRuns(cut(text, 2_900)), ...rows])];
}

/** Lines in as few pieces as hold them. */
function chunks(lines: readonly string[]): string[][] {
  const made: string[][] = [];
  for (const line of lines.map((each) => cut(each, 2_900))) {
    const last = made.at(-1);
    if (last && last.join('').length + line.length < 1500) last.push(line);
    else made.push([line]);
  }
  return made;
}

function listed(
  { text, says, buttons = [] }: Item,
  { number, locale, isOpen }: { readonly number: number; readonly locale: Locale; readonly isOpen: boolean },
): Block[] {
  const place = `i${number}`;
  const label = { zh: '看', en: 'Open' }[locale];
  const [only, another] = buttons;
  const isRow = isOpen && another !== undefined;
  const look = says ? [{ label, says }] : [];
  const open = only ? undefined : look.flatMap((each) => pressable(each, place))[0];
  const alone = only && !another ? pressable(only, place)[0] : undefined;
  const rest = !isRow && another ? menu([...buttons.slice(0, MENU - look.length), ...look], place) : undefined;
  const accessory = [open, alone, rest].find((each) => each !== undefined);
  const isPressable = accessory?.type === 'button' || accessory?.type === 'overflow';
  return [
    { type: 'section', text: words(`${number}. ${text}`, 1000), ...(isPressable && { accessory }) },
    ...(isRow || (another && !rest) ? itemChoices(buttons, place) : []),
  ];
}

function size(blocks: readonly Block[]) {
  return JSON.stringify(blocks).length - blocks.length * 60;
}
