/** What words look like as a whole: a name, a number, a question, a request. Pure. */

/** The words of a sentence without what people put around them. */
export function trimSentence(text: string) {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^[/@]\s?/, '')
    .replace(/[\s。.!！?？~]{1,9}$/, '');
}

/** Words that may be a name and nothing else: few, and no mark sets them apart. */
export function nameAlone(text: string): string | undefined {
  const name = trimSentence(text);
  return name.length >= 2 && name.length <= 40 && !/[,，;；:：\n]/.test(name) ? name : undefined;
}

/** What somebody types who looks for a name, however they spell it. */
export function soughtName(text: string): string | undefined {
  const name = nameAlone(text);
  if (name === undefined || name.length > 30 || TALK.test(name)) return undefined;
  return /^[\p{L}\p{N}&.'’·\- ]+$/u.test(name) && /\p{L}/u.test(name) ? name : undefined;
}

/** What people say without looking for anybody. */
const TALK =
  /^(?:你好|您好|好的?|嗯+|哦+|谢谢.{0,2}|多谢|收到|知道了|明白|可以|不用了?|是的?|对的?|没有|在吗|早上?好?|晚安|ok(?:ay)?|yes|no|hi|hey|hello.*|thanks?.*|thank you.*|got it|fine|good.*|sure|great|please|bye|test|测试)$/i;

/** Figures that stand alone, as they were typed: «042» is no 42. */
export function numberAlone(text: string): string | undefined {
  return /^\s*(\d{1,8})\s*$/.exec(text.normalize('NFKC'))?.[1];
}

/** What a sentence points at: a line of the last list, a row by its number, what some words are about, or nothing in so many words. */
export type FollowUpRef = { readonly line: number } | { readonly id: number } | { readonly about: string } | undefined;

/** Whether words say something, rather than name somebody. */
export function isSentence(text: string) {
  return /[:：](?!\d)/.test(text) || SAYS_HAN.test(text) || (text.split(/\s+/).length > 2 && SAYS_LATIN.test(text));
}

/** Whether words ask us something: what somebody else asked is told, not asked. */
export function isQuestion(text: string) {
  const words = text.trim();
  return (ASKS.test(words) || (ASKS_WITHIN.test(words) && !TELLS.test(words))) && !/[问問]|\bask|\bwonder/i.test(words);
}

/** «还有什么没跟的», but not «没什么进展» and not «客户想知道什么时候到». */
const ASKS_WITHIN =
  /^[^,，。;；\n]{0,20}?(?<![没都也随不])(?:什么(?!都|也)|哪[个些家几位](?!都|也)|谁(?!都|也)|多少|多久|几[个家条次])[^,，。;；\n]{0,8}$/;
const TELLS = /[说讲想催]|知道|要求|看看|回复|告诉|确认/;

const ASKS =
  /[?？]$|(?:吗|呢|多少|几点|什么|啥|谁|哪[个些家儿里]?|怎么样|如何|[咗好得]未[呀啊]?|咩[呀啊]?)[。\s]*$|有冇|係咪|边个|边度|是谁|谁在|有多少|^(?:谁|哪[个些家]|什么时候|怎么|为什么|有没有|(?:最近|这周|本周|本月)?(?:谁|哪些))|^(?:what|who|whose|when|where|which|how|why)\b|^(?:are|is|was|were|do|does|did|will|shall|should|can|could) (?:we|i|you|they|he|she)\b[^,.;?]*$/i;
/** A question that has a word for what it asks, and nothing beside it: «张姐的电话是多少». A mark alone may stand behind a doubtful note. */
export function isPlainQuestion(text: string) {
  const words = text.trim().replace(/[?？]+$/, '');
  return !/[,，。;；\n]/.test(words) && isQuestion(words);
}

const SAYS_HAN = /[了吗呢吧]$|很|不用|不要|不想|没有|已经|觉得|需要|希望/;
const SAYS_LATIN =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|should|do|does|did|needs?|needed|wants?|wanted|left|sent|called|met|visited|won|lost|got|gave|going|snooze|delete|forget|rename|never|not|no|don['’]t|said|says|asked|thinks?|please|we|they|he|she|i|you)\b/i;

/**
 * Whether words look like a name and nothing else: a person's, a company's, an address, a model. It says nothing of the
 * language of whoever writes it.
 */
export function isBareName(text: string) {
  const words = text.trim();
  if (/^\S+@\S+\.\w+$/.test(words)) return true;
  if (/^\p{Script=Han}{2,4}$/u.test(words)) return !SAID_HAN.test(words);
  // One word, or a few that each begin with a capital or a figure.
  if (
    !/^(?=.*\p{L})(?:[\p{Script=Latin}\d&.'’·-]+|[\p{Lu}\d][\p{Script=Latin}\d&.'’·-]*(?: [\p{Lu}\d][\p{Script=Latin}\d&.'’·-]*){1,2})$/u.test(
      words,
    )
  )
    return false;
  return !SAID_LATIN.test(words) && !isGreeting(words);
}

/** Characters and words of which one at least is in whatever is asked, told or ordered that shortly. */
const SAID_HAN =
  /[我你您他她它的了谁吗吧呢嗯哦哈今明后昨天周月日报表帮助撤消完成推迟取换改加删停全都好谢早晚导入出绑定记录搜查看找状态备逾期待办提醒语言时区没不是有在对行可以收到知道什么怎哪几多少公重复疑移除决链验码群演示]|客户|微信|连接|进度|交接|跳过|漏斗|商机|投诉|满意|风险|批准|[率价]$/u;
const SAID_LATIN =
  /^(?:a|an|the|to|at|with|and|for|who|whose|what|when|where|which|how|why|is|on|of|in|my|our|me|i|we|you|it|that|this|yes|no|not|ok|okay|sure|great|fine|hmm+|haha+|lol|please|test|today|tomorrow|yesterday|tonight|week(?:ly)?|month(?:ly)?|daily|overdue|due|done|undo|undone|help|brief|prep|find|search|show|list|more|import|export|report|digest|language|zone|status|backups?|count|code|bind|note|add|date|customers?|contacts?|follow|followups?|reminders?|remind|push|snooze|move|give|cancel|skip|delete|stop|merge|rename|owner|owns|own|timeline|promises?|decision|chain|deals?|duplicates?|remove|make|tier|floor|don['’]t|share|run|connect|demo|room|time|keep|pipeline|playbooks?|won|lost|approve|call(?:ed)?|met|meet|visit(?:ed)?|sent|send|got|talked|spoke|quote[ds]?|next|last|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|english|chinese)\b|[\s-](?:versions?|seconds?|nps|csat|to|at|with|and|for|is|on|of|in|my)\b/i;

/** Whether words have the form of a request to us; what has been done («把样品寄给华为了») has not. */
export function isRequest(text: string) {
  return REQUEST.test(text.trim()) && !/[了过]/.test(text);
}

const REQUEST =
  /^(?:请(?!.{0,8}(?:吃|喝|客))|麻烦|劳驾|帮(?:我|忙|下)|替我|给我|能不能|能否|可不可以|可否|可以帮|把.{1,20}(?:给|到|成)|(?:please|pls)\b|(?:could|can|would|will) you\b|(?:show|give|send|get|tell|find) me\b)/i;

export function isGreeting(text: string) {
  return GREETING.test(text);
}

const THANKS = /^(?:thanks|thank you|cheers|谢谢你?|多谢|辛苦了?)(?: (?:all|team|again))?[\s\p{P}\p{S}]*$/iu;

/** Said when something has been done; nothing is to follow. */
export function isThanks(text: string) {
  return THANKS.test(text);
}

const GREETING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|ok|okay|cheers|bye|你好|您好|早|早上好|下午好|晚上好|在吗|在不在|谢谢|多谢|好的?|收到|辛苦了?|再见)(?: (?:there|all|team|again))?[\s\p{P}\p{S}]*$/iu;
