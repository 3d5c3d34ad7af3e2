import type { Localized } from './locale.ts';
import type { FactTopic, LossCause, PartnerKind, Stage, Status, SumKind } from './customer.ts';

export const STAGES: Readonly<Record<Stage, Localized & { readonly said: RegExp }>> = {
  lead: { zh: '线索', en: 'lead', said: /^(?:线索|初步接触|接触|初谈|lead|first contact)$/i },
  need: { zh: '需求', en: 'need', said: /^(?:需求|需求确认|有需求|need|qualified|discovery)$/i },
  proposal: { zh: '方案', en: 'proposal', said: /^(?:方案|做方案|打样|试样|送样|测试|proposal|trial|samples?)$/i },
  quoted: { zh: '报价', en: 'quoted', said: /^(?:已?报价|报价中|投标|quoted?|quotation|tender)$/i },
  negotiating: { zh: '谈判', en: 'negotiating', said: /^(?:谈判|商务谈判|谈价|议价|negotiat(?:ing|ion))$/i },
  signed: { zh: '签约', en: 'signed', said: /^(?:已?签约|签合同|合同|成交|signed|won|contract)$/i },
  delivering: { zh: '交付', en: 'delivering', said: /^(?:交付|交付中|实施|发货|delivery|delivering|rollout)$/i },
};

export const PARTNER_KINDS: Readonly<Record<PartnerKind, Localized>> = {
  supplier: { zh: '供应商', en: 'supplier' },
  distributor: { zh: '经销商', en: 'distributor' },
  partner: { zh: '合作伙伴', en: 'partner' },
};

export const STATUSES: Readonly<Record<Status, Localized & { readonly said: RegExp }>> = {
  prospect: { zh: '潜在', en: 'prospect', said: /^(?:潜在|潜在客户|意向|prospect)$/i },
  active: { zh: '合作中', en: 'active', said: /^(?:合作|合作中|合作客户|老客户|活跃|active)$/i },
  paused: { zh: '暂停', en: 'paused', said: /^(?:暂停|暂停合作|搁置|paused|on hold)$/i },
  lost: { zh: '流失', en: 'lost', said: /^(?:流失|已?流失|丢了|lost|churned)$/i },
};

/** Who has not been spoken to for longer than so many days is cold. */
export const COLD_DAYS = 21;

/** How a topic is labelled on a card, and said of itself: «张总拍板». */
export const FACT_TOPICS: Readonly<Record<FactTopic, Localized>> = {
  decides: { zh: '决策人', en: 'decides' },
  buys: { zh: '采购', en: 'buys' },
  uses: { zh: '使用', en: 'uses' },
  blocks: { zh: '阻力', en: 'blocks' },
  floor: { zh: '底价', en: 'floor price' },
  terms: { zh: '付款', en: 'terms' },
  avoid: { zh: '忌讳', en: 'avoid' },
  likes: { zh: '喜好', en: 'likes' },
  promised: { zh: '答应过', en: 'promised' },
  competitor: { zh: '竞品', en: 'competitor' },
  share: { zh: '我们占', en: 'our share' },
  city: { zh: '城市', en: 'city' },
  product: { zh: '用我们的', en: 'uses of ours' },
  other: { zh: '备忘', en: 'remember' },
};

/** The parts that people play in a decision, the weightiest first. */
export const DECISION_ROLES = ['decides', 'buys', 'uses', 'blocks'] as const satisfies readonly FactTopic[];

/** A new one takes the place of the old. */
export const SINGLE_FACT_TOPICS: readonly FactTopic[] = ['decides', 'floor', 'terms', 'share', 'city'];

/** Words for what somebody does, so that «采购» finds who was noted as "procurement". */
export const TRADES: readonly RegExp[] = [
  /采购|procure|purchas|buyer|sourcing/i,
  /财务|会计|出纳|financ|account|controller/i,
  /技术|研发|工程|总工|\b(?:technical|r&d|engineer|cto)/i,
  /质量|品质|quality|\bqa\b|\bqc\b/i,
  /生产|厂长|production|plant|factory/i,
  /设备|maintenance|equipment/i,
  /老板|总经理|董事长|总裁|boss|owner|\bceo\b|president/i,
  /物流|仓库|logistic|warehouse/i,
];

