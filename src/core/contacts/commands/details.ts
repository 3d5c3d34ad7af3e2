import { type Act, defineCommand } from '../../command.ts';
import { FIELD, FIELDS, NAMES, said, type Values, valuesOf } from '../fields.ts';
import { fits } from '../../text/sentence.ts';
import { contactOf, type Someone, someoneMeant, type Whose, whose } from '../../notes/context.ts';
import { changeContact, type Contact, type ContactField } from '../store/contacts.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import { PART_WORDS, TITLE, TOPICS } from '../../contract/vocabulary.ts';
import { UNDO } from '../../text/phrases.ts';
import type { Both } from '../../contract/locale.ts';
import type { Topic } from '../../contract/customer.ts';

type Input = {
  readonly who: string;
  /** None: they are asked for. */
  readonly values: Values;
  readonly asked?: ContactField;
  readonly part: Topic | undefined;
};

type Outcome =
  | {
      readonly kind: 'kept';
      readonly someone: Someone;
      readonly values: Values;
      readonly before: Contact;
      readonly part: Topic | undefined;
    }
  | {
      readonly kind: 'shown';
      readonly someone: Someone;
      readonly contact: Contact;
      readonly asked: ContactField | undefined;
    }
  | Whose;

export default defineCommand<Input, Outcome>({
  name: 'profile',
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
    const found = fits(heard.text, [
      new RegExp(
        `^(?<who>[^\\s,，;；。:：\\n]{1,20}?)(?:的\\s*(?:${FIELD})|的?(?:${FIELD.replaceAll('(?<', '(?<asked_')})\\s*(?:是?多少|是什么|是哪天|呢))$`,
        'i',
      ),
      new RegExp(`^(?:what(?:'s| is|’s)|when(?:'s| is|’s)) (?<who>[^,\\n]{1,40}?)(?:'s|’s)? (?:${FIELD})$`, 'i'),
      new RegExp(
        `^(?<who>[^,，;；。:：\\n]{1,40}?)(?:的|'s|’s)?\\s*(?:${FIELD})\\s*(?:是|为|:|：|is\\b)?\\s*(?<value>[^\\n]{1,60})$`,
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
    const field = NAMES.find((name) => (found[name] ?? found[`asked_${name}`]) !== undefined);
    if (!field) return undefined;
    if (found['value'] === undefined) return { who, values: {}, asked: field, part: undefined };
    const values = valuesOf(field, found['value'].trim(), heard);
    return values && { who, values, part: undefined };
  },

  async run(act, { who, values, asked, part }) {
    if (!act.known) return undefined;
    const someone = await someoneMeant(act, { who, says: asks({ values, part }) });
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
        ...said(values).map(([field, value]) => `${t(FIELDS[field])} ${value}`),
      ].join(' · '),
      facts: [
        ...(part ? [{ label: '', text: t(TOPICS[part]) }] : []),
        ...said(values).flatMap(([field, value]) => {
          const old = before[field];
          return old && old !== value ? [{ label: t({ zh: '原来', en: 'before' }), text: old }] : [];
        }),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    shown: ({ someone, contact, asked }, { t }) => ({
      icon: '📇',
      title: `${someone.customer.name} · ${contact.name}`,
      facts: NAMES.flatMap((name) => {
        const text = contact[name];
        return text ? [{ label: t(FIELDS[name]), text }] : [];
      }),
      ...(asked &&
        !contact[asked] && {
          footer: t({
            zh: `还没有记${FIELDS[asked].zh}。可以说「${contact.name}${FIELDS[asked].zh} …」`,
            en: `No ${FIELDS[asked].en} is kept yet. Say “${contact.name}'s ${FIELDS[asked].en} is …”`,
          }),
        }),
    }),
    whose,
  },
});

async function keep(
  act: Act,
  { someone, values, part }: Pick<Input, 'values' | 'part'> & { readonly someone: Someone },
): Promise<Outcome> {
  const contact = await contactOf(act, someone);
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
  const topic = part === undefined ? undefined : PART_WORDS.find(([, words]) => words.test(part))?.[0];
  if (!TITLE.test(said) || (part !== undefined && !topic)) return undefined;
  return { who, values: { title: said.replace(/^(?:the|an?|their) /i, '') }, part: topic };
}

function asks({ values, part }: Pick<Input, 'values' | 'part'>): Both {
  const also =
    part === undefined
      ? { zh: '', en: '' }
      : { zh: `,${PART_SAID[part]?.zh ?? ''}`, en: `, ${PART_SAID[part]?.en ?? ''}` };
  const { title } = values;
  if (title !== undefined) return { zh: `…是${title}${also.zh}`, en: `… is ${title}${also.en}` };
  const told = said(values);
  if (!told.length) return { zh: `…的${FIELDS.phone.zh}`, en: `what's … ${FIELDS.phone.en}` };
  return {
    zh: `…${told.map(([field, value]) => `${FIELDS[field].zh} ${value}`).join(',')}`,
    en: `… ${told.map(([field, value]) => `${FIELDS[field].en} ${value}`).join(', ')}`,
  };
}

const PART_SAID: Readonly<Partial<Record<Topic, Both>>> = {
  decides: { zh: '拍板', en: 'decides' },
  buys: { zh: '下单', en: 'buys' },
  uses: { zh: '使用', en: 'uses it' },
  blocks: { zh: '反对', en: 'against us' },
};
