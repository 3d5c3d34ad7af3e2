/** Data folders of the embedded database, as they are found. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** A folder that goes with its test. */
export function temporary(): string {
  const home = mkdtempSync(join(tmpdir(), 'touchbase-folder-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** A data folder with all tables in it, as an earlier version leaves it. */
export function unpacked(at = join(temporary(), 'data')): string {
  mkdirSync(at, { recursive: true });
  execFileSync('tar', ['-xf', inject('image'), '-C', at, '--no-same-owner'], {
    stdio: 'ignore',
  });
  return at;
}

/** Why this machine lets nobody see a folder by two paths; undefined: it does. */
export const mountless =
  spawnSync('unshare', ['-m', 'true']).status === 0
    ? undefined
    : 'mounting takes root on Linux: the link alone is tried';
