import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { referenceTo } from '../../understand/references.ts';
import { notYoursReply } from '../choices.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../resolve.ts';
import { setTierCadence } from '../store/cadence.ts';
import { changeCustomer, findCustomer } from '../store/owners.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import type { Tier } from '../../contract/customer.ts';
import type { Localized } from '../../contract/locale.ts';

const Input = z.object({
  /** None: the tier, or the customer in hand. */
  customer: z.string().optional(),
  tier: z.enum(['A', 'B', 'C']).optional(),
  /** None: nobody is to be reminded; `own`: as often as others of its tier. */
  days: z.union([z.number().int().min(1).max(730), z.literal('own')]).optional(),
});
type Input = z.output<typeof Input>;

type Outcome =
  | { readonly kind: 'set'; readonly customer: CustomerRef; readonly days: Input['days'] }
  | { readonly kind: 'tier'; readonly tier: Tier; readonly days: number | undefined }
  | { readonly kind: 'notYours'; readonly customer: CustomerRef; readonly owner: string | undefined }
  | { readonly kind: 'notALead'; readonly tier: Tier }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'cadence',
  intents: ['cadence.set'],
  topic: 'customer',
  does: {
    zh: '多久联系一次:一家、一类,或不用催、照常催',
    en: 'how often a customer or a tier is to be spoken to, or not at all',
  },
  examples: {
    zh: ['立讯改成45天一次', 'A类客户每14天一次', '立讯不用催', '立讯照常催'],
    en: ['Luxshare every 45 days', 'tier A every 14 days', 'stop nudging Luxshare', 'nudge Luxshare again'],
  },
  aside: true,

  input: Input,

  from: ({ slots: { customers, tier, days, off, value } }) => {
    const isAgain = value === 'on';
    if (days === undefined && !off && !isAgain) return undefined;
    const named = customers?.[0];
    return {
      customer: named && referenceTo(named),
      tier: isAgain ? undefined : tier,
      days: isAgain ? 'own' : off ? undefined : days,
    };
  },

  async run(act, { customer, tier, days }) {
    if (customer === undefined && tier !== undefined && days !== 'own') return ofTier(act, { tier, days });
    const meant = await customerInContext(act, { name: customer, says: says(days) });
    return 'kind' in meant ? meant : ofCustomer(act, { customer: meant, days });
  },

  say: {
    set: ({ customer, days }, to) => ({
      icon: '🔁',
      title: to.t(SET[days === undefined ? 'off' : days === 'own' ? 'own' : 'days'](customer.name, days)),
      footer:
        days === undefined
          ? to.t({ zh: '已经定下的跟进照样提醒', en: 'Follow-ups that are planned are still reminded' })
          : to.t({
              zh: '谁联系过都算,电话没接通的不算',
              en: 'Anybody’s contact counts; a call that nobody took does not',
            }),
      buttons: [undo(to)],
    }),
    tier: ({ tier, days }, to) => ({
      icon: '🔁',
      title:
        days === undefined
          ? to.t({ zh: `好,${tier}类没有统一的节奏了`, en: `Done: tier ${tier} has no cadence of its own any more` })
          : to.t({ zh: `好,${tier}类客户 ${days} 天联系一次`, en: `Done: tier ${tier} every ${days} days` }),
      footer: to.t({ zh: '单独说过的那几家不变', en: 'Customers with a cadence of their own keep it' }),
      buttons: [undo(to)],
    }),
    notYours: ({ customer: { name }, owner }, to) => notYoursReply({ name, owner }, to),
    notALead: ({ tier }, { t }) => ({
      icon: '🔒',
      title: t({ zh: `${tier}类的节奏要组长或经理来定`, en: `The cadence of tier ${tier} takes a lead or a manager` }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

const SET = {
  off: (name) => ({ zh: `好,${name}不催了`, en: `Done: nobody is nudged about ${name}` }),
  own: (name) => ({ zh: `好,${name}照常催`, en: `Done: ${name} is nudged about again` }),
  days: (name, days) => ({ zh: `好,${name} ${days} 天联系一次`, en: `Done: ${name} every ${days} days` }),
} as const satisfies Readonly<Record<string, (name: string, days: Input['days']) => Localized>>;

async function ofTier(
  { tx, person }: Act,
  { tier, days }: { readonly tier: Tier; readonly days: number | undefined },
): Promise<Outcome> {
  if (!may(person, { action: 'setTierCadence', to: 'other' })) return { kind: 'notALead', tier };
  await setTierCadence(tx, { tier, days });
  return { kind: 'tier', tier, days };
}

async function ofCustomer(
  { tx, person }: Act,
  { customer, days }: { readonly customer: CustomerRef; readonly days: Input['days'] },
): Promise<Outcome> {
  const record = await findCustomer(tx, customer.id);
  const around = [record?.owner, record?.backup, ...(record?.helpers ?? [])].map((colleague) => colleague?.id);
  const to = relation(person, { ids: around, teamId: record?.owner?.teamId ?? undefined });
  if (!may(person, { action: 'correct', to })) return { kind: 'notYours', customer, owner: record?.owner?.name };
  // What it was stays, for when it is nudged about again.
  const isNumber = typeof days === 'number';
  await changeCustomer(tx, { id: customer.id, ...(isNumber && { cadenceDays: days }), cadenceOff: days === undefined });
  return { kind: 'set', customer, days };
}

function says(days: Input['days']) {
  if (days === 'own') return { zh: '…照常催', en: 'nudge … again' };
  return days === undefined
    ? { zh: '…不用催', en: 'stop nudging …' }
    : { zh: `…改成${days}天一次`, en: `… every ${days} days` };
}

function undo({ t }: Translator) {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' } as const;
}
