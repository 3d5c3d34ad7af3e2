import { firstNames } from '../../src/core/reader/names/lexicon/firstNames.ts';
import { givenCharacters } from '../../src/core/reader/names/people/givenNames.ts';
import { doubles, surnames } from '../../src/core/reader/names/surnames.ts';

/** A source of chance that is the same in every run. */
export type Dice = { readonly below: (most: number) => number; readonly of: <T>(list: readonly T[]) => T };

export function diceOf(seed: number): Dice {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const below = (most: number) => Math.floor(next() * most);
  return { below, of: (list) => list[below(list.length)] as (typeof list)[number] };
}

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);

const titles = words(
  '总 总 总 总 工 工 经理 经理 主任 姐 哥 老师 师傅 厂长 科长 部长 会计 小姐 先生 女士 院长 校长 主管 总监 处长 店长 所长 博士 医生 律师 太太 老板 课长 董 副总 生 书记 大夫 园长 站长 队长 护士长 秘书 组长',
);
const family = surnames.split('');
const rare = words(
  '㙓 犇 亓 逄 禤 郏 钭 昝 操 果 后 过 年 是 母 门 荀 揭 晏 郗 栾 初 那 鄂 敬 仝 爱 生 官 冀 厍 撒 佴 苌 遆 眭 漆 拜 英 佘 粘 盘 召',
);
const given = [...givenCharacters];
const hanFirst = words(
  '大勇 阿May 老六 国庆 蒙蒙 年年 甜甜 小鱼 静静 豆豆 乐乐 圆圆 周末 立秋 小满 阿豪 阿贵 阿强 芳芳 大伟 二宝',
);
const latinFirst = [...firstNames].map((name) => name.replace(/(?:^|-)\p{Ll}/gu, (letter) => letter.toUpperCase()));
const onsets = words('B Br C Ch D Dr F Fl G Gr H J K Kl L M N P Pr R S Sh St T Tr V W Y Z Ad El Or Is Os Ul');
const middles = words('a e i o u ai ea ee oa an en in on ar er or el al il um');
const ends = words(
  'n r l s th ck m d t x ra na la no mi ko ska ton son sen berg ley well ford man ez etti ova ini ski wski gan ber',
);
const latinTitles = words('Mr Mrs Ms Dr Prof. Mr. Mrs. Ms. Herr Frau Sr. Sra. Mevr. Dhr. Capt. Sir Miss');
const particles = words("van|de|O'|Mac |van der|al-|Ní |von".replaceAll(' ', '~').replaceAll('|', ' ')).map((one) =>
  one.replaceAll('~', ' '),
);

/** Somebody, as Chinese notes call them. */
export function hanPerson(dice: Dice): string {
  const kind = dice.below(100);
  if (kind < 45) return familyName(dice) + dice.of(titles);
  if (kind < 78) return familyName(dice) + given[dice.below(given.length)] + (dice.below(10) < 6 ? dice.of(given) : '');
  if (kind < 88) return dice.of(['老', '老', '小', '小', '阿']) + familyName(dice).slice(0, 1);
  if (kind < 92) return familyName(dice) + dice.of(given) + dice.of(titles);
  if (kind < 95) return dice.of(hanFirst);
  return dice.of(latinFirst);
}

/** A colleague, who is called by less. */
export function hanColleague(dice: Dice): string {
  const kind = dice.below(100);
  if (kind < 35) return dice.of(['老', '小', '小', '小', '阿']) + familyName(dice).slice(0, 1);
  if (kind < 55) return dice.of(hanFirst);
  if (kind < 75) return familyName(dice) + dice.of(given) + (dice.below(2) ? dice.of(given) : '');
  if (kind < 88) return familyName(dice) + dice.of(['工', '姐', '哥', '经理', '总']);
  return dice.of(latinFirst);
}

function familyName(dice: Dice): string {
  const kind = dice.below(100);
  if (kind < 45) return dice.of(family.slice(0, 100));
  if (kind < 70) return dice.of(family.slice(0, 330));
  if (kind < 80) return dice.of(given);
  return kind < 95 ? dice.of(rare) : dice.of([...doubles]);
}

