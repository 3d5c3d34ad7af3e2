/** What is kept of a contact: what each detail is called, and what one looks like. Pure. */
import type { ContactField } from './store/contacts.ts';
import type { Localized } from '../contract/locale.ts';

export type ContactDetails = Readonly<Partial<Record<ContactField, string>>>;

export const CONTACT_FIELDS: Readonly<Record<ContactField, Localized>> = {
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'e-mail' },
  wechat: { zh: '微信', en: 'WeChat' },
  birthday: { zh: '生日', en: 'birthday' },
  title: { zh: '职位', en: 'title' },
};
export const CONTACT_FIELD_NAMES = [
  'phone',
  'email',
  'wechat',
  'birthday',
  'title',
] as const satisfies readonly ContactField[];

/** Of what was told as a detail only what can be one: «李总电话没人接» is a note. */
export function validDetails(told: Readonly<Record<string, string>>): ContactDetails {
  return Object.fromEntries(
    CONTACT_FIELD_NAMES.flatMap((field) => {
      const value = told[field];
      return value !== undefined && SHAPES[field].test(value) ? [[field, value]] : [];
    }),
  );
}

const SHAPES: Readonly<Record<ContactField, RegExp>> = {
  phone: /^\+?[\d(][\d\s()-]{5,22}\d(?:\s?(?:转|ext\.?|x)\s?\d{1,6})?$/,
  email: /^[^\s@,，]+@[^\s@,，]+\.[a-z]{2,}$/i,
  wechat: /^[a-z][\w-]{4,24}$|^1\d{10}$/i,
  birthday: /^(?:\d{4}-)?\d{2}-\d{2}$|^农历/,
  title: /^[^,，。;；]{1,24}$/,
};

/** The values in the order of the fields. */
export function detailEntries(values: ContactDetails) {
  return CONTACT_FIELD_NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
}

/** Whether two ways of writing a number ring at one telephone: with the country's code or without it, with dashes or not. */
export function isSamePhone(one: string, another: string) {
  return digitsOf(one) === digitsOf(another);
}

function digitsOf(phone: string) {
  return phone.replaceAll(/[^\d+a-z转]/g, '').replace(/^(?:\+|00)86(?=1\d{10}$)/, '');
}
