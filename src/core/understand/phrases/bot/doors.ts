/** How other programs are told what happens, and tell us. */
import type { Phrases } from '../../grammar/compile.ts';

export const doorsPhrases = {
  'feed.connect': {
    zh: [
      ['(接入|连接|新增) 数据源 {name:name} (用|按|格式) {map:name}', { surely: 'yes' }],
      ['(接入|连接|新增) 数据源 {name:name}', { surely: 'yes' }],
    ],
    en: [
      ['(connect|add) [the] feed {name:name} (with|using|by) [map] {map:name}', { surely: 'yes' }],
      ['(connect|add) [the] feed {name:name}', { surely: 'yes' }],
    ],
  },
  'feed.list': {
    zh: [
      ['[看|看看|查看] 数据源 (列表|状态|有哪些)', { surely: 'yes' }],
      ['[现在] [有|有了] (哪些|什么) 数据源', { surely: 'yes' }],
    ],
    en: [['[list|show] [me] [the|our|all] feeds', { surely: 'yes' }]],
  },
  'feed.rotate': {
    zh: [['(更换|换|重置) [一下] 数据源 {name:name} 的 密钥', { surely: 'yes' }]],
    en: [['(rotate|renew|change|reset) [the] secret of [the] feed {name:name}', { surely: 'yes' }]],
  },
  'feed.stop': {
    zh: [['(停用|停掉|断开|删掉) 数据源 {name:name}', { surely: 'yes' }]],
    en: [['(stop|remove|disconnect) [the] feed {name:name}', { surely: 'yes' }]],
  },
  'feed.look': {
    zh: [['数据源 {name:name} 看文件 {row}', { surely: 'yes' }]],
    en: [['feed {name:name} look at file {row}', { surely: 'yes' }]],
  },
  'feed.take': {
    zh: [['数据源 {name:name} 收下文件 {row}', { surely: 'yes' }]],
    en: [['feed {name:name} take file {row}', { surely: 'yes' }]],
  },
  'feed.names': {
    zh: [['[数据源] [里|有哪些] (对不上|没对上|认不出) 的 (名字|客户名|客户)', { surely: 'yes' }]],
    en: [['[list|show] [the] (unmatched|unknown) (names|feed names)', { surely: 'yes' }]],
  },
  'feed.match': {
    zh: [['来源名 {row} (是|就是|等于) {words}', { surely: 'yes' }]],
    en: [['feed name {row} (is|means) {words}', { surely: 'yes' }]],
  },
  'feed.make': {
    zh: [['来源名 {row} (新建客户|新客户|新建)', { surely: 'yes' }]],
    en: [['feed name {row} [is] [a] new customer', { surely: 'yes' }]],
  },
  'feed.ignore': {
    zh: [['来源名 {row} (忽略|不是客户|不管)', { surely: 'yes' }]],
    en: [['feed name {row} (ignore|is no customer)', { surely: 'yes' }]],
  },
  'webhook.set': {
    zh: [
      [
        '[以后] [请] [把] {words} [都] (推送到|推到|推送给|推送至|同步到|发送到) {address} [{field:webhookText}]',
        { surely: 'yes' },
      ],
      [
        '[以后] [请] [把|有] {webhookEvent+} [等] [都|就] (推送到|推到|推送给|推送至|同步到|发送到) {address} [{field:webhookText}]',
        { surely: 'yes' },
      ],
      ['[以后] [请] (往|向|给) {address} (推送|推) {webhookEvent+} [{field:webhookText}]', { surely: 'yes' }],
      ['[加|新增|设置] [一个] (推送|webhook) [到|地址] [是] {address} [{field:webhookText}]', { surely: 'yes' }],
    ],
    en: [
      ['(push|send|post|forward) {words} to {address} [{field:webhookText}]', { surely: 'yes' }],
      ['(push|send|post|forward) [all] {webhookEvent+} to {address} [{field:webhookText}]', { surely: 'yes' }],
      ['(tell|notify) {address} (of|about) [all] {webhookEvent+} [{field:webhookText}]', { surely: 'yes' }],
      [
        '[add|set|create] [a|the] (webhook|webhooks) [for {words}] [to|at] {address} [{field:webhookText}]',
        { surely: 'yes' },
      ],
      [
        '[add|set|create] [a|the] (webhook|webhooks) for {webhookEvent+} [to|at] {address} [{field:webhookText}]',
        { surely: 'yes' },
      ],
    ],
  },
  'webhook.list': {
    zh: [
      ['[看|看看|查看] [一下] (推送|webhook) (列表|设置|地址)', { surely: 'yes' }],
      ['[现在] [有|有了] (哪些|什么) (推送|webhook) [地址]', { surely: 'yes' }],
    ],
    en: [
      ['[list|show] [me] [the|our|all] webhooks', { surely: 'yes' }],
      ['(what|which) webhooks (are there|do we have)', { surely: 'yes' }],
    ],
  },
  'webhook.test': {
    zh: [['(测试|试试|试一下) [一下] (推送|webhook) [{number}] [号]', { surely: 'yes' }]],
    en: [['(test|try) [the] webhook [{number}]', { surely: 'yes' }]],
  },
  'webhook.rotate': {
    zh: [
      ['(更换|换|轮换|重置) [一下] (推送|webhook) [{number}] [号] [的] [签名] 密钥', { surely: 'yes' }],
      ['(推送|webhook) [{number}] [号] (换|更换|重置) [一下] [签名] 密钥', { surely: 'yes' }],
    ],
    en: [
      ['(rotate|renew|change|reset) [the] [signing] secret of [the] webhook [{number}]', { surely: 'yes' }],
      ['(rotate|renew|change|reset) [the] webhook [{number}] [s] [signing] secret', { surely: 'yes' }],
    ],
  },
  'webhook.stop': {
    zh: [
      ['(停掉|停止|取消|删掉|删除|关掉) (推送|webhook) [{number}] [号]', { surely: 'yes' }],
      ['(推送|webhook) [{number}] [号] (停掉|停了吧|不要了|不用了)', { surely: 'yes' }],
    ],
    en: [['(stop|remove|delete|end) [the] webhook [{number}]', { surely: 'yes' }]],
  },
  'webhook.dead': {
    zh: [
      ['[看|看看|有] [哪些] (未送达|没送达|没送到|没推成) [的] (推送|webhook)', { surely: 'yes' }],
      ['(哪些|什么) (推送|webhook) (没送达|没送到|没成功|失败了)', { surely: 'yes' }],
    ],
    en: [
      ['[show|list] [the] (undelivered|failed|dead) webhooks', { surely: 'yes' }],
      ['(what|which) webhooks (failed|were not delivered|did not arrive)', { surely: 'yes' }],
    ],
  },
  'webhook.replay': {
    zh: [
      [
        '(重发|重推|补推|补发) [所有|全部] (未送达|没送达|没送到) [的] (推送|webhook) [{number}]',
        { field: 'dead', surely: 'yes' },
      ],
      ['(重发|重推|补推|补发) {day} [的] (推送|webhook) [{number}] [号]', { surely: 'yes' }],
      ['(重发|重推|补推|补发) (推送|webhook) [{number}] [号] {day} [的]', { surely: 'yes' }],
      ['(重发|重推|补推|补发) (推送|webhook) [{number}]', { surely: 'yes' }],
    ],
    en: [
      ['(replay|resend|redeliver) [all] [the] (undelivered|failed|dead) webhooks', { field: 'dead', surely: 'yes' }],
      ['(replay|resend|redeliver) [the] webhooks (of|from|since) {day}', { surely: 'yes' }],
      ['(replay|resend|redeliver) {day} [s] webhooks', { surely: 'yes' }],
      ['(replay|resend|redeliver) [the] (webhook|webhooks) [{number}]', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
