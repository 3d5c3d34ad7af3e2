/** How a program's token is told: once, in full; and later, as what it may and until when. */
import type { Reply } from '../../contract/card.ts';
import type { Localized } from '../../contract/locale.ts';
import type { TokenScope } from '../../contract/person.ts';
import { ago, type Translator } from '../../text/phrases.ts';
import type { KeptToken } from '../store/programs/tokens.ts';

export const SCOPES: Readonly<Record<TokenScope, Localized>> = {
  read: { zh: '只读', en: 'read only' },
  write: { zh: '读写', en: 'read and write' },
};

export type IssuedToken = {
  readonly token: string;
  readonly number: number;
  readonly scope: TokenScope;
  readonly until: Temporal.PlainDate;
  /** The service account that it is for; undefined: whoever asked. */
  readonly account: string | undefined;
};

export function issuedCard({ token, number, scope, until, account }: IssuedToken, to: Translator): Reply {
  const { t, day } = to;
  const whose = account === undefined ? '' : t({ zh: `「${account}」的`, en: ` of ${account}` });
  return {
    icon: '🔑',
    title: t({
      zh: `${whose}API密钥${number}:${SCOPES[scope].zh},到 ${day(until)}`,
      en: `API key ${number}${whose}: ${SCOPES[scope].en}, until ${day(until)}`,
    }),
    lines: [token],
    once: true,
    footer: t({
      zh: '只显示这一次,请现在就存好;谁拿到它,谁就能以这个身份办事。用法见 /api/v1/docs',
      en: 'Shown this once: put it away now, for whoever has it acts under this name. How to use it: /api/v1/docs',
    }),
    buttons: [
      {
        label: t({ zh: '吊销', en: 'revoke' }),
        says: t({ zh: `吊销API密钥 ${number}`, en: `revoke API key ${number}` }),
        style: 'danger',
      },
    ],
  };
}

/** «读写 · 到 12-30 周三 · 3天前用过». */
export function tokenLine(
  { scope, expiresAt, usedAt, person, isProgram }: KeptToken,
  { to, zone }: { readonly to: Translator; readonly zone: string },
): string {
  const { t, day } = to;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const used =
    usedAt === null
      ? t({ zh: '还没用过', en: 'not used yet' })
      : t({ zh: `${ago(dayOf(usedAt), to)}用过`, en: `used ${ago(dayOf(usedAt), to)}` });
  return [
    ...(isProgram ? [person] : []),
    t(SCOPES[scope]),
    t({ zh: `到 ${day(dayOf(expiresAt))}`, en: `until ${day(dayOf(expiresAt))}` }),
    used,
  ].join(' · ');
}

export function notInPrivate({ t }: Translator): Reply {
  return {
    icon: '🔒',
    title: t({ zh: '密钥只在私聊里给:请私聊我', en: 'Keys are for your eyes only: please ask me in a direct message' }),
  };
}
