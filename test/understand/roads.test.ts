/** Where somebody wants to be reminded, and words about platforms that say nothing of that. */
import { expect, test } from 'vitest';
import { understood } from '../support/firm.ts';

test.each([
  ['以后提醒发到飞书', 'feishu'],
  ['把提醒发到Slack', 'slack'],
  ['以后早报走企业微信', 'wecom'],
  ['以后在企微提醒我', 'wecom'],
  ['還是發微信', 'wechat'],
  ['还是发微信吧', 'wechat'],
  ['提醒改到网页', 'web'],
  ['提醒发到钉钉', 'dingtalk'],
  ['send my reminders to WeCom', 'wecom'],
  ['please send my reminders to Lark', 'feishu'],
  ['remind me on Slack', 'slack'],
  ['back to WeChat', 'wechat'],
  ['提醒发到哪里', undefined],
  ['where do my reminders go?', undefined],
  ['提醒发到我最近用的', 'any'],
  ['send reminders wherever I was last', 'any'],
])('«%s» is about where to be reminded', (text, value) => {
  expect(understood(text)).toMatchObject({ intent: 'road.set', slots: value === undefined ? {} : { value } });
});

test.each([
  ['飞书发给华为报价', 'note'],
  ['今天在微信上和李总聊了报价', 'note'],
  ['还是用微信发给李总', 'note'],
  ['以后报价都发微信', 'note'],
  ['send the quote to Huawei on WeChat', 'note'],
  ['提醒我明天在飞书上开会', 'followup.add'],
  ['用微信提醒我明天给华为打电话', 'followup.add'],
  ['remind me on Friday', 'followup.add'],
  ['早报改到8:40', 'morning.set'],
  ['连接微信', 'wechat.connect'],
])('«%s» is not', (text, intent) => {
  expect(understood(text).intent).toBe(intent);
});
