import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { readBy, readersOf } from '../store/readLog.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import { timeWords } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'read';
      readonly customer: CustomerRef;
      readonly readers: Awaited<ReturnType<typeof readersOf>>;
      readonly zone: string;
    }
  | {
      readonly kind: 'readBy';
      readonly reader: Person;
      readonly customers: Awaited<ReturnType<typeof readBy>>;
      readonly zone: string;
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[] }
  | UnclearCustomer
  | UnclearSubject
  | Refused;

const Input = z.union([z.object({ customer: z.string() }), z.object({ colleague: colleagueInput })]);

/** As far back as it is told what somebody looked at. */
const LATELY = { hours: 30 * 24 };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'readers',
  intents: ['readers.list'],
  topic: 'team',
  does: {
    zh: '谁看过一个客户,一位同事看过哪些别人的客户',
    en: 'who has viewed a customer, and whose customers a colleague has viewed',
  },
  examples: { zh: ['谁看过华为', '小张看过哪些客户'], en: ['who viewed Huawei', 'what has Zhang looked at'] },
  aside: true,

  input: Input,

  from: ({ slots: { customers, colleague } }) =>
    customers?.[0] ? { customer: referenceTo(customers[0]) } : { colleague },

  async run(act, input) {
    if (!act.known) return undefined;
    if ('colleague' in input) return whatTheyRead(act, input.colleague);
    const { customer } = input;
    const meant = await customerInContext(act, { name: customer, says: { zh: '谁看过 …', en: 'who viewed …' } });
    if ('kind' in meant) return meant;
    const kept = await findCustomer(act.tx, meant.id);
    const near = relation(act.person, { ids: [kept?.owner?.id], teamId: kept?.owner?.teamId ?? undefined });
    if (!may(act.person, { action: 'seeReaders', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: kept?.owner?.name ?? '' };
    const readers = await readersOf(act.tx, meant.id);
    return { kind: 'read', customer: meant, readers, zone: act.person.zone };
  },

  say: {
    read: ({ customer, readers, zone }, to) => ({
      icon: '👀',
      title: to.t({ zh: `谁看过${customer.name}`, en: `Who viewed ${customer.name}` }),
      lines: readers.map(({ name, denied, times, last }) => {
        const local = last.toZonedDateTimeISO(zone);
        const when = `${to.day(local.toPlainDate())} ${timeWords(local.toPlainTime())}`;
        return denied
          ? to.t({
              zh: `• ${name} 问过 ${times} 次,没有给看,最近 ${when}`,
              en: `• ${name} asked ${times}×, was shown nothing, last ${when}`,
            })
          : to.t({ zh: `• ${name} 看过 ${times} 次,最近 ${when}`, en: `• ${name} viewed it ${times}×, last ${when}` });
      }),
    }),
    readBy: ({ reader, customers, zone }, to) => ({
      icon: '👀',
      title: customers.length
        ? to.t({
            zh: `${reader.name}这30天看过 ${customers.length} 个别人的客户`,
            en: `${reader.name} has viewed ${customers.length} customers of others in 30 days`,
          })
        : to.t({
            zh: `${reader.name}这30天没看过别人的客户`,
            en: `${reader.name} has viewed no customers of others in 30 days`,
          }),
      lines: customers.slice(0, SHOWN).map(({ name, times, last }) => {
        const when = to.day(last.toZonedDateTimeISO(zone).toPlainDate());
        return to.t({ zh: `• ${name} ${times} 次,最近 ${when}`, en: `• ${name} ${times}×, last ${when}` });
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `${whom}看过哪些客户`, en: `what has ${whom} looked at` }),
      }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
    refused: refusal,
  },
});

const SHOWN = 12;

/** Whoever may see who reads their customers may see what a colleague reads: the colleague, their lead, a manager. */
async function whatTheyRead(act: Act, named: ColleagueInput): Promise<Outcome> {
  const people = await resolveColleague(act, named);
  const [reader, another] = people;
  if (!reader) return { kind: 'nobody', name: named.name };
  if (another) return { kind: 'several', name: named.name, people: await withWhereabouts(act.tx, people) };
  const near = relation(act.person, { ids: [reader.id], teamId: reader.teamId });
  if (!may(act.person, { action: 'seeReaders', to: near }))
    return { kind: 'refused', why: 'not_yours', whose: reader.name };
  const customers = await readBy(act.tx, { personId: reader.id, since: act.now.subtract(LATELY) });
  return { kind: 'readBy', reader, customers, zone: act.person.zone };
}
