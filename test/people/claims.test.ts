import { expect, test } from 'vitest';
import { openAccount } from '../../src/core/people/store/accounts.ts';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import type { Role } from '../../src/core/contract/person.ts';
import { slackHouse, type SlackHouse } from '../adapters/slack/support/house.ts';

/** Somebody who is known in WeChat. */
async function inWechat(it: SlackHouse, { name, role = 'rep' }: { readonly name: string; readonly role?: Role }) {
  const here = { platform: 'wechat', account: it.team };
  const person = await it.sql(async (tx) => {
    await openAccount(tx, { ...here, meets: false });
    const made = await addPerson(tx, { name, role, locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined });
    const roomId = await addRoom(tx, { ...here, external: `dm:${name}`, kind: 'direct', personId: made.id });
    await linkIdentity(tx, { ...here, external: name, personId: made.id, roomId });
    return made;
  });
  const says = (text: string) =>
    it.receive({
      ...here,
      id: crypto.randomUUID(),
      from: { id: name },
      room: { id: `dm:${name}`, kind: 'direct' },
      text,
      at: it.clock.now,
    });
  return { ...person, says };
}

const claim = '我的邮箱是 wang@acme.example';

async function house() {
  const it = await slackHouse();
  it.slack.state.users['U3'] = {
    ...it.slack.state.users['U3'],
    is_email_confirmed: true,
    profile: { email: 'wang@acme.example' },
  };
  return it;
}

test.each(['before', 'after'])(
  'ten claims of an address, %s its owner is met, make one card, which says what would be handed over',
  async (when) => {
    const it = await house();
    if (when === 'after') await it.says('U3', '帮助');
    for (let at = 0; at < 10; at += 1) await (await inWechat(it, { name: `甲${at}` })).says(claim);
    if (when === 'before') await it.says('U3', '帮助');
    await it.settled();
    const cards = it.room('D-U3').filter(({ text }) => text.includes('邮箱'));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toMatch(/「甲0 · 微信」[^]*客户、跟进和记录[^]*角色和权限不会带过去/);
  },
);

test.each([
  { claimant: 'rep', met: 'before' },
  { claimant: 'manager', met: 'after' },
] as const)('no role comes along with a claim: a $claimant who was here $met', async ({ claimant: role, met }) => {
  const it = await house();
  if (met === 'after') await it.says('U3', '帮助');
  const other = await inWechat(it, { name: '小王', role });
  await other.says(claim);
  if (met === 'before') await it.says('U3', '帮助');
  await it.settled();
  await it.presses(
    'U3',
    '是我',
    it.room('D-U3').findLast(({ text }) => text.includes('邮箱')),
  );
  expect(await it.people()).toMatchObject([{ role: 'admin' }]);
  await inWechat(it, { name: '李雷', role: 'manager' });
  await other.says('设李雷为组长');
  expect(await it.people()).toMatchObject([{ role: 'admin' }, { name: '李雷', role: 'manager' }]);
  await it.says('U3', '设李雷为组长');
  expect(await it.people()).toMatchObject([{ role: 'admin' }, { name: '李雷', role: 'lead' }]);
  await it.says('U3', '验证码');
  const [code = ''] = /\d{6}/.exec(it.room('D-U3').at(-1)?.text ?? '') ?? [];
  await other.says(`绑定 ${code}`);
  await other.says('设李雷为销售');
  expect(await it.people()).toMatchObject([{ role: 'admin' }, { name: '李雷', role: 'rep' }]);
});

test('an address is refused where the platform vouches for another', async () => {
  const it = await house();
  for (const user of ['U3', 'U1']) await it.says(user, '帮助');
  await it.says('U1', claim);
  expect(it.room('D-U1').at(-1)?.text).toContain('这里登记的邮箱是 lilei@acme.example');
  expect(it.room('D-U3').filter(({ text }) => text.includes('是你本人吗'))).toEqual([]);
});
