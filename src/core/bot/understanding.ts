/** What the words of a person are taken for, with what the company knows and what the room was shown last. */
import type { Act } from '../command.ts';
import { cardText } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';
import { readShown } from '../understand/shown.ts';
import type { Names, Shown, Understood } from '../understand/types.ts';
import { understand } from '../understand/understand.ts';
import { namesFor } from './store/names.ts';

export async function understandIn(
  act: Act,
  /** The sentence is ours: a button's, or a question's with its answer in it. */
  isChosen = act.chosenFrom !== undefined,
): Promise<Understood> {
  const { text, local, locale, country, conversation } = act;
  const card = conversation.choice?.card ?? conversation.list;
  const names = await namesOf(act, card);
  const shown = card && shownBy(card, { names, act });
  return understand({ text, names, shown, local, locale, country, isChosen });
}

/** To whom we do not know yet the company has no names. */
async function namesOf({ tx, text, person, known, mentions = [] }: Act, card: Card | undefined): Promise<Names> {
  if (known) return withMentions(await namesFor(tx, { said: text, person, shown: shownRows(card) }), mentions);
  return { me: { ...person, also: [] }, customers: [], colleagues: [] };
}

/** Whoever is mentioned is meant by their name here, whoever else bears it. */
function withMentions(names: Names, mentions: Act['mentions'] & object): Names {
  if (!mentions.length) return names;
  const colleagues = names.colleagues.map((colleague) => {
    const mentioned = mentions.filter(({ personId }) => personId === colleague.id).map(({ name }) => name);
    return mentioned.length ? { ...colleague, mentioned } : colleague;
  });
  return { ...names, colleagues };
}

/** The customers that a list of ours has, by row. */
function shownRows({ list, items = [] }: Card = { title: '' }): readonly number[] {
  return list === 'customer' ? items.flatMap(({ ref }) => ref ?? []) : [];
}

function shownBy(card: Card, { names, act }: { readonly names: Names; readonly act: Act }): Shown {
  const read = readShown(cardText(card, act.locale), { names, local: act.local });
  return card.list && card.items ? { ...read, kind: 'list' } : read;
}
