import type { Localized } from '../../core/contract/locale.ts';

/** What somebody whom we do not know yet reads first. */
export const BIND_FIRST: Localized = {
  zh: '你好,我替整个团队记客户。先让我认识你:向同事要一个验证码(对我说「邀请 名字」就有),然后发「绑定 123456」',
  en: 'Hello, I remember the customers for the whole team. Let me know who you are first: ask a colleague for a code (they say “invite” and your name to me), then send “bind 123456”',
};
