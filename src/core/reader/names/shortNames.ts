/** What people call a company besides its full name. The one place for legal forms, trades and towns. Pure. */
import { codeNear, isHan, plain } from '../text/normalize.ts';
import { cityNames } from './lexicon/cities.ts';
import { everydayWords } from './lexicon/everydayWords.ts';
import { firstNames } from './lexicon/firstNames.ts';
import { latinTrades } from './lexicon/trades.ts';

/** Without the legal form, then without the town before it and the trade after it; none that could be anybody. */
export function shortNames(name: string): string[] {
  const full = plain(name).trim();
  const found = isHan(codeNear(full, 0)) ? hanShorts(full) : latinShorts(full);
  return [...new Set(found)].filter((short) => short !== full && !isTooCommon(short) && !isGeneric(short));
}

/** The words of a Latin name that are said for it alone: Rexroth of Bosch Rexroth, Acme of Acme Robotics. */
export function distinctiveWords(name: string): string[] {
  const words = (latinShorts(plain(name).trim())[0] ?? '').split(' ');
  if (words.length < 2 || words.length > 3 || firstNames.has(words[0] ?? '')) return [];
  return [words.at(-1) ?? '', words[0] ?? ''].filter(
    (word) => LETTERS.test(word) && [everydayWords, cityNames, latinTrades].every((known) => !known.has(word)),
  );
}

const LETTERS = /^[a-zäöüß]{4,}$/;

/** Whether a name has a legal form: the first of its short names is the same company without it. */
export function isFull(name: string): boolean {
  const full = plain(name).trim();
  return isHan(codeNear(full, 0)) ? full.search(legal) > 0 : latinLegal.test(full);
}

/** The trade of a company with which a name goes on, which makes it another one. */
export function tradeAt(text: string, at: number): string | undefined {
  tradeHere.lastIndex = at;
  return tradeHere.exec(text)?.[0];
}

/** What is hardly said of a company's own things, as 设备 and 材料 are. */
const tradeHere =
  /(?:电子|机械|医疗|食品|化工|制药|药业|科技|实业|电器|贸易|商贸|重工|精密|能源|新能源|光电|建材|家居|纺织|服饰|生物|制造|铸造|五金)(?!展|厂商|行业)/y;

/** Words that name nobody by themselves. */
export function isTooCommon(name: string): boolean {
  return (
    (name.length === 1 && isHan(codeNear(name, 0))) ||
    common.has(name) ||
    /^\d{1,3}$/.test(name) ||
    (name.length < 2 && !isHan(codeNear(name, 0)))
  );
}

function hanShorts(full: string): string[] {
  const bare = full.replace(legal, '').trim();
  if (bare.length < 2) return [];
  const placeless = bare.length > 4 || (bare.length === 4 && town.test(bare)) ? bare.replace(places, '') : bare;
  const tradeless = placeless.length > 3 ? placeless.replace(trades, '') : placeless;
  return [bare, placeless, tradeless].filter((short) => short.length >= 2);
}

function latinShorts(full: string): string[] {
  const once = full.replace(latinLegal, '');
  return [once.replace(latinLegal, '')].filter((short) => short.length >= 3);
}

function isGeneric(short: string) {
  return wholeTrade.test(short) || wholePlace.test(short);
}

const common = new Set(
  '公司 客户 老师 老板 经理 采购 技术 中国 北京 上海 广州 深圳 杭州 南京 成都 武汉 今天 明天 下午 我们 他们 the and for you new inc ltd co'.split(
    ' ',
  ),
);

const legal = /(?:\(.{1,12}\))|(?:控股)?(?:股份)?(?:集团)?(?:有限)?(?:责任)?公司$|集团$|股份$/g;
const latinLegal =
  /[,.]?\s+(?:inc|ltd|llc|llp|plc|gmbh|ag|sa|s\.a\.|bv|b\.v\.|pte\.? ltd|pty\.? ltd|pvt\.? ltd|co\.?,? ?ltd|corp|corporation|company|co|limited|holdings?|group)\.?$/;
const trade =
  '(?:信息技术|网络科技|电子科技|生物科技|新能源科技|技术|科技|实业|电子|电器|网络|信息|贸易|商贸|国际贸易|进出口|物流|食品|机械|化工|医疗器械|医疗|制药|药业|汽车|新材料|材料|建设|工程|设备|智能装备|智能|软件|股份|包装|印刷|自动化|电机|仪表|仪器|轴承|塑胶|五金|模具|光电|环保|照明|家具|家居|建材|纺织|服饰|装饰|重工|传媒|精密|精工|新能源|能源|生物|制造|铸造|电力|医药|乳业|酒业|连锁)';
const trades = new RegExp(`${trade}$`);
const wholeTrade = new RegExp(
  `^(?:${trade}|新能源|工业|电气|电力|银行|大学|医院|学校|钢铁|石油|石化|航空|机场|地铁|港务|证券|保险|集团|国际|控股|投资|农业|光电|精密|环保|能源|服饰|家居|建材|纺织|有限|股份)+$`,
);
const place =
  '(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|无锡|常州|宁波|温州|武汉|成都|西安|青岛|济南|大连|沈阳|昆明|长沙|郑州|合肥|福州|厦门|东莞|佛山|珠海|中山|惠州|浙江|江苏|广东|山东|四川|湖北|湖南|福建|河南|河北|安徽|中国)(?:省|市)?';
const places = new RegExp(`^${place}`);
const town = new RegExp(`^(?!中国)${place}`);
const wholePlace = new RegExp(`^${place}$`);
