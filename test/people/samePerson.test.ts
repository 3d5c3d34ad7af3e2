import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openAccount } from '../../src/core/people/store/accounts.ts';
import { customers } from '../../src/core/db/schema/customers.ts';
import { interactions } from '../../src/core/db/schema/interactions.ts';
import { offers, questions } from '../../src/core/db/schema/questions.ts';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { only, snapshot } from '../support/rows.ts';
import { slackHouse, type SlackHouse } from '../adapters/slack/support/house.ts';

test('whose address Slack vouches for is asked about somebody who calls it their own, and one tap makes them one', async () => {
  const it = await slackHouse();
  const { id, says } = await elsewhere(it, '小李');
  await says('我的邮箱是 LiLei@acme.example');
  await it.says('U1', '今天和华为李总通了电话');
  const [question, answer] = it.room('D-U1');
  expect(question?.text).toContain('「小李 · elsewhere」说你的邮箱是TA的。是你本人吗?');
  expect(answer?.text).toContain('新客户「华为」?');

  await it.presses('U1', '是我', question);
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
  expect(it.room('D-U1').at(-1)?.text).toContain('是你本人吗?');
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

test('joining two people is undone by either account of theirs, and all is whose it was', async () => {
  const it = await slackHouse();
  const { id, says } = await elsewhere(it, '小李');
  await says('我的邮箱是 lilei@acme.example');
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  await says('今天和小米雷总通了电话');
  await says('1');
  const before = await rows(it);
  for (const undo of [() => it.says('U1', '撤销'), () => says('撤销')]) {
    await it.says('U1', `我就是 #${id}`);
    expect(await it.people()).toMatchObject([{ name: '小李' }]);
    await undo();
    expect(await rows(it)).toBe(before);
  }
  expect(it.room('D-U1').map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^↩️ 已撤销:「李雷」又是单独的/),
  );
});

test('what was said before two people were joined is still undone afterwards, by itself and by either account', async () => {
  const it = await slackHouse();
  const { id, says } = await elsewhere(it, '小李');
  await says('我的邮箱是 lilei@acme.example');
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  await it.says('U1', `我就是 #${id}`);
  const note = only(await it.sql((tx) => tx.select({ id: interactions.id }).from(interactions)));
  await says('不提醒');
  await says(`撤销 #${note.id}`);
  expect(await it.sql((tx) => tx.select().from(interactions))).toEqual([]);
  expect(await it.people()).toMatchObject([{ id, name: '小李' }]);
});

test('an admin’s joining is the admin’s to undo', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  await elsewhere(it, '老王');
  await it.says('U3', '老王和李雷是同一个人');
  await it.says('U1', '撤销');
  expect(await it.people()).toHaveLength(2);
  await it.says('U3', '撤销');
  expect(it.room('D-U3').at(-1)?.text).toContain('又是单独的一位同事');
  expect(await it.people()).toMatchObject([{ name: '王总' }, { name: '李雷' }, { name: '老王' }]);
});

test('joining is not undone when somebody has since given away what was joined', async () => {
  const it = await slackHouse();
  for (const user of ['U1', 'U3']) await it.says(user, '帮助');
  const { says } = await elsewhere(it, '老王');
  await says('今天和小米雷总通了电话,下周三跟进');
  await it.says('U3', '老王和李雷是同一个人');
  await it.says('U1', '我的跟进');
  await it.says('U1', '1转给王总');
  const before = await rows(it);
  await it.says('U3', '撤销');
  expect(it.room('D-U3').at(-1)?.text).toContain('之后已有人改过');
  expect(await rows(it)).toBe(before);
});

test('a customer that one account made goes with its note, though the other account and an admin’s joining have touched it', async () => {
  const it = await slackHouse();
  await it.says('U3', '帮助');
  const { says } = await elsewhere(it, '小李');
  await says('我的邮箱是 lilei@acme.example');
  await it.says('U1', '今天和华为李总通了电话,下周三跟进');
  await it.presses('U1', '新建「华为」', it.room('D-U1').at(-1));
  await it.says('U3', '小李和李雷是同一个人');
  await says('华为是A级客户');
  const customersNow = () => it.sql((tx) => tx.select({ name: customers.name, tier: customers.tier }).from(customers));
  expect(await customersNow()).toEqual([{ name: '华为', tier: 'A' }]);
  const note = only(await it.sql((tx) => tx.select({ id: interactions.id }).from(interactions)));
  await says(`撤销 #${note.id}`);
  expect(await customersNow()).toEqual([]);
});

test('what somebody offered and asked goes on under the one they are, once', async () => {
  const it = await slackHouse();
  for (const user of ['U1', 'U3']) await it.says(user, '帮助');
  const { id } = await elsewhere(it, '小李');
  const [lilei = 0] = (await it.people()).map((person) => person.id);
  await it.sql(async (tx) => {
    for (const [askerId, whom] of [
      [id, '华为'],
      [lilei, '小米'],
    ] as const)
      await tx.insert(questions).values({ askerId, whom });
    const asked = await tx.select().from(questions).orderBy(questions.id);
    const [huawei = 0, xiaomi = 0] = asked.map((question) => question.id);
    await tx.insert(offers).values([
      { questionId: huawei, personId: lilei, text: '我认识李总' },
      { questionId: xiaomi, personId: id, text: '我认识雷总' },
      { questionId: xiaomi, personId: lilei, text: '我也认识' },
    ]);
  });
  await it.says('U3', '小李和李雷是同一个人');
  const one = only((await it.people()).filter(({ name }) => name !== '王总'));
  const offered = await it.sql((tx) =>
    tx.select({ text: offers.text }).from(offers).where(eq(offers.personId, one.id)).orderBy(offers.id),
  );
  expect(offered).toContainEqual({ text: '我认识李总' });
  expect(offered).toHaveLength(2);
  const asked = await it.sql((tx) => tx.select({ by: questions.askerId }).from(questions));
  expect(asked).toEqual([{ by: one.id }, { by: one.id }]);
});

/** All that is kept, but for when a room may next be spoken in, and when somebody is looked at in vain. */
const rows = async ({ store, workspace }: SlackHouse) => {
  const all = await snapshot(store, { workspace, without: ['heard', 'outbox', 'audit', 'profiles', 'wakes'] });
  return JSON.stringify({ ...all, rooms: all['rooms']?.map((room) => ({ ...room, free_at: null })) }, null, 1);
};

/** A colleague known on another platform. */
async function elsewhere(it: SlackHouse, name: string) {
  const here = { platform: 'elsewhere', account: it.team };
  const person = await it.sql(async (tx) => {
    await openAccount(tx, { ...here, meets: false });
    const made = await addPerson(tx, { name, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined });
    const roomId = await addRoom(tx, { ...here, external: 'dm', kind: 'direct', personId: made.id });
    await linkIdentity(tx, { ...here, external: name, personId: made.id, roomId });
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
