/** What the doctor looks at, in the order in which it is said: each has a number, and what to do where that is wrong. */
import { missingHolidays } from '../../app/holidays.ts';
import { outdated } from '../../app/outdated.ts';
import { countAudited, countUnswept } from '../../core/access/store/checkup.ts';
import { countHeard } from '../../core/bot/store/checkup.ts';
import { countUnanswered } from '../../core/bot/store/unanswered.ts';
import { inspectWalls, unsafeSettings } from '../../core/db/server/checkup.ts';
import type { Store } from '../../core/db/open.ts';
import { errorCode } from '../../core/db/pool.ts';
import { lookAs } from '../../core/db/session.ts';
import type { Tx } from '../../core/db/tx.ts';
import { countRepeated, countWaiting } from '../../core/delivery/store/checkup.ts';
import { countUntold } from '../../core/followups/store/due.ts';
import { everyone } from '../../core/people/store/people.ts';
import { countErased } from '../../core/privacy/store/erasures.ts';
import { webhookBacklog } from '../../core/webhooks/store/messages.ts';

export type Finding = { readonly is: 'well' | 'odd' | 'ill'; readonly says: string };

/** Seconds of difference that nobody has to mend. */
const SKEW = 5;
/** Minutes after which a wait is worth a look, and after which it needs a hand. */
const SLOW = 1;
const STUCK = 10;
/** Bytes of the server's log that a standby may have before it: some seconds of a busy server's. */
const LAG = 16 * 1024 * 1024;
const WEBHOOK_STUCK = 60;
const WEEK = { hours: 7 * 24 };
const MONTH = { hours: 30 * 24 };

