/** The API: a route for each offer, held to its schema on the way in. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { addressOf, knownHost, meter, overTls } from '../shared/guard.ts';
import { DOCS_POLICY, docsAssets, docsPage } from './docsPage.ts';
import { CALLS, pace } from './pace.ts';
import type { Answer, Offer, ProgramPorts } from './ports.ts';
import { isProblem, languageOf, problem, type ProblemName } from './problems.ts';
import { namesInPath, specification } from './spec.ts';

/** Of one address, with tokens that are none; each replica counts for itself, as it is itself that it spares. */
const TRIES = { most: 30, seconds: 60 };
/** What is wrong with an input, in words. */
const WRONG = { zh: { error: z.locales.zhCN().localeError }, en: {} };
const WRONG_HOST = '这个地址不对外提供服务。 This address is not served.';

/** The token that a request brings. */
export const tokenOf = (c: Context): string =>
  /^Bearer ([\w-]{1,100})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/** Who may come in at all: under a name of ours, over TLS where we are public, and not too often. */
export function gate({
  hosts = [],
  origin,
  now = Temporal.Now.instant,
  reserve,
}: Pick<ProgramPorts, 'hosts' | 'origin' | 'now' | 'reserve'>) {
  const names = [...hosts, ...(origin === undefined ? [] : [new URL(origin).host])];
  const tries = meter({ ...TRIES, now });
  return {
    guards: [knownHost(names, WRONG_HOST), overTls(origin)],
    counted: pace({ reserve, now }),
    /** Counts a try that was refused: whoever guesses waits. */
    refused: (c: Context) => tries(addressOf(c)),
  };
}

export type Gate = ReturnType<typeof gate>;

