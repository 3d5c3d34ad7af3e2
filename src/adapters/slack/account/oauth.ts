/**
 * «Add to Slack». The browser that begins is the one that may end: it carries the state in a cookie, signed, for ten
 * minutes, and loses it with the first answer. Slack's code is good once.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { errorOf } from '../out/errors.ts';
import { type Teams, tokensOf } from './teams.ts';

export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'metadata.message:read',
  'users:read',
  'users:read.email',
];

type Parts = {
  readonly oauth: { readonly id: string; readonly secret: string };
  readonly authorizeUrl: string;
  /** Where people reach us; by default what their browser asked for. */
  readonly publicUrl: string | undefined;
  readonly client: webApi.WebClient;
  readonly teams: Teams;
  /** A team has let us in. */
  readonly welcomed: (account: string) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

const COOKIE = 'touchbase_slack';
const LIFE = 600;

export function install({ oauth, authorizeUrl, publicUrl, client, teams, welcomed, clock, log }: Parts) {
  const redirectFor = (request: Request) => new URL('/slack/oauth_redirect', publicUrl ?? originOf(request)).href;

  const begin = (request: Request): Response => {
    const state = sealed(
      `${randomBytes(16).toString('base64url')}.${clock().add({ seconds: LIFE }).epochMilliseconds}`,
      oauth.secret,
    );
    const to = new URL(authorizeUrl);
    to.search = new URLSearchParams({
      client_id: oauth.id,
      scope: SCOPES.join(','),
      state,
      redirect_uri: redirectFor(request),
    }).toString();
    return new Response(null, {
      status: 302,
      headers: { location: to.href, 'set-cookie': cookie(request, state, LIFE) },
    });
  };

  const end = async (request: Request): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    const state = searchParams.get('state') ?? '';
    const again = { headers: { 'set-cookie': cookie(request, '', 0) } };
    if (searchParams.get('error'))
      return page('Not installed: that was cancelled in Slack.', { ...again, status: 400 });
    if (!isOurs(state, { request, secret: oauth.secret, now: clock() }))
      return page('This link is not from this browser, or too old. Begin again at /slack/install.', {
        ...again,
        status: 400,
      });
    try {
      const given = await client.oauth.v2.access({
        client_id: oauth.id,
        client_secret: oauth.secret,
        code: searchParams.get('code') ?? '',
        redirect_uri: redirectFor(request),
      });
      const { team, bot_user_id: bot } = given;
      if (!team?.id || !bot)
        return page('Please install it in a single workspace, not in the whole organization.', {
          ...again,
          status: 400,
        });
      await teams.welcome({ account: team.id, name: team.name ?? team.id, bot, ...tokensOf(given, clock()) });
      log(`Slack: installed in team ${team.id}`);
      void welcomed(team.id);
      return page('Touchbase is installed. Go back to Slack and write to it.', again);
    } catch (error) {
      log(`Slack refused an installation (${errorOf(error) ?? 'no answer'})`, error);
      return page('Slack refused the installation. Begin again at /slack/install.', { ...again, status: 400 });
    }
  };

  return { begin, end };
}

function sealed(value: string, secret: string) {
  return `${value}.${createHmac('sha256', secret).update(`install ${value}`).digest('base64url')}`;
}

function isOurs(
  state: string,
  { request, secret, now }: { readonly request: Request; readonly secret: string; readonly now: Temporal.Instant },
) {
  const carried = new Map(
    (request.headers.get('cookie') ?? '')
      .split(/;\s*/)
      .map((each) => [each.split('=')[0], each.slice(each.indexOf('=') + 1)]),
  ).get(COOKIE);
  const [nonce = '', until = ''] = state.split('.');
  const expected = Buffer.from(sealed(`${nonce}.${until}`, secret));
  const given = Buffer.from(state);
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  return isSigned && carried === state && Number(until) > now.epochMilliseconds;
}

function originOf(request: Request) {
  const url = new URL(request.url);
  const proto = request.headers.get('x-forwarded-proto');
  if (proto === 'https' || proto === 'http') url.protocol = proto;
  return url.origin;
}

function cookie(request: Request, value: string, seconds: number) {
  const secure = originOf(request).startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/slack; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function page(sentence: string, { status = 200, headers }: { status?: number; headers: Record<string, string> }) {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
