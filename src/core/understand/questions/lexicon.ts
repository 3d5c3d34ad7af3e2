/**
 * The words of questions that count and sort, and what each says of the question. The longest word at a place is meant; what
 * is in no line here, and is no name, day or figure, is a word that the question is about. Pure data.
 */
import type { LossCause } from '../../contract/customer.ts';
import type { Evidence, Figure, Query } from '../types.ts';

export type QuestionWord =
  | {
      readonly says: 'evidence';
      readonly what: Evidence['what'];
      readonly kind?: Evidence['kind'];
      readonly about?: true;
    }
  | { readonly says: 'figure'; readonly of: Figure }
  | {
      readonly says: 'money';
      readonly sort: 'value' | 'lifetime' | 'quote' | 'paid' | 'order';
      readonly isNoun?: true;
      readonly isWorth?: true;
    }
  | { readonly says: 'group'; readonly by: NonNullable<Query['group']> }
  | { readonly says: 'key'; readonly sort: 'silence' | 'name' | 'count' }
  | { readonly says: 'cause'; readonly is: LossCause }
  | { readonly says: 'stretch'; readonly days: number }
  | { readonly says: 'status'; readonly is: string }
  | { readonly says: 'stage'; readonly is: string }
  | { readonly says: 'whose'; readonly is: 'me' | 'team' | 'all' }
  | {
      readonly says:
        | 'asks'
        | 'howMuch'
        | 'silent'
        | 'customers'
        | 'who'
        | 'person'
        | 'by'
        | 'most'
        | 'average'
        | 'not'
        | 'over'
        | 'under'
        | 'expected'
        | 'open'
        | 'broken'
        | 'contacted'
        | 'settled'
        | 'takes'
        | 'link'
        | 'filler';
    };

type Line = readonly [QuestionWord, { readonly zh?: string; readonly en?: string }];

/** Of complaints alone: how long a customer has been silent is another question. */
const HOW_LONG = 'how (?:long|many days)(?: (?:does|did|will) it take)?(?= .*(?:complaints?|claims?))';
const RESOLVING =
  '(?:resolution|resolving|settlement|handling) (?:times?|days)|(?:time|days) (?:it takes )?to (?:resolve|settle|solve|close|handle)(?= .*(?:complaints?|claims?))';