export const LOOKS: Readonly<Record<string, (store: Store) => Promise<readonly Finding[]>>> = {
  async database(store) {
    const newer = await outdated(store);
    if (newer) return [odd(newer)];
    const { tables } = await store.version();
    return [well(`${store.embedded ? 'embedded' : 'PostgreSQL'}, answers, tables up to date (version ${tables})`)];
  },

  async disk(store) {
    const full = await store.tryDisk().then(
      () => undefined,
      (error: unknown) => errorCode(error) ?? 'failed',
    );
    if (full) return [ill(`takes nothing more (${full}): make room`)];
    // The embedded database tries by itself at each start whether what it writes gets to the disk.
    const off = store.embedded ? [] : await anywhere(store, unsafeSettings);
    return [
      off.length
        ? ill(`a power cut would lose what was acknowledged: switch on ${off.join(', ')} of the server`)
        : well('has room, and what is acknowledged is on it'),
    ];
  },

  async standby(store) {
    if (!store.standby) return [];
    const found = await store.standby.look();
    if (found === 'away') return [odd('does not answer, so the server is asked: start it, or unset DATABASE_READ_URL')];
    if (found === 'foreign')
      return [ill('is none of this database, and is not asked: set DATABASE_READ_URL to one that is')];
    const says = `answers, ${found.bytesBehind} bytes of the log behind`;
    return [found.bytesBehind < LAG ? well(says) : odd(`${says}, so the server is asked: see what holds it up`)];
  },

  async clock(store) {
    const skew = Temporal.Now.instant().since(store.clock()).total('seconds');
    if (Math.abs(skew) < SKEW) return [well(`${Math.abs(skew).toFixed(1)} s from the database’s`)];
    return [
      ill(
        `${Math.abs(skew).toFixed(1)} s ${skew > 0 ? 'before' : 'behind'} the database’s, which is what counts here; have it set by NTP`,
      ),
    ];
  },

  async people(store) {
    const counts = await ofEach(store, async (tx) => (await everyone(tx)).length);
    const empty = counts.filter(({ found }) => !found).map(({ workspace }) => workspace);
    const all = `${sum(counts, (many) => many)} in ${counts.length} ${counts.length === 1 ? 'company' : 'companies'}`;
    return [empty.length ? ill(`${all}; nobody${where(empty)}`) : well(all)];
  },

  async sending(store) {
    const patience = store.clock().subtract({ minutes: SLOW });
    const counts = await ofEach(store, (tx) => countWaiting(tx, patience));
    const oldest = Math.max(0, ...counts.map(({ found }) => minutesSince(store, found.oldest)));
    const says = `${sum(counts, (each) => each.waiting)} lines wait, the oldest for ${minutes(oldest)}; ${sum(counts, (each) => each.answers)} answers older than a minute; ${sum(counts, (each) => each.dead)} given up in the last month`;
    return [byAge(oldest, { says, waits: counts.filter(({ found }) => found.oldest), mend: MEND_START })];
  },

  async reminders(store) {
    const patience = store.clock().subtract({ minutes: SLOW });
    const counts = await ofEach(store, (tx) => countUntold(tx, patience));
    const oldest = Math.max(0, ...counts.map(({ found }) => minutesSince(store, found.oldest)));
    const says = `${sum(counts, ({ many }) => many)} due and not told for more than a minute${oldest ? `, the oldest for ${minutes(oldest)}` : ''}`;
    return [byAge(oldest, { says, waits: counts.filter(({ found }) => found.many), mend: MEND_START })];
  },

  async messages(store) {
    const now = store.clock();
    const span = { since: now.subtract(WEEK), until: now.subtract({ minutes: SLOW }) };
    const counts = await ofEach(store, (tx) => countHeard(tx, span));
    const lost = counts.filter(({ found }) => found.lost);
    const says = `${sum(counts, (each) => each.lost)} of ${sum(counts, (each) => each.heard)} of the last week neither answered nor kept`;
    return [lost.length ? ill(`${says}${where(lost.map(at))}: ${TELL}`) : well(says)];
  },

  async once(store) {
    const now = store.clock();
    const span = { since: now.subtract(WEEK), until: now };
    const counts = await ofEach(store, async (tx) => ({
      notes: (await countHeard(tx, span)).doubled,
      lines: await countRepeated(tx, span.since),
    }));
    const wrong = counts.filter(({ found }) => found.notes || found.lines);
    const says = `${sum(counts, ({ notes }) => notes)} notes and ${sum(counts, ({ lines }) => lines)} lines of the last week are there twice`;
    return [wrong.length ? ill(`${says}${where(wrong.map(at))}: ${TELL}`) : well(says)];
  },

  async audit(store) {
    const since = store.clock().subtract(MONTH);
    const counts = await ofEach(store, (tx) => countAudited(tx, since));
    const says = `${sum(counts, ({ unknown }) => unknown)} of ${sum(counts, ({ rows }) => rows)} rows of the last month without a line of it`;
    if (counts.some(({ found }) => found.isOpen))
      return [ill(`${says}; the bot may delete from it or change who did what: revoke that of the role touchbase`)];
    const wrong = counts.filter(({ found }) => found.unknown);
    return [wrong.length ? ill(`${says}${where(wrong.map(at))}: somebody has written past the bot`) : well(says)];
  },

  async companies(store) {
    const [walls] = await anywhere(store, async (tx) => [await inspectWalls(tx)]);
    if (!walls) return [well('none yet')];
    const { tables, open, unchecked, isAbove } = walls;
    const says = `${tables - open.length} of ${tables} tables shut to other companies`;
    const wrong = [
      ...(open.length ? [`open: ${open.join(', ')}`] : []),
      ...(unchecked ? [`${unchecked} references unchecked`] : []),
      ...(isAbove ? ['the role touchbase is above the rules'] : []),
    ];
    return [wrong.length ? ill(`${says}; ${wrong.join('; ')}: stop it, and put a backup back`) : well(says)];
  },

  async erased(store) {
    const counts = await ofEach(store, countErased);
    const again = counts.filter(({ found }) => found.again);
    const says = `${sum(counts, (each) => each.again)} of ${sum(counts, (each) => each.erased)} people are here again`;
    return [
      again.length
        ? ill(`${says}${where(again.map(at))}: npm run erasures -- --replay with the newest list`)
        : well(says),
    ];
  },

  async sweep(store) {
    const now = store.clock();
    const counts = await ofEach(store, (tx) => countUnswept(tx, now));
    const wrong = counts.filter(({ found }) => found);
    const says = `${sum(counts, (many) => many)} rows kept for longer than they may be`;
    return [
      wrong.length
        ? odd(`${says}${where(wrong.map(at))}: they go at 3:17 in the night, while start is running`)
        : well(says),
    ];
  },

  async webhooks(store) {
    const counts = await ofEach(store, webhookBacklog);
    const late = Math.max(0, ...counts.map(({ found }) => minutesSince(store, found.oldest)));
    const dead = sum(counts, (each) => each.dead);
    const says = `${sum(counts, ({ due }) => due)} messages wait, ${dead} given up`;
    return [
      late >= WEBHOOK_STUCK || dead
        ? ill(
            `${says}${where(counts.filter(({ found }) => found.dead || found.due).map(at))}: an admin says «未送达的推送» or "undelivered webhooks"`,
          )
        : well(says),
    ];
  },

  async understanding(store) {
    const since = store.clock().subtract(WEEK);
    const total = new Map<string, number>();
    for (const { found } of await ofEach(store, (tx) => countUnanswered(tx, since)))
      for (const [intent, many] of found) total.set(intent, (total.get(intent) ?? 0) + many);
    const kinds = [...total].map(([intent, many]) => `${intent} ${many}`).join(', ') || 'none';
    return [well(`sentences of the last week that nothing could be done for: ${kinds}`)];
  },

  async holidays(store) {
    const missing = await missingHolidays(store);
    return [
      ...missing.map(ill),
      well(`${missing.length ? 'the others' : 'all'} known for as long as they are published`),
    ];
  },
};

