import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { PartnerKind } from '../../contract/customer.ts';
import type { Localized } from '../../contract/locale.ts';
import { may, relation } from '../../contract/permissions.ts';
import { PAGE, PARTNER_KINDS } from '../../contract/vocabulary.ts';
import { UNDO } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import { notYoursReply } from '../choices.ts';
import { customerCandidates, resolveCustomerForWrite, type UnclearCustomer, unclearCustomerReply } from '../resolve.ts';
import { addCustomer } from '../store/customers.ts';
import { changeCustomer, findCustomer } from '../store/owners.ts';
import { listPartners } from '../store/partners.ts';

const Kind = z.enum(['supplier', 'distributor', 'partner']);
const Input = z.union([
  z.object({
    name: z.string(),
    as: z.union([Kind, z.literal('customer')]),
    /** Those that are called alike have been shown, and none is it. */
    isNew: z.boolean(),
  }),
  z.object({ list: Kind.optional() }),
]);
type As = PartnerKind | 'customer';

type Outcome =
  | { readonly kind: 'set'; readonly name: string; readonly as: As; readonly isNew: boolean }
  | {
      readonly kind: 'listed';
      readonly of: PartnerKind | undefined;
      readonly all: Awaited<ReturnType<typeof listPartners>>;
    }
  | { readonly kind: 'notYours'; readonly name: string; readonly owner: string | undefined }
  | { readonly kind: 'alike'; readonly unclear: UnclearCustomer; readonly as: As };

/** Suppliers and distributors: companies that no list of customers has, whose people are known like others. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'partner',
  intents: ['partner.set', 'partners.list'],
  topic: 'customer',
  does: {
    zh: '供应商、经销商、合作伙伴:不算客户,联系人照样认得',
    en: 'suppliers, distributors, partners: no customers, their people known like others',
  },
  examples: {
    zh: ['恒达是我们的供应商', '我们的供应商有哪些', '恒达不是我们的供应商'],
    en: ['Hengda is our supplier', 'our suppliers', "Hengda isn't our supplier"],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { customers, value, field } }) =>
    intent === 'partners.list'
      ? { list: value }
      : { name: customers?.[0] && referenceTo(customers[0]), as: value, isNew: field === 'new' },

  async run(act, input) {
    if (!act.known) return undefined;
    if (!('name' in input)) return { kind: 'listed', of: input.list, all: await listPartners(act.tx, input.list) };
    return set(act, input);
  },

  say: {
    set: ({ name, as, isNew }, { t }) => ({
      icon: as === 'customer' ? '🏢' : '🤝',
      title:
        as === 'customer'
          ? t({ zh: `${name}是客户`, en: `${name} is a customer` })
          : t({ zh: `${name}是${PARTNER_KINDS[as].zh}`, en: `${name} is a ${PARTNER_KINDS[as].en}` }),
      ...(as !== 'customer' && {
        footer: t({
          zh: `${isNew ? '新加的,由你负责。' : ''}不算在客户里,联系人照样认得。来源说「${name}介绍了…」`,
          en: `${isNew ? 'New, and yours. ' : ''}It counts as no customer; its people are known like others. Where customers come from: “${name} introduced …”`,
        }),
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    listed: ({ of, all }, { t }) => {
      const kind = of ? PARTNER_KINDS[of] : { zh: '合作伙伴', en: 'partner' };
      return {
        icon: '🤝',
        title: all.length
          ? t({ zh: `${kind.zh} (${all.length})`, en: `${kind.en}s (${all.length})` })
          : t({ zh: `还没有${kind.zh}`, en: `No ${kind.en}s yet` }),
        list: 'customer',
        items: all.slice(0, PAGE).map(({ id, name, partner, owner, brought }) => ({
          text: [
            name,
            of ? '' : t(PARTNER_KINDS[partner]),
            owner,
            brought > 0 && t({ zh: `介绍了 ${brought} 家`, en: `introduced ${brought}` }),
          ]
            .filter(Boolean)
            .join(' · '),
          ref: id,
          says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }),
        })),
        ...(all.length > PAGE && {
          footer: t({ zh: `还有 ${all.length - PAGE} 家`, en: `${all.length - PAGE} more` }),
        }),
      };
    },
    notYours: notYoursReply,
    alike: ({ unclear, as }, to) => {
      const reply = unclearCustomerReply(unclear, to);
      if (unclear.shared || as === 'customer') return reply;
      return {
        ...reply,
        buttons: [
          ...(reply.buttons ?? []),
          {
            label: to.t({ zh: `新建「${unclear.name}」`, en: `new: ${unclear.name}` }),
            says: to.t({
              zh: `新的${PARTNER_KINDS[as].zh} ${unclear.name}`,
              en: `new ${PARTNER_KINDS[as].en} ${unclear.name}`,
            }),
          },
        ],
      };
    },
  },
});

async function set(
  act: Act,
  { name, as, isNew }: { readonly name: string; readonly as: As; readonly isNew: boolean },
): Promise<Outcome> {
  const { tx, person } = act;
  const isUnknown = isNew || !(await customerCandidates(act, name)).length;
  if (isUnknown && as !== 'customer') {
    const made = await addCustomer(tx, { name, ownerId: person.id, partner: as });
    return { kind: 'set', name: made.name, as, isNew: true };
  }
  const meant = await resolveCustomerForWrite(act, { name, says: says(as) });
  if ('kind' in meant) return { kind: 'alike', unclear: meant, as };
  const record = await findCustomer(tx, meant.id);
  const to = relation(person, {
    ids: [record?.owner?.id, record?.backup?.id],
    teamId: record?.owner?.teamId ?? undefined,
  });
  if (!may(person, { action: 'correct', to }))
    return { kind: 'notYours', name: meant.name, owner: record?.owner?.name };
  await changeCustomer(tx, { id: meant.id, partner: as === 'customer' ? null : as });
  return { kind: 'set', name: meant.name, as, isNew: false };
}

function says(as: As): Localized {
  return as === 'customer'
    ? { zh: '把…改回客户', en: 'mark … as a customer' }
    : { zh: `…是我们的${PARTNER_KINDS[as].zh}`, en: `… is our ${PARTNER_KINDS[as].en}` };
}
