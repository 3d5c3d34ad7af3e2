import { encryptWith } from '../app/encryption.ts';
import type { Config } from '../config.ts';
import { resealAll, type SealedPlace } from '../core/access/store/sealed.ts';
import { calendarSeal } from '../core/agenda/store/calendars.ts';
import type { Vault } from '../core/contract/doors/vault.ts';
import { openStore, type Store } from '../core/db/open.ts';
import { Refusal } from '../core/db/refusal.ts';
import { feedSeal } from '../core/feeds/store/feeds.ts';
import { webhookSeal } from '../core/webhooks/store/webhooks.ts';

const PLACES: readonly SealedPlace[] = [
  {
    table: 'installations',
    columns: ['secret'],
    purpose: ({ platform, account }) => `${String(platform)} ${String(account)}`,
  },
  { table: 'webhooks', columns: ['secret', 'old_secret'], purpose: ({ url }) => webhookSeal({ url: String(url) }) },
  { table: 'feeds', columns: ['secret'], purpose: ({ name }) => feedSeal({ name: String(name) }) },
  { table: 'calendars', columns: ['address'], purpose: (row) => calendarSeal(Number(row['person_id'])) },
];

const SHORTEST = 32;

/**
 * Seals all secrets in the database with another key; the bot is stopped meanwhile, and started with the new one.
 * `NEW_SECRET_KEY=… npm run rotate-key`.
 */
export async function run(config: Config) {
  const { secretKey } = config;
  const { NEW_SECRET_KEY: wanted = '' } = process.env;
  if (secretKey === undefined) throw new Error('SECRET_KEY is not set: nothing is sealed without it');
  if (wanted.length < SHORTEST)
    throw new Error(
      `NEW_SECRET_KEY must have at least ${SHORTEST} characters: make one with \`openssl rand -base64 32\``,
    );
  const store = await openStore(config.database);
  try {
    const { changed, already } = await rotate(store, { from: encryptWith(secretKey), to: encryptWith(wanted) });
    process.stdout.write(
      `${changed} secrets are sealed with the new key${already ? `, ${already} were before` : ''}: set SECRET_KEY to it, and start\n`,
    );
  } finally {
    await store.close();
  }
}

/** Company by company; what an interrupted one has done already is left. */
export async function rotate(store: Store, { from, to }: { readonly from: Vault; readonly to: Vault }) {
  const count = { changed: 0, already: 0 };
  for (const workspace of await store.all())
    await store.within({ workspace }, async (tx) => {
      for (const place of PLACES)
        await resealAll(tx, place, (sealed, purpose) => {
          if (opened(to, sealed, purpose) !== undefined) {
            count.already += 1;
            return sealed;
          }
          const secret = opened(from, sealed, purpose);
          if (secret === undefined) throw OTHER_KEY;
          count.changed += 1;
          return to.seal(secret, purpose);
        });
    });
  return count;
}

function opened(vault: Vault, sealed: string, purpose: string): string | undefined {
  try {
    return vault.open(sealed, purpose);
  } catch {
    return undefined;
  }
}

const OTHER_KEY = new Refusal({
  en: 'there is a secret in the database that SECRET_KEY does not open: set the key that it was sealed with. Nothing of that company was changed',
  zh: '数据库里有一个 SECRET_KEY 解不开的密钥:请设成当初加密用的那把。那家公司的什么都没有改动',
});
