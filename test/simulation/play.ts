/**
 * A week of two companies on one database, in one process: three replicas that die at any await, a platform and a database
 * that fail, messages that come late, twice, and in another order, and a clock that is moved. One thing happens after the
 * other as the dice fall, so the same seed plays the same week.
 */
import { cleanUp } from '../../src/jobs/cleanup.ts';
import type { Store } from '../../src/core/db/open.ts';
import type { Message } from '../../src/core/contract/message.ts';
import { dice } from '../support/dice.ts';
import { onlyOf, world } from '../support/world.ts';
import { brokenPosts, brokenRows, leftUndone } from './invariants.ts';
import { customersOf, saidBy } from './people.ts';
import { platform } from './platform.ts';
import { type Fuse, type Replica, replica } from './replica.ts';

const ZONE = 'Asia/Shanghai';
const REPLICAS = 3;
/** A Monday. */
const FIRST = Temporal.PlainDate.from('2026-11-23');
/** From here on the platform delivers again what nobody has acknowledged. */
const PATIENCE = { minutes: 1 };
/** As long as whoever has died may still have a line in hand, and a platform wants to be left alone. */
const CALM = { minutes: 3 };

type Company = { readonly workspace: number; readonly account: string; readonly mark: string };
type Pending = { readonly message: Message; due: Temporal.Instant };

export async function play(
  store: Store,
  moment: { now: Temporal.Instant },
  { seed, days = 7 }: { readonly seed: number; readonly days?: number },
) {
  const chance = dice(seed);
  const { below } = chance;
  const violations: string[] = [];
  const did = { steps: 0, messages: 0, deliveries: 0, deaths: 0, posts: 0, reminders: 0 };
  const wall = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
  moment.now = wall(FIRST.subtract({ days: 1 }), '20:00');
  const now = () => moment.now;
  const companies: Company[] = [];
  for (const mark of ['ZQA', 'ZQB']) {
    const { workspace, account } = await world({ on: store });
    companies.push({ workspace, account, mark });
  }
  const marks = Object.fromEntries(companies.map(({ account, mark }) => [account, mark]));
  const ours = onlyOf(store, ...companies.map(({ workspace }) => workspace));
  const stage = platform({ chance, now });
  const replicas: Replica[] = [];
  const nested = { is: false };
  const open = (at: number) =>
    replica({
      store: ours,
      platform: stage,
      clock: now,
      meanwhile: () => meanwhile(at),
      fail: (error) => violations.push(`it failed: ${String(Object(error).stack ?? error)}`),
    });
  for (let at = 0; at < REPLICAS; at += 1) replicas.push(open(at));
  const pending: Pending[] = [];
  const acked = new Map<string, string[]>(companies.map(({ account }) => [account, []]));
  const seen = { posts: 0, twice: 0 };

  /** While one of them waits for the platform, another does something. */
  async function meanwhile(of: number) {
    if (nested.is) return;
    nested.is = true;
    const other = (of + 1 + below(REPLICAS - 1)) % REPLICAS;
    await (below(2) ? withOne(other, (one) => one.tick()) : hearNext(other));
    await withOne(other, (one) => one.send());
    nested.is = false;
  }

  const fuse = (): Fuse | undefined =>
    below(5) === 0 ? { awaits: 1 + below(60), end: below(3) ? 'dies' : 'is cut off' } : undefined;

  async function withOne(at: number, work: (one: Replica) => Promise<boolean>) {
    const one = replicas[at] ?? open(at);
    const survived = await work(one);
    if (!one.life.isAlive) {
      did.deaths += 1;
      replicas[at] = open(at);
    }
    return survived;
  }

  async function hearNext(at: number) {
    const due = pending.filter((each) => Temporal.Instant.compare(each.due, now()) <= 0);
    if (!due.length) return;
    const next = due[below(due.length)];
    if (!next) return;
    did.deliveries += 1;
    if (await withOne(at, (one) => one.hear(next.message))) {
      // An acknowledgement may get lost on its way, and a delivery may come twice all the same.
      if (below(8) === 0) next.due = now().add({ minutes: below(300) });
      else pending.splice(pending.indexOf(next), 1);
      const list = acked.get(next.message.account);
      if (!list?.includes(next.message.id)) list?.push(next.message.id);
    } else next.due = now().add(PATIENCE);
  }

  function say(company: Company, said = saidBy(chance, { mark: company.mark, nth: did.messages })) {
    did.messages += 1;
    const { kind, who, text } = said;
    const message: Message = {
      id: `${kind}-${did.messages}`,
      platform: 'test',
      account: company.account,
      from: { id: who },
      room: { id: `dm:${who}`, kind: 'direct' },
      text,
      at: now(),
    };
    const late = below(6) === 0 ? { minutes: below(90) } : { seconds: 0 };
    pending.push({ message, due: now().add(late) });
  }

  async function step() {
    did.steps += 1;
    const at = below(REPLICAS);
    replicas[at]?.life.arm(fuse());
    const what = below(10);
    if (what < 6) {
      for (const company of companies) if (below(3)) say(company);
      await hearNext(at);
      if (below(2)) await hearNext(below(REPLICAS));
    } else await withOne(at, (one) => one.tick());
    await withOne(below(REPLICAS), (one) => one.send());
    for (const one of replicas) one.life.arm();
    await look();
  }

  async function look() {
    for (const { workspace, account } of companies)
      violations.push(
        ...(await ours.within({ workspace }, (tx) => brokenRows(tx, { acked: acked.get(account) ?? [], now: now() }))),
      );
    const posts = stage.posts.slice(seen.posts);
    violations.push(...brokenPosts(posts, marks));
    violations.push(...stage.state.twice.slice(seen.twice).map((key) => `posted twice: ${key}`));
    Object.assign(seen, { posts: stage.posts.length, twice: stage.state.twice.length });
  }

  /** Nothing goes wrong for a while: then nothing may be left to do. */
  async function calm() {
    stage.state.isKind = true;
    for (let round = 0; round < 4; round += 1) {
      while (pending.some((each) => Temporal.Instant.compare(each.due, now()) <= 0)) await hearNext(0);
      await withOne(0, (one) => one.tick());
      await withOne(0, (one) => one.send());
      moment.now = now().add(CALM);
    }
    await look();
    for (const { workspace } of companies)
      violations.push(...(await ours.within({ workspace }, (tx) => leftUndone(tx, now()))));
    stage.state.isKind = false;
  }

  for (const company of companies)
    for (const name of customersOf(company.mark)) say(company, { kind: 'other', who: 'lilei', text: `新客户 ${name}` });
  await calm();
  for (let day = 0; day < days && !violations.length; day += 1) {
    const date = FIRST.add({ days: day });
    moment.now = wall(date, '08:50');
    const until = wall(date, '19:30');
    while (Temporal.Instant.compare(now(), until) < 0 && !violations.length) {
      await step();
      moment.now = now().add({ minutes: 5 + below(150), seconds: below(60) });
    }
    await calm();
    moment.now = wall(date.add({ days: 1 }), '03:17');
    await cleanUp({ store: ours, now: now() });
  }
  did.posts = stage.posts.length;
  did.reminders = stage.posts.filter(({ line }) => line.card.icon === '⏰').length;
  return { did, violations: violations.map((each) => `seed ${seed}, step ${did.steps}: ${each}`) };
}
