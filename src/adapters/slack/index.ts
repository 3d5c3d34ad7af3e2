/**
 * Slack, over HTTP or through a connection of our own.
 *
 * What Slack tells us is acknowledged when it is committed, and not before. Everything we say is one attempt: the outbox
 * behind us decides about another.
 */
import { webApi } from '@slack/bolt';
import type { Preview } from './out/modal.ts';
import { home, type Page } from './out/homeTab.ts';
import { answers, type RoomMemos } from './account/answers.ts';
import { directory } from './account/directory.ts';
import { bolt } from './in/bolt.ts';
import { httpReceiver } from './in/http.ts';
import { install } from './account/oauth.ts';
import { listening } from './in/dispatch.ts';
import { memory } from '../shared/recent.ts';
import { whispered } from './in/parse.ts';
import { profiles, type Register, type Who } from './account/profiles.ts';
import { silent, socketReceiver } from './in/socketMode.ts';
import { REMOVED } from './out/messages.ts';
import { places } from './out/places.ts';
import { type Mouth, say } from './out/send.ts';
import { type Installations, teams } from './account/teams.ts';
import type { Locale, Localized } from '../../core/contract/locale.ts';
import type { Hear, Adapter } from '../../core/contract/adapter.ts';

export type { Preview } from './out/modal.ts';
export type { Page } from './out/homeTab.ts';
export type { Register, Who } from './account/profiles.ts';
export type { Installation, Installations } from './account/teams.ts';

export type Settings = {
  /** Of the one team whose own app this is. */
  readonly token?: string | undefined;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly oauth?: { readonly id: string; readonly secret: string } | undefined;
  readonly apiUrl: string;
  readonly publicUrl?: string | undefined;
};

