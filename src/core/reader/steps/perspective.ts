/**
 * Whose a date that lies ahead is, by the words of its clause: ours to act on, or the customer's own, who moves house, decides, pays.
 * Where a note has both, only ours becomes a step.
 */
export function ownerOfStep(words: string): 'ours' | 'theirs' {
  const plain = withoutUs(words);
  if (weWill.test(plain)) return 'ours';
  if (goods.test(plain)) return 'theirs';
  if (ordered.test(plain)) return 'ours';
  return theyDo.test(plain) || befalls.test(plain) || role.test(plain) || told.test(plain) ? 'theirs' : 'ours';
}

/** «Wants delivery before March»: nothing for us to do on that day. */
export function wantsGoods(words: string): boolean {
  return goods.test(words) && !weWill.test(withoutUs(words));
}

/** What we write, say or show: a customer who wants it waits for us. */
const papers =
  'quot\\w*|pric\\w+|proposals?|answers?|repl(?:y|ies)|responses?|drafts?|decks?|slides?|reports?|samples?|swatch\\w*|sow|contracts?|agreements?|nda|po|pi|invoices?|receipts?|drawings?|demos?|visits?|calls?|callbacks?|meetings?|mtg|chat|lunch|coffee|feedback|updates?|lists?|figures|numbers?|estimates?|bids?|tenders?|offers?|plans?|schedules?|timelines?|specs?|sheets?|datasheets?|catalog\\w*|brochures?|references?|case stud\\w+|presentations?|training|engineers?|tech|technicians?|someone|somebody|me|us|revised|info\\w*|details|docs?|documents?|papers?|certs?|certificates?|confirmation|decks?|options|layout|design|artwork|render\\w*|mock-?ups?|rates?|terms|talk|session|workshop|inspection|survey|walk\\w*|statement|form|breakdown|comparison|summary|minutes|link|login|access|trial|test|proof|it|this|that|ppap|coa|poc|to (?:see|meet|talk|speak|chat|discuss|know|hear|go|review|push|move|reschedule|shift|postpone|delay|bring|book|arrange|set|do|have|visit|come|kick|sit|catch|call|look|walk)';

/** What a customer wants to have by a day, and wants not from our pen. */
const goods = new RegExp(
  `(?:\\b(?:wants|needs|requires|(?:they|customer|client) (?:want|need|require)|they wanted|needing|wanting)|\\u0080 (?:want|need|require))\\b(?! (?:(?!by\\b|before\\b|for\\b|in\\b|from\\b)[\\w'%$&+/-]+ ){0,4}(?:${papers})\\b)`,
);

/** Us as an object: «they will call me», «get back to us». */
const objects =
  /\b(?:let|tell|call|ring|pay|give|send|text|email|ping|show|owe|inform|update|message|msg|bring|to|with|for|from|at|of|asked|on) (?:me|us)\b(?! to\b)/g;

function withoutUs(words: string): string {
  return words.includes(' me') || words.includes(' us') ? words.replace(objects, '') : words;
}

const weWill =
  /\b(?:i|i'll|i'm|i've|im|ill|i'd|we|we'll|we're|we've|we'd|us|me|my|our|ours|need to|have to|gotta|must|follow(?:ing)?[ -]?up|f\/?up|fu|chase)\b|我(?!们?(?:公司|司))|我们|咱/;

const verbs =
  'follow|chase|call|ring|phone|email|mail|text|msg|message|send|submit|get|book|remind|ping|visit|quote|prep|prepare|present|bring|check|ask|see|meet|drop|swing|stop|pop|take|give|make|do|go|run|put|set|sort|fix|confirm|order|ship|deliver|dispatch|collect|pick|arrange|schedule|draft|write|finish|finali[sz]e|update|share|forward|issue|raise|invoice|post|print|pay|deposit|process|refund|credit|return|apply|reply|revert|respond|circle|touch|reach|try|chat|talk|speak|catch|nudge|bug|push|pitch|propose|offer|demo|show|walk|loop|sync|review|re-?quote|re-?send|re-?visit|re-?try|diar[iy]\\w*|note|remember|reconnect|re-?engage|hand|line|look|escalate|place|buy|find|add|invite|introduce|intro|cancel|move|measure|install|train|start|begin|work|close|hit|poke|knock|approach|aim|plan|sign|renew|be|come|head|tell|let';

