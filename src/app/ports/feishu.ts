/** What Feishu asks of the database. */
import type { Parts } from '../../adapters/feishu/index.ts';
import type { FeishuConfig } from '../../config.ts';
import { openAccount } from '../../core/people/store/accounts.ts';
import type { Store } from '../../core/db/open.ts';
import { registerOf, saltOf } from './directory.ts';

const PLATFORM = 'feishu';

type Wiring = {
  readonly store: Store;
  readonly workspace: number;
  readonly config: FeishuConfig;
  readonly clock: () => Temporal.Instant;
  readonly log: Parts['log'];
};

/** It is loaded only where it is switched on. Whom Feishu vouches for is met as a colleague. */
export async function openFeishu({ store, workspace, config, clock, log }: Wiring) {
  const { feishu } = await import('../../adapters/feishu/index.ts');
  const here = { platform: PLATFORM, account: config.app };
  const salt = await store.within({ workspace }, async (tx) => {
    await openAccount(tx, { ...here, meets: true });
    return saltOf(tx, here);
  });
  return feishu({
    settings: config,
    salt,
    clock,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    register: registerOf(store, { workspace, clock, ...here }),
  });
}
