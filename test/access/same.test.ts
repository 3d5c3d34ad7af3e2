/** «Not there» and «not yours» are told by the same work and the same words, so that neither an answer nor its time tells which it is. */
import { expect, test } from 'vitest';
import { addTeam } from '../../src/core/people/store/teams.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { NAMED, plant } from '../support/marked.ts';
import { rewriting } from '../support/statements.ts';
import { openTestStore, type World, world } from '../support/world.ts';

/** What was asked of the database, and what was answered, with the number or name taken out. */
async function workOf(it: World, who: string, { said, about }: { readonly said: string; readonly about: string }) {
  asked.length = 0;
  const answer = await it.as(who).hears(said.replace(/#(?!#)/, about));
  return {
    said,
    answer: answer.map((words) => words.replaceAll(about, '#').replaceAll(/\n💡.*/g, '')),
    asked: [...asked],
  };
}

const FOREIGN = 7_777_777;
const asked: string[] = [];
const seen = async () =>
  rewriting(await openTestStore(), (text) => {
    asked.push(text);
    return text;
  });

async function filled(it: World) {
  for (const said of ['拜访了立讯的王工,嫌报价高,预算80万,下周三跟进', '新客户 立讯', '立讯 备忘:怕延期'])
    await it.hears(said);
}

test('another company’s number, and one that is nobody’s', async () => {
  const on = await seen();
  const [ours, theirs] = [await world({ on }), await world({ on })];
  for (const it of [ours, theirs]) await filled(it);
  await plant(theirs, FOREIGN);
  await ours.hears('帮助');
  // Every third of them: `npm run prove:isolation` asks with all.
  const sentences = NAMED.filter((each) => each.includes('#')).filter((_, at) => at % 3 === 0);
  for (const said of sentences.map((each) => each.replace('#', '##'))) {
    const foreign = await workOf(ours, 'boss', { said, about: String(FOREIGN) });
    const missing = await workOf(ours, 'boss', { said, about: '8888888' });
    expect(foreign).toEqual(missing);
  }
});

test('a customer that is kept to another team, and one that nobody knows', async () => {
  const it = await world({ on: await seen() });
  await it.sql(async (tx) => {
    const other = await addTeam(tx, { name: '销售二组', zone: 'Asia/Shanghai', locale: 'zh' });
    const person = await addPerson(tx, {
      name: '陈静',
      role: 'rep',
      locale: 'zh',
      zone: 'Asia/Shanghai',
      teamId: other.id,
    });
    const room = { platform: 'test', account: it.account, external: 'dm:chen', kind: 'direct' as const };
    const roomId = await addRoom(tx, { ...room, personId: person.id });
    await linkIdentity(tx, { platform: 'test', account: it.account, external: 'chen', personId: person.id, roomId });
  });
  await filled(it);
  await it.hears('立讯只给我们组看');
  await it.as('chen').hears('帮助');
  for (const said of ['谁负责#', '#', '搜 #', '谁认识#', '把#转给李雷', '谁真正懂#']) {
    const hidden = await workOf(it, 'chen', { said, about: '立讯' });
    const unknown = await workOf(it, 'chen', { said, about: '鹏达' });
    expect(hidden).toEqual(unknown);
  }
});
