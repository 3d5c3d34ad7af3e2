import { codeAt, isDigit, isHan, isLatin } from '../../text/normalize.ts';
import { cityNames } from '../lexicon/cities.ts';
import { everydayWords } from '../lexicon/everydayWords.ts';
import { latinTrades } from '../lexicon/trades.ts';
import { firstNames } from '../lexicon/firstNames.ts';
import { isDeed } from '../deed.ts';
import { neverNames } from '../latinWords.ts';
import type { HanCandidate } from '../people/hanCandidates.ts';

type Token = { readonly from: number; readonly to: number; readonly word: string; readonly capital: boolean };

const joins = new Set("& and of the de del la le du van der den von für och y e 't + -".split(' '));
const longest = 7;
const callers =
  /^(?:visited|visit|called|call|met|meet|emailed|email|rang|ring|with|w|at|from|to|of|for|via|by|through|with|saw|see|quote|quoted|chase|chased|text|texted|spoke|talked|re|and|the|lost|signed|closed|won|demo|lunch|coffee|dinner|lead|customer|client|account|acct|agent|carrier|forwarder|competitor|supplier|than|against|vs|using|use|uses|on|in|has|have|had|left|about|deal|note|list|tue|mon|wed|thu|fri|sat|sun)$/;

/** A sentence that begins so tells whom somebody met: the name comes behind it. */
const reports = /^(?:called|met|visited|emailed|phoned|rang|texted|pinged|saw|chased|won|lost|signed|closed)$/;

/** Every place of a text where Latin words could name a company that nobody has told us of. */
export function latinSpans(text: string, typed: string): HanCandidate[] {
  const tokens = tokensOf(text, typed);
  const found: HanCandidate[] = [];
  for (let first = 0; first < tokens.length && found.length < 300; first++) {
    const head = tokens[first];
    if (!head || !mayBegin(head) || isForm(head)) continue;
    if (first === 0 && (reports.test(head.word) || isDeed(text, head))) continue;
    for (let last = first; last < Math.min(tokens.length, first + longest); last++) {
      const token = tokens[last];
      const earlier = tokens[last - 1];
      if (!token || (last > first && earlier && !goesOn(text, { earlier, token }))) break;
      if (!token.capital && !joins.has(token.word) && !/\d/.test(token.word)) break;
      if (!token.capital && !/\d/.test(token.word)) continue;
      if (isNoName(tokens.slice(first, last + 1)) || andCo.test(text.slice(token.to, token.to + 8))) continue;
      found.push({
        from: tokens[first]?.from ?? 0,
        to: token.to,
        features: featuresOf({ text, typed, tokens, first, last }),
      });
    }
  }
  return found;
}

/** «Nordwind GmbH and Co KG»: a legal form of several words begins no name, and is not cut. */
const isForm = (token: Token | undefined): boolean => /^(?:gmbh|kg|co\.?)$/.test(token?.word ?? '');
const andCo = /^ (?:&|and|und|u\.?) co\b/;

function tokensOf(text: string, typed: string): Token[] {
  const tokens: Token[] = [];
  const end = Math.min(text.length, 1500);
  for (let at = 0; at < end; at++) {
    if (!isPart(text, at)) continue;
    const from = at;
    while (at < end && (isPart(text, at) || ("'’.-/+&".includes(text[at] ?? ' ') && isPart(text, at + 1) && at > from)))
      at++;
    const owned = text.slice(from, at).endsWith("'s");
    const to = owned ? at - 2 : at;
    tokens.push({
      from,
      to,
      word: text.slice(from, to),
      capital:
        codeAt(typed, from) !== codeAt(text, from) ||
        (isDigit(codeAt(text, from)) && /[A-Z]/.test(typed.slice(from, to))),
    });
  }
  return tokens;
}

const isPart = (text: string, at: number): boolean => {
  if (at >= text.length) return false;
  const code = codeAt(text, at);
  return isLatin(code) || isDigit(code) || text[at] === '&' || text[at] === '+';
};

/** A name goes on over a space, over the stop of what is shortened, and over a branch in brackets before a legal form. */
function goesOn(text: string, { earlier, token }: { earlier: Token; token: Token }): boolean {
  const between = text.slice(earlier.to, token.from);
  return (
    between === ' ' ||
    (between === '. ' &&
      (earlier.to - earlier.from <= 2 || /^(?:st|mt|dr|co|sp|gebr|fa)$/.test(earlier.word)) &&
      !/^\d/.test(earlier.word)) ||
    (between === ', ' && /^(?:ltd|inc|llc|co)$/.test(token.word)) ||
    (between === ' (' &&
      /^[\w ]+\) (?:ltd|limited|bv|b\.v|pty|gmbh|inc|llc|co|nv)\b/.test(text.slice(token.from, token.from + 30))) ||
    (between === ') ' && latinTrades.has(token.word))
  );
}

