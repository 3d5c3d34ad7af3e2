/** E-mail as the core knows it: who wrote what to whom, without what it answers. */
export type MailAddress = { readonly address: string; readonly name?: string };

/** What was written between us and somebody outside, and a colleague has handed on. */
export type Correspondence = {
  /** Those of the other side: whom it is from, or whom it went to. */
  readonly others: readonly MailAddress[];
  /** The words of the colleague who hands it on; of what they wrote themselves all of it. */
  readonly words: string;
  readonly subject: string;
  /** What the other side wrote. */
  readonly body: string;
  readonly signature: string;
  /** When it was written. */
  readonly at: Temporal.Instant;
};

/** A mail of somebody outside. */
export type StrangersMail = {
  /** Its Message-ID: by it the same mail is known again. */
  readonly id: string;
  readonly from: MailAddress;
  readonly subject: string;
  readonly body: string;
  readonly signature: string;
  readonly at: Temporal.Instant;
  /** Names of the files that came with it, none of which is kept. */
  readonly files: readonly string[];
};

/** Providers at which people of all firms have addresses: such a domain is nobody's. */
const PUBLIC = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com web.de ' +
    'yahoo.com yahoo.co.uk yahoo.co.jp yahoo.de yahoo.fr yahoo.com.cn yahoo.com.hk yahoo.com.tw ymail.com proton.me protonmail.com qq.com vip.qq.com foxmail.com 163.com ' +
    'vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com sohu.com aliyun.com 139.com 189.cn wo.cn 21cn.com tom.com 263.net mail.ru ' +
    'yandex.ru naver.com zoho.com fastmail.com t-online.de outlook.de hotmail.de'
  ).split(' '),
);

export const isFirmsDomain = (domain: string) => !PUBLIC.has(domain.toLowerCase());
