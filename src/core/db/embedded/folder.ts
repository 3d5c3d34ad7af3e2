/**
 * A data folder, told apart from every other by a file within it: the same folder is the same one by whatever path it is
 * reached. Nothing is written into a folder that is not empty and not ours, and a copy from which something is missing is
 * never taken for a new one.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../pool.ts';
import { Refusal } from '../refusal.ts';
import { forgetMark } from './mark.ts';

export type Folder = {
  /** Without links. */
  readonly path: string;
  readonly id: string;
  /** Rejects a database of which something is missing. Only for whoever holds the folder's lock. */
  inspect(): void;
  /** From now on it holds what people rely on. */
  made(): void;
};

const IDENTITY = 'touchbase.json';
/** `made`: a database was once opened here, so one that is missing is a loss and not a beginning. */
const Identity = z.object({ id: z.string().min(1), made: z.boolean() });
type Identity = z.output<typeof Identity>;

/** Ours, and what file systems and desktops leave lying about. */
const NO_MATTER = /^(?:touchbase\..*|lost\+found|\..*|Thumbs\.db)$/;
/** What no database is without. */
const PARTS = ['PG_VERSION', 'postgresql.conf', 'pg_hba.conf', 'global/pg_control', 'base', 'pg_wal', 'pg_xact'];

/** The folder of that name, made if there is none. Throws with what to do if it cannot be used. */
export function openFolder(given: string): Folder {
  const path = reach(given);
  const found = identityIn(path) ?? welcome(path);
  return {
    path,
    id: found.id,
    inspect() {
      if (isWhole(path)) return;
      if (found.made || identityIn(path)?.made) throw torn(given);
      // The first start did not get to its end: the next one begins again, and nothing was kept yet.
      rmSync(join(path, 'PG_VERSION'), { force: true });
      forgetMark(path);
    },
    made() {
      if (!identityIn(path)?.made) place(path, { id: found.id, made: true });
    },
  };

  function welcome(path: string): Identity {
    const isEmpty = readdirSync(path).every((name) => NO_MATTER.test(name));
    if (isEmpty) {
      const fresh = { id: randomUUID(), made: false };
      return place(path, fresh) ? fresh : (identityIn(path) ?? fresh);
    }
    // Whoever opens it finds out whether it is one of an earlier version of ours.
    if (isWhole(path)) return { id: createHash('sha256').update(path).digest('hex').slice(0, 32), made: true };
    throw PARTS.some((part) => existsSync(join(path, part))) ? torn(given) : foreign(given);
  }
}

/** What to say when the engine does not open a folder, by the file system's or the engine's reason. */
export function folderRefusal(
  given: string,
  { failed, code }: { readonly failed: 'torn' | 'cut' | 'foreign' | 'broken'; readonly code?: string | undefined },
) {
  return code !== undefined && code in UNUSABLE ? unusable(given, code) : { torn, cut, foreign, broken }[failed](given);
}

function reach(given: string): string {
  try {
    makeFolder(resolve(given));
    const path = realpathSync(given);
    // Of a file it says that it is no folder.
    readdirSync(path);
    return path;
  } catch (error) {
    throw unusable(given, errorCode(error) ?? '', error);
  }
}

/** A folder and those above it. Node's own `recursive` never ends where the kernel makes the folders: /proc/nothing. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function isWhole(path: string) {
  return PARTS.every((part) => existsSync(join(path, part)));
}

function identityIn(path: string): Identity | undefined {
  const file = join(path, IDENTITY);
  if (!existsSync(file)) return undefined;
  try {
    return Identity.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Refusal({
      en: `${file} cannot be read: put it back from the same backup as the rest of DATA_DIR; or, if the folder is whole, remove that file alone`,
      zh: `读不出 ${file}:请从同一份备份里把它放回来;如果数据文件夹是完整的,只删掉这个文件`,
    });
  }
}

/** Whole or not at all, and on the disk. False: somebody else was first. */
function place(path: string, identity: Identity): boolean {
  const file = join(path, IDENTITY);
  const draft = `${file}.${randomUUID()}`;
  const written = openSync(draft, 'wx');
  writeSync(written, `${JSON.stringify(identity)}\n`);
  fsyncSync(written);
  closeSync(written);
  if (identity.made) {
    renameSync(draft, file);
    return true;
  }
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const torn = (folder: string) =>
  new Refusal({
    en: `the database in DATA_DIR (${folder}) is not whole, files are missing: copy the whole backup there again, or set DATA_DIR to an empty folder to begin anew`,
    zh: `DATA_DIR(${folder})里的数据库不完整,缺文件:请把备份完整地再拷一次;想从头开始,就把 DATA_DIR 设成一个空文件夹`,
  });

const cut = (folder: string) =>
  new Refusal({
    en: `the end of the journal in DATA_DIR (${folder}) is lost, and with it the last of what was acknowledged: put back a backup, whole; or, to go on without it, remove touchbase.mark there`,
    zh: `DATA_DIR(${folder})里日志的末尾丢了,最后确认过的一些记录也随之丢失:请完整地恢复备份;若愿意不要这些记录继续用,就删掉里面的 touchbase.mark`,
  });

const foreign = (folder: string) =>
  new Refusal({
    en: `DATA_DIR (${folder}) is not empty, and what is in it is not Touchbase's: set DATA_DIR to an empty folder or to a new one. Nothing was changed`,
    zh: `DATA_DIR(${folder})不是空的,里面也不是 Touchbase 的数据:请把 DATA_DIR 设成空文件夹或新文件夹。什么都没有改动`,
  });

const broken = (folder: string) =>
  new Refusal({
    en: `the database in DATA_DIR (${folder}) is damaged, or of another version, and does not open: put back a backup, whole, or set DATA_DIR to an empty folder to begin anew`,
    zh: `DATA_DIR(${folder})里的数据库损坏了,或属于另一个版本,打不开:请完整地恢复备份;想从头开始,就把 DATA_DIR 设成一个空文件夹`,
  });

const FORBIDDEN = { en: 'this user may not write there', zh: '当前用户没有写权限' };
const UNUSABLE: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: { en: 'the disk is read-only', zh: '磁盘是只读的' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘满了' },
  EDQUOT: { en: 'the quota of the disk is used up', zh: '磁盘配额用完了' },
  ENOTDIR: { en: 'it is not a folder', zh: '它不是文件夹' },
  EEXIST: { en: 'it is not a folder', zh: '它不是文件夹' },
  ENOENT: { en: 'it leads nowhere (is the disk mounted?)', zh: '路径不通(磁盘挂上了吗)' },
  ELOOP: { en: 'its links go round in a circle', zh: '符号链接绕成了圈' },
  ENOTSUP: { en: 'this file system holds no locks, a local disk does', zh: '这个文件系统不支持加锁,本机磁盘可以' },
};

export function unusable(folder: string, code: string, cause?: unknown) {
  const { en, zh } = UNUSABLE[code] ?? { en: `it cannot be used (${code})`, zh: `用不了(${code})` };
  return new Refusal(
    {
      en: `DATA_DIR (${folder}): ${en}; mend that, or set DATA_DIR to another folder`,
      zh: `DATA_DIR(${folder}):${zh};请先解决,或把 DATA_DIR 设成别的文件夹`,
    },
    cause,
  );
}
