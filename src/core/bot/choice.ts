/** What words mean by what was shown: the sentence behind a digit, and whether words that called nobody are for us. Pure. */
import type { Act } from '../command.ts';
import { isMore } from '../text/pagination.ts';
import { MORE } from '../contract/vocabulary.ts';
import { choicesOf } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';
import type { Message } from '../contract/message.ts';
import type { Intent } from '../understand/catalogue.ts';
import type { Hearing } from './store/hear.ts';

/** The sentence behind a digit of a card, or behind «更多» where its list goes on. */
export function resolveChoice(text: string, card: Card | undefined) {
  const sentences = choicesOf(card ?? { title: '' });
  return sentences.get(digits(text)) ?? (isMore(text) ? (sentences.get(MORE.zh) ?? sentences.get(MORE.en)) : undefined);
}

function digits(text: string) {
  return /^[0-9０-９]{1,2}$/.test(text) ? text.normalize('NFKC') : '';
}

/** Nobody called us, and nothing of ours is there that somebody we know could mean. */
export function isOthersTalk({ overheard }: Message, { person, shown }: Hearing): boolean {
  return overheard === true && !(person && shown.length);
}

/** Whether a sentence that called nobody says by itself that it is about what we have shown. */
export function isAboutShown({ understood, conversation }: Act): boolean {
  if (!understood?.isPhrase || !conversation.newest.length) return false;
  return ABOUT_A_CARD.has(understood.intent);
}

const ABOUT_A_CARD: ReadonlySet<string> = new Set<Intent>([
  'undo',
  'fix.date',
  'fix.customer',
  'fix.contact',
  'fix.noReminder',
  'fix.add',
  'note.reword',
  'note.share',
  'followup.done',
  'followup.move',
  'followup.give',
  'followup.watched',
  'followup.accept',
  'followup.giveBack',
  'followup.cancel',
  'list.more',
]);
