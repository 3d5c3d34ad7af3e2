/** WeChat through wechaty, as a team has it: its own process, and a gateway in this one. */
import { expect, onTestFinished } from 'vitest';
import { openWechaty } from '../../../src/app/ports/wechaty.ts';
import type { Store } from '../../../src/core/db/open.ts';
import { issueCode } from '../../../src/core/people/store/codes.ts';
import { houseWith } from '../../support/house.ts';

const HERE = { platform: 'wechat', account: 'local' };

/** A team with WeChat switched on. `on`: a database of its own. */
export async function wechat({
  on,
  replicas,
  ...more
}: Partial<Pick<Store, 'lead'>> & { readonly on?: Store; readonly replicas?: number } = {}) {
  const { gateway, TOKEN } = await import('./gateway.ts');
  const phone = await gateway();
  onTestFinished(phone.close);
  const log: string[] = [];
  const environment = {
    WECHATY_PUPPET_SERVICE_TOKEN: TOKEN,
    WECHATY_PUPPET_SERVICE_ENDPOINT: phone.endpoint,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
  };
  const config = {
    puppet: 'wechaty-puppet-service',
    environment,
    gateway: { host: '127.0.0.1', port: phone.port },
  };
  const house = await houseWith(
    HERE,
    ({ store, workspace, now }) =>
      openWechaty({
        store: { ...store, ...more },
        workspace,
        config,
        clock: now,
        log: (sentence) => log.push(sentence),
      }),
    { ...(on && { on }), replicas, seen: () => phone.sent },
  );
  const logins = () => log.filter((line) => line === 'WeChat: logged in').length;
  const login = async (nth: number) => await expect.poll(logins, { timeout: 30_000 }).toBe(nth);
  await login(1);
  const told = (nth: number) => house.settled(() => phone.sent[nth - 1]?.text);
  return {
    ...house,
    phone,
    log,
    login,
    logins,
    told,
    async binds(from: string, name: string) {
      const code = await house.sql((tx) => issueCode(tx, { now: house.now(), name }));
      const before = phone.sent.length;
      phone.says({ from, text: `绑定 ${code}` });
      expect(await told(before + 1)).toContain(`你好,${name}`);
    },
  };
}
