/**
 * Asks addresses that people have given. Where a name leads is looked at when it is connected to, and what was looked at is
 * what is connected to; redirects are not followed. What asking takes is loaded with the first question.
 */
import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { Outside, OutsideAnswer, OutsideFailure } from '../../core/contract/doors/outside.ts';

/** In milliseconds. */
const CONNECT = 5_000;
const ANSWER = 10_000;

type Settings = {
  /** Addresses within the firm's own network may be asked, too. */
  readonly allowPrivate: boolean;
  /** Milliseconds for an answer, for tests. */
  readonly patience?: number;
};

export function outside({ allowPrivate, patience = ANSWER }: Settings): Outside {
  const parts: { asker?: Promise<Asker> } = {};
  return {
    async ask({ url, method, headers = {}, body, maxBytes }) {
      parts.asker ??= open(allowPrivate);
      const { fetch, agent, isPublic } = await parts.asker;
      const { protocol, hostname, username, password } = new URL(url);
      const host = hostname.replace(/^\[|\]$/g, '');
      if (!['https:', 'http:'].includes(protocol) || username || password) return failed('unreachable');
      if (!allowPrivate && protocol === 'http:') return failed('insecure');
      if (!allowPrivate && isIP(host) && !isPublic(host)) return failed('private');
      try {
        const answer = await fetch(url, {
          method,
          headers: { 'user-agent': 'Touchbase', ...headers },
          ...(body !== undefined && { body }),
          redirect: 'manual',
          dispatcher: agent,
          signal: AbortSignal.timeout(patience),
        });
        if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
          await answer.body?.cancel();
          return failed('redirect');
        }
        const text = await textOf(answer.body, maxBytes);
        if (text === undefined) return failed('too_long');
        const { status } = answer;
        const etag = answer.headers.get('etag') ?? undefined;
        return { kind: 'answered', status, text, etag, retryAfter: secondsIn(answer.headers.get('retry-after')) };
      } catch (error) {
        return failed(whyOf(error));
      }
    },
  };
}

type Asker = Awaited<ReturnType<typeof open>>;

async function open(allowPrivate: boolean) {
  const [{ Agent, fetch }, { default: ipaddr }] = await Promise.all([import('undici'), import('ipaddr.js')]);
  const isPublic = (address: string) => ipaddr.process(address).range() === 'unicast';
  const agent = new Agent({
    connect: {
      timeout: CONNECT,
      lookup(host, options, done) {
        lookup(host, { ...options, all: true }, (error, list) => {
          if (error) return done(error, []);
          if (!allowPrivate && !list.every(({ address }) => isPublic(address))) return done(new PrivateAddress(), []);
          return done(null, list);
        });
      },
    },
  });
  return { fetch, agent, isPublic };
}

class PrivateAddress extends Error {}

/** Undefined: it is longer than that. */
async function textOf(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** In seconds, or a date. */
function secondsIn(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function whyOf(error: unknown): OutsideFailure {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof PrivateAddress) return 'private';
    if (/Timeout/.test(at.name)) return 'timeout';
  }
  return 'unreachable';
}

const failed = (why: OutsideFailure): OutsideAnswer => ({ kind: 'failed', why });
