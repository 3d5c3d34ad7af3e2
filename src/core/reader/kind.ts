import { codeAt, isHan } from './text/normalize.ts';
import type { InteractionKind } from '../contract/customer.ts';

/** What people do with 会, 饭 and 话 between the two halves of a verb: 开了个会, 吃完饭, 通了一会儿话. */
const did = '(?:了|过|完|着|咗|紧|好)?(?:[一两三几]?(?:个|次|下|顿|场|通|轮|杯|点|会儿?)|半天|多小时|小时)?';

/**
 * How people name the ways of meeting somebody: with a Han character, with what begins a Latin word, with other Latin letters.
 * The earlier line wins where two cues stand at one place. A line teaches a cue or a few.
 */
const cues: readonly (readonly [kind: InteractionKind, han: string, word: string, within?: string])[] = [
  [
    'video',
    '腾讯会议|飞书会议|钉钉会议|视频(?!号|网站|资料|链接|教程)|视讯(?!设备)|线上(?:会|演示|沟通|开会|聊|交流|讲|对|碰|过)?|云会议|远程(?:演示|会议|沟通|开会|交流|讲)',
    'webex|google meet|gmeet\\b|(?:teams|meet) (?:call|meeting|mtg|w\\/|with)|video (?:w\\/|with)|vc\\b|on teams\\b|huddle\\b|online meeting|facetime',
    'teams ?会议?|zoom|video (?:call|chat|conf)',
  ],
  ['demo', '演示|试讲|宣讲|路演|讲解了?(?:产品|方案)|试用讲解', "(?<!demo)demo(?:ed|'d|s)?\\b"],
  [
    'event',
    '展会|展场|展場|站台(?=一天|半天)|展览(?!馆)|广交会|交易会|博览会|年会|峰会|论坛|展台|展位|展馆|沙龙|参展|参加[^,，。]{0,10}(?:展|会|论坛)|(?<=[\\u4e00-\\u9fff](?<![开进发扩拓施伸画招外]))展(?=[,，。 (]|$|上|会(?!议)|馆|现场|站)|博会|摆摊|(?:碰|遇|撞)见|偶遇|看展|逛展|高交会|进博会|家博会|糖酒会|订货会|招商会|答谢会|推介会|发布会|酒会|招聘会|行业会|研讨会|校友会|商会活动|技术大会|大会(?=上|现场|碰)',
    '(?:farm|home|boat|auto|motor|food|gift|tech|vendor|craft) ?show\\b|roadshow\\b|ran into\\b|bumped into\\b|expo\\b|booth\\b|fair\\b(?! (?:enough|price|point))|event\\b(?! of)|happy hour|mixer\\b|convention\\b|stand at\\b|open house\\b|gala\\b',
    'trade ?show|conference(?! (?:room|call))|webinar|summit|seminar|networking',
  ],
  [
    'meal',
    `吃${did}(?:便|早|午|中|晚|年|团圆|工作|大)?(?:饭|餐|火锅|烧烤|早茶|夜宵|宵夜|海鲜|烤鸭|烤肉|日料|面|茶|lunch|dinner|brunch)|请.{0,8}(?:吃|喝)|喝${did}(?:杯|点|了个)?(?:咖啡|下午茶|早茶|茶|酒|啤酒|coffee)|饭局|饭桌上|酒局|酒桌|饮${did}茶|食${did}(?:饭|晏|晚饭|lunch|dinner)|喝[^,，。]{0,2}酒|春酒|午餐会?|午宴|晚宴|晚餐|聚${did}餐|宴请|应酬|撸串|搓了一顿|约饭|饭后`,
    '(?:lunch|dinner|coffee|breakfast|brunch|drinks|beers?|lohei|tea|pints?)\\b(?= (?:w\\/?(?![a-z])|with|meeting|catch))|(?:ate|dined) with',
    '[跟和同与][^,，。]{1,14}(?:lunch|dinner|coffee|brunch|drinks)|(?:had|over|grabbed|after|did|took .{1,20} (?:to|for|out for)) (?:a )?(?:quick |long |nice |working )?(?:lunch|dinner|coffee|breakfast|brunch|drinks|beers?|pint|curry|tea)\\b|business lunch|食lunch|吃lunch|golf with',
  ],
  ['fax', '传真', 'fax'],
  [
    'wechat',
    '微信(?!号|同号|名片|没删|好友|码| ?[:：]? ?\\u0080)|企微|企业微信|朋友圈|小程序咨询|群里|群聊|发语音|发了?条?语音',
    'wechat|we chat|vx\\b|wx\\b',
  ],
  [
    'chat',
    '钉钉|飞书|短信|简讯|簡訊|旺旺|私信|留言|在线客服|站内信|传讯息|传讯',
    "whatsapp?(?! ?[:+\\u0080])|wa\\b(?! state)|(?:on|via|by|over) line\\b|line (?:msg|message|chat|me\\b|us\\b|him|her\\b|group)|(?<=[\\u4e00-\\u9fff] ?)line\\b|line\\b(?= ?[\\u4e00-\\u9fff])|slack\\b(?!ing)|sms\\b|txt(?:ed|s|'d)?\\b|text(?:ed|s)?\\b(?= |$)|dm(?:'d|ed)?\\b|msg(?:'d|ed)?\\b|ping(?:ed|s)? (?:me|us|我)|viber\\b|signal\\b(?= (?:msg|message|from))|im'd\\b|(?:via|on|thru|through) (?:insta(?:gram)?|messenger|fb|facebook|viber|li)\\b|qq\\b|inmail|imessage",
    'whats ?app|ping(?:了|过)?(?:我|咱|一下)|messag(?:ed|e from)|telegram|linkedin|ping ?(?:了|过|咗)',
  ],
  [
    'email',
    '邮件|电邮|发件人|发.{0,3}邮箱|邮箱里|来信|来函|发函|复函|回函|邮来|寄(?:了)?(?:资料|方案)',
    "mail(?:ed)?\\b(?! ?:? ?\\u0080)|mails (?=today|from)|subject: |sent: (?=mon|tue|wed|thu|fri|sat|sun)|sent (?:over |across )?(?:out )?(?:the |a |an |our |her |him |them |his |my |revised |updated |new |final |formal ){0,3}(?:proposal|quote|quotation|deck|contract|sow|msa|nda|invoice|pricing|redlines|one-pager|brochure|catalog(?:ue)?|price list|spec sheet|draft|agreement)|cc'?d\\b|mailshot",
    'e-?mail(?:ed|s)?\\b|auto-?reply',
  ],
  [
    'call',
    `[打通]${did}电话|电话(?! ?[:：号是]{0,3} ?\\u0080)|打给|来电|去电(?!话(?!了|说|问))|致电|回电|覆电|通${did}话|(?<!敲|拍|抽|攻|拷|拳|吹|钱|款)打(?:了|过|咗)(?:个)?(?:来|去|两|几|三|好)?(?:次|遍|通)?(?!印|样|折|包|码|卡|架|针|款|扰|听|算|理|造|磨|开|仗|广告)|打[来嚟]|打去|打通|拨(?:了|打|通)|没接|不接(?=$|[ ,，。])|占线|接通|没人接|无人接|冇人听|未接|语音留言|打不通|挂了|挂断|关机|停机|倾${did}电话|倾${did}偈|打俾|打畀|电访|電話會|傾電話`,
    'dh\\b|telecon|tele-?call|telephon|con-?call|(?<!getting |get |being |be |so )call(?:ed|s|ing)?\\b(?! (?:it|in (?:at|on))\\b)|phone(?:d)?\\b|rang\\b|rung\\b|ring\\b(?! (?:a )?bell)|rings(?= ?(?:[:,]|me\\b|us\\b|about\\b))|l?vm\\b|voice ?mail|v\\/m\\b|not reachable\\b|no answer\\b|dialed|dialled|spoke\\b|spoken\\b|talked to .{1,24} (?:by|over|on) (?:the )?phone|n\\/a\\b|on the (?:line|phone|blower)|hung up|picked up\\b(?! (?:the|a|some|\\d))|cold call',
    "(?<![a-z])tel\\.? (?=\\u0080|[a-z])|^ ?tel\\. |left (?:him |her |them |a )?(?:a )?(?:message|msg)|call(?:过|了|咗|佢)|no pick ?up|didn't pick up",
  ],
  [
    'visit',
    `拜访|到了?(?:工地|现场|厂里|门店|客户|店里|他们)|到现场|到厂(?!家)|在现场|在客户|上咗|去咗|^签字(?! ?(?:盖章|确认书))|^ 签字(?! ?(?:盖章|确认书))|维修|(?<!停产|停机|年度)检修|抢修|调试(?!中)|安装(?:完|好|了)|装好了|上门|登门|走访|到访|来访|探访|探望|参观|考察|验厂|审厂|回访现场|实地|现场(?!审核|会)|去[^,，。]{1,16}(?:看|谈|聊|送|拿|取|对|修|坐|调试|交流|沟通|拜年|找到)(?:了|过|完|咗|(?=.{1,8}(?:啦|了)))|睇(?:咗|过)(?!.{0,4}(?:报价|方案|份))|驻场|厂访|看${did}(?:厂|工地|现场|场地|设备|样板|仓库)|(?<!跳槽|改行|[跳出进上下回过寄])去(?:了|过|的(?!时候|路|人|话|都|是))(?!年)|去(?:了)?一?趟|刚从|(?<!\\u0080)跑(?:了|过)(?:一?趟|一圈|一下)?|见(?:了|到|过|咗|完|的(?!时候|人|是))|会了(?!解)|当面|巡店|陪访|扫楼|陌拜|地推|陌生拜访|装机|跟台(?=$|[ ,，。]|手术)|巡检|送(?:了|过|咗)?(?:一?趟)?(?:样|货|样品)(?:过去|到|上门|俾|给)|造访|到店|来${did}(?:厂里?|我司|我们公司|公司|展厅)|路过|顺路(?!.{0,6}(?:再|看看吧))|杀到|来过(?![\\u4e00-\\u9fff])|来过了|看仓|看过了(?!.{0,4}(?:报价|方案|合同|资料))|量过了|堵到了|送到了(?= |$|,)|来(?:了|过)?(?:我们)?(?:showroom|店里|办公室)|在[^,，。;]{2,14}(?:泡|干|待|呆|蹲|坐|守|盯|忙)了(?:一|半|大半|整|几)|跑(?=\\u0080)|白跑|跑(?:了|咗)[一两二三四五六七八九十几\\d]+(?:家|间|个(?:客户|地方|单位|厂|点))|(?<![款钱货票])没见[到着](?!.{0,4}(?:款|钱|货|邮件|回))|扑了?个?空|[堵蹲]到(?!位|底)|坐了(?:坐|会儿?|一会儿?|一下)`,
    "visit(?:ed|ing)?\\b|today'?s visits\\b|visits(?= ?(?::|today))|show-?round\\b|come out of\\b|met\\b(?! (?:the|our|their) (?:deadline|target|spec))|on[- ]?site\\b|dropped (?:by|in|off|into|round|(?:(?:the|some|off) )?(?:samples?|brochures?|catalog\\w*))|stopp?ed (?:by|in|at)\\b|leaving (?=\\u0080)|dropped (?:the |a )?quote\\b|kept me waiting|popped (?:in|into|by|over|round)|called in (?:at|on|to)|went to (?:see|visit)|went (?:over |down |up |round |out )?to\\b|went (?:over|round)\\b|went (?=\\u0080)|jumpa\\b|saw\\b|site (?:visit|walk|survey|inspection)|walk(?:ed)?-?(?:in|thr(?:u|ough)|ed)\\b|been (?:out |over |down |round )?(?:to|at)\\b|swung by|(?:factory|plant|site|facility) tour|was (?:at|in with|out at|over at)\\b|came (?:by|over|round|to see|to our|in (?:to|for|with))\\b|f2f\\b|in person\\b|toured?\\b|viewed\\b|face to face|back from\\b|just left\\b(?! (?:a |him |her )?(?:vm|voice|mess|msg))|at their (?:office|place|plant|site|hq|shop|warehouse)\\b|was by\\b|site check\\b|left (?:my |a )?cards?\\b|^ ?at \\u0080|dropped \\d+|service(?:d)? (?:the|their)\\b|just out of\\b|fitted\\b",
  ],
  [
    'meeting',
    `会(?:议)?开完|开会|开${did}(?:[\\u4e00-\\u9fff]{0,6})会(?!员|计)|开完会|会议|例会|碰${did}(?:头|面)|碰面|面聊|面谈|谈判|评审会?|研讨|座谈|会面|见面|启动会|对接会|交流会|技术交流|培训(?:了|完|过)|沟通会|商谈|洽谈|标前会|开标|讲标|述标|答疑会|签约仪式|宣贯|复盘会|早会|晨会|站会|meet ?(?:了|过|完|咗)|聊完|约谈`,
    'meet-?up\\b|mtgs?\\b|qbr\\b|workshop\\b|kick-?off\\b|sync(?:ed)?\\b(?! up)|sat (?:down|with)\\b|catch[- ]?up\\b|caught up|presented\\b|presentation\\b|pitch(?:ed)? (?:to|at|meeting)\\b|discovery\\b|walkthrough|ebr\\b|interview|meet and greet|(?:annual|quarterly|monthly|weekly|account|business|pipeline|design|technical|contract) review\\b|training (?:done|session|went)|session with\\b|stand-?up\\b(?! says)|just met\\b|negotiat(?:ed|ion with)',
    'meeting',
  ],
  [
    'web',
    '官网|网站|表单|小程序|线索(?! ?(?:阶段|期))',
    'signed up (?:on|via)|contact form|web (?:lead|enquiry|inquiry)',
    'web ?form|website|inbound lead|landing page',
  ],
];

