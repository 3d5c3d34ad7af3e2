/** Programs that act here: their tokens, and service accounts. */
import type { Phrases } from '../../grammar/compile.ts';

export const programsPhrases = {
  'token.make': {
    zh: [
      [
        '(给我|我要|要|生成|新建|创建|再给我) (一个|个) [{value:tokenScope}] [的] <apikey> [{value:tokenScope}] [{length}]',
        { surely: 'yes' },
      ],
      [
        '(给我|我要|生成) (一个|个) [{value:tokenScope}] [的] <apikey> [{value:tokenScope}] (有效期|有效) {length}',
        { surely: 'yes' },
      ],
      [
        '(给我|我要|要|生成|新建|创建) [{value:tokenScope}] [的] <apikey> [{value:tokenScope}] [{length}]',
        { surely: 'yes' },
      ],
      [
        '(给我|给我开|我要|要|生成|新建|创建|开) (一个|个) {length} [的] [{value:tokenScope}] [的] <apikey> [{value:tokenScope}]',
        { surely: 'yes' },
      ],
      ['给 <serviceAccount> {name} [再] (一个|个|一把) <apikey> [{value:tokenScope}] [{length}]', { surely: 'yes' }],
    ],
    en: [
      [
        '(give me|make me|create|generate|i need|i want|get me) [a|an|another|a new] [{value:tokenScope}] <apikey> [{value:tokenScope}] [for] [{length}]',
        { surely: 'yes' },
      ],
      [
        '(give|issue) [the] <serviceAccount> {name} (a|an|another|a new) [{value:tokenScope}] <apikey> [{value:tokenScope}] [for] [{length}]',
        { surely: 'yes' },
      ],
    ],
  },
  'token.list': {
    zh: [
      ['[看|看看|列出|查看] [我的|我有哪些|有哪些|我有几个] <apikey> [有哪些|列表]', { surely: 'yes' }],
      ['我的 <apikey> [呢]', { surely: 'yes' }],
    ],
    en: [
      ['[show|list|show me] [all] my <apikey>', { surely: 'yes' }],
      ['(which|what) <apikey> (do i have|are there|have i)', { surely: 'yes' }],
      ['list <apikey>', { surely: 'yes' }],
    ],
  },
  'token.revoke': {
    zh: [['(吊销|撤销|作废|停用|删除|废掉) [我的] <apikey> [第] {number} [号]', { surely: 'yes' }]],
    en: [['(revoke|cancel|kill|delete|disable) [my|the] <apikey> [number|no] {number}', { surely: 'yes' }]],
  },
  'program.let': {
    zh: [['(同意|允许|准许) 程序 {row}', { surely: 'yes' }]],
    en: [['(let|allow) [the] program {row}', { surely: 'yes' }]],
  },
  'program.refuse': {
    zh: [['(拒绝|不许|不同意) 程序 {row}', { surely: 'yes' }]],
    en: [['(refuse|deny) [the] program {row}', { surely: 'yes' }]],
  },
  'service.make': {
    zh: [
      [
        '(建|新建|创建|添加|开|给我建) [一个|个] <serviceAccount> [叫] {name} [{field:role}] [{value:tokenScope}] [{length}]',
        { surely: 'yes' },
      ],
    ],
    en: [
      [
        '(create|make|add|set up) [a|a new] <serviceAccount> [called|for] {name} [{value:tokenScope}] [for] [{length}]',
        { surely: 'yes' },
      ],
      [
        '(create|make|add) [a|a new] <serviceAccount> [called|for] {name} (as|as a) {field:role} [{value:tokenScope}] [for] [{length}]',
        { surely: 'yes' },
      ],
    ],
  },
  'service.list': {
    zh: [['[看看|列出|查看|有哪些|我们有哪些] <serviceAccount> [有哪些|列表]', { surely: 'yes' }]],
    en: [
      ['[show|list|show me] [all] [the|our] <serviceAccounts>', { surely: 'yes' }],
      ['(which|what) <serviceAccounts> (do we have|are there)', { surely: 'yes' }],
    ],
  },
  'service.end': {
    zh: [['(停用|删除|移除|关闭|注销|去掉) <serviceAccount> {name}', { surely: 'yes' }]],
    en: [['(end|remove|delete|disable|close|stop) [the] <serviceAccount> {name}', { surely: 'yes' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
