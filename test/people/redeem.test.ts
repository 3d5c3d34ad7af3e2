/** One-time codes, one by one: what each is good for, and when whoever guesses has to wait. */
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { bindCodes } from '../../src/core/db/schema/people.ts';
import { guessingCard } from '../../src/core/people/guessedCodes.ts';
import { invitedNames, isGoodCode, issueCode, redeemCode } from '../../src/core/people/store/codes.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { cardText } from '../../src/core/contract/cardText.ts';
import { translator } from '../../src/core/text/phrases.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => void Object.assign(it, await world()));

type By = { readonly external?: string; readonly platform?: string; readonly personId?: number };

const issue = (how: Omit<Parameters<typeof issueCode>[1], 'now'>) =>
  it.sql((tx) => issueCode(tx, { ...how, now: it.now() }));
const redeem = (code: string, { external = 'somebody', platform = 'test', personId }: By = {}) =>
  it.sql((tx) =>
    redeemCode(tx, { code, identity: { platform, account: it.account, external }, personId, now: it.now() }),
  );
const guess = async (times: number, by?: By) => {
  const ends: string[] = [];
  for (let at = 0; at < times; at += 1) {
    const end = await redeem('wrong', by);
    ends.push('isAlarming' in end && end.isAlarming ? 'alarm' : end.kind);
  }
  return ends;
};
const personOf = async (name: string) => only(await it.sql((tx) => colleaguesNamed(tx, name))).id;

test('a code is six digits, and says once whom it makes its bearer', async () => {
  const emma = await personOf('Emma');
  const code = await issue({ name: '张伟', role: 'lead', teamId: it.teamId });
  const codes = await it.sql((tx) => Promise.all(Array.from({ length: 60 }, () => issueCode(tx, { now: it.now() }))));
  expect([code, ...codes].filter((each) => !/^\d{6}$/.test(each))).toEqual([]);
  expect(await redeem(code)).toEqual({
    kind: 'good',
    name: '张伟',
    role: 'lead',
    personId: undefined,
    teamId: it.teamId,
  });
  expect(await redeem(code)).toEqual({ kind: 'wrong', isAlarming: false });
  const plain = { kind: 'good', name: undefined, role: undefined, personId: undefined, teamId: undefined };
  expect(await redeem(await issue({ personId: emma }))).toEqual({ ...plain, personId: emma });
  expect(await redeem(await issue({}))).toEqual(plain);
});

test('with a team and no role it is for a room, and good until that has been done', async () => {
  const code = await issue({ teamId: it.teamId });
  expect(await it.sql((tx) => isGoodCode(tx, { code, now: it.now() }))).toBe(false);
  for (let times = 0; times < 2; times += 1)
    expect(await redeem(code)).toMatchObject({ kind: 'forRoom', teamId: it.teamId });
  await it.sql(async (tx) => {
    const identity = { platform: 'test', account: it.account, external: 'somebody' };
    const end = await redeemCode(tx, { code, identity, personId: undefined, now: it.now() });
    if (end.kind === 'forRoom') await end.useUp();
  });
  expect(await redeem(code)).toMatchObject({ kind: 'wrong' });
});

test('it is good for ten minutes', async () => {
  const [early, late] = [await issue({ name: '张伟' }), await issue({ name: '陈丽' })];
  it.pass({ minutes: 9, seconds: 59 });
  expect(await redeem(early)).toMatchObject({ kind: 'good' });
  it.pass({ seconds: 1 });
  expect(await redeem(late)).toMatchObject({ kind: 'wrong' });
});

test('after five wrong ones an account waits, also with a right one, until ten minutes are over; others do not', async () => {
  const code = await issue({ name: '张伟' });
  expect(await guess(6)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'alarm', 'wait']);
  expect(await redeem(code)).toEqual({ kind: 'wait' });
  expect(await redeem('wrong', { external: 'another' })).toEqual({ kind: 'wrong', isAlarming: false });
  it.pass({ minutes: 9, seconds: 59 });
  expect(await redeem(code)).toEqual({ kind: 'wait' });
  it.pass({ seconds: 1 });
  expect(await redeem(await issue({ name: '张伟' }))).toMatchObject({ kind: 'good' });
});

test('and so does a person, by whatever accounts', async () => {
  const personId = await personOf('Emma');
  const ends: string[] = [];
  for (const external of ['a', 'b', 'c', 'd', 'e', 'f']) ends.push(...(await guess(1, { external, personId })));
  expect(ends).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'alarm', 'wait']);
  expect(await guess(1, { external: 'g' })).toEqual(['wrong']);
});

test('and all of a company on one platform after twenty, whoever they are', async () => {
  const ends: string[] = [];
  for (let at = 0; at < 21; at += 1) ends.push(...(await guess(1, { external: `thief ${at}` })));
  expect(ends).toEqual([...Array.from({ length: 19 }, () => 'wrong'), 'alarm', 'wait']);
  expect(await guess(1, { platform: 'slack' })).toEqual(['wrong']);
});

test('who guesses at once gets no more guesses than who takes turns', async () => {
  const ends = await Promise.all(Array.from({ length: 12 }, () => guess(1)));
  expect(ends.flat().filter((end) => end !== 'wait')).toHaveLength(5);
});

test('who is invited and has not come is named, the first invited first', async () => {
  await issue({ name: '陈丽' });
  await issue({ name: '张伟' });
  await issue({ name: '陈丽' });
  await redeem(await issue({ name: '赵敏' }));
  await issue({ name: 'Emma', personId: await personOf('Emma') });
  await issue({});
  const named = () => it.sql((tx) => invitedNames(tx, it.now()));
  expect(await named()).toEqual(['陈丽', '张伟']);
  it.pass({ minutes: 10 });
  expect(await named()).toEqual([]);
});

test('no code is kept as it was given', async () => {
  const code = await issue({ name: '张伟' });
  expect(await it.sql((tx) => tx.select().from(bindCodes).where(eq(bindCodes.hash, code)))).toEqual([]);
  expect(await it.sql((tx) => isGoodCode(tx, { code, now: it.now() }))).toBe(true);
});

test.each([
  ['zh', 'slack', '', '🚨 有人接连说错验证码,已让TA等十分钟｜Slack U1\n不认识的话,先别给任何人发验证码'],
  [
    'en',
    'wecom',
    'Tom',
    '🚨 Somebody keeps saying wrong codes; they have to wait for ten minutes | WeCom Tom · U1\nIf you do not know who that is, give nobody a code for now',
  ],
  ['en', 'elsewhere', 'Tom', expect.stringContaining('| elsewhere Tom · U1')],
] as const)('the alarm, in %s, says what to do about whom (%s)', (locale, platform, name, shown) => {
  const to = translator(locale, Temporal.PlainDate.from('2026-11-20'));
  expect(cardText(guessingCard({ platform, account: 'a', external: 'U1', name }, to), locale)).toEqual(shown);
});
