import { expect, test } from 'vitest';
import { doerOf } from '../../src/core/reader/steps/doer.ts';
import { read } from '../../src/core/reader/read.ts';

const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = ['华为', 'Acme'].map((name, id) => ({ id, name, aliases: [name], contacts: [] }));
const team = [
  { id: 7, name: '林晓' },
  { id: 4000, name: 'Nora' },
];

/** Who does each step of a note that has a day. */
function doers(text: string) {
  const reading = read(text, { ref, known });
  const colleagues = team.flatMap(({ id, name }) =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({ id, span: [index, index + name.length] as const })),
  );
  return reading.steps
    .filter(({ dueOn }) => dueOn)
    .map((step) => doerOf(text, { step, told: { reading, colleagues } }));
}

test.each([
  ['拜访了华为,林晓下周三之前报价', 7],
  ['华为说图纸不对,我让林晓下周二重新画一份', 7],
  ['和林晓一起去了华为,下周四由林晓送样', 7],
  ['林晓陪我去的华为,她下周一发报价', 7],
  ['Visited Acme. Nora will send the drawings by Thursday', 4000],
  ['Nora joined me at Acme, she will send the drawings on Thursday', 4000],
  ['Called Acme, asked Nora to send a quote by Thursday', 4000],
  ['Sat in with Nora at Acme, Nora to come back with a plan by Thursday', 4000],
  ['Call with Acme went well, minutes coming from Nora on Thursday', 4000],
])('«%s» is a colleague’s', (text, colleague) => {
  expect(doers(text)).toEqual([{ colleague }]);
});

test.each([
  ['林晓去了趟华为,下周三报价', 7],
  ['华为那边林晓跟了半年,周四前要出图纸', 7],
  ['Nora saw Acme yesterday, quote due Thursday', 4000],
])('«%s» leaves open whether it is a colleague’s', (text, perhaps) => {
  expect(doers(text)).toEqual([{ perhaps }]);
});

test.each([
  '林晓陪我去了华为,下周三报价',
  '和林晓去了趟华为,下周三报价',
  '林晓去了趟华为,下周三我报价',
  'Nora and I saw Acme yesterday, quote due Thursday',
  'Nora says Acme is ready, quote due Thursday',
])('«%s» is the writer’s: whoever came along or told it does nothing', (text) => {
  expect(doers(text)).toEqual(['us']);
});

test.each([
  '华为陈总答应下周四把合同寄回来',
  '华为对账完了,说28号打款',
  '华为他们自己下周二评审,等他们消息就行',
  'Called Acme, they will pay on Friday',
  'Acme will sign next Tuesday',
  'Rang Acme about the order, they sort it out themselves next week',
  '華為說下禮拜三會給規格',
  '华为把评审推到下周了,说样机还没到',
  '给华为的样品寄了,他们说明天到',
  '我跟华为说了下周三过来验货,他们回了个好',
  '华为的标下周四开标',
  '华为陈总打电话来讲料收到了后天试机',
  '华为陈总confirm了定金下周三入数',
  '华为的验厂推到12月8号',
  '华为付款又延到下个月',
  '华为对账完了,下周五前会回复',
  '华为陈总回了,定金下个月1号入',
  '华为说流程走完了下周二到账让我们先开票',
  'Acme told they will revert by Wednesday',
  'Acme go send the balance on Thursday',
  'Acme have pushed back the audit at Leeds to 14 December',
  '图纸华为要等下周,他们说没人',
  'Shipped the boards to Acme by UPS, should land Monday',
  'Lunch with Acme, they mentioned line 2 starts in March',
  'Rang Acme, tender deadline 4 December',
])('«%s» is the customer’s own day', (text) => {
  const all = doers(text);
  expect(all.filter((doer) => doer !== 'customer')).toEqual([]);
});

test.each([
  '拜访了华为,下周三报价',
  '华为让我下周三发报价',
  '跟华为约了下周三过来验货',
  '跟林晓去了华为,我下周三报价',
  '华为说要下周三之前给他们报价',
  'Met Acme with Nora, I will send a quote by Thursday',
  'Acme wants the quote by Friday',
  'Met Ms Reed of Acme, she likes the sample, will send a quote on Monday',
  'Told Nora about Acme, follow up on Friday',
])('«%s» is ours', (text) => {
  expect(doers(text)).toEqual(['us']);
});

test.each(['答应华为张姐周五前发图纸', '承诺华为下周二给2D图', 'promised Acme the spec by Friday'])(
  '«%s»: whoever writes has promised',
  (text) => {
    expect(doers(text)).toEqual(['us']);
  },
);
