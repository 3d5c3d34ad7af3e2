/** Wider, longer, deeper: three figures of a customer, three of a team, each with what to do next. */
import { describe, expect, test } from 'vitest';
import type { CustomerKnowledge } from '../../src/core/relations/keyPersonRisk.ts';
import { relationshipOf, teamRelations, type Tenure } from '../../src/core/relations/relationship.ts';
import { world } from '../support/world.ts';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const day = (text: string) => Temporal.PlainDate.from(text);

function customer(name: string, more: Partial<CustomerKnowledge> = {}): CustomerKnowledge {
  return {
    id: 1,
    name,
    tier: undefined,
    status: undefined,
    ownerId: 1,
    backupId: undefined,
    helperIds: [],
    people: 1,
    products: 0,
    topics: [],
    dealings: [],
    ...more,
  };
}

function tenure(more: Partial<Tenure> = {}): Tenure {
  return {
    firstOn: day('2023-01-05'),
    lastOn: day('2026-11-18'),
    unbrokenSince: day('2025-11-01'),
    quietBefore: 120,
    meetings: 2,
    ...more,
  };
}

describe('one customer', () => {
  test.each([
    ['nobody there is known to decide', {}, tenure(), { wide: 'findDecider', long: 'keep', deep: 'visit' }],
    [
      'they are met often and little is written down',
      { topics: ['decides'], people: 2 },
      tenure({ meetings: 9 }),
      { wide: 'meetMore', long: 'keep', deep: 'writeDown' },
    ],
    [
      'all is well',
      { topics: ['decides', 'floor', 'terms', 'avoid', 'competitor'], people: 4, products: 2 },
      tenure({ meetings: 9 }),
      { wide: 'keep', long: 'keep', deep: 'keep' },
    ],
    ['what they use is not known', { topics: ['decides'], people: 3 }, tenure(), { wide: 'askProducts' }],
    ['they use one thing', { topics: ['decides'], people: 3, products: 1 }, tenure(), { wide: 'sellMore' }],
    ['nobody has called for half a year', {}, tenure({ lastOn: day('2026-05-01') }), { long: 'callNow' }],
    ['nobody ever has', {}, undefined, { long: 'callNow', deep: 'visit' }],
  ] as const)('%s', (_, more, since, next) => {
    const relation = relationshipOf(customer('华为', more), { tenure: since, on: TODAY });
    for (const [figure, step] of Object.entries(next)) expect(relation).toMatchObject({ [figure]: { next: step } });
  });

  test('its length is counted without a break, and a break ends it', () => {
    const months = (since: Tenure) => relationshipOf(customer('华为'), { tenure: since, on: TODAY }).long.months;
    expect(months(tenure())).toBe(12);
    expect(months(tenure({ lastOn: day('2026-08-01') }))).toBe(0);
  });
});

test('a team: who came, came back and fell silent, and where a step would help most', () => {
  const relations = [
    relationshipOf(customer('new'), {
      tenure: tenure({ firstOn: day('2026-10-01'), unbrokenSince: day('2026-10-01'), quietBefore: null }),
      on: TODAY,
    }),
    relationshipOf(customer('back', { people: 5 }), {
      tenure: tenure({ unbrokenSince: day('2026-11-01'), quietBefore: 200 }),
      on: TODAY,
    }),
    relationshipOf(customer('gone'), { tenure: tenure({ lastOn: day('2026-04-01'), meetings: 0 }), on: TODAY }),
  ];
  expect(teamRelations(relations, { since: day('2026-08-20'), on: TODAY })).toMatchObject({
    count: 3,
    wide: 2.3,
    deep: 67,
    fresh: ['new'],
    wonBack: ['back'],
    lost: ['gone'],
    narrowest: ['new', 'gone'],
    broken: ['gone'],
    neverMet: ['gone'],
  });
  expect(teamRelations([], { since: TODAY, on: TODAY })).toBeUndefined();
});

