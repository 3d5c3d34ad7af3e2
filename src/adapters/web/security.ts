import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { words } from './messages.ts';
import { isOverTls } from './session.ts';

/** The page loads nothing from elsewhere, runs nothing that is written into it, and cannot be framed. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['touchbase'],
  },
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

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
export const knownHost = (hosts: readonly string[]): MiddlewareHandler => {
  const known = new Set(['localhost', '127.0.0.1', '[::1]', ...hosts.map((host) => nameOf(host) ?? host)]);
  return async (c, next) => {
    const name = nameOf(c.req.header('host') ?? new URL(c.req.url).host);
    if (name === undefined || !(known.has(name) || name.endsWith('.localhost')))
      return c.text(`${words.wrongHost.zh} ${words.wrongHost.en}`, 403);
    return next();
  };
};

/** Behind a proxy that speaks https the address we see is http, so only the host is compared. */
export const ownForms = csrf({
  origin: (origin, c) => URL.parse(origin)?.host === (c.req.header('host') ?? new URL(c.req.url).host),
});

const sentences = bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.text('256 kB at most', 413) });
/** A file of 20 MB and what is said with it. */
const files = bodyLimit({ maxSize: 20 * 1024 * 1024 + 64 * 1024, onError: (c) => c.text('20 MB at most', 413) });

/** Words are short; only where files are handed in may more come. */
export const bounded: MiddlewareHandler = (c, next) =>
  (c.req.method === 'POST' && /^\/chat\/[^/]+\/rooms\/[^/]+\/files$/.test(c.req.path) ? files : sentences)(c, next);

const nameOf = (host: string): string | undefined => URL.parse(`http://${host}`)?.hostname;