export function latinPerson(dice: Dice): string {
  const kind = dice.below(100);
  const first = dice.below(10) < 7 ? dice.of(latinFirst) : coined(dice);
  const last = (dice.below(8) === 0 ? `${dice.of(particles)} ` : '').replace(/(?<=['-])\s|\s\s/, '') + coined(dice);
  if (kind < 62) return first;
  if (kind < 82) return `${first} ${last}`;
  if (kind < 95) return `${dice.of(latinTitles)} ${dice.below(4) ? '' : `${first} `}${last}`;
  return first.toLowerCase();
}

export function latinColleague(dice: Dice): string {
  const first = dice.below(10) < 8 ? dice.of(latinFirst) : coined(dice);
  return dice.below(12) === 0 ? `${first} ${coined(dice)}` : first;
}

function coined(dice: Dice): string {
  const middle = dice.below(3) === 0 ? dice.of(words('b d g k l m n r s t v')) + dice.of(middles) : '';
  return dice.of(onsets) + dice.of(middles) + middle + dice.of(ends);
}

const places = words(
  '深圳 上海 苏州 无锡 宁波 温州 东莞 佛山 杭州 长春 四平 吉林省 浙江 江苏 山东 青岛 济南 武汉 成都 重庆 西安 郑州 洛阳 合肥 厦门 泉州 南通 常州 嘉兴 金华 诸暨 昆山 大连 沈阳 天津 保定 唐山',
);
const brand =
  '宏盛达鑫恒泰华瑞金海天新中科远东方圆通顺利丰润德昌隆福安康健美佳源锦程飞腾跃龙凤鹏翔云峰星辰光明亮晶晖创启智联众诺信诚义和平兴旺发百万千亿国民江河湖山川石林森木铭拓驰凯威森特赛恩尔斯克朗迪欧雅格乐优品尚逸思迈昱岷邃桐霖禾苗稻谷麦田甜蜜橙柚果蓝绿紫橡檀松柏'.split(
    '',
  );
const trades = words(
  '科技 电子 机械 贸易 物流 食品 包装 印刷 模具 五金 汽配 建材 家居 服饰 纺织 化工 医疗 药业 生物 新能源 照明 塑胶 橡胶 线束 轴承 阀门 仪器 软件 网络 传媒 教育 酒店 餐饮 花卉 茶业 玩具 家具 灯饰 美妆 母婴 户外 制动 密封件 内饰 电机 锂电 储能 精密 自动化 机器人 环保 水务 建设 装饰 园林 农业 牧业 渔业 货运 修理厂 机修厂 汽修 药房 诊所 医院 中学 小学 学校 幼儿园 律所 会计师事务所 设计院 研究所 管委会 文旅 传动 铸造 光电 半导体',
);
const forms = words('有限公司 股份有限公司 集团 有限责任公司 厂 商行 公司 店 工作室 实业');
const wordy = words(
  '今日 下一站 未来 七日 小满 海鸥 蓝鲸 大白 星期天 老友记 三味 一路 周末 晴天 半亩 日日 六号 果然 象屿 国庆 有方 启明星 乐屿 花间 南山 北辰 老地方 五一 向日葵 飞鸟 慢慢 微光 柏林',
);

/** A company, as Chinese notes name it: mostly short, now and then in full. */
export function hanCompany(dice: Dice): string {
  const kind = dice.below(100);
  const name =
    dice.below(100) < 25
      ? dice.of(wordy)
      : dice.of(brand) + dice.of(brand) + (dice.below(6) === 0 ? dice.of(brand) : '');
  if (kind < 34) return name;
  if (kind < 72) return name + dice.of(trades);
  if (kind < 80) return name + dice.of(trades) + dice.of(forms);
  if (kind < 90) return dice.of(places) + (dice.below(4) ? '' : '市') + name + dice.of(trades) + dice.of(forms);
  if (kind < 94) return dice.of(places) + name + dice.of(trades);
  if (kind < 97) return latinBrand(dice);
  return latinBrand(dice) + dice.of(trades);
}

const latinTrades = words(
  'Foods Logistics Engineering Systems Robotics Health Dental Partners Media Group Labs Solar Energy Foods Hotels Packaging Steel Marine Builders Roofing Joinery Print Textiles Apparel Trading Outdoor Cosmetics Pharmacy Brewing Bakery Farms Seafood Schools Council Insurance Capital Payroll Analytics Software Coatings Fabrications Haulage Couriers Travel Events Solicitors Clinic Vets',
);
const latinForms = words('Ltd Inc LLC GmbH BV AG SA AS ApS Corp Pty~Ltd Co. PLC Lda Oy').map((one) =>
  one.replace('~', ' '),
);
const latinWords = words(
  'North South River Stone Blue Green Red Harbour Summit Bright Silver Golden First Sunday Monday Half Moon Maple Iron Copper Cedar Oak Willow Lumen Vector Delta Alpha Orbit Pixel Falcon Heron Otter Tiger Anchor Bridge Canal Hill Valley Lake Forest Prairie Desert Island Coral Crystal Swift Noble Grand Royal Union Central Pacific Atlantic Nordic Celtic Urban Rural Old New Little Big Seven Four',
);

export function latinCompany(dice: Dice): string {
  const kind = dice.below(100);
  const name = latinBrand(dice);
  if (kind < 30) return name;
  if (kind < 68) return `${name} ${dice.of(latinTrades)}`;
  if (kind < 78) return `${name} ${dice.of(latinTrades)} ${dice.of(latinForms)}`;
  if (kind < 84) return `${name} ${dice.of(latinForms)}`;
  if (kind < 92)
    return `${coined(dice)} & ${dice.below(2) ? coined(dice) : dice.of(['Sons', 'Co', 'Partners', 'Daughters'])}${dice.below(2) ? ` ${dice.of(latinTrades)}` : ''}`;
  if (kind < 96) return `The ${dice.of(latinWords)} ${dice.of(latinTrades)}`;
  return `${dice.below(98) + 2}${dice.of(['th & ', ' ', ''])}${dice.of(latinWords)} ${dice.of(latinTrades)}`;
}

function latinBrand(dice: Dice): string {
  const kind = dice.below(100);
  if (kind < 35) return coined(dice);
  if (kind < 55) return `${dice.of(latinWords)}${dice.of(latinWords).toLowerCase()}`;
  if (kind < 75) return `${dice.of(latinWords)} ${dice.of(latinWords)}`;
  if (kind < 85) return `${coined(dice)} ${coined(dice)}`;
  return kind < 93
    ? coined(dice).toUpperCase().slice(0, 4)
    : `${coined(dice)}${dice.of(['tech', 'soft', 'ware', 'com', 'co', 'ly'])}`;
}
