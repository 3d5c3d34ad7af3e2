/** Who are you? By the digits of a one-time code, or by a link. Nothing is used up by looking: only a press of the button does. */
import { Hono, type Context } from 'hono';
import { addressOf, meter } from '../shared/guard.ts';
import { linkPage, type SignInProblem, signInPage } from './pages/signIn.ts';
import { type Door, dropKey, keepKey, meet, newKey, type Secret, sessionHash } from './session.ts';

type Parts = {
  readonly door: Door;
  readonly now: () => Temporal.Instant;
  /** Somebody's sessions are over. */
  readonly ended: () => void;
};

/** Tries from one address in ten minutes. */
const TRIES = { most: 10, seconds: 600 };

export function signInRoutes({ door, now, ended }: Parts): Hono {
  const routes = new Hono();
  const mayTry = meter({ ...TRIES, now });

  const shown = async (c: Context, { status, problem }: { status: 200 | 403 | 429; problem?: SignInProblem }) => {
    const { locale } = await meet(c, door);
    return c.html(signInPage({ locale, problem, to: localPath(c.req.query('to')) }), status);
  };

  const enter = async (c: Context, secret: Secret) => {
    const { locale } = await meet(c, door);
    const { key, hash } = newKey();
    const answer = await door.signIn({ secret, hash, locale });
    if (answer !== 'in') return answer;
    const before = sessionHash(c);
    if (before !== undefined) await door.signOut({ hash: before, all: 'this' });
    keepKey(c, key);
    return c.redirect(localPath(c.req.query('to')), 303);
  };

  routes.get('/signin', async (c) => {
    const { team, visitor } = await meet(c, door);
    return visitor === undefined && team.length === 0 ? shown(c, { status: 200 }) : c.redirect('/', 302);
  });

  routes.post('/signin', async (c) => {
    const address = addressOf(c);
    if (!mayTry(address).isAllowed) return shown(c, { status: 429, problem: 'wait' });
    const { code: typed } = await c.req.parseBody();
    const code = typeof typed === 'string' ? sixDigits(typed) : undefined;
    if (code === undefined) return shown(c, { status: 403, problem: 'short' });
    const answer = await enter(c, { kind: 'code', code, address });
    if (typeof answer !== 'string') return answer;
    return shown(c, answer === 'wait' ? { status: 429, problem: answer } : { status: 403, problem: answer });
  });

  routes.get('/signin/:token{[\\w-]{43}}', async (c) => {
    const { locale } = await meet(c, door);
    const isGood = await door.isGoodLink(c.req.param('token'));
    return c.html(linkPage({ locale, isGood }), isGood ? 200 : 410);
  });

  routes.post('/signin/:token{[\\w-]{43}}', async (c) => {
    const { locale } = await meet(c, door);
    const answer = await enter(c, { kind: 'link', token: c.req.param('token') });
    return typeof answer === 'string' ? c.html(linkPage({ locale, isGood: false }), 410) : answer;
  });

  routes.post('/signout', async (c) => {
    const hash = sessionHash(c);
    const { all } = await c.req.parseBody();
    if (hash !== undefined) await door.signOut({ hash, all: all === '1' ? 'all' : 'this' });
    dropKey(c);
    ended();
    return c.redirect('/', 303);
  });

  return routes;
}

/** The page that was asked for before; only one of ours. */
export function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?:customers|followups|team)(?:[/?][\w/?=&%.+-]*)?$/.test(to) ? to : '/';
}

/** Six digits wherever they stand in what was pasted, full width or apart. */
function sixDigits(typed: string): string | undefined {
  const plain = typed.slice(0, 500).normalize('NFKC');
  return /(?<!\d)\d{3}[ -]?\d{3}(?!\d)/.exec(plain)?.[0].replaceAll(/\D/g, '');
}
