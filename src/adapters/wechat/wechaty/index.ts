/**
 * WeChat through wechaty, for accounts behind a gateway. One process among all replicas holds the login; it comes back by
 * itself, and says what it may have missed, as a gateway keeps nothing for those who are away. Nobody is spoken to faster
 * than a person writes.
 */
import { connect } from 'node:net';
import type { Adapter, Hear, Line, Message, Sent } from '../../../core/types.ts';
import { pacer } from './pace.ts';
import { patiently, rest } from '../patience.ts';
import { parse } from './parse.ts';
import { type Session, session } from './session.ts';
import { type Answer, type Contact, PLATFORM, type Spoken, type Told } from './told.ts';

export type Settings = {
  readonly environment: Readonly<Record<string, string>>;
  readonly gateway: { readonly host: string; readonly port: number } | undefined;
};

export type People = {
  /** The ids under which we know somebody here. */
  known(): Promise<readonly string[]>;
  /** Whether this contact is one of us, met again by what outlives an id. */
  meet(contact: Contact): Promise<boolean>;
  /** What this contact, if it is one of us, is to be called in our address book, so that we meet them again. */
  aliasFor(contact: Contact): Promise<string | undefined>;
  /** Whether a stranger who says this may come in. */
  invited(code: string): Promise<boolean>;
};

export type News =
  | { readonly kind: 'scan'; readonly code: string; readonly again: boolean }
  | { readonly kind: 'loggedOut' }
  | { readonly kind: 'missed'; readonly from: Temporal.Instant; readonly until: Temporal.Instant };

