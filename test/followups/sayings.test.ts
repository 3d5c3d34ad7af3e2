/** What people say of the rhythm, as they say it: follow-ups, who goes cold, digests, in both languages. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
const CHANNEL = { room: { id: 'team', kind: 'group' } } as const;

/** Two things today, one of them with an hour, one on Monday, and a list of them shown. */
async function begin() {
  Object.assign(it, await world());
  for (const words of [
    '新客户 华为',
    '新客户 立讯',
    '华为又叫Huawei',
    '立讯又叫Luxshare',
    '华为是A类客户',
    '提醒我今天下午5点给华为报价',
    '提醒我今天给立讯寄样品',
    '提醒我下周一给华为打电话',
    '我的跟进',
  ])
    await it.hears(words);
}

type Said = readonly [who: string, words: string, answer: RegExp];

/** One after the other, from the same beginning. */
function each(sayings: readonly Said[]) {
  beforeAll(begin);
  test.each(sayings)('%s: «%s»', async (who, words, answer) => {
    expect((await it.as(who).hears(words)).join('\n')).toMatch(answer);
  });
}

describe('a rep’s follow-ups, in Chinese', () => {
  each([
    ['lilei', '今天该跟哪几个', /今天要跟 \(2\)[\s\S]*立讯[\s\S]*华为/],
    ['lilei', '这周的跟进有哪些', /立讯[\s\S]*华为/],
    ['lilei', '这星期我要跟哪些客户', /立讯[\s\S]*华为/],
    ['lilei', '完成2', /完成:华为.*报价/],
    ['lilei', '1 打过了,对方同意打8折', /完成:立讯/],
    ['lilei', '我的跟进', /11-23 周一/],
    ['lilei', '1推到周五', /推到:华为 · 11-27 周五/],
    ['lilei', '全部推到节后', /推到[\s\S]*2027-01-04/],
    ['lilei', '每月15号找华为对账', /12-15 周二.*重复/],
    ['lilei', '春节后第一个工作日找立讯', /2027-02-15 周一/],
    ['lilei', '周一排太满了,帮我摊一摊', /周一有 0 件/],
    ['lilei', '我下周请假,Emma顶我', /你不在,到期的发给Emma/],
  ]);
});

describe('a rep’s follow-ups, in English', () => {
  each([
    ['lilei', 'who is due today', /\(2\)[\s\S]*立讯[\s\S]*华为/],
    ['lilei', 'this week', /立讯[\s\S]*华为/],
    ['lilei', 'done 2', /Done: 华为/],
    ['lilei', 'done 1: they agreed to 20% off', /Done: 立讯/],
    ['lilei', 'my follow-ups', /Mon 23 Nov/],
    ['lilei', 'push 1 to Fri', /Moved: 华为 · Fri 27 Nov/],
    ['lilei', 'snooze 1 for a week', /Moved: 华为 · Fri 4 Dec/],
    ['lilei', 'push everything past the holiday', /Moved[\s\S]*4 Jan 2027/],
    ['lilei', 'on the 15th of each month reconcile with Luxshare', /Tue 15 Dec.*repeats/],
    ['lilei', 'first workday after Spring Festival call Huawei', /Mon 15 Feb 2027/],
    ['lilei', "spread out Monday's load", /0 on Mon 23 Nov/],
    ['lilei', "I'm away next week, Emma covers for me", /Away .*: what falls due goes to Emma/],
  ]);
});

