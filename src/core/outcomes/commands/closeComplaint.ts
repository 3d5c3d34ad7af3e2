import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { closeFollowUp } from '../../followups/store/followUps.ts';
import { customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { recordNotes } from '../../notes/record.ts';
import { readAbout } from '../../notes/understand.ts';
import { referenceTo } from '../../understand/references.ts';
import { whoIsConcerned } from '../audience.ts';
import { complaintWords } from '../cards/complaintCard.ts';
import { undoButton } from '../cards/dealCard.ts';
import { changeComplaint, type Complaint, findComplaint, openComplaints } from '../store/complaints.ts';
import { withoutReference } from '../told.ts';

const Input = z.object({
  id: z.number().optional(),
  customer: z.string().optional(),
  /** What was done. */
  done: z.string().optional(),
  isContent: z.boolean().optional(),
});

type Input = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'whatDone'; readonly complaint: Complaint }
  | {
      readonly kind: 'closed';
      readonly complaint: Complaint;
      readonly by: Person;
      /** Who leads its owner is told where the customer is not content. */
      readonly leads: readonly Person[];
    }
  | { readonly kind: 'which'; readonly complaints: readonly Complaint[]; readonly done: string | undefined }
  | { readonly kind: 'none' }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'closeComplaint',
  intents: ['complaint.close'],
  topic: 'customer',
  does: { zh: '投诉怎么了结的,客户满不满意', en: 'how a complaint was settled, and whether the customer is content' },
  examples: {
    zh: ['华为投诉处理好了:换了轴承,客户满意', '#12 投诉处理好了'],
    en: ['Huawei complaint resolved: bearings replaced, customer happy', '#12 complaint resolved'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { row, customers, text, value } }) => ({
    id: row,
    customer: customers?.[0] && referenceTo(customers[0]),
    done: text === undefined || text === '' ? undefined : text,
    isContent: value === undefined ? undefined : value === 'yes',
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    const found = await complaintMeant(act, input);
    if ('kind' in found) return found;
    if (input.done === undefined && input.isContent === undefined) return { kind: 'whatDone', complaint: found };
    return close(act, { complaint: found, input });
  },

  say: {
    whatDone: ({ complaint }, to) => ({
      about: `complaint:${complaint.id}`,
      icon: '🚩',
      title: to.t({
        zh: `${complaintWords(complaint, to)}。怎么处理的?客户满意吗?`,
        en: `${complaintWords(complaint, to)}. What was done, and is the customer content?`,
      }),
      ask: to.t({ zh: `#${complaint.id} 投诉处理好了:…`, en: `#${complaint.id} complaint resolved: …` }),
      footer: to.t({ zh: '直接说,比如「换了轴承,客户满意」', en: 'Just type it: “bearings replaced, customer happy”' }),
    }),
    closed: ({ complaint, by, leads }, to) => {
      const { t } = to;
      const { id, isContent, done } = complaint;
      const tap = (says: boolean) => ({
        label: says ? t({ zh: '客户满意', en: 'customer content' }) : t({ zh: '客户不满意', en: 'not content' }),
        says: t({
          zh: `#${id} 投诉客户${says ? '满意' : '不满意'}`,
          en: `#${id} complaint customer ${says ? 'happy' : 'unhappy'}`,
        }),
      });
      const content =
        isContent === null
          ? ''
          : isContent
            ? t({ zh: '客户满意', en: 'customer content' })
            : t({ zh: '客户不满意', en: 'customer not content' });
      // What was done may say it already.
      const end = [done, done?.includes(content) ? '' : content].filter(Boolean);
      const card = {
        about: `complaint:${id}`,
        icon: isContent === false ? '🚩' : '✅',
        title: t({
          zh: `${complaint.customer}的投诉了结:${end.join(',')}`,
          en: `${complaint.customer}’s complaint settled: ${end.join(', ')}`,
        }),
      };
      return [
        {
          ...card,
          buttons: [...(isContent === null ? [tap(true), tap(false)] : []), undoButton(to)],
          ...(isContent === null && { footer: t({ zh: '客户满意吗?', en: 'Is the customer content?' }) }),
        },
        ...(isContent === false
          ? leads.filter((lead) => lead.id !== by.id).map((lead) => ({ ...card, to: { person: lead.id } }))
          : []),
      ];
    },
    which: ({ complaints, done }, to) => ({
      icon: '🚩',
      title: to.t({ zh: '是哪个投诉?', en: 'Which complaint?' }),
      buttons: complaints.slice(0, 5).map((complaint) => ({
        label: complaintWords(complaint, to).slice(0, 40),
        says: to.t({
          zh: `#${complaint.id} 投诉处理好了${done ? `:${done}` : ''}`,
          en: `#${complaint.id} complaint resolved${done ? `: ${done}` : ''}`,
        }),
      })),
    }),
    none: (_, { t }) => ({ icon: '🌿', title: t({ zh: '没有未结的投诉', en: 'No open complaints' }) }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** By its number, the one of the customer, or of all that are the speaker's the only one. */
async function complaintMeant(
  act: Act,
  { id, customer, done }: Input,
): Promise<Complaint | Exclude<Outcome, { readonly kind: 'closed' | 'whatDone' }>> {
  const { tx, person } = act;
  if (id !== undefined) return (await findComplaint(tx, id)) ?? { kind: 'none' };
  const says = { zh: `… 投诉处理好了:${done ?? ''}`, en: `… complaint resolved: ${done ?? ''}` };
  const named = customer === undefined ? undefined : await customerInContext(act, { name: customer, says });
  if (named && 'kind' in named) return named;
  const mine = await openComplaints(tx, named ? { customerId: named.id } : { ownerId: person.id });
  const open = mine.length || named ? mine : await openComplaints(tx);
  const [only, another] = open;
  if (!only) return { kind: 'none' };
  return another ? { kind: 'which', complaints: open, done } : only;
}

async function close(
  act: Act,
  { complaint, input }: { readonly complaint: Complaint; readonly input: Input },
): Promise<Outcome | undefined> {
  const { tx, now, person } = act;
  const customer = { id: complaint.customerId, name: complaint.customer };
  const text = withoutReference(act.text);
  const { reading } = await readAbout(act, { text: input.done ?? text, customer });
  const words =
    input.done === undefined ? text : `${act.locale === 'zh' ? '投诉处理:' : 'Complaint settled: '}${input.done}`;
  const [note] = await recordNotes(act, { text: words, reading: { ...reading, awaited: [] }, privacy: undefined });
  if (!note) return undefined;
  if (complaint.closedAt === null && complaint.followUpId !== null)
    await closeFollowUp(tx, { id: complaint.followUpId, state: 'done', by: person.id });
  await changeComplaint(tx, {
    id: complaint.id,
    ...(complaint.closedAt === null && { closedAt: now, closedBy: person.id, endNoteId: note.id, nextAt: null }),
    ...(input.done !== undefined && { done: input.done }),
    ...(input.isContent !== undefined && { isContent: input.isContent }),
  });
  const closed = await findComplaint(tx, complaint.id);
  const { leads } = await whoIsConcerned(tx, complaint);
  return closed && { kind: 'closed', complaint: closed, by: person, leads };
}
