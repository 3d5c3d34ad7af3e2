import type { Span } from '../types.ts';
import { marksOf } from './marks.ts';
import { allOf, codeAt, codeNear, isHan, isLatin } from './plain.ts';

export type Someone = {
  readonly name: string;
  readonly span: Span;
  /** How sure the words around make it, 0 to 1. */ readonly sure: number;
  readonly titled: boolean;
};

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由';
/** How many of them are names first and words second; of the others more proof is wanted. */
const families120 = 120;

const doubles = new Set('欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 西门 长孙'.split(' '));
const surname = `(?:${[...doubles].join('|')}|[${surnames}])`;

/** How common a surname is; a double one is at home nowhere in the row. */
const places = new Map(
  surnames
    .split('')
    .toReversed()
    .map((letter, i) => [letter, surnames.length - 1 - i]),
);
const placeOf = (family: string): number => places.get(family) ?? -1;

/** What people are called after their surname; the longest first. */
const titles =
  '董事长 总经理 副总经理 总工程师 采购经理 销售经理 项目经理 产品经理 客户经理 技术总监 采购总监 副总裁 副厂长 副院长 副校长 副主任 副科长 副处长 副局长 副部长 科主任 护士长 总厨 副总 总裁 总监 总工 总务 总 董 工程师 工 经理 副经理 主任 厂长 厂 老师 老板娘 老板 教授 博士 博 律师 律 主管 科长 科 处长 处 局长 局 院长 院 校长 校 园长 部长 组长 班长 队长 店长 会长 所长 行长 站长 村长 镇长 馆长 台长 课长 副理 协理 襄理 专员 特助 助理 秘书 书记 医生 医师 大夫 护士 会计 出纳 财务 法务 采购 师傅 师 先生 女士 小姐 太太 太 生 姐 哥 姨 叔 伯 婶 嫂 阿姨 大姐 大哥 老弟 妹 弟 爷 同学 导 工头 领导 局座 船长 监理 理事 理事长 主编 主席 顾问 参谋 校董 掌柜 公子 sir';
const titlesBy = new Map<string, readonly string[]>();
for (const title of titles.split(' ').toSorted((a, b) => b.length - a.length))
  titlesBy.set(title[0]!, [...(titlesBy.get(title[0]!) ?? []), title]);

const notAfterTitle = '部室组科作程厂地业务会资长款价';
const given = '[\\u4e00-\\u9fff]';

/** Words that begin like a surname with a title and are none. */
const notPeople = new Set(
  '和总 成总 关总 高总 全总 工程师 何工 应工 向工 施工 手工 安工 开工 加工 竣工 完工 技工 员工 焊工 普工 电工 招工 务工 复工 停工 人工 化工 军工 中工 和老师 时老师 商总 方总部 计总 项总 都总 成本经理 和采购 向采购 和财务 管财务 和法务 和会计 任经理人 单师 万科 万总 高科 金科 国科 华科 成科 全科 云科 安科 海科 康科 易科 平科 明科 文科 本科 理科 中科 内科 外科 骨科 儿科 牙科 方工 同学 严师 全会 相会 大哥 大姐 老师 医生 先生 小姐 高工资 平时 应先生 明生 时生 花生 养生 卫生 学生 医生 师生 民生 新生 发生 产生 余生 利生 平生 何生产 安生 高校 学校 军校 华校 全校 应届 安局 公局 房局 干局 平局 结局 布局 开局 格局 邮局 商局 应处 何处 相处 用处 好处 益处 到处 各处 此处 那处 高处 公安局 向厂 应厂 和厂 全厂 海厂 那院 全院 高院 法院 医院 商院 学院 和副总 由总 由采购 由财务 由法务 由主管 由经理 给经理 和经理 和主任 和厂长 和老板 向领导 和领导 和总监 和主管 和院长 和校长 向老板 向总 封姐 成哥 成师 成生 成太 都太 那太 应太 明太 不太 全太'.split(
    ' ',
  ),
);
const badBefore = '公不新重满参';

const speech =
  '(?:说|讲|话|问|要|想|约|嫌|觉得|反馈|表示|回复|回覆|催|提|答应|同意|确认|打来|打了|打电话|来电|发来|让|叫|告诉|称|看了|看过|看完|收到|那边|那里|在|是|,|，|。|;|:|\\)|\\(|（|）|!| |$|\\n|开会|通话|电话|微信|邮件|聊|沟通|见面|对接|负责|签字|出差|休假|不在|没接|接的|很|挺|也|已|还|今天|明天|昨天|后天|前天|下周|上周|本周|这周|周|星期|喝|吃|拍板|介绍|推荐|的|转|把|去|到|去看|不接|态度|这边|约我|跟我|和|跟|给|安排|组织|带|请|希望|需要|认为|建议|主动|终于|又|刚|正在|换|接手|临时|\\d|[a-z])';
