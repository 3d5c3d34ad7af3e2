import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { secondOpinion } from '../../src/jobs/secondOpinion.ts';
import { examplesOf } from '../support/rounds.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
const SECRET = 'QX5521';
const EVERYBODY_ELSE = ['emma', 'han', 'wang', 'boss'] as const;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('拜访了立讯的王工,嫌报价高');
  await it.hears('新客户 立讯');
});

/** What anybody but the author is told from here on. */
const toldOthers = (since: number) =>
  it.said
    .slice(since)
    .flatMap(({ line }) => (line.room !== 'dm:lilei' && line.text.includes(SECRET) ? [line.text] : []));

test.each([
  [`立讯王工要跳槽,代号${SECRET},先别公开(7天),下周一跟进代号${SECRET}`, '11-27 周五前只有你看得到'],
  [`立讯的张${SECRET}要跳槽,答应给他代号${SECRET}的样品,他拍板,电话13655551234,别告诉别人`, '只有你看得到'],
  [
    `Met Wang at 立讯, he is leaving, code ${SECRET}, keep this private for a week, call him Monday about ${SECRET}`,
    'for your eyes only until',
  ],
])(
  'a note that its author keeps to themselves reaches nobody else by any way: %s',
  async (note, echo) => {
    const said = it.said.length;
    expect(await it.hears(note)).toEqual([expect.stringMatching(new RegExp(`✅ 立讯[^]*🔒[^]*${echo}`))]);
    expect(await it.hears('立讯')).toEqual([expect.stringContaining(SECRET)]);
    expect(await it.hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining('立讯')]);

    const ids = only(
      await it.sql((tx) =>
        tx.execute<{ note: number; promised: number | null }>(
          sql`select (select max(id) from interactions) as note, (select max(id) from follow_ups) as promised`,
        ),
      ),
    );
    const ask = [
      '立讯',
      '李雷 这周做了什么',
      '组里的跟进',
      '组里逾期的跟进',
      '谁认识立讯王工',
      '导出全部客户',
      '导出记录',
      '上次谁见的立讯',
      `看 #${ids.note}`,
      `补充 #${ids.note}:听说`,
      `换客户 #${ids.note} 立讯`,
      `公开 #${ids.note}`,
      `撤销 #${ids.note}`,
      ...(ids.promised === null ? [] : [`跟进 #${ids.promised}`, `完成 #${ids.promised}`]),
    ];
    for (const who of EVERYBODY_ELSE) for (const text of ask) await it.as(who).hears(text);
    await it.as('boss').hears('approve request');
    await it.as('wang').hears('批准申请');
    for (const text of ['立讯', '搜 跳槽', '李雷 这周做了什么', '我这周做了什么', '看刚才那条'])
      await it.hears(text, { room: { id: 'team', kind: 'group' } });
    await it.until('2026-11-23T09:00');
    await it.until('2026-11-24T09:30');
    expect(toldOthers(said)).toEqual([]);
    const files = await it.sql((tx) =>
      tx.execute<{ bytes: string }>(
        sql`select encode(bytes, 'escape') as bytes from files where person_id not in (select person_id from identities where external = 'lilei')`,
      ),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ bytes }) => bytes.includes(SECRET))).toEqual([]);
    expect(it.problems).toEqual([]);
  },
  300_000,
);

test('no command of a lead says a word of it', async () => {
  await it.hears(`立讯王工要跳槽,代号${SECRET},别告诉别人,下周一跟进代号${SECRET}`);
  const sentences = commands
    .flatMap(examplesOf)
    .map((text) =>
      text
        .replaceAll(/华为云?|宁德|美的|Huawei(?: Cloud)?|Luxshare|CATL|Midea/g, '立讯')
        .replaceAll(/李总|张姐|Mr Li|Ms Zhang/g, '王工'),
    )
    .filter((text) => !/离职|handover|hand over|is leaving|合并|merge|撤销|undo/.test(text));
  const said = it.said.length;
  for (const text of sentences) await it.as('han').hears(text);
  expect(it.said.length - said).toBeGreaterThan(commands.length);
  expect(toldOthers(said)).toEqual([]);
  expect(it.problems).toEqual([]);
}, 300_000);

