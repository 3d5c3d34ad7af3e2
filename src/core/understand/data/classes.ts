/**
 * Words of one meaning. `<push>` in a phrase stands for any word of the class; a class with values fills a slot of its name:
 * `{when}` takes 逾期 and yields `overdue`. Words stand between bars, in simplified characters and small letters.
 */
export const CLASSES = {
  // ── what is done ──
  push: '推|推到|推迟|推迟到|推后|推后到|往后推|往后推到|延|延后|延后到|延期|延期到|延到|顺延|顺延到|挪|挪到|挪去|往后挪|改|改到|改成|改至|换到|移到|移|移至|调到|缓到|缓|缓一缓|提前到|提到|后延|晚点|顺到|放到|排到|push|push back|push out|push 去|move|shift|snooze|postpone|delay|defer|bump|reschedule|put off|bring forward|slide|shove|prepone|move up|can wait|can wait til|can wait until|wait till|hold off|kick|change|moved|rebook|推迟一下|延一下|拖到|拨到|跳到',
  late: '逾期|一逾期|一超期|逾期了|超期|超期了|过期|过期了|拖|拖了|拖着|拖过|overdue|late|past due|behind',
  done: '完成|完成了|搞定|搞定了|搞掂|搞掂咗|办完|办完了|办好|办妥|办妥了|做完|做完了|做好|做好了|弄好|弄好了|弄完|弄完了|弄妥|弄妥了|了了|了结|结了|处理完|处理好|处理了|跟完|跟完了|打勾|打钩|勾掉|勾上|勾了|划完|ok了|完了|完事|完事了|搞完|搞完了|搞完哒|可以关了|可以结了|关掉|关单|收工|已完成|已打|已办|办了|已经办了|已联系|已发|已处理|已寄|已拜访|打过了|联系过了|办结|销掉|剔走|done|finished|finish|complete|completed|sorted|sort|settled|settle|ticked off|tick off|tick|check off|closed|close|close out|close off|can close|knocked off|knock off|wrapped up|wrap up|all good|handled|taken care of|mark done|mark as done|mark off|off the list|in the bag',
  cancel:
    '取消|取消掉|删掉|删除|删了|删走|去掉|拿掉|撤掉|划掉|划了|作废|做废|不跟了|不用跟|不用跟了|不用再跟|不用追了|不必跟|别跟了|别跟|不要了|不做了|清掉|免了|拿走|抹掉|不需要了|不用了|停掉|cancel|drop|delete|remove|scrap|bin|kill|scratch|ditch|strike|strike off|take off|call off|get rid of|no longer needed|not needed|not necessary|forget about|forget|lose|chuck|abandon|不跟咯|拿下来|取消吧|从单子上拿走|从列表里拿走|drop it',
  give: '转给|转|交给|给|派给|分给|安排给|移交给|换给|让给|拨给|丢给|交畀|转俾|俾|畀|交由|甩给|assign|assign给|assign俾|give|pass|hand|hand off|reassign|transfer|move|delegate|send|forward|let|goes to|go to|put under',
  accept:
    '接收|接受|收下|都收下|接了|我接|我接了|我来接|接下|归我了|没问题|收|我收|同意接收|确认接收|accept|accepted|take|taking|take it|i take|i will take|i ll take|will take|happy to take|yes to|got it|confirm receipt|received|ill have|i ll have|take forward|take on|i m in|confirm',
  decline:
    '退回|退|退了|退掉|拒收|拒绝|不接|接不了|我不要|不要|不收|推掉|换别人|换人接|推辞|decline|declined|reject|refuse|cant take|cannot take|can not take|dont want|give back|hand back|send back|no to|not taking|pass on|take不了|unable to take|not for me|wont take',
  ask: '问|问问|问一下|问下|问一声|问一问|打听|打听一下|吼一声|喊一嗓子|喊一声|发一条|征集|ask|post|float|query|check with|throw|put it|put out|shout|ask around',
  channel:
    '群|群里|在群里|去群里|群组|大群|大伙|大伙儿|大家|本群|频道|channel|the channel|group|the group|everyone|everybody|team|the team|whole team|group chat|larger team|wider team|colleagues|floor|all',
  remind:
    '提醒|喊|叫|记得|记得提醒|提醒一下|提一下|提下|督促|催|敦促|盯|remind|nudge|ping|prompt|tell|remember|chase up',
  remember:
    '记住|记着|记下|记上|记一下|存|存上|存一下|存到|存起来|登记|登记一下|标上|标记|写上|写成|填|填上|备注|录|录个|录入|加上|放进|save|remember|note|note down|record|put|put down|store|set|register|keep|write down|log|learn|fyi',
  list: '列|列出|列出来|列列|列一下|列给我|拉|拉出来|拉一张|拎出来|排|排一排|排个榜|摆一摆|过一眼|查|查一下|看|看看|给我看|show|show me|list|give me|get me|pull up|pull|tell me|what is|what are|let me see|run me through|display|see|check',
  who: '谁|哪个|哪位|边个|哪个人|哪些人|有谁|都有谁|什么人|who|who all|who s|whos|whose|anyone|anybody|someone|somebody|any of us|which of us|有人|有冇人|有没有人|which colleague|which one of us|哪位同事|哪个同事|哪一位',
  what: '什么|啥|哪些|哪几家|哪几个|哪家|咩|乜|么子|多少|几多|边啲|哪|what|which|what all|any|whats|what s|wat|wats',
  dealt: '跟进|跟|拜访|走访|跑|见|联系|打电话|联络|记录|写记录|visit|call|see|contact|meet',
  most: '最多|最少|最勤|最勤快|最积极|最忙|最拼|the most|most|the fewest|fewest|the least|busiest|the busiest|most active|the most active|least active',
  many: '多少|几家|几个|多少家|多少个|几多|几位|how many|number of|no of|count of|how much|count|total',
  own: '负责|归|管|跟|在跟|带|名下|手上|手里|接管|主责|主管|挂|owns|own|owner|owned|responsible|handles|handle|handling|looks after|look after|in charge|covers|runs|has|manages|responsible for|under|account owner|account|lead',

  // ── things ──
  followup:
    '跟进|跟近|待办|提醒|任务|事|事儿|活|活儿|日程|安排|待跟进|回访|单子|行程|follow up|follow ups|followup|followups|follow-up|follow-ups|task|tasks|to do|to dos|todo|todos|reminder|reminders|action items|action item|items|calls|f/u|fu|stuff|thing|things',
  customer:
    '客户|客人|客|户|家|公司|单位|customer|customers|client|clients|account|accounts|acct|accts|companies|company',
  /** What people meet for. */
  occasion:
    '会议|会|会面|见面|面谈|拜访|演示|评审|回访|电话|培训|验收|审厂|验厂|饭局|meeting|mtg|demo|call|visit|appointment|review|presentation|trial|training|lunch|dinner|session|audit|walkthrough|chase up|check in',
  deal: '商机|单子|单|漏斗|项目|销售漏斗|机会|deal|deals|opportunity|opportunities|opp|opps|pipeline|funnel|case',
  deals: '商机|漏斗|销售漏斗|在手的单子|单子|手上单子|pipeline|funnel|deals|opps|opportunities|forecast',
  note: '记录|笔记|条|消息|纪要|note|notes|entry|entries|record|records|post|posts|message',
  contactword: '联系人|人|对接人|窗口|联络人|contact|contacts|contact person|person|name|attendee',
  digest:
    '日报|群日报|每日汇总|日汇总|汇总|摘要|digest|daily digest|daily|team digest|daily summary|team summary|daily report|summary|group digest|daily roundup|roundup|recap',
  morning:
    '早报|早上的单子|早上那张单子|早间提醒|早上的提醒|晨报|早上提醒|每日提醒|早提醒|早单|morning list|morning brief|morning digest|morning message|morning msg|morning reminder|morning summary|am summary|am list|am digest|morning|start of day list|start-of-day list|daily to do|daily to-do|day list|morning note|morning report|morning update|todo list|daily list',
  handover:
    '交接|移交|交接流程|离职交接|handover|hand over|hand-over|handovers|transfer|transition|offboarding|交接这事|移交流程',
  backup:
    'b角|备份|备份人|替补|第二联系人|第二负责人|b岗|后备|备胎|副手|backup|backups|back up|backup owner|second|second owner|deputy|number two|substitute|stand in|second pair of hands|cover|替补的人',
  risk: '风险|私有化风险|客户私有化|私有化|单点|单点风险|risk|privatisation risk|privatization risk|key person risk|key-person risk|single point|exposure|exposed|single threaded|bus factor|private customer risk',
  chain:
    '决策链|决策人|决策流程|拍板|说了算|决策|签字|审批|签核|组织架构|组织架构图|谁批|谁签|几道关|decision chain|decision maker|decision makers|decides|who decides|decision tree|org chart|signs off|sign off|buying committee|deciders|influencers|approves|calls the shots|power map|who reports to whom|buying center',
  timeline:
    '时间线|往来|来往|来来往往|历史|来往记录|往来记录|历程|经过|从头到尾|从头捋|沟通记录|联系记录|跟进记录|timeline|history|log|chronology|everything with|interactions|activity|历史记录',
  promises:
    '答应|答应过|承诺|承诺过|许过|许给|许|欠|应承|应承咗|答应了|没兑现|promise|promised|promises|commitments|commitment|commit|committed|owe|owed|promise过|commit过',
  last: '上次|上一次|上回|最近一次|最近|最后一次|最后一回|对上一次|last time|last|latest|most recent|most recently|recently|last touch|latest touch|last contact|previous',
  met: '见|见的|聊|聊到|谈|谈的|说|说的|讲|讲的|联系|接触|沟通|去|去的|拜访|跟|跟的|搭理|speak|spoke|talk|talked|meet|met|saw|see|contact|contacted|touch|touched|visited|visit|called|call|touch base|heard from',
  brief:
    '情况|什么情况|啥情况|怎么样|怎样|介绍|一页纸|简介|概况|资料|备课|准备|准备一下|捋一捋|重点|讲讲|讲重点|说说|三十秒|30秒|summary|quick summary|brief|brief me|prep|prep me|one pager|one-pager|onepager|overview|rundown|background|snapshot|lowdown|tell me about|what s up with|cheat sheet|fill me in|catch me up|profile|30 seconds|get me up to speed|recap|who are they',
  worth:
    '值多少|值多少钱|值几多|值几个钱|值钱|价值|总值|总额|盘子|盘子有多大|贡献|贡献多少|多少钱|worth|value|total value|portfolio value|book|book of business|how big|revenue|portfolio',
  cold: '凉|凉了|凉掉|凉掉的|冷|冷了|冷掉|冷掉的|该联系|该联系了|没联系|没动静|没人搭理|没搭理|没碰|没跟|久没|好久没|很久没|没动|没聊|冇搵过|不联系|晾着|荒着|going cold|cold|gone cold|gone quiet|quiet|neglected|neglecting|neglect|not touched|untouched|not contacted|havent touched|havent spoken to|overdue for a call|off the boil|dormant|stale|slipping|due a call|should i call|havent heard from|dropped off',
  lost: '丢|丢了|丢的|丢掉|输|输了|输掉|输掉的|流失|跑|跑了|没了|死因|丢单|lost|lose|losing|churned|churn|losses|loss|gone',
  complaint: '投诉|客诉|抱怨单|complaint|complaints|complain|claim|reclamation|formal complaint',
  satisfaction: '满意度|满义度|打分|评分|得分|满意|csat|satisfaction|satisfaction score|survey|nps|rating|score|scores',
  thanks:
    '谢谢|谢|多谢|感谢|感恩|谢了|鸣谢|记一功|记功|点个赞|点赞|表扬|给个赞|唔该|thanks|thank|thank you|thx|ty|cheers|kudos|shoutout|shout out|props|credit to|big thanks|hats off|多谢晒|hat tip|much appreciated',
  credit:
    '知识分|积分|贡献分|贡献榜|最有用|最有帮助|被引用|引用得最|帮到人|帮到人最多|帮助最大|most useful|most helpful|credits|knowledge credits|kudos|helped|helped most|helped people|useful notes|best notes|leaderboard|引用最多|帮了最多',
  playbook:
    '打法|套路|剧本|模板|流程|三步走|那套|playbook|track|template|cadence|process|plan|routine|program|sequence|checklist',
  apply:
    '走|走一遍|来一套|套|套用|用|按|照|照着|上|跑|跑一下|启动|开|start|apply|run|use|put on|kick off|launch|set up|goes on|enroll|do',
  import:
    '导入|导进来|导进去|录入|批量录|读进来|搬过来|弄进去|上传|导|灌进来|import|upload|load|pull in|bring in|bring over|read in|ingest|migrate|bulk add|add in',
  export:
    '导出|导出来|导一份|导成|下载|打包|做成表|弄成|拉成表|备份一份|extract|export|download|dl|dump|extraction|export out|save as|pull out|get out|out to excel|give me a file',
  file: 'excel|csv|表|表格|名片|文件|xlsx|spreadsheet|file|sheet|vcard|pdf|清单',
  erase:
    '删除|删掉|抹掉|清除|清干净|彻底清除|彻底删|擦掉|清空|销毁|erase|wipe|delete|forget|purge|scrub|remove|get rid of|deletion|right to be forgotten|gdpr|pdpa|must delete',
  personaldata:
    '个人信息|个人资料|个人数据|资料|信息|隐私|数据|personal data|data|details|personal info|information|everything we hold|records',
  restore:
    '恢复|找回|找回来|弄回来|捞出来|捞回来|复原|还原|救回来|救得回来|攞返|撤回删除|恢复喽|restore|bring back|get back|recover|undelete|put back|retrieve|resurrect|get it back|bring it back',
  merge:
    '合并|合|并|合成|合成一条|合到一起|合到一块|合到一块儿|并到|并入|归到|并成|合起来|merge|combine|fold|join|join together|consolidate|dedupe|put together|merged|make one',
  unmerge:
    '撤销合并|取消合并|拆开|拆|拆回来|分开|分回去|拆回去|单独拎出来|撤回合并|不该合|不该并|合错了|并错了|还原返|unmerge|un-merge|split|split back|separate|undo merge|split up|break apart|unjoin|should not be merged',
  readers:
    '看过|看了|翻过|点开过|点开|查看过|打开过|viewed|looked at|opened|open|read|accessed|checked|been snooping|snooping|seen|view|view过|看过哪些|has looked at',
  knows:
    '认识|认得|识|熟|熟悉|搭上话|有熟人|熟人|有交情|有关系|knows|know|acquainted|an in|in at|connection|connections|contact at|has a contact|has lobang|lobang|connected|know someone|contact in|关系',
  offer:
    '我认识|我认得|我熟|我能帮|我能帮忙|我可以帮|我可以|我来|我来搭桥|我来引荐|牵个线|牵线|搭桥|引荐|介绍|算我一个|我识|i know|i can help|i can intro|i can introduce|count me in|put me down|i can connect|happy to intro|me|i do|i used to work with|i have a contact',
  leave:
    '离职|要离职|快要离职|马上要离职|准备离职|打算离职|要辞职|要走|走人|提离职|辞职|不干了|最后一天|做到|last day|leaves|leaving|is leaving|resigned|resign|quits|quit|finishes|notice|handed in|offboard|offboarding|exit|departs|leaving us|about to leave|going to leave|has resigned|throw letter',
  off: '休假|请假|放假|不在|特休|年假|病假|外出|出差|休息|放|不上班|ooo|on leave|off|out of office|leave|annual leave|sick leave|pto|vacation|holiday|on holiday|away|out|on vacation|sick',
  cover:
    '代|代我|替我|顶我|顶|帮我顶|接一下|帮我看着|替俺看着|照看|顾|帮我顾|兜着|cover|covers|covering|minding|stands in|fills in|looks after|backs up|takes over|will cover|接手|帮我cover|有事找|找',
  spread:
    '摊|摊开|匀|匀一匀|匀开|均一均|分散|错开|平均分|分到|摊平|摊返开|散开|spread|spread out|even out|even it out|level|balance|smooth|rebalance|stagger|distribute|lighten|level out|spread em',
  full: '太多|太满|塞太满|太挤|排满|跑不完|逼晒|太多了|太满了|too many|too much|too full|packed|overloaded|is nuts|bananas|heavy|overbooked|crazy|太pack|太pack了|load',
  join: '一起|一道|一块|一块儿|一同|陪|陪我|同去|叫上|带上|约|请|出面|join|joins|along|together|come along|come with|tag along|accompany|pair|invite|bring|joint visit|ride along|with me',
  nextTime: '下次|下回|下趟|下一次|next time|next visit|next trip|the next|next meeting|next call|next appt',
  private:
    '先别公开|别公开|不公开|保密|先保密|只许我|只给我看|只我看|捂着|先捂着|别让人|别往外|别share|别分享|私密|先private|private|keep private|confidential|keep this to myself|keep it to myself|to myself|between us|hold back|dont share|dont show|hide|dont let team see|only i see|under wraps|keep quiet|hush',
  alias:
    '也叫|又叫|外号|绰号|小名|昵称|叫做|叫|别名|简称|就是|指|指的是|说的是|nickname|alias|aka|a k a|also called|also known as|also goes by|goes by|known as|call|calls|short for|means|i mean',
  samePerson:
    '同一个人|是一个人|同一人|一位|是同一个|小号|本人|认成一位|合成一个|same person|same guy|same human|same man|one human|one person|second account|other account|duplicate login|is also|link accounts|two accounts|join accounts',
  foundTeam:
    '新建|新建一个|创建|创建一个|成立|成立一个|建立|建立一个|组建|组建一个|新增|新增一个|加一个|建一个|建个|新开一个|create|create a|add|add a|found|make|make a|set up|set up a|start a|start',
  teamword: '团队|新团队|小组|新小组|销售组|销售团队|team|new team|sales team',
  moveInto: '调到|调去|调入|调进|转到|转去|转入|分到|分配到|划到|编到|编入|挪到|加到|加进|加入',
  removePerson:
    '移除|移出|踢出去|踢掉|踢|停掉|停用|禁用|拿掉|开除|注销|剔除|删除|删掉|取消|撤销|请出去|清出|remove|deactivate|disable|kick|kick out|revoke|delete|offboard|suspend|cancel|take off',
  account: '账号|用户|账户|权限|成员|人|名单|系统|access|account|user|users|login|system|bot|member|profile',
  bind: '绑定|绑|连|连起来|关联|认证|bind|link|pair|connect|link up|verify|hook up',
  codeword:
    '验证码|绑定码|码|配对码|邀请码|code|link code|pairing code|binding code|verification code|otp|token|bind code',
  apikey:
    'api密钥|api 密钥|api钥匙|api 钥匙|api key|api keys|api令牌|api 令牌|api token|api tokens|访问令牌|access token|access tokens|密钥|api-key|apikey|personal access token',
  calendarLink:
    '日历地址|日历链接|日历订阅|日历订阅地址|订阅地址|日程地址|日程链接|日历网址|calendar address|calendar link|calendar feed|calendar url|ics link|ics feed|ics address|ics url|ical link|ical feed',
  serviceAccount: '服务账号|服务账户|服务号|程序账号|service account',
  serviceAccounts: 'service accounts|service account',
  zone: '时区|时间|钟|钟点|表|time zone|timezone|tz|clock|time|hour',
  language: '语言|界面|回我|回复|说|讲|显示|显示成|language|lang|reply|speak|talk|respond|answer|interface|switch',
  health:
    '状态|正常吗|还活着|活着|在线|掉线|更新了吗|装上了没|运行|机器人状态|status|health|are you up|is the bot up|u up|up|alive|running|working|system health|ping|errors|any errors|online|装好了|推送正常',
  help: '帮助|怎么|咋|咋用|怎么用|怎么改|怎么打|如何|说明书|使用说明|有哪些功能|会什么|能做什么|教我|help|how do i|how to|how can i|how does|how do|explain|what can you do|instructions|manual|guide|commands|what can i say',
  report:
    '周报|月报|日报|季报|复盘|汇总|总结|小结|回顾|周总结|工作汇报|报告|report|review|recap|summary|wrap up|roundup|weekly report|week in review|monthly review|overview',
  did: '做了什么|干了啥|干了什么|都干啥了|都干啥|跑了哪些|跟了哪些|跟了谁|谁跟了谁|做了啥|忙了啥|跑了|做咗咩|did|what did|has done|been up to|worked on|achieved|made|get up to|who saw who|活动',
  search:
    '搜|搜索|搜一下|查|查找|找|找找|找出来|翻翻|翻一翻|查一查|search|find|look up|look for|search for|grep|lookup|dig up|where did',
  mentioned:
    '提过|提到|提到过|说过|聊过|写过|谈过|讲过|记的|关于|mention|mentioned|mentions|said|wrote|talked about|about|notes on|notes about|bring up|brought up',
  using: '在用|用|使用|用着|跑的是|using|use|uses|running|run|on|have',
  wrong:
    '不对|错了|搞错|搞错了|弄错|弄错了|选错|写错|记错|记岔|记混|错咗|不是|wrong|incorrect|mistaken|mistake|not|nope|no|should be|meant|i meant|supposed to be|instead|correct',
  add: '补|补一句|补充|补充一下|再加|加一句|加上|漏了|漏了一句|漏了半句|还有|添一句|补返句|加多句|补句|再添|追加|尾巴上补|add|append|also|also put in|forgot to|put in|add to|plus|ps|include|one more thing|and also',
  undo: '撤销|撤|撤了|撤回|撤回去|收回|不算|白记|发错|作废|取消刚才|回退|undo|revert|scratch that|take it back|take that back|delete that|roll back|never mind that|cancel that|wrong chat|oops|retract',
  noReminder:
    '不用提醒|别提醒|不提醒|不必提醒|莫提醒|不要提醒|免提醒|别叫我|不用叫我|唔使提醒|唔使叫|取消提醒|提醒拿掉|提醒关掉|不用跟进|no reminder|no need to remind|no need remind|dont remind|skip the reminder|dont ping|dont nag|drop the reminder|remove the reminder|cancel the reminder|turn off the reminder|no follow up needed|no nudge|no alert|without reminder',
  noNudge:
    '不用催|不要催|不要再催|不用再催|不用定期|别催|别再催|不用老催|白再催|不用提醒|别提醒|停催|不催|stop nudging|stop reminding|stop pinging|dont nudge|no more reminders|no nudges|must not remind|stop chasing|off|leave it alone',
  rhythm:
    '一次|一轮|一回|联系一次|联系一回|提醒一次|跟一次|周期|节奏|频率|every|each|cadence|rhythm|frequency|per|contact every|touch every',
  escalate: '没人|没有人|查无|nobody|no one|none|nobody knows',
  attach: '附件|上面|刚发的|这个|attached|attachment|this file|above',
  ready:
    '进度|怎么样了|咋样|到哪了|到哪步|完了没|办得咋样|交到哪步|没接收|没人接收|还剩|progress|status|how s it going|how is it going|going|finished|complete|done yet|waiting|until where|pending|sitting on',
  stay: '不走|不走了|留下|要留下|想通了|不离职|staying|stays|is staying|not leaving|staying on',

  // ── values ──
  when: {
    overdue: '逾期|逾期的|超期|过期|过期的|拖着|拖到现在|拖了|超时|欠着|overdue|late|past due|behind|slipped',
    today: '今天|今日|今儿|当天|today|tonight|2day',
    tomorrow: '明天|明日|明儿|听日|tomorrow|tmrw|tmr|tomoz|2moro',
    week: '本周|这周|这个星期|这星期|这礼拜|这个礼拜|本星期|this week|my week|the week|week',
    nextWeek: '下周|下星期|下礼拜|下个星期|下个礼拜|next week|nxt week',
    open: '没做|没做的|没完成|没了的|待办|未完成|压着|open|pending|outstanding|left|to do',
  },
  whose: {
    me: '我|我的|我手上|我手里|我名下|俺|俺的|我这|自己|me|my|mine|i',
    team: '组里|我们组|本组|本组的|全组|团队|咱们组|咱组|组内|我组|组里头|team|my team|our team|the team|whole team|group|us',
    all: '全公司|公司|全员|所有人|大家|大伙|大伙儿|各家|整个公司|全部人|all|everyone|everybody|whole company|company|whole co|company wide|companywide|across the company',
  },
  field: {
    phone:
      '电话|手机|手机号|号码|座机|换号|换电话|手提|手提号码|联系方式|phone|mobile|number|cell|tel|telephone|phone number|mobile number|cell number|hp|hp number|handphone',
    email: '邮箱|电邮|邮件|邮箱地址|信箱|email|e-mail|mail|mail address|email address|e-mail address',
    wechat: '微信|微信号|wechat|wechat id|wx|weixin',
    birthday: '生日|过生日|过生|几号生|生辰|birthday|bday|birth date|born',
    title: '职位|职务|头衔|职称|什么职位|title|position|job title|designation|role',
    address: '地址|住址|address',
  },
  fact: {
    decider:
      '决策人|最终决策人|拍板|拍板人|拍板的|拍板的人|拍板的是|说了算|上头|decider|decision maker|decisionmaker|decides',
    floor: '底价|价格底线|最低价|底线|floor|floor price|bottom price|bottom line',
    avoid:
      '雷区|忌讳|别提|千万别提|别在|不要提|避讳|千祈唔好|avoid|never mention|dont mention|never bring up|taboo|to avoid|off limits|never speak about',
    competitor: '竞品|竞争对手|对手|在用的是|用的是|competitor|competition|incumbent|rival',
    buys: '采购负责人|采购人|buyer',
    uses: '使用人|使用者|使用部门|end user',
    blocks: '阻力|反对者|反对的人|blocker',
    terms: '账期|付款条件|付款方式|payment terms|payment term',
    likes: '喜好|爱好|preferences|preference',
    other: '备忘|memo',
    price: '价格|单价|价钱|price|unit price',
    share: '份额|我司份额|占比|wallet share|share|share of wallet',
  },
  columnField: {
    customer: '客户|customer',
    aliases: '别名|aliases',
    owner: '负责人|owner',
    tier: '等级|tier',
    tags: '标签|tags',
    contact: '联系人|contact',
    firstName: '名|first name',
    lastName: '姓|last name',
    title: '职务|title',
    phone: '电话|phone',
    email: '邮箱|e-mail|email',
    wechat: '微信|wechat',
    amount: '金额|amount',
    address: '地址|address',
    source: '来源|source',
    note: '记录|note',
    noteOn: '记录日期|note date',
    author: '记录人|note author',
    nextOn: '下次跟进|next follow-up',
    fact: '备忘|memo',
    none: '不导入|leave out',
  },
  exported: {
    customers: '客户|客户名单|客户表|数据|customers|customer|clients|client list|data',
    cards: '名片|联系人|通讯录|vcard|vcards|cards|contact cards|contacts',
    notes: '记录|跟进记录|拜访记录|沟通记录|notes',
  },
  partnerKind: {
    supplier: '供应商|供货商|供货方|供方|supplier|suppliers|vendor|vendors',
    distributor: '经销商|代理商|分销商|渠道商|distributor|distributors|reseller|resellers|dealer|dealers',
    partner: '合作伙伴|合作方|合作商|渠道伙伴|partner|partners|channel partner|channel partners',
  },
  newsTopic: {
    complaint: '投诉|客诉|客户投诉|complaints|customer complaints',
    suggestion:
      '产品建议|客户建议|建议|产品反馈|需求建议|product suggestions|suggestions|product feedback|feature requests|product ideas',
    competitor: '竞品消息|竞品|竞品信息|对手消息|competitor news|news of competitors|news about competitors',
  },
  joining: '和|跟|与|及|以及|还有|或|或者|and|or|and also|as well as|plus',
  webhookEvent: {
    all: '所有事件|全部事件|所有的事|全部|所有|everything|all events',
    'note.created': '新记录|记录|笔记|note created|new notes|notes',
    'followup.due':
      '跟进到期|到期跟进|到期的跟进|followup due|follow ups due|due follow ups|followups due|follow-ups due|due follow-ups',
    'followup.done':
      '跟进完成|完成的跟进|跟进做完|followup done|follow ups done|follow-ups done|followups done|finished follow ups|finished follow-ups|completed follow ups|completed follow-ups',
    'owner.changed': '负责人变更|负责人变了|换负责人|归属变更|owner changed|owner changes|ownership changes',
    'deal.won': '赢单|赢的单|赢了的单|赢下的单|赢下的单子|签单|成交|deal won|won deal|won deals|deals won|won|wins',
    'deal.lost': '丢单|输单|丢的单|丢掉的单|丢掉的单子|deal lost|lost deal|lost deals|deals lost|lost|losses',
    'complaint.opened':
      '投诉|新投诉|客诉|客户投诉|complaint opened|complaint|complaints|new complaints|customer complaints',
    'satisfaction.low': '低满意度|满意度低|低分|satisfaction low|low satisfaction|low scores',
    'customer.risk': '流失风险|客户风险|可能丢的客户|customer risk|customers at risk|risks',
    'import.finished': '导入完成|导入|import finished|finished imports|imports',
    'import.undone': '导入撤销|import undone|undone imports',
  },
  webhookText: {
    with: '带原文|带文字|带内容|带上原文|with text|with the text|with words|including text',
    without: '不带原文|不带文字|不带内容|without text|without the text|without words',
  },
  masking: {
    masked:
      '隐去客户名|不带客户名|去掉客户名|隐去名字|不要客户名|匿名|without customer names|without names|without the customer|anonymously|masked|names hidden',
  },
  festival: {
    newYear: '元旦|阳历年|new year|new years|new year s|new years day',
    spring: '春节|过年|新年|农历新年|新春|spring festival|chinese new year|lunar new year|cny',
    dragon: '端午|端午节|dragon boat|dragon boat festival',
    moon: '中秋|中秋节|八月十五|mid autumn|mid-autumn|mid-autumn festival|mid autumn festival|moon festival',
    national: '国庆|国庆节|十一|national day',
    thanksgiving: '感恩节|thanksgiving',
    christmas: '圣诞|圣诞节|christmas|xmas',
    easter: '复活节|easter',
    eid: '开斋节|eid',
    diwali: '排灯节|diwali',
  },
  retained: {
    private: '私密记录|私密的记录|不公开的记录|藏着的记录|private notes|notes private|secret notes',
    words: '原话|消息原话|聊天原话|消息|文件|messages|words of messages|raw messages|what was said',
    traces: '改动记录|操作记录|修改记录|审计记录|changes|audit|audit trail|change log|audit log',
  },
  visibility: {
    team: '我们组|本组|组内|只给我们组看|外组|别的组|其他组|our team|my team|team only|only our team|only my team|the team',
    all: '大家|公开|所有人|全公司|everyone|everybody|public|whole company|company',
    owner: '只有我|仅自己|只给我|只我自己|only me|just me|only the owner|private',
  },
  stage: {
    线索: '线索|初步接触|接触|初谈|lead|first contact',
    需求: '需求|需求确认|有需求|need|qualified|discovery|qualification',
    方案: '方案|做方案|提案|proposal|proposal stage|solution',
    打样: '打样|打样中|送样|试样|测试|sampling|samples|sample|trial',
    报价: '报价|报价阶段|已报价|报价中|quoted|quote|quotation|quoting',
    投标: '投标|tender|bidding',
    谈判: '谈判|谈判阶段|议价|谈价|商务谈判|negotiation|negotiating|in negotiation',
    签约: '签约|已签约|签合同|合同|成交|已签|signed|contract|closing',
    交付: '交付|交付中|实施|发货|delivery|delivering|rollout',
  },
  /** What this company sells, as it has told. */
  product: {},
  stages: '阶段|各阶段|stages|stage names',
  be: '是|为|有|分为|分成|改成|改为|定为|设为|叫|就是|:|are|is|be|to|as|now',
  status: {
    paused: '暂停|暂停合作|中止|搁置|暂缓|paused|on hold|hold|on pause',
    active: '合作中|合作|合作客户|老客户|活跃|active',
    prospect: '潜在|潜在客户|意向|prospect',
    lost: '流失|已流失|丢了|lost|churned',
  },
  outcome: {
    won: '赢|赢了|赢单|拿下|拿下了|中标|成了|签了|签下|成交|won|win|we won|closed won|got it|landed|signed',
    lost: '丢了|丢|输了|输给|没成|黄了|丢单|被抢|lost|lose|we lost|closed lost|lost to',
  },
  role: {
    lead: '组长|主管|小组长|team lead|teamlead|lead|leader|group lead',
    manager: '经理|总监|manager|sales manager|director',
    admin: '管理员|admin|administrator|admin rights|admin access',
    rep: '销售|普通销售|业务|业务员|rep|sales rep|sales|regular rep',
  },
  tokenScope: {
    read: '只读|只能读|只能看|仅读|read only|read-only|readonly|reading only',
    write: '读写|可写|可读写|能写|能读能写|read write|read-write|read/write|read and write|readwrite|write',
  },
  road: {
    slack: 'slack',
    wecom: '企业微信|企微|wecom|wechat work|work wechat|enterprise wechat',
    feishu: '飞书|feishu|lark',
    dingtalk: '钉钉|dingtalk|ding talk|ding',
    wechat: '微信|wechat|we chat|weixin',
    mail: '邮箱|邮件|电子邮件|我的邮箱|email|e-mail|mail|my email|my e-mail|my inbox|inbox',
    web: '网页|网页版|网页聊天|浏览器|网站|web|web page|web chat|browser|page',
  },
  tongue: {
    'zh-Hant': '繁体|繁体中文|繁中|正体|traditional|traditional chinese',
    zh: '中文|简体|简体中文|汉语|普通话|chinese|mandarin|simplified|simplified chinese',
    en: '英文|英语|英语界面|english|eng',
  },
  period: {
    day: '今天|今日|今儿|当天|日报|daily|today|day',
    week: '本周|这周|周报|这礼拜|这个星期|一周|week|this week|weekly|my week',
    month: '本月|这个月|当月|月报|月度|month|this month|monthly',
    quarter: '本季|本季度|这个季度|这季度|季度|季报|quarter|this quarter|quarterly|qtr|this qtr',
    year: '今年|年度|本年|全年|year|this year|annual|ytd',
  },
  sort: {
    value:
      '按价值|按金额|按成交额|从高到低|从大到小|大的排前面|价值排|金额排|值钱的排前头|值钱|by value|by amount|by worth|sort by value|ranked by value|biggest first',
  },
  filter: {
    noOwner:
      '没有负责人|没负责人|尚无人负责|没有人负责|无人负责|没人负责|无主|没人管|没人认领|没分配|还没分配|没人跟|nobody looking after|without owner|without an owner|no owner|unowned|unassigned|nobody is looking after|is nobody looking after|orphaned|ownerless|nobody owns',
    noNext:
      '没有下一步|没下一步|无下一步|没排下一步|连下一步都没有|没安排|没有跟进|下一步没排|without next step|no next step|without a next step|no follow up set|nothing planned|no next action|nothing scheduled|missing a next step|lack a next step|no follow ups planned|without follow up',
    new: '新客户|新进来|新增|新加|新加的|新增的|新开的|新来的|新开的|new customers|new accounts|new clients|new logos|newly added|newly signed',
    onlyOneKnows:
      '只有一个人认识|只有一人认识|只有1个人认识|只有一个人懂|只有一个人跟过|只有一个人打过交道|一个人懂|only one knows|only one person knows|does only one person know|only one colleague knows|only one of us knows|nobody else knows|single knower|known by one person|known by only one person|known to only one person',
    onlyIKnow: '就我一个人晓得|只有我懂|只有我认识|只有我知道|只有我跟过|只有我打过交道|only i know|do only i know',
    quiet:
      '很久没联系|好久没联系|长期没联系|最近没联系|近期没联系|没动静|安静|quiet|not contacted|not contacted lately|no contact|gone quiet',
  },
} as const;
