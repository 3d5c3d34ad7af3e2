/** The embedded database, opened: the folder is found to be ours, nobody else is in it, and it is whole. */
import { statfs } from 'node:fs/promises';
import postgres from 'postgres';
import { failure } from '../deadline.ts';
import { runMigrations } from '../migrate.ts';
import { errorCode, createPool } from '../pool.ts';
import { Refusal } from '../refusal.ts';
import { leadAlone } from '../server/leader.ts';
import { type Opening, prepared, type Store, storeOn } from '../store.ts';
import { embeddedStatistics } from './analyze.ts';
import { openFolder, folderRefusal, unusable } from './folder.ts';
import { lockFolder } from './folderLock.ts';
import { embed } from './socket.ts';
import { whenIdle } from './yield.ts';

export type EmbeddedPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  /** Gone with the process. `image`: a data folder as tar to begin from, so that tests need not make one each. */
  | { readonly kind: 'memory'; readonly image?: Uint8Array };

export async function openEmbedded(
  place: EmbeddedPlace,
  { clock = Temporal.Now.instant, backup }: Opening,
): Promise<Store> {
  const begun: (() => Promise<void>)[] = [];
  try {
    const folder = place.kind === 'folder' ? await enterFolder(place.folder, begun) : undefined;
    const image = place.kind === 'memory' ? place.image : undefined;
    const engine = await embed(folder ? { folder: folder.path } : { ...(image && { image }) });
    if ('failed' in engine) throw folderRefusal(place.kind === 'folder' ? place.folder : '', engine);
    begun.unshift(engine.close);
    if (folder && !engine.durable) throw NOT_DURABLE;
    const connect = (onclose: () => void) => {
      // Our socket leads to the engine's thread.
      const options = {
        socket: engine.socket,
        max: 1,
        user: 'postgres',
        database: 'postgres',
        onnotice: () => {},
        fetch_types: false,
        onclose,
      } as postgres.Options<Record<string, postgres.PostgresType>>;
      return prepared(postgres(options));
    };
    await runMigrations(() => connect(() => {}), backup);
    folder?.made();
    const pool = createPool({ connect, connections: 1, deadline: 60_000, renews: false });
    begun.unshift(pool.close);
    return storeOn(pool, {
      embedded: true,
      clock,
      statistics: embeddedStatistics(pool),
      lead: leadAlone,
      breath: whenIdle(pool),
      tryDisk: async () => {
        if (folder && (await freeBytes(folder.path)) < SEGMENT) throw failure('ENOSPC');
      },
      close: () => undo(begun),
    });
  } catch (error) {
    await undo(begun);
    throw error;
  }
}

async function enterFolder(given: string, begun: (() => Promise<void>)[]) {
  const folder = openFolder(given);
  const unlock = await lockFolder(folder).catch((error: unknown) => {
    throw unusable(given, errorCode(error) ?? '', error);
  });
  if (!unlock) throw IN_USE;
  begun.unshift(unlock);
  folder.inspect();
  return folder;
}

/** The engine ends for good when it finds no space for the next piece of its journal. */
const SEGMENT = 16 * 1024 * 1024;

async function freeBytes(path: string) {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** The last step first. */
async function undo(begun: readonly (() => Promise<void>)[]) {
  for (const end of begun) await end();
}

const IN_USE = new Refusal({
  en: 'another Touchbase is running on this data folder: stop it first, or give this one a DATA_DIR of its own',
  zh: '另一个 Touchbase 正在用这个数据文件夹:请先停掉它,或给这一个单独设 DATA_DIR',
});

const NOT_DURABLE = new Refusal({
  en: 'the embedded database does not reach the disk: it would lose notes in a power cut. Set DATA_DIR to a folder on a local disk',
  zh: '内置数据库写不到磁盘上,断电会丢记录:请把 DATA_DIR 设成本机磁盘上的文件夹',
});