test('it is its owner who is reminded, and everybody sees it when its time has come, with what follows from it', async () => {
  await it.hears(`立讯的陈工拍板,代号${SECRET},先别公开(7天),周三跟进`);
  expect(await it.as('emma').hears('立讯')).toEqual([expect.not.stringContaining('陈工')]);
  expect(await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:lilei' })).toEqual([
    expect.stringContaining('立讯'),
  ]);
  await it.hears('完成1');
  expect(await it.during(() => it.until('2026-11-26T20:00'), { room: 'dm:lilei' })).toEqual([
    expect.stringContaining('明天起大家都看得到'),
  ]);
  expect(await it.during(() => it.until('2026-11-27T10:00'), { room: 'dm:lilei' })).toEqual([
    expect.stringMatching(/🔓 这条现在大家都看得到了[^]*立讯 · 陈工/),
  ]);
  expect(await it.as('emma').hears('立讯')).toEqual([
    expect.stringMatching(new RegExp(`${SECRET}[^]*陈工|陈工[^]*${SECRET}`)),
  ]);
  expect(await it.as('emma').hears('立讯决策链')).toEqual([expect.stringContaining('陈工')]);
});

test('the last note is hidden and shared by a word, and both are undone', async () => {
  await it.hears(`今天拜访了立讯的陈工,他拍板,代号${SECRET}`);
  const seen = async () => (await it.as('emma').hears('立讯')).join().includes(SECRET);
  expect(await seen()).toBe(true);
  expect(await it.hears('先别公开')).toEqual([expect.stringContaining('🔒 12-20 周日前只有你看得到')]);
  expect(await seen()).toBe(false);
  expect(await it.as('emma').hears('立讯决策链')).toEqual([expect.stringContaining('还不知道谁拍板')]);
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(await seen()).toBe(true);
  await it.hears('keep it private');
  expect(await seen()).toBe(false);
  expect(await it.hears('公开')).toEqual([expect.stringContaining('大家都看得到')]);
  expect(await seen()).toBe(true);
  expect(await it.as('emma').hears('立讯决策链')).toEqual([expect.stringContaining('陈工')]);
});

test('a closing remark and an addition are kept private as well', async () => {
  await it.hears('立讯周五给方案,下周一跟进');
  await it.hears('我的跟进');
  await it.hears(`完成1 客户要换供应商,代号${SECRET},别告诉别人`);
  expect(await it.as('emma').hears('立讯')).toEqual([expect.not.stringContaining(SECRET)]);
  await it.hears('今天和立讯王工通了电话,要样品');
  await it.hears(`补充:他要走,代号${SECRET},先别公开`);
  expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringMatching(/No note mentions/)]);
  expect(await it.hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining(SECRET)]);
});

test('said where others read along it is answered without its words', async () => {
  const group = { room: { id: 'team', kind: 'group' } } as const;
  expect(await it.hears(`立讯王工要走,代号${SECRET},别告诉别人`, group)).toEqual([
    expect.stringMatching(/^🔒 记下了,只有你自己看得到/),
  ]);
  expect(await it.hears('立讯')).toEqual([expect.stringContaining(SECRET)]);
});

test('merged by somebody else, who does not see it, it goes along with its customer, and comes back', async () => {
  await it.hears(`立讯王工要走,代号${SECRET},别告诉别人,下周一跟进`);
  await it.as('wang').hears('拜访了中兴,要样品');
  await it.as('wang').hears('新客户 中兴');
  await it.as('wang').hears('把立讯和中兴合并');
  expect(await it.hears('中兴')).toEqual([expect.stringContaining(SECRET)]);
  await it.as('wang').hears('撤销合并');
  expect(await it.hears('立讯')).toEqual([expect.stringContaining(SECRET)]);
  expect(it.problems).toEqual([]);
});

test('no language model is asked about it', async () => {
  const asked: string[] = [];
  const second = secondOpinion({
    store: it.store,
    model: { mark: async (note) => void asked.push(note), guess: async (sentence) => void asked.push(sentence) },
    commands,
    clock: it.now,
    wake: () => {},
    fail: (error) => it.problems.push(error),
  });
  for (const note of [`新奥的人要走,代号${SECRET},别告诉别人`, '拜访了新奥的人,要样品']) {
    await it.hears(note);
    second.consider(only(it.done.slice(-1)));
    await second.settled();
  }
  expect(asked).toEqual(['拜访了新奥的人,要样品']);
  expect(it.problems).toEqual([]);
});

test.each([
  ['拜访了立训,代号QX5521,嫌报价高,下周一跟进', '立讯只给我们组看'],
  ['Visited 立训, code QX5521, wants samples, call Monday', '立讯: my team only'],
])('a note that waits for its customer’s name is its author’s alone: %s', async (note, restrict) => {
  await it.hears(restrict);
  await it.hears(note);
  const said = it.said.length;
  for (const who of EVERYBODY_ELSE)
    for (const text of ['搜 代号', 'find samples', '立训', '李雷 这周做了什么', '组里的跟进', '导出记录', '谁提过立训'])
      await it.as(who).hears(text);
  await it.until('2026-11-23T09:00');
  expect(toldOthers(said)).toEqual([]);
  expect(await it.hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining(SECRET)]);
  await it.hears('换客户 立讯');
  expect(await it.as('emma').hears('立讯')).toEqual([expect.stringContaining(SECRET)]);
});

