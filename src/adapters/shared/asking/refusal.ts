/** What a platform says no to by a code of its own, and what becomes of a line that it was asked to show. */
import { isUnreached } from './request.ts';
import type { Localized } from '../../../core/contract/locale.ts';
import type { SendResult } from '../../../core/contract/adapter.ts';

export class Refusal extends Error {
  readonly code: string;
  /** For so many seconds it wants to be left alone. */
  readonly wait: number | undefined;
  constructor(platform: string, { code, wait }: { readonly code: string; readonly wait?: number | undefined }) {
    super(`${platform} refuses (${code})`);
    this.code = code;
    this.wait = wait;
  }
}

export type Codes = {
  readonly platform: string;
  /** Too much at once, and for how many seconds it is then left alone. */
  readonly slowly: ReadonlySet<string>;
  readonly rest: number;
  /** Somebody can do something about these. */
  readonly mendable: Readonly<Record<string, Localized>>;
  /** What will not be taken another time either. */
  readonly never: RegExp;
};

/** One attempt. It throws where nobody knows the end. */
export async function attempt(codes: Codes, send: () => Promise<SendResult>): Promise<SendResult> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Refusal) return outcome(error, codes);
    if (isUnreached(error)) return { kind: 'failed', why: `${codes.platform} cannot be reached` };
    throw error;
  }
}

function outcome({ code: why, wait }: Refusal, { slowly, rest, mendable, never }: Codes): SendResult {
  if (slowly.has(why)) return { kind: 'later', seconds: wait ?? rest };
  const words = mendable[why];
  if (words) return { kind: 'refused', why, mend: true, words };
  return never.test(why) ? { kind: 'refused', why } : { kind: 'failed', why };
}