/** Something was said or agreed with somebody, in a way the note does not name. */
const contact =
  /说|讲(?!师|座|义|台)|称|过了?一?遍|给(?:他|她|客户|对方)了|(?<!to |let's |i'd |would |can )\bsay\b|回访(?:了|过|完)|跟进(?:了|过)|吵了|接待(?:了|过)|表示|反馈|反映|回复|回覆|回了|答复|提出|提到|问(?!题|卷)|询价|要求|嫌|觉得|同意|答应|确认|谈|聊|沟通|催(?:了|我|促|得|到)|在催|抱怨|投诉|反映|通知|告诉|告知|解释|定了|谈妥|搞定|签了|已签|续了|[要让叫](?:我|咱)(?!们?(?:公司|方|司)的)|(?<!电)话(?!费|术|题)|得标|中标|成交|砍价|\bsaid\b|\bsays\b|\basked\b|\basking\b|\bwanted\b|\b(?:thinks|swears|reckons|insists|claims|promises|would like|keen on)\b|\btold\b|\bconfirmed\b|\btalked\b|\bdiscussed\b|\bagreed\b|\bmentioned\b|\brequested\b|\breplied\b|\bresponded\b|\breported\b|\bcomplain|\bpushed back\b|\bspoke\b|\bcaught\b|\bheard\b|\bchat(?:ted)?\b|\bquick word\b|忙着|收到消息|得知|倾|\bapproved\b|\bsigned\b|\bintroduced\b|\bgot back\b|\bpitched\b|\bnegotiat|\b(?:followed up|touched base|checked in|reached out|connected) with\b/;

