import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { complaintLine } from '../cards/complaintCard.ts';
import { type Complaint, openComplaints } from '../store/complaints.ts';
import { resolvePersonOrTeam, whoseFrom, WhoseInput, type UnclearScope, unclearScopeReply } from '../whose.ts';

const Input = z.object({ whose: WhoseInput });
type Outcome =
  | {
      readonly kind: 'listed';
      readonly complaints: readonly Complaint[];
      readonly zone: string;
      readonly now: Temporal.Instant;
    }
  | UnclearScope;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'complaints',
  intents: ['complaints.list'],
  topic: 'customer',
  does: { zh: '未结的投诉', en: 'open complaints' },
  examples: { zh: ['未结的投诉', '我的投诉'], en: ['open complaints', 'my complaints'] },
  aside: true,

  input: Input,
  from: ({ slots }) => ({ whose: whoseFrom(slots) }),

  async run(act, { whose }) {
    if (!act.known) return undefined;
    const of = await resolvePersonOrTeam(act, whose);
    if (!('which' in of)) return of;
    const complaints = await openComplaints(act.tx, of.which);
    return { kind: 'listed', complaints, zone: act.person.zone, now: act.now };
  },

  say: {
    listed: ({ complaints, zone, now }, to) =>
      complaints.length
        ? {
            icon: '🚩',
            title: to.t({ zh: `未结的投诉 (${complaints.length})`, en: `Open complaints (${complaints.length})` }),
            list: 'customer',
            items: complaints.slice(0, 20).map((complaint) => ({
              text: `${complaint.customer} · ${complaintLine(complaint, { zone, now, to })}`,
              ref: complaint.customerId,
              says: to.t({ zh: `看 #${complaint.interactionId}`, en: `show #${complaint.interactionId}` }),
            })),
            footer: to.t({
              zh: '处理好了就说:「华为投诉处理好了:换了货,客户满意」',
              en: 'When one is settled: “Huawei complaint resolved: replaced, customer happy”',
            }),
          }
        : { icon: '🌿', title: to.t({ zh: '没有未结的投诉', en: 'No open complaints' }) },
    unclearScope: unclearScopeReply,
  },
});
