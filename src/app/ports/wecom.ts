/** What WeCom asks of the database. */
import type { Parts } from '../../adapters/wecom/index.ts';
import type { WecomConfig } from '../../config.ts';
import { currentWorkspace, openAccount } from '../../core/people/store/accounts.ts';
import { identified } from '../../core/people/store/people.ts';
import type { Store } from '../../core/db/open.ts';
import type { Tx } from '../../core/db/tx.ts';
import { saltOf } from './directory.ts';
import { BIND_FIRST } from './greeting.ts';
import { earsOf, tellMissed } from './missed.ts';

const PLATFORM = 'wecom';

type Wiring = {
  readonly store: Store;
  readonly workspace: number;
  readonly config: WecomConfig;
  readonly clock: () => Temporal.Instant;
  readonly log: Parts['log'];
};

/** It is loaded only where it is switched on. */
export async function openWecom({ store, workspace, config, clock, log }: Wiring) {
  const { wecom } = await import('../../adapters/wecom/index.ts');
  const here = { platform: PLATFORM, account: config.bot };
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  const salt = await within(async (tx) => {
    await openAccount(tx, { ...here, meets: false });
    return saltOf(tx, here);
  });

  return wecom({
    settings: config,
    salt,
    clock,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    ears: earsOf(store, { workspace, ...here }),
    missed: (gap) => within((tx) => tellMissed(tx, { ...gap, ...here, now: clock() })),
    greet: (user) =>
      within(async (tx) => {
        if (await identified(tx, { ...here, external: user })) return undefined;
        return BIND_FIRST[(await currentWorkspace(tx))?.locale ?? 'zh'];
      }),
  });
}
