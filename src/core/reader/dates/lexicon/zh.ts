/** The Chinese words of time, simplified, `tag: words`, one meaning a line; Cantonese and Taiwanese ones among them. */
export const zh = `
day 0: 今天 今日 今儿 今儿个 当天 当日 本日 今
day 1: 明后天 明后两天 明天 明日 明儿 明儿个 听日 翌日 次日 隔天 明个儿
second: 第二天 第二日
day 2: 后天 后日 后儿
day 3: 大后天 大后日
day 4: 大大后天
day -1: 昨天 昨日 琴日 寻日 昨儿 昨儿个
day -2: 前天 前日
day -3: 大前天 大前日
day -4: 大大前天
dayPart 0 evening: 今晚 今夜 今晚上 今夜晚 当晚
dayPart 0 morning: 今早 今晨 今朝 今早上
dayPart 1 morning: 明早 明晨 听朝 明朝 听早 明早上
dayPart 1 evening: 明晚 听晚 明晚上 明夜 次晚
dayPart -1 evening: 昨晚 昨夜 琴晚 昨晚上
dayPart -1 morning: 昨早 昨晨
dayPart 1 forenoon: 明上午
dayPart 1 afternoon: 明下午
dayPart 1 noon: 明中午
dayPart 2 morning: 后早
now: 现在 此刻 目前 眼下 刻下 马上 立刻 立即
lately: 最近 近期 近来
laterToday: 晚点 晚些 晚些时候 晚一点 稍后 稍晚 待会 待会儿 等会 等会儿 等下 迟啲 一会儿 过会儿 过一会儿
soon 0 3: 这两天 这几天 这两日 这一两天 这两三天 近两天 近几天
soon 3 3: 过两天 过几天 过两日 过几日 隔几天 改天 改日 过阵子 过些天 过些日子
beside -1: 前一天 头一天 前一日
beside -1 workday: 前一个工作日 前一个工作天 前一工作日 头一个工作日

part night: 凌晨 半夜 深夜 后半夜 午夜
part dawn: 拂晓 破晓
part morning: 开市前 开盘前 早上 早晨 清晨 一早 一大早 大清早 朝早 朝头早 清早 大早上 早 早间
part forenoon: 上午 上昼 午前
part noon: 中午 正午 午间 午饭 午休 晌午
part afternoon: 下午 午后 晏昼 下昼
part dusk: 傍晚 黄昏
part evening: 晚上 晚间 夜里 夜晚 夜间 晚 夜晚黑 夜
part close: 下班前 下班之前 收工前 放工前

shift 0: 本 这 这个 这一 今 今个 呢个 这一个
shift 0 same: 当
shift 1: 下 下个 下一 下一个 后一 下1 下1个
shift 2: 下下 下下个
shift 3: 下下下
shift -1: 上 上个 上一 上一个 前一 头一 前一个
shift -2: 上上 上上个
shift -1 end: 最后 最后一个 最末 最后的 倒数
shift 1 year: 明
same: 同一 同
period month 0: 当月 本月份
month 1: 元月 元月份
period month 1: 次月 翌月
year 0: 今年 本年 本年度 今年度 当年
year 1: 明年 来年 次年 翌年 下年 下一年 明年度
year 2: 后年
year 3: 大后年
year -1: 去年 上年 上一年 旧年 去年度
year -2: 前年
year -3: 大前年

unit day: 天 日
unit week: 周 星期 礼拜 拜
unit month: 月
unit quarter: 季度 季
unit year: 年 周年 年度
unit workday: 工作日 工作天 工日 交易日
unit hour: 小时 钟头 钟
unit minute: 分钟 分
unit second: 秒 秒钟
ge: 个
duo: 多 来
yue: 月 月份
nian: 年
ri: 号 日
dian: 点 点钟 点整 时
fen: 分
ke: 刻 刻钟
half: 半
fives: 搭
dialFigure: 字 个字
lacking: 差
oclock: 钟 整 正
half_year 1: 上半年 前半年
half_year 2: 下半年 后半年
edgeOf mid year: 年中
edgeOf half1 month: 上半月
edgeOf half2 month: 下半月
edgeOf end month: 月底 月末 月尾
edgeOf early month: 月初 月头
edgeOf mid month: 月中
edgeOf ten1 month: 上旬
edgeOf ten2 month: 中旬
edgeOf ten3 month: 下旬
edgeOf end year: 年底 年末 年尾 岁末 年终
edgeOf early year: 年初 年头
edgeOf end quarter: 季末 季度末 季度底 季底
edgeOf early quarter: 季初 季度初
edgeOf weekend week: 周末 星期末 礼拜末
edgeOf early week: 周初
edgeOf mid week: 周中
edgeOf end week: 周内
edge early: 初 伊始 开头 头 初期 年初 年头 月初 月头
edge end: 底 末 尾 尾声 月底 年底 月末 年末 年尾 月尾 季末
edge mid: 中 中期 年中 月中
edge ten1: 上旬
edge ten2: 中旬
edge ten3: 下旬
edge half1: 上半
edge half2: 下半

ahead: 提前 提早
qian: 前 之前 以前 先前 或之前
hou: 后 之后 以后 过后 后头 过了
jie: 回来 回来后 回来之后 回来上班 假回来 假期回来 长假回来 假后 假期后 收假 收假后 后上班 过完 完 完了 一过
nei: 内 之内 以内 里
qi: 起 开始 以来 起算
before until: 直到 一直到
before by: 截止 截止到 截至 截至到 不晚于 最晚 最迟 赶在 早于
from: 自 从 自从 由
to: 到 至
dash: ~ - -- → ——
and: 和 与 及 或 跟 同 + & 或者 以及
every: 每 每个 每逢 逢
every 2: 隔
every 1 other: 每隔
about: 大概 大约 约 差不多 左右 上下 前后 估计
within: 近 过去 最近 头 过去的 前
next: 未来 接下来 往后 未来的 今后 之后的 后
in: 过 再过 隔了
of: 的 之 那个
at: 在 于
di: 第

season 3: 春天 春季
season 6: 夏天 夏季
season 9: 秋天 秋季
season 12: 冬天 冬季

holiday any: 节 长假 连假 假期 小长假 放假 节日 过节
holiday newYear: 元旦 元旦节 新历年 阳历年
holiday spring: 春节 农历新年 过年 大年初一 新春 农历年 正月初一 农历春节 新年 旧历年
holiday springEve: 除夕 大年三十 年三十 年夜 除夕夜
holiday littleNewYear: 小年
holiday laba: 腊八 腊八节
holiday lantern: 元宵 元宵节 正月十五
holiday valentine: 情人节
holiday women: 妇女节 三八 三八节 女神节 三八妇女节
holiday arbor: 植树节
holiday aprilFools: 愚人节
holiday tombs: 清明 清明节
holiday labour: 劳动节 五一 五一节 五一劳动节 国际劳动节
holiday youth: 青年节 五四 五四青年节
holiday children: 儿童节 六一 国际儿童节 六一儿童节 六一节
holiday party: 建党节
holiday army: 建军节 八一
holiday dragon: 端午 端午节
holiday qixi: 七夕 七夕节
holiday ghost: 中元节 盂兰节
holiday teachers: 教师节
holiday moon: 中秋 中秋节
holiday doubleNinth: 重阳 重阳节
holiday love520: 520
holiday sale618: 618
holiday national: 国庆 国庆节 十一 十一假期 十一长假 双节 十一国庆 国庆长假
holiday doubleTen: 双十国庆 双十节
holiday singles: 双十一 双11 光棍节
holiday double12: 双十二 双12
holiday newYearEve: 跨年夜 跨年
holiday christmas: 圣诞 圣诞节
holiday christmasEve: 平安夜
holiday thanksgiving: 感恩节
holiday halloween: 万圣节
holiday easter: 复活节
holiday mothers: 母亲节
holiday fathers: 父亲节
afterHoliday spring: 年后 过完年 过了年 年过完
beforeHoliday spring: 年前
lunarMark: 农历 阴历 旧历 老历
lunarMonth 1: 正月
lunarMonth 11: 冬月
lunarMonth 12: 腊月
chu: 初 大年初
nothing: 闰
times: 次 趟 遍
total: 共 一共 总共 总计 连续

`;

