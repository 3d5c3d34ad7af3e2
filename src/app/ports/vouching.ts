/** Platforms that say who their people are: each is loaded only where it is switched on, and whom it vouches for is met as a colleague. */
import type { Given } from '../../adapters/shared/directory.ts';
import type { DingtalkConfig, FeishuConfig } from '../../config.ts';
import { openAccount } from '../../core/people/store/accounts.ts';
import type { Store } from '../../core/db/open.ts';
import { registerOf, saltOf } from './directory.ts';

type Wiring<Settings> = Pick<Given<Settings>, 'clock' | 'log'> & {
  readonly store: Store;
  readonly workspace: number;
  readonly config: Settings;
};

export async function openFeishu(wiring: Wiring<FeishuConfig>) {
  const { feishu } = await import('../../adapters/feishu/index.ts');
  return feishu(await given('feishu', wiring));
}

export async function openDingtalk(wiring: Wiring<DingtalkConfig>) {
  const { dingtalk } = await import('../../adapters/dingtalk/index.ts');
  return dingtalk(await given('dingtalk', wiring));
}

async function given<Settings extends { readonly app: string }>(
  platform: string,
  { store, workspace, config, clock, log }: Wiring<Settings>,
): Promise<Given<Settings>> {
  const here = { platform, account: config.app };
  const salt = await store.within({ workspace }, async (tx) => {
    await openAccount(tx, { ...here, meets: true });
    return saltOf(tx, here);
  });
  return {
    settings: config,
    salt,
    clock,
    log,
    lead: (wanted) => store.lead(platform, wanted),
    register: registerOf(store, { workspace, clock, ...here }),
  };
}
