/** One question over HTTP to a platform that answers in JSON, refusals included. */

/** What it answered. A throw means that nobody knows what became of it, unless `isUnreached`. */
export type Answered = { readonly status: number; readonly headers: Headers; readonly body: unknown };

const PATIENCE = 10_000;
const DOWNLOAD = 30_000;

export async function request(
  url: URL,
  {
    method = 'POST',
    headers = {},
    body,
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object | undefined;
  },
): Promise<Answered> {
  const isForm = body instanceof FormData;
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && !isForm && { 'content-type': 'application/json; charset=utf-8' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await answer.text();
  if (answer.status >= 500) throw Object.assign(new Error('the platform failed'), { code: `HTTP_${answer.status}` });
  return { status: answer.status, headers: answer.headers, body: parsed(text) };
}

/** Bytes that somebody handed over. */
export async function download(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(DOWNLOAD) });
  if (!answer.ok) throw new Error(`the platform did not give the file: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Nobody was there to hear it. */
export function isUnreached(error: unknown): boolean {
  const codes = [error, error instanceof Error ? error.cause : undefined].map((each) =>
    each instanceof Error && 'code' in each ? String(each.code) : '',
  );
  return codes.some((code) => /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code));
}
