import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

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
