import { onTestFinished } from 'vitest';
import { openILink } from '../../../src/app/ports/ilink.ts';
import { secretsOn } from '../../../src/core/people/store/installations.ts';
import { DOOR, openAccount } from '../../../src/core/people/store/accounts.ts';
import { houseWith } from '../../support/house.ts';
import { tencent } from './tencent.ts';

export const LILEI = 'wxid_lilei@im.wechat';
const HERE = { platform: 'ilink', account: DOOR };

/** A team with WeChat switched on, behind the stand-in of Tencent. */
export async function inTencent({ replicas }: { readonly replicas?: number } = {}) {
  const there = await tencent();
  const config = { url: there.url, key: 'a key of thirty-two characters, at least' };
  const it = await houseWith(
    HERE,
    async ({ store, sql, now }) => {
      await sql((tx) => openAccount(tx, { ...HERE, meets: false }));
      return openILink({ store, config, clock: now, log: () => {} });
    },
    { seen: () => there.sent, replicas },
  );
  onTestFinished(there.close);

  const { settled } = it;
  const code = () =>
    it.said
      .findLast(({ line }) => line.card.qr)
      ?.line.card.qr?.split('/')
      .at(-1) ?? '';
  const asks = async () => {
    await it.receive(it.message('lilei', '连接微信'));
    return settled(() => code() || undefined);
  };
  return {
    ...it,
    tencent: there,
    code,
    codeAfter: (old: string) => settled(() => (code() === old ? undefined : code())),
    asks,
    /** The nth message that went to WeChat. */
    told: (nth: number) => settled(() => there.sent[nth - 1]?.text),
    async connects() {
      there.scans(await asks(), LILEI);
      await it.says(/微信连好了/);
      // It is listened for a moment later.
      await settled(() => there.polls.length || undefined);
    },
    secrets: () =>
      it.sql(async (tx) => {
        const all = await secretsOn(tx, 'ilink');
        return all.map(({ secret }) => secret);
      }),
  };
}