const MEND_START = 'is start running? /readyz says which platform does not take them';
const TELL = 'keep the log, and tell us';

function well(says: string): Finding {
  return { is: 'well', says };
}

function odd(says: string): Finding {
  return { is: 'odd', says };
}

function ill(says: string): Finding {
  return { is: 'ill', says };
}

type Of<T> = { readonly workspace: number; readonly found: T };

/** Asked in the name of every company, which sees all that it has. */
async function ofEach<T>(store: Store, ask: (tx: Tx) => Promise<T>): Promise<readonly Of<T>[]> {
  const all: Of<T>[] = [];
  for (const workspace of await store.all())
    all.push({
      workspace,
      found: await store.within({ workspace }, (tx) => {
        lookAs(tx, 'everything');
        return ask(tx);
      }),
    });
  return all;
}

/** What is the same for all companies; nothing where there is none. */
async function anywhere<T>(store: Store, ask: (tx: Tx) => Promise<readonly T[]>): Promise<readonly T[]> {
  const [workspace] = await store.all();
  return workspace === undefined ? [] : store.within({ workspace }, ask);
}

function sum<T>(all: readonly Of<T>[], count: (found: T) => number) {
  return all.reduce((total, { found }) => total + count(found), 0);
}

const at = ({ workspace }: Of<unknown>) => workspace;

function where(workspaces: readonly number[]) {
  return ` (${workspaces.length === 1 ? 'company' : 'companies'} ${workspaces.join(', ')})`;
}

function minutesSince(store: Store, instant: Temporal.Instant | undefined) {
  return instant ? store.clock().since(instant).total('minutes') : 0;
}

const minutes = (many: number) => (many < 1 ? 'less than a minute' : `${Math.floor(many)} min`);

function byAge(
  oldest: number,
  { says, waits, mend }: { readonly says: string; readonly waits: readonly Of<unknown>[]; readonly mend: string },
): Finding {
  if (oldest < SLOW) return well(says);
  return (oldest < STUCK ? odd : ill)(`${says}${where(waits.map(at))}: ${mend}`);
}
