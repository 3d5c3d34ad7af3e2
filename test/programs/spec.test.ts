/** The specification against the code: every route is in it, every answer is as it says, and nothing that fits it, or nearly, makes a fault. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specification } from '../../src/adapters/api/spec.ts';
import { operations } from '../../src/core/programs/operations.ts';
import { programs } from '../support/programs.ts';

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};
type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema };
type Of = {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: Schema };
      readonly 'application/octet-stream'?: unknown;
    };
  };
  readonly responses: Readonly<Record<string, unknown>>;
};
const spec = specification(operations, '1') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Of>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};
const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, of]) => ({ path, method: method.toUpperCase(), of })),
);

test('the specification has every operation, each with what it takes, gives and refuses', () => {
  expect(new Set(routes.map(({ of }) => of.operationId))).toEqual(new Set(operations.map(({ name }) => name)));
  expect(routes).toHaveLength(operations.length);
  const text = JSON.stringify(spec);
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
    expect(Object.keys(spec.components.schemas)).toContain(name);
  expect(text).not.toContain('$defs');
  for (const { path, of } of routes) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(of.parameters.filter((each) => each.in === 'path').map((each) => each.name)).toEqual(named);
    expect(Object.keys(of.responses)).toEqual(expect.arrayContaining(['200', '401', '404', '429']));
  }
});

/** Something that fits a schema of ours. */
function fits(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fits));
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer')
    return fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, 2_147_483_648));
  if (schema.type === 'number') return fc.double({ min: 0.01, max: 1e12, noNaN: true });
  if (schema.type === 'array') return fc.array(fits(schema.items ?? {}), { minLength: 1, maxLength: 3 });
  if (schema.type === 'object') {
    const { properties = {}, required = [] } = schema;
    const keys = Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, fits(of)]));
    return fc.record(keys, { requiredKeys: [...required] });
  }
  if (schema.format === 'date')
    return fc.constantFrom('2026-11-30', '2026-02-28', '9999-12-31', '0001-01-01', '2027-01-04');
  if (schema.pattern !== undefined) return fc.constantFrom('09:30', '23:59', '25:61');
  return fc.oneof(
    fc.constantFrom(
      '华为',
      '今天和华为李总通了电话,下周三跟进',
      '1',
      '撤销',
      'A',
      '报价',
      'b1',
      '"; drop table people; --',
      '#1',
      '谁负责华为',
      '13812345678',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  );
}

/** What fits nothing. */
const hostile = fc.constantFrom(
  null,
  '',
  '\u0000',
  '\uD800',
  -1,
  0,
  1e308,
  0.5,
  [],
  {},
  [[[]]],
  '9'.repeat(400),
  true,
  'NaN',
  '2026-13-45',
);

const TABLE = new TextEncoder().encode('客户,电话\n华为,13800001111\n');

test('nothing that fits the specification, or nearly does, makes a fault; what is right is answered as it says', async () => {
  const it = await programs();
  const key = await it.token('lilei');
  for (const name of ['华为', '立讯']) await it.call(key, 'POST /api/v1/customers', { body: { name } });
  await it.call(key, 'POST /api/v1/notes', { body: { text: '今天和华为李总通了电话,下周三跟进' } });
  const calls = fc.constantFrom(...routes).chain(({ path, method, of }) => {
    const parameters = of.parameters.filter((each) => each.in !== 'header');
    const input: Schema = {
      type: 'object',
      properties: {
        ...Object.fromEntries(parameters.map((each) => [each.name, each.schema])),
        ...of.requestBody?.content['application/json'].schema.properties,
      },
      required: [
        ...parameters.filter((each) => each.required).map((each) => each.name),
        ...(of.requestBody?.content['application/json'].schema.required ?? []),
      ],
    };
    return fc.record({
      name: fc.constant(of.operationId),
      path: fc.constant(path),
      method: fc.constant(method),
      names: fc.constant(parameters.map((each) => ({ name: each.name, in: each.in }))),
      input: fits(input),
      spoiled: fc.option(fc.record({ at: fc.nat(20), by: hostile }), { freq: 3, nil: undefined }),
      headers: fc.constantFrom<Record<string, string>>(
        {},
        { 'if-match': '"x"' },
        { 'idempotency-key': 'k1' },
        { 'accept-language': 'xx' },
      ),
      // Bytes that may be no table at all.
      file: of.requestBody?.content['application/octet-stream']
        ? fc.option(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constant(TABLE)), { nil: undefined })
        : fc.constant(undefined),
    });
  });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(calls, async ({ name, path, method, names, input, spoiled, headers, file }) => {
      const given: Record<string, unknown> = { ...(input as Record<string, unknown>) };
      const keys = Object.keys(given);
      if (spoiled && keys.length) given[keys[spoiled.at % keys.length] ?? ''] = spoiled.by;
      const text = (value: unknown) =>
        encodeURIComponent(typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value));
      const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => text(given[name]) || '%20');
      const query = names
        .filter((each) => each.in === 'query' && given[each.name] !== undefined)
        .map(({ name }) => `${name}=${text(given[name])}`);
      const body = Object.fromEntries(
        Object.entries(given).filter(([name]) => names.every((each) => each.name !== name)),
      );
      const answer = await it.call(key, `${method} ${at}${query.length ? `?${query.join('&')}` : ''}`, {
        headers,
        ...(method === 'GET' ? {} : file ? { file } : { body }),
      });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect({ status: answer.status < 500, failures: it.failures.map(String) }).toEqual({
        status: true,
        failures: [],
      });
      // An agent is told what is wrong with what it has sent; it is no fault either.
      const tool = await it.app.request('http://localhost/mcp', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
      });
      expect({ name, status: tool.status, told: await tool.text(), failures: it.failures.map(String) }).toMatchObject({
        status: 200,
        told: expect.stringMatching(/"result":|"error":\{"code":-32602/),
        failures: [],
      });
      // Nobody is to wait for the meter here.
      it.pass({ seconds: 1 });
    }),
    {
      numRuns: Number(process.env['RUNS'] ?? 100),
      seed: Number(process.env['SEED'] ?? 7),
    },
  );
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400]));
}, 120_000);
