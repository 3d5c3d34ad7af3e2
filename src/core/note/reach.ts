import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Span } from '../types.ts';
import { isSupportedCountry } from 'libphonenumber-js/max';

export type Reach = { readonly text: string; readonly span: Span };

const mail = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const link = /(?:https?:\/\/|www\.)[^\s\u4e00-\u9fff]{1,400}/g;
const digits = /[+(]{0,2}\d[\d\s().-]{5,22}\d/;

export function findEmails(text: string, typed: string): Reach[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(mail)].map((m) => ({ text: typed.slice(m.index, m.index + m[0].length).replace(/[.-]+$/, ''), span: [m.index, m.index + m[0].length] as const }));
}

export function findLinks(text: string): Span[] {
  if (!text.includes('://') && !text.includes('www.')) return [];
  return [...text.matchAll(link)].map((m) => [m.index, m.index + m[0].length] as const);
}

/** Telephone numbers as typed, judged by the numbering plan of the country. */
export function findPhones(text: string, { typed, country }: { typed: string; country: string | undefined }): Reach[] {
  if (!digits.test(text)) return [];
  const home: CountryCode = country !== undefined && isSupportedCountry(country) ? country : 'CN';
  const around = new Set<CountryCode>([home, ...(home === 'CN' ? (['TW', 'HK', 'US'] as const) : [])]);
  for (const place of around) {
    const found = findPhoneNumbersInText(text.slice(0, 4000), { defaultCountry: place, v2: true, extended: true } as { defaultCountry: CountryCode });
    const sure = found.filter(({ startsAt, endsAt }) => isPhone(text, startsAt, endsAt));
    if (sure.length > 0) return sure.map(({ startsAt, endsAt }) => ({ text: typed.slice(startsAt, endsAt), span: [startsAt, endsAt] as const }));
  }
  return [];
}

function isPhone(text: string, from: number, to: number): boolean {
  const shown = text.slice(from, to);
  const count = shown.replace(/\D/g, '').length;
  if (count < 7 || /[a-z$¥€£#]$/.test(text.slice(Math.max(0, from - 1), from)) || /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}/.test(shown)) return false;
  if (/(?:单号|订单|编号|号码?:?会议|会议|票号|id|no\.?|s\/n|po|inv\w*|ref) ?[:#]?$/.test(text.slice(Math.max(0, from - 8), from).trimEnd()) && !/电话号码?:?$/.test(text.slice(Math.max(0, from - 8), from).trimEnd())) return false;
  return !/^[a-z%]/.test(text.slice(to, to + 1));
}