export type Clue = { readonly kind: InteractionKind; readonly at: number };

/** The letters with which cues begin: what is left of them without their groups. A look at the letter first leaves out most places. */
function headsOf(alternatives: string): string {
  const bare = alternatives.replaceAll(/\([^()]*\)/g, '');
  if (bare !== alternatives) return headsOf(bare);
  const heads = bare.split('|').map((cue) => /^\^?(?:\[(.+?)\]|(.))/.exec(cue));
  return [...new Set(heads.map((head) => head?.[1] ?? head?.[2]))].join('');
}

const allHan = cues.map(([, han]) => han).join('|');
const hans = `(?=[${headsOf(allHan)}])(?:${allHan})`;
const latins = [
  `\\b(?:${cues.map(([, , word]) => word).join('|')})`,
  ...cues.flatMap(([, , , within]) => (within === undefined ? [] : [within])),
];
/** Where a way of contact is named. Words that begin with their first letter stand together, so that a place inside a word asks for none of them. */
const anyCue = new RegExp([hans, ...latins].join('|'));
const hanCue = new RegExp(hans);
const latinCue = new RegExp(latins.join('|'));
const nothing = /(?!)/;

function cueFor(clause: string): RegExp {
  let han = false;
  let latin = false;
  const end = clause.length;
  for (let at = 0; at < end; at++) {
    const code = codeAt(clause, at);
    if (code < 128) latin ||= code >= 97 && code <= 122;
    else han ||= isHan(code);
    if (han && latin) return anyCue;
  }
  return han ? hanCue : latin ? latinCue : nothing;
}

