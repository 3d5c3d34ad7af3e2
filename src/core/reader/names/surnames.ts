import { stripMarks } from '../text/marks.ts';
import { codeAt, codeNear } from '../text/normalize.ts';

export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁傅赖萧岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖杭练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由常钮丘鄂竺郗巢庾宦宓蔚糜訾蒯缑逄佴笪禤郏虢咎';
/** How many of them are names first and words second; of the others more proof is wanted. */
export const manyFamilies = 123;
/** So many surnames are those of most people. */
export const OFTEN = 60;

export const doubles = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 西门 长孙'.split(' '),
);
export const surname = `(?:${[...doubles].join('|')}|[${surnames}])`;

/** How common a surname is; a double one is at home nowhere in the row. */
const places = new Map(
  surnames
    .split('')
    .toReversed()
    .map((letter, i) => [letter, surnames.length - 1 - i]),
);
export const placeOf = (family: string): number => places.get(family) ?? -1;

/** What people are called after their surname; the longest first. */
const titles =
  '董事长 总经理 副总经理 总工程师 采购经理 销售经理 项目经理 产品经理 客户经理 技术总监 采购总监 副总裁 副厂长 副院长 副校长 副主任 副科长 副处长 副局长 副部长 科主任 护士长 总厨 副总 总裁 总监 总工 总务 总 董 工程师 工 经理 副经理 主任 厂长 厂 老师 老板娘 老板 教授 博士 博 律师 律 主管 科长 科 处长 处 局长 局 院长 院 校长 校 园长 部长 组长 班长 队长 店长 会长 所长 行长 站长 村长 镇长 馆长 台长 课长 副理 协理 襄理 专员 特助 助理 秘书 书记 医生 医师 大夫 护士 会计 出纳 财务 法务 采购 师傅 师 先生 女士 小姐 太太 太 生 姐 哥 姨 叔 伯 婶 嫂 阿姨 大姐 大哥 老弟 妹 弟 爷 同学 导 工头 药师 大厨 厨师长 设计师 研究员 秘书长 教练 总助 技术员 师父 督导 领班 干事 管家 制片人 制片 导演 讲师 博士后 董事 牧师 领导 局座 船长 监理 理事 理事长 主编 主席 顾问 参谋 校董 掌柜 公子 婆婆 嬢嬢 孃孃 爷爷 奶奶 大爷 大妈 大娘 姑娘 头家 sir';
const titlesBy: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  titles.split(' ').toSorted((a, b) => b.length - a.length),
  (title) => title.charAt(0),
);

const notAfterTitle = '部室组科作程厂地业务会资长款价';
export const GIVEN_LETTER = '[\\u4e00-\\u9fff]';

/** What a letter may be. */
const family = 1;
const firstOfTwo = 2;
const opensTitle = 4;
const marks = stripMarks([
  [family, surnames],
  [firstOfTwo, [...doubles].map((each) => each.charAt(0))],
  [opensTitle, titlesBy.keys()],
]);
const markAt = (text: string, at: number): number => (at < text.length ? (marks[codeAt(text, at)] ?? 0) : 0);

/** How many letters of a surname stand at a place, the likelier first: 欧阳, or a family 欧. */
export function familiesAt(text: string, at: number): readonly number[] {
  const mark = markAt(text, at);
  const one = (mark & family) !== 0 && !isMaster(text, at);
  if ((mark & firstOfTwo) === 0 || !doubles.has(text.slice(at, at + 2))) return one ? single : none;
  return one ? both : double;
}

/** «师傅说» */
function isMaster(text: string, at: number): boolean {
  return text[at] === '傅' && text[at - 1] === '师';
}

const none: readonly number[] = [];
const single = [1];
const double = [2];
const both = [2, 1];

/** Whether a letter can be one of a first name. */
export function isGiven(text: string, at: number): boolean {
  const code = codeNear(text, at);
  return code >= 0x3400 && code <= 0x9fff;
}

/** Where a name like 老马 or 小王 ends that begins at a place, or 0; 大刘 is one only with a title, and 小马哥集团 is a firm. */
export function nickEnd(text: string, at: number): number {
  for (const size of familiesAt(text, at + 1)) {
    const to = at + 1 + size;
    if (!isGiven(text, to) || !isFirm(text, to + 1)) return text[at] !== '大' || tailTitle(text, to) > 0 ? to : 0;
  }
  return 0;
}

function isFirm(text: string, at: number): boolean {
  return text.startsWith('公司', at) || text.startsWith('集团', at);
}

export type Titled = { readonly family: string; readonly first: string; readonly rank: string; readonly to: number };

/** A surname with a title behind it, and at most two letters of a name between them. */
export function titledAt(text: string, at: number): Titled | undefined {
  for (const size of familiesAt(text, at)) {
    const from = at + size;
    for (let rank = from; rank <= from + 2; rank++) {
      if ((markAt(text, rank) & opensTitle) !== 0) {
        const title = titlesBy.get(text.charAt(rank))?.find((each) => text.startsWith(each, rank));
        if (title !== undefined)
          return {
            family: text.slice(at, from),
            first: text.slice(from, rank),
            rank: title,
            to: rank + title.length,
          };
      }
      if (!isGiven(text, rank)) break;
    }
  }
  return undefined;
}

/** How long the title at a place is that stands alone. */
export function tailTitle(text: string, at: number): number {
  if ((markAt(text, at) & opensTitle) === 0) return 0;
  const title = titlesBy
    .get(text.charAt(at))
    ?.find((each) => text.startsWith(each, at) && !notAfterTitle.includes(text[at + each.length] ?? ' '));
  return title?.length ?? 0;
}

/** The title at a place, whatever stands before it. */
export function titleAt(text: string, at: number): string | undefined {
  if ((markAt(text, at) & opensTitle) === 0) return undefined;
  return titlesBy
    .get(text[at] ?? '')
    ?.find((each) => text.startsWith(each, at) && !notAfterTitle.includes(text[at + each.length] ?? ' '));
}
