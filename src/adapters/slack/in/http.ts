/** What Slack posts to us: proved to be Slack's and fresh before it is read, answered when it is kept. */
import { type App, type Receiver, verifySlackRequest } from '@slack/bolt';
import { durably } from './bolt.ts';

type Parts = {
  readonly signingSecret: string;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

const MOST = 1024 * 1024;
const SKEW = 300;

/** The way in of Bolt's App: requests are handed to it by whoever listens to the port. */
export function httpReceiver({
  signingSecret,
  clock,
  log,
}: Parts): Receiver & { answer(request: Request): Promise<Response> } {
  const behind: { app?: App } = {};
  const answer = async (request: Request): Promise<Response> => {
    const raw = await bodyOf(request);
    if (raw === undefined) return new Response(null, { status: 413 });
    if (!isSlacks(raw, { request, signingSecret, now: clock() })) return new Response(null, { status: 401 });
    const body = read(raw, request.headers.get('content-type') ?? '');
    if (body === undefined) return new Response(null, { status: 400 });
    if ('ssl_check' in body && !('command' in body)) return new Response(null);
    if ('challenge' in body && body['type'] === 'url_verification')
      return Response.json({ challenge: body['challenge'] });
    try {
      if (!behind.app) throw new Error('not ready to hear');
      const said = await durably(behind.app, { body });
      return typeof said === 'object' ? Response.json(said) : new Response(said ?? null);
    } catch (error) {
      log('Slack is to send that again', error);
      return new Response(null, { status: 500 });
    }
  };
  return {
    init: (app) => void (behind.app = app),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    answer,
  };
}

/** Undefined: longer than anything Slack sends. */
async function bodyOf(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST) return undefined;
  const pieces: Uint8Array[] = [];
  const read = { bytes: 0 };
  for await (const piece of request.body ?? []) {
    read.bytes += piece.length;
    if (read.bytes > MOST) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Signed with our secret, and of this hour: neither old nor from the future. */
function isSlacks(
  body: string,
  {
    request,
    signingSecret,
    now,
  }: { readonly request: Request; readonly signingSecret: string; readonly now: Temporal.Instant },
) {
  const stamp = Number(request.headers.get('x-slack-request-timestamp') ?? Number.NaN);
  const signature = request.headers.get('x-slack-signature');
  if (!signature || !(Math.abs(now.epochMilliseconds / 1000 - stamp) <= SKEW)) return false;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-request-timestamp': stamp, 'x-slack-signature': signature },
      nowMilliseconds: now.epochMilliseconds,
    });
    return true;
  } catch {
    return false;
  }
}

function read(raw: string, type: string): Record<string, unknown> | undefined {
  try {
    const fields = type.startsWith('application/x-www-form-urlencoded')
      ? Object.fromEntries(new URLSearchParams(raw))
      : undefined;
    const body: unknown = fields ? (fields['payload'] ? JSON.parse(fields['payload']) : fields) : JSON.parse(raw);
    // A JSON object, or the fields of a form.
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