/** An order to oneself at the head of a clause or behind a connective. */
export const ordered = new RegExp(
  `(?:(?:^ ?|[-=:>;(&+)] ?)(?:will )?|\\u0080 ?|\\b(?:and|then|pls|please|must|so|but|just|also|to do|todo|action|next|step|still|again) )(?:${verbs})\\b(?! ?(?:from|w/|w |with|about|to me|to us|back to (?:me|us))\\b|s\\b)|跟进|跟催|回访|提醒|催|再(?:联|约|打|问|聊|谈|去|跟)|发(?:给|报|方|合|样|资)|寄|送|带|拜访|上门|答复|回复|报价`,
);

const acts =
  'pay|transfer|release|clear|deposit|decide|choose|sign|approve|review|test|try|trial|evaluate|think|discuss|talk|speak|present|check|ask|get back|come back|revert|reply|respond|confirm|let|tell|send|return|move|open|close|launch|start|begin|finish|end|expand|hire|leave|fly|travel|go|be (?:away|out|off|back|in)|have|hold|meet|vote|run|place|issue|order|receive|finali[sz]e|buy|switch|renew|call|ring|email|reach out|contact|know';

/** What they do: somebody else is the subject, and asks nothing of us and offers no time. */
const theyDo = new RegExp(
  `\\b(?:he|she|they)(?:'(?:ll|d|re|s|ve))?(?= )(?! (?:(?:is|are|was|were|has|have|can|will|would|still|also|only|really|just|then) )*(?:wants?|needs?|ask\\w*|like[ds]?|love|requir\\w+|request\\w*|wanted|needed|suggest\\w*|prefers?|meet|do|make|free|available|ok|okay|fine|good|happy|accept\\w*|agree[ds]?|confirm\\w*|book\\w*|invited?|pick(?:ed)?|offer\\w*|propos\\w*|owes?|expects? (?:us|me|a|the|our)|(?:said|says|told (?:\\w+|\\u0080+)) (?:to |that )?(?:${verbs}))\\b)|\\u0080 (?:'?s? )?(?:(?:said |says |thinks? |reckons? )?(?:will|'ll|to|is going to|are going to|promised to|hopes to|plans to|wants to|promised)) (?:${acts})\\b|\\u0080 (?:promised|(?:will be |is |are )(?:away|out|off|back|on leave|travell?ing|moving|closed|paying|signing|deciding|launching|reviewing|testing))\\b`,
);

