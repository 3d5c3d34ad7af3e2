/** Who somebody is, by Slack's own account: asked once a day, and remembered here and in the database. */
import type { webApi } from '@slack/bolt';
import { remember } from '../../shared/recent.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Message } from '../../../core/contract/message.ts';

export type Who = { readonly account: string; readonly user: string };
export type Profile = Pick<Message['from'], 'name' | 'zone' | 'standing' | 'email'> & { readonly locale?: Locale };

export type Register = {
  /** What was kept of somebody, and when. */
  find(who: Who): Promise<{ readonly profile: Profile; readonly at: Temporal.Instant } | undefined>;
  /** Keeps it; a name or zone that changed at Slack changes here. */
  keep(who: Who, profile: Profile): Promise<void>;
};

type Parts = {
  readonly register: Register;
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  readonly clock: () => Temporal.Instant;
};

const FRESH = { hours: 24 };
/** When Slack could not be asked, what is known will do for so long. */
const STOPGAP = { minutes: 1 };
const PATIENCE = 1_500;

export function people({ register, clientOf, clock }: Parts) {
  const seen = new Map<string, { readonly profile: Profile; readonly until: Temporal.Instant }>();

  const know = (key: string, profile: Profile, until: Temporal.Instant) =>
    remember(seen, key, { profile, until }).profile;

  /** Rejects only when the database is away. */
  return async (who: Who): Promise<Profile> => {
    const key = `${who.account}/${who.user}`;
    const now = clock();
    const known = seen.get(key);
    if (known && Temporal.Instant.compare(known.until, now) > 0) return known.profile;
    const kept = await register.find(who);
    if (kept && Temporal.Instant.compare(kept.at.add(FRESH), now) > 0)
      return know(key, kept.profile, kept.at.add(FRESH));
    const told = await ask(await clientOf(who.account), who);
    if (!told) return know(key, kept?.profile ?? {}, now.add(STOPGAP));
    await register.keep(who, told);
    return know(key, told, now.add(FRESH));
  };
}

async function ask(client: webApi.WebClient | undefined, { account, user }: Who): Promise<Profile | undefined> {
  const asked = client?.users.info({ user, include_locale: true }).then(
    ({ user: found }) => found,
    () => undefined,
  );
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), PATIENCE);
  const found = await Promise.race([asked, late.promise]);
  clearTimeout(timer);
  if (!found) return undefined;
  const name = [found.real_name, found.profile?.display_name, found.name].find(Boolean);
  const locale = found.locale?.startsWith('zh') ? 'zh' : found.locale ? 'en' : undefined;
  const teams = [found.team_id ?? account, ...(found.enterprise_user?.teams ?? [])];
  const isGuest =
    found.is_restricted ||
    found.is_ultra_restricted ||
    found.is_stranger ||
    found.deleted ||
    found.is_bot ||
    !teams.includes(account);
  const email = isGuest || !found.is_email_confirmed ? undefined : found.profile?.email;
  const standing = isGuest ? 'guest' : found.is_admin || found.is_owner ? 'admin' : undefined;
  return {
    ...(name && { name }),
    ...(locale && { locale }),
    ...(found.tz && { zone: found.tz }),
    ...(standing && { standing }),
    ...(email && { email }),
  };
}
