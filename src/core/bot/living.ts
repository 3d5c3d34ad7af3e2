/**
 * Where a message of ours can be changed in its place, what it shows is true: a card about a note or a follow-up, and a
 * list, follow what becomes of it, whoever did it and wherever.
 */
import type { Act } from '../command.ts';
import type { Card, Reply } from '../contract/card.ts';
import { withoutChoices } from '../contract/cardText.ts';
import type { Locale } from '../contract/locale.ts';
import { followUpsTouched } from '../access/store/changes.ts';
import { cardOf } from '../delivery/store/outbox.ts';
import { answersUndone, cardsAbout, listsWith, type StandingCard } from '../delivery/store/lists.ts';
import { say } from '../delivery/say.ts';
import { finishButtons, followUpLine } from '../followups/list.ts';
import { findFollowUp, type FollowUp } from '../followups/store/followUps.ts';
import type { Hearing } from './store/hear.ts';
import { echo } from '../notes/echo.ts';
import { findNote, settledOfNote } from '../notes/store/find.ts';
import { translator, type Translator, UNDO } from '../text/phrases.ts';

/** Begins a line that says only what has changed further up. */
export const POINTS = '↑';

export type Doing = {
  readonly act: Act;
  /** The platforms whose messages can be changed in their place. */
  readonly living: readonly string[];
};

/**
 * Brings everything up to date that shows the follow-ups this message has changed: first the cards of their notes, but for
 * those that its own answers are about, then every list. Resolves to the places of the lists.
 */
export async function refresh(
  doing: Doing,
  { answers }: { readonly answers: readonly Reply[] },
): Promise<readonly number[]> {
  const { act, living } = doing;
  if (!living.length) return [];
  const refs = await followUpsTouched(act.tx, act.heardId);
  if (!refs.length) return [];
  const found = await Promise.all(refs.map((id) => findFollowUp(act.tx, id)));
  const notes = new Set(found.flatMap((followUp) => followUp?.interactionId ?? []));
  for (const id of notes) if (answers.every(({ about }) => about !== aboutNote(id))) await refreshNote(doing, id);
  return refreshLists(doing, { refs, found });
}

const aboutNote = (id: number) => `note:${id}`;

/** A card that shows a note, with what can be corrected in it. One that asks something of it is left alone. */
async function refreshNote({ act, living }: Doing, id: number) {
  const { tx } = act;
  const about = aboutNote(id);
  const shows = ({ card: { buttons = [] } }: StandingCard) =>
    buttons.some(({ picks, says }) => picks === 'customer' && says.endsWith(` #${id}`));
  const standing = (await cardsAbout(tx, { about, platforms: living })).filter(shows);
  if (!standing.length) return;
  const note = await findNote(tx, id);
  if (!note?.customer || note.privacy) return;
  const over = await settledOfNote(tx, id);
  for (const each of standing) {
    const card = bare(echo(note, wordsFor(act, each.locale), { over }));
    await change(act, { standing: each, about, card });
  }
}

async function refreshLists(
  { act, living }: Doing,
  { refs, found }: { readonly refs: readonly number[]; readonly found: readonly (FollowUp | undefined)[] },
): Promise<readonly number[]> {
  const { tx, now } = act;
  const standing = await listsWith(tx, { refs, platforms: living, now });
  if (!standing.length) return [];
  const lists = standing.filter(({ card: { items = [] } }) => items.length > 1);
  const followUps = new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : [])));
  const itemsOf = ({ card, reader, locale }: StandingCard) =>
    (card.items ?? []).map((item) => {
      const followUp = item.ref === undefined ? undefined : followUps.get(item.ref);
      return followUp ? itemOf(followUp, { ref: followUp.id, reader, to: wordsFor(act, locale) }) : item;
    });
  for (const list of lists) {
    const to = wordsFor(act, list.locale);
    const items = itemsOf(list);
    const others = (list.card.buttons ?? []).filter(({ says }) => says !== UNDO.zh && says !== UNDO.en);
    const undo = { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' as const };
    const isUndone = act.understood?.intent === 'undo';
    const card = { ...list.card, items, buttons: isUndone ? others : [...others, undo] };
    await change(act, { standing: list, card });
  }
  for (const single of standing.filter((each) => isOverrun(each, standing)))
    await change(act, { standing: single, card: withoutChoices({ ...single.card, items: itemsOf(single) }) });
  return lists.map(({ place }) => place);
}

/** A card of one follow-up below which there is another of it: that one says what becomes of it, this one asks no more. */
function isOverrun(card: StandingCard, standing: readonly StandingCard[]) {
  const ref = onlyRef(card);
  return (
    ref !== undefined &&
    standing.some((other) => other.room === card.room && other.place > card.place && onlyRef(other) === ref)
  );
}