export function restRoutes(ports: ProgramPorts, { guards, counted, refused }: Gate, version: string): Hono {
  const { offers, call, log } = ports;
  const routes = new Hono();
  const memory: { spec?: string } = {};
  const spec = () => (memory.spec ??= JSON.stringify(specification(offers, version)));
  const locale = (c: Context) => languageOf(c.req.header('accept-language'));

  for (const guard of guards) routes.use('/api/v1/*', guard);
  routes.use('/api/v1/*', secureHeaders({ strictTransportSecurity: false }));
  const limited = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => problem('tooLarge', { locale: locale(c) ?? 'en' }) });
  const [little, much] = [limited(256 * 1024), limited(LARGEST_FILE)];
  const filePaths = new Set(offers.flatMap(({ takesFile, path }) => (takesFile ? `/api/v1${path}` : [])));
  routes.use('/api/v1/*', async (c, next) => {
    if (c.req.method !== 'POST' || !filePaths.has(c.req.path) || isJson(c)) return little(c, next);
    // So much is read of nobody but whom we know.
    return (await ports.holder(tokenOf(c))) ? much(c, next) : stranger(c, locale(c) ?? 'en');
  });
  routes.get('/api/v1/openapi.json', (c) => c.body(spec(), 200, { 'content-type': 'application/json' }));
  routes.get('/api/v1/docs', (c) => {
    c.header('Content-Security-Policy', DOCS_POLICY);
    return c.html(docsPage(offers, locale(c) ?? 'en'));
  });

  for (const [name, { type, body }] of Object.entries(docsAssets()))
    routes.get(`/api/v1/${name}`, (c) => c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' }));

  // What is named outright goes before what a number stands for.
  const first = offers.toSorted((one, other) => namesInPath(one.path).length - namesInPath(other.path).length);
  for (const offer of first)
    routes.on(offer.method.toUpperCase(), `/api/v1${offer.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, (c) =>
      answer(c, offer),
    );

  async function answer(c: Context, offer: Offer): Promise<Response> {
    const token = tokenOf(c);
    const speaks = locale(c) ?? 'en';
    const rate = await counted(token);
    if (!rate) return stranger(c, speaks);
    const limits = {
      'ratelimit-limit': String(CALLS.most),
      'ratelimit-remaining': String(rate.left),
      'ratelimit-reset': String(rate.seconds),
    };
    if (!rate.isAllowed)
      return problem('tooFast', { locale: speaks, headers: { ...limits, 'retry-after': String(rate.seconds) } });
    const given = await inputOf(c, offer);
    if (given instanceof Response) return given;
    const parsed = offer.input.safeParse(given.input, WRONG[speaks]);
    if (!parsed.success) {
      // Who may not come in is told so first, whatever they ask.
      if (!(await ports.holder(token))) return stranger(c, speaks);
      return problem('invalid', { locale: speaks, headers: limits, errors: z.flattenError(parsed.error) });
    }
    const key = c.req.header('idempotency-key');
    if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
      return problem('invalid', { locale: speaks, headers: limits, detail: 'Idempotency-Key' });
    const answered = await call({
      token,
      name: offer.name,
      input: parsed.data,
      file: given.file,
      locale: locale(c),
      key,
      ifMatch: c.req.header('if-match'),
    });
    if (answered.kind === 'nobody') return stranger(c, speaks);
    if (offer.givesFile && answered.kind === 'done') return handedOut(token, { body: answered.body, limits });
    return told(c, { answered, limits });
  }

  /** A piece at a time, each asked for when the one before is on its way, and only while the token is good. */
  function handedOut(
    token: string,
    { body, limits }: { readonly body: unknown; readonly limits: Readonly<Record<string, string>> },
  ): Response {
    const { id: file, name, size } = body as { readonly id: number; readonly name: string; readonly size: number };
    const state = { from: 0 };
    const stream = new ReadableStream<Uint8Array>({
      async pull(to) {
        try {
          const piece = state.from < size ? await ports.piece({ token, file, from: state.from }) : undefined;
          if (piece?.length) {
            state.from += piece.length;
            return to.enqueue(piece);
          }
          if (state.from < size) throw new Error('a file is gone while it is read');
          return to.close();
        } catch (error) {
          log(randomBytes(4).toString('hex'), error);
          return to.error(error);
        }
      },
    });
    return new Response(stream, {
      headers: {
        ...limits,
        'content-type': name.endsWith('.vcf') ? 'text/vcard; charset=utf-8' : 'text/csv; charset=utf-8',
        'content-length': String(size),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }

  function stranger(c: Context, speaks: 'zh' | 'en'): Response {
    const tried = refused(c);
    if (!tried.isAllowed)
      return problem('tooFast', { locale: speaks, headers: { 'retry-after': String(tried.seconds) } });
    return problem('unauthorized', { locale: speaks, headers: { 'www-authenticate': 'Bearer realm="touchbase"' } });
  }

  function told(
    c: Context,
    {
      answered,
      limits,
    }: { readonly answered: Exclude<Answer, { kind: 'nobody' }>; readonly limits: Readonly<Record<string, string>> },
  ): Response {
    if (answered.kind === 'asked') return Response.json({ asked: answered.call }, { status: 202, headers: limits });
    if (answered.kind === 'refused') {
      const { why, code, said, locale: speaks } = answered;
      const isRole = code === 'not_allowed' || code === 'admins_only' || code === 'notAllowed';
      const name: ProblemName = why === 'refused' && isRole ? 'forbidden' : isProblem(why) ? why : 'refused';
      return problem(name, { locale: speaks, headers: limits, code, said });
    }
    const { version: etag, body, again } = answered;
    const headers = {
      ...limits,
      'cache-control': 'no-store',
      ...(etag !== undefined && { etag }),
      ...(again && { 'idempotent-replayed': 'true' }),
    };
    if (etag !== undefined && c.req.header('if-none-match') === etag)
      return new Response(null, { status: 304, headers });
    return Response.json(body, { headers });
  }

  routes.all('/api/v1/*', (c) => problem('noRoute', { locale: locale(c) ?? 'en' }));
  routes.onError((error, c) => {
    const instance = randomBytes(4).toString('hex');
    log(instance, error);
    return problem('failed', { locale: locale(c) ?? 'en', instance });
  });
  return routes;
}

const LARGEST_FILE = 20 * 1024 * 1024;
const isJson = (c: Context) => /^application\/json\b/i.test(c.req.header('content-type') ?? '');

type Given = { readonly input: Readonly<Record<string, unknown>>; readonly file?: Uint8Array };

/** Path, query and body together; a file is the body, and what is said of it the query. */
async function inputOf(c: Context, { method, path, takesFile }: Offer): Promise<Given | Response> {
  const inPath = Object.fromEntries(namesInPath(path).map((name) => [name, c.req.param(name)]));
  if (method === 'get') return { input: { ...c.req.query(), ...inPath } };
  if (takesFile && !isJson(c)) {
    const file = new Uint8Array(await c.req.arrayBuffer());
    return { input: { ...c.req.query(), ...inPath }, ...(file.length && { file }) };
  }
  const speaks = languageOf(c.req.header('accept-language')) ?? 'en';
  const text = await c.req.text();
  if (text.trim() === '') return { input: inPath };
  if (!isJson(c)) return problem('notJson', { locale: speaks });
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return problem('invalid', { locale: speaks });
    return { input: { ...body, ...inPath } };
  } catch {
    return problem('invalid', { locale: speaks, detail: 'JSON' });
  }
}
