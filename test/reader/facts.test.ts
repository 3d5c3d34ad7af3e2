import { quoterIn } from '../../src/core/reader/money/kinds.ts';
import { describe, expect, test } from 'vitest';
import { factsIn } from '../../src/core/reader/facts.ts';
import { bigramsIn } from '../../src/core/text/bigrams.ts';
import { isMore } from '../../src/core/text/pagination.ts';

describe('what lasts in a note', () => {
  test.each([
    [
      '郭总说二期明年启动,他拍板,不喜欢被催',
      ['郭总'],
      [
        ['decides', '郭总'],
        ['avoid', '被催'],
      ],
    ],
    ['张总拍板,预算80万', ['张总'], [['decides', '张总']]],
    ['采购王姐说了算', ['王姐'], [['decides', '王姐']]],
    ['决策人是李总', ['李总'], [['decides', '李总']]],
    ['Visited Ms Keller at Bosch, she decides alone', ['Ms Keller'], [['decides', 'Ms Keller']]],
    ['Mr Li has the final say', ['Mr Li'], [['decides', 'Mr Li']]],
    ['和李总吃饭,他喜欢喝茶', ['李总'], [['likes', '喝茶']]],
    ['和李总吃饭,他不吃辣', ['李总'], [['avoid', '辣']]],
    ['李总对海鲜过敏', ['李总'], [['avoid', '海鲜']]],
    ["Mr Li doesn't eat pork", ['Mr Li'], [['avoid', 'pork']]],
    ['李总今天不吃饭了', ['李总'], []],
    ['李总讨厌被打电话', ['李总'], [['avoid', '被打电话']]],
    ['和王工吃饭,李总拍板', ['王工', '李总'], [['decides', '李总']]],
    ['王工说李总拍板', ['王工', '李总'], [['decides', '李总']]],
    ['拍板的人是张姐,王工只管技术', ['王工', '张姐'], [['decides', '张姐']]],
    ['今天见了李总,人不错,她说了算', ['李总'], [['decides', '李总']]],
    ['我们答应过周五给样品', [], [['promised', '周五给样品']]],
    ['嫌交期太长,答应周二给他答复', ['孙经理'], [['promised', '周二给他答复']]],
    ['we promised him samples by Friday', ['Mr Li'], [['promised', 'samples by Friday']]],
    ['底价85万,再低不做', [], [['floor', '85万']]],
    ['汇川也在报,下周定标', [], [['competitor', '汇川']]],
    ['输给西门子了', [], [['competitor', '西门子']]],
    ['竞品是同方,下周定标', [], [['competitor', '同方']]],
    ['她有点犹豫,说嘉立创便宜8%,下周二前给她新报价', [], [['competitor', '嘉立创']]],
    ['他说价格便宜点就下单', [], []],
    ['说我们便宜不少', [], []],
    ['they compare us with Keyence', [], [['competitor', 'Keyence']]],
    ['he has an offer 12% below ours from Omron', [], [['competitor', 'Omron']]],
  ])('«%s»', (text, contacts, facts) => {
    expect(factsIn(text, contacts).map(({ topic, text: what }) => [topic, what])).toEqual(facts);
  });

  test.each([
    ['李总不能拍板,要问老板', ['李总']],
    ['是不是李总拍板?', ['李总']],
    ['不知道谁拍板', ['李总']],
    ['和王工、李总吃饭,他拍板', ['王工', '李总']],
    ['王工和李总都来了,她说了算', ['王工', '李总']],
    ['李总说他们老板拍板', ['李总']],
    ['和李总通了电话,老板说了算', ['李总']],
    ['李总说价格他老板拍板', ['李总']],
    ['王工说他说了算', ['王工']],
    ['和王工、李总吃饭,他喜欢喝茶', ['王工', '李总']],
    ['Met Dana and Mr Li, he has the final say', ['Dana', 'Mr Li']],
    ['Mr Li says the board has the final say', ['Mr Li']],
    ['客户答应下周付款', []],
    ['李总说再考虑,答应下周给回复', ['李总']],
    ['李总喜欢我们的方案', ['李总']],
    ['报底价过去了', []],
    ['Mr Li promised to pay next week', ['Mr Li']],
    ['拿去和别家比价', []],
    ['今天和华为李总通了电话,嫌报价高,下周三跟进', ['李总']],
  ])('nothing is made up from «%s»', (text, contacts) => {
    expect(factsIn(text, contacts)).toEqual([]);
  });
});

test('the same words have the same pairs of characters, however they are written', () => {
  expect(bigramsIn('報價ＡＢ')).toEqual(bigramsIn('报价ab'));
  expect(bigramsIn('a b')).toEqual([]);
  expect(bigramsIn('价'.repeat(9))).toHaveLength(1);
});

test('the next page is asked for in few words', () => {
  expect(['更多', 'more', '下一页', 'Next'].every(isMore)).toBe(true);
  expect(isMore('更多样品')).toBe(false);
});

test.each([
  ['周大福给客户报了5万', '周大福'],
  ['听说嘉立创给新华报价12万', '嘉立创'],
  ['下周二前给她一个新报价', undefined],
  ['周五给立讯报了新价', undefined],
  ['月底给他们报价', undefined],
])('«%s» names who quoted: %s', (text, who) => {
  expect(quoterIn(text, [])).toBe(who);
});
