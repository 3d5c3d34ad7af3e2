/**
 * One stretch of being connected to the mailbox. Mails are taken in their order, and where we are is kept after each: what was
 * kept and not noted down comes once more, and is known by its Message-ID. Nothing is moved or removed; what was taken is seen.
 */
import type { ImapFlow } from 'imapflow';
import { rest } from '../shared/retry.ts';

export type Server = {
  readonly host: string;
  readonly port: number;
  /** From the first byte; otherwise it begins in the clear and has to change to TLS, unless it is on this machine. */
  readonly isTls: boolean;
};

export type Settings = {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly imap: Server;
  readonly smtp: Server;
  readonly folder: string;
  /** Who our mail server calls itself where it says who has sent a mail. */
  readonly verifiedBy: string;
};

/** How far the mailbox was read: ids of mails count up as long as it says that they are the same ones. */
export type Place = { readonly validity: string; readonly uid: number };

export type Ear = {
  readonly last: () => Promise<Place | undefined>;
  readonly keep: (place: Place) => Promise<void>;
  /** Resolves when all that follows is committed, to whether somebody should look at it. */
  readonly take: (mail: { readonly source: Uint8Array; readonly at: Temporal.Instant }) => Promise<'taken' | 'broken'>;
};

type Parts = Ear & { readonly settings: Settings; readonly opened: () => void; readonly till: AbortSignal };

/** A mailbox that says nothing is asked so often, in milliseconds. */
const LOOK = 60_000;
/** A mailbox that was numbered anew is looked through again for so long back. */
const AGAIN_DAYS = 3;
/** What is larger is read as far as this: words come before files. */
const LARGEST = 30 * 1024 * 1024;

/** Resolves to why it ended. */
export async function session({ settings, opened, till, ...ear }: Parts): Promise<string> {
  const { ImapFlow: Client } = await import('imapflow');
  const { imap, user, password } = settings;
  const client = new Client({
    host: imap.host,
    port: imap.port,
    secure: imap.isTls,
    ...(!imap.isTls && { doSTARTTLS: !isHere(imap.host) }),
    auth: { user, pass: password },
    // It would print what people wrote.
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    maxIdleTime: LOOK,
  });
  const over = Promise.withResolvers<string>();
  client.on('error', (error: Error) => over.resolve(error.message));
  client.on('close', () => over.resolve('the connection ended'));
  const leave = () => over.resolve('no longer wanted');
  till.addEventListener('abort', leave, { once: true });
  const ending = new AbortController();
  try {
    if (till.aborted) return 'no longer wanted';
    await client.connect();
    const listening = listen(client, { settings, opened, till: AbortSignal.any([till, ending.signal]), ...ear });
    return await Promise.race([over.promise, listening.then(() => 'no longer wanted', whyOf)]);
  } catch (error) {
    return whyOf(error);
  } finally {
    ending.abort();
    till.removeEventListener('abort', leave);
    client.close();
  }
}

async function listen(client: ImapFlow, { settings, opened, till, last, keep, take }: Parts) {
  const box = await client.mailboxOpen(settings.folder);
  const validity = String(box.uidValidity);
  const known = await last();
  const place = { uid: known?.validity === validity ? known.uid : await beginning(client, known, box.uidNext) };
  await keep({ validity, uid: place.uid });
  opened();
  const news = { come: Promise.withResolvers<void>() };
  client.on('exists', () => news.come.resolve());
  const isOver = () => till.aborted;
  while (!isOver()) {
    news.come = Promise.withResolvers();
    for (const uid of await after(client, place.uid)) {
      if (isOver()) return;
      const mail = await client.fetchOne(
        String(uid),
        { source: { maxLength: LARGEST }, internalDate: true },
        { uid: true },
      );
      // Somebody has removed it meanwhile.
      if (mail && mail.source) {
        const end = await take({ source: mail.source, at: instantOf(mail.internalDate) });
        await client.messageFlagsAdd(String(uid), end === 'broken' ? ['\\Flagged'] : ['\\Seen'], { uid: true });
      }
      place.uid = uid;
      await keep({ validity, uid });
    }
    if (isOver()) return;
    client.idle().catch(() => {});
    const waiting = new AbortController();
    await Promise.race([news.come.promise, rest(LOOK, AbortSignal.any([till, waiting.signal]))]);
    waiting.abort();
  }
}

/** What is in the mailbox before we first look stays as it is; after new numbers the last days are looked through. */
async function beginning(client: ImapFlow, known: Place | undefined, next: number): Promise<number> {
  if (!known) return next - 1;
  const since = new Date(Date.now() - AGAIN_DAYS * 86_400_000);
  const found = await client.search({ since }, { uid: true });
  return found && found.length ? Math.min(...found) - 1 : next - 1;
}

async function after(client: ImapFlow, uid: number): Promise<readonly number[]> {
  // A range that ends with the last one has that one in it, however small its number is.
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
  return (found || []).filter((each) => each > uid).toSorted((one, other) => one - other);
}

function instantOf(date: Date | string | undefined): Temporal.Instant {
  const at = date === undefined ? Number.NaN : new Date(date).getTime();
  return Temporal.Instant.fromEpochMilliseconds(Number.isFinite(at) ? at : Date.now());
}

export const isHere = (host: string) => /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

const REFUSED = 'the mail server does not take MAIL_USER or MAIL_PASSWORD';

function whyOf(error: unknown): string {
  if (error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed) return REFUSED;
  return error instanceof Error ? error.message : 'the mail server does not answer';
}

/** What somebody has to mend: nobody is let in with these. */
export const refusalIn = (why: string) => (why === REFUSED ? REFUSED : undefined);
