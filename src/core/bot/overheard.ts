/** What people say to each other below a card of ours: heard where it is surely about that card, and else none of our business. Pure. */
import type { Act } from '../command.ts';
import type { Message } from '../contract/message.ts';
import type { Intent } from '../understand/catalogue.ts';
import type { Hearing } from './store/hear.ts';

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
