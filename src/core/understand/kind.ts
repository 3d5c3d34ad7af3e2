/** What kind of sentence it is, by its form alone, with the reasons. Pure. */
import { isGreeting, isQuestion } from '../text/sentence.ts';
import type { Sentence, SentenceKind } from './types.ts';
import { isEmptyOfNames } from './slots/note.ts';

export function kindOf(sentence: Sentence): { readonly kind: SentenceKind; readonly reasons: readonly string[] } {
  const { text } = sentence;
  if (isGreeting(text)) return { kind: 'talk', reasons: ['a greeting'] };
  if (isQuestion(text)) return { kind: 'question', reasons: ['asks'] };
  if (isEmptyOfNames(sentence)) return { kind: 'talk', reasons: ['names nobody'] };
  return { kind: 'note', reasons: ['tells'] };
}
