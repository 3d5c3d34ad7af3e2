/** A card as Markdown whose links say what a button would, or as the values of a card made on DingTalk’s platform. Pure. */
import { itemNumber, numberedButtons } from '../../core/contract/cardText.ts';
import { inert, within } from '../shared/inert.ts';
import type { Locale } from '../../core/contract/locale.ts';
import type { Button, Card } from '../../core/contract/card.ts';
import type { OutboxLine } from '../../core/contract/adapter.ts';

type Said = Pick<OutboxLine, 'card' | 'locale' | 'unsure'>;

/** In bytes: DingTalk takes about twenty thousand of a message’s JSON. */
const MOST = 14_000;
const PIECE = 2_000;
const HEAD = 200;
const LABEL = 60;
const LINK = 1_500;
const VALUE = 3_000;
/** As many buttons as docs/dingtalk.md has in its card. */
export const BUTTONS = 6;

/** What is shown of a message before it is opened, and the message. */
export function markdown({ card, locale, unsure }: Said): { readonly title: string; readonly text: string } {
  const after = [...(card.footer ? [typed(card.footer)] : []), ...(unsure ? [TWICE[locale]] : [])];
  const foot = [links(numberedButtons(card)), ...after, ...asked(card, locale)];
  return { title: headOf(card), text: whole(bodyOf(card), { foot, locale }) };
}

/** The values of a card: all of them, as those that are left out would stay from before. */
export function values({ card, locale, room }: Pick<OutboxLine, 'card' | 'locale' | 'room'>) {
  const buttons = numberedButtons(card);
  const pressed = buttons.filter((button) => valueOf(button, room).length <= VALUE).slice(0, BUTTONS);
  const typedOnly = buttons.filter((button) => !pressed.includes(button));
  const foot = [links(typedOnly), ...(card.footer ? [typed(card.footer)] : []), ...asked(card, locale)];
  return {
    title: headOf(card),
    text: whole(bodyOf(card), { foot, locale }),
    ...Object.fromEntries(
      Array.from({ length: BUTTONS }, (_, at) => {
        const button = pressed[at];
        return [
          [`b${at + 1}`, button ? within(button.label, LABEL) : ''],
          [`v${at + 1}`, button ? valueOf(button, room) : ''],
        ];
      }).flat(),
    ),
  };
}

const valueOf = ({ says }: Button, room: string) => JSON.stringify({ says, room });
const headOf = ({ icon, title }: Card) => within(inert([icon, title].filter(Boolean).join(' ')), HEAD);
const typed = (text: string) => within(inert(text), PIECE);

function bodyOf(card: Card): string[] {
  const { icon, title, facts = [], lines = [], items = [], file } = card;
  return [
    typed([icon, title].filter(Boolean).join(' ')),
    ...facts.map(({ label, text }) => typed([label, text].filter(Boolean).join(' '))),
    ...lines.map(typed),
    ...items.map((item, at) => {
      const tap = item.buttons?.slice(0, 1) ?? (item.says ? [{ label: '→', says: item.says }] : []);
      return [`${itemNumber(card, at)} ${typed(item.text)}`, links(tap)].filter(Boolean).join(' ');
    }),
    ...(file ? [typed(`📎 ${file.name}`)] : []),
  ];
}

const STILL: Readonly<Record<Locale, string>> = { zh: '这个还等你回:', en: 'Still waiting for your answer:' };
const TWICE: Readonly<Record<Locale, string>> = { zh: '(可能重复)', en: '(perhaps for the second time)' };

/** The question that was open before shows below, with its own digits. */
function asked({ below }: Card, locale: Locale): string[] {
  return below ? ['———', STILL[locale], typed(below.card.title), links(numberedButtons(below.card))] : [];
}

/** A tap on one of these says its sentence as the person’s own; by its digit it can be typed. */
function links(buttons: readonly (Button & { readonly key?: string })[]): string {
  return buttons
    .map(({ key, label, says }) => {
      const name = typed(key === undefined || key === label ? label : `${key} ${label}`).slice(0, LABEL);
      const link = `dtmd://dingtalkclient/sendMessage?content=${encoded(says)}`;
      return link.length <= LINK ? `[${name}](${link})` : name;
    })
    .join('  ');
}

/** Nothing in it ends the link. */
const encoded = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

function whole(
  body: readonly string[],
  { foot, locale }: { readonly foot: readonly string[]; readonly locale: Locale },
) {
  const end = foot.filter(Boolean);
  const kept = body.filter((_, at) => bytes([...body.slice(0, at + 1), ...end]) <= MOST);
  const left = body.length - kept.length;
  const more = { zh: `还有 ${left} 段没有显示`, en: `${left} more not shown` };
  return [...kept, ...(left ? [more[locale]] : []), ...end].flatMap((piece) => piece.split('\n')).join(BREAK);
}

const bytes = (pieces: readonly string[]) => Buffer.byteLength(pieces.join(BREAK));
/** Without the two blanks DingTalk would run the lines together. */
const BREAK = '  \n';
