/** A whole bot for a test: real SQL, a platform that remembers what it was told to say, and a clock you move. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { inject, onTestFinished } from 'vitest';
import { encryptWith } from '../../src/app/encryption.ts';
import { bot, type MessageResult } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import { deliver } from '../../src/core/delivery/deliver.ts';
import { withPrivateRows } from '../../src/core/db/session.ts';
import { openStore, type Store } from '../../src/core/db/open.ts';
import { tellChannelClosed } from '../../src/core/people/teamChannel.ts';
import type { Tx } from '../../src/core/db/tx.ts';
import { cardText, numberedButtons } from '../../src/core/contract/cardText.ts';
import { digest } from '../../src/jobs/digest/digest.ts';
import { handOver } from '../../src/jobs/handOver.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { teach } from '../../src/jobs/rhythm/teach.ts';
import { welcomeBack } from '../../src/jobs/welcomeBack.ts';
import { sharePrivate } from '../../src/jobs/sharePrivate.ts';
import { complaintClock } from '../../src/jobs/complaintClock.ts';
import { care } from '../../src/jobs/rhythm/care.ts';
import { escalate } from '../../src/jobs/rhythm/escalate.ts';
import { playbookSteps } from '../../src/jobs/playbookSteps.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';
import { replan } from '../../src/jobs/rhythm/replan.ts';
import { requests } from '../../src/jobs/rhythm/requests.ts';
import { transferWorker } from '../../src/jobs/transfer.ts';
import type { Locale } from '../../src/core/contract/locale.ts';
import type { Role } from '../../src/core/contract/person.ts';
import type { Message } from '../../src/core/contract/message.ts';
import type { Card } from '../../src/core/contract/card.ts';
import type { OutboxLine, SendResult, Capabilities, Adapter } from '../../src/core/contract/adapter.ts';
import { dropDatabase } from './dropDatabase.ts';
import { only } from './rows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which each worker makes a database of its own; empty: the embedded one. */
    server: string;
    /** The database on it that has all tables and nothing in them; empty: there is one database for all. */
    template: string;
    /** A data folder with all tables, as a tar file. */
    image: string;
  }
}

const ZONE = 'Asia/Shanghai';
/** What keeps secrets in tests. */
export const testVault = encryptWith('the key of all tests, and of nothing else');
/** A Friday. */
export const FRIDAY = Temporal.ZonedDateTime.from('2026-11-20T10:00[Asia/Shanghai]').toInstant();

const PEOPLE = [
  { id: 'lilei', name: '李雷', role: 'rep', locale: 'zh' },
  { id: 'emma', name: 'Emma', role: 'rep', locale: 'en' },
  { id: 'han', name: '韩梅梅', role: 'lead', locale: 'zh' },
  { id: 'wang', name: '王强', role: 'manager', locale: 'zh' },
  { id: 'boss', name: 'Ada', role: 'admin', locale: 'en' },
] as const satisfies readonly { id: string; name: string; role: Role; locale: Locale }[];

export type Who = (typeof PEOPLE)[number]['id'];

const opened: { store?: Promise<Store> } = {};
const clock = { now: FRIDAY };

/** The database of this worker: every file that it runs meets it, each world a company of its own. Its clock is the world's. */
export function openTestStore(): Promise<Store> {
  opened.store ??= make();
  return opened.store;
}

async function make() {
  const server = inject('server');
  if (!server) return openStore({ kind: 'memory', image: readFileSync(inject('image')) }, () => clock.now);
  return openStore({ kind: 'server', url: await databaseOf(server) }, () => clock.now);
}

