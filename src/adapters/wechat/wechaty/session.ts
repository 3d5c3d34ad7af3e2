/**
 * One stretch of being in WeChat, from the start of wechaty's process to its end. It ends when the connection breaks, when
 * wechaty stops answering, when the account is logged out, or when it is no longer wanted; then the process is gone too,
 * and the next stretch begins from nothing.
 */
import { type Child, spawnWechaty } from './childProcess.ts';
import type { Self, Told } from './ipc.ts';

export type Session = {
  readonly child: Child;
  readonly self: Self;
};

/** Why it ended when somebody has to set another token. */
export const REFUSED = 'the gateway does not take WECHATY_PUPPET_SERVICE_TOKEN';

type Parts = {
  readonly environment: Readonly<Record<string, string>>;
  readonly entered: (session: Session) => void;
  readonly told: (told: Told, session: Session | undefined) => void;
  readonly alive: () => void;
  readonly till: AbortSignal;
};

/** wechaty is asked whether it lives, through the gateway and back; so long it may be silent. */
const BEAT = 5_000;
const SILENCE = 16_000;

/** Resolves to why it ended. */
export async function session({ environment, entered, told, alive, till }: Parts): Promise<string> {
  const over = new AbortController();
  const state = { why: 'no longer wanted', last: performance.now(), session: undefined as Session | undefined };
  const end = (why: string) => {
    if (over.signal.aborted) return;
    state.why = why;
    over.abort();
  };
  const done = AbortSignal.any([till, over.signal]);
  const child = spawnWechaty({
    environment,
    told: (news) => {
      if (over.signal.aborted) return;
      state.last = performance.now();
      if (news.kind === 'broken') end(news.why);
      else if (news.kind === 'refused') end(REFUSED);
      else if (news.kind === 'dong') {
        if (!done.aborted) alive();
      } else if (news.kind === 'login') {
        state.session = { child, self: news.self };
        entered(state.session);
      } else told(news, state.session);
      if (news.kind === 'logout') end('logged out');
    },
  });
  const beat = setInterval(() => {
    if (performance.now() - state.last > SILENCE) end('wechaty is silent');
    else void child.ask({ kind: 'ding' });
  }, BEAT);
  await once(done);
  clearInterval(beat);
  await child.end();
  return state.why;
}

function once(signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
