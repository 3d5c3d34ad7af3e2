import { type Act, defineCommand, type Heard } from '../command.ts';
import { fits } from '../match.ts';
import { contactOf, type Someone, someoneMeant, type Whose, whose } from '../meant.ts';
import { findDates } from '../note/dates/find.ts';
import { changeContact, type Contact, type ContactField } from '../store/reach.ts';
import { keepFact } from '../store/facts.ts';
import type { Both, Topic } from '../types.ts';
import { PART_WORDS, TITLE, TOPICS } from '../vocabulary.ts';
import { UNDO } from '../words.ts';

type Input = {
  readonly who: string;
  readonly field: ContactField;
  /** Absent: it is asked for. */
  readonly value: string | undefined;
  readonly part: Topic | undefined;
};

type Outcome =
  | {
      readonly kind: 'kept';
      readonly someone: Someone;
      readonly field: ContactField;
      readonly value: string;
      readonly before: string | null;
      readonly part: Topic | undefined;
    }
  | { readonly kind: 'shown'; readonly someone: Someone; readonly contact: Contact }
  | Whose;

const FIELDS: Readonly<Record<ContactField, Both & { readonly words: string }>> = {
  phone: { zh: '电话', en: 'phone', words: '电话号?码?|手机号?码?|座机|(?:phone|mobile|cell|tel)(?: number)?' },
  email: { zh: '邮箱', en: 'e-mail', words: '邮箱|邮件地址|e-?mail(?: address)?' },
  wechat: { zh: '微信', en: 'WeChat', words: '微信号?|vx|wechat(?: id)?' },
  birthday: { zh: '生日', en: 'birthday', words: '生日|birthday' },
  title: { zh: '职位', en: 'title', words: '职位|职务|头衔|title' },
};
const NAMES = ['phone', 'email', 'wechat', 'birthday', 'title'] as const satisfies readonly ContactField[];
const FIELD = NAMES.map((name) => `(?<${name}>${FIELDS[name].words})`).join('|');