describe('whoever leads', () => {
  each([
    ['han', '给李雷加个跟进:周四前给立讯报价', /交给李雷了:立讯 · 11-26 周四前\(11-25 周三提醒\)/],
    ['han', 'add for Emma: quote Luxshare by Thu', /For Emma: 立讯 · by Thu 26 Nov \(reminder Wed 25 Nov\)/],
    ['han', '让李雷月底前给华为寄样', /交给李雷了:华为 · 11-30 周一前/],
    ['han', '提醒李雷明天下午3点给华为打电话,提前20分钟', /明天 15:00\(14:40提醒\)/],
    ['han', 'remind Emma to call Huawei tomorrow at 3pm, 15 minutes before', /tomorrow 15:00 \(reminder 14:45\)/],
    ['han', '提醒李雷每周二给华为发周报', /交给李雷了:华为 · 11-24 周二 .*\(重复\)/],
    ['han', '给李雷安排个任务:明天给华为报价,后天拜访立讯', /交给李雷了:2 件\n• 华为 · 明天[\s\S]*• 立讯 · 11-22 周日/],
    ['han', '提醒李雷周日和华为李总吃午饭', /11-22 周日 12:00 · 和华为李总吃午饭/],
    ['han', '下周三提醒李雷给华为报价', /11-25 周三 09:30/],
    ['han', '谁逾期了', /没有逾期/],
    ['han', "who's overdue", /Nothing is overdue/],
    ['wang', '跟进逾期满3天的报给我', /晚了 3 个工作日/],
    ['wang', 'escalate to me after 3 workdays', /3 workdays late/],
    ['wang', 'A类客户一逾期就告诉我', /A类客户的跟进晚了 1 个工作日/],
    ['wang', 'tell me the same day for tier A', /of tier A .* 1 workday late/],
  ]);
});

describe('neighbours of these sentences', () => {
  beforeAll(async () => {
    Object.assign(it, await world());
    for (const words of [
      '新客户 华为',
      '新客户 立讯',
      '立讯又叫Luxshare',
      '新客户 Larsen',
      '新客户 Kirkby',
      '新客户 美的',
    ])
      await it.hears(words);
    for (const words of ['提醒我今天给立讯寄样品', '提醒我下周一给华为打电话', '提醒我周三拜访Larsen'])
      await it.hears(words);
  });
  test.each<readonly [string, RegExp]>([
    ['moved Larsen from Wed to Thu 10am', /Moved: Larsen · Thu 26 Nov 10:00/],
    ['把Larsen从周四改到周五下午3点', /推到:Larsen · 11-27 周五 15:00/],
    ['华为周一的电话改到周二下午3点', /推到:华为 · 11-24 周二 15:00/],
    ['周二的全部推到周三', /推到:华为 · 11-25 周三 09:30/],
    ['把周三那个改到下周四上午十点', /推到:华为 · 11-26 周四 10:00/],
    ['下下周一那个改到周二', /那几天没有你要跟的/],
    ["push all of Friday's to Thursday", /Moved: Larsen · Thu 26 Nov 09:30/],
    ['12月25号的全部推到节后', /那几天没有你要跟的/],
    ['把今天的全部推到节后', /推到:立讯 · 2027-01-04/],
    ['给华为和立讯都加个跟进:周五报价', /已安排 \(2\)[\s\S]*华为 · 11-27[\s\S]*立讯 · 11-27 周五 09:30 · 报价/],
    ['给华为、立讯和美的都加个跟进', /华为和立讯和美的 哪天跟进/],
    ['add a follow-up for Larsen and Kirkby: quote by Fri', /Planned \(2\)[\s\S]*Larsen · by Fri 27 Nov[\s\S]*Kirkby/],
    ['春节后第一个工作日找美的', /✅ 美的 .*2027-02-15 周一/],
    ['first workday after Spring Festival: Acme', /Which customer\?[\s\S]*Mon 15 Feb 2027/],
    ['told Kirkby Friday', /✅ Kirkby .*follow up Fri 27 Nov/],
    ['what did we promise Kirkby', /Friday/],
    ["told Larsen we'd send the samples by Tuesday", /by Tue 24 Nov/],
    ['跟美的王总说了周五给样品', /✅ 美的 .*11-27 周五/],
    ['我们答应过美的什么', /周五给样品/],
    ['told Kirkby about the price Friday', /✅ Kirkby · today \| told Kirkby about the price/],
    ['等他们3月18董事会', /等 2027-03-18 周四 .*等他们董事会/],
    ['等华为3月18日董事会', /✅ 华为 .*等 2027-03-18 周四/],
    ["waiting for Larsen's board on 18 March", /awaited Thu 18 Mar 2027/],
    ['等立讯周三回来再约', /✅ 立讯.*跟进 11-25 周三/],
    ['等客户月底拍板', /等 11-30 周一/],
    ['美的明天还去不去', /没把握[\s\S]*介绍 美的/],
    ['明天要不要去华为', /没把握[\s\S]*介绍 华为/],
    ['今天拜访了华为,他们在考虑要不要换供应商', /✅ 华为 .*考虑要不要换供应商/],
    ['华为在犹豫签不签', /✅ 华为 /],
    ['每月成交', /📊 签约/],
    ['monthly signed', /📊 signed/],
    ['每季度回款', /📊 回款/],
    ['每月拜访立讯', /✅ 立讯 .*重复/],
    ['提醒我东京时间下午3点给华为打电话', /今天 14:00/],
    ['remind me to call Luxshare tomorrow at 3pm Tokyo time', /tomorrow 14:00/],
  ])('«%s»', async (words, answer) => {
    expect((await it.hears(words)).join('\n')).toMatch(answer);
  });
});

