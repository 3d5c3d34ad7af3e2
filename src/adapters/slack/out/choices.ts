/** What can be pressed or picked on a card: each says a sentence. What does not fit in a row waits in a menu at its end. */
import type { types } from '@slack/bolt';
import { words } from './blocks.ts';
import { FILL, PICK, SAY } from '../in/payloads.ts';
import type { Button, Card, Picks } from '../../../core/contract/card.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

export type Pressable = types.ActionsBlockElement;

const VALUE = 2_000;
/** Of an option in a menu. */
const OPTION = 150;
const ID = 255;
/** As many choices as a row shows before the rest goes into its menu. */
const ROW = 5;
export const MENU = 5;

/** The choices of a card, and what fills its hole: picked where there is something to pick from, else written into a form where plain words are not heard. */
export function choicesOf(
  { buttons = [], ask, asksFor }: Pick<Card, 'buttons' | 'ask' | 'asksFor'>,
  { locale, isHeard }: { readonly locale: Locale; readonly isHeard: boolean },
): types.ActionsBlock[] {
  const isPicked = asksFor !== undefined && buttons.some(({ picks }) => picks === asksFor);
  const fill =
    ask === undefined || isPicked
      ? []
      : asksFor
        ? picker({ label: WHICH[asksFor][locale], says: ask, picks: asksFor }, 'b.ask')
        : isHeard
          ? []
          : [fillButton({ label: WRITE[locale], says: ask, of: 'text' }, 'b.ask')];
  return row(buttons, { place: 'b', more: fill });
}

/** The choices of one line of a list. */
export function itemChoices(buttons: readonly Button[], place: string): types.ActionsBlock[] {
  return row(buttons, { place, more: [] });
}

/** The choices of one line behind one small button; undefined: one of them is too long for it. */
export function menu(buttons: readonly Button[], place: string): types.Overflow | undefined {
  const options = buttons.slice(0, MENU).map(({ label, says }) => ({ text: words(label, 75), value: says }));
  if (!options.length || options.some(({ value }) => value.length > OPTION)) return undefined;
  return { type: 'overflow', action_id: `${SAY}.${place}`, options };
}

function row(
  buttons: readonly Button[],
  { place, more }: { readonly place: string; readonly more: readonly Pressable[] },
): types.ActionsBlock[] {
  const made = buttons.flatMap((each, at) => {
    const [element] = pressable(each, `${place}.${at + 1}`);
    return element ? [{ each, element }] : [];
  });
  const isLate = ({ each }: (typeof made)[number], at: number) =>
    !each.style && !each.picks && each.says.length <= OPTION && at >= ROW - 2;
  const late = made.length + more.length > ROW ? made.filter(isLate) : [];
  const hidden = late.length > 1 ? late.slice(0, MENU) : [];
  const shown = made.filter((one) => !hidden.includes(one)).map(({ element }) => element);
  const rest = menu(
    hidden.map(({ each }) => each),
    `${place}.more`,
  );
  const elements = [...more, ...shown, ...(rest ? [rest] : [])].slice(0, 25);
  return elements.length ? [{ type: 'actions', elements }] : [];
}

/** A sentence too long for Slack to hand back has no button; it can still be typed. */
export function pressable({ label, says, style, picks, picked }: Button, place: string): Pressable[] {
  if (picks) return picker({ label, says: `${says} …`, picks, picked }, place);
  if (says.length > VALUE) return [];
  return [
    { type: 'button', action_id: `${SAY}.${place}`, text: words(label, 75), value: says, ...(style && { style }) },
  ];
}

type Hole = { readonly label: string; readonly says: string };

/** The sentence with its hole goes into the name of the element: that is all Slack gives back of a pick. */
function picker(
  { label, says, picks, picked }: Hole & { readonly picks: Picks; readonly picked?: string | undefined },
  place: string,
): Pressable[] {
  const action_id = `${PICK}.${place}|${says}`;
  if (action_id.length > ID) return [fillButton({ label, says, of: picks }, place)];
  const placeholder = words(label, 150);
  if (picks === 'day')
    return [{ type: 'datepicker', action_id, placeholder, ...(picked !== undefined && { initial_date: picked }) }];
  if (picks === 'colleague') return [{ type: 'users_select', action_id, placeholder }];
  const initial_option = picked && picked.length <= 75 ? { text: words(picked, 75), value: picked } : undefined;
  return [
    {
      type: 'external_select',
      action_id,
      placeholder,
      min_query_length: 0,
      ...(initial_option && { initial_option }),
    },
  ];
}

/** Opens a small form for what fills the hole. */
export function fillButton({ label, says, of }: Hole & { readonly of: Picks | 'text' }, place: string): types.Button {
  return { type: 'button', action_id: `${FILL}.${of}.${place}`, text: words(label, 75), value: says.slice(0, VALUE) };
}

const WRITE: Localized = { zh: '✏️ 写一句', en: '✏️ Write it' };

const WHICH: Readonly<Record<Picks, Localized>> = {
  day: { zh: '选日期', en: 'Pick a day' },
  customer: { zh: '选客户', en: 'Pick a customer' },
  colleague: { zh: '选同事', en: 'Pick a colleague' },
};
