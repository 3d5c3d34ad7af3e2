/** The specification of the API, OpenAPI 3.1, out of the very schemas that it is held to. */
import { z } from 'zod';
import type { Offer } from './ports.ts';
import { PROBLEM_NAMES, statusOf } from './problems.ts';

type Json = { readonly [key: string]: unknown };

/** What stands in the path of an offer. */
export const namesInPath = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);

export function specification(offers: readonly Offer[], version: string): Json {
  const schemas: Record<string, unknown> = {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        code: { type: 'string' },
        choices: { type: 'array', items: { type: 'object' } },
        errors: {},
        instance: { type: 'string' },
      },
    },
  };
  const hoisted = (schema: z.ZodType, io: 'input' | 'output') => {
    const made: unknown = JSON.parse(
      JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })).replaceAll(
        '"#/$defs/',
        '"#/components/schemas/',
      ),
    );
    const { $defs = {}, $schema: _, ...rest } = made as { $defs?: Json; $schema?: unknown } & Json;
    Object.assign(schemas, $defs);
    return rest;
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const offer of offers) {
    const path = `/api/v1${offer.path}`;
    paths[path] = { ...paths[path], [offer.method]: operationOf(offer, hoisted) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Touchbase',
      version,
      description:
        'Customer knowledge, under the rights of whoever the token is of. Every write can be undone in the chat.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'by sentence: “give me an API key”' } },
      schemas,
    },
  };
}

function operationOf(
  { name, does, method, path, input, output, writes, takesFile, givesFile, record }: Offer,
  hoisted: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json {
  const inPath = namesInPath(path);
  const { properties = {}, required = [] } = hoisted(input, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  const rest = Object.entries(properties).filter(([key]) => !inPath.includes(key));
  const isQuery = method === 'get';
  const parameters = [
    ...inPath.map((key) => ({ name: key, in: 'path', required: true, schema: properties[key] ?? {} })),
    ...(isQuery
      ? rest.map(([key, schema]) => ({
          name: key,
          in: 'query',
          required: required.includes(key) && !('default' in schema),
          schema,
        }))
      : []),
    ...(writes
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : []),
    ...(writes && record ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }] : []),
    ...(!writes && record
      ? [{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }]
      : []),
  ];
  const body = {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(rest),
          required: required.filter((key) => !inPath.includes(key)),
          additionalProperties: false,
        },
      },
      // As it is; what is said of it stands in the query then.
      ...(takesFile && { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } }),
    },
  };
  const answer = givesFile
    ? { 'text/csv': { schema: { type: 'string' } }, 'text/vcard': { schema: { type: 'string' } } }
    : { 'application/json': { schema: hoisted(output, 'output') } };
  const problems = [...new Set(PROBLEM_NAMES.map(statusOf))]
    .toSorted((a, b) => a - b)
    .filter((status) => status !== 500);
  return {
    operationId: name,
    summary: does.en,
    description: does.zh,
    tags: [path.split('/')[1] ?? ''],
    parameters,
    ...(isQuery ? {} : { requestBody: body }),
    responses: {
      200: { description: 'done', content: answer },
      ...(!writes && record ? { 304: { description: 'as it was' } } : {}),
      ...Object.fromEntries(
        problems.map((status) => [
          status,
          {
            description: PROBLEM_NAMES.filter((each) => statusOf(each) === status).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

/** One thing that a call is told, as a page shows it. */
export type Described = {
  readonly name: string;
  readonly place: 'path' | 'query' | 'body';
  readonly required: boolean;
  /** What it may be, in short. */
  readonly says: string;
  readonly sample: unknown;
};

/** What a call takes: what stands in its address, and the fields of its body. */
export function describedOf({ method, path, input }: Pick<Offer, 'method' | 'path' | 'input'>): {
  readonly parameters: readonly Described[];
  readonly fields: readonly Described[];
} {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  const inPath = namesInPath(path);
  const all = Object.entries(properties).map(([name, schema]): Described => {
    const place = inPath.includes(name) ? 'path' : method === 'get' ? 'query' : 'body';
    const isNeeded = place === 'path' || (required.includes(name) && !Object.hasOwn(Object(schema), 'default'));
    return { name, place, required: isNeeded, ...sampleOf(schema as Sampled) };
  });
  return {
    parameters: all.filter(({ place }) => place !== 'body'),
    fields: all.filter(({ place }) => place === 'body'),
  };
}

type Sampled = {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Sampled[];
  readonly items?: Sampled;
  readonly description?: string;
};

function sampleOf({
  type,
  format,
  enum: choices,
  anyOf,
  items,
  description,
}: Sampled): Pick<Described, 'says' | 'sample'> {
  const [first] = anyOf ?? [];
  const [kind, sample] = choices
    ? [choices.map(String).join(' | '), choices[0]]
    : first
      ? [sampleOf(first).says, sampleOf(first).sample]
      : type === 'array'
        ? [`[${items ? sampleOf(items).says : ''}]`, [items ? sampleOf(items).sample : '']]
        : format === 'date'
          ? ['2026-12-01', '2026-12-01']
          : type === 'integer' || type === 'number'
            ? [type, 1]
            : [type ?? '', type === 'boolean' ? true : type === 'object' ? {} : ''];
  return { says: [kind, description].filter(Boolean).join('; '), sample };
}
