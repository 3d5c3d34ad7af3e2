/** A team's bot behind a mailbox, with 李雷 to write to it. */
import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { openMail } from '../../../src/app/ports/doors/mail.ts';
import { behind } from '../../support/house.ts';
import { MAIL_USER, mailServer, mailText } from '../../support/mailServer.ts';
import { written } from './letters.ts';

export const MAIL_PACKAGES = ['imapflow', 'nodemailer', 'mailparser'];

export async function inMail({ replicas }: { readonly replicas?: number } = {}) {
  const there = await mailServer();
  const mails = () => there.sent.map(({ to, source }) => ({ to: to.join(), text: mailText(source.toString()) }));
  const it = await behind({
    account: { platform: 'mail', account: MAIL_USER },
    there: {
      get shown() {
        return mails();
      },
      close: there.close,
    },
    open: ({ store, workspace, clock, log }) =>
      openMail({ store, workspace, config: there.settings, clock, wake: () => {}, log }),
    connects: 'E-mail: connected',
    replicas,
  });
  there.clock.now = it.now;
  onTestFinished(async () => void (await it.sql((tx) => tx.execute(sql`update feeds set state = 'stopped'`))));
  return {
    ...it,
    there,
    mails,
    async binds() {
      const [card = ''] = await it.as('lilei').hears('验证码');
      const code = /\d{6}/.exec(card)?.[0] ?? '';
      there.arrive(written({ subject: `绑定 ${code}`, body: '' }));
      await it.settled(() => mails().find(({ text }) => /李雷/.test(text)));
    },
  };
}
