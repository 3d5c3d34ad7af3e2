/** How long things are kept. */
import type { Phrases } from '../grammar/compile.ts';

export const trustPhrases = {
  'retention.set': {
    zh: [
      ['{value:retained} [最多|最长|只] [能] (藏|留|保留|存) {length}', { surely: 'yes' }],
      ['{value:retained} (最多|最长|只|改成|设成) {length}', { surely: 'yes' }],
    ],
    en: [
      ['{value:retained} [for] (at most|no longer than|max|only) {length}', { surely: 'yes' }],
      ['keep [the] {value:retained} [for] [at most|no longer than|only] {length}', { surely: 'yes' }],
    ],
  },
  'retention.list': {
    zh: [
      ['(数据|记录|消息|资料|东西|原话) [都|一般] (保留|留|存) (多久|多少天|几天|多长时间)', { surely: 'yes' }],
      ['(保留期限|数据保留设置|数据保留期|保留多久)', { surely: 'yes' }],
      ['私密记录 [最多] [能] (藏|留|保密) (多久|几天|多少天)', { surely: 'yes' }],
    ],
    en: [
      [
        'how long (is|are|do you keep|do we keep) [the] (data|messages|notes|things|everything) [kept|stored]',
        { surely: 'yes' },
      ],
      ['(retention|data retention) [settings|periods]', { surely: 'yes' }],
      ['how long can [a] (note|notes) (be|stay) private', { surely: 'yes' }],
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