test.each([
  [`立讯王工要走,代号${SECRET},先别公开(60天)`, '12-20 周日前只有你看得到(最多藏30天)'],
  [
    `Wang leaves 立讯, code ${SECRET}, keep this private for 3 months`,
    'until Sun 20 Dec (30 days is the longest there is)',
  ],
])('nothing is private for longer than the company lets it be, and that is said: %s', async (note, words) => {
  expect(await it.hears(note)).toEqual([expect.stringContaining(words)]);
  await it.until('2026-12-20T09:00');
  expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringMatching(/No note mentions/)]);
  await it.until('2026-12-20T10:00');
  expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining(SECRET)]);
});

test.each(['私密:', '保密:', '私密记录:', 'private: '])(
  'a note that begins with «%s» is its author’s alone',
  async (head) => {
    expect(await it.hears(`${head}立讯王工要走,代号${SECRET}`)).toEqual([
      expect.stringMatching(/只有你看得到|for your eyes only/),
    ]);
    expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.not.stringContaining(`${SECRET} `)]);
    expect(await it.as('emma').hears('立讯')).toEqual([expect.not.stringContaining(SECRET)]);
  },
);

test('an admin says for how long; whoever is not one may ask', async () => {
  expect(await it.as('wang').hears('私密记录最多5天')).toEqual([expect.stringContaining('要管理员来定')]);
  expect(await it.as('boss').hears('private notes at most 5 days')).toEqual([
    expect.stringContaining('Done: private notes, 5 days at most'),
  ]);
  expect(await it.hears('数据保留多久')).toEqual([expect.stringMatching(/私密记录.*5天[^]*改动记录.*31天/)]);
  expect(await it.hears(`立讯王工要走,代号${SECRET},别告诉别人`)).toEqual([
    expect.stringContaining('11-25 周三前只有你看得到'),
  ]);
  expect(await it.as('boss').hears('private notes at most 900 days')).toEqual([
    expect.stringContaining('from 1 to 180 days'),
  ]);
  await it.as('boss').hears('undo');
  expect(await it.hears('how long is data kept')).toEqual([expect.stringContaining('30 days')]);
});

test('the day before its end its author is offered to share it', async () => {
  await it.hears(`立讯王工要走,代号${SECRET},先别公开(7天)`);
  expect(await it.during(() => it.until('2026-11-26T09:00'), { room: 'dm:lilei' })).toEqual([]);
  expect(await it.during(() => it.until('2026-11-26T10:00'), { room: 'dm:lilei' })).toEqual([
    expect.stringMatching(/明天起大家都看得到[^]*立讯 · 王工[^]*现在就公开/),
  ]);
  expect(await it.during(() => it.until('2026-11-26T11:00'), { room: 'dm:lilei' })).toEqual([]);
  await it.presses('现在就公开');
  expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining(SECRET)]);
});

test('it is put off again and again no longer than a note may be private', async () => {
  await it.hears(`立讯王工要走,代号${SECRET},先别公开(7天)`);
  await it.until('2026-11-27T10:00');
  for (const day of ['2026-12-04', '2026-12-11', '2026-12-18']) {
    await it.presses('再等7天');
    await it.until(`${day}T09:00`);
    expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringMatching(/No note mentions/)]);
    await it.until(`${day}T10:00`);
  }
  expect((await it.presses('再等7天')).at(-1)).toContain('最多藏30天');
  await it.until('2026-12-20T10:00');
  expect((await it.presses('再等7天')).at(-1)).toContain('一条记录最多藏30天');
  expect(await it.as('emma').hears(`搜 ${SECRET}`)).toEqual([expect.stringContaining(SECRET)]);
});

test('whoever leads its author sees that there is something, and never what', async () => {
  await it.hears(`立讯王工要走,代号${SECRET},先别公开(7天)`);
  const kept = '先不公开 李雷 1条(11-27 周五公开)';
  expect(await it.as('wang').hears('立讯')).toEqual([expect.stringContaining(kept)]);
  expect(await it.as('han').hears('立讯')).toEqual([expect.stringContaining(kept)]);
  expect(await it.as('emma').hears('立讯')).toEqual([expect.not.stringMatching(/🔒/)]);
  expect(await it.as('wang').hears('立讯', { room: { id: 'team', kind: 'group' } })).toEqual([
    expect.not.stringContaining('先不公开'),
  ]);
  expect(toldOthers(0)).toEqual([]);
});
