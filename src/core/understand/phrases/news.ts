/** What other departments hear of, in which channel, and what they answer. */
import type { Phrases } from '../grammar/compile.ts';

export const newsPhrases = {
  'news.set': {
    zh: [
      [
        '[以后] [把] {value:newsTopic} [都] (发到|转到|推到|同步到|送到) (这里|本群|这个群|我们群|这个频道) [{field:masking}]',
        { surely: 'yes' },
      ],
      [
        '[以后] [把] (提到|带|说到) {words} (记录|消息|笔记) [都] (发到|转到|推到|同步到) (这里|本群|这个群|这个频道) [{field:masking}]',
        { surely: 'yes' },
      ],
      ['[以后] [把] {value:newsTopic} [都] (发到|转到|推到|同步到) {words} (群|频道)', { surely: 'yes' }],
    ],
    en: [
      [
        '(send|post|route|forward) [all|the] {value:newsTopic} (to this channel|in this channel|here|to this room) [{field:masking}]',
        { surely: 'yes' },
      ],
      [
        '(send|post|route|forward) [all] notes (with|about|that mention) {words} (to this channel|here|to this room)',
        { surely: 'yes' },
      ],
      ['(send|post|route|forward) [all|the] {value:newsTopic} to {words} channel', { surely: 'yes' }],
    ],
  },
  'news.stop': {
    zh: [
      [
        '(不再|不要再|别再|不用再|不要|别) [把] {value:newsTopic} (发到|转到|推到|同步到) (这里|本群|这个群|这个频道) [了]',
        { surely: 'yes' },
      ],
      ['{value:newsTopic} (不用|不要|别) [再] (发到|转到|推到) (这里|本群|这个群|这个频道) [了]', { surely: 'yes' }],
      [
        '(不再|不要再|别再|不用再) [把] (提到|带|说到) {words} (记录|消息|笔记) (发到|转到|推到) (这里|本群|这个群) [了]',
        { surely: 'yes' },
      ],
    ],
    en: [
      [
        '(stop|no longer) (sending|posting|send|post) {value:newsTopic} (here|to this channel|in this channel)',
        { surely: 'yes' },
      ],
      [
        '(stop|no longer) (sending|posting) notes (with|about|that mention) {words} (here|to this channel)',
        { surely: 'yes' },
      ],
    ],
  },
  'news.list': {
    zh: [['(这个群|本群|这里) [都] (收|会收到|收到) (什么|哪些) [消息|记录]', { surely: 'yes' }]],
    en: [['what (comes|is sent|gets sent) (to this channel|here)', { surely: 'yes' }]],
  },
  'news.audience': {
    zh: [
      ['[还有] 谁 (应该|该|需要|也该|也要) 知道 [这个|这条|这件事|这事] [{row}]', { surely: 'yes' }],
      ['(这条|这个|这事|这件事) [{row}] [还] (应该|该|要) (告诉|通知) 谁', { surely: 'yes' }],
      ['(这条|这个|这事|这件事) [{row}] [还有] 谁 (应该|该|需要|也该|也要) 知道', { surely: 'yes' }],
    ],
    en: [
      ['who [else] (should|needs to|ought to) (know|hear) [about] [it|this|that] [{row}]', { surely: 'yes' }],
      ['(who|whom) [else] (should|do) i tell [about] [it|this|that] [{row}]', { surely: 'yes' }],
    ],
  },
  'news.share': {
    zh: [
      ['把 {row} 告诉 {colleague?}', { surely: 'yes' }],
      ['把 (这条|这个|这事|这件事) 告诉 {colleague?}', { surely: 'yes' }],
    ],
    en: [
      ['tell {colleague?} about {row}', { surely: 'yes' }],
      ['tell {colleague?} about (it|this|that)', { surely: 'yes' }],
    ],
  },
  'news.answer': {
    zh: [['(回复|回覆|回答|答复) 消息 {row} {words}', { payload: 'words', surely: 'yes' }]],
    en: [['(answer|reply to) news {row} {words}', { payload: 'words', surely: 'yes' }]],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
