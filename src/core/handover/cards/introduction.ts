/** A letter that introduces whoever takes over, in the language of its reader and in the name of whoever sends it. Pure. */
import type { Locale } from '../../contract/locale.ts';

export type Introduced = {
  readonly contact: { readonly name: string; readonly title: string | null };
  readonly from: string;
  readonly to: string;
  /** Who sends it: the one who leaves, or, where they have gone, the one who takes over. */
  readonly by: 'from' | 'to';
};

/** A contact is written to in the script of their name. */
export function languageOf({ name }: { readonly name: string }): Locale {
  return /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
}

export function introduction({ contact, from, to, by }: Introduced): string {
  const { name } = contact;
  if (languageOf(contact) === 'zh')
    return by === 'from'
      ? `${name},您好!感谢您一直以来的支持。之后由我的同事${to}接手与贵公司的合作,之前约定的事都已交接,TA会尽快与您联系。${from}`
      : `${name},您好!我是${to},从${from}手里接过与贵公司的合作。之前约定的事都已交接给我,方便时想和您通个电话认识一下。${to}`;
  return by === 'from'
    ? `Dear ${name}, thank you for working with me. My colleague ${to} will look after you from now on; all that we agreed on is in good hands, and you will hear from ${to} shortly. Best regards, ${from}`
    : `Dear ${name}, my name is ${to}, and I have taken over from ${from}. All that was agreed on has been handed to me. May I call you for a short introduction? Best regards, ${to}`;
}
