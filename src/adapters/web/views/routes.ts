import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { boardPage } from './board.ts';
import { customerPage } from './customer.ts';
import { customersPage, queryFrom } from './customers.ts';
import { sentenceFrom } from './edits.ts';
import { followUpsPage } from './followUps.ts';
import { monthsPage } from './months.ts';
import { landingPage } from '../pages/page.ts';
import { sorryPage } from '../pages/sorry.ts';
import { type Door, meet, type Visitor } from '../session.ts';
import { localPath } from '../signIn.ts';
import type { Views } from './views.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../../../core/contract/locale.ts';

/** Hears a visitor's words from a page; the response says why not. */
export type HearFrom = (
  c: Context,
  said: { readonly visitor: Visitor; readonly locale: Locale; readonly form: Record<string, unknown> },
) => Promise<Response | undefined>;

const EARLIER = 100_000;
const LONGEST = 500;
const LONGEST_NAME = 60;

/** The pages beside the chat. Whoever is nobody we know is led to the chat, which asks who they are. */
export function viewRoutes(door: Door, views: Views, hear: HearFrom): Hono {
  const routes = new Hono();
  const shown = async <View>(
    c: Context,
    {
      load,
      page,
    }: {
      load: (me: string, locale: Locale) => Promise<View | undefined>;
      page: (view: View, locale: Locale) => Html | Promise<Html>;
    },
  ) => {
    const { visitor, team, locale } = await meet(c, door);
    if (visitor === undefined) {
      const to = localPath(c.req.url.slice(new URL(c.req.url).origin.length));
      if (c.req.header('sec-fetch-site') === 'cross-site') return c.html(landingPage({ locale, to }));
      return c.redirect(team.length > 0 ? '/' : `/signin?to=${encodeURIComponent(to)}`, 302);
    }
    const view = await load(visitor.id, locale);
    return view === undefined ? c.html(sorryPage({ locale, why: 'absent' }), 404) : c.html(await page(view, locale));
  };
  routes.get('/customers', (c) =>
    shown(c, { load: (me) => views.customers(me, queryFrom(c.req.query())), page: customersPage }),
  );
  routes.get('/customers/:id{[0-9]{1,15}}', (c) =>
    shown(c, {
      load: (me, locale) =>
        views.customer(me, Number(c.req.param('id')), {
          locale,
          heard: c.req.query('heard'),
          skip: Math.min(Math.max(0, Math.trunc(Number(c.req.query('skip'))) || 0), EARLIER),
        }),
      page: customerPage,
    }),
  );
  routes.post('/customers/:id{[0-9]{1,15}}/say', async (c) => {
    const { visitor, locale } = await meet(c, door);
    const back = `/customers/${c.req.param('id')}`;
    if (visitor === undefined) return c.redirect(`/signin?to=${encodeURIComponent(back)}`, 303);
    const form = await c.req.parseBody();
    const text = sentenceFrom(form, locale);
    if (text === undefined) return c.redirect(back, 303);
    const id = randomUUID();
    const refusal = await hear(c, { visitor, locale, form: { id, text, pressed: form['pressed'] } });
    if (refusal === undefined) return c.redirect(`${back}?heard=${id}`, 303);
    const why = refusal.status === 429 ? 'tooFast' : 'failed';
    return c.html(
      sorryPage({ locale, why, id: await refusal.text(), again: back }),
      refusal.status === 429 ? 429 : 503,
    );
  });
  // A name leads to its customer; whatever else is said goes into the chat, written and not yet sent.
  routes.get('/find', async (c) => {
    const { visitor } = await meet(c, door);
    const said = c.req.query('q')?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST) ?? '';
    if (visitor === undefined || !said) return c.redirect('/', 302);
    const found = said.length > LONGEST_NAME ? undefined : await views.find(visitor.id, said);
    return c.redirect(found ?? `/?say=${encodeURIComponent(said)}`, 302);
  });
  routes.get('/team', (c) => shown(c, { load: views.board, page: boardPage }));
  routes.get('/team/months', (c) => shown(c, { load: views.months, page: monthsPage }));
  routes.get('/followups', (c) =>
    shown(c, {
      load: (me) =>
        views.followUps(me, {
          whose: c.req.query('whose') === 'team' ? 'team' : 'me',
          month: c.req.query('month'),
          week: c.req.query('week'),
        }),
      page: followUpsPage,
    }),
  );
  return routes;
}