const roles =
  'manager buyer director engineer owner 对接人 联系人 接口人 负责人 采购经理 采购主管 采购总监 采购 经理 总监 主管 主任 工程师 科长 处长 厂长 校长 院长 总经理 副总 总裁 老板 法务 财务 会计 行政 人事 hrd hr pm cto ceo cfo cio coo it qa 专员 助理 秘书 律师 设计师 店长 签字 签收人 签收 验收人 验收 窗口 聯絡窗口 设备科 检验科 信息科 资讯室 研发部 研发 技术部 技术 采购部 市场部 品质部 品质 项目部 总务 客户 业主 老客户 新来的 新任 现在的 叫 名叫 姓名 介绍人 认识了 认识 找 姓 学校的 部的 科的 室的 处的 司的 院的 团的 行的 厂的 店的 边的 家的 里的'.split(
    ' ',
  );
const fullAfterRole = new RegExp(
  `(?:${roles.join('|')}|负责.{1,6}的)[ :是]{0,2}(${surname}${given}{1,2}?)(?=${speech})`,
  'g',
);
const speaker = new RegExp(
  `${surname}${given}{1,2}?(?=(?:说|表示|反馈|问|要求|答应|同意|觉得|嫌|提出|来电|打来| ?(?:asked|said|says|wants|confirmed|told|replied)))`,
  'y',
);

/** «uncle 陈», "Mr 陈大文". */
const polite = new RegExp(
  `(?<![a-z])(?:uncle|auntie|aunty|mr|mrs|ms|mdm|dr|boss|prof)\\.? ?${surname}${given}{0,2}?(?![${given}]{0,1}(?:公司|集团))(?=[\\s,，。;:：()（）]|$|说|话|要|想|约|打|问|的)`,
  'g',
);

/** 阿宏, 阿Ken. */
const pet =
  /阿(?!里|姨|拉|尔|富|迪|华|胶|联|根|司|门|波|兰|哥|爸|妈|婆|公|嬷|仔|莫|奇|斯|克|伦|布|塞)(?:[a-z]{2,10}(?![a-z])|[\u4e00-\u9fff](?=[\s,，。;:：)）攞拎话说讲问要想约打]|$|他|她|佢|那|负|来|回|去|跟))/g;

/** 姓钱的小姐, 王姓先生. */
const bySurname =
  /姓([\u4e00-\u9fff])的(?:小姐|先生|女士|经理|老板|主管|老师|师傅)?|(?:刘|李|王|张|陈)(?:姓)(?:先生|女士)/g;

const speechHere = new RegExp(speech, 'y');

/** What a letter may be. */
const family = 1;
const firstOfTwo = 2;
const nick = 4;
const opensTitle = 8;
const endsRole = 16;
const insideRole = 32;
const wholeRole = 64;
const opensClause = 128;
const saysFamily = 256;
const saysPet = 512;
const marks = marksOf([
  [family, surnames],
  [firstOfTwo, [...doubles].map((double) => double[0]!)],
  [nick, '老小阿大'],
  [opensTitle, titlesBy.keys()],
  [endsRole, roles.map((role) => role.at(-1)!)],
  [insideRole, roles.map((role) => role.at(-2) ?? '')],
  [wholeRole, roles.filter((role) => role.length === 1)],
  [opensClause, ' \n,。;:'],
  [saysFamily, '姓'],
  [saysPet, '阿'],
]);

function markAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? marks[codeAt(text, at)]! : opensClause;
}