/** Days, months, short forms and figures alone, and what ends in one. */
function isNoName(words: readonly Token[]): boolean {
  const last = words.at(-1);
  const first = words[0];
  if (!first || !last || words.some(({ word }) => /\d{6}/.test(word))) return true;
  if (
    words.every(
      ({ word }) => neverNames.has(word) || /^(?:\d+\w{0,2}|\d.*)$/.test(word) || /'(?:ll|ve|m|re|d)$/.test(word),
    )
  )
    return true;
  if (words.length > 1 && neverNames.has(last.word) && !latinTrades.has(last.word)) return true;
  return (
    /'(?:ll|ve|m|re|d)$/.test(last.word) ||
    (/^\d+$/.test(first.word) && /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(words[1]?.word ?? ''))
  );
}

function mayBegin(token: Token | undefined): boolean {
  return token !== undefined && (token.capital || /^\d+(?:st|nd|rd|th)?$/.test(token.word)) && token.word.length > 0;
}

function featuresOf({
  text,
  typed,
  tokens,
  first,
  last,
}: {
  text: string;
  typed: string;
  tokens: readonly Token[];
  first: number;
  last: number;
}): string[] {
  const inside = tokens.slice(first, last + 1);
  const head = inside[0];
  const tail = inside.at(-1);
  const from = head?.from ?? 0;
  const to = tail?.to ?? 0;
  const previous = tokens[first - 1];
  const next = tokens[last + 1];
  const lead = text.slice(Math.max(0, from - 16), from);
  const rest = text.slice(to, to + 16);
  const beside = previous && from - previous.to <= 2 ? previous : undefined;
  const following = next && next.from - to <= 2 ? next : undefined;
  const features = ['latin', `words ${inside.length}`];
  const tell = (feature: string) => features.push(feature, `${inside.length > 1 ? 'long' : 'one'}&${feature}`);
  const mark = /(\S?)\s*$/.exec(lead)?.[1] ?? '';
  tell(`s ${mark === '' ? 'edge' : isHan(codeAt(mark, 0)) ? 'han' : /[a-z\d]/.test(mark) ? 'word' : mark}`);
  if (mark !== '' && isHan(codeAt(mark, 0))) features.push(`s1 ${mark}`, `s2 ${lead.trimEnd().slice(-2)}`);
  const behind = /^\s*(\S?)/.exec(rest)?.[1] ?? '';
  tell(`e ${behind === '' ? 'edge' : isHan(codeAt(behind, 0)) ? 'han' : /[a-z\d]/.test(behind) ? 'word' : behind}`);
  if (behind !== '' && isHan(codeAt(behind, 0))) features.push(`e1 ${behind}`, `e2 ${rest.trimStart().slice(0, 2)}`);
  if (beside) {
    features.push(
      `p ${callers.test(beside.word) || everydayWords.has(beside.word) ? beside.word : beside.capital ? 'Capital' : 'other'}`,
    );
    const before = tokens[first - 2];
    if (before && beside.from - before.to <= 1)
      features.push(
        `pp ${before.capital ? (firstNames.has(before.word) ? 'Name' : 'Capital') : before.word} ${beside.word}`,
      );
    if (beside.capital && text.slice(beside.to, from) === ' ') tell('goes on before');
    if (firstNames.has(beside.word)) tell('p is a first name');
  }
  if (following) {
    features.push(`n ${following.capital ? 'Capital' : following.word}`);
    if (following.capital && text.slice(to, following.from) === ' ') tell('goes on behind');
    if (firstNames.has(following.word)) tell('n is a first name');
    if (joins.has(following.word) && tokens[last + 2]?.capital) tell('is joined behind');
    if (everydayWords.has(following.word)) tell('n word');
  }
  if (/^'s\b/.test(rest)) tell('owns');
  if (inside.some(({ word }) => latinTrades.has(word))) tell('trade');
  if (tail && latinTrades.has(tail.word)) tell('ends in a trade');
  if (following && latinTrades.has(following.word)) tell('cut before a trade');
  if (head && firstNames.has(head.word)) tell('first name');
  if (head && everydayWords.has(head.word)) tell('opens with a word');
  if (inside.every(({ word }) => everydayWords.has(word))) tell('words only');
  if (inside.every(({ word }) => cityNames.has(word))) tell('cities only');
  if (tail && everydayWords.has(tail.word) && !latinTrades.has(tail.word)) tell('closes with a word');
  if (inside.some(({ word }) => joins.has(word))) tell('joined');
  if (inside.some(({ word }) => /\d/.test(word))) tell('figure');
  if (inside.every(({ from: a, to: b }) => typed.slice(a, b) === typed.slice(a, b).toUpperCase()))
    tell(`capitals ${Math.min(6, to - from)}`);
  if (/^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(head?.word ?? ''))
    tell('like a date');
  if (/(?:^|[.!?\n:;] ?)$/.test(lead) || from === 0) tell('opens');
  if (/^\s*\d*[\s.)-]*$/.test(text.slice(0, from))) tell('is first');
  if (text.indexOf(text.slice(from, to), to) >= 0) tell('told again');
  return features;
}
