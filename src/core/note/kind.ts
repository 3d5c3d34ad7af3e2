import type { Kind } from '../types.ts';

/** How people name the ways of meeting somebody; the earlier line wins where two cues stand at one place. A line teaches a cue. */
const cues: readonly (readonly [kind: Kind, cue: RegExp])[] = [
  [
    'video',
    /腾讯会议|视频会?议?|线上(?:会|演示|沟通|开会|聊)?|云会议|teams会?议?|zoom|\bwebex|\bgoogle meet|\bteams (?:call|meeting)|video (?:call|chat|conf)|\bon teams\b|\bhuddle\b|远程(?:演示|会议)/,
  ],
  ['demo', /(?<!demo)\bdemo(?:ed|'d)?\b|演示|试讲|宣讲|路演/],
  [
    'event',
    /展会|广交会|交易会|博览会|年会|峰会|论坛|展台|沙龙|参展|高交会|进博会|家博会|trade ?show|\bexpo\b|conference|\bbooth\b|\bfair\b|webinar|summit|networking event/,
  ],
  [
    'meal',
    /吃(?:了|过)?(?:个|顿)?饭|请.{0,6}(?:吃饭|喝酒|喝茶)|喝(?:了)?(?:个)?(?:咖啡|茶|酒)|饭局|饮茶|食饭|午餐会?|聚餐|宴请|\b(?:lunch|dinner|coffee|breakfast|drinks|beers?|lohei)\b(?= (?:w\/?|with|meeting))|(?:had|over|grabbed|took .{1,20} (?:to|for)) (?:a )?(?:quick )?(?:lunch|dinner|coffee|breakfast|drinks|beers?)|business lunch/,
  ],
  ['fax', /传真|\bfax/],
  ['wechat', /微信|企微|企业微信|朋友圈|小程序咨询|\bwechat|\bwe chat|\bvx\b|\bwx\b|群里|发语音/],
  [
    'chat',
    /whats ?app|\bline\b(?! (?:item|manager|of))|钉钉|飞书|\bslack\b(?!ing)|短信|旺旺|\bsms\b|\btext(?:ed|s)?\b(?= |$)|\bdm(?:'d|ed)?\b|\bmsg(?:'d|ed)?\b|\bping(?:ed|s)? (?:me|us|我)|ping(?:了|过)?(?:我|咱|一下)|messag(?:ed|e from)|telegram|linkedin (?:message|msg)|\bim'd\b|私信|留言|\bqq\b/,
  ],
  [
    'email',
    /邮件|e-?mail(?:ed|s)?\b|\bmail(?:ed)?\b|电邮|发.{0,3}邮箱|邮箱里|\bbounced\b|\bsent (?:over )?(?:the |a |an |our |her |him |them |his |revised |updated |new |final ){0,2}(?:proposal|quote|quotation|deck|contract|sow|msa|nda|invoice|pricing|redlines|one-pager|brochure|catalog)|auto-?reply|\bcc'?d\b|寄(?:了)?(?:资料|方案)/,
  ],
  [
    'call',
    /电话(?! ?[:：号是]{0,3} ?\ufffc)|打给|来电|去电|致电|回电|通话|通了个?话|打(?:了|过)(?:来|去)?(?!印|样|折|包|码|卡|架|针|款)|打来|打去|拨(?:了|打)|没接|占线|接通|没人接|未接|语音留言|打不通|挂了|挂断|关机|\bdh\b|(?<!getting |get |being |be )\bcall(?:ed|s)?\b(?! it\b)|\bphone(?:d)?\b|\brang\b|\bring\b|\bvm\b|\bvoicemail|\bv\/m\b|\bno answer\b|\bdialed|\bspoke\b|\btalked to .{1,24} (?:by|over|on) (?:the )?phone|\bn\/a\b|\bon the line|left (?:a )?message|call(?:过|了)|傾電話|\bhung up/,
  ],
  [
    'visit',
    /拜访|到了?(?:工地|现场|厂里|门店|客户)|到现场|到厂(?!家)|在现场|在客户|上咗|去咗|^ ?签字(?! ?(?:盖章|确认书))|维修|检修|调试(?!中)|\bbeen there\b|上门|登门|走访|到访|来访|回访现场|实地|现场(?!审核|会)|驻场|厂访|看厂|去(?:了|过)(?!年)|去(?:了)?一?趟|刚从|跑了(?:一?趟)?|见了|见到|见过|会了|面谈|当面|巡店|装机|跟台|巡检|送(?:了|过)?(?:样|货)(?:过去|到|上门)|探访|造访|到店|\bvisit(?:ed|ing)?\b|\bmet\b|\bon[- ]?site\b|\bdropp(?:ed|ing) (?:by|in|off)|\bstopp?ed by|\bpopped in|\bwent to (?:see|visit)|\bwent (?:over )?to\b|\bsaw\b|\bsite visit|\bwalk(?:ed)?-?(?:in|thr(?:u|ough)|ed)\b|\bbeen (?:out )?to\b|\bswung by|\bfactory tour|\bwas at\b|\bcame (?:by|in|over)\b|\bf2f\b|in person|\btoured?\b/,
  ],
  [
    'meeting',
    /开会|开完会|会议|例会|碰(?:了)?(?:个|一?下)?(?:头|面)|碰面|面聊|谈判|评审会?|研讨|座谈|会面|开(?:了|过)(?:个)?(?:\S{0,6})?会|启动会|对接会|培训(?:了|完)|沟通会|商谈|洽谈|\bmeeting\b|\bmtgs?\b|\bqbr\b|\bworkshop\b|\bkick-?off\b|\bsync(?:ed)?\b(?! up)|\bsat down|\bcatch-?up\b|\bcaught up|\bpresented\b|\bpresentation\b|\bdiscovery\b|\bwalkthrough|\bebr\b|\binterview|\bmeet and greet|\b(?:annual|quarterly|monthly|weekly|account|business|pipeline|design) review\b|聊完|约谈/,
  ],
  ['web', /官网|网站|表单|小程序|线索|web ?form|website|inbound lead|landing page|\bsigned up (?:on|via)/],
];

/** Something was said or agreed with somebody, in a way the note does not name. */
const contact =
  /说|讲|称|表示|反馈|反映|回复|回覆|回了|答复|提出|提到|问(?!题|卷)|询价|要求|嫌|觉得|同意|答应|确认|谈|聊|沟通|催|抱怨|投诉|反映|通知|告诉|告知|解释|定了|谈妥|搞定|签了|已签|续了|(?<!电)话(?!费|术|题)|得标|中标|成交|砍价|\bsaid\b|\bsays\b|\basked\b|\basking\b|\bwants?\b|\btold\b|\bconfirmed\b|\btalked\b|\bdiscussed\b|\bagreed\b|\bmentioned\b|\brequested\b|\breplied\b|\bresponded\b|\breported\b|\bcomplain|\bpushed back\b|\bspoke\b|\bcaught\b|\bheard\b|\bchat(?:ted)?\b|\bquick word\b|忙着|收到消息|得知|倾|\bapproved\b|\bsigned\b|\bintroduced\b|\bgot back\b|\bpitched\b|\bnegotiat|\b(?:followed up|touched base|checked in|reached out|connected) with\b/;

export type Clue = { readonly kind: Kind; readonly at: number };

const anyCue = new RegExp(cues.map(([kind, cue]) => `(?<${kind}>${cue.source})`).join('|'));

/** The way of contact that a clause names first. */
export function kindIn(clause: string): Clue | undefined {
  const found = anyCue.exec(clause);
  const named = found?.groups;
  const kind = named && cues.find(([name]) => named[name] !== undefined)?.[0];
  return found && kind ? { kind, at: found.index } : undefined;
}

export function speaks(clause: string): boolean {
  return contact.test(clause);
}