/** The people whom a plain Chinese or mixed text names: 李总, 王工, 张姐, 老马, 陈太, 采购张楠, 姓钱的小姐. */
export function hanPeople(text: string, { typed, taken }: { typed: string; taken: readonly Span[] }): Someone[] {
  const people: Someone[] = [];
  const free = (from: number, to: number) =>
    taken.every(([a, b]) => to <= a || from >= b) && people.every(({ span: [a, b] }) => to <= a || from >= b);
  const keep = (from: number, { to, sure, titled }: { to: number; sure: number; titled: boolean }) => {
    if (free(from, to)) people.push({ name: typed.slice(from, to), span: [from, to], sure, titled });
  };
  const edges = new Set(taken.map(([, end]) => end));
  const speakers: number[] = [];
  let seen = 0;
  let afterRole = false;
  let afterPolite = false;
  let next = 0;
  const last = text.length;
  for (let at = 0; at < last; at++) {
    const mark = marks[codeAt(text, at)]!;
    seen |= mark;
    if ((mark & (family | firstOfTwo | nick)) === 0) continue;
    const before = markAt(text, at - 1);
    if ((mark & (family | firstOfTwo)) !== 0) {
      if ((before & opensClause) !== 0 && isGiven(text, at + 1)) speakers.push(at);
      afterRole ||= isGiven(text, at + 1) && standsAfterRole(text, at);
      afterPolite ||= standsAfterLatin(text, at);
    }
    if (at < next || people.length >= 64 || taken.some(([a, b]) => at >= a && at < b)) continue;
    const edge = edges.has(at);
    const nicked = (mark & nick) === 0 ? 0 : nickEnd(text, at);
    if (nicked > 0) {
      const more = tailTitle(text, nicked);
      if (notNicks.has(text.slice(at, at + 2)) || notNicks.has(text.slice(at, at + 3))) {
        if (!edge || text[at] === '大') continue;
      }
      const bare = more === 0 && isNameEnd(text, nicked);
      if (bare && text.startsWith('老师', at)) continue;
      next = nicked + more;
      keep(at, { to: next, sure: bare ? 0.9 : 0.95, titled: true });
      continue;
    }
    const found = titledAt(text, at);
    if (found && (edge || !badBefore.includes(text[at - 1] ?? ' ')) && acceptTitled(text, { at, found, edge })) {
      next = found.to;
      keep(at, { to: next, sure: 0.95, titled: true });
    }
  }
  if ((seen & saysFamily) !== 0)
    for (const m of allOf(text, bySurname)) keep(m.index, { to: m.index + m[0].length, sure: 0.9, titled: true });
  if ((seen & saysPet) !== 0)
    for (const m of allOf(text, pet)) keep(m.index, { to: m.index + m[0].length, sure: 0.85, titled: true });
  if (afterPolite)
    for (const m of allOf(text, polite)) keep(m.index, { to: m.index + m[0].length, sure: 0.9, titled: true });
  if (afterRole)
    for (const m of allOf(text, fullAfterRole)) {
      const name = m[1]!;
      const to = m.index + m[0].length;
      if (!isCommonWord(name) && isProven(name, text.slice(to)))
        keep(to - name.length, { to, sure: 0.8, titled: false });
    }
  for (const from of speakers) {
    speaker.lastIndex = from;
    const name = speaker.exec(text)?.[0];
    if (name !== undefined && !isCommonWord(name)) keep(from, { to: from + name.length, sure: 0.65, titled: false });
  }
  for (const end of edges) {
    let at = end;
    while (at - end < 3 && ' \n的,(:'.includes(text[at] ?? 'x')) at++;
    if (!beginsName(text, at)) continue;
    for (const size of [3, 2]) {
      const name = text.slice(at, at + size);
      if (
        name.length === size &&
        isAllHan(name) &&
        !isCommonWord(name) &&
        isProven(name, text.slice(at + size, at + size + 2)) &&
        speaksAt(text, at + size)
      ) {
        keep(at, { to: at + size, sure: 0.7, titled: false });
        break;
      }
    }
  }
  return people.length < 2 ? people : people.toSorted((a, b) => a.span[0] - b.span[0]);
}

/** How many letters of a surname stand at a place. */
function familyAt(text: string, at: number): number {
  const mark = markAt(text, at);
  return (mark & firstOfTwo) !== 0 && doubles.has(text.slice(at, at + 2)) ? 2 : (mark & family) !== 0 ? 1 : 0;
}

function isAllHan(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (!isHan(codeAt(name, at))) return false;
  return true;
}

function beginsName(text: string, at: number): boolean {
  const size = familyAt(text, at);
  return size > 0 && (isGiven(text, at + size) || (size === 2 && (markAt(text, at) & family) !== 0));
}

function isGiven(text: string, at: number): boolean {
  const code = codeNear(text, at);
  return code >= 0x4e00 && code <= 0x9fff;
}

function standsAfterRole(text: string, at: number): boolean {
  for (let end = at - 1; end >= at - 3; end--) {
    const mark = markAt(text, end);
    if (
      (mark & endsRole) !== 0 &&
      ((mark & wholeRole) !== 0 || (markAt(text, end - 1) & insideRole) !== 0 || text.includes('负责'))
    )
      return true;
    if (!' :是'.includes(text[end] ?? 'x')) return false;
  }
  return false;
}

