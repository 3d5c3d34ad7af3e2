import { describe, expect, test } from 'vitest';
import {
  byWeight,
  type CustomerKnowledge,
  type Dealings,
  hangsOn,
  keyPersonRisk,
  knowerOf,
  meanRisk,
} from '../../src/core/relations/keyPersonRisk.ts';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const [ANNA, BO, CHEN, DING] = [1, 2, 3, 4];

function dealt(personId: number, more: Partial<Dealings> = {}): Dealings {
  return {
    personId,
    person: `colleague ${personId}`,
    isGone: false,
    contacts: 1,
    meetings: 0,
    joint: 0,
    facts: 0,
    lastOn: TODAY,
    ...more,
  };
}

function customer(id: number, more: Partial<CustomerKnowledge> = {}): CustomerKnowledge {
  return {
    id,
    name: `customer ${id}`,
    tier: undefined,
    status: undefined,
    ownerId: ANNA,
    backupId: undefined,
    helperIds: [],
    people: 0,
    products: 0,
    topics: [],
    dealings: [],
    ...more,
  };
}

/** Each of ten customers is visited by two who write down what they learn. */
const HEALTHY = Array.from({ length: 10 }, (_, id) =>
  customer(id, {
    backupId: BO,
    people: 3,
    topics: ['decides', 'floor', 'avoid'],
    dealings: [
      dealt(ANNA, { contacts: 8, meetings: 3, joint: 1, facts: 3 }),
      dealt(BO, { contacts: 2, meetings: 2, joint: 1 }),
    ],
  }),
);

/** One of them does it all, and well. */
const STAR = Array.from({ length: 10 }, (_, id) =>
  customer(id, {
    people: 3,
    topics: ['decides', 'floor', 'avoid'],
    dealings: [dealt(ANNA, { contacts: 20, meetings: 8, facts: 3 })],
  }),
);

/** They work, and nobody writes anything down. */
const SILENT = Array.from({ length: 10 }, (_, id) => customer(id));

const risk = (one: CustomerKnowledge) => keyPersonRisk(one, TODAY);
const teamRisk = (team: readonly CustomerKnowledge[]) => meanRisk(team.map(risk)) ?? Number.NaN;

describe('three teams', () => {
  test('stand in the order in which a sales lead would put them', () => {
    expect(teamRisk(HEALTHY)).toBeLessThan(20);
    expect(teamRisk(STAR)).toBeGreaterThanOrEqual(50);
    expect(teamRisk(SILENT)).toBeGreaterThan(teamRisk(STAR));
  });

  test('one joint visit lets the risk of that customer fall at once', () => {
    const [first] = STAR;
    const [star] = first?.dealings ?? [];
    if (!first || !star) throw new Error('no customer');
    const visited = { ...first, dealings: [star, dealt(BO, { meetings: 1, joint: 1 })] };
    expect(risk(first)).toMatchObject({
      level: 'high',
      parts: [{ reason: 'onlyOne', points: 50 }, { reason: 'noBackup' }],
    });
    expect(risk(visited)).toMatchObject({ level: 'low', points: 0, parts: [] });
    expect(teamRisk([visited, ...STAR.slice(1)])).toBeLessThan(teamRisk(STAR));
  });

  test('the star is gone: nobody knows their customers any more', () => {
    const left = STAR.map((one) => ({
      ...one,
      dealings: one.dealings.map((dealings) => ({ ...dealings, isGone: true })),
    }));
    expect(risk(left[0] ?? customer(0)).knowers).toMatchObject([{ closeness: 'former' }]);
    expect(teamRisk(left)).toBeGreaterThan(teamRisk(STAR));
  });
});

describe('one colleague and one customer', () => {
  test.each([
    ['a visit', { meetings: 1 }, 'knows'],
    ['a call', {}, 'met'],
    ['three calls', { contacts: 3 }, 'knows'],
    ['two calls and something that lasts', { contacts: 2, facts: 1 }, 'knows'],
    ['a visit four months ago', { meetings: 1, lastOn: TODAY.subtract({ months: 4 }) }, 'met'],
    ['many visits four months ago', { contacts: 4, meetings: 4, lastOn: TODAY.subtract({ months: 4 }) }, 'knows'],
    ['a visit two years ago', { meetings: 1, lastOn: TODAY.subtract({ years: 2 }) }, 'faded'],
    ['facts alone, at second hand', { contacts: 0, facts: 3, lastOn: undefined }, 'faded'],
    ['many visits of somebody who has left', { contacts: 9, meetings: 9, isGone: true }, 'former'],
  ] as const)('%s', (_, more, closeness) => {
    expect(knowerOf(dealt(BO, more), TODAY).closeness).toBe(closeness);
  });
});

describe('the figure of a customer', () => {
  test('is the sum of its parts, and each part has its reason', () => {
    const only = risk(customer(1, { people: 1, topics: ['floor'], dealings: [dealt(ANNA, { contacts: 3 })] }));
    expect(only.parts).toEqual([
      { reason: 'onlyOne', points: 50 },
      { reason: 'noBackup', points: 10 },
      { reason: 'fewPeople', points: 10 },
      { reason: 'littleWritten', points: 10 },
    ]);
    expect(only.points).toBe(80);
  });

  test('falls a little with whoever has dealt with them beside the one', () => {
    const dealings = [dealt(ANNA, { contacts: 9 })];
    const alone = risk(customer(1, { dealings }));
    const called = risk(customer(1, { dealings: [...dealings, dealt(BO)] }));
    expect(called.points).toBeLessThan(alone.points);
    expect(hangsOn(called, ANNA)).toBe(true);
    expect(hangsOn(called, BO)).toBe(false);
  });

  test('falls with a backup that is named', () => {
    const dealings = [dealt(ANNA, { contacts: 9 })];
    expect(risk(customer(1, { dealings, backupId: BO })).points).toBe(risk(customer(1, { dealings })).points - 10);
  });

  test('never leaves 0 to 100', () => {
    expect(risk(customer(1)).points).toBe(100);
    expect(meanRisk([])).toBeUndefined();
  });
});

test('what matters more stands before what is worse', () => {
  const shaky = customer(1, { people: 3, dealings: [dealt(CHEN, { contacts: 9 })] });
  const great = customer(2, { ...shaky, id: 2, tier: 'A', backupId: DING });
  expect(byWeight([risk(shaky), risk(great)]).map((one) => one.customer.id)).toEqual([2, 1]);
});
