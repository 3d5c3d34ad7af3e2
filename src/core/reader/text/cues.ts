/**
 * The words by which a date finds its role: what is over, what is to be done, by us or by them, what is taken back.
 * A word is taught by putting it into the list that it belongs to.
 */

export const done =
  /(?<![说搞记弄写打]错)了(?!解|如|断|吧|就|再)|过(?![来去期程节年完几两]|一阵|\d)|刚(?!才?[说搞记弄写打]错)|已经?|完成|搞定|做完|签完|(?<![没未冇]|没有)收到|接到|[✔✅☑]|昨|上周|上个?月|去年|前天|咗|\b(?:called|met|visited|sent|emailed|spoke|talked|had|went|was|were|did|got|received|said|told|closed|signed|won|lost|rang|left|came|saw|delivered|paid|discussed|demoed|chatted|dropped|popped|ordered|texted|pinged|asked|wanted|installed|fixed|stopped|confirmed|agreed|replied|quoted|finished|shipped|bounced|no[- ]show|been|completed|cancelled|canceled|attended|presented|spent|picked|bought|gave|took|joined|made|held|done)\b(?<!(?:\b(?:to|should|must|will|can|gets?|getting|needs?) (?:be |get )?|'ll be |\b(?:be|get|gets|have|has to have|wants?|needs?) (?:it |this |that |them |these |the \w+ )(?:to be )?)\w+)/;

export const todo =
  /再|能(?=发|到|给|交|出|做|安排|定|签|付)|要(?!求|价|紧|点|害)|得(?=[先去给把找回发打约准交跟再问催补做带看])|将|约(?!\d|为)|准备|打算|计划|安排|跟进|跟催|回访|回复|回覆|答复|答覆|给(?!了|过)|发(?!现|了|飙|票|货了|过|布|火)|提醒|记得|别忘|交(?!流|情|通|了)|提供|出(?!来|了|差|去|现|口|问题|席)|签(?!了|过|的|收)|见(?!了|过|效|到|面了)|去(?!了|过|年)|拜访|开会|开标|复盘|到货|之前|以前|前(?!台|期|端|面|景|途)|内|等|待|寄(?!了)|送(?!了)|报(?!告|销|错|价太|怨)|催|补|上门|看看|看样|带|定(?!了|期|制|位)|付(?!了)|下单|打(?!了|过|来|样|印|折|款|包)|call|回(?!款|访了|来|扣|购)|碰|聊(?!了|过|得|天)|办|处理|修|做(?!了|过|的)|开通|启动|演示|培训|截止|到期|验收|交付|交货|出货|发货(?!了)|复诊|报名|投标|装|搬|试|试用|评审|会议|简报|报告|联系|沟通|确认|决定|对账|收款|换|催款|保养|测试|更新|整理|对接|起|度尺|\b(?:follow|f\/?up|fu|call|send|sending|emailing|calling|chasing|ring|meet|visit|check|ping|chase|revert|get back|get|due|by|will|need|needs|must|schedule|book|booked|submit|next step|todo|to do|remind|expected|expects?|start|starts|deliver|delivery|demo|mtg|meeting|review|reconnect|touch|circle|loop|sync|catch|present|try|again|back|email|text|going|coming|want|wants|deadline|closes?|ready|promised|prep|prepare|quote|bring|pick|drop|install|pay|paying|payment|arrange|arranged|invoice|intro|renew|renewal|finali[sz]e|sign|decide|decision|confirm|update|share|proposal|kick|kickoff|training|workshop|lunch|dinner|coffee|give|let|tell|ask|see|talk|speak|discuss|go|do|make|finish|complete|replace|order|ship|raise|set|setup|come|fix|resend|forward|provide|issue|test|site|visit|appointment|appt|appts|reschedul\w*|moved|pushed|postponed)\b|'ll\b|→/;

export const strongTodo =
  /跟进(?!了|过|的|中|情况|完)|跟催|回访(?!了|过|的|完)|再(?=[联打约问谈去聊跟来看说催确沟拜回报])|提醒|记得|别忘|回复(?!了|过)|回覆(?!了|過|过)|答复(?!了|过)|答覆(?!了|过)|给(?:他|她|佢|对方|客户|答|报|回)|发(?:给|我|他|她|报|资|方|合|样|邮)|前(?:给|发|交|出|要|把|提|搞|送|回|完|催|答|定|寄|补|必|到)|内(?:给|发|交|出|回|修|处|完|补|提|答)|约(?:了|好|在|他|她|\b)|下次|下一步|\b(?:(?<!\bto )follow|follow(?=[- ]?(?:up|on)\b)|f\/?up|chase|revert|get back|send|call back|remind|submit|todo|next step|next (?:review|meeting|call|visit|service|check|contact)|need to|must|due|deadline|will|i'll|we'll|ping|circle back|check in|touch base|schedule|booked|gotta|have to|make sure|remember to|pls|please|i owe|(?:agreed|asked|decided|promised|arranged|supposed) (?:me |us )?to|(?:told|promised) (?:\w+|\u0080+) (?:that )?(?:i'?d|we'?d|i'll|we'll|i will|we will)|(?:said|promised) (?:that )?(?:i'?d|we'?d|i'll|we'll|i will|we will|i would|we would))\b/;

/** What one only sets oneself, said without a day and without what came of it: «给华为打个电话», «约李总吃饭», "email Bosch the specs". */
export const errand =
  /^(?![^,，。;；\n]*(?:[了过完咗]|刚|已|没|[让叫要]我|说|嫌|反馈|表示|^\u0080+(?:那边|他们)?[要想])).*(?:(?:打|发|开|吃|喝|见|回|寄|带|送|拿|做|出|签|报)(?:个|一[下个份趟次封])|(?:访|系|问|催|认|聊|谈|约|看|对|送|跟)一下|[去跑走]一?趟|^(?:我|得|该|要|先|再|抽空|回头|有空|还得?)*约(?![好到在定])|^(?:让|叫|派|安排)[^,，。\s]{1,4}(?:去|跑|送|联系|跟))|^(?:visit|call|email|ring|meet|text|ping|phone|send|chase|quote|invoice|ask) (?:(?:mr|mrs|ms|dr) )?\u0080+(?: (?:to|for|about|the|a|an|our|their|some|back|again)\b[^,.;:]*)?[.!]?$/;

export const negated =
  /不(?:去|来|见|拜访|打|发|寄|送|约)[^,，。;；\n]{0,12}了(?=$|[ ,，。;；!\n])|\bno (?:meeting|call|visit|demo|lunch|need) (?=on |with |this |next |today|tomorrow|mon|tue|wed|thu|fri|sat|sun)|\bdon'?t (?:follow ?up|call|chase|email|ring|visit|contact|send|go)\b(?! (?:until|till|before))|不用(?!急|担心)|不必|无需|不需要?|毋须|唔使|唔驶|唔駛|唔洗|别(?:再|去|打|催|跟|联|给|约|先|定|压|在(?![前后]))|先别|暂不|暂时不|暂缓|不要(?:再|去|打|催)|勿|不再|没必要|取消|不(?:去|来|开|办|做)了|\b(?:no need|don'?t|do not|not going|(?<!\b(?:must|to|pls|please|should) (?:be )?)cancel(?:led|ed)?|no longer|called off|won'?t need|skip|never mind|no follow|nothing to|isn'?t happening)\b/;

export const away =
  /在出差|出差(?:了|中|去了|在外)|(?:\u0080|他|她|佢|客户|对方)[^,，]{0,14}出差|休假|放假|请假|年假|不在(?!乎)|产假|休(?=$|[ ,，。])|装修(?!佬|师傅|公司|队|工人?|方案|图|款|材料)|装潢|停业|停产|停工|出国|旅游|度假|探亲|住院|闭店|盘点期|忙|过节|回国|回老家|(?<!一)上班(?!就|后|前|第)|\b(?:ooo|out of (?:the )?office|on leave|mat leave|maternity|a\/l|vacation|holiday|holidays|away|hols?|on hols|travell?ing|(?<![%\d] ?)off(?= *$)|off (?:on|until|till|from|work|sick|next|this|all)|pto|leave from|closed (?:for|from|until|on)|shut(?:down)?|annual leave|sick|retir\w+)\b/;

export const theirs =
  /^(?:另外|不过|因为|因為|据说|听说|他说|她说|客户说|对方说)?(?:他们家?|他家|她们|他|她|佢哋?|客户|对方|人家|甲方|业主|老板|[\u4e00-\u9fff]{1,3}(?:总|工|经理|主任|姐|哥|老师)说?|\u0080+(?:那边|家|方)?说)(?!约|叫|让|要我|想约|催)|\b(?:they|he|she|customer|client|their)\b(?! (?:wants?|asked|needs?) (?:me|us|a|the|it|to))/;

export const askedOfUs =
  /(?:让|叫|要|催|约|请|希望|等|问)(?:我|我们|咱|你)|我(?!(?:们)?(?:公司|方|司)的)|我们|咱|us\b|\bi\b|\bme\b|\bwe\b|i'll|we'll/;

export const story =
  /(?:当时|以前|之前|原来|原定|原本|本来|从前|一直|自从|成立|创立|做了|用了|合作了|等了|花了|干了|有效期|质保|保修|账期|周期|工期|为期|历时|since|founded|established|warranty|for the (?:past|last)|over the (?:past|last)|lead time|net \d+)/;

export const movedHere =
  /(?:(?:push(?:ed)?|mov(?:ed)?|delay(?:ed)?|shift(?:ed)?|reschedul(?:ed)?|postponed?|extend(?:ed)?) ?[到至去]|改期到|提前到|改到|改成|改为|改在|改去|推到|推迟到|延到|延期到|顺延到|提前到|挪到|约在|约到|约了|约好|定在|定于|moved (?:it )?to|preponed to|brought forward to|shifted to|(?:is|was) now|pushed (?:back |out )?to|rescheduled (?:to|for)|postponed (?:to|until)|set for|booked for|scheduled for|confirmed for) *$/;

export const comesBack = /回来.{0,4}(?:再|后|就|联|约|跟|打)|到时|届时/;

export const comesThen =
  /\b(?:call|ping|try|chase|email|ring|text|follow|reconnect|catch|meet|speak|talk|tell|warn|let|remind|introduce|check|circle|touch|drop|reach|send|revisit|pick|pop|swing|visit|see|go|come|quote|start|do it).{0,24}(?:\bthen\b(?! (?:i|we|send|call|ring|email|book|go|do|visit|meet|follow)\b)|\bafter (?:that|this)\b|\bafterwards\b)|^\s*then (?:call|meet|visit|go|start|send|ring|follow|do|try)\b|\bwhen (?:he|she|they)(?:'s|'re| is| are| gets?) back\b|once (?:he|she|they)/;

/** Nothing is to be done: then what the customer does is no step either. */
export const quits =
  /不用(?:再)?(?:跟|追|联系|管|催|回访)|无需(?:再)?(?:销售)?(?:跟|联系|回访)|不必(?:再)?(?:跟|联系)|暂不跟进|暂时不用跟|先不跟|不跟了|别(?:再)?(?:跟|催)|唔使(?:再)?跟|唔驶(?:再)?跟|不需要(?:再)?跟|没有?(?:后续|要跟)|等他们联系|no (?:further )?follow[- ]?up|no need to (?:follow|push|chase|call)|nothing (?:else |more |left )?(?:to do|needed|open|for us|for me)|nth to do|no (?:further )?action|no next step|all set|don'?t (?:need to )?follow|leave it(?: (?:there|at that))?\b/;

export const moves =
  /\b(?:mov(?:ed?|ing)|push(?:ed|ing)?|reschedul(?:ed?|ing)|postponed?|shift(?:ed)?|slipped|slip|delayed?|brought forward|bring forward|prepone?d?|advanced?|chang(?:ed?|ing))\b|改|推迟|延期|顺延|调整|挪/;

/** A clause that opens with what we did, and goes on with nothing to do: the sums and papers named in it are no steps. */
export const begunDone =
  /^[^a-z\u0080]*(?:(?:i|we|just|also|already|finally|then|and|so|\u0080+) )*(?:called|emailed|e-mailed|sent|met|visited|rang|texted|pinged|messaged|spoke|talked|chased|quoted|delivered|dropped|submitted|presented|demoed|shipped|installed|signed|saw|paid|invoiced|mailed|couriered|forwarded|resent|replied|followed up|faxed|posted|collected|swung by|stopped by|popped in)\b(?!.*\b(?:to (?:book|set|arrange|call|send|come|meet|do|see|visit|confirm|say|let|ask|check|get|be)|will|i'?ll|i'?d|we'?ll|we'?d|need|must|for)\b)/;

/** A day that does not suit: «can't do Thursday», «Thursday doesn't work», «Wed is out». */
export const refusedBefore =
  /\b(?:can'?t|cannot|can not|couldn'?t|won'?t|unable to)(?: (?:do|make|meet|come|attend|manage))?(?: it)?(?: on| for| by)? ?$/;
export const refusedAfter =
  /^ ?(?:(?:does ?n[o']?t|does not|do ?n[o']?t|won'?t|will not|is ?n[o']?t|is not|no longer|not) (?:work|suit|good|possible|convenient|gonna|going to work|happening|an option|on\b)|(?:is|was) (?:out\b(?! of)|off\b|bad|no good|full|taken|fully booked)|no good|(?:不行|不方便|没空|没时间|来不了|约满))/;

/** «Hold off until January», «parked till spring»: then it is taken up again. */
export const rests =
  /\b(?:hold(?:ing)? (?:off|on|it|this)|on hold|park(?:ed|ing)?|paus(?:e|ed|ing)|leav(?:e|ing) (?:it|them|him|her|this)|(?:a )?(?:rest|break)|wait(?:ing)?|snoozed?|shelved?|not interested|back ?burner|nothing|no (?:contact|calls?|chasing))\b/;

/** «He needs the drawing until Friday» is by Friday, to many; «valid until Friday» is not. */
export const byThen =
  /\b(?:needs?|wants?|send|sends|sending|deliver\w*|confirmation|protocol|offer|quot\w*|drawings?|documents?|feedback|answer|reply|report|finish\w*|must|should|have to|submit\w*|provide\w*|prepare|bring)\b/;
export const lasts =
  /\b(?:valid|open|holds?|held|closed|back|free|no|not|nothing|don'?t|won'?t|can'?t|wait|price|contract|lease|extend\w*|runs?|warranty|available|frozen|good|stands?|covered|booked|until (?:he|she|they|we|i))\b/;

/** «send it today», «= email today»: the bare verb at the head of the clause, and nobody before it. */
export const imperative =
  /(?:^ ?|[-=:>,;(&] ?|\b(?:and|then|will|to|pls|please|must|need) )(?:send|email|call(?! (?:w\/|with|from))|chase|ring|text|submit|post|drop|get|book|raise|issue|pay|order|prep|finish|quote|invoice|ping|see|follow up|fu|reply|update|share|forward|process|refund|credit|ship|dispatch|deliver|return|apply|print|prepare|confirm|check|sort|fix|do|tell|let|place|deposit|notify|inform|warn|advise|ask|give|make|take|write|draft|finali[sz]e|hand|cancel|find|buy|remind|introduce|collect|pick|bring|add|upload|file|sign|scan|copy|escalate|log|register|emailing|sending|calling|chasing|doing|going|dropping|posting|submitting|getting)(?: (?!with\b|from\b)[\w'’\u0080&/-]+){0,5} $/;

/** «Warranty form to him today»: no verb, and yet something goes to somebody. */
export const handed =
  /(?:^ ?|[.,;:] ?)(?:[\w'’-]+ ){1,4}(?:over |across )?to (?:him|her|them|\u0080+|legal|finance|accounts|client|customer|factory|warehouse|procurement)(?: \w+)? $/;

/** «Follow up Monday if I don't see it» is a step. */
export const condition = /\b(?:if|unless|in case)\b.*$|(?:如果|要是|若|万一).*$/;

/** Behind a day: «3号跟王总吃了饭» is over, «3号发了货再收款» and «28号开完会找他» are not. */
export const goneBy =
  /^[^再等把要]{0,16}?(?:拜访|走访|回访|访|见|去|到|来|吃|喝|聊|谈|开|打|发|寄|送|报|交|签|付|收|装|修|做|看|碰|试|买|演示|培训|沟通|联系|对接)(?:电话|会|面|饭|货|价|约|款|样|票)?(?:了|咗|过(?![来去期程节年完几两]|一阵|\d)|的(?!时候|时间|话|[^,，。]{0,10}[要需得]))(?![^,，。]{0,12}(?:再|就|之?后|的话))/;

/** «Visited them on 3 Feb»: before a day, where nothing follows from it. */
export const goneOn = (told: string): boolean =>
  / on (?:the )?$/.test(told) &&
  begunDone.test(told) &&
  !/\b(?:due|start\w*|deliver\w*|demo|from|until|by)\b/.test(told);

/** It is meant and has not come about. */
export const intends =
  /要(?!求|价|紧)|会(?=[去来给发开跟把再])|将|准备|打算|计划|再|等|约|争取|如果|要是|到时|下次|明年|\b(?:will|to|plans?|planned|next|book\w*|schedul\w*|needs?|must|should|if|once|when)\b|'ll\b/;

/** What is up to the customer, in what they say of themselves: «王总说25号拍板», «Dana says they decide by month end». */
export const decides =
  /(?:他|她|佢|们|哋|客户|对方|人家|甲方|业主|老板|领导|那边|的人|[总工姐哥]|经理|主任|主管|厂长|\u0080)(?:都|也|又)?(?:说|讲|话|表示|回话|答应)[^,，。]{0,16}?(?:拍板|定(?=下来|方案|供应商|[价标案]|\s*$)|决定|答复|答覆|回复|回覆|给(?:我们?|咱们?)?个?(?:准信|准话|回音|信|消息|结果|说法)|[有出](?:结果|消息|回音|结论)|批下来|审批|上会)|(?:估计|预计|估摸|应该|大概)[^,，。]{0,10}?[能会可](?:以)?(?:批?下来|批|到账|到位|[有出](?:结果|消息|回音|结论))|(?:\u0080|\b(?:they|he|she|boss|board|customer|client|buyer|owner)) (?:says?|said|reckons?|thinks?|told (?:me|us)|promised(?: me| us)?) (?:that )?(?:they|he|she|it|(?:the|their|his|her) [\w-]+|boss|board)(?:'ll|'d| will| would| should| can)? (?:(?:only|probably|then|have to|need to) )?(?:decid\w*|approv\w+|make (?:a|the|their|up) \w+|have (?:the|an?|their) (?:answer|decision|reply)|know|answer|get back|come back|revert|reply|respond|let (?:me|us) know|be in touch)\b|\b(?:board|committee) (?:only )?(?:meets|sits|votes)\b/;

/** «说必须周五前给他答复»: the answer is ours. */
export const decidesToUs = (words: string): boolean =>
  /必须|务必|要求|希望|[让叫请催要]我|给[他她佢]|我(?!们?(?:答复|回复|准信|信|消息|结果|说法|个))|咱|\b(?:i|we|i'll|we'll)\b/.test(
    words,
  );

/** A period in which something is there or begins at the customer: «年底有技改项目», «they have a project at year end». */
export const holds =
  /^(?:[也还会将就要]|可能|大概|计划|打算|准备|应该)*(?:有(?!空|时间)|上(?!门|线培训)|扩|投产|开工|开业|动工|启动|开始|搬|换|新建|建|装修|招标|立项|改造|技改)/;
export const theyHold =
  /(?:\u0080|\b(?:they|he|she|there|customer|client|company))(?:'s|'ll| will| also| might| may| is| are)* (?:have|has|had|got|plan\w*|expect\w*|going|is|are|be|start\w*|run\w*|launch\w*|expand\w*|open\w*|budget\w*)\b/;