function standsAfterLatin(text: string, at: number): boolean {
  let end = at - 1;
  if (text[end] === ' ') end--;
  if (text[end] === '.') end--;
  return isLatin(codeNear(text, end));
}

/** Where a name like 老马 or 小王 ends that begins at a place, or 0; 大刘 is one only with a title. */
function nickEnd(text: string, at: number): number {
  for (let size = familyAt(text, at + 1); size > 0; size = size === 2 ? markAt(text, at + 1) & family : 0) {
    const to = at + 1 + size;
    if (!isFirm(text, to) && !(isGiven(text, to) && isFirm(text, to + 1)))
      return text[at] !== '大' || tailTitle(text, to) > 0 ? to : 0;
  }
  return 0;
}

function isFirm(text: string, at: number): boolean {
  return text.startsWith('公司', at) || text.startsWith('集团', at);
}

type Titled = { readonly family: string; readonly first: string; readonly rank: string; readonly to: number };

/** A surname with a title behind it, and at most two letters of a name between them. */
function titledAt(text: string, at: number): Titled | undefined {
  for (let size = familyAt(text, at); size > 0; size = size === 2 ? markAt(text, at) & family : 0) {
    const from = at + size;
    for (let rank = from; rank <= from + 2; rank++) {
      if ((markAt(text, rank) & opensTitle) !== 0) {
        const title = titlesBy.get(text[rank]!)!.find((each) => text.startsWith(each, rank));
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
function tailTitle(text: string, at: number): number {
  if ((markAt(text, at) & opensTitle) === 0) return 0;
  const title = titlesBy
    .get(text[at]!)!
    .find((each) => text.startsWith(each, at) && !notAfterTitle.includes(text[at + each.length] ?? ' '));
  return title?.length ?? 0;
}

/** A rare surname is believed when its bearer does something. */
function isProven(name: string, after: string): boolean {
  return placeOf(name[0] ?? ' ') < families120 || /^(?:说|聊|来电|打来|反馈|表示|那边|约|问|讲|话)/.test(after);
}

function speaksAt(text: string, at: number): boolean {
  speechHere.lastIndex = at;
  return speechHere.test(text);
}

function acceptTitled(text: string, { at, found, edge }: { at: number; found: Titled; edge: boolean }): boolean {
  const { family: surnamed, first, rank, to } = found;
  const whole = text.slice(at, to);
  const next = text.slice(to, to + 2);
  const before = text.slice(Math.max(0, at - 2), at);
  const place = placeOf(surnamed);
  const short = rank.length === 1;
  if (place >= families120 && ((first !== '' && short) || (!edge && !aName.test(before)))) return false;
  if (short && place >= 60 && commonRanks.includes(rank) && !edge && !aName.test(before)) return false;
  if (
    first !== '' &&
    (everyday.has(surnamed + first) ||
      (surnamed === '周' && ('一二三四五六日天末'.includes(first[0]!) || /[上下本这每]$/.test(before))))
  )
    return false;
  if (noneBegins.has(whole.slice(0, 2)) || (surnamed === '程' && before.endsWith('工'))) return false;
  if (notPeople.has(whole))
    return (
      first === '' &&
      '高成关何安方万金易明文应商'.includes(surnamed) &&
      rank !== '生' &&
      (edge || aName.test(before)) &&
      !/^[部额价量监]/.test(next)
    );
  if (rank.length <= 2 && (next[0] === '部' || next[0] === '室')) return false;
  if (short && first !== '' && lone.includes(rank)) return false;
  switch (rank) {
    case '总':
      if (/^[计共部是体代店价包量署行之结额和]/.test(next) && !/^[是和]/.test(next)) return false;
      break;
    case '工':
      if (/^[作厂程业艺期地具资会人商序装单时]/.test(next)) return false;
      break;
    case '生':
      if (/^[产意效日活成鲜物病态气命长怕]/.test(next)) return false;
      break;
    case '科':
    case '处':
    case '局':
    case '院':
    case '校':
    case '厂':
      if (!/^(?:$|[\s,。;!)说讲话问要想约嫌的在那]|[a-z0-9])/.test(next)) return false;
      break;
    case '采购':
    case '财务':
    case '法务':
    case '会计':
      return (
        (edge || /(?:^|[\s,，。;:：、(（的])$/.test(before)) && first === '' && !'和跟与向由给管计应'.includes(surnamed)
      );
    case '师':
    case '太':
    case '导':
      return !/^[傅资多少大高贵低好差短长慢快忙远入购]/.test(next);
    case '哥':
    case '姐':
    case '董':
    case '叔':
    case '姨':
      return first.length <= 1;
  }
  if (first === '') return edge || !'和跟与向由让给找被'.includes(surnamed);
  return !'和跟与向'.includes(surnamed) && !/[的了在和跟与是]/.test(first);
}

/** Titles of one letter that only a common surname makes a title. */
const commonRanks = '生太师厂科处局院校博律导爷妹弟';
/** Those that follow a surname and no first name. */
const lone = '生太师科处局院校厂律博导弟妹爷';
const noneBegins = new Set('程师 高级 高管 计师 全体 应届'.split(' '));

/** What people write straight before a name. */
const aName = /(?:^|[\s,，。;:：、()（）的和跟与同给找见约请问陪催叫让由是])$|(?:客户|采购|拜访|联系)$/;

function isNameEnd(text: string, at: number): boolean {
  const next = text[at] ?? ' ';
  return !isHan(codeAt(next, 0)) || !'项区型额号组心队麦米型批'.includes(next);
}

/** Words that begin like a nickname and are none. */
const notNicks = new Set(
  '老公 老婆 小公 老家 大家 小时 大方 小计 大马 大连 大和 大安 小米 小费 大单 小区 小单 大全 老单 小项 大项 小包 大包 大华 大关 小向 大同 小程 大成 小平 阿里 阿华田 小白 大海 老本 大宗 小宗 老时 大会 大容 小容 老封 大金 大米 大车 小车 小边 大边 大卫 老外 老人 小封'.split(
    ' ',
  ),
);

const everyday = new Set(
  '方案 方便 方式 方向 成本 成交 成功 高级 高端 平台 平时 时间 时候 安排 安装 任务 任何 应该 应收 万元 金额 金融 文件 文档 文案 关于 关系 关注 和他 和她 和我 和客户 向他 向我 白天 包装 包括 单价 单子 单位 管理 管道 计划 计算 国内 国际 国家 原来 原因 原料 全部 全国 全年 全款 项目 路上 路线 于是 余款 余额 易损 应用 连接 解决 解释 解约 石油 石化 汤料 江苏 江西 江南 牛奶 牛肉 马上 马来 温度 温州 金属 银行 康复 华东 华南 华北 华西 宁波 武汉 海外 海运 云南 云端 都是 都不 都要 明年 明天 明确 明显 公司 商务 商场 商量 商机 信用 信息 利润 利率 元旦 左右 边上 来了 来电 来访 和采购 和财务 房租 房东 房子 车间 车队 车辆 广州 广告 师傅 费用 查看 查询 查了 支付 支持 印刷 满意 满足 班组 麻烦 强调 封样 相关 相同 计价 党委 党建 官方 官网 麦克 游戏 司机 经办 时效 那边 那里 那个 那么 何时 何况 应付 向上 成都 成品 成立 常州 常见 苏州 徐州 郑州 杭州 许多 许可 谢谢 严重 严格 夏季 冬季 夏天 季度 盘点 盘算 边缘 沙发 荣誉 容量 容易 尤其 时段 古镇 简单 简历 连续 简报 项链 欧洲 欧元 美元 韩国 韩语 范围 余下 贺卡 宣传 宣布 展会 展台 展示 展览 智能 富余 由于 由他 植物 束手 元件 居然 利息 干活 但是 但他 但要 公开 公示 阴天 计件 谈到 谈判 谈妥 谈价 区域 区别 权限 权利 强烈 练习 平均 支架 相当 初步 初稿 门店 门口 门卫 容器 敬请 来不及 丰富 索赔 索要 米粉 米线 车位 全员 应届 卫生 卫浴 连锁 别的 别人 甘肃 冷链 冷库 冷淡 景区 席位 费率 党政 宫廷 柏林 宗旨 桂林 应急 边际 师资 仇恨'.split(
    ' ',
  ),
);

function isCommonWord(name: string): boolean {
  return (
    /^周[一二三四五六日天末初内]|^[\u4e00-\u9fff]?(?:今|明|昨|后)天/.test(name) ||
    everyday.has(name) ||
    everyday.has(name.slice(0, 2)) ||
    everyday.has(name.slice(1)) ||
    /[了的要在是和跟与给把被让有没不就都也还]/.test(name.slice(1)) ||
    /(?:公司|集团|客户|项目|方案|报价|合同|价格|设备|系统|产品|工厂|医院|学校|问题|时间)/.test(name)
  );
}
