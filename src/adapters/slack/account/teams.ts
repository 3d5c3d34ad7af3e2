/**
 * The Slack teams we are installed in, and the way to each: the one whose token is in the settings, and those that came
 * through OAuth. A token that ends is renewed in time by one process; an app that was removed is forgotten, and nothing
 * more is sent there.
 */
import { webApi } from '@slack/bolt';
import { patiently } from '../../shared/retry.ts';
import { errorOf } from '../out/errors.ts';
import { OVER } from '../out/messages.ts';

export type Installation = {
  readonly account: string;
  readonly name: string;
  readonly token: string;
  /** The bot's own user. */
  readonly bot: string;
  readonly refresh?: string;
  readonly expiresAt?: Temporal.Instant;
};

export type Installations = {
  find(account: string): Promise<Installation | undefined>;
  /** Keeps it encrypted; a team seen for the first time becomes a company of its own. */
  keep(installation: Installation): Promise<void>;
  /** The team of the token in the settings belongs to the company that is here anyway. */
  join(team: { readonly account: string; readonly name: string }): Promise<void>;
  drop(account: string): Promise<void>;
  /** Whether it is this process that is to renew the token: a refresh token is good once. */
  claim(account: string): Promise<boolean>;
};

export type Team = { readonly client: webApi.WebClient; readonly bot: string };

type Parts = {
  readonly token: string | undefined;
  readonly oauth: { readonly id: string; readonly secret: string } | undefined;
  readonly installations: Installations;
  readonly open: (token?: string) => webApi.WebClient;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

/** Another replica may have installed, renewed or dropped a team meanwhile. */
const GLANCE = { seconds: 30 };
const EARLY = { hours: 2 };
const CLOSED = { minutes: 10 };

const ORGANIZATION =
  'SLACK_BOT_TOKEN is of an installation in a whole organization: install the app in a single workspace and copy that token';

export function teams({ token, oauth, installations, open, clock, log }: Parts) {
  const state = {
    /** Why Slack does not take the token in the settings. */
    refusal: undefined as string | undefined,
    own: undefined as (Team & { readonly account: string }) | undefined,
    /** Closed to us, and when one more message may try whether it still is. */
    over: new Map<string, Temporal.Instant>(),
    left: new Set<string>(),
    /** Where we are, never where we are not: another replica may have been let in there since. */
    known: new Map<string, { readonly team: Team; readonly until: Temporal.Instant }>(),
  };

  async function find(account: string): Promise<Team | undefined> {
    if (state.own?.account === account && !state.left.has(account)) return state.own;
    const known = state.known.get(account);
    if (known && Temporal.Instant.compare(known.until, clock()) > 0) return known.team;
    const found = await installations.find(account);
    const installation = found && (await renewed(found));
    const team = installation && { client: open(installation.token), bot: installation.bot };
    if (team) state.known.set(account, { team, until: clock().add(GLANCE) });
    else state.known.delete(account);
    return team ?? (await ownAgain(account));
  }

  /** Whoever removed our own app may have put it back: the token in the settings says so. */
  async function ownAgain(account: string): Promise<Team | undefined> {
    const { own } = state;
    if (own?.account !== account) return undefined;
    const isBack = await own.client.auth.test().then(
      () => true,
      (error: unknown) => {
        if (OVER.has(errorOf(error) ?? '')) return false;
        throw error;
      },
    );
    if (isBack) state.left.delete(account);
    return isBack ? own : undefined;
  }

  function isEnding({ refresh, expiresAt }: Installation): boolean {
    return (
      refresh !== undefined &&
      expiresAt !== undefined &&
      Temporal.Instant.compare(expiresAt.subtract(EARLY), clock()) <= 0
    );
  }

  async function renewed(installation: Installation): Promise<Installation> {
    const { account } = installation;
    if (!oauth || !isEnding(installation) || !(await installations.claim(account))) return installation;
    // Somebody else may have renewed it between our look and our claim.
    const ours = await installations.find(account);
    if (!ours || !isEnding(ours)) return ours ?? installation;
    const { refresh } = ours;
    try {
      const given = await open().oauth.v2.access({
        client_id: oauth.id,
        client_secret: oauth.secret,
        grant_type: 'refresh_token',
        ...(refresh !== undefined && { refresh_token: refresh }),
      });
      const next = { ...ours, ...tokensOf(given, clock()) };
      await installations.keep(next);
      return next;
    } catch (error) {
      log(`Slack did not renew the token of team ${account} (${errorOf(error) ?? 'no answer'})`, error);
      return ours;
    }
  }

  return {
    find,
    refusal: () => state.refusal,
    /** Where we are, as far as this process knows. */
    accounts: () => [...new Set([...(state.own ? [state.own.account] : []), ...state.known.keys()])],
    /** Not yet known whose the token in the settings is: what comes now has to come again. */
    isSettling: () => token !== undefined && state.own === undefined,

    /** Asks Slack whose the token in the settings is, until it answers. */
    async settle(signal: AbortSignal) {
      if (token === undefined) return;
      await patiently(
        async () => {
          const client = open(token);
          const { team_id: account, team: name, user_id: bot, is_enterprise_install } = await client.auth.test();
          if (is_enterprise_install) throw new Error(ORGANIZATION);
          if (!account || !bot) throw new Error('auth.test named no team');
          await installations.join({ account, name: name ?? account });
          state.own = { account, client, bot };
          state.refusal = undefined;
          log(`Slack: connected to team ${account}`);
        },
        {
          signal,
          told: (error, seconds) => {
            const why = errorOf(error);
            state.refusal = why;
            const hint = why
              ? OVER.has(why)
                ? `Slack refuses SLACK_BOT_TOKEN (${why}): copy the Bot User OAuth Token from the app’s OAuth & Permissions page`
                : `Slack does not accept SLACK_BOT_TOKEN (${why})`
              : error instanceof Error && error.message === ORGANIZATION
                ? ORGANIZATION
                : 'Slack does not answer';
            log(`${hint}; trying again in ${seconds} s`, error);
          },
        },
      );
    },

    async welcome(installation: Installation) {
      await installations.keep(installation);
      state.over.delete(installation.account);
      state.left.delete(installation.account);
      state.known.delete(installation.account);
    },

    async leave(account: string) {
      await installations.drop(account);
      state.left.add(account);
      state.known.delete(account);
      log(`Slack: the app was removed from team ${account}; its tokens are deleted`);
    },

    /** Nothing arrives there: one message in ten minutes tries whether that is still so. */
    isOver(account: string) {
      const until = state.over.get(account);
      if (!until) return false;
      if (Temporal.Instant.compare(until, clock()) > 0) return true;
      state.over.set(account, clock().add(CLOSED));
      return false;
    },
    end(account: string, why: string) {
      if (state.own?.account === account) state.refusal = why;
      state.known.delete(account);
      const isNews = !state.over.has(account);
      state.over.set(account, clock().add(CLOSED));
      if (isNews)
        log(`Slack: team ${account} is closed to us (${why}); install the app again, or set a new SLACK_BOT_TOKEN`);
    },
    /** Something arrived there. */
    reopen(account: string) {
      state.over.delete(account);
      if (state.own?.account === account) state.refusal = undefined;
    },
  };
}

export type Teams = ReturnType<typeof teams>;

export function tokensOf(given: webApi.OauthV2AccessResponse, now: Temporal.Instant) {
  const { access_token: token, refresh_token: refresh, expires_in: seconds } = given;
  if (!token) throw new Error('oauth.v2.access gave no token');
  return { token, ...(refresh && seconds && { refresh, expiresAt: now.add({ seconds }) }) };
}
