/** What Slack's refusals mean, and what may have gone through all the same. */
import { webApi } from '@slack/bolt';
import { MENDABLE, OVER, whyNot } from './messages.ts';
import type { Localized } from '../../../core/contract/locale.ts';
import type { OutboxLine, SendResult } from '../../../core/contract/adapter.ts';

/** Hears of a refusal that a person can do something about. */
export type Refused = (why: { readonly error: string; readonly words: Localized; readonly over: boolean }) => void;

export async function outcome(
  error: unknown,
  { line, refused, placeOf }: { line: OutboxLine; refused: Refused; placeOf: (line: OutboxLine) => Promise<Localized> },
): Promise<SendResult> {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'later', seconds: Math.max(1, error.retryAfter) };
  if (isUnreached(error)) return { kind: 'later', seconds: 5 };
  if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
  const { error: why } = error.data;
  const needed = 'needed' in error.data ? String(error.data.needed) : undefined;
  if (why === 'ratelimited' || why === 'rate_limited') return { kind: 'later', seconds: 1 };
  if (UNCLEAR.has(why)) throw error;
  if (why === 'token_expired') return { kind: 'later', seconds: 1 };
  const words = whyNot(why, { needed, place: await placeOf(line) });
  refused({ error: why, words, over: OVER.has(why) });
  const refusal = { kind: 'refused', why: needed === undefined ? why : `${why}: ${needed}`, words } as const;
  return MENDABLE.has(why) || OVER.has(why) ? { ...refusal, mend: true } : refusal;
}

const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

export const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

export const CLOSED = new Set([
  'not_in_channel',
  'channel_not_found',
  'user_not_in_channel',
  'is_archived',
  'restricted_action',
]);

/** Slack's own word for what went wrong. */
export function errorOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Nobody was there to hear it. */
export function isUnreached(error: unknown) {
  if (!(error instanceof webApi.WebAPIRequestError)) return false;
  const codes = [error.original, error.original.cause].map((each) =>
    each instanceof Error && 'code' in each ? String(each.code) : '',
  );
  return codes.some((code) => /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code));
}
