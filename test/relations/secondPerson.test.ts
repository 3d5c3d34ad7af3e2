import { expect, test } from 'vitest';
import { type CustomerKnowledge, type Dealings, keyPersonRisk } from '../../src/core/relations/keyPersonRisk.ts';
import { proposeSecond, proposeSeconds, type Workload } from '../../src/core/relations/secondPerson.ts';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const [OWNER, BUSY, IDLE, FAR] = [1, 2, 3, 4];

const colleague = (personId: number, more: Partial<Workload> = {}): Workload => ({
  personId,
  person: `colleague ${personId}`,
  teamId: 1,
  customers: 10,
  followUps: 6,
  ...more,
});

const TEAM = [
  colleague(OWNER, { customers: 12 }),
  colleague(BUSY, { customers: 30, followUps: 40 }),
  colleague(IDLE, { customers: 3, followUps: 0 }),
  colleague(FAR, { customers: 0, followUps: 0, teamId: 2 }),
];

function dealt(personId: number, contacts: number): Dealings {
  return {
    personId,
    person: `colleague ${personId}`,
    isGone: false,
    contacts,
    meetings: 0,
    joint: 0,
    facts: 0,
    lastOn: TODAY,
  };
}

function risk(more: Partial<CustomerKnowledge> = {}, id = 1) {
  return keyPersonRisk(
    {
      id,
      name: `customer ${id}`,
      tier: undefined,
      status: undefined,
      ownerId: OWNER,
      backupId: undefined,
      helperIds: [],
      people: 3,
      products: 0,
      topics: [],
      dealings: [dealt(OWNER, 9)],
      ...more,
    },
    TODAY,
  );
}

test('whoever has room in the same team comes before those who have not, and those of another team', () => {
  expect(proposeSecond(risk(), TEAM)).toMatchObject({ personId: IDLE, reason: 'room', customers: 3 });
});

test.each([
  ['has dealt with them', { dealings: [dealt(OWNER, 9), dealt(FAR, 1)] }, { personId: FAR, reason: 'met' }],
  ['is their backup', { backupId: FAR }, { personId: FAR, reason: 'backup' }],
  ['helps there', { helperIds: [FAR] }, { personId: FAR, reason: 'helper' }],
])('whoever %s comes first', (_, more, second) => {
  expect(proposeSecond(risk(more), TEAM)).toMatchObject(second);
});

test('neither the owner nor whoever knows them is proposed, and nobody where nobody is left', () => {
  const known = risk({ dealings: [dealt(IDLE, 9)] });
  expect(proposeSecond(known, TEAM)?.personId).not.toBe(IDLE);
  expect(proposeSecond(known, TEAM.slice(0, 1))).toBeUndefined();
});

test('many customers are spread over those who have room', () => {
  const even = [colleague(OWNER), colleague(BUSY, { customers: 2 }), colleague(IDLE, { customers: 2 })];
  const seconds = proposeSeconds(
    Array.from({ length: 6 }, (_, at) => risk({}, at)),
    even,
  );
  const counts = Map.groupBy(seconds, ({ second }) => second.personId);
  expect([...counts.values()].map(({ length }) => length)).toEqual([3, 3]);
});
