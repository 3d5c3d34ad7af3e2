/** The doors for the firm's other programs: `POST /in/<name>`, signed by Standard Webhooks or with the feed's secret as a bearer. */
import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../../core/contract/doors/vault.ts';
import type { Store } from '../../../core/db/open.ts';
import { takeIn } from '../../../core/feeds/intake.ts';
import { mapRows, rowsIn, rowsOfTable } from '../../../core/feeds/map.ts';
import { type Feed, feedNamed, feedSeal } from '../../../core/feeds/store/feeds.ts';
import { decodeText } from '../../../core/transfer/format/charset.ts';
import { readCsv } from '../../../core/transfer/format/csv.ts';

/** Some 200,000 rows. */
const LARGEST = 32 * 1024 * 1024;
/** So many of what is wrong, or would come of it, are named. */
const NAMED = 20;

type Parts = {
  readonly store: Store;
  /** Without one there are no feeds. */
  readonly vault: Vault | undefined;
  /** Something may have to be said. */
  readonly wake: () => void;
};

export function feedDoor({ store, vault, wake }: Parts) {
  return async (request: Request, name: string): Promise<Response> => {
    const workspace = vault && /^[a-z][a-z\d-]{1,30}$/.test(name) ? await store.feeding(name) : undefined;
    const feed = workspace === undefined ? undefined : await store.within({ workspace }, (tx) => feedNamed(tx, name));
    if (!vault || workspace === undefined || !feed) return problem(404, 'there is no such feed');
    if (request.method !== 'POST') return problem(405, 'POST it');
    const secret = vault.open(feed.secret, feedSeal(feed));
    const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim();
    const signed = HEADS.every((head) => request.headers.has(head));
    if (bearer === undefined ? !signed : !isSame(bearer, secret)) return problem(401, UNKNOWN);
    const bytes = await bytesOf(request);
    if (!bytes) return problem(413, 'send at most 32 MB at once');
    if (bearer === undefined && !(await isSigned(request, { bytes, secret }))) return problem(401, UNKNOWN);
    const rows = rowsOf(bytes, { feed, type: request.headers.get('content-type') ?? '' });
    if (typeof rows === 'string') return problem(422, rows);
    const { records, faults, skipped } = mapRows(rows, { map: feed.map });
    const isDry = new URL(request.url).searchParams.has('dry');
    const now = store.clock();
    const counts = await (isDry
      ? tried(store, { workspace }, (tx) => takeIn(tx, { feed, records, now }))
      : store.within({ workspace }, (tx) => takeIn(tx, { feed, records, now })));
    if (!isDry) wake();
    return Response.json({
      received: rows.length,
      ...counts,
      skipped,
      faulty: faults.length,
      faults: faults.slice(0, NAMED).map(({ row, why }) => ({ row, why: why.en })),
      ...(isDry && { dry: true, records: records.slice(0, NAMED) }),
    });
  };
}

const problem = (status: number, detail: string) =>
  Response.json(
    { type: 'about:blank', status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/** What would come of it; nothing is kept. */
async function tried<T>(
  store: Store,
  scope: Parameters<Store['within']>[0],
  work: Parameters<typeof store.within<T>>[1],
): Promise<T> {
  const found: { value?: T } = {};
  const rollback = new Error('tried');
  await store
    .within(scope, async (tx) => {
      found.value = await work(tx);
      throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  // It was set before the only way to get here.
  return found.value as T;
}

const HEADS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
const UNKNOWN = 'sign it by Standard Webhooks, or bring the secret as Authorization: Bearer';

async function isSigned(
  { headers }: Request,
  { bytes, secret }: { readonly bytes: Uint8Array; readonly secret: string },
): Promise<boolean> {
  const { Webhook } = await import('standardwebhooks');
  try {
    const heads = Object.fromEntries(HEADS.map((head) => [head, headers.get(head) ?? '']));
    new Webhook(secret).verify(Buffer.from(bytes), heads, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** Undefined: it is longer than may be, whatever its head says; no more of it is read. */
async function bytesOf(request: Request): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > LARGEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function isSame(one: string, other: string) {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** Or what is wrong with them. */
function rowsOf(bytes: Uint8Array, { feed, type }: { readonly feed: Feed; readonly type: string }) {
  const text = decodeText(bytes);
  try {
    if (/csv|text\/plain/.test(type)) return rowsOfTable(readCsv(text));
    const body: unknown = JSON.parse(text);
    const rows = rowsIn(body, feed.map);
    return rows ?? `there are no rows ${feed.map.rows === undefined ? 'in it' : `at «${feed.map.rows}»`}`;
  } catch (error) {
    return error instanceof SyntaxError
      ? 'it is no JSON (a table comes as text/csv)'
      : 'the table cannot be read: a quote is not closed';
  }
}