export type Parts = {
  readonly settings: Settings;
  readonly people: People;
  /** Waits for its turn to hold the login; undefined: no longer wanted. */
  readonly lead: (wanted: AbortSignal) => Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | undefined>;
  /** When we last heard anything, kept for whoever comes after us. */
  readonly ears: { last(): Promise<Temporal.Instant | undefined>; keep(at: Temporal.Instant): Promise<void> };
  /** Told to those whom it concerns, on other roads. */
  readonly tell: (news: News) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

/** A shorter time of deafness is noticed by whoever wrote: they have had no answer. */
const WORTH_A_WORD = { seconds: 30 };
const KEEP = { seconds: 20 };
const AWAY = 15;
/** How long it is known what became of a try that nobody waited for any more. */
const REMEMBERED = 10 * 60_000;
const STRANGERS = 5;

export function wechaty(parts: Parts): Adapter {
  const { settings, people, lead, ears, tell, clock, log } = parts;
  const ending = new AbortController();
  const waitFor = pacer({ least: 1_000, most: 2_000 });
  const state = {
    leads: false,
    session: undefined as Session | undefined,
    /** Since when we have heard nothing; undefined: we hear. */
    deafSince: undefined as Temporal.Instant | undefined,
    kept: undefined as Temporal.Instant | undefined,
    shownCode: false,
    why: '',
    wrongCodes: 0,
    ready: Promise.resolve(),
    serving: Promise.resolve(),
  };
  const queues = new Map<string, Promise<void>>();
  const saying = new Set<{ readonly to: string; readonly text: string; arrived(id: string): void }>();
  const underWay = new Map<string, Promise<Answer>>();
  const aliased = new Set<string>();

  async function serve(hear: Hear) {
    while (!ending.signal.aborted) {
      const mine = await lead(ending.signal);
      if (!mine) return;
      state.leads = true;
      state.deafSince = await ears.last().catch(() => undefined);
      await hold(hear, AbortSignal.any([ending.signal, mine.lost]));
      state.leads = false;
      await mine.release();
    }
  }

  async function hold(hear: Hear, till: AbortSignal) {
    const isOver = () => till.aborted;
    const longest = settings.gateway ? 2_000 : 60_000;
    for (let wait = 1_000; !isOver(); wait = Math.min(wait * 2, longest)) {
      await reached(settings.gateway, till);
      if (isOver()) return;
      const began = performance.now();
      const why = await session({ environment: settings.environment, entered, told, alive, till });
      state.session = undefined;
      aliased.clear();
      if (isOver()) return;
      state.deafSince ??= clock();
      if (why !== state.why) log(`WeChat: ${why}; trying to be there again`);
      state.why = why;
      if (performance.now() - began > 60_000) wait = 1_000;
      await rest(wait, till);
    }

    function told(news: Told, now: Session | undefined) {
      if (news.kind === 'spoken' && now) heard(news.message, { now, hear, till });
      if (news.kind === 'asks' && now)
        void consider(news, { now, hear, till }).catch((error: unknown) => log('a friend request is left open', error));
      if (news.kind === 'echo')
        for (const each of saying) if (each.to === news.to && each.text === news.text) each.arrived(news.id);
      if (news.kind === 'scan') show(news.code);
      if (news.kind === 'logout') {
        state.shownCode = false;
        report({ kind: 'loggedOut' });
      }
    }
  }

  function entered(now: Session) {
    log('WeChat: logged in');
    state.why = '';
    state.session = now;
    state.shownCode = false;
    const from = state.deafSince;
    const until = clock();
    state.deafSince = undefined;
    if (from && Temporal.Instant.compare(from.add(WORTH_A_WORD), until) < 0) report({ kind: 'missed', from, until });
    state.ready = recognise(now).catch((error: unknown) => log('the address book of WeChat could not be read', error));
    alive();
  }

  /** Where ids change at each login, people are met again before they are heard or spoken to. */
  async function recognise({ child }: Session) {
    const { contacts = [] } = done(await child.ask({ kind: 'contacts', unless: await people.known() }));
    for (const contact of contacts) await people.meet(contact);
  }

  /** One room's messages in their order; while the database is away they wait, as nobody would bring them again. */
  function heard(spoken: Spoken, { now, hear, till }: { now: Session; hear: Hear; till: AbortSignal }) {
    const message = parse(spoken, now.self);
    if (!message) return;
    const { id } = message.room;
    const told = (error: unknown) => log('a message of WeChat waits to be kept', error);
    const turn = (queues.get(id) ?? Promise.resolve())
      .then(() => state.ready)
      .then(() => patiently(() => take(message, { talker: spoken.talker, now, hear }), { signal: till, told }))
      .then(() => undefined)
      .finally(() => queues.get(id) === turn && queues.delete(id));
    queues.set(id, turn);
  }

  async function take(message: Message, { talker, now, hear }: { talker: Contact; now: Session; hear: Hear }) {
    if (!(await people.meet(talker)) && !talker.friend) return;
    await hear(message);
    if (aliased.has(talker.id)) return;
    const alias = await people.aliasFor(talker);
    if (alias === undefined) return;
    aliased.add(talker.id);
    if (alias !== talker.alias) void now.child.ask({ kind: 'alias', contact: talker.id, alias });
  }

  /** Whoever brings a good code with their request is let in, and has said it. A few wrong ones, and nobody is for a while. */
  async function consider(
    { id, contact, hello }: Told & { kind: 'asks' },
    on: { now: Session; hear: Hear; till: AbortSignal },
  ) {
    const code = /(?<!\d)\d{6}(?!\d)/.exec(hello)?.[0];
    if (code === undefined || state.wrongCodes >= STRANGERS) return;
    if (!(await people.invited(code))) {
      state.wrongCodes += 1;
      setTimeout(() => (state.wrongCodes -= 1), 10 * 60_000).unref();
      return;
    }
    done(await on.now.child.ask({ kind: 'accept', friendship: id }));
    const at = clock().epochMilliseconds / 1000;
    heard({ id: `asks:${id}`, type: 'Text', at, text: `绑定 ${code}`, talker: { ...contact, friend: true } }, on);
  }

  function show(code: string) {
    report({ kind: 'scan', code, again: state.shownCode });
    state.shownCode = true;
  }

  const report = (news: News) =>
    void tell(news).catch((error: unknown) => log('nobody could be told how WeChat is', error));

  function alive() {
    if (!state.session) return;
    const now = clock();
    if (state.kept && Temporal.Instant.compare(state.kept.add(KEEP), now) > 0) return;
    state.kept = now;
    ears.keep(now).catch((error: unknown) => log('it is not kept that WeChat was heard', error));
  }

  /** A line that is tried again while its first try is still under way waits for that one, instead of coming twice. */
  async function spoken(line: Line, { child }: Session): Promise<Sent> {
    const under = underWay.get(line.key) ?? begin(line, child);
    const answer = await under;
    if (answer.kind === 'done') return { kind: 'sent', ...(answer.id !== undefined && { id: answer.id }) };
    underWay.delete(line.key);
    if (answer.kind === 'gone') return { kind: 'refused', why: 'not_in_the_address_book' };
    if (answer.kind === 'failed') return { kind: 'failed', why: answer.why };
    throw new Error(answer.why);
  }

  function begin(line: Line, child: Session['child']): Promise<Answer> {
    const text = line.unsure ? `${line.text}\n${TWICE[line.locale]}` : line.text;
    const echoed = Promise.withResolvers<Answer>();
    const waiting = { to: line.room, text, arrived: (id: string) => echoed.resolve({ kind: 'done', id }) };
    saying.add(waiting);
    const asked = child.ask({ kind: 'say', to: line.room, text, calls: line.calls ?? [] });
    const answer = Promise.race([asked, echoed.promise]).finally(() => {
      saying.delete(waiting);
      setTimeout(() => underWay.delete(line.key), REMEMBERED).unref();
    });
    underWay.set(line.key, answer);
    return answer;
  }

  return {
    name: PLATFORM,
    can: { buttons: false, edit: false, threads: false, push: true, maxChars: 2_000, short: true },
    speaks: () => state.leads,

    async start(hear) {
      state.serving = serve(hear).catch((error: unknown) => log('WeChat is no longer heard', error));
    },

    async send(line) {
      if (!state.session) return { kind: 'later', seconds: AWAY, away: true };
      const wait = waitFor(PLATFORM, { key: line.key, now: clock().epochMilliseconds });
      if (wait > 0) return { kind: 'later', seconds: wait / 1000 };
      await state.ready;
      return spoken(line, state.session);
    },

    async stop() {
      ending.abort();
      await state.serving;
      await Promise.race([Promise.allSettled(queues.values()), rest(3_000, new AbortController().signal)]);
    },
  };
}

function done(answer: Answer): Answer & { kind: 'done' } {
  if (answer.kind === 'done') return answer;
  throw new Error(answer.kind === 'gone' ? 'nobody is there' : answer.why);
}

/** A gateway that is not there is waited for without starting a process each time. */
async function reached(gateway: Settings['gateway'], till: AbortSignal) {
  if (!gateway) return;
  while (!till.aborted && !(await answers(gateway))) await rest(1_000, till);
}

function answers({ host, port }: NonNullable<Settings['gateway']>) {
  return new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

const TWICE = { zh: '(可能重复)', en: '(perhaps for the second time)' };
