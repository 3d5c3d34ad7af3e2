/** A card as one of WeCom’s, where it fits whole: a card shows little, and what is cut off nobody reads. Pure. */
import { inert, width, within } from '../shared/inert.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Button, Card } from '../../core/contract/card.ts';
import type { OutboxLine } from '../../core/contract/adapter.ts';

/** In columns, a Chinese character being two of them. */
const TITLE = 52;
const BELOW = 224;
const LABEL = 20;
const VALUE = 52;
const NAME = 10;
const ROWS = 6;
const BUTTONS = 6;
/** In bytes. */
const KEY = 1_024;
const MARKDOWN = 20_480;

type TemplateCard = {
  readonly card_type: 'button_interaction';
  readonly main_title: { readonly title: string };
  readonly sub_title_text?: string;
  readonly horizontal_content_list?: readonly { readonly keyname: string; readonly value: string }[];
  readonly button_list: readonly { readonly text: string; readonly style: number; readonly key: string }[];
  readonly task_id: string;
};

/** As a card with buttons; undefined: it has none, or does not fit. `keeps`: it must have one, as it replaces one that has. */
export function templateCard(
  card: Card,
  { id, keeps }: { readonly id: string; readonly keeps?: Locale },
): TemplateCard | undefined {
  const { icon, title, facts = [], lines = [], items = [], footer, below, qr } = card;
  const head = [icon, title].filter(Boolean).join(' ');
  const rows = facts.filter(({ label }) => label);
  const text = [...facts.filter(({ label }) => !label).map((fact) => fact.text), ...lines, footer].filter(Boolean);
  const under = text.join('\n');
  const buttons = card.buttons?.length || keeps === undefined ? (card.buttons ?? []) : [NEXT[keeps]];
  const keys = buttons.map(({ says }, at) => `${at}:${says}`);
  const fits =
    buttons.length > 0 &&
    buttons.length <= BUTTONS &&
    !items.length &&
    !below &&
    qr === undefined &&
    width(head) <= TITLE &&
    width(under) <= BELOW &&
    rows.length <= ROWS &&
    rows.every(({ label, text: value }) => width(label) <= NAME && width(value) <= VALUE) &&
    buttons.every(({ label }) => width(label) <= LABEL) &&
    keys.every((key) => Buffer.byteLength(key) <= KEY);
  if (!fits) return undefined;
  return {
    card_type: 'button_interaction',
    main_title: { title: head },
    ...(under && { sub_title_text: under }),
    ...(rows.length && { horizontal_content_list: rows.map(({ label, text: value }) => ({ keyname: label, value })) }),
    button_list: buttons.map(({ label, style }, at) => ({
      text: label,
      style: style === 'danger' ? DANGER : style === 'primary' ? PRIMARY : PLAIN,
      key: keys[at] ?? '',
    })),
    task_id: id,
  };
}

const PRIMARY = 1;
const DANGER = 2;
const PLAIN = 3;

/** A card that was pressed keeps a button: WeCom shows none without. */
const NEXT: Readonly<Record<Locale, Button>> = {
  zh: { label: '我的跟进', says: '我的跟进' },
  en: { label: 'My follow-ups', says: 'my follow-ups' },
};

/** What a pressed button says. */
export const saysOf = (key: string) => key.replace(/^\d+:/, '');

const TWICE: Readonly<Record<Locale, string>> = { zh: '(可能重复)', en: '(perhaps for the second time)' };

/** Plain words with numbered choices; whose turn it is is called by name. */
export function markdown({
  text,
  calls = [],
  unsure,
  locale,
}: Pick<OutboxLine, 'text' | 'calls' | 'unsure' | 'locale'>) {
  const called = calls.filter((user) => /^[\w.@-]{1,64}$/.test(user)).map((user) => `<@${user}>`);
  const after = [...(called.length ? [called.join(' ')] : []), ...(unsure ? [TWICE[locale]] : [])];
  const tail = after.length ? `\n${after.join('\n')}` : '';
  return `${within(inert(text), MARKDOWN - Buffer.byteLength(tail))}${tail}`;
}
