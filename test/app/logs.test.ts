import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { bot } from '../../src/core/bot/bot.ts';
import { type Act, type AnyCommand, defineCommand } from '../../src/core/command.ts';
import { people } from '../../src/core/db/schema/people.ts';
import { rawOf } from '../../src/core/db/tx.ts';
import { failingSafely } from '../../src/app/http.ts';
import { fault } from '../../src/app/log.ts';
import { world } from '../support/world.ts';

const PERSONAL = ['张总', '13800138000', 'zhang@example.com', '报价八十万'];
const WORDS = `今天和${PERSONAL.join(',')}谈了\n    at ${PERSONAL.join(' ')}`;

/** All the ways in which words that somebody typed have been seen to get into an error. */
const BUGS: Readonly<Record<string, (act: Act) => unknown>> = {
  'a message': ({ text }) => {
    throw new Error(`cannot understand ${text}`);
  },
  'a cause': ({ text }) => {
    throw new Error(text, { cause: new TypeError(text, { cause: new Error(text) }) });
  },
  fields: ({ text }) => {
    throw Object.assign(new Error('no'), { query: text, params: [text], detail: text, where: text, name: 'Error' });
  },
  'something that is no error': ({ text }) => {
    throw text;
  },
  'the query builder’s parameters': ({ tx, text }) =>
    tx.insert(people).values({ name: text, role: 'rep', locale: 'zh', zone: text, teamId: 1e15 }),
  'the query builder’s text': ({ tx, text }) => tx.execute(sql`select ${text}::int`),
  'the driver’s parameters': ({ tx, text }) => rawOf(tx).unsafe('select $1::text::int', [text]),
  'a broken constraint': ({ tx, text }) =>
    tx.execute(sql`insert into contacts (customer_id, name) values (${1e15}, ${text})`),
  'a row that does not fit': ({ text }) => z.object({ id: z.number() }).parse({ id: text, [text]: text }),
};

test.each(Object.entries(BUGS))(
  'a bug that holds %s tells the person its id, keeps the words, and logs none of them',
  async (_what, bug) => {
    const it = await world();
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
    const { receive } = bot({
      store: it.store,
      commands: [broken(bug)],
      clock: it.now,
      wake: () => {},
      log: (id, error) => log.error({ where: 'hear', id, ...fault(error) }, 'failed'),
    });
    const message = it.message('lilei', WORDS);

    const [apology, ...more] = await it.during(() => receive(message));
    expect(more).toEqual([]);
    const id = /\b([0-9a-f]{8})\b/.exec(apology ?? '')?.[1];
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ where: 'hear', id, level: 50 });
    for (const word of PERSONAL) expect(lines[0]).not.toContain(word);

    const kept = await it.sql((tx) =>
      tx.execute<{ text: string; customers: number }>(
        sql`select text, (select count(*)::int from customers) as customers from heard`,
      ),
    );
    expect([...kept]).toEqual([{ text: WORDS, customers: 0 }]);
    expect(await it.during(() => receive(message))).toEqual([]);
  },
);

/** Does something, and then what is wrong with it. */
function broken(bug: (act: Act) => unknown): AnyCommand {
  return defineCommand<{ readonly text: string }, { readonly kind: 'never' }>({
    name: 'broken',
    does: { zh: '', en: '' },
    examples: { zh: [''], en: [''] },
    match: ({ text }) => ({ text }),
    async run(act) {
      await act.tx.execute(sql`insert into customers (name) values ('half done')`);
      await bug(act);
      return { kind: 'never' };
    },
    say: { never: () => [] },
  });
}

test.each([
  [new Error(WORDS), 500, 50],
  [Object.assign(new Error(WORDS), { code: 'CONNECTION_ENDED' }), 503, 40],
])('a page that fails tells an id, and prints nothing of the error', async (error, status, level) => {
  const printed = vi.spyOn(console, 'error');
  onTestFinished(() => printed.mockRestore());
  const logged: string[] = [];
  const routes = failingSafely(pino({}, { write: (line: string) => void logged.push(line) }));
  const page = new Hono().get('/', () => {
    throw error;
  });
  const answer = await routes.route('/', page).request('http://localhost/');
  const told = z.object({ id: z.string(), level: z.number() }).parse(JSON.parse(logged.join('')));
  expect([answer.status, await answer.text(), told.level]).toEqual([status, told.id, level]);
  expect(PERSONAL.filter((words) => logged.join('').includes(words))).toEqual([]);
  expect(printed).not.toHaveBeenCalled();
});
