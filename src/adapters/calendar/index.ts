/** The door for calendar programs: `GET /calendar/<secret>.ics`. Whoever has no good address is told the same, whatever is wrong. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { addressOf, knownHost, meter, overTls } from '../shared/guard.ts';
import type { CalendarShown } from '../../core/contract/doors/calendar.ts';

export type Ports = {
  /** Whose calendar it is the address of, as it is now; undefined: nobody's, or no longer. */
  readonly show: (token: string) => Promise<CalendarShown | undefined>;
  readonly hosts?: readonly string[];
  readonly origin?: string | undefined;
  readonly now: () => Temporal.Instant;
};

/** Programs of one office come from one address. */
const FETCHED = { most: 120, seconds: 60 };

export function calendarRoutes({ show, hosts = [], origin, now }: Ports): Hono {
  const routes = new Hono();
  const mayFetch = meter({ ...FETCHED, now });
  const names = [...hosts, ...(origin === undefined ? [] : [new URL(origin).host])];
  routes.use('/calendar/*', knownHost(names, 'wrong host'), overTls(origin));

  routes.on(['GET', 'HEAD'], '/calendar/:file{.+\\.ics}', async (c) => {
    const { isAllowed, seconds } = mayFetch(addressOf(c));
    if (!isAllowed) return c.text('Too fast', 429, { 'Retry-After': String(seconds) });
    const calendar = await show(c.req.param('file').slice(0, -'.ics'.length));
    if (!calendar) return c.text('No such calendar', 404);
    const { icsOf } = await import('./ics.ts');
    const body = icsOf(calendar);
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const head = { ETag: tag, 'Cache-Control': 'private, no-cache', 'Referrer-Policy': 'no-referrer' };
    const known = c.req.header('if-none-match')?.split(',') ?? [];
    if (known.some((each) => each.trim().replace(/^W\//, '') === tag)) return c.body(null, 304, head);
    return c.body(body, 200, {
      ...head,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="touchbase.ics"',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return routes;
}
