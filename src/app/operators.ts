/** How this installation does is its operators' business: asked from this machine itself, or with a token, unless it is opened. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';

export function onlyOperators({ open, token }: Config['status']): MiddlewareHandler {
  return async (c, next) => {
    const carried = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (open || isHere(c) || (token !== undefined && carried !== undefined && isSame(carried, token))) return next();
    return c.text('only from this machine, or with STATUS_TOKEN', 403);
  };
}

/** What a proxy on this machine passes on is from elsewhere. */
function isHere(c: Context): boolean {
  if (PROXIES.some((name) => c.req.header(name) !== undefined)) return false;
  const { address = '' } = getConnInfo(c).remote;
  return /^(?:::ffff:)?127\./.test(address) || address === '::1';
}

const PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

function isSame(given: string, expected: string) {
  const hash = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