/** Each way by itself, asked at a place where one of them is known to be. */
const ways = cues.map(([kind, han, word, within]) => ({
  kind,
  here: new RegExp([han, `\\b(?:${word})`, ...(within === undefined ? [] : [within])].join('|'), 'y'),
}));
const met = /^(?:met|saw|went|was|came|见|去|到|刚从|遇)/;
const gatherings = ways.filter(({ kind }) => kind === 'event' || kind === 'meal');
const gathering = new RegExp(gatherings.map(({ here }) => here.source).join('|'));

/** The way of contact that a clause names first. */
export function kindIn(clause: string): Clue | undefined {
  const at = clause.search(cueFor(clause));
  const named = at < 0 ? undefined : wayAt(ways, { clause, at });
  if (!named) return undefined;
  // Met at a fair, went to lunch: the occasion says more than the meeting.
  const meeting = named.kind === 'visit' && met.test(clause.slice(at, named.to));
  const occasion = meeting ? clause.search(gathering) : -1;
  return { kind: (occasion < 0 ? undefined : wayAt(gatherings, { clause, at: occasion })?.kind) ?? named.kind, at };
}

/** A clause without the words that name the way of contact. */
export function withoutKind(clause: string): string {
  const at = clause.search(cueFor(clause));
  const named = at < 0 ? undefined : wayAt(ways, { clause, at });
  return named ? clause.slice(0, at) + clause.slice(named.to) : clause;
}

function wayAt(
  asked: typeof ways,
  { clause, at }: { clause: string; at: number },
): { readonly kind: InteractionKind; readonly to: number } | undefined {
  for (const { kind, here } of asked) {
    here.lastIndex = at;
    if (here.test(clause)) return { kind, to: here.lastIndex };
  }
  return undefined;
}

export function speaks(clause: string): boolean {
  return contact.test(clause);
}
