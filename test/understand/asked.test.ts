/** What is asked, denied or only supposed is neither done nor kept; what is asked for politely is done. */
import { expect, test } from 'vitest';
import { isSure } from '../../src/core/understand/sureness.ts';
import { understood } from '../support/firm.ts';

const meant = (text: string) => understood(text, { isChosen: false });

test.each([
  '华为输了吗',
  '华为签了没',
  'ABB这个月下了几次单',
  '华为的年框几号到期',
  '华为签了?真的假的',
  'have we lost Midea',
  'is Huawei signed yet?',
  'will we win Huawei',
  '华为丢了怎么办',
  '美的转给韩梅梅了吗',
  'merge ABB and Midea?',
  '立讯改名了吗',
  '1做完了吗',
  'done 1?',
  'did i push 2 to fri?',
  'are we still going to Kirkby tomorrow',
  '华为的跟进取消了吗',
  'why did you cancel the ABB follow-up',
  'is there a complaint from ABB',
  '美的投诉了没',
  'is ABB a tier A?',
  '华为是A类吗',
  'should we stop nudging ABB?',
  '华为满意度4分了吗',
  'ABB CSAT 4?',
  '李总喜欢喝茶吗',
  '韩梅梅下周休假吗',
  'did Huawei pay 500k',
  'has ABB paid',
  '立讯样品给了没',
  '华为的单子签了吗,50万',
  '美的丢了吗,输给博世',
  '美的付款了吗?30万',
  '华为签了没有,50万',
  '华为赢了?50万',
  'ABB deal 18 lakhs, lost? not yet',
  'ABB paid? 30k',
  '华为的款催了没',
  '跟李总说了吗',
])('«%s» asks', (text) => {
  const { intent, asks, kind } = meant(text);
  expect(kind).toBe('question');
  expect(intent === 'none' || asks.length > 0).toBe(true);
  expect(asks.map((one) => one.intent)).not.toContain('note');
});

test.each([
  "we haven't won Huawei yet",
  "don't mark Huawei as won",
  'Huawei almost lost to Siemens on price',
  '华为快签了',
  'ABB deal 200k, not lost yet',
  'ABB deal 200k, not signed yet',
  '华为的单子50万,没丢',
  '别把美的转给韩梅梅',
  'not going to give Midea to Emma',
  "don't undo that",
  'ABB is not tier A',
  'Emma is off sick today',
  '韩梅梅下周休假',
])('«%s» is not so, and nothing is done', (text) => {
  const { intent, asks } = meant(text);
  expect(intent).toBe('none');
  expect(asks.every((one) => one.intent === 'note')).toBe(true);
});

test.each([
  ['能不能把美的转给张伟', 'customer.assign'],
  ['可以把1推到周五吗', 'followup.move'],
  ['把1推到周五好吗', 'followup.move'],
  ['could you push 2 to Fri?', 'followup.move'],
  ['can you give Midea to Emma?', 'customer.assign'],
  ['不用跟华为了', 'followup.cancel'],
  ['别告诉别人', 'private.set'],
  ['李总问什么时候发货?', 'note'],
  ['华为李总问能不能月结', 'note'],
  ['今天给华为打了电话 能便宜吗', 'note'],
  ['华为合同签了,98万', 'deal.set'],
  ['华为丢了,没签成,输给博世', 'deal.set'],
  ['won Huawei 980k, invoice not signed yet', 'deal.set'],
  ['我下周休假,韩梅梅代我', 'absence.set'],
  ['do the Bosch quote tomorrow', 'note'],
  ['did the demo at Bosch, went well', 'note'],
  ['had Weber in for lunch, wants a new quote', 'note'],
  ['was at Bosch today, met Weber', 'note'],
  ['have Emma call Bosch on Friday', 'followup.add'],
  ["won Huawei 980k, didn't give a discount", 'deal.set'],
  ["done 1: Weber didn't sign yet", 'followup.done'],
  ["Bosch complaint: driver didn't hand over the papers", 'complaint.open'],
])('«%s» is %s all the same', (text, intent) => {
  const understanding = meant(text);
  expect([understanding.intent, isSure(understanding)]).toEqual([intent, true]);
});

test.each(['提醒', 'reminder', '提醒一下', '特别提醒我一下', '关于提醒', '别忘了提醒我', "don't forget the reminder"])(
  '«%s» takes no reminder away',
  (text) => {
    expect(['fix.noReminder', 'followup.cancel']).not.toContain(meant(text).intent);
  },
);

test('a name that sounds like a liking asks for the address all the same', () => {
  expect(meant('Courtney Love email')).toMatchObject({ intent: 'contact.info' });
});

test.each(['不提醒', '不用提醒了', 'no reminder', '提醒取消', 'reminder off'])('«%s» does', (text) => {
  expect(meant(text).intent).toBe('fix.noReminder');
});

test.each(['Ms Zhang prefers email over phone', '张姐喜欢邮件不喜欢电话'])('«%s» tells what somebody likes', (text) => {
  expect(meant(text)).not.toMatchObject({ kind: 'question' });
});

test.each(['华为会不会丢', '华为有没有风险', 'is Huawei at risk', 'will we lose Midea'])(
  '«%s» is answered by what is known of them',
  (text) => {
    expect(meant(text)).toMatchObject({ kind: 'question', intent: 'customer.brief', asks: [] });
  },
);