export type Parts = {
  readonly settings: Settings;
  readonly installations: Installations;
  readonly register: Register;
  readonly memos: RoomMemos;
  readonly pageOf: (who: Who) => Promise<Page>;
  /** In whose language somebody is spoken to. */
  readonly localeOf: (who: Who) => Promise<Locale>;
  readonly preview: (who: Who, words: { readonly text: string; readonly at: Temporal.Instant }) => Promise<Preview>;
  /** Customers whose name somebody has begun to type. */
  readonly suggest: (who: Who, query: string) => Promise<readonly string[]>;
  /** Somebody ought to do something about it: told to whoever can, once a day. */
  readonly trouble: (about: {
    readonly account: string;
    readonly room: string;
    readonly error: string;
    readonly words: Localized;
  }) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

export type Slack = Adapter & {
  /** Answers what comes to /slack/events, /slack/install and /slack/oauth_redirect. */
  answer(request: Request): Promise<Response>;
};

/** How often a page that somebody looked at of late is looked at again, in milliseconds. */
const GLANCE = 60_000;
/** How often everybody in a team is looked at again. */
const DAY = 24 * 60 * 60_000;

export function slack(parts: Parts): Slack {
  const { settings, installations, register, pageOf, localeOf, preview, suggest, trouble, clock, log } = parts;
  const { token, appToken, signingSecret, oauth, apiUrl, publicUrl } = settings;
  const options: webApi.WebClientOptions = {
    slackApiUrl: apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  };
  const open = (bearer?: string) => new webApi.WebClient(bearer, options);
  const known = teams({ token, oauth, installations, open, clock, log });
  const clientOf = async (account: string) => (await known.find(account))?.client;
  const everybody = directory({ clientOf, register, log });
  const members = profiles({ register, clientOf, isCrowd: everybody.isCrowd, clock, log });
  const pages = home({
    // In their own language from the first time.
    pageOf: async (who) => {
      await members.of(who);
      return pageOf(who);
    },
    clientOf,
    clock,
    log,
  });
  const held = memory();
  const placeOf = places({
    profileOf: members.of,
    ownerOf: ({ account, room }) => held.owners.get(`${account}/${room}`),
  });
  const asides = answers({ memos: parts.memos, clock });
  const mouth = { answers: asides, clock };
  const ending = new AbortController();
  const state = { glances: undefined as NodeJS.Timeout | undefined, daily: undefined as NodeJS.Timeout | undefined };
  const lookAround = () => Promise.all(known.accounts().map((account) => everybody.look(account)));
  const ears: { hear?: Hear } = {};

  const take = listening({
    ears,
    known,
    apiUrl,
    profiles: members,
    signal: ending.signal,
    localeOf,
    preview,
    suggest,
    pages,
    memory: held,
    answers: asides,
    clock,
    log,
  });
  const posted = signingSecret ? httpReceiver({ signingSecret, clock, log }) : undefined;
  const line = appToken ? socketReceiver({ appToken, clientOptions: options, log }) : undefined;
  const app = bolt({
    receivers: [posted, line].filter((each) => each !== undefined),
    clientOptions: options,
    async authorize(account) {
      if (!ears.hear || known.isSettling()) throw new Error('not ready to hear');
      const team = await known.find(account);
      return team && { botUserId: team.bot, ...(team.client.token !== undefined && { botToken: team.client.token }) };
    },
    take,
  });
  const authorizeUrl = new URL('../oauth/v2/authorize', apiUrl).href;
  const installer =
    oauth &&
    install({ oauth, authorizeUrl, publicUrl, client: open(), teams: known, welcomed: everybody.look, clock, log });

  return {
    name: 'slack',
    can: {
      buttons: true,
      edit: true,
      living: true,
      threads: true,
      push: true,
      files: true,
      pictures: true,
      maxChars: 12_000,
      pace: 1,
    },

    async answer(request) {
      const { pathname } = new URL(request.url);
      if (ending.signal.aborted) return new Response(null, { status: 503 });
      if (pathname === '/slack/events' && request.method === 'POST' && posted) return posted.answer(request);
      if (pathname === '/slack/install' && request.method === 'GET' && installer) return installer.begin(request);
      if (pathname === '/slack/oauth_redirect' && request.method === 'GET' && installer) return installer.end(request);
      return new Response(null, { status: 404 });
    },

    async start(hear) {
      ears.hear = hear;
      state.glances = setInterval(() => void pages.glance(), GLANCE);
      void known.settle(ending.signal).then(() => {
        void app.start();
        state.daily = setInterval(() => void lookAround(), DAY);
        return lookAround();
      });
    },

    async send(told) {
      const { account, room } = told;
      if (known.isOver(account))
        return { kind: 'refused', why: 'the app was removed from this team', mend: true, words: REMOVED };
      // Asked first: Slack may name the team of our own token while we look for this one.
      const isSettling = known.isSettling();
      const team = await known.find(account);
      if (!team)
        return isSettling
          ? { kind: 'later', seconds: 2 }
          : { kind: 'refused', why: 'not installed in this team', mend: true, words: REMOVED };
      const refused: Mouth['refused'] = ({ error, words, over }) => {
        if (over) known.end(account, error);
        trouble({ account, room: whispered(room)?.channel ?? room, error, words }).catch((failed: unknown) =>
          log('nobody could be told of trouble in Slack', failed),
        );
      };
      const sent = await say(told, {
        ...mouth,
        client: team.client,
        refused,
        placeOf: (line) => placeOf(line, team.client),
      });
      if (sent.kind === 'refused' && known.isOver(account)) {
        // By a token that another replica has replaced meanwhile?
        const now = await known.find(account);
        if (now && now.client.token !== team.client.token) {
          known.reopen(account);
          return { kind: 'later', seconds: 1 };
        }
      }
      if (sent.kind === 'sent') known.reopen(account);
      const user = held.owners.get(`${account}/${room}`);
      if (user !== undefined) void pages.refresh({ account, user });
      return sent;
    },

    refusal: () => known.refusal() ?? line?.refusal(),

    async stop() {
      ending.abort();
      clearInterval(state.glances);
      clearInterval(state.daily);
      await app.stop();
    },
  };
}
