/** What the program tells of itself where something is wrong beneath it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start } from '../support/child.ts';
import { freePort } from '../support/cluster.ts';
import { temporary, unpacked } from '../support/folders.ts';

test.each(['throws', 'rejects'])(
  'a failure that nobody catches (%s) ends it with a line in the log, an id and a code, and none of the words',
  async (how) => {
    const bot = start('crasher', [how, '张总 13800138000 报价八十万']);
    expect(await bot.over).toBe(70);
    const lines = bot.complaints().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60, id: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(`${bot.complaints()}${bot.said.join()}`).not.toMatch(/张总|13800138000|八十万/);
  },
);

test('on a full disk it is not ready, and is again when there is room', { timeout: 180_000 }, async (it) => {
  const disk = temporary();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk]).status !== 0)
    it.skip('a disk of its own takes root on Linux');
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  const port = await freePort();
  const bot = start('main', ['start'], {
    env: { PORT: String(port), DATA_DIR: unpacked(join(disk, 'data')), DATABASE_URL: '' },
  });
  onTestFinished(async () => {
    bot.kill();
    await bot.over;
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      async (answer) => `${answer.status} ${await answer.text()}`,
      () => 'nobody there',
    );
  const soon = { timeout: 60_000, interval: 300 };
  await expect.poll(ready, soon).toMatch(/^200 ok/);
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 4_000_000));
  await expect.poll(ready, soon).toBe('503 the disk of the database is full (ENOSPC)');
  rmSync(join(disk, 'filler'));
  await expect.poll(ready, soon).toMatch(/^200 ok/);
});
