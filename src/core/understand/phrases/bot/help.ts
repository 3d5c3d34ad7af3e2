/** Help, the state of the bot, what it cannot do, and talk. */
import type { Phrases } from '../../grammar/compile.ts';

export const helpPhrases = {
  help: {
    zh: [
      '帮助 [{topic:words}]',
      ['帮助 全部', { topic: '全部' }],
      '(怎么|怎样|如何|咋) {topic:words}',
      '这[个]玩意[儿] (咋用|怎么用)',
      '有没有说明书',
      '(想|要) {topic:words} (得怎么打字|怎么说|怎么弄)',
      '你(会|能做|有)什么',
      '你 [都|还] (能|会|可以) (干嘛|干啥|做啥|帮我做什么|帮我干什么|帮什么忙)',
      'how to {topic:words}',
      '怎么{topic:words}',
      '{topic:words} (怎么弄|怎么搞|怎么操作|怎么设置|怎么说) [来着]',
      '(咋用|怎么用)',
      '说明书',
    ],
    en: [
      'help [{topic:words}]',
      ['help all', { topic: 'all' }],
      'how (do i|to|can i|do you) {topic:words}',
      'what can (you do|i say|i ask)',
      'explain [how] {topic:words} [work]',
      'how does {topic:words} work',
      'how to use [this] [bot]',
      '[这个] bot how to use one',
    ],
  },
  'tips.set': {
    zh: [
      [
        '(不要|别发|停掉|关掉|不用|取消|别再发) [每天] [的] (小窍门|小贴士|小提示|窍门) [了]',
        { value: 'off', surely: 'yes' },
      ],
      ['(小窍门|小贴士|小提示|窍门) (不要|停掉|停|关掉|别发|不用发) [了]', { value: 'off', surely: 'yes' }],
      ['(要|开启|打开|恢复|再来|接着发) (小窍门|小贴士|小提示|窍门)', { value: 'on', surely: 'yes' }],
      ['[来] (个|一个|一条|点|一些|几个|几条) (小窍门|小贴士|小提示|窍门)', { value: 'on', surely: 'yes' }],
      ['(每天|教我) [来|发|给我] [一条|几条|点] (小窍门|小贴士|小提示|窍门)', { value: 'on', surely: 'yes' }],
    ],
    en: [
      ['no [more] (tips|hints)', { value: 'off', surely: 'yes' }],
      ['(stop|turn off|switch off|end) [the|sending] [me] (tips|hints)', { value: 'off', surely: 'yes' }],
      ['(tips|hints) off', { value: 'off', surely: 'yes' }],
      ['(tips|hints) on', { value: 'on', surely: 'yes' }],
      ['(send|give|teach) me [a|some] (tips|hints|tip|hint) [again]', { value: 'on', surely: 'yes' }],
      ['(turn on|switch on|restart) [the] (tips|hints)', { value: 'on', surely: 'yes' }],
    ],
  },
  'rollout.set': {
    zh: [
      ['先 (在|从|让|给|由) {words} (试点|试用|试跑|先用|先试)', { value: 'pilot', surely: 'yes' }],
      ['(试点|试用) (先|就) [在|从] {words} [开始|做|里]', { value: 'pilot', surely: 'yes' }],
      ['(在|从|由) {words} 开始 (试点|试用|推广)', { value: 'pilot', surely: 'yes' }],
      ['{words} 先 (试点|试用|用起来)', { value: 'pilot', surely: 'yes' }],
      ['先 (从|拿|让) {words} (试起来|用起来|试试|试用起来)', { value: 'pilot', surely: 'yes' }],
      ['试点 [再] (加上|加|扩大到|扩到|增加) {words}', { value: 'pilot', surely: 'yes' }],
      ['(把|让) {words} [也] (加入|加进|进) 试点', { value: 'pilot', surely: 'yes' }],
      [
        '(全公司|全员|所有团队|所有组|各组|大家) [都] (推广|推开|铺开|上线|用起来|开始用|一起用) [吧|了]',
        { value: 'all', surely: 'yes' },
      ],
      ['(推广|铺开|推) 到 (全公司|所有团队|所有组|全员|各组)', { value: 'all', surely: 'yes' }],
      ['(结束|停止|取消) 试点', { value: 'all', surely: 'yes' }],
    ],
    en: [
      ['pilot [it|this] (with|in) {words} [first]', { value: 'pilot', surely: 'yes' }],
      ['(start|begin|run) [a|the] pilot (with|in) {words} [first]', { value: 'pilot', surely: 'yes' }],
      ['put {words} (in|into) the pilot', { value: 'pilot', surely: 'yes' }],
      ['add {words} to the pilot', { value: 'pilot', surely: 'yes' }],
      ['(try|start) [it|this] (with|in) {words} first', { value: 'pilot', surely: 'yes' }],
      [
        'roll [it|this] out to (everyone|everybody|all|all teams|the whole company|the company)',
        { value: 'all', surely: 'yes' },
      ],
      ['(end|stop|finish) the pilot', { value: 'all', surely: 'yes' }],
    ],
  },
  'rollout.show': {
    zh: [
      ['(试点|推广) [的] [效果|情况] (情况|进展|效果|怎么样|怎么样了|如何|顺利吗|做得怎么样)', { surely: 'yes' }],
      ['(大家|同事|组里|团队) [都] [在] (用得怎么样|用起来了吗|用上了吗|在用吗|用了吗)', { surely: 'yes' }],
      ['(谁|哪些人|哪些同事) [都] [已经] (在用|用起来了|还没用|没在用|用上了)', { surely: 'yes' }],
      ['(使用|采用) (情况|率) [怎么样]', { surely: 'yes' }],
      ['[{day}] (谁|哪些人|哪些同事) [还] (没|没有) (写|写过|记|记过) [东西|记录]', { surely: 'yes' }],
      ['(谁|哪些人|哪些同事) {day} [还] (没|没有) (写|写过|记|记过) [东西|记录]', { surely: 'yes' }],
      ['[{day}] (谁|哪些人|哪些同事) [{day}] (一条|什么) 都 (没|没有) (写|写过|记|记过)', { surely: 'yes' }],
    ],
    en: [
      ['how (is|s) the (pilot|rollout|roll out|adoption) [going|doing]', { surely: 'yes' }],
      ['(who is|who s|who) [is] [not] [already] (using|uses) (it|you|the bot|this)', { surely: 'yes' }],
      ['[show] [me] [the] adoption', { surely: 'yes' }],
      [
        'who (hasnt|hasn t|has not|didnt|did not) (written|write|logged|log|recorded) (anything|any notes|a note) [{day}]',
        { surely: 'yes' },
      ],
      [
        'which (reps|colleagues|people) (havent|haven t|have not) (written|logged|recorded) (anything|any notes) [{day}]',
        { surely: 'yes' },
      ],
      ['(pilot|rollout) (status|report|results)', { surely: 'yes' }],
      ['is (the team|everybody|everyone) using (it|you|the bot|this)', { surely: 'yes' }],
      ['who (is not|isnt|isn t) using (it|you|the bot|this) [yet]', { surely: 'yes' }],
    ],
  },
  status: {
    zh: [
      '[机器人|bot|系统] <health>',
      '你还活着不',
      '{words} 推送 正常吗',
      '[明年的|{number}年] (节假日|放假安排) [你] [更新|装上] [了] [吗|没]',
      '(连着|有没有) [Slack|微信] [没] 掉线 [吧]',
      ['[机器人|系统|你] [的|现在] (状态|运行状态) [怎么样|如何|正常吗|好吗]', { surely: 'yes' }],
      ['{number} [年] [的] (节假日|假期|放假|调休) [安排|表] (更新|有|出|公布) [了] [吗|没有|没]', { surely: 'yes' }],
      ['(节假日|假期|放假|调休) [安排|表] {number} [年] [的] (更新|有|出|公布) [了] [吗|没有|没]', { surely: 'yes' }],
    ],
    en: [
      '<health>',
      '(is|are) (the bot|you|u|bot) (up|ok|alive|down|running|working)',
      'system health',
      '[u] up [any errors]',
      ['[bot|system|your] status', { surely: 'yes' }],
      ['(is|are) [the] {number} (holiday|holidays) [table|calendar] (in|known|there|up to date)', { surely: 'yes' }],
      '[is] [the] {number} holiday table in',
      'got nothing this morning',
    ],
  },
  'backup.status': {
    zh: [
      ['[数据|数据库] 备份 (状态|情况|怎么样了|正常吗|做了吗|了吗)', { surely: 'yes' }],
      ['(上次|最近|最近一次) 备份 [是] (什么时候|哪天|几点)', { surely: 'yes' }],
    ],
    en: [
      ['[what s|how s] [the] (backup|backups) (status|state)', { surely: 'yes' }],
      ['[what s] [the] status of [the|our] (backup|backups)', { surely: 'yes' }],
      ['when was the last backup [made|done]', { surely: 'yes' }],
    ],
  },
  'undelivered.list': {
    zh: [
      ['[有] (哪些|什么) [消息|提醒] [还] (没送达|没送到|没发出去|发不出去) [的]', { surely: 'yes' }],
      ['(没送达|没送到|没发出去) [的] [消息|提醒] [有] (哪些|几条|多少)', { surely: 'yes' }],
      ['(谁|哪些人) [的] [消息|提醒] (没收到|没送达|没送到)', { surely: 'yes' }],
      ['[看|看看|查] [一下] (未送达|没送达|没送到) [的] [消息|提醒]', { surely: 'yes' }],
    ],
    en: [
      ['(what|which messages) [was|were|is|are] (not delivered|undelivered)', { surely: 'yes' }],
      ['[show|list] [the] undelivered [messages|reminders]', { surely: 'yes' }],
      ['[show|list] [the] dead (letters|letter)', { surely: 'yes' }],
      [
        '(what|which messages|which reminders) (could not|couldnt|did not|didnt) (be delivered|arrive|get through)',
        { surely: 'yes' },
      ],
    ],
  },
  'undelivered.resend': {
    zh: [
      [
        '(未送达|没送达|没送到|没发出去) [的] [消息|提醒] [都] [给我] (再发一次|再发一遍|重发|补发) [一下]',
        { surely: 'yes' },
      ],
      ['(重发|补发|再发一次|重新发) [所有|全部] (未送达|没送达|没送到|没发出去) [的] [消息|提醒]', { surely: 'yes' }],
    ],
    en: [
      ['(send|deliver|try) [all] [the] undelivered [messages|reminders|ones] again', { surely: 'yes' }],
      ['(resend|retry) [all] [the] (undelivered|dead) [messages|reminders|ones|letters]', { surely: 'yes' }],
    ],
  },
  'unanswered.list': {
    zh: [
      '(大家|同事|他们) [都] (问|问过|问了) 我 (什么|哪些|啥) [是] 我 [都] (不会|答不了|不懂) [的]',
      '(大家|同事|他们) [都] (问|问过|问了) 你 (什么|哪些|啥) [是] 你 [都] (不会|答不了|不懂) [的]',
      '[有] (什么|哪些|啥) [问题|话] [是] 你 (不会|答不了|不懂|没听懂) [的]',
    ],
    en: [
      '(what|which questions) (could|can) [t|not] you [not] (answer|do|understand) [lately|this week]',
      'what did (people|we|they|the team) ask [you] that you (could not|couldnt|cant|cannot) (answer|do)',
      '[list] unanswered (questions|sentences)',
    ],
  },
  talk: {
    zh: [
      '(你好|您好|早|早上好|早啊|下午好|晚上好|在吗|在不在|晚安|再见|拜拜|哈哈|哈哈哈|哈哈哈哈|呵呵|嘿嘿|收到|好的|好|嗯嗯|嗯|得嘞|行|ok la|辛苦|辛苦了|辛苦啦|辛苦晒|谢谢|谢谢你|多谢|没事|算了|加油)',
      '(周末愉快|节日快乐|新年快乐|生日快乐|恭喜发财)',
      '谢谢你 小机器人',
    ],
    en: [
      '(hi|hello|hey|morning|mornin|good morning|good afternoon|good evening|good night|bye|see you|thanks|thank you|thx|ty|cheers|ok|okay|cool|great|nice|lol|haha|hahaha|got it|noted|never mind|nvm|tgif|np|no problem|congrats|well done|yes|no|yeah|yep|wow)',
      'have a good (weekend|day|one|evening)',
      '(thanks|cheers) bot [you re a star]',
      'good morning [everyone|together|all|team]',
      'ciao',
    ],
  },
  none: {
    zh: [
      '帮我订 {words}',
      '(订|买|叫|预订|预约) [个|张] (机票|酒店|会议室|滴滴|车|餐|饭|高铁票|咖啡|奶茶) [{words}]',
      '(翻译|译成|翻成) {words}',
      '{words} (翻译|译成|翻成) (中文|英文|法文|德文|日文)',
      '{name} 天气 [怎么样]',
      '[帮我] (写|作) [首|个|篇] (诗|打油诗|文案|作文|邮件) [{words}]',
      '(欧元|美元|汇率|股价) {words}',
      '年假 还剩几天',
      '{day} 下雪不',
      '帮我发(微信|邮件) 给 {words}',
      'logo P成 {words}',
    ],
    en: [
      '(book|reserve|order) [me] [a] (flight|hotel|taxi|cab|grab|room|meeting room|table|ticket|uber) [{words}]',
      ['(book|reserve) me {words}', { surely: 'yes' }],
      'translate {words}',
      '(what s|whats|wats) the weather {words}',
      '[send|email] {contact} an email {words}',
      '(write|draft) [me] [a] (poem|email|mail|speech) {words}',
      'convert {words} to {words}',
      '(approve|file) [my] [cab] (bill|expenses|expense report) {words}',
      'print {words}',
      'who won the match {words}',
      '{words} exchange rate',
      '(make|do) [the] expense report {words}',
    ],
  },
} as const satisfies Readonly<Record<string, Phrases>>;
