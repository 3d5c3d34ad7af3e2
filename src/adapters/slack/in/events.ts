import type { z } from 'zod';
import type { Member } from './payloads.ts';
import type { Picks } from '../../../core/contract/card.ts';

/** What Slack tells us, in our words. */
export type Told = { readonly account: string } & (
  | { readonly kind: 'words'; readonly user: string; readonly self?: string | undefined; readonly words: Words }
  | {
      readonly kind: 'asks';
      readonly user: string;
      readonly trigger: string;
      readonly answerAt?: string | undefined;
      /** The message to be logged; none for a new note. */
      readonly message?: { readonly text: string; readonly ts: string; readonly user: string | undefined };
    }
  | {
      readonly kind: 'submits';
      readonly user: string;
      readonly view: string;
      readonly values: Values;
      /** Whose words they are and when they were written, where a message is logged. */
      readonly logged?: Logged;
    }
  /** A button was pressed that asks for what fills the hole of its sentence. */
  | {
      readonly kind: 'fills';
      readonly user: string;
      readonly trigger: string;
      readonly label: string;
      readonly of: Picks | 'text';
      readonly hole: Hole;
    }
  /** Looks for something to pick. */
  | { readonly kind: 'searches'; readonly user: string; readonly query: string }
  | { readonly kind: 'looks'; readonly user: string }
  /** What Slack says of somebody has changed. */
  | { readonly kind: 'changes'; readonly user: string; readonly member: z.output<typeof Member> }
  | { readonly kind: 'leaves' }
);

/** A sentence with `…` for what is missing, and where it will be said. */
export type Hole = { readonly says: string; readonly where: Where };

/** A message of somebody's that is handed on. */
export type Logged = { readonly user: string; readonly ts: string };

/** The place of a message of ours that was pressed. */
export type Where = Pick<Words, 'room' | 'thread' | 'pressed' | 'aside' | 'replaceAt'>;

/** Words on their way to become a Message: who says them is looked up later. */
export type Words = {
  readonly id: string;
  /** In Slack's markup, but for what a button or a form says. */
  readonly text: string;
  readonly markup: boolean;
  /** What came without any words. */
  readonly thing?: Thing;
  /** Undefined: the person's direct messages, wherever those are. */
  readonly room?: { readonly id: string; readonly kind: 'direct' | 'group' | 'whisper' };
  readonly thread?: string;
  readonly root?: string;
  /** Said below a card of ours, without calling us. */
  readonly overheard?: true;
  /** Somebody who was picked: their name goes where the text has `…`. */
  readonly colleague?: string;
  /** Files that were handed over with them, and where Slack keeps them. */
  readonly files?: readonly Kept[];
  /** The direct messages that they were typed in, which may be those with somebody else. */
  readonly typedIn?: string;
  /** Slack's stamp of the moment; undefined: now. */
  readonly ts?: string;
  readonly pressed?: string;
  readonly aside?: string;
  readonly place?: string;
  readonly revises?: string;
  readonly retracts?: string;
  /** Where this one is answered for one person's eyes, wherever it was said. */
  readonly answerAt?: string;
  /** Where this very message, which only one person sees, can be replaced. */
  readonly replaceAt?: string;
};

/** `transcribing`: a voice that Slack has not made words of yet. */
export type Thing = 'picture' | 'video' | 'voice' | 'transcribing';

export type Kept = { readonly name: string; readonly size?: number; readonly url: string };

export type Values = Readonly<Record<string, string>>;
