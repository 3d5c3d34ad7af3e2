import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import {
  CONTACT_FIELDS,
  CONTACT_FIELD_NAMES,
  detailEntries,
  type ContactDetails,
  isSamePhone,
  validDetails,
} from '../fields.ts';
import {
  ensureContact,
  type ContactRef,
  contactInContext,
  type UnclearSubject,
  unclearSubjectReply,
  whomIn,
} from '../../notes/context.ts';
import { changeContact, type ContactRecord, type ContactField } from '../store/contacts.ts';
import { birthdayWords } from '../../care/birthday.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import { DECISION_ROLES, FACT_TOPICS } from '../../contract/vocabulary.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Locale, Localized } from '../../contract/locale.ts';
import type { FactTopic } from '../../contract/customer.ts';

const Input = z.object({
  who: z.string(),
  /** None: they are asked for. */
  values: z.partialRecord(z.enum(CONTACT_FIELD_NAMES), z.string()),
  asked: z.enum(CONTACT_FIELD_NAMES).optional(),
  isAsked: z.boolean(),
  part: z.enum(DECISION_ROLES).optional(),
});

type Input = z.output<typeof Input>;

type Outcome =
  | {
      readonly kind: 'kept';
      readonly someone: ContactRef;
      readonly values: ContactDetails;
      readonly before: ContactRecord;
      readonly part: FactTopic | undefined;
    }
  | {
      readonly kind: 'shown';
      readonly someone: ContactRef;
      readonly contact: ContactRecord;
      readonly asked: ContactField | undefined;
    }
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'details',
  intents: ['contact.set', 'contact.info'],
  topic: 'teach',
  does: { zh: '记联系人的电话、微信、生日、职位', en: 'keep a contact’s phone, WeChat, birthday or title' },
  examples: {
    zh: [
      '李总电话 13812345678',
      '李总生日3月5日',
      '张姐是采购,拍板',
      '李总微信 lizong88,邮箱 li@huawei.com',
      '李总电话多少',
    ],
    en: [
      "Mr Li's phone is +86 138 1234 5678",
      "Mr Li's birthday is March 5",
      'Ms Zhang is the buyer, decides',
      "Mr Li's email is li@huawei.com, mobile +86 138 1234 5678",
    ],
  },

  input: Input,
  from({ intent, slots }) {
    return {
      who: whomIn(slots),
      values: validDetails(slots.details ?? {}),
      asked: CONTACT_FIELD_NAMES.find((name) => name === slots.field),
      isAsked: intent === 'contact.info',
      part: slots.part,
    };
  },

  async run(act, { who, values, asked, isAsked, part }) {
    const tells = Object.keys(values).length > 0;
    // «李总电话没人接» tells nothing that can be kept.
    if (!act.known || !(isAsked || tells)) return undefined;
    const someone = await contactInContext(act, { who, says: asks({ values, part }) });
    if (!someone || 'kind' in someone) return someone;
    if (tells) return keep(act, { someone, values, part });
    return someone.contact && { kind: 'shown', someone, contact: someone.contact, asked };
  },

  say: {
    kept: ({ someone, values, before, part }, { t, locale }) => ({
      icon: '📇',
      title: [
        someone.customer.name,
        someone.name,
        ...detailEntries(values).map(
          ([field, value]) => `${t(CONTACT_FIELDS[field])} ${shown(field, { value, locale })}`,
        ),
      ].join(' · '),
      facts: [
        ...(part ? [{ label: '', text: t(FACT_TOPICS[part]) }] : []),
        ...detailEntries(values).flatMap(([field, value]) => {
          const old = before[field];
          return old && old !== value
            ? [{ label: t({ zh: '原来', en: 'before' }), text: shown(field, { value: old, locale }) }]
            : [];
        }),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    shown: ({ someone, contact, asked }, { t, locale }) => ({
      icon: '📇',
      title: `${someone.customer.name} · ${contact.name}`,
      facts: CONTACT_FIELD_NAMES.flatMap((name) => {
        const text = contact[name];
        return text ? [{ label: t(CONTACT_FIELDS[name]), text: shown(name, { value: text, locale }) }] : [];
      }),
      ...(asked &&
        !contact[asked] && {
          footer: t({
            zh: `还没有记${CONTACT_FIELDS[asked].zh}。可以说「${contact.name}${CONTACT_FIELDS[asked].zh} …」`,
            en: `No ${CONTACT_FIELDS[asked].en} is kept yet. Say “${contact.name}'s ${CONTACT_FIELDS[asked].en} is …”`,
          }),
        }),
    }),
    whose: unclearSubjectReply,
  },
});

function shown(field: ContactField, { value, locale }: { readonly value: string; readonly locale: Locale }) {
  return field === 'birthday' ? birthdayWords(value, locale) : value;
}

async function keep(
  act: Act,
  { someone, values: said, part }: Pick<Input, 'values' | 'part'> & { readonly someone: ContactRef },
): Promise<Outcome> {
  const contact = await ensureContact(act, someone);
  const { phone: kept } = contact;
  const isKept = said.phone !== undefined && kept !== null && isSamePhone(kept, said.phone);
  const values = isKept ? { ...said, phone: kept } : said;
  await changeContact(act.tx, { id: contact.id, ...values });
  if (part)
    await keepFact(act.tx, {
      customerId: someone.customer.id,
      contactId: contact.id,
      topic: part,
      text: contact.name,
      authorId: act.person.id,
      on: act.today,
    });
  return { kind: 'kept', someone, values, before: contact, part };
}

function asks({ values, part }: Pick<Input, 'values' | 'part'>): Localized {
  const also =
    part === undefined
      ? { zh: '', en: '' }
      : { zh: `,${PART_SAID[part]?.zh ?? ''}`, en: `, ${PART_SAID[part]?.en ?? ''}` };
  const { title } = values;
  if (title !== undefined) return { zh: `…是${title}${also.zh}`, en: `… is ${title}${also.en}` };
  const told = detailEntries(values);
  if (!told.length) return { zh: `…的${CONTACT_FIELDS.phone.zh}`, en: `what's … ${CONTACT_FIELDS.phone.en}` };
  return {
    zh: `…${told.map(([field, value]) => `${CONTACT_FIELDS[field].zh} ${value}`).join(',')}`,
    en: `… ${told.map(([field, value]) => `${CONTACT_FIELDS[field].en} ${value}`).join(', ')}`,
  };
}

const PART_SAID: Readonly<Partial<Record<FactTopic, Localized>>> = {
  decides: { zh: '拍板', en: 'decides' },
  buys: { zh: '下单', en: 'buys' },
  uses: { zh: '使用', en: 'uses it' },
  blocks: { zh: '反对', en: 'against us' },
};
