import { type Block, image, paragraph, type Pressable, type Shown, small, strong, words } from './blocks.ts';
import { cut, type Mrkdwn, typed } from './escape.ts';
import { itemNumber, withPictureInWords } from '../../../core/contract/cardText.ts';
import { SAY } from '../in/payloads.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Button, Item, Fact, Card } from '../../../core/contract/card.ts';
import type { OutboxLine } from '../../../core/contract/adapter.ts';

export type Said = { readonly text: Mrkdwn; readonly blocks: Block[] };

/** Slack takes 50 blocks and some 13,000 characters in them. */
const BLOCKS = 50;
const CHARS = 12_000;
const TEXT = 3_800;
const VALUE = 2_000;

/** `picture`: the card's own, where Slack has it by now. */
export function render(
  { card, text, locale }: Pick<OutboxLine, 'card' | 'text' | 'locale'>,
  { picture }: { readonly picture?: Shown | undefined } = {},
): Said {
  return { text: typed(cut(text, TEXT)), blocks: blocksOf(card, { locale, picture }) };
}

export function blocksOf(
  given: Card,
  {
    locale,
    picture,
    blocks = BLOCKS,
    chars = CHARS,
  }: {
    readonly locale: Locale;
    readonly picture?: Shown | undefined;
    readonly blocks?: number;
    readonly chars?: number;
  },
): Block[] {
  const card = picture ? given : withPictureInWords(given);
  const head = [...title(card), ...facts(card.facts ?? []).slice(0, 11), ...(picture ? [image(picture)] : [])];
  const foot = [...choices(card.buttons ?? [], 'b'), ...(card.footer ? [small(card.footer)] : [])];
  const body = [
    ...chunks(card.lines ?? []).map((each) => [paragraph(each)]),
    ...(card.items ?? []).map((item, at) => listed(item, { number: itemNumber(card, at), locale })),
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

function title({ icon, title }: Card): Block[] {
  const text = [icon, title].filter(Boolean).join(' ');
  return [text.length <= 150 && !text.includes('\n') ? { type: 'header', text: words(text, 150) } : paragraph(text)];
}

/** Two columns, the label and what it says; what has no label stands alone. Ten fields make a block. */
function facts(all: readonly Fact[]): Block[] {
  const alone = all.filter(({ label }) => !label).map(({ text }) => paragraph(text));
  const rows = all.filter(({ label }) => label);
  const pages = Array.from({ length: Math.ceil(rows.length / 5) }, (_, page) => rows.slice(page * 5, page * 5 + 5));
  return [
    ...alone,
    ...pages.map((page) => ({
      type: 'section' as const,
      fields: page.flatMap(({ label, text }) => [strong(label), words(text, 1900)]),
    })),
  ];
}

/** Lines in as few paragraphs as hold them. */
function chunks(lines: readonly string[]): string[] {
  const made: string[] = [];
  for (const line of lines) {
    const last = made.at(-1);
    if (last !== undefined && last.length + line.length < 1500) made[made.length - 1] = `${last}\n${line}`;
    else made.push(line);
  }
  return made;
}

function listed({ text, says, buttons = [] }: Item, { number, locale }: { number: number; locale: Locale }): Block[] {
  const open =
    says && buttons.length === 0 ? button({ label: { zh: '看', en: 'Open' }[locale], says }, `i${number}`) : [];
  const [accessory] = open;
  return [
    { type: 'section', text: words(`${number}. ${text}`, 1000), ...(accessory && { accessory }) },
    ...choices(buttons, `i${number}`),
  ];
}

function choices(buttons: readonly Button[], row: string): Block[] {
  const elements = buttons.flatMap((each, at) => button(each, `${row}.${at + 1}`)).slice(0, 25);
  return elements.length ? [{ type: 'actions', elements }] : [];
}

/** A sentence too long for Slack to hand back has no button; it can still be typed. */
function button({ label, says, style }: Button, place: string): Pressable[] {
  if (says.length > VALUE) return [];
  return [
    { type: 'button', action_id: `${SAY}.${place}`, text: words(label, 75), value: says, ...(style && { style }) },
  ];
}

function size(blocks: readonly Block[]) {
  return JSON.stringify(blocks).length - blocks.length * 60;
}
