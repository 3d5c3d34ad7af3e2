/** Takes a sentence apart, once: words, fillers, whom and what it names, days and figures. Linear in its length. Pure. */
import { plain, veil } from '../reader/text/normalize.ts';
import { CLASS_WORDS } from './classes.ts';
import { FILLER_WORDS } from './fillers.ts';
import { read } from '../reader/read.ts';
import { customersIn, directoryOf } from './names/customers.ts';
import { peopleIn } from './names/people.ts';
import { daysIn } from './pieces/days.ts';
import { figuresIn } from './pieces/figures.ts';
import { found, lexicon, tokensOf } from './tokens.ts';
import type { ClassWord, Mention, Piece, Said, Sentence, Token } from './types.ts';

/** What is asked for stands within so many characters; of a longer text the rest is read as a note alone. */
const HEARD = 400;
/** What a longer text is, its beginning tells; all of it is read when it is kept. */
const READ = 800;

export function takeApart(said: Said): Sentence {
  const heard = { ...said, text: said.text.slice(0, HEARD) };
  const flat = plain(heard.text);
  const tokens = tokensOf(heard.text);
  const mentions = mentionsIn(heard, tokens);
  const hidden = hide(
    flat,
    mentions.map(({ span }) => span),
  );
  const pieces: readonly Piece[] = [...mentions, ...daysIn(heard, hidden), ...figuresIn(heard, { flat, hidden })];
  return {
    ...said,
    flat: plain(said.text),
    tokens,
    pieces,
    fillers: fillersIn(tokens, { mentions }),
    classes: classesIn(tokens, said.names),
    reading: readingOf(said, mentions),
  };
}

function readingOf({ text, names, local, locale, country }: Said, mentions: readonly Mention[]) {
  const people = mentions.flatMap(({ type, span, value }) => {
    const words = plain(text.slice(...span));
    return type === 'contact' && value.some(({ person }) => plain(person.name) === words) ? [words] : [];
  });
  return read(text.slice(0, READ), { ref: local, known: directoryOf(names), people, locale, country });
}

/** Companies before people: the 李 of 立讯精密李总 is no part of the company, the 华为 of 华为李总 none of the person. */
function mentionsIn({ text, names }: Said, tokens: readonly Token[]): readonly Mention[] {
  const companies = customersIn(text, { names, tokens });
  const at = new Set(companies.flatMap((each) => (each.type === 'customer' ? [each.value.id] : [])));
  const people = peopleIn(tokens, { names, text, at });
  const isInside = ([from, to]: Mention['span'], others: readonly Mention[]) =>
    others.some(({ span }) => from < span[1] && to > span[0] && span[1] - span[0] >= to - from);
  // A name that only notes have is a person's where somebody we know is called so.
  const isPerson = ([from, to]: Mention['span']) => people.some(({ span }) => span[0] <= from && to <= span[1]);
  const left = companies.filter((one) =>
    one.type === 'company'
      ? one.inside !== undefined || !isPerson(one.span)
      : !people.some(({ span }) => covers(span, one.span)),
  );
  return [...left, ...people.filter(({ span }) => !isInside(span, left))].toSorted((a, b) => a.span[0] - b.span[0]);
}

function covers(outer: Mention['span'], inner: Mention['span']) {
  return outer[0] <= inner[0] && outer[1] >= inner[1] && outer[1] - outer[0] > inner[1] - inner[0];
}

function hide(flat: string, spans: readonly Piece['span'][]) {
  let out = '';
  let at = 0;
  for (const [from, to] of spans) {
    if (from < at) continue;
    out += flat.slice(at, from) + veil.repeat(to - from);
    at = to;
  }
  return out + flat.slice(at);
}

function fillersIn(tokens: readonly Token[], { mentions }: { mentions: readonly Mention[] }): ReadonlySet<number> {
  const named = new Set(
    tokens.flatMap(({ from }, at) => (mentions.some(({ span }) => span[0] <= from && from < span[1]) ? [at] : [])),
  );
  const places = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1)
    for (const { to } of found(tokens, { at, words: FILLER_WORDS }))
      for (let place = at; place < to; place += 1) if (!named.has(place)) places.add(place);
  return places;
}

/** A company's own words go before ours. */
function classesIn(
  tokens: readonly Token[],
  { stages = [], products = [] }: Said['names'],
): readonly (readonly ClassWord[])[] {
  const words = { stage: stages, product: products };
  const own = lexicon(
    Object.entries(words).flatMap(([name, values]) => values.map((value) => [value, { name, value }] as const)),
  );
  return tokens.map((_, at) =>
    [own, CLASS_WORDS].flatMap((lists) =>
      [...found(tokens, { at, words: lists })].map(({ to, value }): ClassWord => ({ ...value, to })),
    ),
  );
}
