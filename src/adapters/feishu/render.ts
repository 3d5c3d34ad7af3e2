/** A card as Feishu’s own, of plain text and buttons: nothing that people typed is read as markup. Pure. */
import { itemNumber } from '../../core/contract/cardText.ts';
import { within } from '../shared/inert.ts';
import type { Shown } from './picture.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Button, Card } from '../../core/contract/card.ts';
import type { OutboxLine } from '../../core/contract/adapter.ts';

type Element = object;

/** Feishu takes 200 elements and 30 KB. */
const ELEMENTS = 180;
const BYTES = 26_000;
const TEXT = 4_000;
const HEAD = 600;
const LABEL = 60;
const SAYS = 2_000;
const MOST_BUTTONS = 20;
const ROW = 8_000;

/** `picture`: the card's own, where Feishu has it by now. */
export function render(
  { card, room, locale, calls = [] }: Pick<OutboxLine, 'card' | 'room' | 'locale' | 'calls'>,
  { picture }: { readonly picture?: Shown | undefined } = {},
): object {
  const { icon, title, facts = [], lines = [], items = [], buttons = [], footer, below } = card;
  const head = [icon, title].filter(Boolean).join(' ');
  const foot = [
    ...row(buttons, room),
    ...(footer ? [text(footer)] : []),
    ...asked(below?.card, { room, locale }),
    ...called(calls),
  ];
  const body = [
    ...(picture ? [[{ tag: 'img', img_key: picture.key, alt: plain(within(picture.alt, HEAD)) }]] : []),
    ...facts.slice(0, 20).map((fact) => [text([fact.label, fact.text].filter(Boolean).join('  '))]),
    ...lines.map((line) => [text(line)]),
    ...items.map((item, at) => [
      text(`${itemNumber(card, at)}. ${item.text}`),
      ...row(item.buttons ?? (item.says ? [{ label: OPEN[locale], says: item.says }] : []), room),
    ]),
  ];
  const shown: Element[] = [];
  const left = { count: 0 };
  for (const piece of body) {
    const all = [...shown, ...piece, ...foot];
    if (left.count === 0 && countOf(all) < ELEMENTS && Buffer.byteLength(JSON.stringify(all)) < BYTES)
      shown.push(...piece);
    else left.count += 1;
  }
  const more = { zh: `还有 ${left.count} 段没有显示`, en: `${left.count} more not shown` };
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: within(head, 200) } },
    header: { title: plain(within(head, HEAD)) },
    body: { elements: [...shown, ...(left.count ? [text(more[locale])] : []), ...foot] },
  };
}

const OPEN: Readonly<Record<Locale, string>> = { zh: '看', en: 'Open' };
const STILL: Readonly<Record<Locale, string>> = { zh: '这个还等你回:', en: 'Still waiting for your answer:' };

const plain = (content: string) => ({ tag: 'plain_text', content: content || ' ' });
const text = (words: string): Element => ({ tag: 'div', text: plain(within(words, TEXT)) });

/** The question that was open before shows below, with its own buttons. */
function asked(
  card: Card | undefined,
  { room, locale }: { readonly room: string; readonly locale: Locale },
): Element[] {
  return card ? [text(`${STILL[locale]}\n${card.title}`), ...row(card.buttons ?? [], room)] : [];
}

/** Buttons beside each other, as many as there is room for. A sentence too long to come back has none; it can still be typed. */
function row(buttons: readonly Button[], room: string): Element[] {
  const columns = buttons
    .filter(({ says }) => says.length <= SAYS)
    .slice(0, MOST_BUTTONS)
    .map(({ label, says, style }) => ({
      tag: 'column',
      width: 'auto',
      elements: [
        {
          tag: 'button',
          text: plain(within(label, LABEL)),
          type: style === 'primary' ? 'primary' : style === 'danger' ? 'danger' : 'default',
          behaviors: [{ type: 'callback', value: { says, room } }],
        },
      ],
    }));
  const fits = columns.filter((_, at) => Buffer.byteLength(JSON.stringify(columns.slice(0, at + 1))) < ROW);
  return fits.length ? [{ tag: 'column_set', flex_mode: 'flow', columns: fits }] : [];
}

/** Whose turn it is: the one thing that rings, and written by us alone. */
function called(calls: readonly string[]): Element[] {
  const ids = calls.filter((id) => /^ou_\w+$/.test(id)).map((id) => `<at id=${id}></at>`);
  return ids.length ? [{ tag: 'markdown', content: ids.join(' ') }] : [];
}

const countOf = (elements: readonly Element[]) => JSON.stringify(elements).split('"tag":').length - 1;
