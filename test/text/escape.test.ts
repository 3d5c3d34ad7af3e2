/** What makes other people's words harmless, piece by piece; that no way out lacks it is for the corpus. */
import { expect, test } from 'vitest';
import { inert, width, within } from '../../src/adapters/shared/inert.ts';
import { cut, mentioned, mrkdwn, plain, typed } from '../../src/adapters/slack/out/escape.ts';
import { MAX_MESSAGE_LENGTH, sanitize, withoutControls } from '../../src/core/text/sanitize.ts';
import { readCsv, writeCsv } from '../../src/core/transfer/format/csv.ts';
import { vcard } from '../../src/core/transfer/format/vcard.ts';

test.each([
  ['a*b_c`d~e|f\\g<h>i[j]k', 'a＊b＿c｀d～e｜f＼g＜h＞i［j］k'],
  ['# 一', '＃ 一'],
  ['二\n  ## 三', '二\n  ＃＃ 三'],
  ['>- 四', '＞- 四'],
  ['+ 五', '＋ 五'],
  ['\t# 六', '\t＃ 六'],
  ['#七 a-b c+d 1>0', '#七 a-b c+d 1＞0'],
  ['八 # 九', '八 # 九'],
  ['![图](x) 好!', '！［图］(x) 好!'],
])('Markdown has no signs of its own left: %j', (typedIn, shown) => {
  expect(inert(typedIn)).toBe(shown);
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, '…'],
  ['abcdef', 5, 'ab…'],
  ['华为华为', 12, '华为华为'],
  ['华为华为', 11, '华为…'],
  ['华为华为', 10, '华为…'],
  ['华为华为', 9, '华为…'],
  ['华为华为', 8, '华…'],
  ['😀😀', 7, '😀…'],
  ['😀😀', 6, '…'],
  ['a\uFFFDbcdefgh', 9, 'a\uFFFDbc…'],
])('%j has room in %i bytes as %j', (text, bytes, kept) => {
  expect(within(text, bytes)).toBe(kept);
});

test('a Chinese character is as wide as two of Latin', () => {
  expect([width(''), width('abc'), width('华为'), width('a华\u2E7Fb\u2E80')]).toEqual([0, 3, 4, 7]);
});

