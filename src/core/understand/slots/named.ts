/** Whom a sentence names, settled: which customers, which contact, which colleague; what is not clear comes with all who may be meant. Pure. */
import { plain } from '../../reader/text/normalize.ts';
import { trim, unmarked } from './words.ts';
import type { Match, PhraseMatch } from '../grammar/match.ts';
import type { Client, KnownColleague, Company, Contact, Piece, Sentence, Someone, Teammate } from '../types.ts';

type Of<Type extends Piece['type']> = Extract<Piece, { readonly type: Type }>;

export function piecesOf<Type extends Piece['type']>({ pieces }: Sentence, type: Type): readonly Of<Type>[] {
  return pieces.filter((piece): piece is Of<Type> => piece.type === type);
}

type Named = Company & {
  readonly span: Piece['span'];
  readonly inside?: Client | undefined;
  readonly isClear?: boolean;
};

/** The companies in the order in which they are named, each once. */
export function companiesIn(sentence: Sentence): readonly Named[] {
  const named = sentence.pieces.flatMap((piece): Named[] => {
    if (piece.type === 'customer') {
      const { id, name } = piece.value;
      const said = sentence.text.slice(...piece.span);
      return [{ id, name, said, isClear: isClear(piece, sentence), span: piece.span }];
    }
    if (piece.type === 'company') return [{ name: piece.value, span: piece.span, inside: piece.inside }];
    return [];
  });
  return named.filter(({ name }, at) => named.findIndex((other) => other.name === name) === at);
}

/** Whether the words are a name of this customer, and of no other. */
function isClear({ value, how, span }: Of<'customer'>, { names, flat }: Sentence) {
  const said = flat.slice(...span);
  return (
    how === 'name' &&
    names.customers.every(
      ({ id, name, also }) => id === value.id || [name, ...also].every((each) => plain(each) !== said),
    )
  );
}

/** The contacts that are named: of several of that name those at the customers of the sentence, then those of the speaker. */
export function contactsIn(
  sentence: Sentence,
): readonly { readonly span: Piece['span']; readonly choices: readonly Contact[] }[] {
  const here = new Set(companiesIn(sentence).map(({ id }) => id));
  const before = new Set(sentence.shown?.customers.map((client) => client?.id));
  return piecesOf(sentence, 'contact').map(({ span, value }) => {
    const there = value.filter(({ customer }) => here.has(customer.id));
    const shown = value.filter(({ customer }) => before.has(customer.id));
    return { span, choices: there.length ? there : shown.length ? shown : value };
  });
}

export function asSomeone({ person, customer }: Contact): Someone {
  return { id: person.id, name: person.name, customer: { id: customer.id, name: customer.name } };
}

export function asTeammate({ id, name }: KnownColleague): Teammate {
  return { id, name };
}

/** The contact of a piece; by what they are called alone where several or nobody are. */
export function someoneIn(
  { text }: Sentence,
  { span, choices }: { readonly span: Piece['span']; readonly choices: readonly Contact[] },
): Someone {
  const [who] = choices;
  return who ? asSomeone(who) : { name: text.slice(...span) };
}

/** Whom a stretch of words names: one, or several of whom one is meant. Whoever speaks means somebody else by a name that others have as well. */
export function teammateAt({ text, names: { me } }: Sentence, { span, value }: Of<'colleague'>): Teammate {
  const words = text.slice(...span).trim();
  const chosen = /^(?<called>.+?)\s?[#＃]\d{1,15}$/.exec(words)?.groups?.['called'];
  const called = chosen ?? words;
  const others = value.length > 1 ? value.filter(({ id }) => id !== me.id) : value;
  const [one, another] = others;
  if (!one) return { name: called.replace(/^[@＠]\s?/, '') };
  if (another) return { name: called, among: others.map(({ id }) => id) };
  return {
    id: one.id,
    name: one.name,
    ...(plain(called) !== plain(one.name) && { called }),
    ...(chosen !== undefined && { chosen: true }),
  };
}

/** The colleague that a phrase names: one we know, or, as it was said, nobody we know. */
export function teammateIn(
  { sentence, match }: { readonly sentence: Sentence; readonly match: Match | undefined },
  slot: string,
): Teammate | undefined {
  const piece = pieceIn(match, { slot, type: 'colleague' });
  if (piece) return teammateAt(sentence, piece);
  const said = match?.says?.[slot];
  return typeof said === 'string' ? { name: said } : undefined;
}

/** The colleagues that are named, without those who can only be meant with somebody else's name. */
export function colleaguesIn(
  sentence: Sentence,
): readonly { readonly span: Piece['span']; readonly choices: readonly KnownColleague[]; readonly who: Teammate }[] {
  return piecesOf(sentence, 'colleague')
    .filter(
      ({ span }) =>
        !piecesOf(sentence, 'contact').some((other) => overlaps(other.span, span) && isHere(other, sentence)),
    )
    .map((piece) => ({ span: piece.span, choices: piece.value, who: teammateAt(sentence, piece) }));
}

/** A contact whose customer is named is meant before a colleague of the same name. */
function isHere({ value }: Of<'contact'>, sentence: Sentence) {
  const here = new Set(companiesIn(sentence).map(({ id }) => id));
  return value.some(({ customer }) => here.has(customer.id));
}

function overlaps(one: Piece['span'], other: Piece['span']) {
  return one[0] < other[1] && one[1] > other[0];
}

/** The piece that a phrase has in a slot. */
export function pieceIn<Type extends Piece['type']>(
  match: Match | undefined,
  { slot, type }: { readonly slot: string; readonly type: Type },
): Of<Type> | undefined {
  const taken: PhraseMatch | undefined = match?.slots[slot];
  return taken && 'piece' in taken && taken.piece.type === type ? (taken.piece as Of<Type>) : undefined;
}

/** The words that a phrase has in a slot, or the value of the class that stands there. */
export function wordsIn(match: Match | undefined, slot: string): string | undefined {
  const taken = match?.slots[slot] ?? undefined;
  if (taken === undefined) {
    const said = match?.says?.[slot];
    return typeof said === 'string' ? said : undefined;
  }
  if ('value' in taken) return taken.value;
  return 'words' in taken ? trim(taken.words) : undefined;
}

/** The words that a phrase has in a slot, with their own marks. */
export function saidIn(match: Match | undefined, slot: string): string | undefined {
  const taken = match?.slots[slot];
  return taken && 'words' in taken ? unmarked(taken.words) : undefined;
}
