/** What DingTalk asks of the database. */
import type { Parts } from '../../adapters/dingtalk/index.ts';
import type { DingtalkConfig } from '../../config.ts';
import { openAccount } from '../../core/people/store/accounts.ts';
import type { Store } from '../../core/db/open.ts';
import { registerOf, saltOf } from './directory.ts';

const PLATFORM = 'dingtalk';

type Wiring = {
  readonly store: Store;
  readonly workspace: number;
  readonly config: DingtalkConfig;
  readonly clock: () => Temporal.Instant;
  readonly log: Parts['log'];
};

/** It is loaded only where it is switched on. Whom DingTalk vouches for is met as a colleague. */
export async function openDingtalk({ store, workspace, config, clock, log }: Wiring) {
  const { dingtalk } = await import('../../adapters/dingtalk/index.ts');
  const here = { platform: PLATFORM, account: config.app };
  const salt = await store.within({ workspace }, async (tx) => {
    await openAccount(tx, { ...here, meets: true });
    return saltOf(tx, here);
  });
  return dingtalk({
    settings: config,
    salt,
    clock,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    register: registerOf(store, { workspace, clock, ...here }),
  });
}
