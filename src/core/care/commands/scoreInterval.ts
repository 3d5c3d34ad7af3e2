import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { notYoursReply } from '../../customers/choices.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { changeCustomer, findCustomer } from '../../customers/store/owners.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { undoButton } from '../../outcomes/cards/dealCard.ts';
import { findPerson } from '../../people/store/people.ts';
import { setScoreDays } from '../../people/store/teams.ts';
import { referenceTo } from '../../understand/references.ts';

const Input = z.object({
  /** None: the speaker's team; without one, every team. */
  customer: z.string().optional(),
  /** None: nobody is asked. */
  days: z.number().int().min(7).max(1100).optional(),
});
type Input = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'set'; readonly customer: CustomerRef; readonly days: number | undefined }
  | { readonly kind: 'team'; readonly days: number | undefined }
  | { readonly kind: 'notYours'; readonly customer: CustomerRef; readonly owner: string | undefined }
  | { readonly kind: 'notALead' }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'scoreInterval',
  intents: ['satisfaction.interval'],
  topic: 'customer',
  does: {
    zh: '多久问一次满意度:一家或全组,或不用问',
    en: 'how often a customer, or the team’s, is asked for satisfaction, or not at all',
  },
  examples: {
    zh: ['每季度问一次满意度', '华为每半年问一次满意度', '华为不用问满意度'],
    en: [
      'ask for satisfaction every quarter',
      'ask Huawei for satisfaction every 6 months',
      'do not ask Huawei for satisfaction',
    ],
  },
  aside: true,

  input: Input,
  from: ({ slots: { customers, days, off } }) =>
    days === undefined && !off
      ? undefined
      : { customer: customers?.[0] && referenceTo(customers[0]), days: off ? undefined : days },

  async run(act, { customer: name, days }) {
    if (!act.known) return undefined;
    if (name === undefined) return ofTeam(act, days);
    const customer = await customerInContext(act, { name, says: { zh: act.text, en: act.text } });
    return 'kind' in customer ? customer : ofCustomer(act, { customer, days });
  },

  say: {
    set: ({ customer: { name }, days }, to) => ({
      icon: '⭐',
      title:
        days === undefined
          ? to.t({ zh: `好,${name}不问满意度了`, en: `Done: nobody is asked about ${name}’s satisfaction` })
          : to.t({ zh: `好,${name}每 ${days} 天问一次满意度`, en: `Done: ${name} is asked every ${days} days` }),
      buttons: [undoButton(to)],
    }),
    team: ({ days }, to) => ({
      icon: '⭐',
      title:
        days === undefined
          ? to.t({ zh: '好,不再提醒问满意度', en: 'Done: nobody is asked for satisfaction any more' })
          : to.t({ zh: `好,每 ${days} 天问一次满意度`, en: `Done: satisfaction is asked for every ${days} days` }),
      footer: to.t({
        zh: '到时候早上提醒负责人,带一句可以发给客户的话;单独说过的那几家不变',
        en: 'Its owner hears of it in the morning, with words to send; customers with an interval of their own keep it',
      }),
      buttons: [undoButton(to)],
    }),
    notALead: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '全组的由组长来定;自己的一家可以说「华为每季度问一次满意度」',
        en: 'A lead sets it for the team; for one customer of yours say “ask Huawei for satisfaction every quarter”',
      }),
    }),
    notYours: ({ customer: { name }, owner }, to) => notYoursReply({ name, owner }, to),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function ofTeam({ tx, person }: Act, days: number | undefined): Promise<Outcome> {
  if (!may(person, { action: 'setTierCadence', to: 'own' })) return { kind: 'notALead' };
  await setScoreDays(tx, { teamId: person.teamId, days: days ?? 0 });
  return { kind: 'team', days };
}

async function ofCustomer(
  { tx, person }: Act,
  { customer, days }: { readonly customer: CustomerRef; readonly days: number | undefined },
): Promise<Outcome> {
  const owner = (await findCustomer(tx, customer.id))?.owner;
  const to = relation(person, {
    ids: [owner?.id ?? person.id],
    teamId: owner && (await findPerson(tx, owner.id))?.teamId,
  });
  if (!may(person, { action: 'correct', to })) return { kind: 'notYours', customer, owner: owner?.name };
  await changeCustomer(tx, { id: customer.id, scoreDays: days ?? 0 });
  return { kind: 'set', customer, days };
}
