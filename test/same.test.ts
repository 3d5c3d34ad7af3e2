import { expect, test } from 'vitest';
import { interactions } from '../src/core/store/schema.ts';
import { addPerson, addRoom, identify, openAccount } from '../src/core/store/people.ts';
import { slackHouse, type SlackHouse } from './slack/house.ts';

test('whose address Slack vouches for is asked about somebody who calls it their own, and one tap makes them one', async () => {
  const it = await slackHouse();
  const { id, says } = await elsewhere(it, '小李');
  await says('我的邮箱是 LiLei@acme.example');
  await it.says('U1', '今天和华为李总通了电话');
  const [question, answer] = it.room('D-U1');
  expect(question?.text).toContain('「小李」说过和你一样的邮箱。是同一个人吗?');
  expect(answer?.text).toContain('新客户「华为」?');

  await it.presses('U1', '是我', question!);
  expect(it.room('D-U1').at(-1)?.text).toContain('以后是同一个人:小李');
  expect(await it.people()).toMatchObject([{ id, name: '小李' }]);
  expect(await it.sql((tx) => tx.select({ author: interactions.authorId }).from(interactions))).toEqual([
    { author: id },
  ]);
  await it.says('U1', '今天和小米雷总通了电话');
  expect(await it.people()).toHaveLength(1);
});

test('somebody met before is asked when the address is named; nobody becomes another by asking', async () => {
  const it = await slackHouse();
  for (const user of ['U1', 'U2', 'U4', 'U5']) await it.says(user, '帮助');
  const { id, says } = await elsewhere(it, '小李');
  await says('我的邮箱是 lilei@acme.example');
  await it.settled();
  expect(it.room('D-U1').at(-1)?.text).toContain('是同一个人吗?');
  for (const user of ['U2', 'U4', 'U5']) {
    await it.says(user, `我就是 #${id}`);
    expect(it.slack.state.messages.map(({ text }) => text).join()).not.toMatch(/以后是同一个人/);
  }
  expect(await it.people()).toMatchObject([{ name: '李雷' }, { name: 'Emma' }, { id, name: '小李' }]);
});

test('an admin makes two accounts one person, who keeps the higher role; a rep does not', async () => {
  const it = await slackHouse();
  for (const user of ['U1', 'U3']) await it.says(user, '帮助');
  const { id } = await elsewhere(it, '老王');
  await it.says('U1', '老王和王总是同一个人');
  expect(it.room('D-U1').at(-1)?.text).toContain('这要管理员来做');
  await it.says('U3', '老王和王总是同一个人');
  expect(it.room('D-U3').at(-1)?.text).toContain('以后是同一个人:王总');
  expect(await it.people()).toMatchObject([{ name: '李雷' }, { name: '王总', role: 'admin' }]);
  expect((await it.people()).map((person) => person.id)).not.toContain(id);
});

/** A colleague known on another platform. */
async function elsewhere(it: SlackHouse, name: string) {
  const here = { platform: 'elsewhere', account: it.team };
  const person = await it.sql(async (tx) => {
    await openAccount(tx, { ...here, meets: false });
    const made = await addPerson(tx, { name, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined });
    const roomId = await addRoom(tx, { ...here, external: 'dm', kind: 'direct', personId: made.id });
    await identify(tx, { ...here, external: name, personId: made.id, roomId });
    return made;
  });
  const says = (text: string) =>
    it.receive({
      ...here,
      id: crypto.randomUUID(),
      from: { id: name },
      room: { id: 'dm', kind: 'direct' },
      text,
      at: it.clock.now,
    });
  return { id: person.id, says };
}