export const LEXICON: readonly Line[] = [
  // ── what is asked for ──
  [
    { says: 'asks' },
    {
      zh: '哪些|哪几|哪个|哪|几|多少|多大|有没有|统计|数一数|列出来?|列一?下|排一[下排]|排名|排行',
      en: 'which|what|how many(?: times)?|how often|how big|number of|no of|count|list|rank|ranking|breakdown',
    },
  ],
  [{ says: 'howMuch' }, { zh: '多少钱|多少款|多少万', en: 'how much' }],
  [
    { says: 'customers' },
    {
      zh: '客户|公司|客|家',
      en: 'customers?|accounts?|clients?|companies|company',
    },
  ],
  [{ says: 'who' }, { zh: '谁|谁家', en: 'who' }],
  [
    { says: 'person' },
    {
      zh: '谁的客户|谁的|哪个销售|哪个同事|哪个人|哪位同事|哪位|哪个业务员',
      en: 'whose customers|whose|which (?:rep|colleague|salesperson|owner|person|of us)',
    },
  ],
  [{ says: 'average' }, { zh: '平均每?', en: 'average|avg|mean' }],

  // ── what is counted ──
  [
    { says: 'figure', of: 'winRate' },
    {
      zh: '赢单率|胜率|赢率|成交率|成单率|成功率',
      en: '(?:win|success|closing|close) rates?',
    },
  ],
  [
    { says: 'figure', of: 'newCustomers' },
    {
      zh: '新增(?:加)?(?:了|的)?(?:[几多][少个家]*|哪些)?(?:个|家)?客户|新客户',
      en: 'new (?:customers?|accounts?|clients?)',
    },
  ],
  [
    { says: 'figure', of: 'promises' },
    {
      zh: '答应[了过]?的?(?:客户|人家)?的?(?:事情?)?|承诺[了过]?的?|许诺[了过]?的?|诺言',
      en: 'promises?|promised',
    },
  ],
  [
    { says: 'figure', of: 'complaintDays' },
    {
      zh: '(?:需?要|得|用|花)?(?:多久|多长时间|几天|多少天)(?:才|能|可以|才能)?(?:处理|解决|结案|了结|关闭)[完好掉]?|(?:处理|解决|结案|了结|关闭)[完好掉]?(?:一[个起次])?(?:需?要|得|用|花)?[了掉]?(?:多久|多长时间|几天|多少天)|(?:处理|解决|结案|了结|关闭)(?:时间|时长|天数|周期|用时)(?:是?多[少久长])?',
      en: `${HOW_LONG}|${RESOLVING}`,
    },
  ],
  [{ says: 'takes' }, { en: 'takes?|took' }],
  [
    { says: 'settled' },
    {
      zh: '处理[完好掉]?的?|解决[好掉]?的?|结案的?|了结的?',
      en: '(?:to (?:be )?)?(?:resolved?|settled?|solved?|handled?|closed)',
    },
  ],
  [
    { says: 'evidence', what: 'complaints' },
    {
      zh: '投诉|客诉',
      en: 'complaints?|claims?|complain',
    },
  ],
  [
    { says: 'evidence', what: 'complaints', about: true },
    {
      zh: '投诉过|投诉了',
      en: '(?:complaints?|claims?|complain(?:s|ed|ing)?) (?:about|of|over)|complained',
    },
  ],
  [
    { says: 'evidence', what: 'mentions', about: true },
    {
      zh: '提到过?|提及过?|提过|说过|说到|聊过|聊到|谈过|谈到|抱怨过?|嫌|想要|要过|问过',
      en: 'mention(?:s|ed|ing)?|rais(?:es|ed|ing)|said|talk(?:s|ed) about|ask(?:s|ed) (?:for|about)|grumbl(?:es|ed)(?: about)?|want(?:s|ed)?',
    },
  ],
  [
    { says: 'evidence', what: 'uses', about: true },
    {
      zh: '在用|正在用|使用|用着|用(?![户心])',
      en: 'us(?:e|es|ing)|run|runs|running',
    },
  ],
  [
    { says: 'evidence', what: 'lost', about: true },
    {
      zh: '输给|丢给|败给|被|抢走?了?(?:我们)?(?=哪|几|多少|的)',
      en: 'los(?:t|ses|ing) to',
    },
  ],
  [
    { says: 'evidence', what: 'lost' },
    { zh: '丢单|丢了|丢的|丢|输单|输了|输的', en: 'lost|losses|lose|losing' },
  ],
  ...(
    [
      ['price', '价格|价钱|报价|太贵|价格?高|价格?太高', 'price|pricing'],
      ['delivery', '交期|交货', 'delivery|lead times?'],
      ['quality', '质量|品质', 'quality'],
      ['service', '服务|售后', 'service'],
    ] as const
  ).map(([is, zh, en]): Line => [
    { says: 'cause', is },
    { zh: `(?:因为?|由于|输在|丢在)(?:${zh})(?:问题|原因|上)?`, en: `(?:on|because of|due to) (?:the )?(?:${en})` },
  ]),
  [
    { says: 'evidence', what: 'won' },
    {
      zh: '赢单|赢了|赢的|赢|拿下了?|成单|签单(?!额|金额)|(?:签(?:下|约)?|成交)了?(?=(?:多少|几)个?(?:单|笔))',
      en: 'won|wins?',
    },
  ],
  [
    { says: 'evidence', what: 'deals' },
    {
      zh: '商机|单子|单|漏斗|机会',
      en: 'deals?|opportunit(?:y|ies)|opps?|pipeline|funnel',
    },
  ],
  [
    { says: 'evidence', what: 'scores' },
    {
      zh: '满意度|评分|打分|得分',
      en: 'satisfaction(?: scores?)?|csat|scores?|ratings?',
    },
  ],
  [
    { says: 'evidence', what: 'people' },
    { zh: '联系人', en: 'contacts|contact persons?' },
  ],
  [
    { says: 'evidence', what: 'backup' },
    { zh: 'b角|备份(?:人)?', en: 'backups?' },
  ],
  [
    { says: 'evidence', what: 'delivered' },
    {
      zh: '交付|交货|发货|送货|到货',
      en: 'deliver(?:y|ies|ed)|shipped|shipments?',
    },
  ],
  [
    { says: 'evidence', what: 'contacts', kind: 'visit' },
    {
      zh: '拜访|走访',
      en: 'visits?|visited',
    },
  ],
  [
    { says: 'evidence', what: 'contacts', kind: 'call' },
    { zh: '打电话|打了?(?:几|多少)?(?:个|次|通)?电话|通话|电话次数', en: 'calls?|called|phoned' },
  ],
  [
    { says: 'evidence', what: 'contacts', kind: 'meeting' },
    { zh: '开会|会议', en: 'meetings?' },
  ],
  [
    { says: 'evidence', what: 'contacts' },
    {
      zh: '记录|跟进[了过]|跟[了过]|沟通[了过]|联系[了过]',
      en: 'notes?|interactions?|followed up',
    },
  ],
  [
    { says: 'contacted' },
    {
      zh: '联系过?|动静|聊过?|碰过?|动过?|接触过?|跟进?过|(?<=[没未])跟进?',
      en: '(?:been )?(?:contacted|touched|spoken to)|contact',
    },
  ],
  [{ says: 'silent' }, { en: '(?:gone )?(?:silent|quiet|untouched)' }],

  // ── money ──
  [
    { says: 'money', sort: 'value' },
    {
      zh: '签了|签下了?|签的|签到|签|合同|签约|成交',
      en: 'sign|signed|signing|book|booked',
    },
  ],
  [
    { says: 'money', sort: 'value', isWorth: true },
    {
      zh: '价值|值钱|金额|大小',
      en: 'value|worth|amount|size|valuable',
    },
  ],
  [
    { says: 'money', sort: 'lifetime', isWorth: true },
    { zh: '(?:客户)?终身价值', en: 'ltv|(?:customer )?lifetime value' },
  ],
  [
    { says: 'money', sort: 'value', isNoun: true },
    {
      zh: '签约额|签约金额|合同额|合同金额|成交额|销售额|营业额|业绩',
      en: 'revenue|bookings|sales|signings',
    },
  ],
  [
    { says: 'money', sort: 'quote' },
    { zh: '报价|报价额', en: 'quotes?|quoted|quotations?' },
  ],
  [
    { says: 'money', sort: 'paid' },
    {
      zh: '回款|回了款?|收款|收了|收到|到账|付款',
      en: 'paid|pay|payments?|collect(?:ed)?|receive[d]?|cash',
    },
  ],
  [
    { says: 'money', sort: 'paid', isNoun: true },
    { zh: '回款额|收款额', en: 'receipts' },
  ],
  [
    { says: 'money', sort: 'order' },
    { zh: '下单|订单|订单额|下了单', en: 'orders?|ordered' },
  ],

  // ── by what ──
  [
    { says: 'group', by: 'owner' },
    {
      zh: '(?:按|每个?|各个?|分)(?:负责人|人(?!家)|销售|同事|业务员)',
      en: '(?:by|per|for each|each) (?:owner|rep|person|colleague|salesperson|sales rep)',
    },
  ],
  [
    { says: 'group', by: 'tier' },
    { zh: '(?:按|每个?|各个?)(?:等级|级别|类别?|档)|(?:等级|级别)分布', en: '(?:by|per) tier' },
  ],
  [
    { says: 'group', by: 'stage' },
    { zh: '(?:按|每个?|各个?)阶段|阶段分布', en: '(?:by|per) stage' },
  ],
  [
    { says: 'group', by: 'month' },
    {
      zh: '(?:按|每个?|各个?|逐)月份?|趋势|走势',
      en: '(?:by|per|each|every) month|monthly|month by month|(?:the )?trend|over time',
    },
  ],
  [
    { says: 'group', by: 'quarter' },
    { zh: '(?:按|每个?|各个?)季度?', en: '(?:by|per|each|every) quarter|quarterly' },
  ],
  [
    { says: 'group', by: 'customer' },
    { zh: '(?:按|每个?|每家|各家?)客户|每家|各家', en: '(?:by|per|for each|each) (?:customer|account|client)' },
  ],
  [
    { says: 'group', by: 'cause' },
    { zh: '(?:按|各种?|什么)(?:丢单)?原因', en: '(?:by|per) (?:cause|reason)' },
  ],
  [
    { says: 'group', by: 'rival' },
    {
      zh: '(?:按|各个?)(?:竞品|竞争对手|对手)|(?:丢给|输给|败给)了?(?:谁|哪家|哪些?(?:对手|竞品|竞争对手)|哪个(?:对手|竞品))',
      en: '(?:by|per) (?:competitor|rival)|lost to (?:whom|who)|(?:who|whom|which competitors?) (?:did|do|have) we (?:lost?e?|mostly lose) (?:most |deals |most deals )?to',
    },
  ],
  [
    { says: 'group', by: 'city' },
    { zh: '(?:按|每个?|各个?)(?:城市|地区|区域)|(?:城市|地区|区域)分布', en: '(?:by|per) (?:city|region|location)' },
  ],
  [
    { says: 'group', by: 'tag' },
    { zh: '(?:按|每个?|各个?)标签', en: '(?:by|per) tag' },
  ],
  [
    { says: 'by' },
    {
      zh: '按照?',
      en: '(?:sorted |ranked |ordered |in order )?(?:by|of)(?= (?:value|amount|worth|size|revenue|ltv|lifetime|quotes?|quoted|paid|payments?|cash|orders?|last contact|silence|count|name|sales))|most(?= valuable)',
    },
  ],
  [
    { says: 'key', sort: 'silence' },
    {
      zh: '最后联系|最近联系|联系时间|最久',
      en: 'last contact|silence|longest',
    },
  ],
  [
    { says: 'key', sort: 'name' },
    { zh: '名字|名称|拼音', en: 'name|alphabetical' },
  ],
  [
    { says: 'key', sort: 'count' },
    { zh: '次数|数量', en: 'count|times|often' },
  ],
  [
    { says: 'most' },
    {
      zh: '最多|最大|最高|从[大多高]到[小少低]',
      en: '(?:the )?(?:most|biggest|highest|largest)(?: first)?|high to low',
    },
  ],

  // ── which of them ──
  [{ says: 'stretch', days: 365 }, { en: 'for (?:over |more than )?(?:a|the (?:past|last)) year' }],
  [{ says: 'stretch', days: 90 }, { en: 'for (?:over |more than )?(?:a|the (?:past|last)) quarter' }],
  [{ says: 'stretch', days: 30 }, { en: 'for (?:over |more than )?(?:a|the (?:past|last)) month' }],
  [
    { says: 'not' },
    {
      zh: '没有?|还没有?|未|从未|从没|不|无',
      en: "without|no|not|never|n t|dont have|do not have|have not|has not|havent|hasnt|haven't|hasn't|did not|didn't|didnt|don't have",
    },
  ],
  [
    { says: 'over' },
    {
      zh: '超过|大于|高于|多于|不低于|以上',
      en: 'over|above|more than|at least|exceeding|larger than|bigger than|greater than|>',
    },
  ],
  [
    { says: 'under' },
    {
      zh: '低于|不到|小于|不足|少于|以下',
      en: 'below|under|less than|lower than|<',
    },
  ],
  [
    { says: 'expected' },
    {
      zh: '要签的?|会签的?|能签的?|待签的?|预计签约?|预计要?签的?|该签的?|预计',
      en: 'closing|(?:expected |due )?to (?:be )?(?:close|sign|signed)|expected',
    },
  ],
  [
    { says: 'broken' },
    {
      zh: '食言的?|失信的?|过期(?:还)?没(?:做|办|兑现)的?|逾期的?|到期没(?:做|办|兑现)的?',
      en: 'broken?|break|missed|overdue|failed to keep|(?:did not|didnt|didn t) keep',
    },
  ],
  [
    { says: 'open' },
    {
      zh: '(?:还|都)?(?:没|未)(?:有)?(?:做到?|办到?|兑现|完成|履行)的?|未结的?|没结的?|在谈(?!判)的?|进行中的?|在手的?',
      en: 'open|unresolved|ongoing|pending|(?:not yet |un)kept|still to keep|outstanding',
    },
  ],
  [
    { says: 'status', is: 'paused' },
    { zh: '暂停(?:合作)?的', en: 'paused|on hold' },
  ],
  [
    { says: 'status', is: 'active' },
    { zh: '合作中的?', en: 'active' },
  ],
  [
    { says: 'status', is: 'prospect' },
    { zh: '潜在的?', en: 'prospective' },
  ],
  [
    { says: 'status', is: 'lost' },
    { zh: '流失的', en: 'churned|lost(?= (?:customers?|accounts?|clients?))' },
  ],
  [
    { says: 'stage', is: 'lead' },
    { zh: '线索阶段', en: '(?:in|at) (?:the )?lead(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'need' },
    { zh: '需求阶段', en: '(?:in|at) (?:the )?(?:need|discovery)(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'proposal' },
    { zh: '(?:方案|打样|试样)阶段', en: '(?:in|at) (?:the )?proposal(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'quoted' },
    { zh: '(?:报价|投标)阶段', en: '(?:in|at) (?:the )?quot(?:ed|e|ing)(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'negotiating' },
    { zh: '谈判阶段', en: '(?:in|at|under) (?:the )?negotiati(?:ng|on)(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'signed' },
    { zh: '签约阶段', en: '(?:in|at) (?:the )?signed(?: stage)?' },
  ],
  [
    { says: 'stage', is: 'delivering' },
    { zh: '(?:交付|实施)阶段', en: '(?:in|at) (?:the )?deliver(?:ing|y)(?: stage)' },
  ],

  [
    { says: 'whose', is: 'me' },
    { zh: '我的|我手上的?|我名下的?|我(?!们)', en: 'my|mine|i' },
  ],
  [
    { says: 'whose', is: 'team' },
    {
      zh: '我们组的?|我组的?|本组的?|组里的?|全组|团队的?',
      en: "my team(?:'?s| s)?|our team(?:'?s| s)?|the team(?:'?s| s)?|team",
    },
  ],
  [
    { says: 'whose', is: 'all' },
    { zh: '全公司|整个公司|公司一共|大家|大伙儿?|所有人', en: 'whole company|company wide|everybody|everyone' },
  ],

  // ── what joins two conditions, and what says nothing ──
  [{ says: 'link' }, { zh: '又|且|并且|而且|但是?|却|而|,|;', en: 'and|but|,|;' }],
  [
    { says: 'filler' },
    {
      zh: '我们|咱们|我司|的|了|过|着|在|有|是|都|也|和|跟|与|及|里|中|其中|对|给|请|请问|麻烦|帮我|帮忙|我?想知道|告诉我|给我|看看|看一下|看|一下|一共|总共|总额|总|共|合计|累计|汇总|列|排序|排列|排|分组|分|情况|数据|名单|清单|列表|个|条|笔|次|位|名|户|钱|款|额|吗|呢|呀|啊|来|既|以来|以后|之后|起|至今|以内|之内|内|期间|每|当前|目前|现在|还|已经?|后|谢谢|多谢|谢|负责|手上|名下|名义|分别|标签|城市|[。?!:、]',
      en: "thanks|thank you|our|we|us|please|can you|could you|tell|show|give|me|want to know|all|the|a|an|of|they|that|with|in|on|at|for|to|from|about|since|after|sorted|sort|ordered|order|ranked|grouped|by|per|have|has|had|been|are|is|was|were|do|did|does|there|so far|in total|total|overall|currently|right now|now|'s|s|each|tagged|tag|city|based|located|longer than|any|many|much|[?!.:]",
    },
  ],
];

/** A word that is looked for ends where one of these begins. */
export const END_OF_WORDS =
  /的|[,;?!。]|按|有(?:几|多少|哪)|[几哪][家个些单次]|多少|最多|次数|又|且|并且|但|\s(?:since|in (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the last)|this|last|by|but|and|for|from|after|before|so far|per|during)\b/y;
