/** What a mail is to us: nothing that is answered, a letter, or news of one of ours that did not arrive. Pure. */
import { domainOf, isFrom } from './verify.ts';
import { type PassedOn, trimMail } from './trim.ts';
import type { ReadMail } from './read.ts';
import {
  type Correspondence,
  isFirmsDomain,
  type MailAddress,
  type StrangersMail,
} from '../../core/contract/doors/mail.ts';
import type { Message } from '../../core/contract/message.ts';

export const PLATFORM = 'mail';

/** Who we are there. */
export type Here = {
  readonly address: string;
  /** By whose word we go about who has written. */
  readonly server: string;
  /** Begins the ids of our own mails. */
  readonly salt: string;
};

export type Letter = {
  readonly id: string;
  readonly from: MailAddress;
  readonly isVerified: boolean;
  /** What whoever wrote it says themselves. */
  readonly words: string;
  readonly subject: string;
  /** Others to whom it went, or whose words it passes on. */
  readonly correspondence: Correspondence | undefined;
  readonly files: ReadMail['files'];
  /** As it is for somebody who is none of us. */
  readonly enquiry: StrangersMail;
};

export type Told =
  | { readonly kind: 'letter'; readonly letter: Letter }
  /** Keys of lines of ours that have come back. */
  | { readonly kind: 'bounce'; readonly keys: readonly string[] }
  | { readonly kind: 'ignored'; readonly why: string };

/** So much of what others have written is kept. */
const MOST = 3_000;

export function parseMail(
  mail: ReadMail,
  { here, now }: { readonly here: Here; readonly now: Temporal.Instant },
): Told {
  const said = (name: string) => mail.heads.find(({ key }) => key === name)?.value ?? '';
  const { from } = mail;
  const returned = returnedKeys(mail, here);
  if (returned) return { kind: 'bounce', keys: returned };
  const why = whyIgnored(mail, { said, here });
  if (why !== undefined || !from) return { kind: 'ignored', why: why ?? 'it is from nobody' };
  const own = trimMail(mail.text, mail);
  const passedOn = own.passedOn ?? enclosedIn(mail);
  const isOurs = ({ address }: MailAddress) => address === here.address || isHome(address, { here, from });
  const others = mail.to.filter((each) => each.address !== from.address && !isOurs(each));
  const at = mail.date ?? now;
  const events = mail.invitations.flatMap(eventWords);
  const files = mail.files.map(({ name }) => name);
  return {
    kind: 'letter',
    letter: {
      id: mail.id,
      from,
      isVerified: isFrom(from.address, { heads: mail.heads, server: here.server }),
      words: own.words.slice(0, MOST),
      subject: mail.subject,
      correspondence: correspondenceOf({ mail, own, passedOn, others, isOurs, at, events }),
      files: mail.files,
      enquiry: {
        id: mail.id,
        from,
        subject: mail.subject,
        body: [own.words, passedOn?.words, ...events].filter(Boolean).join('\n').slice(0, MOST),
        signature: own.signature,
        at,
        files,
      },
    },
  };
}

function correspondenceOf({
  mail,
  own,
  passedOn,
  others,
  isOurs,
  at,
  events,
}: {
  readonly mail: ReadMail;
  readonly own: { readonly words: string };
  readonly passedOn: PassedOn | undefined;
  readonly others: readonly MailAddress[];
  readonly isOurs: (each: MailAddress) => boolean;
  readonly at: Temporal.Instant;
  readonly events: readonly string[];
}): Correspondence | undefined {
  const body = (words: string) => [words, ...events].filter(Boolean).join('\n').slice(0, MOST);
  if (passedOn) {
    const theirs = [passedOn.from, ...passedOn.to].filter((each) => each !== undefined).filter((each) => !isOurs(each));
    return {
      others: theirs,
      words: own.words.slice(0, MOST),
      subject: bareSubject(passedOn.subject ?? mail.subject),
      body: body(passedOn.words),
      signature: passedOn.signature,
      at: momentIn(passedOn.date) ?? at,
    };
  }
  if (!others.length) return undefined;
  return {
    others,
    words: own.words.slice(0, MOST),
    subject: bareSubject(mail.subject),
    body: body(''),
    signature: '',
    at,
  };
}

/** A mail that came along whole, as what is passed on. */
function enclosedIn({ enclosed: [first] }: ReadMail): PassedOn | undefined {
  if (!first) return undefined;
  const { words, signature } = trimMail(first.text, first);
  return { words, signature, from: first.from, to: first.to, subject: first.subject, date: first.date?.toString() };
}

const bareSubject = (subject: string) =>
  subject.replace(/^(?:\s*(?:re|aw|fwd?|wg|回复|答复|转发|轉寄|转寄)\s*[:：])+\s*/i, '').trim();