describe('who goes cold', () => {
  each([
    ['lilei', '我有谁该联系了', /该联系/],
    ['lilei', 'who is going cold', /get in touch/],
    ['lilei', '立讯改成45天联系一次', /立讯 45 天联系一次/],
    ['lilei', '立讯改成半年一次', /立讯 183 天联系一次/],
    ['lilei', '这个客户不用催', /立讯不催了/],
    ['lilei', '立讯照常催', /立讯照常催/],
    ['lilei', '别催立讯', /立讯不催了/],
    ['lilei', 'Luxshare every 45 days', /立讯 every 45 days/],
    ['lilei', 'contact Luxshare once a quarter', /立讯 every 90 days/],
    ['lilei', 'Luxshare every other week', /立讯 every 14 days/],
    ['lilei', 'stop nudging this one', /nobody is nudged about 立讯/],
    ['lilei', 'nudge Luxshare again', /立讯 is nudged about again/],
    ['han', '组里谁的A类超过30天没动', /A类30 天以上没联系/],
    ['han', 'tier-A untouched for 30 days in my team', /tier A, no contact for 30 days/],
    ['wang', '这个季度可能丢的客户', /可能丢的客户/],
    ['wang', 'customers we may lose this quarter', /customers we may lose/],
  ]);
});

describe('digests', () => {
  each([
    ['lilei', '早报改到8:40', /每个工作日 08:40/],
    ['lilei', '周五不用发', /每周一、周二、周三、周四 08:40/],
    ['lilei', '周一周三周五才发早报', /每周一、周三、周五 08:40/],
    ['lilei', '早报停掉', /不再发给你/],
    ['lilei', '恢复早报', /每个工作日 08:40/],
    ['lilei', 'send my morning list at half past eight', /08:30/],
    ['lilei', 'send my morning list a bit later', /At what hour/],
    ['lilei', 'morning list at 8:40', /08:40/],
    ['lilei', 'not on Fridays', /Mon, Tue, Wed, Thu/],
    ['han', '今天谁跟了谁', /谁做了什么/],
    ['han', 'who followed whom today', /Who did what/],
    ['han', '周报', /11-16 周一 至 11-20 周五/],
    ['han', 'weekly', /Mon 16 Nov – Fri 20 Nov/],
    ['wang', '周一9点给我全公司三件事', /每周一 09:00 发给你/],
    ['wang', 'Monday 9:00: three things', /on Mon at 09:00/],
    ['wang', 'send me three things every Monday at 9', /on Mon at 09:00/],
    ['wang', '本月复盘', /月度复盘 11-01/],
    ['wang', 'month review', /month in review, Sun 1 Nov/],
    ['wang', '上个月复盘', /月度复盘 10-01 周四 至 10-31 周六/],
    ['wang', 'review of last month', /month in review, Thu 1 Oct – Sat 31 Oct/],
    ['wang', '八月复盘', /月度复盘 08-01 周六 至 08-31 周一/],
  ]);

  test.each([
    ['每天18:00在本群发日报', /每个工作日 18:00 发到这里/],
    ['post the daily here at 18:00', /comes here on workdays at 18:00/],
  ])('in the channel: «%s»', async (words, answer) => {
    expect((await it.as('han').hears(words, CHANNEL)).join('\n')).toMatch(answer);
  });
});
