import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

/** A worker of the server's own that looks after a database is not ours to send away: it is soon done. */
export async function dropDatabase(admin: postgres.Sql, name: string) {
  for (let tries = 0; ; tries += 1)
    try {
      await admin.unsafe(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (tries === 40 || Object(error).code !== '42501') throw error;
      await pause(250);
    }
}
