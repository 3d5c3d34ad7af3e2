import type { AnyCommand, Heard, Taken } from '../command.ts';
import { isGreeting, isQuestion, isSentence } from '../text/sentence.ts';
import { privacyIn } from '../reader/privacy.ts';
import { read } from '../reader/read.ts';
import { isMore, MORE } from '../text/pagination.ts';
import { choicesOf } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';

/** Who takes these words for its own, in the order of asking: plain commands, then what answers our last question, then loose ones. */
export function* matchCommands(
  heard: Heard,
  { hole, among }: { readonly hole: string | undefined; readonly among: readonly AnyCommand[] },
): Generator<{ readonly taken: Taken; readonly fills: boolean }> {
  const taking = (words: Heard) => {
    const able = privacyIn(words.text, { ...words, ref: words.local })
      ? among.filter(({ keepsPrivate }) => keepsPrivate)
      : among;
    return able.map((command) => command.take(words)).filter((taken) => taken !== undefined);
  };
  const all = taking(heard);
  yield* all.filter(({ loose }) => !loose).map((taken) => ({ taken, fills: false }));
  if (hole && mayAnswer(heard))
    yield* taking({ ...heard, text: hole.replace('…', () => heard.text) })
      .filter(({ loose }) => !loose)
      .map((taken) => ({ taken, fills: true }));
  yield* all.filter(({ loose }) => loose).map((taken) => ({ taken, fills: false }));
}

/** Whether words can be the answer to an open question: short ones, that are no digit, no greeting and no note of their own. */
function mayAnswer({ text, local, locale, country }: Heard) {
  if (text.length > 60 || !/\p{L}/u.test(text) || /[,，;；。\n]/.test(text)) return false;
  if (isGreeting(text) || isSentence(text) || isQuestion(text)) return false;
  const { kind, steps } = read(text, { ref: local, known: [], locale, country });
  return kind === undefined && steps.length === 0;
}

/** The sentence behind a digit of a card, or behind «更多» where its list goes on. */
export function resolveChoice(text: string, card: Card | undefined) {
  const sentences = choicesOf(card ?? { title: '' });
  return sentences.get(digits(text)) ?? (isMore(text) ? (sentences.get(MORE.zh) ?? sentences.get(MORE.en)) : undefined);
}

function digits(text: string) {
  return /^[0-9０-９]{1,2}$/.test(text) ? text.normalize('NFKC') : '';
}
