/** What is kept of a contact: what each detail is called, and what one looks like. Pure. */
import type { Heard } from '../command.ts';
import { findDates } from '../reader/dates/find.ts';
import type { ContactField } from './store/contacts.ts';
import type { Localized } from '../contract/locale.ts';
import type { LocalContext } from '../contract/person.ts';

export type ContactDetails = Readonly<Partial<Record<ContactField, string>>>;

export const CONTACT_FIELDS: Readonly<Record<ContactField, Localized & { readonly words: string }>> = {
  phone: { zh: '电话', en: 'phone', words: '电话号?码?|手机号?码?|座机|(?:phone|mobile|cell|tel)(?: number)?' },
  email: { zh: '邮箱', en: 'e-mail', words: '邮箱|邮件地址|e-?mail(?: address)?' },
  wechat: { zh: '微信', en: 'WeChat', words: '微信号?|vx|wechat(?: id)?' },
  birthday: { zh: '生日', en: 'birthday', words: '生日|birthday' },
  title: { zh: '职位', en: 'title', words: '职位|职务|头衔|title' },
};
export const CONTACT_FIELD_NAMES = [
  'phone',
  'email',
  'wechat',
  'birthday',
  'title',
] as const satisfies readonly ContactField[];
export const CONTACT_FIELD_PATTERN = CONTACT_FIELD_NAMES.map(
  (name) => `(?<${name}>${CONTACT_FIELDS[name].words})`,
).join('|');

/** «13812345678,微信 lizong88»: a value, and those of other fields behind it. Undefined where one is none. */
export function parseContactDetails(field: ContactField, words: string, heard: Heard): ContactDetails | undefined {
  const next = new RegExp(
    `[\\s,，、;；]+(?:(?:and|和|及|还有)\\s*)?(?:${CONTACT_FIELD_PATTERN})\\s*(?:是|为|:|：|is\\b)?\\s*(?<value>[^\\n]+)$`,
    'i',
  ).exec(words);
  const value = valueOf(field, words.slice(0, next?.index).trim(), heard);
  if (value === undefined) return undefined;
  const { value: rest = '', ...fields } = next?.groups ?? {};
  const also = CONTACT_FIELD_NAMES.find((name) => fields[name] !== undefined);
  if (!also) return { [field]: value };
  const others = parseContactDetails(also, rest.trim(), heard);
  return others && { [field]: value, ...others };
}

/** What is written after the field, if it is one: «李总电话没人接» is a note. */
function valueOf(field: ContactField, words: string, here: Heard): string | undefined {
  if (field === 'birthday') return birthdayOf(words, here);
  return SHAPES[field].test(words) ? words : undefined;
}

const SHAPES: Readonly<Record<Exclude<ContactField, 'birthday'>, RegExp>> = {
  phone: /^\+?[\d(][\d\s()-]{6,22}\d(?:\s?(?:转|ext\.?|x)\s?\d{1,6})?$/,
  email: /^[^\s@,，]+@[^\s@,，]+\.[a-z]{2,}$/i,
  wechat: /^[a-z][\w-]{4,24}$|^1\d{10}$/i,
  title: /^[^,，。;；]{1,24}$/,
};

/** `03-05`; with the year where it is said. */
function birthdayOf(words: string, { local, locale, country }: LocalContext) {
  if (/^(?:农历|阴历|lunar)/i.test(words) && words.length <= 16) return words;
  if (/^(?:\d{4}-)?\d{2}-\d{2}$/.test(words)) return words;
  const [when] = findDates(words, { ref: local, tense: 'past', locale, country });
  if (!when?.start || when.granularity !== 'day' || when.span[0] > 0 || when.span[1] < words.length) return undefined;
  const day = when.start.toPlainDate().toString();
  return /\d{4}/.test(words) ? day : day.slice(5);
}

/** The values in the order of the fields. */
export function detailEntries(values: ContactDetails) {
  return CONTACT_FIELD_NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
}
