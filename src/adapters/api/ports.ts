/** What the doors for programs need of the house. */
import type { z } from 'zod';
import type { Locale, Localized } from '../../core/contract/locale.ts';

/** One thing that a program can ask for. */
export type Offer = {
  readonly name: string;
  readonly does: Localized;
  readonly writes: boolean;
  readonly takesFile?: true;
  readonly givesFile?: true;
  readonly method: 'get' | 'post' | 'patch';
  readonly path: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly record?: unknown;
};

export type Holder = { readonly name: string; readonly locale: Locale; readonly scope: 'read' | 'write' };

export type Asked = {
  readonly token: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly file?: Uint8Array | undefined;
  readonly locale: Locale | undefined;
  readonly key?: string | undefined;
  readonly ifMatch?: string | undefined;
  /** What changes something is asked about in the chat first. */
  readonly confirm?: true;
};

export type Told = {
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly says: string }[];
};

export type Answer =
  | { readonly kind: 'done'; readonly body: unknown; readonly version: string | undefined; readonly again: boolean }
  /** A person was asked in the chat. */
  | { readonly kind: 'asked'; readonly call: number; readonly whom: string }
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly code: string | undefined;
      readonly said: readonly Told[];
      readonly locale: Locale;
    };

export type ProgramPorts = {
  readonly offers: readonly Offer[];
  /** Whose token it is, while it is good. */
  readonly holder: (token: string) => Promise<Holder | undefined>;
  readonly call: (asked: Asked) => Promise<Answer>;
  /** Takes so many calls of a token's window, beside whoever else takes some; `seconds`: until it ends. Undefined: it is no good token. */
  readonly reserve: (of: {
    readonly token: string;
    readonly calls: number;
    readonly window: { readonly most: number; readonly seconds: number };
  }) => Promise<{ readonly granted: number; readonly left: number; readonly seconds: number } | undefined>;
  /** Some bytes of a file from one of them on; none behind its end, or when the token is good no longer. */
  readonly piece: (of: {
    readonly token: string;
    readonly file: number;
    readonly from: number;
  }) => Promise<Uint8Array | undefined>;
  /** Names beside the loopback ones under which it may be asked for. */
  readonly hosts?: readonly string[];
  readonly origin?: string | undefined;
  readonly now?: () => Temporal.Instant;
  /** Never gets what somebody wrote. The id is told to the caller. */
  readonly log: (id: string, error: unknown) => void;
};
