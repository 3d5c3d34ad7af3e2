/** The maps that there are: a file each, ours beside the program and the firm's own in a folder `maps` where it is started. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type FeedMap, FeedMapSchema } from '../contract/doors/feed.ts';

/** Beside the bundle, or at the top of the source. */
function ours() {
  const beside = new URL('./maps', import.meta.url);
  return fileURLToPath(existsSync(beside) ? beside : new URL('../../../maps', import.meta.url));
}

const folders = (): readonly string[] => ['maps', ours()];

export function mapNames(): readonly string[] {
  const files = folders().flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  return [...new Set(files.flatMap((file) => /^([\w-]+)\.json$/.exec(file)?.[1] ?? []))].toSorted();
}

/** The firm's own goes before ours of the same name. Undefined: there is none; or what is wrong with it. */
export function readMap(name: string): FeedMap | { readonly wrong: string } | undefined {
  if (!mapNames().includes(name)) return undefined;
  const file = folders()
    .map((folder) => join(folder, `${name}.json`))
    .find(existsSync);
  return file === undefined ? undefined : parseMap(readFileSync(file, 'utf8'));
}

export function parseMap(text: string): FeedMap | { readonly wrong: string } {
  try {
    const read = FeedMapSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : { wrong: z.prettifyError(read.error) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
