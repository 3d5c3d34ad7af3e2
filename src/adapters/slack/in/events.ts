import type { z } from 'zod';
import type { Member } from './payloads.ts';

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
      readonly at?: string;
    }
  | { readonly kind: 'looks'; readonly user: string }
  /** What Slack says of somebody has changed. */
  | { readonly kind: 'changes'; readonly user: string; readonly member: z.output<typeof Member> }
  | { readonly kind: 'leaves' }
);

/** Words on their way to become a Message: who says them is looked up later. */
export type Words = {
  readonly id: string;
  /** In Slack's markup, but for what a button or a form says. */
  readonly text: string;
  readonly markup: boolean;
  /** Undefined: the person's direct messages, wherever those are. */
  readonly room?: { readonly id: string; readonly kind: 'direct' | 'group' | 'whisper' };
  readonly thread?: string;
  readonly root?: string;
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
  /** Where this very message, which only one person sees, can be replaced. */
  readonly replaceAt?: string;
};

export type Kept = { readonly name: string; readonly size?: number; readonly url: string };

export type Values = Readonly<Record<string, string>>;
