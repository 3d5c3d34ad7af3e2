/**
 * The story of the demo: five workdays of a small firm that sells sensors, drives and controls, told by four people. Data.
 *
 * A line is a workday, a time, who says it, and what; those with a `*` are told to whoever asked for the demo, each to those
 * who read its language. `{7}` is the seventh workday, named as people name it on the day
 * they say it; the sixth is the day on which the story is played, or the next workday. `[华为]` is the number under which
 * the list above it shows the follow-up with 华为.
 */
export const STORY = `
1 09:12 lilei* 今天和华为李总通了电话,嫌报价高,{6}跟进
1 09:31 emma* Called Mr Weber at Siemens, he wants a 3-year frame contract for proximity sensors, send the draft by {3}
1 10:06 lilei 拜访了立讯,王工说Q1要扩产,预算80万左右,{3}把报价发给采购张姐
1 10:40 hanmeimei 和宁德时代陈总监开会,12套伺服下个月定标,汇川也在报,{5}交技术方案
1 10:52 emma Visited Ms Keller at Bosch, line 3 retrofit, budget about 120k EUR, she decides alone, send the sensor list {2}
1 11:20 wangqiang 拜访了京东方,郭总说二期明年启动,他拍板,不喜欢被催,{6}约技术交流
1 13:45 lilei 微信联系了比亚迪刘工,样品收到了正在测,{3}问结果
1 14:10 emma Emailed Mr Dubois at Schneider about the M12 connectors, lead time of 8 weeks is too long for them, call him {2}
1 14:50 hanmeimei 给海康威视孙经理打电话,嫌交期太长,要4周以内,答应{2}给他答复
1 15:25 lilei 打给格力赵主任,要减速机样本,基恩士也常去他那,{4}带样本上门
1 16:05 emma Met Mr Olsen at ABB, they have an offer 12% below ours from Omron, he would stay with us for the service, new offer by {6}
1 16:30 hanmeimei 拜访了迈瑞,陆工要做洁净车间认证,{8}送测试报告
1 17:20 lilei 和大疆吴经理通了电话,新机型要微型编码器,先要5个样品,{2}发样

2 09:08 wangqiang 和中车韩部长开会,明年集采框架300万左右,要ISO证书,{5}寄资质文件
2 09:36 hanmeimei* 完成[海康威视] 交期谈到5周,孙经理同意
2 09:40 emma* done [Bosch]: sensor list sent, she forwards it to purchasing
2 09:43 emma* who's due today
2 09:44 emma done [Schneider]: 6 weeks is fine for him, wants a blanket order
2 09:50 lilei 完成[大疆] 样品寄出了,运费到付
2 10:20 emma Visited Mr Tanaka at Foxconn, needs 400 light curtains, price is all that counts, send the quote by {4}
2 11:02 lilei 拜访了海尔,冯工对我们的伺服很满意,满意度5,想让售后培训两个新人,{9}安排培训
2 11:15 hanmeimei 给小米许总监打电话,在比三家,要求降价5%,{3}报底价
2 13:30 emma Spoke to Mrs Novak at Philips, no budget this year, try again {10}
2 14:05 lilei 微信联系了蓝思科技谭经理,要16台视觉传感器,报价45万,{5}确认合同
2 14:40 wangqiang 拜访了三一重工,梁总说西门子交不出货,想换国产,{5}带方案过去
2 15:12 emma Met Ms Reyes at Tesla, she wants 24/7 support in Shanghai, she compares us with others, workshop {8} at 2pm
2 16:00 lilei 和美的何经理通了电话,伺服想换国产,账期要60天,{5}给他答复
2 16:45 emma Trade fair: met Mr Brandt from Festo, wants another source of encoders, send samples by {7}

3 09:20 hanmeimei 今天去华为见了李总和采购王姐,李总关心售后,王姐管比价,报价可以降3%,{6}再报一次
3 09:41 lilei 完成[立讯] 报价52万发给张姐了,{8}问评审结果
3 09:52 emma done [Siemens]: draft sent, legal needs about two weeks
3 10:10 lilei 比亚迪刘工来电,样品温漂超标,要我们派工程师,{4}上午10点到现场
3 10:14 lilei* 今天要跟谁
3 10:15 lilei 完成[比亚迪]
3 10:33 hanmeimei 完成[小米] 底价报过去了,许总监要内部讨论
3 11:05 emma Called Mr Olsen at ABB, his boss wants the offer in RMB, about 860k RMB, payment 90 days
3 11:07 emma* make it {6} 3pm
3 13:20 lilei 展会上见了隆基苏工,在做新产线,一期200个接近开关,预算30万,{5}打电话
3 14:00 wangqiang 微信和京东方郭总聊了,预算批下来了,500万以内
3 14:03 wangqiang 不用提醒
3 14:35 emma Visited Ms Keller at Bosch, purchasing asks for 5% off, otherwise they split the order with Sick, answer by {5}
3 15:45 hanmeimei 技术方案初稿邮件发给宁德时代陈总监,他要补安全认证,{6}补齐
3 16:20 emma Emailed Mr Tanaka at Foxconn the datasheets, he asks who installs, call him {4}
3 17:05 lilei 今天和美的何经理通了电话,同意账期45天,{4}签合同
3 17:08 lilei* 撤销
3 17:12 lilei 今天和海尔冯工通了电话,同意账期45天,{7}签合同

4 09:34 lilei 今天要跟谁
4 09:36 lilei* [格力]转给韩梅梅
4 09:50 emma done [Foxconn]: quote sent, 18 dollars apiece, he compares with Pilz
4 10:40 hanmeimei 完成[格力] 样本送到了,赵主任要两套试用,嫌贵,{6}送试用
4 11:30 lilei 在比亚迪现场,刘工和品质马经理都在,换了屏蔽线就好了,{7}补测试报告
4 11:34 lilei 今天要跟谁
4 11:36 lilei 完成[比亚迪]
4 13:15 wangqiang 和三一重工梁总通了电话,项目提前,要我们报200万以内的方案
4 13:17 wangqiang {7}
4 14:00 emma Video call with Mr Weber at Siemens, he asks for a price list, contract value 1.2M EUR, reply by {6}
4 14:20 lilei 和美的何经理吃饭,他说总部在推国产化,基恩士报价比我们低8%
4 14:22 lilei 4
4 15:05 hanmeimei 微信联系了海康威视孙经理,首批80台,合同走流程,{5}催合同
4 15:30 emma Lunch with Ms Reyes at Tesla, she prefers WhatsApp to email, never call before 10, her boss is Mr Stone
4 16:10 lilei 蓝思科技谭经理来电,合同要改付款方式,三七分,{6}给答复
4 16:40 emma Called Mr Dubois at Schneider, blanket order over 3,000 pcs, send it for signature {5}

5 09:35 emma* push [Bosch] to {6}
5 09:40 hanmeimei 完成[宁德时代] 方案交了,陈总监说比汇川的细
5 10:00 wangqiang 完成[中车] 资质文件寄出了,韩部长问交期,{9}去株洲拜访
5 10:20 lilei 拜访了顺丰,周经理要分拣线的光电传感器,现在用倍加福,经常坏,{8}送样
5 10:50 emma Visited Mr Brandt at Festo, samples passed, first order 15k EUR, next review {8}
5 11:30 lilei 给美的何经理打电话,账期谈到45天,何经理请示财务
5 11:33 lilei 刚才那条补一句:要开13个点专票
5 11:38 lilei 今天要跟谁
5 11:39 lilei 完成[美的]
5 13:40 hanmeimei* 小米许总监来电,丢了,输给基恩士,价格,明年再争取
5 13:42 hanmeimei 不用跟进
5 14:15 emma Had coffee with Mrs Novak at Philips, new budget from January, about 200k, proposal by {9}
5 15:00 lilei 和华为采购王姐通了电话,要含税价,{6}上午10点发给她
5 15:20 wangqiang 谁负责华为
5 15:40 hanmeimei 微信联系了迈瑞陆工,认证卡在我们的证书上,{7}发证书
5 16:30 emma* Called Mr Tanaka at Foxconn, they gave this lot to Pilz, lost 120k USD, want us in for the next one, check in {10}
5 17:10 lilei 大疆吴经理说样品通过了,想要500个报价,{7}报价
`;
