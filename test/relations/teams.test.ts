/** Three teams as their chats fill them: one that shares its customers, one that lives on a star, one that writes nothing down. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

const TEAMS = {
  healthy: {
    people: [
      { id: 'lin', name: '林岚', role: 'lead', locale: 'zh' },
      { id: 'zhou', name: '周宁', role: 'rep', locale: 'zh' },
      { id: 'wu', name: 'Grace', role: 'rep', locale: 'en' },
    ],
    customers: ['立讯精密', '汇川技术', '大族激光'],
  },
  star: {
    people: [
      { id: 'gao', name: 'Olivia', role: 'lead', locale: 'en' },
      { id: 'sun', name: '孙亮', role: 'rep', locale: 'zh' },
      { id: 'zhu', name: 'Peter', role: 'rep', locale: 'en' },
    ],
    customers: ['美的', '格力', '海信'],
  },
  silent: {
    people: [
      { id: 'cao', name: '曹丹', role: 'lead', locale: 'zh' },
      { id: 'he', name: '何平', role: 'rep', locale: 'zh' },
    ],
    customers: ['先导智能', '拓斯达', '蓝思科技'],
  },
} as const;
type Team = keyof typeof TEAMS;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const { people } of Object.values(TEAMS)) await join(people);
  for (const name of TEAMS.healthy.customers) {
    await it.as('zhou').hears(`新客户 ${name}`);
    await it.as('zhou').hears(`今天和Grace一起拜访了${name}张工,谈了新线`);
    await it.as('wu').hears(`called Mr Li at ${name} today about the samples`);
    await it.as('zhou').hears(`${name}的备份是Grace`);
    await it.as('zhou').hears(`${name} 底价 85`);
  }
  for (const name of TEAMS.star.customers) {
    await it.as('sun').hears(`新客户 ${name}`);
    await it.as('sun').hears(`今天拜访了${name}张工,谈了新线`);
    await it.as('sun').hears(`${name} 底价 85`);
  }
  for (const name of TEAMS.silent.customers) await it.as('he').hears(`新客户 ${name}`);
});

/** A team with its people, as an admin would have set it up. */
async function join(people: (typeof TEAMS)[Team]['people']) {
  await it.sql((tx) =>
    tx.execute(
      sql`with team as (insert into teams (name, zone, locale) values (${people[0].name}, 'Asia/Shanghai', 'zh') returning id),
        given as (select * from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb) as x(id text, name text, role text, locale text)),
        made as (insert into people (name, role, locale, zone, team_id)
          select given.name, given.role, given.locale, 'Asia/Shanghai', team.id from given, team returning id, name),
        known as (select made.id, given.id as external from made join given using (name)),
        homes as (insert into rooms (platform, account, external, kind, person_id)
          select 'test', ${it.account}, 'dm:' || external, 'direct', id from known)
        insert into identities (platform, account, external, person_id, by_code)
          select 'test', ${it.account}, external, id, false from known`,
    ),
  );
}

const ask = async (who: string, text: string) => only(await it.as(who).hears(text));

/** The figure of a team, as its lead is told it. */
async function figureOf(team: Team): Promise<number> {
  const [lead] = TEAMS[team].people;
  const card = await ask(lead.id, lead.locale === 'zh' ? '客户私有化风险' : 'privatisation risk');
  return Number(/(?:平均风险\(0 最好\)|mean risk \(0 is best\)) (\d+)/.exec(card)?.[1]);
}

/** The figure of a customer with its parts and the notes it rests on, as the lead of its team is told it. */
async function explained(team: Team, customer: string) {
  const [lead] = TEAMS[team].people;
  const card = await ask(lead.id, lead.locale === 'zh' ? `谁真正懂 ${customer}` : `who really knows ${customer}`);
  const [, points, sum = ''] = /(\d+)\/100(?: = (.*))?/.exec(card) ?? [];
  return {
    points: Number(points),
    parts: Array.from(sum.matchAll(/ (\d+)(?= \+|$)/g), ([, part]) => Number(part)),
    // That of a visit of two stands behind both.
    notes: [...new Set(Array.from(card.matchAll(/#(\d+)/g), ([, id]) => Number(id)))].toSorted((a, b) => a - b),
  };
}

async function notesAt(customer: string): Promise<readonly number[]> {
  const rows = await it.sql((tx) =>
    tx.execute<{ id: number }>(
      sql`select i.id::int as id from interactions i join customers c on c.id = i.customer_id where c.name = ${customer} order by i.id`,
    ),
  );
  return rows.map(({ id }) => id);
}

test('stand in the order in which a lead would put them', async () => {
  const [healthy, star, silent] = [await figureOf('healthy'), await figureOf('star'), await figureOf('silent')];
  expect(healthy).toBeLessThan(20);
  expect(star).toBeGreaterThanOrEqual(50);
  expect(silent).toBeGreaterThan(star);
});

test.each([
  ['healthy', 2],
  ['star', 1],
  ['silent', 0],
] as const)(
  'each figure of the %s team is the sum of its parts and rests on its notes, %i a customer',
  async (team, count) => {
    const figures = [];
    for (const customer of TEAMS[team].customers) {
      const { points, parts, notes } = await explained(team, customer);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(points);
      expect(notes).toHaveLength(count);
      expect(notes).toEqual(await notesAt(customer));
      figures.push(points);
    }
    const mean = figures.reduce((sum, points) => sum + points, 0) / figures.length;
    expect(await figureOf(team)).toBe(Math.round(mean));
  },
);

test('falls at once after a visit of two, and no other team’s with it', async () => {
  const [healthy, star, silent] = [await figureOf('healthy'), await figureOf('star'), await figureOf('silent')];
  const { points } = await explained('star', '美的');
  await it.as('zhu').hears('visited 美的 with 孙亮 today, Mr Zhang showed us the line');
  expect((await explained('star', '美的')).points).toBeLessThan(points);
  expect(await figureOf('star')).toBeLessThan(star);
  expect([await figureOf('healthy'), await figureOf('silent')]).toEqual([healthy, silent]);
  await it.as('zhu').hears('undo');
  expect(await figureOf('star')).toBe(star);
});