/** What customers object to: said in so many words, never guessed. */
export const OBJECTIONS: readonly (Localized & { readonly said: RegExp; readonly answer: Localized })[] = [
  {
    zh: '价格',
    en: 'price',
    said: /嫌.{0,6}(?:价|贵)|(?:报价|价格|价钱)(?:还是|有点|太|偏|比较)*(?:高|贵)|太贵|偏贵|要求?降价|再便宜|贵了|too (?:high|expensive|pricey|much)|price is (?:all|too|the)|over (?:the |their )?budget|\d+ ?% (?:off|below)|asks? for .{0,12}(?:discount|% off)|cheaper/i,
    answer: { zh: '带上报价的依据和能让的空间', en: 'bring what the price rests on, and what you can give' },
  },
  {
    zh: '交期',
    en: 'lead time',
    said: /交期(?:还是|有点|太|偏)*(?:长|慢|紧)|嫌.{0,4}交期|交货(?:太)?慢|拖期|延期交货|lead time.{0,20}(?:too long|long)|(?:late|slow) deliver|deliver\w* (?:too )?(?:late|slow)/i,
    answer: { zh: '先问清能给的交期', en: 'have the lead time ready' },
  },
  {
    zh: '质量',
    en: 'quality',
    said: /质量(?:有|不|差|问题)|不良率|坏了|故障|返修|返工|超标|客诉|投诉|defect|quality (?:issue|problem|complaint)|failure|faulty|broke down|complain/i,
    answer: { zh: '先说质量问题的处理结果', en: 'start with how the quality problem was solved' },
  },
  {
    zh: '服务',
    en: 'service',
    said: /售后(?:慢|差|不)|服务(?:差|不好|慢)|响应(?:太)?慢|没人管|slow (?:support|service|response)|(?:bad|poor) (?:support|service)/i,
    answer: { zh: '说清谁来服务、多久响应', en: 'say who serves them and how fast' },
  },
  {
    zh: '付款',
    en: 'payment',
    said: /账期(?:要|太|短|长|不)|付款条件|不肯预付|预付款?(?:太|不)|payment (?:terms|\d+ days)|net \d{2}/i,
    answer: { zh: '问好财务能给的账期', en: 'ask finance which terms you can give' },
  },
  {
    zh: '预算',
    en: 'budget',
    said: /(?:没有?|无)预算|预算(?:不够|不足|没批|砍|紧)|no budget|budget (?:cut|frozen|is tight)|out of budget/i,
    answer: { zh: '问明年预算什么时候定', en: 'ask when the next budget is set' },
  },
];

