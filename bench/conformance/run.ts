/**
 * The conformance suite of the Model Context Protocol against our door for agents: `npm ci --prefix bench/conformance &&
 * node bench/conformance/run.ts`. What needs nothing of a server but what each has is asked of the product; the rest of the
 * same door with the suite's own fixtures behind it. Ends with 1 where a scenario ends otherwise than it is said here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { mcpRoutes } from '../../src/adapters/api/mcp.ts';
import { gate } from '../../src/adapters/api/rest.ts';
import { programPorts } from '../../src/app/ports/programs/ports.ts';
import { commands } from '../../src/core/commands.ts';
import { openStore } from '../../src/core/db/open.ts';
import { addPerson } from '../../src/core/people/store/people.ts';
import { issueToken } from '../../src/core/people/store/programs/tokens.ts';
import { fixtureServer } from './fixtures.ts';

const OWN = ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection'];
const WITH_FIXTURES = [
  'completion-complete',
  'logging-set-level',
  'tools-call-simple-text',
  'tools-call-image',
  'tools-call-audio',
  'tools-call-embedded-resource',
  'tools-call-mixed-content',
  'tools-call-with-logging',
  'tools-call-error',
  'tools-call-with-progress',
  'json-schema-2020-12',
  'server-sse-multiple-streams',
  'resources-list',
  'resources-read-text',
  'resources-read-binary',
  'resources-templates-read',
  'resources-subscribe',
  'resources-unsubscribe',
  'prompts-list',
  'prompts-get-simple',
  'prompts-get-with-args',
  'prompts-get-embedded-resource',
  'prompts-get-with-image',
];
/** A server without sessions cannot ask its client back. (`server-sse-polling` gives advice to those with sessions, and checks nothing here.) */
const NOT_FOR_US = [
  'tools-call-sampling',
  'tools-call-elicitation',
  'elicitation-sep1034-defaults',
  'elicitation-sep1330-enums',
];

const store = await openStore({ kind: 'memory' });
const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'en', demo: false });
const issued = await store.within({ workspace }, async (tx) => {
  const of = { name: 'Ada', role: 'admin', locale: 'en', zone: 'Asia/Shanghai', teamId: undefined } as const;
  const person = await addPerson(tx, of);
  return issueToken(tx, { now: store.clock(), person, madeBy: person.id, scope: 'write', days: 1 });
});
if (!issued) throw new Error('no token');

const ports = {
  ...programPorts({ store, commands }),
  log: (_id: string, error: unknown) => process.stderr.write(`${String(error)}\n`),
};
const door = (serves?: typeof fixtureServer) => {
  // The suite brings no token: what stands before it does.
  const routes = mcpRoutes(ports, gate(ports), { version: 'bench', ...(serves && { serves }) });
  return new Hono().all('/mcp', (c) => {
    const headers = new Headers(c.req.raw.headers);
    headers.set('authorization', `Bearer ${issued.token}`);
    return routes.fetch(new Request(c.req.raw, { headers }));
  });
};

const wrong: string[] = [];
const { version } = (
  await import('./node_modules/@modelcontextprotocol/conformance/package.json', { with: { type: 'json' } })
).default as { readonly version: string };
process.stdout.write(`@modelcontextprotocol/conformance ${version}\n`);
await against('the product', door(), { scenarios: OWN, passes: true });
await against('the same door, with the suite’s fixtures', door(fixtureServer), {
  scenarios: WITH_FIXTURES,
  passes: true,
});
await against('not for a server without sessions', door(fixtureServer), { scenarios: NOT_FOR_US, passes: false });
await store.close();
process.exit(wrong.length ? 1 : 0);

async function against(
  whom: string,
  app: Hono,
  { scenarios, passes }: { readonly scenarios: readonly string[]; readonly passes: boolean },
) {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const at = server.address();
  const url = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/mcp`;
  process.stdout.write(`\n${whom}\n`);
  for (const scenario of scenarios) {
    const { passed, told } = await run(url, scenario);
    if (passed !== passes) wrong.push(scenario);
    process.stdout.write(`  ${passed ? '✓' : passes ? '✗' : '–'} ${scenario}${passed === passes ? '' : `\n${told}`}\n`);
  }
  server.closeAllConnections?.();
  server.close();
}

async function run(url: string, scenario: string) {
  const suite = new URL('./node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [suite, 'server', '--url', url, '--scenario', scenario], { timeout: 60_000 });
  const told: string[] = [];
  for (const out of [child.stdout, child.stderr]) out.on('data', (bytes: Buffer) => told.push(bytes.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { passed: code === 0, told: told.join('') };
}
