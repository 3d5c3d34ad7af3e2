import type { Titled } from './surnames.ts';
import { manyFamilies, placeOf } from './surnames.ts';

/** Words that begin like a surname with a title and are none. */
const notPeople = new Set(
  '和总 成总 关总 高总 全总 工程师 何工 应工 向工 施工 手工 安工 开工 加工 竣工 完工 技工 员工 焊工 普工 电工 招工 务工 复工 停工 人工 化工 军工 中工 和老师 时老师 商总 方总部 计总 项总 都总 成本经理 和采购 向采购 和财务 管财务 和法务 和会计 任经理人 单师 万科 万总 高科 金科 国科 华科 成科 全科 云科 安科 海科 康科 易科 平科 明科 文科 本科 理科 中科 内科 外科 骨科 儿科 牙科 方工 同学 严师 全会 相会 大哥 大姐 老师 医生 先生 小姐 高工资 平时 应先生 明生 时生 花生 养生 卫生 学生 医生 师生 民生 新生 发生 产生 余生 利生 平生 何生产 安生 高校 学校 军校 华校 全校 应届 安局 公局 房局 干局 平局 结局 布局 开局 格局 邮局 商局 应处 何处 相处 用处 好处 益处 到处 各处 此处 那处 高处 公安局 向厂 应厂 和厂 全厂 海厂 那院 全院 高院 法院 医院 商院 学院 和副总 由总 由采购 由财务 由法务 由主管 由经理 给经理 和经理 和主任 和厂长 和老板 向领导 和领导 和总监 和主管 和院长 和校长 向老板 向总 封姐 成哥 成师 成生 成太 都太 那太 应太 明太 不太 全太'.split(
    ' ',
  ),
);
/** Whether a surname with a title is somebody, and no word that looks like it. */
export function isSomebody(text: string, { at, found, edge }: { at: number; found: Titled; edge: boolean }): boolean {
  const { family: surnamed, first, rank, to } = found;
  const whole = text.slice(at, to);
  const next = text.slice(to, to + 2);
  const before = text.slice(Math.max(0, at - 2), at);
  const place = placeOf(surnamed);
  const short = rank.length === 1;
  if (place >= manyFamilies && ((first !== '' && short) || (!edge && !aName.test(before)))) return false;
  if (short && place >= 60 && commonRanks.includes(rank) && !edge && !aName.test(before)) return false;
  if (
    first !== '' &&
    (everyday.has(surnamed + first) ||
      (surnamed === '周' && ('一二三四五六日天末'.includes(first.charAt(0)) || /[上下本这每]$/.test(before))))
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

/** Words that begin like a nickname and are none. */
export const notNicks = new Set(
  '老公 老婆 小孩 大人 小公 老家 大家 小时 大方 小计 大马 大连 大和 大安 小米 小费 大单 小区 小单 大全 老单 小项 大项 小包 大包 大华 大关 小向 大同 小程 大成 小平 阿里 阿华田 小白 大海 老本 大宗 小宗 老时 大会 大容 小容 老封 大金 大米 大车 小车 小边 大边 大卫 老外 老人 小封'.split(
    ' ',
  ),
);

const everyday = new Set(
  '方案 方便 方式 方向 成本 成交 成功 高级 高端 平台 平时 时间 时候 安排 安装 任务 任何 应该 应收 万元 金额 金融 文件 文档 文案 关于 关系 关注 和他 和她 和我 和客户 向他 向我 白天 包装 包括 单价 单子 单位 管理 管道 计划 计算 国内 国际 国家 原来 原因 原料 全部 全国 全年 全款 项目 路上 路线 于是 余款 余额 易损 应用 连接 解决 解释 解约 石油 石化 汤料 江苏 江西 江南 牛奶 牛肉 马上 马来 温度 温州 金属 银行 康复 华东 华南 华北 华西 宁波 武汉 海外 海运 云南 云端 都是 都不 都要 明年 明天 明确 明显 公司 商务 商场 商量 商机 信用 信息 利润 利率 元旦 左右 边上 来了 来电 来访 和采购 和财务 房租 房东 房子 车间 车队 车辆 广州 广告 师傅 费用 查看 查询 查了 支付 支持 印刷 满意 满足 班组 麻烦 强调 封样 相关 相同 计价 党委 党建 官方 官网 麦克 游戏 司机 经办 时效 那边 那里 那个 那么 何时 何况 应付 付款 付清 付费 付钱 付完 付账 向上 成都 成品 成立 常州 常见 苏州 徐州 郑州 杭州 许多 许可 谢谢 严重 严格 夏季 冬季 夏天 季度 盘点 盘算 边缘 沙发 荣誉 容量 容易 尤其 时段 古镇 简单 简历 连续 简报 项链 欧洲 欧元 美元 韩国 韩语 范围 余下 贺卡 宣传 宣布 展会 展台 展示 展览 智能 富余 由于 由他 植物 束手 元件 居然 利息 干活 但是 但他 但要 公开 公示 阴天 计件 谈到 谈判 谈妥 谈价 区域 区别 权限 权利 强烈 练习 平均 支架 相当 初步 初稿 门店 门口 门卫 容器 敬请 来不及 丰富 索赔 索要 米粉 米线 车位 全员 应届 卫生 卫浴 连锁 别的 别人 甘肃 冷链 冷库 冷淡 景区 席位 费率 党政 宫廷 柏林 宗旨 桂林 应急 边际 师资 仇恨 常务 常规 常见 常用 常州 常年 常温 常备 常熟 常德 常客 常驻 常态 赖账 赖着 丘陵 鄂州'.split(
    ' ',
  ),
);

export function isCommonWord(name: string): boolean {
  return (
    /^周[一二三四五六日天末初内]|^[\u4e00-\u9fff]?(?:今|明|昨|后)天/.test(name) ||
    everyday.has(name) ||
    everyday.has(name.slice(0, 2)) ||
    everyday.has(name.slice(1)) ||
    /[了的要在是和跟与给把被让有没不就都也还]/.test(name.slice(1)) ||
    /(?:公司|集团|客户|项目|方案|报价|合同|价格|设备|系统|产品|工厂|医院|学校|问题|时间)/.test(name)
  );
}