/** A worker's own copy of the template. It is dropped with the run. */
async function databaseOf(server: string) {
  const template = inject('template');
  if (!template) return server;
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database that nobody else meets, for what is about a database as a whole. It is closed with the test. */
export async function openOwnStore(): Promise<Store> {
  const store = await make();
  onTestFinished(store.close);
  return store;
}

/** A store in which nobody has anything due but these companies and those that are made by it: what other tests left in the database is none of this one's business. */
export function onlyOf(store: Store, ...workspaces: readonly number[]): Store {
  const own = new Set(workspaces);
  const mine = (ids: readonly number[]) => ids.filter((id) => own.has(id));
  return {
    ...store,
    async found(company) {
      const made = await store.found(company);
      own.add(made);
      return made;
    },
    due: async (at) => mine(await store.due(at)),
    unsent: async (at) => mine(await store.unsent(at)),
    carrying: async (at) => mine(await store.carrying(at)),
    pushing: async (at) => mine(await store.pushing(at)),
    meeting: async (at) => mine(await store.meeting(at)),
    all: async () => mine(await store.all()),
  };
}

/** A database of its own on a server: empty, or with all tables from the first. */
export async function makeDatabase(server: string, { template }: { readonly template?: string } = {}) {
  const name = `touchbase_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

export type World = Awaited<ReturnType<typeof world>>;

/** A company with a small team: two reps, a lead, a manager and an admin, and one channel; `on`: in a database of the test's own. */
export async function world({
  can = {},
  speaks,
  on,
}: { readonly can?: Partial<Capabilities>; readonly speaks?: () => boolean; readonly on?: Store } = {}) {
  clock.now = FRIDAY;
  const shared = on ?? (await openTestStore());
  const account = randomUUID();
  const workspace = await shared.found({ name: 'Test', zone: ZONE, locale: 'zh', demo: true });
  const store = onlyOf(shared, workspace);
  const teamId = await store.within({ workspace }, (tx) => settle(tx, account));

  const said: { readonly line: OutboxLine; readonly id: string }[] = [];
  const sending: { answer: (line: OutboxLine) => Promise<SendResult | undefined> } = { answer: async () => undefined };
  const platform: Adapter = {
    name: 'test',
    can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000, ...can },
    start: async () => {},
    stop: async () => {},
    ...(speaks && { speaks }),
    async send(line) {
      const other = await sending.answer(line);
      if (other) return other;
      const id = line.edits ?? `m${line.key}`;
      said.push({ line, id });
      return { kind: 'sent', id };
    },
  };
  const problems: unknown[] = [];
  const done: MessageResult[] = [];
  const delivery = deliver({
    store,
    adapters: [platform],
    clock: () => clock.now,
    unspoken: tellChannelClosed,
    log: ({ error }) => error && problems.push(error),
  });
  const carrying = transferWorker({
    store,
    clock: () => clock.now,
    wake: () => {},
    fail: (error) => problems.push(error),
  });
  const { receive, explain } = bot({
    store,
    commands,
    vault: testVault,
    clock: () => clock.now,
    wake: (what) => {
      if (what) done.push(what);
    },
    log: (_id, error) => problems.push(error),
  });

  const message = (who: string, text: string, more: Partial<Message> = {}): Message => ({
    id: randomUUID(),
    platform: 'test',
    account,
    from: { id: who },
    room: { id: `dm:${who}`, kind: 'direct' },
    text,
    at: clock.now,
    ...more,
  });

  /** What was said in a room, or everywhere, while something happened; `edits`: also cards that took another's place. */
  const during = async (
    work: () => Promise<unknown>,
    { room, edits = false }: { room?: string; edits?: boolean } = {},
  ) => {
    const before = said.length;
    await work();
    await carrying.settled();
    await delivery.drain();
    return said
      .slice(before)
      .filter(({ line }) => (room === undefined || line.room === room) && (edits || line.edits === undefined))
      .map(({ line }) => cardText(line.card, line.locale));
  };

  const tick = async () => {
    await runJobs({
      store,
      jobs: [
        sharePrivate,
        handOver,
        complaintClock,
        playbookSteps,
        welcomeBack,
        replan,
        remind,
        requests,
        escalate,
        care,
        digest,
        teach,
      ],
      now: clock.now,
      log: (_job, error) => problems.push(error),
    });
    await delivery.drain();
  };

  const as = (who: Who | (string & {})) => {
    const room = `dm:${who}`;
    const lastCard = () =>
      said.findLast(({ line }) => line.room === room && (line.card.buttons ?? line.card.items) !== undefined);
    return {
      /** Says something in the person's own room. Resolves to what is answered there. */
      hears: (text: string, more: Partial<Message> = {}) =>
        during(() => receive(message(who, text, more)), { room: more.room?.id ?? room }),
      /** Presses a button of the last card with choices in this room. */
      presses(label: string) {
        const last = lastCard();
        const buttons = [
          ...numberedButtons(last?.line.card ?? { title: '' }),
          ...(last?.line.card.items ?? []).flatMap((item) => item.buttons ?? []),
        ];
        const button = buttons.find((each) => each.label === label);
        if (!last || !button)
          throw new Error(
            `no button «${label}» in «${last?.line.card.title}», there are: ${buttons.map((each) => each.label).join(', ')}`,
          );
        return during(() => receive(message(who, button.says, { pressed: last.id })), { room, edits: true });
      },
      explain: (text: string) => explain(message(who, text)),
      last: (): Card | undefined => lastCard()?.line.card,
    };
  };

  return {
    ...as('lilei'),
    as,
    store,
    workspace,
    account,
    teamId,
    message,
    receive,
    platform,
    delivery,
    problems,
    /** What the messages so far have led to. */
    done,
    sending,
    /** All that was said so far, with the ids the platform gave. */
    said,
    now: () => clock.now,
    /** Time goes by. */
    pass: (time: Temporal.DurationLike) => (clock.now = clock.now.add(time)),
    sql: <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, (tx) => withPrivateRows(tx, () => work(tx))),
    /** Everything said in the team's channel while something happened. */
    during,
    /** Moves the clock to a moment of the team's wall, asks all jobs, and resolves to what was said. */
    until: (local: string) =>
      during(async () => {
        clock.now = Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
        await tick();
      }),
  };
}

/** The team, its people and their rooms, in one statement: every test begins with it. */
async function settle(tx: Tx, account: string) {
  const first = Temporal.Instant.from('2026-11-23T01:00Z').toString();
  const made = await tx.execute<{ id: number }>(
    sql`with opened as (insert into accounts (platform, account, meets) values ('test', ${account}, false)),
      team as (insert into teams (name, zone, locale) values ('销售一组', ${ZONE}, 'zh') returning id),
      given as (select * from jsonb_to_recordset(${JSON.stringify(PEOPLE)}::text::jsonb) as x(id text, name text, role text, locale text)),
      made as (insert into people (name, role, locale, zone, team_id)
        select given.name, given.role, given.locale, ${ZONE}, team.id from given, team returning id, name),
      known as (select made.id, given.id as external from made join given using (name)),
      homes as (insert into rooms (platform, account, external, kind, person_id)
        select 'test', ${account}, 'dm:' || external, 'direct', id from known),
      linked as (insert into identities (platform, account, external, person_id, by_code)
        select 'test', ${account}, external, id, false from known),
      channel as (insert into rooms (platform, account, external, kind, team_id)
        select 'test', ${account}, 'team', 'group', id from team returning id, team_id),
      digest as (insert into digests (kind, room_id, team_id, next_at) select 'daily', id, team_id, ${first} from channel)
      select id from team`,
  );
  return only(made).id;
}