/** Somebody at our own firm; where addresses are of everybody's provider, whoever writes alone. */
function isHome(address: string, { here, from }: { readonly here: Here; readonly from: MailAddress }) {
  const homes = [here.address, from.address].map(domainOf).filter(isFirmsDomain);
  return homes.includes(domainOf(address));
}

/** What machines write, lists send on, and we ourselves have said is answered by nobody. */
function whyIgnored(
  { id, from, subject }: ReadMail,
  { said, here }: { readonly said: (name: string) => string; readonly here: Here },
): string | undefined {
  if (id.startsWith(`${here.salt}-`) || said('x-touchbase') || from?.address === here.address) return 'it is our own';
  const auto = said('auto-submitted').toLowerCase();
  if (auto && !auto.startsWith('no')) return 'a machine has written it';
  if (said('x-autoreply') || said('x-autorespond') || /auto_reply/i.test(said('precedence')))
    return 'a machine has written it';
  if (AWAY.test(subject)) return 'a machine has written it';
  if (/^(?:bulk|list|junk)/i.test(said('precedence')) || said('list-id') || said('list-unsubscribe'))
    return 'a list sends it';
  if (/^\s*<>\s*$/.test(said('return-path')) || BOUNCER.test(from?.address ?? ''))
    return 'it tells of a mail that is not ours';
  if (/^yes/i.test(said('x-spam-flag'))) return 'the server takes it for spam';
  return undefined;
}

const AWAY =
  /^\s*(?:自动回复|自動回覆|外出自动回复|休假自动回复|automatic reply|auto(?:matic)?[- ]?reply|autoreply|out of (?:the )?office|abwesenheitsnotiz|automatische antwort)/i;
const BOUNCER = /^(?:mailer-daemon|postmaster|mail-daemon|no-?reply|do-?not-?reply)@/i;

/** Which lines of ours a report says did not arrive; undefined: it is no such report. A delay is none. */
function returnedKeys({ heads, from, raw }: ReadMail, { salt }: Here): readonly string[] | undefined {
  const said = (name: string) => heads.find(({ key }) => key === name)?.value ?? '';
  const isReport = /report-type\s*=\s*"?delivery-status/i.test(said('content-type'));
  const isFromDaemon = /^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '');
  if (!isReport && !isFromDaemon && !/^\s*<>\s*$/.test(said('return-path'))) return undefined;
  const keys = [...raw.matchAll(new RegExp(`${salt}-(\\d{1,15})@`, 'g'))].flatMap(([, key]) => key ?? []);
  const hasFailed = isReport ? /^action:\s*failed/im.test(raw) : true;
  return keys.length && hasFailed ? [...new Set(keys)] : undefined;
}

/** «📅 报价评审 2026-12-02T14:00». */
function eventWords(ics: string): readonly string[] {
  const plain = ics.replaceAll(/\r?\n[ \t]/g, '');
  const said = (name: string) => new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(plain)?.[1]?.trim();
  const title = said('SUMMARY')?.replaceAll(/\\([,;\\])/g, '$1');
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(said('DTSTART') ?? '') ?? [];
  if (title === undefined || year === undefined) return [];
  return [`📅 ${title} ${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}`}`];
}

/** Dates as clients write them into a text; what cannot be told is not guessed. */
function momentIn(said: string | undefined): Temporal.Instant | undefined {
  if (said === undefined) return undefined;
  const numbers = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(said);
  const day = numbers
    ? Date.UTC(Number(numbers[1]), Number(numbers[2]) - 1, Number(numbers[3]), 4)
    : Date.parse(said.replace(/\s+at\s+/i, ' '));
  return Number.isFinite(day) ? Temporal.Instant.fromEpochMilliseconds(day) : undefined;
}

/** A letter of one of us as what they say, with what they have handed on. */
export function messageOf(
  { id, from, words, subject, correspondence, files }: Letter,
  { here, at }: { readonly here: Here; readonly at: Temporal.Instant },
): Message {
  const names = files.map(({ name }) => `📎 ${name}`);
  return {
    id,
    platform: PLATFORM,
    account: here.address,
    from: { id: from.address, ...(from.name && { name: from.name }) },
    room: { id: from.address, kind: 'direct' },
    at,
    ...(correspondence
      ? { text: [wholeText(correspondence), ...names].join('\n').trim(), mail: correspondence }
      : {
          text: isSaidAbove(subject) || !words ? bareSubject(subject) : words,
          ...(files.length && {
            text: words,
            files: files.map(({ name, bytes }) => ({ name, size: bytes.length, read: async () => bytes })),
          }),
        }),
  };
}

/** «绑定 123456» stands in the subject, whatever else is written. */
const isSaidAbove = (subject: string) => /^\s*(?:绑定|bind)\s*\d{6}\s*$/i.test(subject);

function wholeText({ words, subject, body, others }: Correspondence): string {
  const who = others.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
  return [words, [`✉️ ${subject}`, who && `(${who})`].filter(Boolean).join(' '), body].filter(Boolean).join('\n');
}