/** The one follow-up that a card shows or is about. */
function onlyRef({ card: { items = [] }, about }: StandingCard): number | undefined {
  const [only, another] = items;
  if (another) return undefined;
  const [, id] = /^followUp:(\d+)$/.exec(about ?? '') ?? [];
  return only?.ref ?? (id === undefined ? undefined : Number(id));
}

/** One line of a list as things stand: what is done or not to be done has no choices any more, and keeps its number. */
function itemOf(
  followUp: FollowUp,
  { ref, reader, to }: { readonly ref: number; readonly reader: number | null; readonly to: Translator },
): NonNullable<Card['items']>[number] {
  const { state, ownerId, owner } = followUp;
  const line = followUpLine(followUp, to);
  if (state === 'done') return { ref, text: `✅ ${line}` };
  if (state === 'cancelled') return { ref, text: `🗑️ ${line}` };
  if (reader !== null && ownerId !== reader) return { ref, text: `🤝 ${owner}: ${line}` };
  return {
    ref,
    text: line,
    says: to.t({ zh: `跟进 #${ref}`, en: `follow-up #${ref}` }),
    buttons: finishButtons(ref, to),
  };
}

/** A reply about something that stands in other rooms too: there it changes as well, in the words of whoever reads it there. */
export async function updateElsewhere(
  { act, living }: Doing,
  { about, cardFor }: { readonly about: string; readonly cardFor: (to: Translator) => Reply | undefined },
) {
  if (!living.length) return;
  const standing = await cardsAbout(act.tx, { about, platforms: living, except: act.roomId });
  const [, kind, id] = /^(note|followUp|approval):(\d+)$/.exec(about) ?? [];
  if (!standing.length || kind === undefined) return;
  const isPrivate = kind === 'note' && (await findNote(act.tx, Number(id)))?.privacy !== undefined;
  for (const each of standing) {
    const to = wordsFor(act, each.locale);
    const card = cardFor(to);
    if (!card) continue;
    const hidden = {
      icon: '🔒',
      title: to.t({ zh: '这条现在只有作者看得到', en: 'Only its author sees this one now' }),
    };
    const isTheirs = each.reader === act.person.id;
    await change(act, { standing: each, about, card: isPrivate && !isTheirs ? hidden : bare(card) });
  }
}

/** A question that has been answered asks no more: its answer stands elsewhere. */
export async function closeAnswered(
  { act, living }: Doing,
  {
    answers,
    hearing,
    platform,
  }: { readonly answers: number | undefined; readonly hearing: Hearing; readonly platform: string },
) {
  const asked = hearing.shown.find(({ line }) => line === answers);
  if (!asked || !living.includes(platform) || asked.about !== undefined || asked.card.list) return;
  if (asked.card.ask === undefined && !/[?？]$/.test(asked.card.title)) return;
  const card = await cardOf(act.tx, asked.line);
  if (!card) return;
  await say(act.tx, {
    roomId: act.roomId,
    thread: act.thread,
    locale: act.locale,
    card: withoutChoices(card),
    editsId: asked.place,
    now: act.now,
  });
}

/** What has been taken back says so where it was said, unless something newer stands there; a pointer was no more than that. */
export async function closeUndone({ act, living }: Doing) {
  if (!living.length) return;
  for (const standing of await answersUndone(act.tx, { by: act.heardId, platforms: living })) {
    const { card, locale, about } = standing;
    if (card.icon === POINTS || (card.items?.length ?? 0) > 1) continue;
    const title = wordsFor(act, locale).t({ zh: `已撤销:${card.title}`, en: `Undone: ${card.title}` });
    await change(act, { standing, card: { icon: '↩️', title }, ...(about !== null && { about }) });
  }
}

async function change(
  { tx, heardId, now }: Act,
  { standing, card, about }: { readonly standing: StandingCard; readonly card: Card; readonly about?: string },
) {
  const { room, thread, locale, place } = standing;
  await say(tx, {
    roomId: room,
    ...(thread !== null && { thread }),
    ...(about !== undefined && { about }),
    heardId,
    locale,
    card,
    editsId: place,
    now,
  });
}

function wordsFor({ now, person }: Act, locale: Locale) {
  return translator(locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
}

function bare({ to: _to, about: _about, first: _first, ...card }: Reply): Card {
  return card;
}

/** The list of this conversation that says, as it stands now, all that a reply does; a card of its own that was pressed, or stands below it, has to say so itself. */
export function listSaying(
  { about, to, facts = [], list }: Reply,
  { lists, hearing }: { readonly lists: readonly number[]; readonly hearing: Hearing },
): number | undefined {
  const here = hearing.shown.find(({ place }) => lists.includes(place))?.place;
  const own = hearing.shown.find(
    (shown) => !lists.includes(shown.place) && (shown.isPressed || (about !== undefined && shown.about === about)),
  );
  if (here === undefined || (own && (own.isPressed || own.place > here))) return undefined;
  const isAll = !to && !facts.length && (list === 'followUp' || about?.startsWith('followUp:') === true);
  return isAll ? here : undefined;
}
