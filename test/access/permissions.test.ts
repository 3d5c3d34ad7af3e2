/** Who may do what to whose rows: each command that changes a row, said by everybody there is, about a colleague's row. */
import { beforeEach, expect, test } from 'vitest';
import { may, relation } from '../../src/core/contract/permissions.ts';
import type { Person, Role } from '../../src/core/contract/person.ts';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { addTeam } from '../../src/core/people/store/teams.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World & { note: number; followUp: number };

/** The row is 李雷's. Of another team: a rep, a lead and a manager. */
const SPEAKERS = ['lilei', 'emma', 'han', 'wang', 'boss', 'otherRep', 'otherLead', 'otherManager'] as const;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    const team = await addTeam(tx, { name: '销售二组', zone: 'Asia/Shanghai', locale: 'zh' });
    for (const [external, role] of [
      ['otherRep', 'rep'],
      ['otherLead', 'lead'],
      ['otherManager', 'manager'],
    ] as const) {
      const personId = await addPerson(tx, {
        name: external,
        role,
        locale: 'zh',
        zone: 'Asia/Shanghai',
        teamId: team.id,
      }).then(({ id }) => id);
      const platform = { platform: 'test', account: it.account };
      const roomId = await addRoom(tx, { ...platform, external: `dm:${external}`, kind: 'direct', personId });
      await linkIdentity(tx, { ...platform, external, personId, roomId });
    }
  });
  await it.hears('拜访了立讯张总,今天跟进');
  await it.hears('1');
  await it.hears('拜访了华为张总,今天跟进');
  await it.hears('1');
  const rows = await it.sql((tx) =>
    tx.execute<{ note: number; followUp: number }>(
      'select max(i.id) as note, max(f.id) as "followUp" from interactions i join follow_ups f on f.interaction_id = i.id',
    ),
  );
  Object.assign(it, rows[0]);
});

const NEAR = ['lilei', 'han', 'wang', 'boss', 'otherManager'];
const LEADING = ['han', 'wang', 'boss', 'otherManager'];

test.each<readonly [sentence: string, allowed: readonly string[]]>([
  ['完成 #f', NEAR],
  ['推迟 #f 到下周五', NEAR],
  ['取消 #f', NEAR],
  ['#f转给王强', NEAR],
  ['改日期 #n 下周五', NEAR],
  ['换客户 #n 立讯', NEAR],
  ['换联系人 #n 王工', NEAR],
  ['补充 #n:要发票', NEAR],
  ['不提醒 #n', NEAR],
  ['华为换王强负责', NEAR],
  ['华为只给我们组看', NEAR],
  ['谁看过华为', NEAR],
  ['把李雷的客户全部转给王强', NEAR],
  ['设Emma为组长', ['boss']],
  ['导出本组客户', LEADING.concat('otherLead')],
  ['导出全部客户', ['wang', 'boss', 'otherManager']],
])('«%s» is for those who may, and changes nothing for the others', async (sentence, allowed) => {
  const says = sentence.replace('#f', `#${it.followUp}`).replace('#n', `#${it.note}`);
  // Those who may not come first, and what the others do is undone: everybody meets the same rows.
  const order = SPEAKERS.toSorted((a, b) => Number(allowed.includes(a)) - Number(allowed.includes(b)));
  const answers = new Map<string, string>();
  for (const who of order) {
    const before = await fingerprint();
    const [answer = ''] = await it.as(who).hears(says);
    answers.set(who, answer);
    const isSame = (await fingerprint()) === before;
    const isWrong = allowed.includes(who) ? /^(?:🤔|🔎|$)/.test(answer) : !isSame;
    expect({ who, answer, isWrong }).toEqual({ who, answer, isWrong: false });
    if (!isSame) await it.as(who).hears('撤销');
  }
  const refused = [...answers].filter(([, answer]) =>
    /只有|只能|要组长|要经理|要管理员|Only|only|takes a|admin can/.test(answer),
  );
  expect(refused.map(([who]) => who).toSorted()).toEqual(SPEAKERS.filter((who) => !allowed.includes(who)).toSorted());
});

/** Everything that such a sentence could change. */
async function fingerprint() {
  const rows = await it.sql((tx) =>
    tx.execute(
      `select (select jsonb_agg(to_jsonb(f) order by id) from follow_ups f) as f, (select jsonb_agg(to_jsonb(i) order by id) from interactions i) as i,
        (select jsonb_agg(to_jsonb(c) order by id) from customers c) as c, (select jsonb_agg(role order by id) from people) as p, (select count(*) from exports) as e`,
    ),
  );
  return JSON.stringify(rows[0]);
}

const ROLES: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];

test.each<readonly [Parameters<typeof may>[1]['action'], Readonly<Record<'own' | 'team' | 'other', string>>]>([
  ['correct', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['settle', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['reassign', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['restrict', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['seeReaders', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['export', { own: 'rep lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['seeAll', { own: 'rep lead manager admin', team: 'manager admin', other: 'manager admin' }],
  ['bindChannel', { own: 'lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['setTierCadence', { own: 'lead manager admin', team: 'lead manager admin', other: 'lead manager admin' }],
  ['hearOfLate', { own: 'lead manager admin', team: 'lead manager admin', other: 'manager admin' }],
  ['setTeams', { own: 'manager admin', team: 'manager admin', other: 'manager admin' }],
  ['setCompanyDays', { own: 'manager admin', team: 'manager admin', other: 'manager admin' }],
  ['setPlaybook', { own: 'lead manager admin', team: 'lead manager admin', other: 'lead manager admin' }],
  ['promote', { own: 'admin', team: 'admin', other: 'admin' }],
  ['remove', { own: '', team: 'admin', other: 'admin' }],
  ['letGo', { own: '', team: 'manager admin', other: 'manager admin' }],
])('%s', (action, allowed) => {
  for (const to of ['own', 'team', 'other'] as const)
    expect(`${to}: ${ROLES.filter((role) => may({ role }, { action, to })).join(' ')}`).toBe(`${to}: ${allowed[to]}`);
});

test('a row is near by whose it is before it is near by the team', () => {
  const person = (id: number, teamId: number | undefined) => ({ id, teamId }) as Person;
  expect(relation(person(1, 7), { ids: [1, null], teamId: 8 })).toBe('own');
  expect(relation(person(1, 7), { ids: [2, undefined], teamId: 7 })).toBe('team');
  expect(relation(person(1, 7), { ids: [2], teamId: 8 })).toBe('other');
  expect(relation(person(1, undefined), { ids: [2], teamId: undefined })).toBe('other');
});
