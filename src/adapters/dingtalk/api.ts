/** DingTalk’s interface for what we say and ask: JSON over HTTPS, with the token of the app. People and files are at an older address of its. */
import { z } from 'zod';
import { bearer } from '../shared/asking/bearer.ts';
import { Refusal } from '../shared/asking/refusal.ts';
import { type Answered, download, request } from '../shared/asking/request.ts';

export type Settings = {
  readonly app: string;
  readonly secret: string;
  readonly url: string;
  /** A card made on DingTalk’s card platform; undefined: words with links to tap. */
  readonly template?: string | undefined;
};

const Token = z.object({ accessToken: z.string(), expireIn: z.number().default(7_200) });
const No = z.object({ code: z.string() });
const OldNo = z.object({ errcode: z.number().refine((code) => code !== 0) });
const Endpoint = z.object({ endpoint: z.string(), ticket: z.string() });
const Download = z.object({ downloadUrl: z.url() });
const Uploaded = z.object({ media_id: z.string() });

const OLD: Readonly<Record<string, string>> = { 'https://api.dingtalk.com': 'https://oapi.dingtalk.com' };
/** The token is not known there any more. */
const STALE = new Set(['InvalidAuthentication', '40014', '42001']);

export type Api = ReturnType<typeof api>;

export function api({ settings, clock }: { readonly settings: Settings; readonly clock: () => Temporal.Instant }) {
  const { app, secret, url } = settings;
  const token = bearer(
    async () => {
      const answer = await request(new URL('/v1.0/oauth2/accessToken', url), {
        body: { appKey: app, appSecret: secret },
      });
      const { accessToken, expireIn: seconds } = Token.parse(taken(answer));
      return { token: accessToken, seconds };
    },
    { clock, isStale: (error) => error instanceof Refusal && STALE.has(error.code) },
  );

  const ask = (path: string, body: object, method = 'POST') =>
    token.with(async (bearer) => {
      const headers = { 'x-acs-dingtalk-access-token': bearer };
      return taken(await request(new URL(`/v1.0/${path}`, url), { method, headers, body }));
    });

  const askOld = (path: string, body: object) =>
    token.with(async (bearer) => {
      const at = new URL(`/${path}`, OLD[url] ?? url);
      at.searchParams.set('access_token', bearer);
      const answer = await request(at, { body });
      const no = OldNo.safeParse(answer.body).data;
      if (no) throw new Refusal(NAME, { code: String(no.errcode) });
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
      return download(new URL(downloadUrl));
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
  throw new Refusal(NAME, { code: status === 429 ? TOO_FAST : (No.safeParse(body).data?.code ?? String(status)) });
}

export const NAME = 'DingTalk';
export const TOO_FAST = 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi';
