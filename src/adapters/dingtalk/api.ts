/** DingTalk’s interface for what we say and ask: JSON over HTTPS, with the token of the app. People and files are at an older address of its. */
import { z } from 'zod';
import { bearer } from '../shared/bearer.ts';
import { type Answered, request } from '../shared/request.ts';

export type Settings = {
  readonly app: string;
  readonly secret: string;
  readonly url: string;
  /** A card made on DingTalk’s card platform; undefined: words with links to tap. */
  readonly template?: string | undefined;
};

/** What DingTalk said no to. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`DingTalk refuses (${code})`);
    this.code = code;
  }
}

const Token = z.object({ accessToken: z.string(), expireIn: z.number().default(7_200) });
const No = z.object({ code: z.string() });
const OldNo = z.object({ errcode: z.number().refine((code) => code !== 0) });
const Endpoint = z.object({ endpoint: z.string(), ticket: z.string() });
const Download = z.object({ downloadUrl: z.url() });
const Uploaded = z.object({ media_id: z.string() });

const OLD: Readonly<Record<string, string>> = { 'https://api.dingtalk.com': 'https://oapi.dingtalk.com' };
const STALE = 'InvalidAuthentication';
const OLD_STALE = new Set(['40014', '42001']);

export type Api = ReturnType<typeof api>;

export function api({ settings, clock }: { readonly settings: Settings; readonly clock: () => Temporal.Instant }) {
  const { app, secret, url } = settings;
  const token = bearer(async () => {
    const answer = await request(new URL('/v1.0/oauth2/accessToken', url), {
      body: { appKey: app, appSecret: secret },
    });
    const { accessToken, expireIn: seconds } = Token.parse(taken(answer));
    return { token: accessToken, seconds };
  }, clock);

  /** Once more with another token where this one is not known any more. */
  async function twice(once: () => Promise<unknown>) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof Refusal && (error.code === STALE || OLD_STALE.has(error.code)))) throw error;
      token.forget();
      return once();
    }
  }

  const ask = (path: string, body: object, method = 'POST') =>
    twice(async () => {
      const headers = { 'x-acs-dingtalk-access-token': await token.get() };
      return taken(await request(new URL(`/v1.0/${path}`, url), { method, headers, body }));
    });

  const askOld = (path: string, body: object) =>
    twice(async () => {
      const at = new URL(`/${path}`, OLD[url] ?? url);
      at.searchParams.set('access_token', await token.get());
      const answer = await request(at, { body });
      const no = OldNo.safeParse(answer.body).data;
      if (no) throw new Refusal(String(no.errcode));
      return answer.body;
    });

  return {
    ask,
    askOld,
    robot: app,
    /** Where a connection begins: an address that is good for one. */
    async endpoint(subscriptions: readonly object[]): Promise<string> {
      const body = { clientId: app, clientSecret: secret, ua: 'touchbase', subscriptions };
      const { endpoint, ticket } = Endpoint.parse(
        taken(await request(new URL('/v1.0/gateway/connections/open', url), { body })),
      );
      return `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
    },
    /** Bytes that somebody handed over. */
    async fetch(code: string): Promise<Uint8Array> {
      const { downloadUrl } = Download.parse(
        await ask('robot/messageFiles/download', { downloadCode: code, robotCode: app }),
      );
      const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(30_000) });
      if (!answer.ok) throw new Error(`DingTalk did not give the file: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async upload({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<string> {
      const form = new FormData();
      form.set('media', new Blob([Uint8Array.from(bytes)]), name);
      return Uploaded.parse(await askOld('media/upload?type=file', form)).media_id;
    },
  };
}

function taken({ status, body }: Answered): unknown {
  if (status < 400) return body;
  throw new Refusal(status === 429 ? TOO_FAST : (No.safeParse(body).data?.code ?? String(status)));
}

export const TOO_FAST = 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi';
