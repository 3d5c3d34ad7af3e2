/** What e-mail asks of the database. */
import type { Parts, Writer } from '../../../adapters/mail/index.ts';
import type { MailConfig } from '../../../config.ts';
import { isUnavailable } from '../../../core/db/pool.ts';
import type { Store } from '../../../core/db/open.ts';
import type { Tx } from '../../../core/db/tx.ts';
import { say } from '../../../core/delivery/say.ts';
import { returnLine } from '../../../core/delivery/store/queue.ts';
import { wasSaidSince } from '../../../core/delivery/store/outbox.ts';
import { takeMail } from '../../../core/feeds/mailbox.ts';
import { openAccount } from '../../../core/people/store/accounts.ts';
import { findMemo, keepMemo } from '../../../core/people/store/installations.ts';
import { identified, linkIdentity } from '../../../core/people/store/people.ts';
import { addRoom, closeRoom, openRoom } from '../../../core/people/store/rooms.ts';
import { vouchedEmail } from '../../../core/people/store/samePerson.ts';
import { translator } from '../../../core/text/phrases.ts';
import { saltOf } from '../directory.ts';

const PLATFORM = 'mail';

type Wiring = {
  readonly store: Store;
  readonly workspace: number;
  readonly config: MailConfig;
  readonly clock: () => Temporal.Instant;
  /** Something may have to be said. */
  readonly wake: () => void;
  readonly log: Parts['log'];
};

/** A claim of one colleague's name is told once in so long. */
const ONCE = { hours: 24 };

/** It is loaded only where it is switched on. */
export async function openMail({ store, workspace, config, clock, wake, log }: Wiring) {
  const { mail } = await import('../../../adapters/mail/index.ts');
  const here = { platform: PLATFORM, account: config.address };
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  const identityOf = (external: string) => ({ ...here, external });
  const salt = await within(async (tx) => {
    await openAccount(tx, { ...here, meets: false });
    return saltOf(tx, here);
  });

  /** Whoever the firm's directory on another platform gives this address is them, if the mail is surely from it. */
  async function known(tx: Tx, address: string) {
    const bound = await identified(tx, identityOf(address));
    if (bound) return { person: bound, isBound: true };
    const [person, another] = await vouchedEmail(tx, { email: address, except: 0 });
    return person && !another ? { person, isBound: false } : undefined;
  }

  const whois: Parts['whois'] = ({ address, isVerified }) =>
    within(async (tx): Promise<Writer> => {
      const found = await known(tx, address);
      if (!found) return 'stranger';
      if (!isVerified) return 'claimed';
      const roomId = await addRoom(tx, { ...identityOf(address), kind: 'direct', personId: found.person.id });
      await openRoom(tx, roomId);
      if (!found.isBound) await linkIdentity(tx, { ...identityOf(address), personId: found.person.id, roomId });
      return 'colleague';
    });

  return mail({
    settings: config,
    salt,
    clock,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    place: {
      last: async () => {
        const { validity, uid } = await within((tx) => findMemo(tx, here));
        return validity === undefined || uid === undefined ? undefined : { validity, uid: Number(uid) };
      },
      keep: ({ validity, uid }) => within((tx) => keepMemo(tx, { ...here, memo: { validity, uid: String(uid) } })),
    },
    whois,
    enquire: (enquiry) =>
      kept('an enquiry by mail was not kept', async (tx) => {
        const isKept = await takeMail(tx, { mailbox: config.address, mail: enquiry, now: clock() });
        if (!isKept) log('a stranger’s mail is left as it is: nobody is here who could be asked, or it was stopped');
      }),
    warn: ({ from, subject }) =>
      kept('nobody was told of a mail in their name', async (tx) => {
        const found = await known(tx, from.address);
        const now = clock();
        const about = `claimed:${from.address}`;
        if (!found || (await wasSaidSince(tx, { about, since: now.subtract(ONCE) }))) return;
        const { person } = found;
        const { t } = translator(person.locale, now.toZonedDateTimeISO(person.zone).toPlainDate());
        const card = {
          icon: '⚠️',
          title: t({
            zh: `有一封以你的地址(${from.address})发来的邮件没通过验证,没有记`,
            en: `A mail in the name of your address (${from.address}) could not be verified and was not kept`,
          }),
          lines: [subject].filter(Boolean),
          footer: t({
            zh: '是你发的:请从公司的邮箱服务器发,或在这里直接说。不是你:告诉管理员',
            en: 'If it was yours, send it by the firm’s mail server, or say it here. If not, tell an admin',
          }),
        };
        await say(tx, { roomId: undefined, to: { person: person.id }, about, locale: person.locale, card, now });
      }),
    returned: (keys) =>
      kept('what came back was not noted', async (tx) => {
        for (const key of keys) {
          const room = await returnLine(tx, { id: Number(key), ...here });
          if (room !== undefined) await closeRoom(tx, { ...identityOf(room), now: clock() });
        }
      }),
  });

  /** While the database is away it is tried again; what else goes wrong is ours to mend, and keeps no other mail waiting. */
  async function kept(failed: string, work: (tx: Tx) => Promise<void>) {
    try {
      await within(work);
      wake();
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log(failed, error);
    }
  }
}
