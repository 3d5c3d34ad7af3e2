import { expect, test } from 'vitest';
import { guessNames } from '../../src/core/reader/names/guess.ts';

test.each([
  ['昨天:1)比亚迪 发样 2)宁德 没接电话', ['比亚迪', '宁德']],
  ['比亚迪今天来电,要改交期,明天给答复', ['比亚迪']],
  ['华为 商机 120万 报价阶段 1月底签', ['华为']],
  ['今天拜访了美的张总', ['美的']],
  ['下周六给美的寄样品', ['美的']],
  ['顺丰那边搞定了，合同已签', ['顺丰']],
  ['Visited Luxshare; Wang says expansion in Q1', ['Luxshare']],
  ['Yesterday: 1) BYD sent samples 2) CATL no answer', ['BYD', 'CATL']],
  ['Bosch Rexroth wants a quote', ['Bosch Rexroth']],
  ['昨天给美的打了电话', ['美的']],
  ['和京东聊了聊新线', ['京东']],
  ['Met Siemens today', ['Siemens']],
  ['Had a long chat w/ the Zollner folks about the new line', ['Zollner']],
  ['met with the Home Depot team, they like it', ['Home Depot']],
  ['Demo at Riverside Clinic this morning w/ Dr Patel, loved it', ['Riverside Clinic']],
  ['Coffee with Tom Baker (Helix Labs). Evaluating us vs Zendesk', ['Helix Labs']],
  ['tag Helix: healthcare', []],
  ['最近谁没跟进', []],
  ['海天暂时没消息,过两周再问', ['海天']],
  ['把方案那条推到周四', []],
  ['每月最后一个工作日给海尔发对账单', ['海尔']],
  ['每周一去格力拜访', ['格力']],
  ['每月15号对账', []],
  ['不对,是10天后', []],
  ['上次说的预算是多少', []],
  ['Quick call, no answer', []],
  ['Got the order, they pay on time', []],
  ['Hello there', []],
  ['客户说太贵', []],
  ['给何经理打了电话', []],
  ['何经理来电,要加急', []],
  ['立讯:2026-11-19 和陈总开会', ['立讯']],
  ['3M: they want a demo', ['3M']],
  ['ABB (Suzhou): Mr Chen called', ['ABB (Suzhou)']],
  ['Note: called him again', []],
  ['备注:今天下雨', []],
  ['10:30 call, no answer', []],
  ['sent the quote', []],
  ['', []],
])('«%s» may be about %j', (text, names) => {
  const found = guessNames(text);
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(found.map(({ span }) => text.slice(...span))).toEqual(names);
});