/** Words of which a time word is only a part: they mean no time, and stand against what overlaps them. */
export const decoys =
  '单证 起早 晚一天 晚两天 晚三天 晚四天 晚五天 晚几天 晚到 晚交 晚发 晚了 以后 今后 中国 中考 中心 中午饭 中间 其中 中文 中标 中层 中介 中小 中队 中学 中型 中医 中餐 中铁 中信 中建 中控 中石化 中石油 中粮 日本 日常 日报 日志 日用 日化 月饼 月结 年薪 年会 年龄 年报 年轻 年检 ' +
  '年终奖 年终会 年终总结 年费 年货 年产 年框 年假 年纪 后续 后面 后台 后来 后期 后端 最后再 售后 背后 落后 然后 随后 前台 前期 前端 前面 前景 前来 面前 目前为止 次日达 隔日达 当日达 提前量 上海 上线 上门 上升 上涨 上次 上面 上级 上报 上新 上市 上游 上调 上传 上班 上车 ' +
  '下次 下单 下面 下来 下去 下游 下调 下载 下降 下达 下手 下属 一下 底层 底价 末端 初步 初稿 初衷 初审 最初 起来 一起 对不起 起订 起步 了不起 看不起 点位 点评 点头 点名 点餐 重点 一点点 有点 地点 特点 优点 缺点 观点 网点 试点 节点 点赞 快点 早点 差点 点击 ' +
  '季节 环节 细节 调节 节能 节省 节约 节目 节奏 关节 章节 假如 假设 假装 号码 型号 账号 信号 单号 称号 微信号 公众号 编号 帐号 口号 分析 分公司 分销 部分 分店 分院 分行 充分 分别 分享 分歧 分批 分期 分配 分成 分工 分部 一部分 ' +
  '十分 万分 里程 里面 公里 那里 这里 哪里 手里 家里 心里 到货 到位 到期 到底 到账 到达 到场 到手 到访 到店 感到 收到 见到 提到 谈到 说到 找到 做到 遇到 看到 听到 拿到 等到 得到 想到 周总 周经理 周厂长 周工 周到 周边 周转 周围 周期 周姐 周哥 周老师 周先生 周小姐 周女士 周主任 周院长 周教授 ' +
  '来电 来访 来信 来源 来了 来看 来谈 来过 来厂 来函 本人 本来 本地 本金 成本 基本 版本 根本 资本 样本 本身 这边 这家 这块 这种 这样 这些 这次 当时 当面 当场 当地 当然 应当 去了 去过 去看 去谈 次品 次数 一次 两次 早就 早已 早日 最早 晚饭 晚宴 早餐 早会 早饭 ' +
  '过来 过去看 过期 过程 过会 过关 经过 不过 通过 超过 半成品 一半 大半 内容 内部 内审 内勤 内销 内贸 内测 国内 室内 内存 以内部 近况 附近 接近 最近似 同意 同时 同事 共同 合同 同样 同步 跟进 跟单 跟踪 和解 总和 与会 参与 或许 约见 约好 预约 约定 合约 签约 约了 再约 约时间 约访 违约 ' +
  '起诉 起草 发起 提起 拜访 拜托 搭配 搭建 搭载 搭档 搭售 搭车 搭上 搭把手 许多年 好多年 好多天 回拜 崇拜 拜年 今麦郎 春节档 年级 时间 时候 时机 及时 随时 临时 按时 小时候 时代 时尚 实时 时效 时常 头疼 头部 开头炮 龙头 带头 回头 头盘 念头 码头 整体 整个 整理 整改 完整 调整 正在 正式 正常 正好 真正 修正 改正 更正 反正 整合 钟表 ' +
  '尾款 尾号 尾货 末班 底部 底座 底盘 完成 完全 完毕 完工 完善 完了再 天津 天气 天然 天猫 天然气 天数 天线 每次 每月结 每家 每台 每人 每位 每套 每件 每吨 每平 每个人 每一个 日期 改日期 日程 生日 日后 年后入 秒杀 时隔 之一 之间 之类 总之 自己 来自 自动 自家 自营 各自 亲自 自然 从来 从没 从而 自费 自提 ' +
  '明确 明白 明显 说明 证明 明细 明星 发明 昆明 黎明 声明 透明 表明 今世缘 前置 前任 前处理 后勤 后道 前道 年报价 早知道 晚辈 从事 假日酒店 假货 里边 号召 号楼 号线 日立 日产 日企 日资 日料 日元 月嫂 月子 季报 早一点 早点来 分数 周报 月报 月供 一年级 万一 ' +
  '回访 回复 回电 回来 回去 回国 回厂 回公司 回京 回答 回话 回覆 回款 回执 回信 回函 三星 五金 六合 七喜 百天 千里 一定 一直 一般 一些 一样 一样的 一并 统一 唯一 第一时间 一共 一致 一切 一旦 一线 一期 二期 三期 一楼 二楼 点到 分之 过渡 过敏 过户 初级 初中 春秋 夜班 晚班 早班 夜宵 今生 至少 至于 至今 甚至 以至 直至 从业 从此 由于 理由 自由 由我 由他 同行 同学 同城 跟他 跟她 跟你 跟我 跟王 跟李 跟张';
