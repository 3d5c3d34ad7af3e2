/** What stands behind a company's name: a line of business makes another company of it, a legal form or a branch does not. */

const HAN =
  '终端|数字能源|数字|海思|汽车|电子|微电子|半导体|生物|医疗|楼宇|地产|置业|物业|金融|资本|投资|智家|智能|智慧|物流|冷链|速运|同城|新能源|储能|能源|机器人|厨电|冰箱|空调|商用|置地|酒店|影业|传媒|游戏|支付|科创|动力|轨道|重工|材料|新材|化工|教育|健康|保险|证券|银行|租赁|软件|通信|光电|光伏|照明|家居|食品|国际物流|力士乐|医药|环境|环保|建设|实业|贸易|商用车|雷达|航空';
const LATIN =
  'auto|energy|healthineers|healthcare|health|logistics|power tools|power|tools|mobility|digital|cloud|europe|asia|china|india|americas|america|japan|uk|motors|motor|foods|financial|finance|capital|ventures|robotics|software|systems|semiconductors?|electronics|automotive|automation|home|homes|thermotechnology|packaging|security|buildings?|rail|gamesa|advanta|rexroth|labs?|pharma|medical|insurance|media|studios|express|tech|technologies|materials|solutions|services|industries|retail|freight';

export const BUSINESSES = new RegExp(`^(?:(?:${HAN})(?!部|组|科|处|线|版|采购|价)|[ -](?:${LATIN})(?![a-z]))`);

/** Legal forms, and a branch in brackets. */
export const FORMS =
  /^(?:\s?\((?:[^()\n]{1,12})\))?(?:技术|科技|股份|集团|控股|实业)?(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|公司)|^\s(?:gmbh|inc|ltd|llc|plc|ag|co|corp)\.?(?![a-z])|^(?:集团|股份)(?![\u4e00-\u9fff]{0,2}部)/;

/** Lines of business by their names in both languages: BYD Electronics is 比亚迪电子 where that is the one we know. */
export const BUSINESS_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    electronics: '电子',
    cloud: '云',
    energy: '能源',
    logistics: '物流',
    robotics: '机器人',
    software: '软件',
    healthcare: '医疗',
    medical: '医疗',
    finance: '金融',
    financial: '金融',
    auto: '汽车',
    automotive: '汽车',
    motors: '汽车',
    semiconductor: '半导体',
    semiconductors: '半导体',
    digital: '数字',
    rexroth: '力士乐',
  }).flatMap(([latin, han]) => [
    [latin, han],
    [han, latin],
  ]),
);
