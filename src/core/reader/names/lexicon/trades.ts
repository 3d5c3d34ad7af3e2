/** What companies do, as the tail of a Chinese name. */
export const trades =
  '科技 电子 电器 机械 贸易 商贸 物流 食品 包装 印刷 模具 五金 汽配 建材 家居 家具 服饰 服装 纺织 针织 袜业 印染 化工 医疗 医药 药业 制药 生物 能源 新能源 储能 照明 灯饰 塑胶 橡塑 橡胶 线束 轴承 阀门 仪器 仪表 软件 信息 网络 传媒 文化 教育 酒店 大酒店 宾馆 饭店 餐饮 餐厅 花卉 茶业 茶具 玩具 美妆 母婴 宠物 户外 体育 制动 密封件 内饰 电机 锂电 精密 自动化 机器人 智能 环保 水务 建设 建筑 装饰 园林 农业 牧业 渔业 乳业 酒业 果业 货运 运输 修理厂 机修厂 汽修 药房 大药房 诊所 医院 医学 中学 小学 学校 大学 学院 幼儿园 书院 律所 事务所 设计院 研究院 研究所 管委会 文旅 旅行社 传动 铸造 光电 半导体 重工 钢铁 电气 电力 石化 航空 银行 证券 期货 保险 超市 商店 商行 工坊 工作室 门店 专用车 底盘 骨架 配件 零部件 实业 集团 控股 股份 供应链 跨境 报关行 摄影 咖啡 果园 卫生服务中心 中心 公司 分公司 有限公司 有限责任公司 股份有限公司 厂 店 馆 院 行 社 所 局 云'.split(
    ' ',
  );
/** What may stand at the end of a Latin one. */
export const latinTrades: ReadonlySet<string> = new Set(
  'foods logistics engineering systems robotics health healthcare dental partners media group labs lab laboratories solar energy hotels hotel packaging steel marine builders roofing joinery print textiles textile apparel apparels trading outdoor cosmetics pharmacy brewing brewery bakery farms seafood schools school council insurance capital payroll analytics software coatings fabrications haulage couriers travel tours events solicitors clinic vets veterinary college university hospital trust bank church club hall society association institute centre center studio works foundry motors autos auto cars gates doors windows kitchens interiors furniture supplies supply services solutions technologies technology tech digital consulting consultants advisors holdings ventures industries industrial manufacturing instruments electric electronics electrical power water gas oil mining minerals foods beverages wines winery cider coffee tea cafe restaurant grill bistro kitchen fashion denim sportswear uniforms toys games books publishers press records music sports fitness gym yoga spa salon beauty skin care pets animal farm feed seed gardens nursery flowers florist construction contractors homes properties property realty estates agency recruitment staffing security cleaning ltd inc llc gmbh bv b.v ag sa s.a aps as a/s corp corporation co company plc pty lda oy ab spa srl sas vof nv kg limited llp'.split(
    ' ',
  ),
);