test('Slack reads no mention, link or command in what was typed', () => {
  expect(typed('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(mrkdwn`*${'<b>'}* and ${'&'}`).toBe('*&lt;b&gt;* and &amp;');
});

test.each([
  ['<@U1> hi', 'hi'],
  ['a<@U1>b', 'a b'],
  ['a<@U2>b', 'a Emma b'],
  ['<@U3|tom> hi', 'tom hi'],
  ['<@U4>', 'U4'],
  ['<#C1|sales> <#C2>', '#sales #C2'],
  ['<#U1>', '#U1'],
  ['<!here> <!subteam^S1|@team> <!subteam^S2>', '@here @team @subteam'],
  ['<https://a.cn|this> <https://a.cn/mailto:x>', 'this https://a.cn/mailto:x'],
  ['<mailto:li@x.cn> <tel:+86138>', 'li@x.cn +86138'],
  ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
  ['a  \u00A0 b', 'a b'],
])('from Slack: %j is %j', (text, said) => {
  expect(plain(text, { self: 'U1', names: new Map([['U2', 'Emma']]) })).toBe(said);
});

test('who is mentioned is found, labelled or not', () => {
  expect(mentioned('<@U1> and <@U2|tom>, not <#C1> nor @U3')).toEqual(['U1', 'U2']);
});

test('a cut is as long as may be, says that it is one, and is never empty', () => {
  expect([cut('abc', 3), cut('abcd', 3), cut('', 3), cut('😀😀', 3), cut('a😀b', 3), cut('a\uFFFDbcd', 4)]).toEqual([
    'abc',
    'ab…',
    ' ',
    '😀…',
    'a…',
    'a\uFFFDb…',
  ]);
});

test('a cell that a spreadsheet would reckon with has an apostrophe, which reading takes away; others stay', () => {
  const cells = ['=1', '+1', '-1', '@a', '\t=1', '＝1', "'=1", "''=1", "'tis", '1-1', '', 'a=b'];
  const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeCsv([['h'], ...cells.map((cell) => [cell])]),
  );
  expect(written).toMatch(/^\uFEFFh\r?\n/);
  const guarded = written.split(/\r?\n/).map((line) => line.replaceAll(/^"|"$/g, ''));
  expect(guarded.slice(1, 9)).toEqual(["'=1", "'+1", "'-1", "'@a", "'\t=1", "'＝1", "''=1", "'''=1"]);
  expect(guarded.slice(9, 11)).toEqual(["'tis", '1-1']);
  expect(readCsv(written).slice(1)).toEqual(cells.map((cell) => [cell]));
  // Of another program's table nothing is taken away.
  expect(readCsv("h\n=1\n-1\n'tis")).toEqual([['h'], ['=1'], ['-1'], ["'tis"]]);
});

test('what another program would take for a column, a line or nothing is quoted, and nothing else is', () => {
  const written = new TextDecoder().decode(writeCsv([['a;b', ' c', 'd ', 'e f', 'g,h', 'i"j', 'k\nl', 'm']]));
  expect(written).toBe('"a;b"," c","d ",e f,"g,h","i""j","k\nl",m\r\n');
});

test.each([
  [
    '客户,电话\n华为,1',
    [
      ['客户', '电话'],
      ['华为', '1'],
    ],
  ],
  [
    '客户;电话\n华为;1,5',
    [
      ['客户', '电话'],
      ['华为', '1,5'],
    ],
  ],
  [
    '客户\t电话\n华为\t1',
    [
      ['客户', '电话'],
      ['华为', '1'],
    ],
  ],
  [
    '客户|电话\n华为|1',
    [
      ['客户', '电话'],
      ['华为', '1'],
    ],
  ],
  [
    'sep=;\n客户,全名;电话\n华为;1',
    [
      ['客户,全名', '电话'],
      ['华为', '1'],
    ],
  ],
  ['SEP=|\r\n客户|电话', [['客户', '电话']]],
  ['2026年;台账\n客户,电话,城市\n华为,1,深圳', [['2026年;台账'], ['客户', '电话', '城市'], ['华为', '1', '深圳']]],
  [
    '客户,备注\n"a;b;c;d",1\n"e;f;g;h",2',
    [
      ['客户', '备注'],
      ['a;b;c;d', '1'],
      ['e;f;g;h', '2'],
    ],
  ],
])('a table is parted where most of its lines are: %j', (text, rows) => {
  expect(readCsv(text)).toEqual(rows);
});

test('what comes in is composed, on lines of one kind, and without what nobody sees', () => {
  expect(sanitize('  e\u0301\r\n\r\nb\u0000\u200B\u202Ec\t\uFEFF ')).toEqual({ text: 'é\nbc', cut: false });
  expect(withoutControls('a\u0007b\tc\nd\re\uD800')).toBe('ab\tc\nd\re\uFFFD');
});

test('what is longer than may be is cut, and said to be; no character in two', () => {
  expect(sanitize('a'.repeat(MAX_MESSAGE_LENGTH))).toEqual({ text: 'a'.repeat(MAX_MESSAGE_LENGTH), cut: false });
  expect(sanitize('a'.repeat(MAX_MESSAGE_LENGTH + 1))).toEqual({ text: 'a'.repeat(MAX_MESSAGE_LENGTH), cut: true });
  const almost = `😀${'a'.repeat(MAX_MESSAGE_LENGTH - 3)}`;
  expect(sanitize(`${almost}😀`)).toEqual({ text: almost, cut: true });
  expect(sanitize(`${almost} b`)).toEqual({ text: almost, cut: true });
  // So much of it that is nothing: what may stand behind it has not been looked at.
  expect(sanitize(`a${'\u200B'.repeat(MAX_MESSAGE_LENGTH * 4)}b`)).toEqual({ text: 'a', cut: true });
  expect(sanitize(`a${'\u200B'.repeat(MAX_MESSAGE_LENGTH * 4 - 2)}b`)).toEqual({ text: 'ab', cut: false });
});

test('a contact card is what phones take, and its signs are none of theirs', () => {
  const nothing = { title: null, phone: null, email: null, wechat: null };
  expect(vcard({ ...nothing, name: '李总', customer: '华为' })).toBe(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李总\r\nN:李总;;;;\r\nORG:华为\r\nEND:VCARD\r\n',
  );
  const full = { title: 'VP; Sales', phone: '+86 138', email: 'li@x.cn', wechat: 'li\\lei' };
  expect(vcard({ ...full, name: 'Li, Lei', customer: 'A\r\nB\nC' }).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:3.0',
    String.raw`FN:Li\, Lei`,
    String.raw`N:Li\, Lei;;;;`,
    String.raw`ORG:A\nB\nC`,
    String.raw`TITLE:VP\; Sales`,
    'TEL;TYPE=WORK:+86 138',
    'EMAIL;TYPE=WORK:li@x.cn',
    String.raw`X-WECHAT:li\\lei`,
    'END:VCARD',
    '',
  ]);
});

test('a line of a card has 75 bytes, and goes on behind a space', () => {
  const lineOf = (name: string) => vcard({ name, customer: '', title: null, phone: null, email: null, wechat: null });
  expect(lineOf('a'.repeat(72))).toContain(`FN:${'a'.repeat(72)}\r\nN:`);
  expect(lineOf('a'.repeat(73))).toContain(`FN:${'a'.repeat(72)}\r\n a\r\nN:`);
  expect(lineOf('a'.repeat(72 + 74))).toContain(`FN:${'a'.repeat(72)}\r\n ${'a'.repeat(74)}\r\nN:`);
  expect(lineOf(`${'a'.repeat(71)}华`)).toContain(`FN:${'a'.repeat(71)}\r\n 华\r\nN:`);
});
