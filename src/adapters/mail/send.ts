/** One attempt to say one line by mail, and what became of it. */
import { isHere, type Settings } from './session.ts';
import { mailOf } from './render.ts';
import type { OutboxLine, SendResult } from '../../core/contract/adapter.ts';
import type { Localized } from '../../core/contract/locale.ts';

type Mouth = {
  readonly settings: Settings;
  /** Begins the ids of this database's mails. */
  readonly salt: string;
  /** Of the mails of late, by their ids. */
  readonly subjects: { get(id: string): string | undefined };
};

export async function say(line: OutboxLine, { settings, salt, subjects }: Mouth): Promise<SendResult> {
  const { createTransport } = await import('nodemailer');
  const { smtp, user, password } = settings;
  const isLocal = isHere(smtp.host);
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.isTls,
    requireTLS: !smtp.isTls && !isLocal,
    auth: { user, pass: password },
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 12_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const mail = await mailOf(line, { from: settings.address, salt, subjects });
    await transport.sendMail(mail);
    return { kind: 'sent', id: mail.messageId };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (!outcome) throw error;
    return outcome;
  } finally {
    transport.close();
  }
}

const REFUSED: Localized = {
  zh: '邮件服务器不认账号或密码了,请管理员重新设置 MAIL_USER 和 MAIL_PASSWORD',
  en: 'The mail server does not take our name or password any more: an admin has to set MAIL_USER and MAIL_PASSWORD anew',
};

/** Undefined: nobody knows, as it was under way. */
function outcomeOf(error: unknown): SendResult | undefined {
  const {
    code = '',
    command = '',
    responseCode = 0,
  } = error as {
    readonly code?: string;
    readonly command?: string;
    readonly responseCode?: number;
  };
  if (code === 'EAUTH') return { kind: 'refused', why: 'EAUTH', mend: true, words: REFUSED };
  if (responseCode === 421 || responseCode === 450 || responseCode === 451 || responseCode === 452)
    return { kind: 'later', seconds: 60 };
  if (responseCode >= 500) return { kind: 'refused', why: `smtp ${responseCode}` };
  if (responseCode >= 400) return { kind: 'failed', why: `smtp ${responseCode}` };
  if (code === 'EDNS' || command === 'CONN') return { kind: 'failed', why: 'the mail server cannot be reached' };
  return undefined;
}
