import { type Act, defineCommand } from '../../command.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  type CustomerRef,
  customerInContext,
  isCustomerName,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { changeCustomer, findCustomer, type CustomerRecord } from '../store/owners.ts';
import { STAGES, STATUSES } from '../../contract/vocabulary.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../resolve.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Tier, Stage, Status } from '../../contract/customer.ts';

type Change =
  | { readonly tier: Tier }
  | { readonly stage: Stage }
  | { readonly status: Status }
  | { readonly addTags: readonly string[] }
  | { readonly dropTags: readonly string[] };
type Input = {
  readonly customer: string | undefined;
  readonly change: Change;
  /** What was said, for asking again. */
  readonly says: Localized;
  readonly sure: boolean;
};
type Outcome =
  | { readonly kind: 'graded'; readonly customer: CustomerRef; readonly now: CustomerRecord }
  | UnclearCustomer
  | UnclearSubject;

const WHOSE = String.raw`(?:(?<customer>[^,，;；。\n]{1,40}?)(?:[\s,，:：]+|(?<=[\u4e00-\u9fff]))(?:是|改成|改为|设为|定为|升为|降为)?)?`;
const TAGS = '(?<tags>(?!.*客户$)[^。;；\\n]{1,60})$';
const STAGE =
  '(?<stage>已?(?:线索|初步接触|接触|初谈|需求(?:确认)?|有需求|方案|做方案|试样|送样|测试|报价中?|投标|商务谈判|谈判|谈价|议价|签约|签合同|合同|成交|交付中?|实施|发货))';
const STATUS = '(?<status>潜在|潜在客户|意向|合作中?|合作客户|老客户|活跃|暂停(?:合作)?|搁置|已?流失|丢了)';
const PATTERNS = [
  /^(?:客户)?(?:等级|级别)?(?:是|改成|改为|定为|升为|降为|[:：])?\s*(?<tier>[ABC])[类级]?$(?<=[类级]|[级别][^类级]*)/i,
  /^(?<customer>[^,，;；。\n]{1,40}?)(?:[\s,，:：]+|(?<=[\u4e00-\u9fff]))(?:是|改成|改为|设为|定为|升为|降为)?(?<tier>[ABC])\s*[类级]\s*(?:客户)?$/i,
  new RegExp(
    `^${WHOSE}(?:(?<drop>去掉|删掉|取消|不要)?(?:的)?(?:标签|(?:打|加|贴)(?:个)?标签?|标(?=[\\s:：])))(?:\\s*[:：是]\\s*|\\s*)${TAGS}`,
  ),
  new RegExp(`^${WHOSE}(?:到了?|进入|处于|阶段(?:是|改成|到)?|[:：])?\\s*${STAGE}(?:阶段)$`),
  new RegExp(`^${WHOSE}阶段\\s*(?:是|改成|到了?|[:：])?\\s*${STAGE}$`),
  new RegExp(`^${WHOSE}状态\\s*(?:是|改成|改为|[:：])?\\s*${STATUS}$`),
  /^tier (?<tier>[abc])[: ]+(?<customer>(?!customers|clients|accounts)[^,\n]{1,40})$/i,
  /^(?<customer>[^,\n]{1,40}?)(?: is|:)? (?:a )?tier (?<tier>[abc])(?: (?:customer|account))?$/i,
  /^(?<drop>un)?tag (?<customer>[^,\n:]{1,40}?)(?: as|:| with)? (?<tags>[^.;\n]{1,60})$/i,
  /^(?<customer>[^,\n]{1,40}?):? tags?:? (?<tags>[^.;\n]{1,60})$/i,
  /^(?<customer>[^,\n]{1,40}?):? (?:is at )?stage:? (?<stage>[a-z]{3,12})$/i,
  /^(?<customer>[^,\n]{1,40}?):? status:? (?<status>[a-z ]{3,12})$/i,
];

