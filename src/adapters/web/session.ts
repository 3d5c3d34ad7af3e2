import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { isOverTls } from '../shared/guard.ts';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Locale } from '../../core/contract/locale.ts';
import type { Role } from '../../core/contract/person.ts';

export type Visitor = { readonly id: string; readonly name: string; readonly role: Role; readonly locale: Locale };

/** What somebody says who they are with: the digits of a one-time code, or the long one of a link. */
export type Secret =
  | { readonly kind: 'code'; readonly code: string; /** Where it came from. */ readonly address: string }
  | { readonly kind: 'link'; readonly token: string };

/** `gone`: a link that was used, or is too old. */
export type SignedIn = 'in' | 'wrong' | 'wait' | 'forRoom' | 'gone';

export type Door = {
  /** The demo team; empty when demo identities are off. */
  readonly visitors: () => Promise<readonly Visitor[]>;
  /** Who is signed in with the session of this hash. */
  readonly session: (hash: string) => Promise<Visitor | undefined>;
  /** Opens the session of this hash for whoever the secret makes them. */
  readonly signIn: (asked: {
    readonly secret: Secret;
    readonly hash: string;
    readonly locale: Locale;
  }) => Promise<SignedIn>;
  readonly isGoodLink: (token: string) => Promise<boolean>;
  /** Ends it; `all`: every one of the same person. */
  readonly signOut: (ended: { readonly hash: string; readonly all: 'all' | 'this' }) => Promise<void>;
};

/** Who looks at the page. */
export type Seen = {
  readonly team: readonly Visitor[];
  readonly visitor: Visitor | undefined;
  readonly locale: Locale;
};

const cookies = { demo: 'touchbase_as', session: 'touchbase_session', locale: 'touchbase_lang' };

export const meet = async (c: Context, { visitors, session }: Pick<Door, 'visitors' | 'session'>): Promise<Seen> => {
  const team = await visitors();
  const hash = sessionHash(c);
  const visitor =
    team.length > 0
      ? team.find((one) => one.id === getCookie(c, cookies.demo))
      : hash === undefined
        ? undefined
        : await session(hash);
  const locale = chosen(getCookie(c, cookies.locale), visitor) ?? visitor?.locale ?? accepted(c);
  return { team, visitor, locale };
};

/** Another person may speak another language: theirs counts from now on. */
export const become = (c: Context, { id }: Visitor): void => {
  keep(c, { name: cookies.demo, value: id, days: 30 });
  keep(c, { name: cookies.locale, value: '', days: 0 });
};

/** A key for a session that is about to begin. Only its hash is ever stored, so that who reads the database cannot come in with it. */
export const newKey = (): { readonly key: string; readonly hash: string } => {
  const key = randomBytes(32).toString('base64url');
  return { key, hash: digest(key) };
};

export const keepKey = (c: Context, key: string): void =>
  setCookie(c, cookies.session, key, {
    ...attributes(c),
    maxAge: 180 * 86_400,
    ...(isOverTls(c) && { prefix: 'host' as const }),
  });

export const dropKey = (c: Context): void => {
  deleteCookie(c, cookies.session, { ...attributes(c), ...(isOverTls(c) && { prefix: 'host' as const }) });
};

/** The session that a browser comes with; over TLS only what was set over TLS counts. */
export const sessionHash = (c: Context): string | undefined => {
  const key = isOverTls(c) ? getCookie(c, cookies.session, 'host') : getCookie(c, cookies.session);
  return key !== undefined && /^[\w-]{43}$/.test(key) ? digest(key) : undefined;
};

/** Kept with the language that was theirs then: what they say in the chat later counts again. */
export const speak = (c: Context, { locale, visitor }: Pick<Seen, 'visitor'> & { readonly locale: Locale }): void =>
  keep(c, {
    name: cookies.locale,
    value: visitor === undefined ? locale : `${locale}.${visitor.locale}`,
    days: 400,
  });

const chosen = (kept: string | undefined, visitor: Visitor | undefined): Locale | undefined => {
  const [locale, own] = kept?.split('.') ?? [];
  return own === undefined || visitor === undefined || own === visitor.locale ? localeOf(locale) : undefined;
};

/** A person's own room with the bot comes first; the team's is only for people we know. */
export const roomsOf = ({ visitor }: Pick<Seen, 'visitor'>): readonly string[] =>
  visitor === undefined ? [] : [`dm:${visitor.id}`, 'team'];

export const localeOf = (text: unknown): Locale | undefined => (text === 'zh' || text === 'en' ? text : undefined);

/** The language that a browser asks for, where nobody is looked up. */
export const spokenBy = (c: Context): Locale => localeOf(getCookie(c, cookies.locale)?.split('.')[0]) ?? accepted(c);

const accepted = (c: Context): Locale => (/^\s*zh\b/i.test(c.req.header('accept-language') ?? '') ? 'zh' : 'en');

const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');

const keep = (
  c: Context,
  { name, value, days }: { readonly name: string; readonly value: string; readonly days: number },
): void => setCookie(c, name, value, { ...attributes(c), maxAge: days * 86_400 });

const attributes = (c: Context) => ({ httpOnly: true, sameSite: 'Strict', path: '/', secure: isOverTls(c) }) as const;