/** What people call the platforms on which we are met. */
export const PLATFORM_NAMES: Readonly<Record<string, Localized>> = {
  slack: { zh: 'Slack', en: 'Slack' },
  wechat: { zh: '微信', en: 'WeChat' },
  ilink: { zh: '微信', en: 'WeChat' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  feishu: { zh: '飞书', en: 'Feishu' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  mail: { zh: '邮件', en: 'e-mail' },
  web: { zh: '网页', en: 'web' },
  console: { zh: '终端', en: 'terminal' },
};

/** As many lines as a phone shows at once. */
export const PAGE = 8;

/** What a person types for the next page: the key of its button. */
export const MORE: Localized = { zh: '更多', en: 'more' };

/** In the order in which they are shown: what is ours first. `unsaid`: the note does not say what the sum is. */
export const SUM_KINDS: Readonly<Record<SumKind, Localized>> = {
  paid: { zh: '回款', en: 'paid' },
  signed: { zh: '签约', en: 'signed' },
  order: { zh: '订单', en: 'ordered' },
  quote: { zh: '报价', en: 'quoted' },
  budget: { zh: '预算', en: 'budget' },
  loss: { zh: '丢单', en: 'lost' },
  competitor: { zh: '对手价', en: 'competitor’s' },
  unsaid: { zh: '没说是哪种', en: 'kind not said' },
};

/** The first whose words fit is the cause; `other`: a reason was told, or none. */
export const LOSS_CAUSES: Readonly<Record<LossCause, Localized & { readonly said: RegExp }>> = {
  leaver: {
    zh: '随人离开',
    en: 'left with a colleague',
    said: /随人|跟着.{0,6}走|被.{0,4}带走|(?:离职|跳槽).{0,6}带|(?:left|went) with|took (?:it|them) along|followed .{1,20}(?:out|away)/i,
  },
  price: { zh: '价格', en: 'price', said: /价|贵|便宜|预算|折扣|price|pricing|cost|expensive|cheap|budget|discount/i },
  delivery: { zh: '交期', en: 'delivery', said: /交期|交货|交付|供货|缺货|deliver|lead time|too late|out of stock/i },
  quality: { zh: '质量', en: 'quality', said: /质量|品质|不良|故障|可靠|quality|defect|failure|reliab/i },
  service: { zh: '服务', en: 'service', said: /服务|售后|响应|跟进不|没跟上|service|support|response|follow-?up/i },
  product: {
    zh: '产品不合适',
    en: 'product',
    said: /技术|参数|功能|性能|产品|方案|规格|认证|spec|feature|technical|product|certif|does not fit/i,
  },
  noContact: {
    zh: '没有联系',
    en: 'no contact',
    said: /没(?:有|人)?联系|断联|不回|失联|no contact|silent|silence|gone quiet|ghost/i,
  },
  cancelled: {
    zh: '项目取消',
    en: 'project cancelled',
    said: /项目.{0,4}(?:取消|停|黄|搁置)|不做了|cancel|on hold|project (?:stopped|is off|died)/i,
  },
  other: { zh: '其他', en: 'other', said: /^/ },
};

/** What comes of itself, by the time it tells of: a team's day, its week, a month. */
export type DigestKind = 'daily' | 'weekly' | 'monthly';

/**
 * What is kept for a time only: how long a note may be its author's alone, the words of messages and files, and what was
 * said, heard and changed. With the days it is kept unless a company says otherwise, and within which it may.
 */
export type Retained = 'private' | 'words' | 'traces';
export const RETAINED: Readonly<
  Record<Retained, Localized & { readonly days: number; readonly least: number; readonly most: number }>
> = {
  private: { zh: '私密记录', en: 'private notes', days: 30, least: 1, most: 180 },
  words: { zh: '消息原话和文件', en: 'the words of messages, and files', days: 7, least: 1, most: 90 },
  // What was merged or brought in can be taken back for as long.
  traces: { zh: '改动记录', en: 'what was changed, said and heard', days: 31, least: 7, most: 730 },
};

/** What other departments want to hear of, by how it is said. */
export type NewsTopic = 'complaint' | 'suggestion' | 'competitor';
export const NEWS_TOPICS: Readonly<Record<NewsTopic, Localized & { readonly said: RegExp }>> = {
  complaint: {
    zh: '投诉',
    en: 'complaints',
    said: /投诉|客诉|抱怨|不满意|退货|索赔|complain|complaint|unhappy|returned the|warranty claim/i,
  },
  suggestion: {
    zh: '产品建议',
    en: 'product suggestions',
    said: /建议|希望(?:我们|能|可以|增加|支持)|能不能(?:加|支持|做)|要是能|最好能|新功能|suggest|feature request|wish(?:es)? (?:we|it|the|for)|would like (?:us|it|the product) to|asked for a feature/i,
  },
  competitor: {
    zh: '竞品消息',
    en: 'news of competitors',
    said: /竞品|竞争对手|对手(?:报价|降价|推出)|competitor|rival|undercut/i,
  },
};
