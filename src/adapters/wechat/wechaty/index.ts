import { hearing } from '../../shared/ears.ts';
import { patiently, rest } from '../../shared/retry.ts';
import { doorkeeper } from './friendRequests.ts';
import { reached } from './gateway.ts';
import { pacer } from './pace.ts';
import { parse } from './parse.ts';
import type { News, Parts } from './ports.ts';
import { REFUSED, type Session, session } from './session.ts';
import { speaker } from './send.ts';
import { type Answer, type Contact, PLATFORM, type Spoken, type Told } from './ipc.ts';
import type { Message } from '../../../core/contract/message.ts';
import type { Hear, Adapter } from '../../../core/contract/adapter.ts';

const AWAY = 15;

export function wechaty(parts: Parts): Adapter {
  const { settings, people, lead, ears, tell, clock, log } = parts;
  const ending = new AbortController();
  /** What was heard is still kept for some seconds after nobody listens any more. */
  const leaving = new AbortController();
  const waitFor = pacer({ least: 1_000, most: 2_000 });
  const state = {
    leads: false,
    session: undefined as Session | undefined,
    shownCode: false,
    why: '',
    ready: Promise.resolve(),
    serving: Promise.resolve(),
  };
  const gap = hearing({ ears, missed: (since) => report({ kind: 'missed', ...since }), clock, log });
  const queues = new Map<string, Promise<void>>();
  const speech = speaker();
  const opens = doorkeeper(people);
  const aliased = new Set<string>();

  async function serve(hear: Hear) {
    while (!ending.signal.aborted) {
      const mine = await lead(ending.signal);
      if (!mine) return;
      state.leads = true;
      const till = AbortSignal.any([ending.signal, mine.lost]);
      await gap.begin(till);
      await hold(hear, till);
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
      gap.closed();
      if (why !== state.why) log(`WeChat: ${why}; trying to be there again`);
      state.why = why;
      if (performance.now() - began > 60_000) wait = 1_000;
      await rest(wait, till);
    }

    function told(news: Told, now: Session | undefined) {
      if (news.kind === 'spoken' && now) heard(news.message, { now, hear });
      if (news.kind === 'asks' && now)
        void consider(news, { now, hear }).catch((error: unknown) => log('a friend request is left open', error));
      if (news.kind === 'echo') speech.heardBack(news);
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
    gap.opened();
    state.ready = recognise(now).catch((error: unknown) => log('the address book of WeChat could not be read', error));
  }

  /** Where ids change at each login, people are met again before they are heard or spoken to. */
  async function recognise({ child }: Session) {
    const { contacts = [] } = done(await child.ask({ kind: 'contacts', unless: await people.known() }));
    for (const contact of contacts) await people.meet(contact);
  }

  /** One room's messages in their order; while the database is away they wait, as nobody would bring them again. */
  function heard(spoken: Spoken, { now, hear }: { now: Session; hear: Hear }) {
    const message = parse(spoken, now.self);
    if (!message) return;
    const { id } = message.room;
    const told = (error: unknown) => log('a message of WeChat waits to be kept', error);
    const turn = (queues.get(id) ?? Promise.resolve())
      .then(() => state.ready)
      // Whoever leads by then: it was told to us, and nobody else will bring it.
      .then(() =>
        patiently(() => take(message, { talker: spoken.talker, now, hear }), { signal: leaving.signal, told }),
      )
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

  /** Whoever brings a good code with their request is let in, and has said it. */
  async function consider({ id, contact, hello }: Told & { kind: 'asks' }, on: { now: Session; hear: Hear }) {
    const code = await opens(hello);
    if (code === undefined) return;
    done(await on.now.child.ask({ kind: 'accept', friendship: id }));
    const at = clock().epochMilliseconds / 1000;
    heard({ id: `asks:${id}`, type: 'Text', at, text: `绑定 ${code}`, talker: { ...contact, friend: true } }, on);
  }

  function show(code: string) {
    report({ kind: 'scan', code, again: state.shownCode });
    state.shownCode = true;
  }

  const report = (news: News) =>
    void patiently(() => tell(news), {
      signal: ending.signal,
      told: (error) => log('nobody could be told yet how WeChat is', error),
    });

  const alive = () => {
    if (state.session) gap.alive();
  };

  return {
    name: PLATFORM,
    can: { buttons: false, edit: false, threads: false, push: true, maxChars: 2_000, short: true },
    speaks: () => state.leads,
    refusal: () => (state.why === REFUSED ? REFUSED : undefined),

    async start(hear) {
      state.serving = serve(hear).catch((error: unknown) => log('WeChat is no longer heard', error));
    },

    async send(line) {
      if (!state.session) return { kind: 'later', seconds: AWAY, away: true };
      const wait = waitFor(PLATFORM, { key: line.key, now: clock().epochMilliseconds });
      if (wait > 0) return { kind: 'later', seconds: wait / 1000 };
      await state.ready;
      return speech.say(line, state.session);
    },

    async stop() {
      ending.abort();
      await state.serving;
      await Promise.race([Promise.allSettled(queues.values()), rest(3_000, leaving.signal)]);
      leaving.abort();
    },
  };
}

function done(answer: Answer): Answer & { kind: 'done' } {
  if (answer.kind === 'done') return answer;
  throw new Error(answer.kind === 'gone' ? 'nobody is there' : answer.why);
}
