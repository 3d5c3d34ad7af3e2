/** One data folder is one database, whatever path leads to it; and a folder that is not a whole one of ours is left alone. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { start } from '../support/child.ts';
import { mountless, temporary, unpacked } from '../support/folders.ts';

/** An engine that starts takes seconds, and far more on a busy machine. */
const FAR = 300_000;

describe.skipIf(inject('server'))('a data folder', () => {
  test(
    'is the same one by every path, however long: whoever comes second is refused in words',
    async () => {
      const folder = unpacked(join(temporary(), 'a'.repeat(60), 'b'.repeat(60)));
      const link = join(temporary(), 'link');
      symlinkSync(folder, link);
      const store = await openStore({ kind: 'folder', folder });
      await store.found({ name: 'Test', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
      for (const path of [folder, link])
        await expect(openStore({ kind: 'folder', folder: path })).rejects.toThrow(
          /another Touchbase is running.*\n.*另一个 Touchbase/,
        );
      await store.close();
      const again = await openStore({ kind: 'folder', folder: link });
      expect(await again.all()).toHaveLength(1);
      await again.close();
    },
    FAR,
  );

  test(
    'mounted elsewhere is the same one, also for processes that see no other path, and free when its holder is killed',
    async (it) => {
      if (mountless) it.skip(mountless);
      const folder = unpacked();
      const elsewhere = join(temporary(), 'elsewhere');
      mkdirSync(elsewhere);
      const mounts = { from: folder, at: elsewhere };
      const first = start('opener', [elsewhere], { mounts });
      expect(await first.hears(/^(?:in|out )/)).toBe('in');
      await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/another Touchbase is running/);
      const rival = start('opener', [elsewhere], { mounts });
      expect(await rival.hears(/^(?:in|out )/)).toMatch(/^out another Touchbase is running/);
      first.kill();
      await first.over;
      const store = await openStore({ kind: 'folder', folder });
      expect(await store.all()).toHaveLength(1);
      await store.close();
    },
    FAR,
  );

  test.for([
    [
      'that holds other things',
      /is not Touchbase's.*\n.*不是 Touchbase 的数据/,
      (folder) => {
        mkdirSync(folder);
        writeFileSync(join(folder, 'letter.txt'), 'dear all');
      },
    ],
    ['copied without its version', /not whole.*\n.*不完整/, (folder) => rmSync(join(unpacked(folder), 'PG_VERSION'))],
    [
      'copied only in part',
      /not whole.*\n.*不完整/,
      (folder) => rmSync(join(unpacked(folder), 'base'), { recursive: true }),
    ],
    ['that is a file', /not a folder.*\n.*不是文件夹/, (folder) => writeFileSync(folder, '')],
    [
      'that is a link to a disk that is not there',
      /leads nowhere.*\n.*路径不通/,
      (folder) => symlinkSync('/nowhere/at/all', folder),
    ],
  ] satisfies [string, RegExp, (folder: string) => void][])(
    '%s is refused with what to do, and stays as it was',
    async ([, why, make]) => {
      const folder = join(temporary(), 'data');
      make(folder);
      const before = seen(folder);
      await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(why);
      expect(seen(folder)).toEqual(before);
    },
  );

  test.runIf(existsSync('/proc/self'))('where no folder can be made is refused at once', async () => {
    await expect(openStore({ kind: 'folder', folder: '/proc/nothing/at/all' })).rejects.toThrow(
      /leads nowhere.*\n.*路径不通/,
    );
  });

  test.for([
    [
      'lacks its journal',
      /damaged.*\n.*损坏/,
      (folder) => renameSync(join(folder, 'pg_wal'), join(folder, 'pg_wal.old')),
    ],
    [
      'has lost the end of what it begins with',
      /damaged.*\n.*损坏/,
      (folder) => truncateSync(join(folder, 'global', 'pg_control'), 100),
    ],
  ] satisfies [string, RegExp, (folder: string) => void][])(
    'that %s is refused in words',
    { timeout: FAR },
    async ([, why, harm]) => {
      const folder = unpacked();
      harm(folder);
      mkdirSync(join(folder, 'pg_wal'), { recursive: true });
      await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(why);
    },
  );

  test(
    'that has lost files of its database, or all of it, is not begun anew',
    async () => {
      const folder = unpacked();
      const store = await openStore({ kind: 'folder', folder });
      await store.close();
      rmSync(join(folder, 'base', '5', tableFile(folder)));
      await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/not whole.*\n.*不完整/);
      for (const name of readdirSync(folder))
        if (name !== 'touchbase.json') rmSync(join(folder, name), { recursive: true });
      await expect(openStore({ kind: 'folder', folder })).rejects.toThrow(/not whole/);
      expect(readdirSync(folder)).toEqual(['touchbase.json']);
    },
    FAR,
  );

  test(
    'that does not open ends start and doctor with a failure and words in both languages',
    async () => {
      const folder = join(temporary(), 'data');
      mkdirSync(folder);
      writeFileSync(join(folder, 'letter.txt'), 'dear all');
      for (const verb of ['start', 'doctor']) {
        const bot = start('main', [verb], { env: { DATA_DIR: folder, PORT: '0' } });
        expect(await bot.over).toBe(1);
        expect(bot.complaints()).toMatch(/touchbase: DATA_DIR .*is not empty.*\ntouchbase: DATA_DIR.*不是空的/);
      }
    },
    FAR,
  );
});

/** A table's own file: those of the catalogue have lower numbers. */
function tableFile(folder: string): string {
  const file = readdirSync(join(folder, 'base', '5')).find((name) => /^16\d{3}$/.test(name));
  if (file === undefined) throw new Error('the image has no tables');
  return file;
}

function seen(path: string): readonly string[] {
  try {
    return readdirSync(path, { recursive: true }).map(String).toSorted();
  } catch (error) {
    return [String(error)];
  }
}
