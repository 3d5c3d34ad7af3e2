/** What the bot has acknowledged is there: after any death of its process, and after a power cut. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { type Child, start } from '../../test/support/child.ts';
import { temporary, unpacked } from '../../test/support/folders.ts';
import { companiesIn, foundTwice, leftBy, LOST } from '../../test/support/journal.ts';
import { massacre } from '../../test/support/massacre.ts';
import { makeDatabase } from '../../test/support/world.ts';
import { proof } from '../proof.ts';
import { diskless, keptIn, makeDisk, mounted } from '../support.ts';

const server = inject('server');
const serverless = server ? undefined : 'there is no PostgreSQL here';

proof('kill -9 of a bot on the embedded database loses nothing it has acknowledged', async ({ seed, times }) => {
  const home = temporary();
  return verdict(
    await massacre({ kind: 'folder', folder: unpacked(join(home, 'data')) }, { home, seed, kills: times(60) }),
  );
});

proof(
  'kill -9 of a bot on PostgreSQL loses nothing it has acknowledged',
  async ({ seed, times }) => {
    const { url, drop } = await makeDatabase(server);
    onTestFinished(drop);
    return verdict(await massacre({ kind: 'server', url }, { home: temporary(), seed, kills: times(60) }));
  },
  { needs: serverless },
);

type Outcome = Awaited<ReturnType<typeof massacre>>;

function verdict({ kills, acks, answers, repeated, ...outcome }: Outcome) {
  const { lostNotes, lostAnswers, notesTwice, mostRepeatsOfOneKill, complaints } = outcome;
  return {
    did: { kills, acknowledged: acks, answers, 'answers repeated': repeated },
    violations: [
      ...(lostNotes ? [`${lostNotes} acknowledged notes are lost`] : []),
      ...(lostAnswers ? [`${lostAnswers} answers are lost`] : []),
      ...(notesTwice ? [`${notesTwice} messages have not exactly one note`] : []),
      ...(mostRepeatsOfOneKill > 1 ? [`one kill repeated ${mostRepeatsOfOneKill} answers`] : []),
      ...complaints,
    ],
  };
}

proof(
  'a journal of the embedded database whose end is torn or cut off: all that was acknowledged is there, or it says that it is not',
  async ({ pick, times }) => {
    const violations: string[] = [];
    const did = { 'ends that nobody relied on': 0, 'ends that are lost': 0 };
    const folder = unpacked();
    const store = await openStore({ kind: 'folder', folder });
    onTestFinished(store.close);
    const { early, late, each } = await foundTwice(store, folder);
    for (let round = 0; round < times(20); round += 1) {
      const harm = pick(['garbled', 'cut off'] as const);
      did['ends that nobody relied on'] += 1;
      const kept = await companiesIn(leftBy(folder, { end: late, harm })).catch(String);
      if (kept !== 2 * each) violations.push(`${harm} behind what was acknowledged: ${kept} of ${2 * each} are there`);
      did['ends that are lost'] += 1;
      const place = leftBy(folder, { end: early, harm });
      // No number of starts makes it good.
      for (const _ of [1, 2]) {
        const lost = await companiesIn(place).catch(String);
        if (!LOST.test(String(lost)))
          violations.push(`${harm} before the end: ${lost} of ${2 * each} are there, and no word of it`);
      }
      rmSync(join(place.folder, 'touchbase.mark'));
      const before = await companiesIn(place).catch(String);
      if (!(Number(before) >= each && Number(before) < 2 * each))
        violations.push(`gone on without: ${before} of ${each} are there`);
    }
    return { did, violations };
  },
);

proof('killed in its first start, or while its tables are made, it starts the next time', async ({ below, times }) => {
  const violations: string[] = [];
  const did = { kills: 0, 'starts that were through before': 0 };
  for (; did.kills < times(20); did.kills += 1) {
    const folder = join(temporary(), 'data');
    const victim = start('opener', [folder]);
    await Promise.race([victim.hears(/^(?:in|out )/), pause(200 + below(4_000))]);
    if (victim.said.length) did['starts that were through before'] += 1;
    victim.kill();
    await victim.over;
    const next = start('opener', [folder]);
    const line = await next.hears(/^(?:in|out )/);
    if (line !== 'in') violations.push(`the start after kill ${did.kills + 1}: ${line ?? next.complaints()}`);
    next.kill();
    await next.over;
  }
  return { did, violations };
});

proof('of processes that open one folder at once, by any path, one gets in', async ({ below, times }) => {
  const violations: string[] = [];
  const did = { rounds: 0, 'refused in words': 0 };
  for (; did.rounds < times(40); did.rounds += 1) {
    const folder = unpacked();
    const link = join(temporary(), 'link');
    execFileSync('ln', ['-s', folder, link]);
    const rivals = Array.from({ length: 3 + below(3) }, (_, at) => start('opener', [at % 2 ? link : folder]));
    const ends = await Promise.all(rivals.map((rival) => rival.hears(/^(?:in|out )/)));
    const winners = ends.filter((line) => line === 'in').length;
    if (winners !== 1) violations.push(`round ${did.rounds + 1}: ${winners} got in`);
    did['refused in words'] += ends.filter((line) => line?.includes('another Touchbase is running')).length;
    for (const rival of rivals) rival.kill();
    await Promise.all(rivals.map((rival) => rival.over));
    const store = await openStore({ kind: 'folder', folder });
    const companies = (await store.all()).length;
    if (companies !== 1) violations.push(`round ${did.rounds + 1}: ${companies} companies are left of one`);
    await store.close();
  }
  return { did, violations };
});

proof(
  'a power cut loses nothing that was acknowledged, and the folder opens',
  async (run) => {
    const violations: string[] = [];
    const did = { cuts: 0, acknowledged: 0 };
    for (; did.cuts < run.times(20); did.cuts += 1) {
      const disk = makeDisk(512);
      unpacked(join(disk.at, 'data'));
      disk.sync();
      const { bot, acked } = await atWork(join(disk.at, 'data'));
      await bot.hears(/^ack /, 5);
      await pause(run.below(5_000));
      const before = [...acked];
      // What the disk has received by now; what it has not is gone.
      execFileSync('kill', ['-STOP', String(bot.pid)]);
      const image = join(temporary(), 'disk');
      copyFileSync(disk.image, image);
      bot.kill();
      await bot.over;
      did.acknowledged += before.length;
      const kept = await keptIn({ kind: 'folder', folder: join(mounted(image), 'data') }).catch((error: unknown) => {
        violations.push(`after cut ${did.cuts + 1} it does not open: ${String(error)}`);
        return undefined;
      });
      const lost = kept ? before.filter((id) => kept.get(id) !== 1) : [];
      if (lost.length) violations.push(`cut ${did.cuts + 1}: ${lost.length} of ${before.length} are lost`);
    }
    return { did, violations };
  },
  { needs: diskless },
);

proof(
  'on a disk that is full nothing is acknowledged that is not kept, and it goes on when there is space',
  async (run) => {
    const violations: string[] = [];
    const did = { rounds: 0, acknowledged: 0, 'acknowledged after': 0 };
    for (; did.rounds < run.times(10); did.rounds += 1) {
      const disk = makeDisk(160);
      const folder = join(disk.at, 'data');
      unpacked(folder);
      const filler = join(disk.at, 'filler');
      const full = await atWork(folder);
      await full.bot.hears(/^ack /, 3);
      await pause(run.below(1_000));
      fill(filler);
      await Promise.race([full.bot.over, pause(4_000)]);
      full.bot.kill();
      await full.bot.over;
      rmSync(filler);
      const after = await atWork(folder, { from: 10_000 });
      await Promise.race([after.bot.hears(/^ack /, 5), pause(60_000)]);
      await pause(10);
      after.bot.kill();
      await after.bot.over;
      const kept = await keptIn({ kind: 'folder', folder });
      const acked = [...full.acked, ...after.acked];
      did.acknowledged += full.acked.size;
      did['acknowledged after'] += after.acked.size;
      const lost = acked.filter((id) => kept.get(id) !== 1);
      if (lost.length) violations.push(`round ${did.rounds + 1}: ${lost.length} of ${acked.length} are lost`);
      if (!after.acked.size) violations.push(`round ${did.rounds + 1}: it does not go on: ${after.bot.complaints()}`);
    }
    return { did, violations };
  },
  { needs: diskless },
);

proof(
  'a disk that is read-only is refused in words, and taken when it is writable again',
  async () => {
    const violations: string[] = [];
    const disk = makeDisk(160);
    const folder = join(disk.at, 'data');
    unpacked(folder);
    for (const [how, expected] of [
      ['ro', /out .*(?:read-only|is on a disk)/],
      ['rw', /^in$/],
    ] as const) {
      execFileSync('mount', ['-o', `remount,${how}`, disk.at]);
      const bot = start('opener', [folder]);
      const line = (await bot.hears(/^(?:in|out )/)) ?? bot.complaints();
      if (!expected.test(line)) violations.push(`mounted ${how}: ${line}`);
      bot.kill();
      await bot.over;
    }
    return { did: { mounts: 2 }, violations };
  },
  { needs: diskless },
);

/** A bot that is told one thing after the other, and what it has acknowledged so far. */
async function atWork(folder: string, { from = 1 }: { readonly from?: number } = {}) {
  const file = join(temporary(), 'sent');
  writeFileSync(file, '');
  const bot: Child = start('noter', [folder, file, '0']);
  const acked = new Set<number>();
  await bot.hears(/^ready$/);
  const state = { next: from, read: 0 };
  const feeding = setInterval(() => {
    for (const line of bot.said.slice(state.read)) if (line.startsWith('ack ')) acked.add(Number(line.slice(4)));
    state.read = bot.said.length;
    while (state.next - from - acked.size < 4) bot.say(String(state.next++));
  }, 5);
  void bot.over.then(() => clearInterval(feeding));
  return { bot, acked };
}

function fill(path: string) {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=64k'], { stdio: 'ignore' });
  } catch {
    // It ends when there is no space left, which is what it is for.
  }
}
