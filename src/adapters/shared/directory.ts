/**
 * Who somebody is, by a platform’s own directory: asked once a day, and remembered here and in the database. Until there has
 * been an answer nobody knows, and whoever speaks is heard once more when there is one.
 */
import { recent } from './recent.ts';
import type { Lead } from './connection.ts';
import type { Message } from '../../core/contract/message.ts';

export type Profile = Omit<Message['from'], 'id'>;

export type Register = {
  /** What was kept of somebody, and when. */
  find(user: string): Promise<{ readonly profile: Profile; readonly at: Temporal.Instant } | undefined>;
  /** Keeps it, and applies it here, the end of somebody’s rights too. */
  keep(user: string, profile: Profile): Promise<void>;
};

/** What an adapter of such a platform is given. */
export type Given<Settings> = {
  readonly settings: Settings;
  readonly lead: Lead;
  readonly register: Register;
  /** Begins the keys of this database’s lines. */
  readonly salt: string;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

type Parts = Pick<Given<unknown>, 'register' | 'clock' | 'log'> & {
  /** Undefined: the platform will not say, and may have its reasons: nobody loses anything by that. */
  readonly ask: (user: string) => Promise<Profile | undefined>;
};

const FRESH = { hours: 24 };

export function directory({ register, ask, clock, log }: Parts) {
  const seen = recent<{ readonly profile: Profile; readonly until: Temporal.Instant }>();

  async function keep(user: string, profile: Profile) {
    await register.keep(user, profile);
    seen.set(user, { profile, until: clock().add(FRESH) });
    return profile;
  }

  return {
    async of(user: string): Promise<Profile> {
      const now = clock();
      const known = seen.get(user);
      if (known && Temporal.Instant.compare(known.until, now) > 0) return known.profile;
      const kept = await register.find(user);
      if (kept && Temporal.Instant.compare(kept.at.add(FRESH), now) > 0) return kept.profile;
      try {
        const profile = await ask(user);
        return profile ? await keep(user, profile) : (kept?.profile ?? UNTOLD);
      } catch (error) {
        log('it is not known who somebody is', error);
        return kept?.profile ?? {};
      }
    },
    /** The platform has said of itself that somebody has left. */
    left: async (user: string) =>
      void (await keep(user, { ...(await register.find(user))?.profile, standing: 'gone' })),
    /** Something about somebody has changed: it is asked again. */
    async changed(user: string) {
      const profile = await ask(user);
      if (profile) await keep(user, profile);
    },
  };
}

/** Whoever is not vouched for comes in by a code. */
const UNTOLD: Profile = { standing: 'guest' };

/** One of the firm's own, of whom a platform says what it may. */
export function profileFrom({
  standing,
  name,
  address,
  department,
}: {
  readonly standing: NonNullable<Profile['standing']>;
  readonly name: string | undefined;
  readonly address: string | undefined;
  readonly department: string | undefined;
}): Profile {
  return {
    standing,
    ...(name && { name }),
    ...(address && standing !== 'gone' && { email: address }),
    ...(department !== undefined && { department }),
  };
}
