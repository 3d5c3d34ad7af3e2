/** Feishu’s interface for what we say and ask: JSON over HTTPS, with the token of the app. */
import { z } from 'zod';
import { bearer } from '../shared/bearer.ts';
import { type Answered, request } from '../shared/request.ts';

export type Settings = { readonly app: string; readonly secret: string; readonly url: string };

/** What Feishu said no to. */
export class Refusal extends Error {
  readonly code: number;
  readonly wait: number | undefined;
  constructor(code: number, wait?: number) {
    super(`Feishu refuses (${code})`);
    this.code = code;
    this.wait = wait;
  }
}

const Token = z.object({
  code: z.number(),
  tenant_access_token: z.string().optional(),
  expire: z.number().default(7_200),
});
const Code = z.object({ code: z.number() });
/** The token is not known there any more. */
const STALE = new Set([99_991_661, 99_991_663, 99_991_664, 99_991_668, 99_991_677]);

export type Api = ReturnType<typeof api>;

export function api({ settings, clock }: { readonly settings: Settings; readonly clock: () => Temporal.Instant }) {
  const { app, secret, url } = settings;
  const at = (path: string) => new URL(`/open-apis/${path}`, url);
  const token = bearer(async () => {
    const answer = await request(at('auth/v3/tenant_access_token/internal'), {
      body: { app_id: app, app_secret: secret },
    });
    const { code, tenant_access_token: token, expire: seconds } = Token.parse(answer.body);
    if (token === undefined) throw new Refusal(code);
    return { token, seconds };
  }, clock);

  async function ask(path: string, { method, body }: { readonly method?: string; readonly body?: object } = {}) {
    const once = async () =>
      request(at(path), { ...(method && { method }), body, headers: { authorization: `Bearer ${await token.get()}` } });
    const answer = await once();
    const isStale = STALE.has(codeOf(answer));
    if (isStale) token.forget();
    return taken(isStale ? await once() : answer);
  }

  return {
    ask,
    /** Bytes that somebody handed over. */
    async fetch(path: string): Promise<Uint8Array> {
      const answer = await fetch(at(path), {
        headers: { authorization: `Bearer ${await token.get()}` },
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
      });
      if (!answer.ok) throw new Error(`Feishu did not give the file: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

const codeOf = ({ body }: Answered) => Code.safeParse(body).data?.code ?? -1;

function taken(answer: Answered): unknown {
  const code = codeOf(answer);
  if (code === 0) return answer.body;
  const reset = Number(answer.headers.get('x-ogw-ratelimit-reset') ?? Number.NaN);
  throw new Refusal(answer.status === 429 ? TOO_FAST : code, Number.isFinite(reset) ? reset : undefined);
}

export const TOO_FAST = 230_020;
