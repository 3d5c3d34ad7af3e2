/**
 * Who somebody is, by Slack's own account: asked once a day, and remembered here and in the database. An answer that comes
 * late is kept as well; until there has been one, nobody knows who that is.
 */
import type { webApi } from '@slack/bolt';
import type { z } from 'zod';
import { recent } from '../../shared/recent.ts';
import { Member } from '../in/payloads.ts';
import { errorOf } from '../out/errors.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Message } from '../../../core/contract/message.ts';

export type Who = { readonly account: string; readonly user: string };
export type Profile = Pick<Message['from'], 'name' | 'zone' | 'standing' | 'email'> & { readonly locale?: Locale };

export type Register = {
  /** What was kept of somebody, and when. */
  find(who: Who): Promise<{ readonly profile: Profile; readonly at: Temporal.Instant } | undefined>;
  /** Keeps it, and applies it here: name, zone and standing as far as they have changed at Slack, the end of somebody's rights too. */
  keep(who: Who, profile: Profile): Promise<void>;
  /** The same for several; those of them who are members are colleagues from then on. */
  meet(account: string, people: readonly ListedMember[]): Promise<void>;
  /** The same, of those who are colleagues already. */
  follow(account: string, people: readonly ListedMember[]): Promise<void>;
  /** So many are members that they were not all made colleagues: said to whoever looks after us, once. */
  tellCrowd(account: string, many: number): Promise<void>;
};

export type ListedMember = { readonly user: string; readonly profile: Profile };

/** What `users.info` and `user_change` say of somebody, as far as it concerns us. */
type Member = z.output<typeof Member>;

type Parts = {
  readonly register: Register;
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  /** Whether so many are in a team that not everybody there is a colleague. */
  readonly isCrowd: (account: string) => boolean;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

const FRESH = { hours: 24 };
/** When Slack could not be asked, what is known will do for so long. */
const STOPGAP = { minutes: 1 };
const PATIENCE = 1_500;

export type Profiles = {
  /** Without a standing: Slack has not said yet who that is. Rejects only when the database is away. */
  of(who: Who): Promise<Profile>;
  /** Slack has said of itself who somebody is now. */
  told(who: Who, member: Member): Promise<void>;
  /** A colleague has named them to us: whoever is a member is a colleague, too. */
  named(who: Who): Promise<Profile>;
};

export function profiles({ register, clientOf, isCrowd, clock, log }: Parts): Profiles {
  const seen = recent<{ readonly profile: Profile; readonly until: Temporal.Instant }>();
  const met = recent<Profile>();
  const asked = new Map<string, Promise<Profile | undefined>>();

  const keyOf = ({ account, user }: Who) => `${account}/${user}`;
  function know(who: Who, profile: Profile, until: Temporal.Instant) {
    seen.set(keyOf(who), { profile, until });
    return profile;
  }

  /** One question at a time about one person, however many wait for the answer. */
  function ask(who: Who): Promise<Profile | undefined> {
    const key = keyOf(who);
    const asking =
      asked.get(key) ??
      answerOf(who)
        .catch((error: unknown) => {
          log(`Slack does not say who somebody is (${errorOf(error) ?? 'no answer'})`, error);
          return undefined;
        })
        .finally(() => asked.delete(key));
    asked.set(key, asking);
    return asking;
  }

  async function answerOf(who: Who): Promise<Profile | undefined> {
    const client = await clientOf(who.account);
    const found = await client?.users.info({ user: who.user, include_locale: true }).catch((error: unknown) => {
      if (NOBODY.has(errorOf(error) ?? '')) return { user: undefined };
      throw error;
    });
    if (!found) return undefined;
    const profile: Profile = found.user ? profileOf(Member.parse(found.user), who.account) : { standing: 'guest' };
    await register.keep(who, profile);
    return know(who, profile, clock().add(FRESH));
  }

  async function of(who: Who): Promise<Profile> {
    const now = clock();
    const known = seen.get(keyOf(who));
    if (known && Temporal.Instant.compare(known.until, now) > 0) return known.profile;
    const kept = await register.find(who);
    if (kept?.profile.standing && Temporal.Instant.compare(kept.at.add(FRESH), now) > 0)
      return know(who, kept.profile, kept.at.add(FRESH));
    const answer = await within(PATIENCE, ask(who));
    if (answer) return answer;
    return kept ? know(who, kept.profile, now.add(STOPGAP)) : {};
  }

  return {
    of,

    async named(who) {
      const profile = await of(who);
      if (!met.has(keyOf(who))) await register.meet(who.account, [{ user: who.user, profile }]);
      met.set(keyOf(who), profile);
      return profile;
    },

    async told(who, member) {
      const profile = profileOf(member, who.account);
      const told = [{ user: who.user, profile }];
      await (isCrowd(who.account) ? register.follow(who.account, told) : register.meet(who.account, told));
      know(who, profile, clock().add(FRESH));
    },
  };
}

export function profileOf(found: Member, account: string): Profile {
  const name = [found.real_name, found.profile?.display_name, found.name].find(Boolean);
  const locale = found.locale?.startsWith('zh') ? 'zh' : found.locale ? 'en' : undefined;
  const standing = standingOf(found, account);
  const isVouched = (standing === 'member' || standing === 'admin') && found.is_email_confirmed;
  const email = isVouched ? found.profile?.email : undefined;
  return {
    standing,
    ...(name && { name }),
    ...(locale && { locale }),
    ...(found.tz && { zone: found.tz }),
    ...(email && { email }),
  };
}

function standingOf(found: Member, account: string): NonNullable<Profile['standing']> {
  const teams = [found.team_id ?? account, ...(found.enterprise_user?.teams ?? [])];
  if (found.deleted) return 'gone';
  const isGuest = found.is_restricted || found.is_ultra_restricted || found.is_stranger || found.is_bot;
  if (isGuest || !teams.includes(account)) return 'guest';
  return found.is_admin || found.is_owner ? 'admin' : 'member';
}

/** Slack's word that this is none of its members. */
const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