export default defineCommand<Input, Outcome>({
  name: 'classify',
  intents: ['customer.set'],
  topic: 'teach',
  does: { zh: '客户等级、标签、阶段、状态', en: 'a customer’s tier, tags, stage and status' },
  examples: {
    zh: ['华为A类', '华为 标签 重点,华东', '华为 阶段 报价', '华为 状态 暂停', '华为 去掉标签 华东'],
    en: ['tier A Huawei', 'tag Huawei: key, east', 'Huawei stage quoted', 'Huawei status paused'],
  },

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    const change = found && changeOf(found);
    if (!found || !change) return undefined;
    const customer = found['customer']?.trim();
    return { customer, change, says: says(change), sure: customer === undefined };
  },

  async run(act, { customer, change, says: again, sure }) {
    const name = customer && (await nameIn(act, customer));
    if (!act.known || (!sure && customer && !name)) return undefined;
    const meant = await customerInContext(act, { name: name ?? customer, says: again });
    return 'kind' in meant ? meant : apply(act, { customer: meant, change });
  },

  say: {
    graded: ({ customer, now }, { t, list }) => ({
      icon: '🏷️',
      title: [
        customer.name,
        now.tier && t({ zh: `${now.tier}类`, en: `tier ${now.tier}` }),
        now.stage && t({ zh: `${STAGES[now.stage].zh}阶段`, en: `stage: ${STAGES[now.stage].en}` }),
        now.status && t(STATUSES[now.status]),
        now.tags.length > 0 && list(now.tags),
      ]
        .filter(Boolean)
        .join(' · '),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** «美的» is a name, the 的 of «华为的» belongs to the sentence. */
async function nameIn(act: Act, words: string) {
  for (const name of [words, words.replace(/的$/, '')]) if (await isCustomerName(act, name)) return name;
  return undefined;
}

function changeOf(found: Readonly<Record<string, string | undefined>>): Change | undefined {
  const { tier, stage, status, tags, drop } = found;
  if (tier) {
    const upper = tier.toUpperCase();
    return upper === 'A' || upper === 'B' || upper === 'C' ? { tier: upper } : undefined;
  }
  if (stage) {
    const known = keyIn(STAGES, stage);
    return known && { stage: known };
  }
  if (status) {
    const known = keyIn(STATUSES, status);
    return known && { status: known };
  }
  const list = (tags ?? '').split(/\s*(?:[,，、/]|\s)\s*/).filter((tag) => tag.length > 0 && tag.length <= 16);
  if (!list.length || list.length > 8) return undefined;
  return drop ? { dropTags: list } : { addTags: list };
}

function keyIn<Key extends string>(words: Readonly<Record<Key, { readonly said: RegExp }>>, said: string) {
  // The keys of a table written out in full.
  return (Object.keys(words) as Key[]).find((key) => words[key].said.test(said.trim()));
}

async function apply(
  act: Act,
  { customer, change }: { readonly customer: CustomerRef; readonly change: Change },
): Promise<Outcome> {
  const before = await findCustomer(act.tx, customer.id);
  const tags = before?.tags ?? [];
  if ('addTags' in change)
    await changeCustomer(act.tx, { id: customer.id, tags: [...new Set([...tags, ...change.addTags])] });
  else if ('dropTags' in change)
    await changeCustomer(act.tx, { id: customer.id, tags: tags.filter((tag) => !change.dropTags.includes(tag)) });
  else await changeCustomer(act.tx, { id: customer.id, ...change });
  const now = await findCustomer(act.tx, customer.id);
  if (!now) throw new Error('a customer that was just seen is not there');
  return { kind: 'graded', customer, now };
}

function says(change: Change): Localized {
  if ('tier' in change) return { zh: `… ${change.tier}类`, en: `tier ${change.tier} …` };
  if ('stage' in change) return { zh: `… 阶段 ${STAGES[change.stage].zh}`, en: `… stage ${STAGES[change.stage].en}` };
  if ('status' in change)
    return { zh: `… 状态 ${STATUSES[change.status].zh}`, en: `… status ${STATUSES[change.status].en}` };
  if ('addTags' in change)
    return { zh: `… 标签 ${change.addTags.join(',')}`, en: `tag …: ${change.addTags.join(', ')}` };
  return { zh: `… 去掉标签 ${change.dropTags.join(',')}`, en: `untag …: ${change.dropTags.join(', ')}` };
}
