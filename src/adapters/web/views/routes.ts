import { Hono, type Context } from 'hono';
import { boardPage } from './board.ts';
import { customerPage } from './customer.ts';
import { customersPage, queryFrom } from './customers.ts';
import { followUpsPage } from './followUps.ts';
import { landingPage } from '../pages/page.ts';
import { type Door, meet } from '../session.ts';
import { localPath } from '../signIn.ts';
import type { Views } from './views.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../../../core/contract/locale.ts';

/** The pages beside the chat. Whoever is nobody we know is led to the chat, which asks who they are. */
export function viewRoutes(door: Door, views: Views): Hono {
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
    return view === undefined
      ? c.text({ zh: '没有这一页', en: 'No such page' }[locale], 404)
      : c.html(await page(view, locale));
  };
  routes.get('/customers', (c) =>
    shown(c, { load: (me) => views.customers(me, queryFrom(c.req.query())), page: customersPage }),
  );
  routes.get('/customers/:id{[0-9]{1,15}}', (c) =>
    shown(c, { load: (me) => views.customer(me, Number(c.req.param('id'))), page: customerPage }),
  );
  routes.get('/team', (c) => shown(c, { load: views.board, page: boardPage }));
  routes.get('/followups', (c) =>
    shown(c, {
      load: (me) => views.followUps(me, c.req.query('whose') === 'team' ? 'team' : 'me'),
      page: followUpsPage,
    }),
  );
  return routes;
}
