import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may, relation } from '../../contract/permissions.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { homeOf } from '../../outcomes/home.ts';
import { totalsOf } from '../../outcomes/store/sums.ts';
import { read } from '../../reader/read.ts';
import { UNDO } from '../../text/phrases.ts';
import { referenceTo } from '../../understand/references.ts';
import { notYoursReply } from '../../customers/choices.ts';
import { creationReplies } from '../../customers/create.ts';
import {
  type Brought,
  broughtCard,
  type Source,
  type Sources,
  sourcesCard,
  type WhatSource,
  whatSourceCard,
  type WhoIsNew,
  whoIsNewCard,
} from '../sourceCards.ts';
import {
  certainCandidate,
  customerCandidates,
  resolveCustomer,
  type UnclearCustomer,
  unclearCustomerReply,
} from '../../customers/resolve.ts';
import { addCustomer } from '../../customers/store/customers.ts';
import type { Candidate } from '../../customers/store/directory.ts';
import { changeCustomer, findCustomer } from '../../customers/store/owners.ts';
import { introducedBy, sourcesOfCustomers } from '../../customers/store/partners.ts';

const Kind = z.enum(['supplier', 'distributor', 'partner']);
const Input = z.union([
  z.object({
    source: z.string(),
    customer: z.string(),
    /** What the source is to us, where it is new. */
    as: Kind.optional(),
    /** The customer is one that we do not have yet, whoever is called alike. */
    isNew: z.boolean(),
  }),
  z.object({ of: z.string().optional() }),
]);

type Outcome =
  | { readonly kind: 'set'; readonly source: string; readonly customer: string; readonly isNew: boolean }
  | WhatSource
  | WhoIsNew
  | {
      readonly kind: 'whichCustomer';
      readonly source: string;
      readonly customer: string;
      readonly choices: readonly Candidate[];
    }
  | { readonly kind: 'notYours'; readonly name: string; readonly owner: string | undefined }
  | Brought
  | Sources
  | UnclearCustomer;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'source',
  intents: ['source.set', 'source.list'],
  topic: 'customer',
  does: {
    zh: '客户是谁介绍的,谁带来了多少',
    en: 'who introduced a customer, and what each of them brought',
  },
  examples: {
    zh: ['恒达介绍了创世纪', '恒达带来了哪些客户', '客户都从哪来'],
    en: ['Hengda introduced Chuangshiji', 'which customers did Hengda bring', 'where do our customers come from'],
  },
  aside: true,

  input: Input,
  from({ intent, slots: { customers, value, field } }) {
    const [first, second] = customers ?? [];
    if (intent === 'source.list') return { of: first && referenceTo(first) };
    return {
      source: first && referenceTo(first),
      customer: second && referenceTo(second),
      as: value,
      isNew: field === 'new',
    };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    if ('source' in input) return introduce(act, input);
    return input.of === undefined ? sources(act) : brought(act, input.of);
  },

  say: {
    set: ({ source, customer, isNew }, { t }) => ({
      icon: '🔗',
      title: t({ zh: `${customer}:${source}介绍的`, en: `${customer}: introduced by ${source}` }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      footer: [
        isNew ? t({ zh: `新客户「${customer}」,由你负责`, en: `New customer ${customer}, yours` }) : '',
        t({ zh: `「${source}带来了哪些客户」看全部`, en: `All of them: “which customers did ${source} bring”` }),
      ]
        .filter(Boolean)
        .join('\n'),
    }),
    whatSource: whatSourceCard,
    whoIsNew: whoIsNewCard,
    whichCustomer: ({ source, customer, choices }, to) => {
      const { t } = to;
      const near = creationReplies.near({ name: customer, choices }, to);
      return {
        ...near,
        buttons: [
          ...choices.map(({ name }) => ({
            label: name,
            says: t({ zh: `${source}介绍了${name}`, en: `${source} introduced ${name}` }),
          })),
          {
            label: t({ zh: `新建「${customer}」`, en: `new: ${customer}` }),
            says: t({
              zh: `${source}介绍了新客户${customer}`,
              en: `${source} introduced the new customer ${customer}`,
            }),
          },
        ],
      };
    },
    notYours: notYoursReply,
    brought: broughtCard,
    sources: sourcesCard,
    unclear: unclearCustomerReply,
  },
});

async function sources(act: Act): Promise<Outcome> {
  const rows = await sourcesOfCustomers(act.tx);
  const all: Source[] = [];
  for (const { id, name, count } of rows)
    if (id !== null && name !== null && all.length < PAGE)
      all.push({ name, count, worth: await totalsOf(act.tx, { sourceId: id }) });
  const unsaid = rows.find(({ id }) => id === null)?.count ?? 0;
  return { kind: 'sources', all, unsaid, home: await homeOf(act) };
}

async function brought(act: Act, name: string): Promise<Outcome> {
  const meant = await resolveCustomer(act, {
    name,
    says: { zh: '…带来了哪些客户', en: 'which customers did … bring' },
  });
  if ('kind' in meant) return meant;
  const all = await introducedBy(act.tx, meant.id);
  const worth = await totalsOf(act.tx, { sourceId: meant.id });
  return { kind: 'brought', source: meant.name, all, worth, home: await homeOf(act) };
}

/** Whoever introduces somebody is known first, and so is who is introduced: what nobody knows is asked about. */
async function introduce(
  act: Act,
  { source, customer, as, isNew }: Extract<z.output<typeof Input>, { readonly source: string }>,
): Promise<Outcome | undefined> {
  const { tx, person } = act;
  const known = certainCandidate(await customerCandidates(act, source));
  const isTold = as !== undefined || isNew;
  if (!isTold && [source, customer].some((name) => !name.startsWith('#') && !mayBeCompany(act, name))) return undefined;
  if (!known && !as) return { kind: 'whatSource', source, customer, text: act.text };
  const found = isNew ? [] : await customerCandidates(act, customer);
  const meant = certainCandidate(found);
  if (!meant && found.length)
    return { kind: 'whichCustomer', source: known?.name ?? source, customer, choices: found.slice(0, 4) };
  if (!meant && !isTold) return { kind: 'whoIsNew', source: known?.name ?? source, customer, text: act.text };
  if (meant && meant.id === known?.id) return undefined;
  const record = meant && (await findCustomer(tx, meant.id));
  const to = relation(person, {
    ids: meant ? [record?.owner?.id, record?.backup?.id] : [person.id],
    teamId: record?.owner?.teamId ?? undefined,
  });
  if (!may(person, { action: 'correct', to }))
    return { kind: 'notYours', name: record?.name ?? customer, owner: record?.owner?.name };
  const from = known ?? (await addCustomer(tx, { name: source, ownerId: person.id, ...(as && { partner: as }) }));
  const target = meant ?? (await addCustomer(tx, { name: customer, ownerId: person.id }));
  await changeCustomer(tx, { id: target.id, sourceId: from.id });
  return { kind: 'set', source: from.name, customer: target.name, isNew: !meant };
}

/** Whether words that nobody knows are what a company is called: «介绍了工艺改进的计划» introduces nobody. */
function mayBeCompany({ local, locale, country }: Act, words: string): boolean {
  if (!/\p{Script=Han}/u.test(words)) return words.split(' ').every((word) => /^[\p{Lu}\d&]/u.test(word));
  const { customers } = read(`今天拜访了${words},聊了聊需求`, { ref: local, known: [], locale, country });
  return customers.some(({ name }) => name === words);
}
