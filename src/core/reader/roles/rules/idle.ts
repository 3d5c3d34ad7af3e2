import { away, theirs, askedOfUs, story } from '../../text/cues.ts';
import { background, type Verdict } from '../verdict.ts';
import type { Told } from '../context.ts';
import { ordered } from '../../steps/perspective.ts';

/** Days on which nothing is to be done: somebody is away, or it is a month and no step. */
export function idle(date: Told): Verdict | undefined {
  const { ahead, words, around, wanted, strong, over } = date;
  const coarse = date.coarse || ahead.granularity === 'season';
  const { text } = date.note;
  if (!strong()) {
    if (/问.{0,12}(?:能不能|可不可以|行不行|是否|能否)/.test(words)) return background(ahead, 'only asked');
    if (/(?:他|她|佢).{0,14}(?:去|飞|出国).{0,16}回/.test(words)) return background(ahead, 'somebody is away');
    if (story.test(around) && !toldUs.test(date.told)) return background(ahead, 'tells of a span');
    if (away.test(words) && !/等.*回来|回来(?:再|后|就)/.test(words)) return background(ahead, 'somebody is away');
  }
  if (
    coarse &&
    /^(?:的)?(?:目标|计划|预算|框架|业绩|报告|总结|账单|对账|货款|发票|订单|名单|数据|指标|任务|份额|合同)|^ (?:targets?|budgets?|invoices?|numbers|reports?|plans?|orders?|forecast|figures|results)\b/.test(
      text.slice(ahead.to, ahead.to + 12),
    )
  )
    return background(ahead, 'tells which one');
  if (
    namesThing.test(text.slice(ahead.to, ahead.to + 10)) &&
    (coarse || ahead.kind === 'period' || ahead.form === 'holiday')
  )
    return background(ahead, 'tells which one');
  if (coarse) {
    const action =
      strong() ||
      ordered.test(words) ||
      (askedOfUs.test(around) && wanted() && !theirs.test(words)) ||
      /帮我|帮忙|再|联系|跟进|回访|拜访|约|问|call|ping|reconnect|revisit|pick (?:it |this |up)|restart|resume|start|begin|talks?\b|discuss|revive|reach out|email|meet|visit|send|quote|propose|look at|touch|circle|back|check|again|follow|招标|启动|decision|expected|签|开标|谈|开始|next (?:review|meeting|call|visit|service|check|contact|step)|\bsometime\b|\bqbr\b/.test(
        around,
      );
    if (!action || (ahead.granularity === 'year' && !strong()) || (over() && !strong()))
      return background(ahead, 'a long period without a step');
  }
  return undefined;
}

/** A period or a feast in the name of a thing: 月底冲量名单, 春季展会, 年底了, "EOQ push", "week plan". */
const namesThing =
  /^(?:的)?(?:(?:[\u4e00-\u9fff]{0,3}(?:名单|清单|展会?(?![示开])|博览会|广交会|促销|大促|旺季|高峰|档期|档|排期|活动(?!时)|盘点|礼盒|礼品|福利|扫尾|冲刺|冲量|大会|峰会|采购节))|了(?=$|[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2,}))|^ (?:push|sale|show|fair|campaign|party|rush|plan|list|promo|season|menu|gifts?|hampers?|offsite)\b/;

/** «孔经理让我们这周内出方案». */
const toldUs = /(?:让|叫|要|催|请)(?:我们?|咱们?) ?$/;