test.each([
  [
    'lilei',
    '和美的的关系有多深',
    /认识 2 人,在用什么没记过 → 问清谁拍板[\s\S]*没断过 1 个月.* → 保持[\s\S]*一年见面 2 次,要点写了 0\/5 → 约一次见面/,
  ],
  [
    'emma',
    'how deep is our relationship with 美的',
    /2 of their people, products not noted → find out who decides[\s\S]*1 month unbroken/,
  ],
  [
    'lilei',
    '我的客户更广更久更深',
    /我的客户.*\(1 家\)[\s\S]*平均认识 2 人 → 保持[\s\S]*1 个月没断[\s\S]*见过面 100%[\s\S]*三个月来新增 1: 美的/,
  ],
  ['han', '更广更久更深', /组里的客户/],
  ['boss', 'wider, longer, deeper', /all customers \(1\)/],
  ['emma', 'wider longer deeper of my team', /🔒/],
  ['emma', 'wider, longer, deeper', /No customers yet/],
] as const)('%s asks «%s»', async (who, question, said) => {
  const it = await world();
  await it.hears('10月13日拜访了美的王工,要做样机');
  await it.hears('新客户 美的');
  await it.hears('今天拜访了美的赵总,看了样机');
  expect((await it.as(who).hears(question))[0]).toMatch(said);
});

describe('than a month ago', () => {
  test.each([
    [
      'lilei',
      '我的客户更广更久更深,比上个月好了吗',
      /我的客户: 比上个月更广、更久[^]*更广 ··▅█ 1 → 2 \(\+1\) · 平均认识的人\n更久 ··▁█ 0 → 1 \(\+1\)[^]*更深 ··██ 100 \(±0\)/,
    ],
    ['lilei', '更广更久更深比上个月', /我的客户: 比上个月更广/],
    ['han', '组里客户更广更久更深,比上个月好了吗', /组里的客户: 比上个月更广/],
    [
      'boss',
      'wider longer deeper than last month',
      /all customers: wider, longer than a month ago[^]*wider ··▅█ 1 → 2 \(\+1\)/,
    ],
    ['emma', 'wider, longer, deeper than last month?', /No customers yet/],
    ['emma', 'wider longer deeper of my team than last month', /🔒/],
  ] as const)('%s asks «%s»', async (who, question, said) => {
    const it = await world();
    await it.hears('今天拜访了美的王工,要做样机');
    await it.hears('新客户 美的');
    it.pass({ hours: 24 * 40 });
    await it.hears('今天拜访了美的赵总,看了样机');
    expect((await it.as(who).hears(question))[0]).toMatch(said);
  });

  test.each([
    ['lilei', '我的客户更广更久更深', '比上个月', '我的客户: 上个月还没有客户'],
    ['boss', 'wider, longer, deeper', 'trend', 'all customers: there were none a month ago'],
  ] as const)('a tap of %s on the answer to «%s» shows it', async (who, question, button, said) => {
    const it = await world();
    await it.hears('今天拜访了美的王工,要做样机');
    await it.hears('新客户 美的');
    await it.as(who).hears(question);
    expect((await it.as(who).presses(button)).join()).toContain(said);
  });
});

describe('what of ours they use', () => {
  test.each([
    ['lilei', '美的在用我们的伺服电机和控制器', '📌 美的 · 用我们的｜伺服电机 · 控制器'],
    ['emma', '美的 uses our servo drives and controllers', '📌 美的 · uses of ours | servo drives · controllers'],
  ] as const)('%s says «%s»: it is kept one by one, howMany, and taken back', async (who, words, said) => {
    const it = await world();
    await it.hears('今天拜访了美的王工,要做样机');
    await it.hears('新客户 美的');
    expect((await it.as(who).hears(words))[0]).toContain(said);
    expect((await it.hears('和美的的关系有多深'))[0]).toContain('认识 1 人,在用 2 样产品');
    expect((await it.as('boss').hears('wider, longer, deeper'))[0]).toContain(
      '1 people known a customer, 2 products in use',
    );
    expect((await it.as('boss').hears('wider longer deeper than last month'))[0]).toMatch(/more products ···█ 2 ·/);
    expect((await it.hears('介绍 美的'))[0]).toMatch(/用我们的 .*(?:伺服电机|servo drives)/);
    await it.as(who).hears('undo');
    expect((await it.hears('和美的的关系有多深'))[0]).toContain('在用什么没记过');
  });

  test.each([
    ['lilei', '和美的王工通了电话,他们在用我们的夹具,想再看看控制器', '哪些客户在用夹具'],
    ['emma', 'called 美的 today, they are using our clamps, all fine', 'which customers use clamps'],
  ] as const)('a note of %s tells it: «%s»', async (who, note, asked) => {
    const it = await world();
    await it.hears('今天拜访了美的王工,要做样机');
    await it.hears('新客户 美的');
    await it.as(who).hears(note);
    expect((await it.hears('和美的的关系有多深'))[0]).toContain('在用 1 样产品');
    expect((await it.as(who).hears(asked))[0]).toContain('美的');
  });
});
