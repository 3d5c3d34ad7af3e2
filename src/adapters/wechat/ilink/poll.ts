import { patiently } from '../../shared/retry.ts';
import { parse } from './parse.ts';
import { type Heard, updates } from './client.ts';
import type { Hear } from '../../../core/contract/adapter.ts';

export type Login = { readonly account: string; readonly user: string; readonly token: string; readonly base: string };

/** `cursor`: how far we have read. `talk`: what our answers have to name. */
export type Memo = { readonly cursor?: string; readonly talk?: string };

type Parts = {
  readonly login: Login;
  readonly hear: Hear;
  readonly memoOf: (account: string) => Promise<Memo | undefined>;
  readonly keep: (account: string, memo: Memo) => Promise<void>;
  /** The login has ended. */
  readonly over: (account: string) => Promise<void>;
  readonly signal: AbortSignal;
  readonly log: (sentence: string, error?: unknown) => void;
};

export async function poll({ login, hear, memoOf, keep, over, signal, log }: Parts): Promise<void> {
  const { account } = login;
  const told = (error: unknown) => log('WeChat (iLink) is not heard for the moment', error);
  const state = {
    cursor: (await patiently(() => memoOf(account), { signal, told }))?.cursor ?? '',
    wait: undefined as number | undefined,
  };
  while (!signal.aborted) {
    const news = await patiently(() => round(), { signal, told });
    if (news === 'over') return over(account);
  }

  async function round(): Promise<'over' | 'read' | undefined> {
    const news = await updates(login, { cursor: state.cursor, wait: state.wait, signal });
    if (news.kind === 'over') return 'over';
    if (news.kind !== 'heard') throw new Error(`iLink refuses to say what is new (${news.kind})`);
    for (const heard of news.messages) await take(heard);
    if (news.cursor !== state.cursor) await keep(account, { cursor: news.cursor });
    Object.assign(state, { cursor: news.cursor, wait: news.wait });
    return 'read';
  }

  async function take(heard: Heard) {
    const message = parse(heard, account);
    if (!message) return;
    if (heard.context_token) await keep(account, { talk: heard.context_token });
    await hear(message);
  }
}
