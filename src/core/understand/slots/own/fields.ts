/** What is set on a customer or a person, and the names that are taught. Pure. */
import type { Sentence, Slots, Someone } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, pieceIn, piecesOf, teammateIn, wordsIn } from '../named.ts';
import { endOf } from '../values.ts';
import { nickOf, rest, trim, valueOf, valuesLeft } from '../words.ts';

export function customerField({ sentence, match }: Given): Slots {
  const tier = piecesOf(sentence, 'tier')[0]?.value;
  const said = wordsIn(match, 'field');
  if (said === 'tier' || (said === undefined && tier !== undefined)) return { field: 'tier', ...one('value', tier) };
  if (said === 'status')
    return { field: said, ...one('value', valuesLeft(sentence, 'status').at(-1) ?? wordsIn(match, 'value')) };
  if (said === 'visibility')
    return { field: said, ...one('value', valuesLeft(sentence, 'visibility').at(-1) ?? wordsIn(match, 'value')) };
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
    ...one('value', priceIn(sentence, field) ?? told ?? (isOne ? who?.name : undefined) ?? rest(sentence, named)),
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
  const quoted = piecesOf(given.sentence, 'quoted')[0]?.value;
  const span = spanIn(given, 'value');
  return one('value', quoted ?? (span && nickOf(given.sentence.text.slice(...span))));
}

/** What a colleague is called: in quotation marks, where the phrase has it, or behind the word for calling. */
export function nickTaught(given: Given): Slots {
  const nick = nickIn(given);
  if (nick.value !== undefined) return nick;
  const called = CALLED.exec(given.sentence.text)?.groups;
  return one('value', called && nickOf(called['zh'] ?? called['en'] ?? called['said'] ?? called['first'] ?? ''));
}

const CALLED =
  /(?:管|喊|叫)\s?\S{1,8}?(?:做|叫|喊)(?<zh>\p{Script=Han}{2,4}|[A-Za-z]+)|\bsay (?<said>[\p{L}]+) (?:to|they|we|it|i) |\bcalls? \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)? (?<en>\p{Lu}\p{L}+)|^(?<first>\p{Script=Han}{2,3})(?:即系|即係|就系)/u;

/** Where the words of a slot stand. */
function spanIn({ sentence: { tokens }, match }: Given, slot: string): readonly [number, number] | undefined {
  const taken = match?.slots[slot];
  const [first, last] = [taken && tokens[taken.from], taken && tokens[taken.to - 1]];
  return first && last && [first.from, last.to];
}

/** A price by its figure and what it is for. */
function priceIn(sentence: Sentence, field: string | undefined): string | undefined {
  const sum = piecesOf(sentence, 'sum')[0];
  if (!sum || (field !== 'floor' && field !== 'price')) return undefined;
  const each = EACH.exec(sentence.flat.slice(sum.span[1]))?.[0] ?? '';
  return trim(sentence.text.slice(sum.span[0], sum.span[1] + each.length));
}

const EACH = /^\s?(?:[一每/](?:个|台|吨|米|件|套|只|公斤|kg)|per \w+|a piece|each)/;

/** Both names; where they are names of one, or one has the other in it, as they were said. */
export function mergedIn({ sentence, match }: Given): Slots {
  const pieces = ['customer', 'other'].map((slot) => pieceIn(match, { slot, type: 'customer' }));
  const [one, other] = pieces;
  if (one && other)
    return one.value.id === other.value.id
      ? {
          customers: [one, other].map(({ value: { id, name }, span }) => ({
            id,
            name,
            said: sentence.text.slice(...span),
          })),
        }
      : {};
  if (companiesIn(sentence).length > 1) return {};
  const [first, second, third] = piecesOf(sentence, 'customer');
  if (!first || !second || third) return {};
  const said = [first, second].map(({ span }) => wholeName(sentence.text, span));
  return said[0] === said[1] ? {} : { customers: said.map((name) => ({ name, said: name })) };
}

/** A name with the letters that stand before and behind it: 青岛海尔, "Siemens AG", 中车株洲所. */
function wholeName(text: string, [from, to]: readonly [number, number]): string {
  const before = /(?:(?![和跟与同把将有条里的个])\p{Script=Han})*$/u.exec(text.slice(0, from))?.[0] ?? '';
  const behind =
    /^(?:(?:(?![和跟与同并合重是在其])\p{Script=Han})*|(?: (?!(?:And|In)\b)\p{Lu}[\p{L}.]*)*)/u.exec(
      text.slice(to),
    )?.[0] ?? '';
  return before + text.slice(from, to) + behind;
}

/** Who is the same as a colleague: another colleague, or somebody by number. */
export function sameIn(given: Given): Slots {
  const [first, other] = [teammateIn(given, 'one'), teammateIn(given, 'colleague')];
  const value = first ? (first.chosen ? `${first.called}#${first.id}` : first.name) : accountIn(given.sentence);
  return { ...(other && { colleague: other }), ...one('value', value) };
}

/** The name of an account: in quotation marks, or letters that are no word. */
function accountIn(sentence: Sentence): string | undefined {
  const isNamed = ([from, to]: readonly [number, number]) =>
    piecesOf(sentence, 'colleague').some(({ span }) => span[0] <= from && to <= span[1]);
  const handle = [...sentence.text.matchAll(ACCOUNT)].find(
    ({ index, 0: word }) => !isNamed([index, index + word.length]),
  );
  return piecesOf(sentence, 'quoted')[0]?.value ?? handle?.[0];
}

const ACCOUNT =
  /(?<![\w.@-])(?=[\w.-]*[\d_])[A-Za-z][\w.-]{2,}(?<!\.)|(?<=(?:的|上|里|user|账号|号)\s?)[a-z]{4,}(?![\w ])/g;

export function made({ match }: Given): Slots {
  const make = wordsIn(match, 'make');
  return make === 'new' || make === 'surely' ? { make } : {};
}

function company({ id, name }: { readonly id: number; readonly name: string }) {
  return { id, name };
}
