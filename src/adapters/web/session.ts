import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Locale } from '../../core/contract/locale.ts';
import type { Role } from '../../core/contract/person.ts';

export type Visitor = { readonly id: string; readonly name: string; readonly role: Role; readonly locale: Locale };

export type Door = {
  /** The demo team; empty when demo identities are off. */
  readonly visitors: () => Promise<readonly Visitor[]>;
  /** Whose this web identity is; undefined until a one-time code has bound it. */
  readonly person: (id: string) => Promise<Visitor | undefined>;
};

/** Who looks at the page. An id without a visitor has come with a key that no person is bound to yet. */
export type Seen = {
  readonly team: readonly Visitor[];
  readonly id: string | undefined;
  readonly visitor: Visitor | undefined;
  readonly locale: Locale;
};

const cookies = { demo: 'touchbase_as', key: 'touchbase_key', locale: 'touchbase_lang' };

export const meet = async (c: Context, { visitors, person }: Door): Promise<Seen> => {
  const team = await visitors();
  const id = team.length > 0 ? getCookie(c, cookies.demo) : identity(getCookie(c, cookies.key));
  const visitor = id === undefined ? undefined : team.length > 0 ? team.find((one) => one.id === id) : await person(id);
  const locale = localeOf(getCookie(c, cookies.locale)) ?? visitor?.locale ?? accepted(c);
  return { team, id: team.length > 0 ? visitor?.id : id, visitor, locale };
};

/** Another person may speak another language: theirs counts from now on. */
export const become = (c: Context, { id }: Visitor): void => {
  keep(c, { name: cookies.demo, value: id, days: 30 });
  keep(c, { name: cookies.locale, value: '', days: 0 });
};

/** A key of the visitor's own. Only its hash is ever stored, so that who reads the database cannot come in with it. */
export const bringKey = (c: Context): string => {
  const key = randomBytes(32).toString('base64url');
  keep(c, { name: cookies.key, value: key, days: 400 });
  return digest(key);
};

export const speak = (c: Context, locale: Locale): void => keep(c, { name: cookies.locale, value: locale, days: 400 });

/** A person's own room with the bot comes first; the team's is only for people we know. */
export const roomsOf = ({ id, visitor }: Seen): readonly string[] =>
  id === undefined ? [] : visitor === undefined ? [`dm:${id}`] : [`dm:${id}`, 'team'];

export const localeOf = (text: unknown): Locale | undefined => (text === 'zh' || text === 'en' ? text : undefined);

const accepted = (c: Context): Locale => (/^\s*zh\b/i.test(c.req.header('accept-language') ?? '') ? 'zh' : 'en');

const identity = (key: string | undefined): string | undefined =>
  key !== undefined && /^[\w-]{43}$/.test(key) ? digest(key) : undefined;

const digest = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);

const keep = (
  c: Context,
  { name, value, days }: { readonly name: string; readonly value: string; readonly days: number },
): void =>
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: days * 86_400,
    secure: c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:'),
  });
