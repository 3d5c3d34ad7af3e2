/** Platforms that say who their people are: what was said is kept, and applied to whom it is about. */
import { randomBytes } from 'node:crypto';
import type { Register } from '../../adapters/shared/directory.ts';
import { applyProfile } from '../../core/handover/platformProfile.ts';
import { type Account, findMemo, findProfile, keepMemo, keepProfile } from '../../core/people/store/installations.ts';
import type { Store } from '../../core/db/open.ts';
import type { Tx } from '../../core/db/tx.ts';

type Here = Account & { readonly workspace: number };

export function registerOf(
  store: Store,
  { workspace, clock, ...here }: Here & { readonly clock: () => Temporal.Instant },
): Register {
  const idOf = (external: string) => ({ ...here, external });
  return {
    find: (user) =>
      store.within({ workspace }, async (tx) => {
        const found = await findProfile(tx, idOf(user));
        return found && { profile: found.says, at: found.at };
      }),
    keep: (user, profile) =>
      store.within({ workspace }, async (tx) => {
        const identity = idOf(user);
        const before = (await findProfile(tx, identity))?.says;
        await keepProfile(tx, { ...identity, says: profile, at: clock() });
        await applyProfile(tx, { identity, before, profile, now: clock() });
      }),
  };
}

/** What begins this database’s keys on a platform, so that no other database’s are the same. */
export async function saltOf(tx: Tx, here: Account): Promise<string> {
  const { cards = randomBytes(6).toString('hex') } = await findMemo(tx, here);
  await keepMemo(tx, { ...here, memo: { cards } });
  return `tb-${cards}`;
}