export default defineCommand<Input, Outcome>({
  name: 'profile',
  topic: 'teach',
  does: { zh: '记联系人的电话、微信、生日、职位', en: 'keep a contact’s phone, WeChat, birthday or title' },
  examples: {
    zh: ['李总电话 13812345678', '李总生日3月5日', '张姐是采购,拍板', '李总微信 lizong88', '李总电话多少'],
    en: ["Mr Li's phone is +86 138 1234 5678", "Mr Li's birthday is March 5", 'Ms Zhang is the buyer, decides'],
  },

  match(heard) {
    const found = fits(heard.text, [
      new RegExp(
        `^(?<who>[^\\s,，;；。:：\\n]{1,20}?)(?:的\\s*(?:${FIELD})|(?:${FIELD.replaceAll('(?<', '(?<asked_')})\\s*(?:是?多少|是什么|是哪天|呢))$`,
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
    const value = found['value'] === undefined ? undefined : valueOf(field, found['value'].trim(), heard);
    return found['value'] !== undefined && value === undefined ? undefined : { who, field, value, part: undefined };
  },

  async run(act, { who, field, value, part }) {
    if (!act.known) return undefined;
    const someone = await someoneMeant(act, { who, says: asks({ who, field, value, part }) });
    if (!someone || 'kind' in someone) return someone;
    if (value === undefined) {
      if (!someone.contact) return undefined;
      return { kind: 'shown', someone, contact: someone.contact };
    }
    return keep(act, { someone, field, value, part });
  },

  say: {
    kept: ({ someone, field, value, before, part }, { t }) => ({
      icon: '📇',
      title: `${someone.customer.name} · ${someone.name} · ${t(FIELDS[field])} ${value}`,
      facts: [
        ...(part ? [{ label: '', text: t(TOPICS[part]) }] : []),
        ...(before && before !== value ? [{ label: t({ zh: '原来', en: 'before' }), text: before }] : []),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    shown: ({ someone, contact }, { t }) => ({
      icon: '📇',
      title: `${someone.customer.name} · ${contact.name}`,
      facts: NAMES.flatMap((name) => {
        const text = contact[name];
        return text ? [{ label: t(FIELDS[name]), text }] : [];
      }),
      ...(NAMES.every((name) => !contact[name]) && {
        footer: t({
          zh: `还没有记下。可以说「${contact.name}电话 138…」`,
          en: `Nothing is kept yet. Say “${contact.name}'s phone is …”`,
        }),
      }),
    }),
    whose,
  },
});

async function keep(
  act: Act,
  {
    someone,
    field,
    value,
    part,
  }: Pick<Input, 'field' | 'part'> & { readonly someone: Someone; readonly value: string },
): Promise<Outcome> {
  const contact = await contactOf(act, someone);
  await changeContact(act.tx, { id: contact.id, [field]: value });
  if (part)
    await keepFact(act.tx, {
      customerId: someone.customer.id,
      contactId: contact.id,
      topic: part,
      text: contact.name,
      authorId: act.person.id,
      on: act.today,
    });
  return { kind: 'kept', someone, field, value, before: contact[field], part };
}

function titled(who: string, { said, part }: { said: string; part: string | undefined }): Input | undefined {
  const topic = part === undefined ? undefined : PART_WORDS.find(([, words]) => words.test(part))?.[0];
  if (!TITLE.test(said) || (part !== undefined && !topic)) return undefined;
  return { who, field: 'title', value: said.replace(/^(?:the|an?|their) /i, ''), part: topic };
}

/** What is written after the field, if it is one: «李总电话没人接» is a note. */
function valueOf(field: ContactField, words: string, { local, locale }: Heard): string | undefined {
  if (field === 'birthday') return birthdayOf(words, { local, locale });
  return SHAPES[field].test(words) ? words : undefined;
}

const SHAPES: Readonly<Record<Exclude<ContactField, 'birthday'>, RegExp>> = {
  phone: /^\+?[\d(][\d\s()-]{6,22}\d(?:\s?(?:转|ext\.?|x)\s?\d{1,6})?$/,
  email: /^[^\s@,，]+@[^\s@,，]+\.[a-z]{2,}$/i,
  wechat: /^[a-z][\w-]{4,24}$|^1\d{10}$/i,
  title: /^[^,，。;；]{1,24}$/,
};

/** `03-05`; with the year where it is said. */
function birthdayOf(words: string, { local, locale }: Pick<Heard, 'local' | 'locale'>) {
  if (/^(?:农历|阴历|lunar)/i.test(words) && words.length <= 16) return words;
  if (/^(?:\d{4}-)?\d{2}-\d{2}$/.test(words)) return words;
  const [when] = findDates(words, { ref: local, tense: 'past', locale });
  if (!when?.start || when.granularity !== 'day' || when.span[0] > 0 || when.span[1] < words.length) return undefined;
  const day = when.start.toPlainDate().toString();
  return /\d{4}/.test(words) ? day : day.slice(5);
}

function asks({ field, value = '', part }: Input): Both {
  const also =
    part === undefined
      ? { zh: '', en: '' }
      : { zh: `,${PART_SAID[part]?.zh ?? ''}`, en: `, ${PART_SAID[part]?.en ?? ''}` };
  if (field === 'title') return { zh: `…是${value}${also.zh}`, en: `… is ${value}${also.en}` };
  return { zh: `…${FIELDS[field].zh} ${value}`, en: `… ${FIELDS[field].en} ${value}` };
}

const PART_SAID: Readonly<Partial<Record<Topic, Both>>> = {
  decides: { zh: '拍板', en: 'decides' },
  buys: { zh: '下单', en: 'buys' },
  uses: { zh: '使用', en: 'uses it' },
  blocks: { zh: '反对', en: 'against us' },
};
