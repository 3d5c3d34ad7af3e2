import { isDeed } from './deed.ts';
import { firstNames } from './lexicon/firstNames.ts';
import type { Span } from '../../contract/reading.ts';

export type Guess = { readonly name: string; readonly span: Span };

/** One guess for each entry of a note: «1)比亚迪 发样 2)宁德 没接电话» has two. */
export function guessNames(text: string): Guess[] {
  return entries(text).flatMap(([from, to]) => {
    const entry = text.slice(from, to);
    const found = HEADS.map((head) => head.exec(entry)).find(
      (match) => match?.groups?.['name'] && !isNobody(match.groups['name']),
    );
    const name = found?.groups?.['name'];
    if (!found || !name) return [];
    const at = from + found.index + found[0].lastIndexOf(name);
    // «报价单出来了»: half of a verb ends no name.
    if (/[出回过起进]$/.test(name) && /^[来去]/.test(text.slice(at + name.length))) return [];
    if (isDeed(text, { from: at, to: at + name.length })) return [];
    return [{ name, span: [at, at + name.length] as const }];
  });
}

function isNobody(name: string) {
  return (
    NOBODY.test(name) ||
    /[我你他她咱]|了$/.test(name) ||
    ORDERS.test(name) ||
    DOING.test(name) ||
    SOMEBODY.test(name) ||
    firstNames.has(name.toLowerCase())
  );
}

const MARK = /(?:^|[\s:：;；,，。])\d{1,2}\s?[)）.、](?!\d)/g;

/** Where each entry of a list stands; the whole text where there is no list. */
function entries(text: string): Span[] {
  const marks = [...text.matchAll(MARK)];
  if (marks.length < 2) return [[0, text.length]];
  return marks.map((mark, at) => [mark.index + mark[0].length, marks[at + 1]?.index ?? text.length]);
}

const WHEN =
  '(?:(?:春节|元旦|清明|五一|端午|中秋|国庆|节|年)(?:节|假期)?(?:之?后|之?前)|第一个?工作日|最近|近期|目前|现在|上次|这次|今天|今日|昨天|昨日|前天|明天|后天|刚才|刚刚|刚|上午|下午|早上|中午|晚上|[上下本这]?(?:周|星期)[一二三四五六日天]|[上下本这]周|每(?:个?[天周月年]|个?星期|个?季度?|隔)[^\\s,，]{0,9}?(?=[给跟和去]|拜访|联系|回访))';
const MEETING =
  '(?:我们?|找|又|再|去了?|到了?|跟|和|与|给|拜访了?|走访了?|见了?|约了?|联系了?|打电话给|回访了?|跟进了?)';
/** What sort of customer somebody is. */
const SORT = '(?:(?:[新老大准]|潜在|意向|目标|重点)的?(?:客户|客戶))?';
const THEN =
  '(?:今天|昨天|刚|拜访|走访|巡检|来电|來電|来了|來了|打来|打來|打电话|打[了过个完通]|通[了过]|聊|谈|吃[了过个]|见[了过]|送[了过]|加[了上]|回[了访]|收到|等|没接|不接|的|说|嫌|要|想|问|催|发|寄|报价|报个?价|对账|送样|续约|回访|安装|调试|演示|培训|签|开|下单|付|到货|反馈|投诉|确认|同意|答应|拒绝|采购|老板|商机|已|还|对|把|让|希望|准备|计划|那边|这边|那里|暂时|目前|最近|一直|没|不|也|都|又|再|就|还是|是|有|在|被|给|跟|和|会|能|可以|需要|打算|决定|定|要求|觉得|年底|年初|月底|月初|下周|下个?月|明年|今年)';
const PERSON = '(?:(?!家).{1,2}(?:总|(?<![精重化军])工|经理|姐|哥|主任|厂长|博士|女士|先生|部长|主管|老师|小姐))';

/** No name begins with what begins a sentence. */
const HAN_NAME = `(?!${WHEN})(?![了和跟与去到说嫌催的把被让请别不没再又也都就还对是有要想会能可谁哪怎为如因所但而或帮记查看搜找删改她他我你咱那这什几多每])\\p{Script=Han}[\\p{Script=Han}A-Za-z&·]{1,9}?`;

