import { type Act, defineCommand } from '../../command.ts';
import {
  CONTACT_FIELD_PATTERN,
  CONTACT_FIELDS,
  CONTACT_FIELD_NAMES,
  detailEntries,
  type ContactDetails,
  parseContactDetails,
} from '../fields.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  ensureContact,
  type ContactRef,
  contactInContext,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { changeContact, type ContactRecord, type ContactField } from '../store/contacts.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import { DECISION_ROLE_WORDS, TITLE, FACT_TOPICS } from '../../contract/vocabulary.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';
import type { FactTopic } from '../../contract/customer.ts';

type Input = {
  readonly who: string;
  /** None: they are asked for. */
  readonly values: ContactDetails;
  readonly asked?: ContactField;
  readonly part: FactTopic | undefined;
};

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

  match(heard) {
    const found = matchPatterns(heard.text, [
      new RegExp(
        `^(?<who>[^\\s,，;；。:：\\n]{1,20}?)(?:的\\s*(?:${CONTACT_FIELD_PATTERN})|的?(?:${CONTACT_FIELD_PATTERN.replaceAll('(?<', '(?<asked_')})\\s*(?:是?多少|是什么|是哪天|呢))$`,
        'i',
      ),
      new RegExp(
        `^(?:what(?:'s| is|’s)|when(?:'s| is|’s)) (?<who>[^,\\n]{1,40}?)(?:'s|’s)? (?:${CONTACT_FIELD_PATTERN})$`,
        'i',
      ),
      new RegExp(
        `^(?<who>[^,，;；。:：\\n]{1,40}?)(?:的|'s|’s)?\\s*(?:${CONTACT_FIELD_PATTERN})\\s*(?:是|为|:|：|is\\b)?\\s*(?<value>[^\\n]{1,60})$`,
        'i',
      ),
      /^(?<who>[^\s,，;；。\n]{2,20}?)(?:是|现在是|升任?)(?<said>[^,，。;；\n]{2,16})(?:[,，、]\s*(?:也是)?(?<part>[^,，。;；\n]{2,8}))?$/,
      /^(?<who>[^,;\n]{2,40}?) is (?<said>[^,;\n]{2,40}?)(?:(?:, (?:and )?| and )(?<part>[^,;\n]{2,24}))?$/i,
    ]);
    if (!found?.['who']) return undefined;
    const who = found['who'].trim();
    // What somebody says of themselves is not said of a contact.
    if (/^(?:我|我们|my|our|i)$/i.test(who)) return undefined;
    if (found['said'] !== undefined) return titled(who, { said: found['said'].trim(), part: found['part']?.trim() });
    const field = CONTACT_FIELD_NAMES.find((name) => (found[name] ?? found[`asked_${name}`]) !== undefined);
    if (!field) return undefined;
    if (found['value'] === undefined) return { who, values: {}, asked: field, part: undefined };
    const values = parseContactDetails(field, found['value'].trim(), heard);
    return values && { who, values, part: undefined };
  },

  async run(act, { who, values, asked, part }) {
    if (!act.known) return undefined;
    const someone = await contactInContext(act, { who, says: asks({ values, part }) });
    if (!someone || 'kind' in someone) return someone;
    if (Object.keys(values).length) return keep(act, { someone, values, part });
    return someone.contact && { kind: 'shown', someone, contact: someone.contact, asked };
  },

  say: {
    kept: ({ someone, values, before, part }, { t }) => ({
      icon: '📇',
      title: [
        someone.customer.name,
        someone.name,
        ...detailEntries(values).map(([field, value]) => `${t(CONTACT_FIELDS[field])} ${value}`),
      ].join(' · '),
      facts: [
        ...(part ? [{ label: '', text: t(FACT_TOPICS[part]) }] : []),
        ...detailEntries(values).flatMap(([field, value]) => {
          const old = before[field];
          return old && old !== value ? [{ label: t({ zh: '原来', en: 'before' }), text: old }] : [];
        }),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    shown: ({ someone, contact, asked }, { t }) => ({
      icon: '📇',
      title: `${someone.customer.name} · ${contact.name}`,
      facts: CONTACT_FIELD_NAMES.flatMap((name) => {
        const text = contact[name];
        return text ? [{ label: t(CONTACT_FIELDS[name]), text }] : [];
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

async function keep(
  act: Act,
  { someone, values, part }: Pick<Input, 'values' | 'part'> & { readonly someone: ContactRef },
): Promise<Outcome> {
  const contact = await ensureContact(act, someone);
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

function titled(who: string, { said, part }: { said: string; part: string | undefined }): Input | undefined {
  const topic = part === undefined ? undefined : DECISION_ROLE_WORDS.find(([, words]) => words.test(part))?.[0];
  if (!TITLE.test(said) || (part !== undefined && !topic)) return undefined;
  return { who, values: { title: said.replace(/^(?:the|an?|their) /i, '') }, part: topic };
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
