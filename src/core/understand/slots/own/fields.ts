/** What is set on a customer or a person, and the names that are taught. Pure. */
import type { Sentence, Slots, Someone } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, pieceIn, piecesOf, teammateIn, wordsIn } from '../named.ts';
import { endOf } from '../values.ts';
import { rest, trim, valueOf } from '../words.ts';

export function customerField({ sentence, match }: Given): Slots {
  const tier = piecesOf(sentence, 'tier')[0]?.value;
  const said = wordsIn(match, 'field');
  if (said === 'tier' || (said === undefined && tier !== undefined)) return { field: 'tier', ...one('value', tier) };
  if (said === 'status')
    return { field: said, ...one('value', valueOf(sentence, 'status') ?? wordsIn(match, 'value')) };
  if (said === 'visibility')
    return { field: said, ...one('value', valueOf(sentence, 'visibility') ?? wordsIn(match, 'value')) };
  if (said === 'alias') return { field: said, ...nickIn({ sentence, match }) };
  const quoted = piecesOf(sentence, 'quoted').at(-1)?.value;
  return { ...one('field', said), ...one('value', quoted ?? wordsIn(match, 'value') ?? wordsIn(match, 'words')) };
}

/** What lasts: what it is about, what is told of it, and whom it is about. */
export function factIn({ sentence, match }: Given): Slots {
  const field = wordsIn(match, 'field') ?? wordsIn(match, 'fact') ?? valueOf(sentence, 'fact');
  const who = factPerson({ sentence, match });
  const named = companiesIn(sentence).map(({ span }) => span);
  const figure = spanIn({ sentence, match }, 'value');
  const told =
    match && 'what' in match.slots
      ? behind(sentence, named[0])
      : figure
        ? sentence.text.slice(...figure)
        : wordsIn(match, 'words');
  const isOne = field !== undefined && ROLES.has(field);
  return {
    ...one('field', field),
    ...one('value', told ?? (isOne ? who?.name : undefined) ?? rest(sentence, named)),
    ...(who && !isOne && { contacts: [who] }),
    ...factOwner(sentence, { told: spanIn({ sentence, match }, 'words'), isAlone: !who && field !== 'competitor' }),
  };
}

/** What is told of them is who they are. */
const ROLES = new Set(['decider', 'buys', 'uses', 'blocks']);

/** The person that a phrase names, as they were said. */
function factPerson({ sentence, match }: Given): Someone | undefined {
  const piece = pieceIn(match, { slot: 'contact', type: 'contact' });
  return piece && { name: sentence.text.slice(...piece.span) };
}

/** «华为:千万别提西门子»: the whole of what is told, where its first words are those of the phrase. */
function behind({ text }: Sentence, span: readonly [number, number] | undefined) {
  return trim(text.slice(span?.[1] ?? 0));
}

/** Whom a fact is about: the first who is named; of «A是B的竞品» the other; or whom the card that was shown is about. */
function factOwner(
  sentence: Sentence,
  {
    told,
    isAlone,
  }: {
    readonly told: readonly [number, number] | undefined;
    /** Nobody else is there whom it can be about than who is named in what is told. */
    readonly isAlone: boolean;
  },
): Slots {
  const all = companiesIn(sentence);
  const named = all.filter(({ span: [from] }) => !told || from < told[0] || from >= told[1]);
  const owned = all.find(({ span: [, to] }) =>
    /^\s*(?:的|'s|’s)\s*(?:竞品|竞争对手|对手|competitor|rival)/.test(sentence.flat.slice(to)),
  );
  const about = owned ?? named[0] ?? (isAlone ? all[0] : undefined);
  if (about) return { customers: [{ id: about.id, name: about.name }] };
  const shown = sentence.shown?.customers[0];
  return shown ? { customers: [company(shown)] } : {};
}

/** A deal is with the customer; whom it was lost to is another. */
export function dealOf(sentence: Sentence): Slots {
  const { rival } = endOf(sentence);
  const [first, ...others] = companiesIn(sentence).filter(({ name }) => name !== rival);
  return first ? { customers: [first, ...others].map(({ id, name }) => ({ id, name })) } : {};
}

/** What somebody is called from now on, and who that is, as they were said. */
export function taughtIn({ sentence, match }: Given): Slots {
  const spans = ['customer', 'contact', 'target'].flatMap((slot) => spanIn({ sentence, match }, slot) ?? []);
  if (!spans.length) return {};
  const text = sentence.text.slice(Math.min(...spans), Math.max(...spans));
  return { ...nickIn({ sentence, match }), ...one('text', text) };
}

function nickIn(given: Given): Slots {
  const span = spanIn(given, 'value');
  return span ? one('value', trim(given.sentence.text.slice(...span))) : {};
}

/** Where the words of a slot stand. */
function spanIn({ sentence: { tokens }, match }: Given, slot: string): readonly [number, number] | undefined {
  const taken = match?.slots[slot];
  const [first, last] = [taken && tokens[taken.from], taken && tokens[taken.to - 1]];
  return first && last && [first.from, last.to];
}

/** Both names as they were said, where they are names of one. */
export function mergedIn({ sentence, match }: Given): Slots {
  const pieces = ['customer', 'other'].map((slot) => pieceIn(match, { slot, type: 'customer' }));
  const [one, other] = pieces;
  if (!one || !other || one.value.id !== other.value.id) return {};
  return {
    customers: [one, other].map(({ value: { id, name }, span }) => ({ id, name, said: sentence.text.slice(...span) })),
  };
}

/** Who is the same as a colleague: another colleague, or somebody by number. */
export function sameIn(given: Given): Slots {
  const [one, other] = [teammateIn(given, 'one'), teammateIn(given, 'colleague')];
  return {
    ...(other && { colleague: other }),
    ...(one && { value: one.chosen ? `${one.called}#${one.id}` : one.name }),
  };
}

export function made({ match }: Given): Slots {
  const make = wordsIn(match, 'make');
  return make === 'new' || make === 'surely' ? { make } : {};
}

function company({ id, name }: { readonly id: number; readonly name: string }) {
  return { id, name };
}
