/** A mailbox on this machine for the unmodified clients: what they use of IMAP4rev1, and a real SMTP server whose mail is in the mailbox at once. */
import { createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type SentMail = { readonly to: readonly string[]; readonly source: Buffer };

type Kept = { readonly uid: number; readonly source: Buffer; readonly at: string; readonly flags: Set<string> };

export const MAIL_USER = 'sales@firm.example';
export const MAIL_PASSWORD = 'of all tests';

export async function mailServer() {
  const box = { validity: 7, next: 1, mails: [] as Kept[] };
  const sent: SentMail[] = [];
  const links = new Set<Socket>();
  const clock = { now: () => Temporal.Now.instant() };
  const idling = new Map<Socket, string>();
  /** What a receiver answers instead of taking a mail. */
  const refusing: { answer: (to: string) => number | undefined } = { answer: () => undefined };
  /** The next mail is taken or not and its sender never told; `when` is called then. */
  const faults: { readonly lost: 'before' | 'after'; when(): unknown }[] = [];

  const imap = createServer((link) => {
    links.add(link);
    link.on('close', () => {
      links.delete(link);
      idling.delete(link);
    });
    link.on('error', () => {});
    const say = (line: string) => link.write(`${line}\r\n`);
    say('* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS SASL-IR AUTH=PLAIN] here');
    const waiting = { plain: '' };
    const state = { rest: '' };
    link.on('data', (data) => {
      state.rest += data.toString('latin1');
      for (;;) {
        const end = state.rest.indexOf('\r\n');
        if (end < 0) return;
        const line = state.rest.slice(0, end);
        state.rest = state.rest.slice(end + 2);
        hear(line);
      }
    });

    function hear(line: string) {
      const idle = idling.get(link);
      if (idle !== undefined) {
        idling.delete(link);
        return say(`${idle} OK done`);
      }
      if (waiting.plain) return admit(waiting.plain, line);
      const [tag = '', command = '', ...rest] = line.split(' ');
      const words = rest.join(' ');
      const ok = (text = 'done') => say(`${tag} OK ${text}`);
      switch (command.toUpperCase()) {
        case 'CAPABILITY':
          say('* CAPABILITY IMAP4rev1 IDLE UIDPLUS SASL-IR AUTH=PLAIN');
          return ok();
        case 'AUTHENTICATE':
          if (rest[1] !== undefined) return admit(tag, rest[1]);
          waiting.plain = tag;
          return say('+ ');
        case 'LOGIN':
          return words.includes(MAIL_PASSWORD) ? ok() : say(`${tag} NO [AUTHENTICATIONFAILED] no`);
        case 'LIST':
        case 'LSUB':
          say(words.endsWith('""') ? '* LIST (\\Noselect) "/" ""' : '* LIST () "/" INBOX');
          return ok();
        case 'SELECT':
          say('* FLAGS (\\Seen \\Flagged)');
          say('* OK [PERMANENTFLAGS (\\Seen \\Flagged)] these');
          say(`* ${box.mails.length} EXISTS`);
          say('* 0 RECENT');
          say(`* OK [UIDVALIDITY ${box.validity}] valid`);
          say(`* OK [UIDNEXT ${box.next}] next`);
          return ok('[READ-WRITE] open');
        case 'IDLE':
          idling.set(link, tag);
          say('+ idling');
          // What came since the last look is told at once, as a server does.
          return say(`* ${box.mails.length} EXISTS`);
        case 'UID':
          return byUid(tag, rest);
        case 'LOGOUT':
          say('* BYE');
          ok();
          return link.end();
        default:
          return ok();
      }
    }

    function admit(tag: string, plain: string) {
      waiting.plain = '';
      const [, user, password] = Buffer.from(plain, 'base64').toString().split('\0');
      say(user === MAIL_USER && password === MAIL_PASSWORD ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] no`);
    }

    function byUid(tag: string, [command = '', ...rest]: readonly string[]) {
      const words = rest.join(' ');
      if (command === 'SEARCH') {
        const from = Number(/UID (\d+):\*/.exec(words)?.[1] ?? 0);
        const last = box.mails.at(-1)?.uid;
        const found = box.mails.filter(({ uid }) => uid >= from || uid === last).map(({ uid }) => uid);
        say(`* SEARCH ${found.join(' ')}`);
        return say(`${tag} OK done`);
      }
      const at = box.mails.findIndex(({ uid }) => uid === Number(rest[0]));
      const mail = box.mails[at];
      if (mail && command === 'FETCH') {
        const most = Number(/<0\.(\d+)>/.exec(words)?.[1] ?? mail.source.length);
        const part = mail.source.subarray(0, most);
        const name = words.includes('<0.') ? 'BODY[]<0>' : 'BODY[]';
        link.write(`* ${at + 1} FETCH (UID ${mail.uid} INTERNALDATE "${mail.at}" ${name} {${part.length}}\r\n`);
        link.write(part);
        say(')');
      }
      if (mail && command === 'STORE') for (const [flag] of words.matchAll(/\\\w+/g)) mail.flags.add(flag);
      return say(`${tag} OK done`);
    }
  });

  const smtp = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === MAIL_USER && password === MAIL_PASSWORD) done(null, { user: username });
      else done(new Error('no such user'));
    },
    onRcptTo({ address }, _session, done) {
      const code = refusing.answer(address);
      done(code === undefined ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const fault = faults.shift();
        if (fault?.lost !== 'before') sent.push({ to, source });
        if (fault) return void fault.when();
        if (to.includes(MAIL_USER)) arrive(source);
        return done();
      });
    },
  });

  const senders = new Set<Socket>();
  smtp.server.on('connection', (link: Socket) => {
    senders.add(link);
    link.on('close', () => senders.delete(link));
  });

  /** A mail is in the mailbox, and whoever listens is told. */
  function arrive(source: Buffer) {
    box.mails.push({ uid: box.next, source, at: dateOf(clock.now()), flags: new Set() });
    box.next += 1;
    for (const link of idling.keys()) link.write(`* ${box.mails.length} EXISTS\r\n`);
  }

  const ports = await Promise.all([
    new Promise<number>((done) => imap.listen(0, '127.0.0.1', () => done(portOf(imap.address())))),
    new Promise<number>((done) => {
      const server = smtp.listen(0, '127.0.0.1', () => done(portOf(server.address())));
    }),
  ]);
  return {
    /** When mails arrive. */
    clock,
    settings: {
      address: MAIL_USER,
      user: MAIL_USER,
      password: MAIL_PASSWORD,
      imap: { host: '127.0.0.1', port: ports[0], isTls: false },
      smtp: { host: '127.0.0.1', port: ports[1], isTls: false },
      folder: 'INBOX',
      verifiedBy: 'mx.firm.example',
    },
    sent,
    refusing,
    faults,
    arrive,
    /** Whether somebody waits for mails. */
    isHeard: () => idling.size > 0,
    /** The marks of each mail, in their order. */
    flags: () => box.mails.map(({ flags }) => [...flags].join(' ')),
    /** Numbers its mails anew, as after a restore. */
    renumber() {
      box.validity += 1;
    },
    cut() {
      for (const link of links) link.destroy();
    },
    /** Whoever is sending something is left alone with it. */
    hangUp() {
      for (const link of senders) link.destroy();
    },
    async close() {
      for (const link of links) link.destroy();
      await Promise.all([
        new Promise((done) => imap.close(done)),
        new Promise<void>((done) => {
          smtp.close(done);
        }),
      ]);
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (!address || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

/** `20-Nov-2026 02:00:00 +0000`. */
function dateOf(at: Temporal.Instant): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at.epochMilliseconds).toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}

/** A mail of ours as it is read. */
export function mailText(source: string) {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : body
        .replaceAll('=\r\n', '')
        .replaceAll(/(?:=[\dA-F]{2})+/g, (said) => Buffer.from(said.replaceAll('=', ''), 'hex').toString());
  return `${head}\n${text}`;
}