const HEADS = [
  new RegExp(
    `^\\s*(?:${WHEN}|[\\s,，:：])*${MEETING}{1,2}\\s?${SORT}(?<name>\\p{Lu}[\\w&.-]*(?:\\s+(?:&|\\p{Lu}[\\w&.-]*)){0,3})(?!\\w)`,
    'u',
  ),
  new RegExp(
    `^\\s*(?:${WHEN}|[\\s,，:：])*${MEETING}{1,2}${SORT}(?<name>${HAN_NAME})(?=[\\s,，。:：、;；]|${THEN}|${PERSON}|$)`,
    'u',
  ),
  new RegExp(`^\\s*(?:${WHEN}|[\\s,，:：])*${SORT}(?<name>${HAN_NAME})(?=[\\s,，。:：、;；]|${THEN}|${PERSON})`, 'u'),
  /^\s*(?:[Jj]ust |[Aa]lso )?(?:[Cc]alled|[Pp]honed|[Rr]ang|[Vv]isited|[Mm]et(?: with)?|[Ss]aw|[Ee]mailed|[Tt]exted|[Pp]inged|[Ss]poke (?:to|with)|[Tt]alked (?:to|with)|[Cc]all(?:ed)? with|[Mm]eeting (?:at|with)|[Ll]unch with)\s+(?:(?:[Aa]|[Oo]ur|[Tt]he)\s+)?(?:(?:[Nn]ew|[Pp]otential|[Ee]xisting)\s+)?(?:(?:[Cc]ustomer|[Cc]lient|[Pp]rospect|[Ll]ead|[Aa]ccount)\s+)?(?<name>\p{Lu}[\w&.-]*(?:\s+(?:&|\p{Lu}[\w&.-]*)){0,3})/u,
  // «Demo at Riverside Clinic», "Coffee with Tom Baker (Helix Labs)".
  /^\s*(?:[Dd]emo|[Cc]all|[Mm]eeting|[Mm]tg|[Ll]unch|[Dd]inner|[Cc]offee|[Vv]isit|[Ww]orkshop|[Tt]raining|[Ss]ite visit|[Kk]ick-?off)\s(?:[^.;,\n]{0,40}?\s)?(?:at|from|of|@)\s+(?:the\s+)?(?<name>\p{Lu}[\w&.-]*(?:\s+(?:&|\p{Lu}[\w&.-]*)){0,3})/u,
  // «Placed the order with Bosch today».
  /^\s*\p{L}+ed\s(?:[^.;,\n]{0,40}?\s)?(?:at|from|with|for|to)\s+(?:the\s+)?(?<name>\p{Lu}\p{Ll}[\w&.-]*(?:\s+(?:&|\p{Lu}[\w&.-]*)){0,3})/u,
  /\b(?:the|at|with|w\/)\s+(?<name>\p{Lu}[\w&-]*(?:\s+(?:&|\p{Lu}[\w&-]*)){0,3})\s+(?:folks|team|people|guys|crew)\b/u,
  /^\s*(?<name>\p{Lu}[\w&-]*(?:\s+(?:&|\p{Lu}[\w&-]*)){0,3})(?=\s+\p{Ll}|\s*[:,-])/u,
  /\b(?:[Cc]ustomer|[Cc]lient|[Pp]rospect|[Ll]ead|[Aa]ccount)\s+(?<name>\p{Lu}[\w&.-]*(?:\s+(?:&|\p{Lu}[\w&.-]*)){0,3})/u,
  // Whatever stands before a colon, as a form puts it: «3M:…», "ABB (Suzhou): …".
  /^\s*(?<name>(?=[^:：]*\p{L})[^\s:：,，。;；][^:：,，。;；\n]{0,39}?)\s*[:：](?!\d)/u,
  /^[^(\n]{3,60}?\((?<name>\p{Lu}[\w&.-]*(?:\s+(?:&|\p{Lu}[\w&.-]*)){0,3})\)/u,
];

/** A person and no company: «何经理». */
const SOMEBODY = new RegExp(`^${PERSON}`, 'u');

/** Words that stand at the head as well, and are nobody. */
const NOBODY =
  /^(?:(?:我们?|咱们?|本)?(?:组|团队|全组)(?:里|内|的)?.*|客户|对方|他们?|她们?|我们?|这边|那边|老板|有人|朋友|大家|同事|电话|拜访|开会|微信|邮件|报价|合同|会议|备注|注|提醒|待办|总结|纪要|上次|下次|这次|之前|以后|最近|刚才|目前|现在|错了|好像|应该|可能|大概|方案|样品|预算|价格|交期|货款|账期|质量|产品|市场|行情|答应|休假|请假|出差|开会|[明今后昨]儿个?|上面|下面|图纸|证书|报价单|供应商|厂家|厂商|原厂|代理商?|经销商|竞争对手|友商|同行|公司|领导|财务|法务|采购|技术|物流|快递|图纸|发票|订单|标书|[\u4e00-\u9fff]{0,3}建议|[寄发送交给报签拿带打回补催](?:样品|样机|样|合同|报价单?|资料|方案|发票|货|邮件|电话|图纸|标书|款|证书).*|.*(?:喜欢|讨厌|偏好).*|.*(?:吃个?饭|喝茶|喝酒|打球|见面|碰面|聊聊)|notes?|to ?do|fyi|ps|update|the|a|an|i|we|he|she|they|it|call(?:ed)?|visit(?:ed)?|met|meeting|sent|spoke|talked|follow|today|yesterday|tomorrow|no|yes|new|please)$/i;

/** Words of a reminder and of when, which are in no company's name: «下星期提醒我», «麻烦提醒我明天», «过两天», "first workday after Spring Festival". */
const ORDERS =
  /提醒|麻烦|麻煩|记得|記得|别忘|帮我|^(?:过(?:一?阵|[一两几]?[天周])|[上下]个?(?:星期|礼拜|禮拜|月)|下個?月|节后|年后|月[底尾]|(?:the )?(?:(?:first|last|next) )?(?:(?:work|working|business) ?day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b|(?:after|before) (?:the )?(?:holidays?|new year|spring festival|christmas|easter)\b)/i;

/** Words that begin what somebody says they did. */
const DOING =
  /^(?:called|call|calling|visited|visit|met|meet|meeting|saw|sent|spoke|talked|had|have|got|get|gave|give|went|go|did|do|was|were|is|are|will|would|need|needs|tried|trying|waiting|left|asked|told|took|made|caught|catch|chased|chatted|rang|phoned|pinged|emailed|texted|followed|closed|won|lost|signed|agreed|confirmed|discussed|presented|showed|shared|received|paid|dropped|remind|just|also|still|finally|quick|short|long|great|good|nice|very|so|and|but|then|after|before|on|in|at|from|with|for|to|by|my|our|his|her|their|this|that|there|here|not|hi|hello|hey|thanks|thank|sorry|ok|okay|lunch|dinner|coffee|breakfast|tag|tier|rename|delete|merge|snooze|push|move|forget|remember|rang|demo|quote|order|contract|price|pricing|mr|mrs|ms|dr)\b/i;
