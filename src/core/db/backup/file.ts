/**
 * A backup as a file: lines of a word and JSON, packed by gzip. The first says of which tables it is, the last how many rows
 * there are and what all lines before it add up to: one that is not there to its end is no backup. It has its name when it
 * is whole and on the disk, and never takes the place of another file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { errorCode } from '../pool.ts';
import { Refusal } from '../refusal.ts';

const Head = z.object({
  format: z.literal(1),
  at: z.string(),
  /** How many changes to the tables there were, and the last of them. */
  migrations: z.number().int().positive(),
  last: z.string(),
});
const End = z.object({ rows: z.number().int(), sum: z.string() });

export type Head = z.output<typeof Head>;
export type BackupLine = readonly [word: 'backup' | 'table' | 'row' | 'sequence' | 'end', json: string];

export type BackupFile = { readonly rows: number; readonly bytes: number };

/** Rejects with what to do when it cannot be written; then nothing of it is left. */
export async function writeBackup(given: string, lines: AsyncIterable<BackupLine>): Promise<BackupFile> {
  const file = resolve(given);
  if (existsSync(file)) throw taken(given);
  const draft = `${file}.${randomUUID().slice(0, 8)}.part`;
  const count = { rows: 0 };
  try {
    await pipeline(
      Readable.from(written(lines, count)),
      createGzip({ level: 6 }),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    sync(draft);
    renameSync(draft, file);
    sync(dirname(file));
    return { rows: count.rows, bytes: statSync(file).size };
  } catch (error) {
    rmSync(draft, { force: true });
    const code = errorCode(error) ?? '';
    throw code in UNWRITABLE ? unwritable(given, code) : error;
  }
}

async function* written(lines: AsyncIterable<BackupLine>, count: { rows: number }) {
  const sum = createHash('sha256');
  for await (const [word, json] of lines) {
    if (word === 'row') count.rows += 1;
    const text = `${word} ${json}\n`;
    sum.update(text);
    yield text;
  }
  yield `end ${JSON.stringify({ rows: count.rows, sum: sum.digest('hex') } satisfies z.input<typeof End>)}\n`;
}

/** Reads it from end to end. Rejects with what to do unless it is whole, and as it was written. */
export async function inspectBackup(file: string): Promise<Head & { readonly rows: number }> {
  const sum = createHash('sha256');
  const found: { head?: Head | undefined; end?: z.output<typeof End> | undefined; isWhole: boolean; rows: number } = {
    isWhole: false,
    rows: 0,
  };
  await readBackup(file, async ([word, json]) => {
    if (found.end) found.isWhole = false;
    else if (word === 'end') {
      found.end = End.safeParse(parsed(json)).data;
      found.isWhole = found.end?.rows === found.rows && found.end.sum === sum.digest('hex');
    } else {
      if (word === 'backup') found.head = Head.safeParse(parsed(json)).data;
      if (word === 'row') found.rows += 1;
      sum.update(`${word} ${json}\n`);
    }
  });
  if (!found.head) throw noBackup(file);
  if (!found.isWhole) throw half(file);
  return { ...found.head, rows: found.rows };
}

/** BackupLine by line, each when the one before it is dealt with. */
export async function readBackup(file: string, hear: (line: BackupLine) => Promise<void>): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      const decoder = new TextDecoder();
      let held = '';
      for await (const piece of bytes) {
        const lines = (held + decoder.decode(piece, { stream: true })).split('\n');
        held = lines.pop() ?? '';
        for (const line of lines) {
          const at = line.indexOf(' ');
          // Whoever inspects it finds any other word out by the sum.
          await hear([line.slice(0, at) as BackupLine[0], line.slice(at + 1)]);
        }
      }
      if (held) throw half(file);
    });
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'Z_BUF_ERROR') throw half(file);
    if (code.startsWith('Z_')) throw noBackup(file);
    if (code in UNREADABLE) throw unreadable(file, code);
    throw error;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function sync(path: string) {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

const taken = (file: string) =>
  new Refusal({
    en: `${file} is there already: give the backup another name. Nothing was changed`,
    zh: `${file} 已经存在:请给备份换个文件名。什么都没有改动`,
  });

const half = (file: string) =>
  new Refusal({
    en: `${file} is not whole, or was changed since: take another backup, or copy this one again. Nothing was changed`,
    zh: `${file} 不完整,或被改动过:请换一份备份,或把它重新拷一次。什么都没有改动`,
  });

const noBackup = (file: string) =>
  new Refusal({
    en: `${file} is no backup of Touchbase's. Nothing was changed`,
    zh: `${file} 不是 Touchbase 的备份。什么都没有改动`,
  });

const UNREADABLE: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  ENOENT: { en: 'is not there', zh: '不存在' },
  EISDIR: { en: 'is a folder', zh: '是个文件夹' },
  EACCES: { en: 'may not be read by this user', zh: '当前用户没有读权限' },
};

function unreadable(file: string, code: string) {
  const { en, zh } = UNREADABLE[code] ?? { en: code, zh: code };
  return new Refusal({ en: `${file} ${en}. Nothing was changed`, zh: `${file} ${zh}。什么都没有改动` });
}

const UNWRITABLE: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  ENOENT: { en: 'there is no such folder', zh: '没有这个文件夹' },
  ENOTDIR: { en: 'there is no such folder', zh: '没有这个文件夹' },
  EACCES: { en: 'this user may not write there', zh: '当前用户没有写权限' },
  EPERM: { en: 'this user may not write there', zh: '当前用户没有写权限' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘是只读的' },
  ENOSPC: { en: 'there is no space left on the disk', zh: '磁盘满了' },
  EDQUOT: { en: 'there is no space left for this user', zh: '当前用户的配额用完了' },
};

function unwritable(file: string, code: string) {
  const { en, zh } = UNWRITABLE[code] ?? { en: code, zh: code };
  return new Refusal({
    en: `the backup cannot be written to ${file}: ${en}. Nothing of it is left there`,
    zh: `备份写不到 ${file}:${zh}。没有留下半份文件`,
  });
}
