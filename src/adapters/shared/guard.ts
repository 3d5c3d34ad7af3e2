/** What every door of the web keeps: who may ask under which name, over what, and how often. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

export const isOverTls = (c: Context): boolean =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';

/** Under its public name the page is given and heard over TLS alone: ours, or a proxy's that says so. */
export const overTls =
  (origin: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    const isPublic = origin !== undefined && c.req.header('host')?.toLowerCase() === new URL(origin).host;
    if (!isPublic) return next();
    if (!isOverTls(c)) {
      const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
      return isRead ? c.redirect(`${origin}${c.req.path}`, 308) : c.text('https', 403);
    }
    await next();
    c.header('Strict-Transport-Security', 'max-age=15552000');
  };

/** A name that an attacker points at this machine does not open the door, even though the packets arrive. */
export const knownHost = (hosts: readonly string[], refusal: string): MiddlewareHandler => {
  const known = new Set(['localhost', '127.0.0.1', '[::1]', ...hosts.map((host) => nameOf(host) ?? host)]);
  return async (c, next) => {
    const name = nameOf(c.req.header('host') ?? new URL(c.req.url).host);
    if (name === undefined || !(known.has(name) || name.endsWith('.localhost'))) return c.text(refusal, 403);
    return next();
  };
};

const nameOf = (host: string): string | undefined => URL.parse(`http://${host}`)?.hostname;

/** Behind a proxy the last address that it has written down; what stands before it anybody may have written. */
export function addressOf(c: Context): string {
  const forwarded = isOverTls(c) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded.slice(0, 45);
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Not asked over a socket.
    return '';
  }
}

/** So often within so long at most, by whatever one counts them by. A process counts for itself and forgets with it. */
export const meter = ({
  most,
  seconds,
  now,
}: {
  readonly most: number;
  readonly seconds: number;
  readonly now: () => Temporal.Instant;
}) => {
  const counted = new Map<string, { count: number; until: number }>();
  /** One more: whether it is allowed, how many are left, and for how many seconds that holds. */
  return (key: string): { readonly isAllowed: boolean; readonly left: number; readonly seconds: number } => {
    const at = now().epochMilliseconds;
    for (const [old, { until }] of counted) {
      if (until > at) break;
      counted.delete(old);
    }
    const window = counted.get(key) ?? { count: 0, until: at + seconds * 1000 };
    counted.set(key, window);
    window.count += 1;
    return {
      isAllowed: window.count <= most,
      left: Math.max(0, most - window.count),
      seconds: Math.ceil((window.until - at) / 1000),
    };
  };
};