/** What somebody says of their own side, what is awaited, and what goes its way without us. */
const told =
  /\b(?:says?|said|reckons?|thinks?|mentioned) (?:that )?(?:he|she|they|the|their|his|her|it|its|stock|budgets?|money|funds|cheque|payment|legal|finance|procurement|boss|board)\b|\b(?:should|will|hope to|expect(?:ing)? to|waiting to) hear\b|\b(?:waiting (?:on|for)|awaiting|hoping for|expecting)\b|\b(?:leaves|leaving|retires|joins|goes up|go up|rises?|reopens?|agm|(?:delivery|signature|order|answer|reply|feedback|news|response) (?:is |was )?(?:promised|expected|due))\b|(?:^|[^a-z])back (?:in|at|from|on|to work)\b|\u0080 (?:is |'s )?(?:in|at) [a-z\u0080]+ *$/;

/** Those at the customer whose part it is to decide and to pay. */
const role =
  /\b(?:(?:their|his|her) (?!office|place|site|hq|shop|store|plant|factory|warehouse)[\w-]+|boss|board|owner|legal|procurement|purchasing|management|committee|council|landlord|customer|client|buyer|cfo|ceo|cto|head office)(?: team| dept| department)?(?:'s| is| are|'ll| will| to| must| has to)? (?:(?:then|also|only|still|not) )?(?:decid\w+|meets?|meeting|reviews?|reviewing|approv(?:es?|ing)|signs?|signing|sits|votes?|back|away|out|off|on leave|on holiday|returns?|returning|travell?ing|pays?|paying|ends?|starts?|begins?|resets?|opens?|closes?|send\w*|get\w*|come\w*|revert\w*|confirm\w*|want\w*|need\w*|move\w*|check\w*|test\w*|go(?:es)?|launch\w*|expires?|renews?)\b|\b(?:po|payment|cheque|check|balance|deposit|contract|premium|rent|inst?al?lment|money|funds|signature|signed copy)\b.{0,24}\b(?:due|expected|promised|back|coming|to (?:arrive|come|follow))\b/;

/** What happens to a customer or is done by one, in the words of a plan. */
const befalls =
  /到期|满期|期满|约满|做(?:手术|白内障|检查)|停送|停到|复诊|满(?!意|足)|租约|执行|生效|船期|到港|开船|起飞|delay|截单|过期|失效|截止|截标|结束|到账|排款|打款|付清|结清|付完|给钱|给付|上线|上新|投产|开业|开工|开学|换供应商|要货|(?:重新|要|会)招标|(?:会|标)开(?=$|[ ,，。])|要审计|出结果|批下来|批完|(?:他|她|佢|他们|客户|对方|甲方|业主|\u0080)(?:那边|们|哋|家|方|财务|内部)?(?:说|讲|话|表示)?(?:要|会|想|准备|打算|计划|答应|承诺|预计|估计)?(?:付|给信|决定|定下来|上新|搬|换|开会|讨论|过会|开标|测试|试用|比价)|能付|(?:答应|承诺|保证|说好) *前? *(?:付|打款|给|定)|能到账|先有|先得|才有|等.{0,10}(?:下来|批|出来|到位|通过|过(?![来去程]))|会下(?:单|po|(?=$|[ ,，。]))|才[会能](?:回|给|有|定|批|付|下)|内部定|尾牙|盘点|过会|要搬(?![样货])|搬(?:家|厂|迁|仓|走)|(?:他|她|佢|他们|客户|对方|甲方|业主|\u0080)(?:那边|们|哋|家)?[^,，]{0,4}(?:放假|年会|订货会|定(?![价制金做]))|会有(?:消息|结果|答复)|有消息|预计.{0,6}(?:到|完|出)|\b(?:(?:he|she|they)(?:'ll| will| to)|signs? off|approves?|(?:he|she|they|cheque|payment|customer|client) promised|maybe|perhaps|is being|eta|fy|agm|(?:her|his|their|client|customer) side|renewal date|(?:lease|contract|term|agreement|subscription|policy|warranty) (?:is |are |comes |runs )?(?:up|out)|due for renewal|expir(?:es?|ing|y|ed)|laps(?:es?|ing)|ends?(?! of)|ending|closes|closing|clos(?:es|ing) on|runs? out|up for renewal|goes? (?:to (?:the )?(?:board|committee|cmte)|live|out to)|decisions?|decid(?:e|es|ing)|(?:will|he'll|she'll|they'll) (?:clear|pay|decide|release|sign|transfer|test|try|think|discuss|review|talk|speak|ask|check with|present it)|arrives?|arriving|lands?|ships?|(?:he|she|they|client|customer)(?:'s|'re| is| are)? (?:pays?|paying|moving|moves?|shut|closing|starting|back|away|out|off|going|in)|moving (?:offices?|premises|house)|(?:budget|fiscal|financial|financing) (?:opens?|starts?|resets?|year)|renewal (?:for .{1,30} )?is|meets?|(?:new )?budget)\b/;
