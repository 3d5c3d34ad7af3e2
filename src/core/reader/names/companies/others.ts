/**
 * Which of the companies of a note is not the one that we dealt with: a competitor, who carries or supplies, where somebody
 * comes from or goes to, or one that is merely spoken of. Pure.
 */
import type { OtherCompany, Span } from '../../../contract/reading.ts';
import { plain } from '../../text/normalize.ts';

type Named = { readonly name: string; readonly span: Span };

/** What a company is beside the customer, by its place among those named; undefined: a customer. */
export function companyPartsIn(
  text: string,
  { companies, people }: { readonly companies: readonly Named[]; readonly people: readonly Span[] },
): readonly (OtherCompany['part'] | undefined)[] {
  const flat = plain(text);
  const parts = companies.map(({ span }) => {
    const places = placesOf(flat, span).map((place) => partAt(place, span));
    return places.includes(undefined) ? undefined : places[0];
  });
  // Somebody is dealt with: who is merely spoken of where nobody else is named.
  return parts.every((part) => part !== undefined) && !people.length
    ? parts.map((part) => (part === 'mention' ? undefined : part))
    : parts;

  function partAt([from, to]: Span, span: Span): OtherCompany['part'] | undefined {
    if (people.some(([person]) => person >= to && /^(?:的| |\()?$/.test(flat.slice(to, person)))) return undefined;
    if (LEFT_FOR.test(flat.slice(0, from))) return 'newEmployer';
    const clause = `${clauseBefore(flat, from)}${C}${clauseAfter(flat, to)}`;
    const isBesideOthers = companies.length > 1 || people.length > 0;
    const isCourier = isBesideOthers && COURIERS.test(flat.slice(from, to)) && SENDS.test(clause);
    return partOf(clause) ?? (isCourier ? 'carrier' : undefined) ?? spokenOf(flat, { companies, span });
  }
}

/** «李总离职了,去了比亚迪»: whoever has left has gone there. */
const LEFT_FOR =
  /(?:离职|辞职|辞了|跳槽|走人)了?(?:以?后)?[,，、 ]{0,2}(?:后来|现在|据说|听说)?(?:去|到|转去|加入)了?$|\b(?:has |have )?(?:left|quit|resigned)[, ]+(?:and )?(?:is |has |he |she |now )*(?:at|with|gone to|joined|went to) $/;

/** Everywhere that the same name stands. */
function placesOf(flat: string, [from, to]: Span): readonly Span[] {
  const name = flat.slice(from, to);
  const places: Span[] = [];
  for (let at = from; at >= 0; at = flat.indexOf(name, at + name.length)) places.push([at, at + name.length]);
  return places;
}

/** Who carries parcels is seldom the customer where somebody else is named and something is sent. */
export const COURIERS =
  /^(?:顺丰|圆通|中通|申通|韵达|德邦|跨越|京东(?:物流|快递)|货拉拉|sf|ems|dhl|ups|fedex|tnt|dpd|gls)(?: ?(?:快递|物流|速运|express))?$/;
const SENDS = /[发寄送走]|快递|单|件|货|\b(?:ship\w*|sent|send\w*|courier|by|via|parcel|deliver\w*)\b/;

/** What stands for the company in its clause. */
const C = '\uE300';

function partOf(clause: string): OtherCompany['part'] | undefined {
  return RULES.find(({ says }) => says.test(clause))?.part;
}

/** The customer, as whoever does something. */
const THEY =
  '(?:他们?|她们?|他們|她們|对方|對方|客户|客戶|人家|对面|业主|甲方|[总姐]|工(?![作厂地程业期艺具])|经理|主任)';

type Rule = { readonly part: OtherCompany['part']; readonly says: RegExp };

const RULES: readonly Rule[] = [
  {
    part: 'newEmployer',
    says: new RegExp(
      [
        `(?:跳槽|跳|离职|调|入职|加入)(?:了|后|到|去|加入|后去)*${C}`,
        `\\b(?:he|she|they|who)(?:['’]?s| is| has|['’]ve| will be)? (?:leaving|left|moving|moved|gone|joining|joined|started)(?: us| them)? ?(?:for|to|over to|at)? ${C}`,
        `\\b(?:has|just|have) joined ${C}`,
      ].join('|'),
    ),
  },
  {
    part: 'formerEmployer',
    says: new RegExp(
      [
        `(?:从|由)${C}(?:跳|离职|辞)`,
        `(?:^|[^以之目面提当向往朝跟年周月天])前${C}(?:的|那个)*(?:哥们|同事|员工|采购|销售|业务|人)`,
        `(?:原来|之前|以前|原先)是?${C}(?:的|出来的)(?=$|[ ,，])`,
        `\\b(?:comes?|last time) (?:over )?from ${C}`,
        `[(（]原${C}`,
        `(?:原来|之前|以前|原先|曾)(?:是)?在${C}(?!开会|见|谈|参观)`,
        `\\b(?:ex[- ]|formerly (?:of|at|with) |previously (?:at|with) |used to (?:be|work) (?:at|for|with) |came (?:over )?from |hired from )${C}`,
      ].join('|'),
    ),
  },
  {
    part: 'carrier',
    says: new RegExp(
      [
        `(?:发|走|寄|用|通过|由|叫|经)(?:的|了|的是)?${C}(?:快递|物流|快运|速运|冷运|空运|海运|到付|寄付|单号|发(?!票)|寄)`,
        `(?:走|寄的是?|发的是?)${C}$`,
        `${C}(?:快递|物流|快运|速运|冷运)?(?:的)?(?:单号|运单|已?揽收|已?签收|派送|在途)`,
        `${C}(?:快递|物流|快运|速运|冷运)?[ :：]*[a-z]{0,3}\\d{8,}`,
        `\\b(?:ship\\w*|sent|sending|send|courier\\w*|dispatch\\w*|goes|deliver\\w*|posted|on its way)\\b[^,.;]{0,40}\\b(?:via|by|with|through) ${C}`,
        `${C} (?:tracking|awb|waybill)\\b`,
      ].join('|'),
    ),
  },
  {
    part: 'supplier',
    says: new RegExp(
      [
        `(?:供应商|原厂|厂家|厂商|代工厂?|代理商|货代|染厂|上游)(?:是|[:：])?${C}`,
        `(?:从|向)${C}(?:拿货|进货|采购|调货|订货)`,
        `${C}(?:供货|供的|代工|的货(?!款|到了))`,
        `\\b(?:supplier|vendor|agent|forwarder|carrier|distributor|subcontractor|manufacturer|(?:they|he|she|we) (?:now |currently )?buys? from) ${C}`,
        `\\b(?:made|supplied|manufactured) by ${C}`,
      ].join('|'),
    ),
  },
  {
    part: 'competitor',
    says: new RegExp(
      [
        `(?:竞争对手|竞品|(?<![下上])对手|友商|竞对)(?:是|有|[:：])?${C}`,
        `(?:输给|丢给|签给|换成|改用|改选|转投|转向)了?${C}`,
        `(?:在用|用的(?:是|就是)|(?:一直|现在|目前|眼下|原来|原本|以前|之前|不再)(?:都|还)?用)(?:着|的)?(?:都)?(?:是)?${C}`,
        `${THEY}[^,，。;；我]{0,8}(?:看|问|找|谈|试|测|比|选|考虑|接触|联系|评估|对比|了解|约)(?:了|过|着|上)?${C}(?:那边|家)?(?:的(?:方案|报价|价格|产品|设备|样机|样品|货|东西|\\S{0,4}))?(?:$|了|呢|吗)`,
        `${THEY}[^,，。;；我]{0,8}(?:倾向于?|偏向于?|指定要?用?|只认|更认|看好|信)${C}`,
        `被${C}(?:截|抢|撬|低价|压|拿|中)`,
        `${C}(?:那边|家)?(?:又|已经|刚|刚刚|直接|也)*(?:降价|降了|出价|给了?更低|中标|拿下|抢走|截走|进场)`,
        `其中(?:一家|一个|有)?(?:就)?是?${C}`,
        `(?:选|定)(?:了|择|定)+${C}`,
        `${C}的(?:人|销售|业务员?)(?:也|都|又|昨天?|今天?|前天|刚|已经)*(?:跑|来|在|去|找|约)`,
        `拿${C}的?(?:价|报价|方案)`,
        `(?:碰到|撞见|遇到)(?:了)?${C}的人`,
        `比${C}(?:还|要)?(?:便宜|低|贵|高|快|慢|好|有优势)`,
        `${C}比[^,，。;；]{1,6}?(?:便宜|低|快|有优势)`,
        `(?:跟|和|与)${C}(?:签了|的?(?:做)?(?:比价|对比|比较|在比))`,
        `(?<!在)${C}(?:那边|家|他们家?)?(?:的)?(?:价格|报价|价钱?|交期|产品|方案|质量|服务|东西)?(?:也|都|还)?(?:比我们|比咱们?|更(?:低|便宜|好|快|短|有优势)|便宜|抢单|截胡|撬|压价|低价|杀价|也在(?:报|跟|谈|接触|抢|投)|也报|也投|中标)`,
        `${C}(?:那边|家)?的?(?:价格|报价|价)[^,，。]{0,3}(?:低|便宜|有优势)`,
        `\\b(?:lost|losing|lose) [^,.;]{0,24}\\bto ${C}`,
        `\\b(?:went|gone|go|signed|sided) with (?:us|me) over ${C}`,
        `\\b(?:beat|match|undercut) ${C}`,
        `\\b(?:no longer|not|stop) (?:use|using|buy|buying)(?: from)? ${C}`,
        `[—–,-] ?(?:gone|went) to ${C}`,
        `\\b(?:(?:went|gone|going|go|staying|stay|stick|sticking|signed|sided) with|(?:switched|switching|gone over|moved over) to) ${C}`,
        `\\b(?:is|are) (?:now |currently |still )?using ${C}`,
        `\\b(?:leaning (?:to|towards?)|evaluating|considering|trialling|trialing|shortlisted|in talks with|sold on|locked in with|up against) ${C}`,
        `\\b(?:they|he|she)(?:['’]re|['’]s| are| is)? (?:also |still |now )?(?:talking to|speaking to|looking at|meeting|testing|comparing (?:us |it )?(?:and|with|to)) ${C}`,
        `${C} (?:kit|gear|plcs?|drives?|machines?|equipment|units?|parts) (?:in|on|at|already|installed|everywhere)\\b`,
        `\\b(?:they|he|she)(?:['’]re|['’]s| are| is)? (?:now |currently |still )?(?:chose|picked|prefers?|using|uses|use|happy with) ${C}`,
        `\\b(?:versus|vs\\.?|against|compar\\w+ (?:us |it )?(?:to|with)|competitors?(?: is| are|:)?|rival|cheaper (?:at|from)|(?:quote|offer|price)s?(?: \\S+){0,3} from|incumbent(?: is)?|beaten by|undercut by) ${C}`,
        `${C}(?:['’]s)? (?:is |are |was )?(?:also )?(?:undercut\\w*|cheaper|beat us|beats us|outbid|quoted (?:\\S+ )?(?:lower|less)|came in (?:at|lower|cheaper)|won (?:it|the)|got the (?:order|deal|business)|pitch(?:ed|ing)\\b|lowered|(?:price|quote|offer)s? (?:is|was|are) (?:lower|better|cheaper)|faster than us|bidding)`,
      ].join('|'),
    ),
  },
];

/** Told by somebody of a customer: «华为李总提到比亚迪», "Tom at Acme mentioned Bosch". */
function spokenOf(
  flat: string,
  { companies, span: [from, to] }: { readonly companies: readonly Named[]; readonly span: Span },
): OtherCompany['part'] | undefined {
  const isFirst = companies.every(({ span }) => span[0] >= from) && !ALSO.test(flat.slice(to));
  if (isFirst || DEALT.test(clauseAfter(flat, to))) return undefined;
  return SPOKEN.test(clauseBefore(flat, from)) ? 'mention' : undefined;
}

const SPOKEN =
  /(?:说|讲|提到|提起|聊到|聊起|问到?|讲到|听说|透露|抱怨|觉得|认为|介绍|推荐|像|参考|关于)[^,，。;； ]{0,4}$|(?:转给|介绍给)了?$|\b(?:mention\w*|asked about|talk\w* about|spoke about|heard (?:of|about|that)|says?|said|told (?:me|us)|about|like|recommend\w*|referred (?:me |us )?(?:to|by)|knows|introduc\w+) (?:that )?(?:the |a )?$/;
/** Of whom somebody says that they do it too, that somebody is no part. */
const ALSO = /^(?:那边|家)?也(?!来了)/;
/** It is dealt with all the same: it comes with a verb of ours. */
const DEALT =
  /^(?:来电|来访|下周|周[一二三四五六日]|明天)|^ (?:called|wants|needs|on (?:mon|tues|wednes|thurs|fri)day)/;

function clauseBefore(flat: string, from: number) {
  const words = flat.slice(Math.max(0, from - 60), from);
  return words.slice(words.search(/[^,，。;；\n]*$/));
}

function clauseAfter(flat: string, to: number) {
  return /^[^,，。;；\n]{0,60}/.exec(flat.slice(to))?.[0] ?? '';
}
