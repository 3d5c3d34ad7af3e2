/** Feishu’s interface for what we say and ask: JSON over HTTPS, with the token of the app. */
import { z } from 'zod';
import { bearer } from '../shared/asking/bearer.ts';
import { Refusal } from '../shared/asking/refusal.ts';
import { type Answered, download, request } from '../shared/asking/request.ts';

export type Settings = { readonly app: string; readonly secret: string; readonly url: string };

const Token = z.object({
  code: z.number(),
  tenant_access_token: z.string().optional(),
  expire: z.number().default(7_200),
});
const Code = z.object({ code: z.number() });
/** The token is not known there any more. */
const STALE = new Set(['99991661', '99991663', '99991664', '99991668', '99991677']);

export type Api = ReturnType<typeof api>;

export function api({ settings, clock }: { readonly settings: Settings; readonly clock: () => Temporal.Instant }) {
  const { app, secret, url } = settings;
  const at = (path: string) => new URL(`/open-apis/${path}`, url);
  const token = bearer(
    async () => {
      const answer = await request(at('auth/v3/tenant_access_token/internal'), {
        body: { app_id: app, app_secret: secret },
      });
      const { code, tenant_access_token: token, expire: seconds } = Token.parse(answer.body);
      if (token === undefined) throw new Refusal(NAME, { code: String(code) });
      return { token, seconds };
    },
    { clock, isStale: (error) => error instanceof Refusal && STALE.has(error.code) },
  );

  return {
    ask: (path: string, { method, body }: { readonly method?: string; readonly body?: object } = {}) =>
      token.with(async (bearer) =>
        taken(
          await request(at(path), { ...(method && { method }), body, headers: { authorization: `Bearer ${bearer}` } }),
        ),
      ),
    fetch: async (path: string) => download(at(path), { authorization: `Bearer ${await token.get()}` }),
  };
}

function taken({ status, headers, body }: Answered): unknown {
  const code = Code.safeParse(body).data?.code ?? -1;
  if (code === 0) return body;
  const reset = Number(headers.get('x-ogw-ratelimit-reset') ?? Number.NaN);
  throw new Refusal(NAME, {
    code: status === 429 ? TOO_FAST : String(code),
    ...(Number.isFinite(reset) && { wait: reset }),
  });
}

export const NAME = 'Feishu';
export const TOO_FAST = '230020';
