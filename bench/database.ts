import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** An empty database of a bench's own on a server, until it is dropped. */
export async function makeDatabase(server: string) {
  const name = `touchbase_bench_${randomUUID().slice(0, 8)}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    /** What PostgreSQL does by itself, a minute after a table was filled. */
    async settle() {
      const inside = postgres(url.href, { max: 1, onnotice: () => {} });
      await inside.unsafe('vacuum analyze');
      await inside.end();
    },
    async drop() {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
