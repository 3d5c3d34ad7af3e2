/** Companies that a note speaks of, and that are not the customer it is about. */
import { expect, test } from 'vitest';
import { read } from '../../src/core/reader/read.ts';

const REF = Temporal.PlainDateTime.from('2026-11-20T10:00');
const NAMES = ['华为', '比亚迪', '立讯', '顺丰', 'DHL', 'Acme', 'Bolt', 'Northgate Foods'];
const KNOWN = NAMES.map((name, at) => ({ id: at + 1, name, aliases: [], contacts: [] }));

const readKnown = (text: string) => read(text, { ref: REF, known: KNOWN });
const customersIn = (text: string) => readKnown(text).customers.map(({ name }) => name);

test.each([
  ['华为李总说比亚迪的价格更低,下周三再谈', '华为'],
  ['和华为李总吃饭,比亚迪也在报价,下周一给方案', '华为'],
  ['比亚迪比华为便宜,华为李总要我们下周三降价', '华为'],
  ['今天拜访了华为,他们在用比亚迪的电池,下周三再约', '华为'],
  ['华为这单输给比亚迪了,下周五复盘', '华为'],
  ['华为张姐提到竞争对手立讯,周四前给新报价', '华为'],
  ['华为的样品寄了,顺丰SF1234567890', '华为'],
  ['给华为的样品走顺丰,周一问到了没', '华为'],
  ['Mr Li at Acme says Bolt is cheaper, talk again next Wed', 'Acme'],
  ['Acme is using Bolt for now, call again next Wed', 'Acme'],
  ['Northgate Foods compared us with Bolt, revise the quote by Friday', 'Northgate Foods'],
  ['Samples for Acme sent by DHL, call Monday', 'Acme'],
  ['华为眼下用的是比亚迪那套,三月到期', '华为'],
  ['华为在比三家,其中一家是立讯', '华为'],
  ['比亚迪的人昨天跑去华为了,口气都变了', '华为'],
  ['今天去华为碰到比亚迪的人,也在报价', '华为'],
  ['华为那台设备以前比亚迪供的,想换', '华为'],
  ['顺丰弄丢一箱,华为那边我先赔了不是', '华为'],
  ['跟立讯开了会,他们拿比亚迪的价来压', '立讯'],
  ['见了立讯的新采购,不是华为那个', '立讯'],
  ['华为新来的采购以前是比亚迪的', '华为'],
  ['Acme went with us over Bolt', 'Acme'],
  ['Acme got the pallets, DHL left them at the wrong dock', 'Acme'],
  ["Saw Acme at the fair, next to Bolt's stand", 'Acme'],
  ['Not Bolt, it was Acme that rang', 'Acme'],
  ['跟华为谈完了,他们还在看立讯', '华为'],
  ['华为那边倾向于立讯,周三再去一趟', '华为'],
  ['华为的单子被立讯截了', '华为'],
  ['拜访华为,立讯又降价了,周三给新报价', '华为'],
  ['Saw Acme, they are talking to Bolt as well', 'Acme'],
  ['Acme is leaning towards Bolt, call on Monday', 'Acme'],
  ['Acme hall 3: Bolt kit in every cabinet', 'Acme'],
  ['Acme has a new buyer, he comes from Bolt', 'Acme'],
])('«%s»: the note and what is to be done are the customer’s alone', (text, name) => {
  const { customers, steps } = readKnown(text);
  expect(customers.map((customer) => customer.name)).toEqual([name]);
  expect(steps.map(({ customer = 0 }) => customer)).toEqual(steps.map(() => 0));
});

test.each([
  '李总说比亚迪的价格更低,下周三再谈',
  '样品寄了,顺丰SF1234567890',
  'They say Bolt is cheaper, talk again Friday',
])('«%s» is about somebody whom it does not name', (text) => {
  expect(customersIn(text)).toEqual([]);
});

test.each([
  ['今天拜访了顺丰,谈物流合同', ['顺丰']],
  ['比亚迪也来了,要样品', ['比亚迪']],
  ['比亚迪的报价发了', ['比亚迪']],
  ['顺丰王经理说华为的价格更低', ['顺丰']],
  ['明天跟进华为和立讯', ['华为', '立讯']],
  ['今天见了华为李总和立讯王工', ['华为', '立讯']],
  ['昨天:1)比亚迪 发样 2)华为 没接电话', ['比亚迪', '华为']],
  ['上午去了华为,下午去了比亚迪', ['华为', '比亚迪']],
  ['Met Acme and Bolt at the fair, call both Monday', ['Acme', 'Bolt']],
  ['跑了俩地方,立讯对了账华为没见着人', ['立讯', '华为']],
  ['今天:\n- 立讯 送样\n- 华为 没人', ['立讯', '华为']],
  ['立讯下周二送样,华为周四开会', ['立讯', '华为']],
  ['上午十点立讯送样 下午两点华为开会', ['立讯', '华为']],
  ['Acme (samples out) & Bolt (no answer)', ['Acme', 'Bolt']],
  ['明天给华为报价,后天拜访立讯', ['华为', '立讯']],
  ['周一给比亚迪寄样,周三给立讯答复', ['比亚迪', '立讯']],
  ['Call Acme tomorrow, quote Bolt on Wednesday', ['Acme', 'Bolt']],
])('«%s»: who is dealt with is a customer', (text, names) => {
  expect(customersIn(text)).toEqual(names);
});

test('the number of a parcel is nobody’s name', () => {
  const { customers, choices } = read('Samples for Acme sent, DHL 1234567890', { ref: REF, known: [] });
  expect([...customers, ...choices].map(({ name }) => name).join()).not.toMatch(/\d/);
});
