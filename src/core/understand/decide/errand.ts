/** What one sets oneself to do for somebody known, without a day: «给李总发个样品», "send Dana the spec sheet". Pure. */
import { isQuestion } from '../../text/sentence.ts';
import type { Sentence } from '../types.ts';

/** Whether a sentence is such an errand: a verb of dealing with people, whom, and what; nobody of ours, and nothing that we could do. */
export function isErrand({ flat, pieces, shown }: Sentence): boolean {
  if (isQuestion(flat) || shown?.kind === 'handover' || pieces.some(({ type }) => type === 'colleague')) return false;
  const whom = pieces.filter(({ type }) => type === 'customer' || type === 'contact');
  return whom.some(({ span: [from, to] }) => {
    const [before, behind] = [flat.slice(0, from), flat.slice(to)];
    return (
      (HAN_BEFORE.test(before) && HAN_BEHIND.test(behind) && !HAN_OURS.test(flat)) ||
      (HAN_GOING.test(before) && !/[\p{L}\d]/u.test(behind)) ||
      (LATIN_BEFORE.test(before) && LATIN_BEHIND.test(behind) && !LATIN_OURS.test(flat))
    );
  });
}

/** «样品发错了,重发了一套»: what went wrong with a thing, and what was done about it, is told, and corrects nothing of ours. */
export function isSetRight({ flat }: Sentence): boolean {
  return SET_RIGHT.test(flat) && !OF_A_NOTE.test(flat);
}

const SET_RIGHT =
  /^(?:\p{Script=Han}|\u0080){2,10}?[发寄送贴装开打印做配算填拿放标下运](?:错|反|漏|少|坏)(?:了|啦)?[,，;；。 ]+[^,，。;；?？]{0,10}(?:重|补|换|返工|改|退)[^,，。;；?？]*(?:了|过去|好|完)/u;
const OF_A_NOTE = /记|写|撤|删|这条|那条|刚才|上面|客户名|联系人|日期|提醒|跟进|应该是|改[成为]/;

const HAN_BEFORE =
  /^(?:(?:记得|别忘了?|不要忘了?|还?要|还?得|该|需要|先|再|抽空|有空|回头|到时候?|我|我们)\s?){0,3}(?:给|约|请|找|催一?催?(?:一?下)?|问一?问?(?:一?下)?|跟|和|同|向|陪)$/;
/** «去趟华为», «拜访一下李总»: whom, and nothing else. */
const HAN_GOING =
  /^(?:(?:记得|别忘了?|还?要|还?得|该|需要|先|再|抽空|有空|回头|我)\s?){0,3}(?:[去跑]一?趟|(?:拜访|走访|回访|联系)一?下?)$/;
/** A verb and what it is about. */
const HAN_BEHIND =
  /^(?:那边|他们|公司|的人)?\s?(?:(?:再|多|先|重新|补|尽快)?(?:发|寄|送|带|拿|打(?!标|分)|回(?!退)|报|交|出|开|装|补|修|演示|讲|介绍|推荐|准备|印|买|订|吃|喝|聊|谈|见|碰|确认|核对|对账?|签|结|要|的?(?:款|货款|尾款|回款|合同|样品|图纸|反馈|预算|进度|意见|地址|报价))|\p{Script=Han}*(?:吃个?饭|喝个?茶|款|合同|预算|进度))/u;
/** What is asked of us, or told of an account. */
const HAN_OURS =
  /标签|备注|提醒|跟进|节奏|频率|流程|模板|手册|等级|级别|[abc]级|[abc]类|阶段|后备|负责|联系人|转给|交给|换成|改成|设[成为置]|新建|新增|加[个一条]|删|撤|评分|满意度|投诉|[发回](?:个|条|封|一下)?(?:微信|短信|邮件|消息|信息)|[了过吗?？]/;

const LATIN_BEFORE =
  /^(?:(?:remember to|dont forget to|don['’]t forget to|need to|have to|must|should|i(?:['’]?ll| will| need to| must)?|to ?do:?|got to|gotta) )?(?:send|call|ring|phone|email|mail|ship|get|quote|invoice|text|ping|chase|visit|invite|take|bring|show|thank|ask|buy|book|meet)(?: back| up)? (?:the |mr |ms |mrs |dr )?$/;
const LATIN_BEHIND =
  /^(?:['’]s)?(?: (?:at|from|of) \S+)? (?:back|(?:for|to|about|on|re|over|with|out|the|a|an|our|their|some|two|three|\d+|new|updated|revised|his|her|that|this)\b.*\p{L})/u;
const LATIN_OURS =
  /\b(?:tag|label|remind(?:er)?|follow[- ]?ups?|cadence|tier|stage|owner|playbook|backup|note|notes|brief|history|timeline|who|what|when|where|how|list|show|number|phone number|address|report|digest|e-?mail (?:saying|that)|message|yesterday|today|said|sent|called|met|already)\b|\?/;
