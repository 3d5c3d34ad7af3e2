import { rest } from '../../shared/retry.ts';
import { type Login, type Memo, poll } from './poll.ts';
import { type Numbers, scan } from './qrLogin.ts';
import { say } from './client.ts';
import type { Localized } from '../../../core/contract/locale.ts';
import type { Card } from '../../../core/contract/card.ts';
import type { OutboxLine, SendResult, Hear, Adapter } from '../../../core/contract/adapter.ts';

export type { Login, Memo } from './poll.ts';

/** Who wants to come in, and where they asked. */
export type Asker = {
  readonly person: string;
  say(card: (words: (both: Localized) => string) => Card): Promise<void>;
  readonly number: Numbers;
  /** From now on this login is theirs. */
  keep(login: Login): Promise<void>;
};

export type Logins = {
  all(): Promise<readonly Login[]>;
  find(account: string): Promise<(Login & Memo) | undefined>;
  /** Keeps what a message has taught us, beside what we knew. */
  remember(account: string, memo: Memo): Promise<void>;
  /** It has ended: its owner is told, on another road. */
  end(account: string): Promise<void>;
};

export type Parts = {
  readonly url: string;
  readonly logins: Logins;
  /** Waits for its turn to read for all; undefined: no longer wanted. */
  readonly lead: (wanted: AbortSignal) => Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | undefined>;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

export type ILink = Adapter & {
  /** Shows somebody a code to scan, and sees it through. */
  invite(asker: Asker): void;
};

const LOOK = 2_000;
const INVITATION = 10 * 60_000;

export function ilink({ url, logins, lead, log }: Parts): ILink {
  const ending = new AbortController();
  const state = { reading: Promise.resolve(), look: new AbortController() };
  const invited = new Map<string, AbortController>();

  /** Every login that there is, until the lead is lost. */
  async function read(hear: Hear, till: AbortSignal) {
    const open = new Map<
      string,
      { readonly login: Login; readonly ending: AbortController; readonly over: Promise<void> }
    >();
    while (!till.aborted) {
      const known = await logins
        .all()
        .catch((error: unknown) => log('the logins of WeChat cannot be looked up', error));
      if (known) {
        for (const [account, { login, ending: close }] of open)
          if (!known.some((each) => each.account === account && each.token === login.token)) {
            close.abort();
            open.delete(account);
          }
        for (const login of known) if (!open.has(login.account)) open.set(login.account, begin(login, { hear, till }));
      }
      state.look = new AbortController();
      await rest(LOOK, AbortSignal.any([till, state.look.signal]));
    }
    await Promise.all([...open.values()].map(({ over }) => over));
  }

  function begin(login: Login, { hear, till }: { hear: Hear; till: AbortSignal }) {
    const close = new AbortController();
    const signal = AbortSignal.any([till, close.signal]);
    const over = poll({ login, hear, memoOf: logins.find, keep: logins.remember, over: logins.end, signal, log });
    return {
      login,
      ending: close,
      over: over.catch((error: unknown) => log('a login of WeChat is no longer heard', error)),
    };
  }

  async function serve(hear: Hear) {
    while (!ending.signal.aborted) {
      const mine = await lead(ending.signal);
      if (!mine) return;
      await read(hear, AbortSignal.any([ending.signal, mine.lost]));
      await mine.release();
    }
  }

  return {
    name: 'ilink',
    can: {
      buttons: false,
      edit: false,
      threads: false,
      push: true,
      maxChars: 2_000,
      short: true,
      window: { hours: 24, messages: 10 },
      pace: 1,
      jitter: 1,
    },

    async start(hear) {
      state.reading = serve(hear).catch((error: unknown) => log('WeChat (iLink) is no longer heard', error));
    },

    async send(line) {
      const login = await logins.find(line.account);
      if (!login) return { kind: 'refused', why: 'logged_out' };
      if (login.talk === undefined) return { kind: 'refused', why: 'window_closed' };
      return spoken(line, { ...login, talk: login.talk });
    },

    invite({ person, say, keep, number }) {
      invited.get(person)?.abort();
      const own = new AbortController();
      invited.set(person, own);
      const signal = AbortSignal.any([ending.signal, own.signal, AbortSignal.timeout(INVITATION)]);
      // Whoever was let in is heard at once.
      const keepAndRead = (login: Login) => keep(login).then(() => state.look.abort());
      scan({ base: url, say, keep: keepAndRead, number, signal })
        .catch(async (error: unknown) => {
          if (own.signal.aborted || ending.signal.aborted) return;
          log('nobody could be let in from WeChat', error);
          await say((words) => ({ icon: '🔌', title: words(UNREACHED) }));
        })
        .catch((error: unknown) => log('nor could that be said', error))
        .finally(() => invited.get(person) === own && invited.delete(person));
    },

    async stop() {
      ending.abort();
      await state.reading;
    },
  };

  async function spoken(line: OutboxLine, login: Login & { readonly talk: string }): Promise<SendResult> {
    const said = await say(login, {
      to: line.room,
      text: line.unsure ? `${line.text}\n${TWICE[line.locale]}` : line.text,
      context: login.talk,
      key: `touchbase-${line.key}`,
    }).catch(unheard);
    if (said.kind === 'sent') return { kind: 'sent', ...(said.id !== undefined && { id: said.id }) };
    if (said.kind === 'refused') return { kind: 'failed', why: `ret ${said.ret}` };
    if (said.kind === 'unheard') return { kind: 'failed', why: said.why };
    if (said.kind === 'over') await logins.end(line.account);
    return { kind: 'refused', why: said.kind === 'over' ? 'logged_out' : 'window_closed' };
  }
}

/** Nobody was there to hear it, or it was turned away: then it was certainly not said. */
function unheard(error: unknown): { readonly kind: 'unheard'; readonly why: string } {
  const codes = [error, error instanceof Error ? error.cause : undefined].map((each) =>
    each instanceof Error && 'code' in each ? String(each.code) : '',
  );
  const why = codes.find((code) =>
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|HTTP_4\d\d)$/.test(code),
  );
  if (why === undefined) throw error;
  return { kind: 'unheard', why };
}

const TWICE: Localized = { zh: '(可能重复)', en: '(perhaps for the second time)' };
const UNREACHED: Localized = {
  zh: '现在连不上微信,过一会儿再说「连接微信」',
  en: 'WeChat cannot be reached now; say “connect WeChat” again in a while',
};
