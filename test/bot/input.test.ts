import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sanitize, MAX_MESSAGE_LENGTH } from '../../src/core/text/sanitize.ts';
import { openAccount } from '../../src/core/people/store/accounts.ts';
import { type World, world } from '../support/world.ts';

const NO_WORDS = [/^🤔 这条消息里没有文字/, /^🤔 There are no words in that message/] as const;
const LOST = [/什么也没记|没把握/, /nothing was kept|Not sure/] as const;
const MARKS = '\u0301'.repeat(4000);

/** What is said, and what somebody is answered who has chosen Chinese, or English. */
const NONSENSE: readonly (readonly [what: string, text: string, answers: readonly [zh: RegExp, en: RegExp]])[] = [
  ['nothing', '', NO_WORDS],
  ['blanks', ' \t\n\n ', NO_WORDS],
  ['marks that nobody sees', '\u200b\u2060\ufeff\u202e\u2066', NO_WORDS],
  ['a NUL', '\u0000', NO_WORDS],
  ['half a character', '\ud83d', LOST],
  ['only emoji', '😀🎉', LOST],
  ['a formula', '=1+1', LOST],
  ['a formula in words', '=cmd()', [LOST[1], LOST[1]]],
  ['4,000 marks on one letter', `e${MARKS}`, [LOST[1], LOST[1]]],
  ['everybody’s name', '<!channel>', [LOST[1], LOST[1]]],
];

test.each(NONSENSE)('%s: a clear answer in each one’s language, and no note', async (_what, text, [zh, en]) => {
  const it = await world();
  expect(await it.hears(text)).toEqual([expect.stringMatching(zh)]);
  expect(await it.as('emma').hears(text)).toEqual([expect.stringMatching(en)]);
  expect(await heardAndNoted(it)).toEqual([
    { heard: sanitize(text).text, noted: null },
    { heard: sanitize(text).text, noted: null },
  ]);
  expect(it.problems).toEqual([]);
});

const NOTES: readonly (readonly [what: string, text: string])[] = [
  ['a NUL', '今天拜访了华为\u0000,谈了价格'],
  ['half a character', '今天拜访了华为,谈了价格\ud800'],
  ['marks that turn the line around', '今天拜访了\u202e华为\u202c,谈了\u2067价格'],
  ['everybody’s name', '今天拜访了华为,<!channel> @everyone <@U1> 谈了价格'],
  ['a formula', `今天拜访了华为,=HYPERLINK("http://x","y") 谈了价格`],
  ['4,000 marks on one letter', `今天拜访了华为,a${MARKS} 谈了价格`],
  ['a day that does not exist', '今天拜访了华为,2月30日跟进'],
  ['emoji', '今天拜访了华为👨‍👩‍👧,谈了价格👍🏽'],
];

test.each(NOTES)('a note with %s is kept as it was cleaned, and answered', async (_what, text) => {
  const it = await world();
  expect(await it.hears(text)).toEqual([expect.stringContaining('华为')]);
  expect(await heardAndNoted(it)).toEqual([{ heard: sanitize(text).text, noted: sanitize(text).text }]);
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(it.problems).toEqual([]);
});

test('of 100 kB the beginning is kept, and the person is told', async () => {
  const it = await world();
  const text = `今天拜访了华为,${'谈了很久,'.repeat(20_000)}`;
  expect(await it.hears(text)).toEqual([
    expect.stringContaining('华为'),
    expect.stringContaining(`只读了前 ${MAX_MESSAGE_LENGTH} 个字`),
  ]);
  expect(await it.as('emma').hears('x'.repeat(100_000))).toContainEqual(
    expect.stringContaining(`I read the first ${MAX_MESSAGE_LENGTH} characters`),
  );
  for (const { heard } of await heardAndNoted(it)) expect(heard.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
  expect(it.problems).toEqual([]);
});

test.each([
  ['3月14日凌晨2点半跟进', '时区 纽约', 'lilei'],
  ['follow up on 14 March 2027 at 2:30am', 'my time zone is New York', 'emma'],
] as const)('an hour that the clock skips is reminded of when it has gone by, once: %s', async (words, zone, who) => {
  const it = await world();
  const me = it.as(who);
  await me.hears(zone);
  await me.hears(`${who === 'emma' ? 'Called' : '今天拜访了'} Huawei, ${words}`);
  const [row] = await it.sql((tx) =>
    tx.execute<{ at: string; wall: string }>(
      sql`select remind_at at time zone 'UTC' as at, due_on || ' ' || due_time as wall from follow_ups`,
    ),
  );
  expect(row).toEqual({ at: '2027-03-14 07:00:00', wall: '2027-03-14 02:30:00' });
  expect(await it.until('2027-03-14T14:59:59')).not.toContainEqual(expect.stringContaining('⏰'));
  expect(await it.until('2027-03-14T15:00')).toEqual([expect.stringContaining('⏰')]);
  expect(await it.until('2027-03-14T17:00')).toEqual([]);
});

test('a colleague’s name from a platform is cleaned before it is kept', async () => {
  const it = await world();
  await it.sql((tx) => openAccount(tx, { platform: 'test', account: it.account, meets: true }));
  for (const [id, name] of [
    ['new1', 'Eve\u0000\u202e\ud800\n<!channel>'],
    ['new2', '\u200b \u0000'],
  ] as const)
    expect(await it.as(id).hears('help', { from: { id, name, standing: 'member' } })).toHaveLength(1);
  const names = await it.sql((tx) =>
    tx.execute<{ name: string }>(sql`select name from people order by id desc limit 2`),
  );
  expect(names.map(({ name }) => name)).toEqual(['new2', 'Eve\ufffd <!channel>']);
  expect(it.problems).toEqual([]);
});

test('clean text is well-formed, short enough, without what nobody sees, and stays as it is', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          '\r',
          '\n',
          ' ',
          '\u0000',
          '\ud800',
          '\udc00',
          '\u0301',
          '\u202e',
          '\u061c',
          '😀',
          '\u00a0',
          '\u1100',
          '\u1161',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
    fc.nat({ max: 9 }).map((extra) => `${'字'.repeat(MAX_MESSAGE_LENGTH - 5)}${'😀 '.repeat(extra)}`),
  );
  fc.assert(
    fc.property(anything, (raw) => {
      const { text, cut } = sanitize(raw);
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
      expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Bidi_Control}/u);
      expect(text).toBe(text.normalize('NFC').trim());
      expect(sanitize(text)).toEqual({ text, cut: false });
      expect(cut || raw.length <= MAX_MESSAGE_LENGTH * 4).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

async function heardAndNoted({ sql: within }: World) {
  const rows = await within((tx) =>
    tx.execute<{ heard: string; noted: string | null }>(
      sql`select h.text as heard, i.text as noted from heard h left join interactions i on i.workspace_id = h.workspace_id and i.heard_id = h.id order by h.id`,
    ),
  );
  return [...rows];
}
