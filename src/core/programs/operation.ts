/** What programs can ask for: each operation once, with what it takes and gives; the pages of the API, the tools of agents and their checks are made of these. */
import type { z } from 'zod';
import type { Act } from '../command.ts';
import type { Localized } from '../contract/locale.ts';
import type { ToldCard } from './told.ts';

/** What an operation works with: whoever the program acts for, in one transaction. */
export type ProgramAct = Act & {
  readonly tokenId: number;
  /** What was handed over with the call, as bytes. */
  readonly file?: Uint8Array | undefined;
  /** Runs a command by its input, as a button does; its words come back, and what it says to others goes to them. */
  readonly runs: (command: string, asked: { readonly input: unknown; readonly text: string }) => Promise<RanCommand>;
  /** Runs a sentence, as the chat does. */
  readonly says: (text: string) => Promise<RanCommand>;
};

export type RanCommand = {
  readonly command: string;
  readonly kind: string;
  readonly outcome: { readonly kind: string };
  readonly said: readonly ToldCard[];
};

export type Operation = {
  /** What it is called as a tool. */
  readonly name: string;
  readonly does: Localized;
  readonly writes: boolean;
  /** It runs a sentence, and so is something heard, though it may change nothing. */
  readonly hears?: true;
  /** It takes a file: its bytes as they are, or as `text`. */
  readonly takesFile?: true;
  /** What it gives is a file, by its number and its size. */
  readonly givesFile?: true;
  readonly method: 'get' | 'post' | 'patch';
  /** `{id}` stands for an input of that name; what is left of the input is the query, or the body. */
  readonly path: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** The record as it stands, which `If-Match` is held against; the answer of a read that has one is its version. */
  readonly record?: ((act: ProgramAct, input: Readonly<Record<string, unknown>>) => Promise<unknown>) | undefined;
  run(act: ProgramAct, input: unknown): Promise<unknown>;
};

/** Holds the input of an operation to its schema; what it gives is checked on its way out, and by tests. */
export function operation<Input extends z.ZodObject, Output extends z.ZodType>(
  of: Omit<Operation, 'input' | 'output' | 'run' | 'record'> & {
    readonly input: Input;
    readonly output: Output;
    readonly record?: (act: ProgramAct, input: z.output<Input>) => Promise<unknown>;
    run(act: ProgramAct, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Operation {
  const { run, record, ...rest } = of;
  return {
    ...rest,
    // Whoever calls has parsed it by the very schema.
    ...(record && { record: (act, input) => record(act, input as z.output<Input>) }),
    run: (act, input) => run(act, input as z.output<Input>),
  };
}

/** Why a program does not get what it asks for. Nothing has happened then. */
export class ProgramRefusal extends Error {
  readonly why: RefusalWhy;
  readonly said: readonly ToldCard[];
  /** What the command called it. */
  readonly kind: string | undefined;
  constructor(
    why: RefusalWhy,
    { said = [], kind }: { readonly said?: readonly ToldCard[]; readonly kind?: string } = {},
  ) {
    super(why);
    this.why = why;
    this.said = said;
    this.kind = kind;
  }
}

/** `missing`: it is not there, or not for whoever asks; which of the two is not told. */
export type RefusalWhy =
  | 'missing'
  | 'inPerson'
  | 'unclear'
  | 'atAnotherStep'
  | 'refused'
  | 'readOnly'
  | 'stale'
  | 'versionless'
  | 'reused'
  | 'invalid';
