import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { changeCustomer, findCustomer, type CustomerRecord } from '../store/owners.ts';
import { STATUSES } from '../../contract/vocabulary.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../resolve.ts';
import { meantStage, stagePhrase, stagesOf } from '../../company/stages.ts';
import { allStages } from '../../company/store/stages.ts';
import { openDealsAt } from '../../outcomes/store/deals.ts';
import { referenceTo } from '../../understand/references.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { Status } from '../../contract/customer.ts';

const change = z.union([
  z.object({ tier: z.enum(['A', 'B', 'C']) }),
  z.object({ stage: z.string().min(1).max(30) }),
  // The keys of the table are the values.
  z.object({ status: z.enum(Object.keys(STATUSES) as [Status, ...Status[]]) }),
  z.object({ addTags: tags() }),
  z.object({ dropTags: tags() }),
]);

const input = z.object({
  /** None: the customer in hand. */
  customer: z.string().optional(),
  change,
});

type Change = z.infer<typeof change>;
type Input = z.infer<typeof input>;
type Outcome =
  | { readonly kind: 'graded'; readonly customer: CustomerRef; readonly now: CustomerRecord }
  | UnclearCustomer
  | UnclearSubject;

function tags() {
  return z.array(z.string().min(1).max(16)).min(1).max(8);
}

export default defineCommand<Input, Outcome>({
  name: 'classify',
  intents: ['customer.set'],
  topic: 'teach',
  does: { zh: '客户等级、标签、阶段、状态', en: 'a customer’s tier, tags, stage and status' },
  examples: {
    zh: ['华为A类', '华为 标签 重点,华东', '华为 阶段 报价', '华为 状态 暂停', '华为 去掉标签 华东'],
    en: ['tier A Huawei', 'tag Huawei: key, east', 'Huawei stage quoted', 'Huawei status paused'],
  },

  input,

  from({ slots: { customers, field, value } }) {
    const named = customers?.[0];
    return { customer: named && referenceTo(named), change: value === undefined ? undefined : changeOf(field, value) };
  },

  async run(act, { customer, change: wanted }) {
    if (!act.known) return undefined;
    if ('stage' in wanted && !meantStage(wanted.stage, await allStages(act.tx))) return undefined;
    const meant = await customerInContext(act, { name: customer, says: says(wanted) });
    if ('kind' in meant) return meant;
    // What is open with the customer moves on: that is a deal's.
    if ('stage' in wanted && (await openDealsAt(act.tx, meant.id)).length) return undefined;
    return apply(act, { customer: meant, change: wanted });
  },

  say: {
    graded: ({ customer, now }, { t, list }) => ({
      icon: '🏷️',
      title: [
        customer.name,
        now.tier && t({ zh: `${now.tier}类`, en: `tier ${now.tier}` }),
        now.stage && t({ zh: stagePhrase(now).zh, en: `stage: ${stagePhrase(now).en}` }),
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

function changeOf(field: string | undefined, value: string): unknown {
  if (field === 'tier') return { tier: value };
  if (field === 'stage') return { stage: value };
  if (field === 'status') return { status: keyIn(STATUSES, value) };
  const list = value.split(/\s*(?:[,，、/]|\s)\s*/).filter(Boolean);
  return field === 'tag' ? { addTags: list } : field === 'untag' ? { dropTags: list } : undefined;
}

function keyIn<Key extends string>(words: Readonly<Record<Key, { readonly said: RegExp }>>, said: string) {
  // The keys of a table written out in full.
  return (Object.keys(words) as Key[]).find((key) => words[key].said.test(said.trim()));
}

async function apply(
  act: Act,
  { customer, change: wanted }: { readonly customer: CustomerRef; readonly change: Change },
): Promise<Outcome | undefined> {
  const before = await findCustomer(act.tx, customer.id);
  const tags = before?.tags ?? [];
  if ('addTags' in wanted)
    await changeCustomer(act.tx, { id: customer.id, tags: [...new Set([...tags, ...wanted.addTags])] });
  else if ('dropTags' in wanted)
    await changeCustomer(act.tx, { id: customer.id, tags: tags.filter((tag) => !wanted.dropTags.includes(tag)) });
  else if ('stage' in wanted) {
    const meant = meantStage(
      wanted.stage,
      stagesOf(before?.owner?.teamId ?? act.person.teamId, await allStages(act.tx)),
    );
    // How a deal ended is no stage of a customer.
    if (!meant || meant.base === 'won' || meant.base === 'lost') return undefined;
    await changeCustomer(act.tx, { id: customer.id, stage: meant.base, stageName: meant.name });
  } else await changeCustomer(act.tx, { id: customer.id, ...wanted });
  const now = await findCustomer(act.tx, customer.id);
  if (!now) throw new Error('a customer that was just seen is not there');
  return { kind: 'graded', customer, now };
}

function says(wanted: Change): Localized {
  if ('tier' in wanted) return { zh: `… ${wanted.tier}类`, en: `tier ${wanted.tier} …` };
  if ('stage' in wanted) return { zh: `… 阶段 ${wanted.stage}`, en: `… stage ${wanted.stage}` };
  if ('status' in wanted)
    return { zh: `… 状态 ${STATUSES[wanted.status].zh}`, en: `… status ${STATUSES[wanted.status].en}` };
  if ('addTags' in wanted)
    return { zh: `… 标签 ${wanted.addTags.join(',')}`, en: `tag …: ${wanted.addTags.join(', ')}` };
  return { zh: `… 去掉标签 ${wanted.dropTags.join(',')}`, en: `untag …: ${wanted.dropTags.join(', ')}` };
}
