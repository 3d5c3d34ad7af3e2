/** A mail's bytes as its parts. What reads it is loaded with the first one. */
import { createHash } from 'node:crypto';
import type { AddressObject, Attachment as Part, ParsedMail } from 'mailparser';
import type { HeadLine } from './verify.ts';
import type { MailAddress } from '../../core/contract/doors/mail.ts';

export type ReadMail = {
  readonly id: string;
  readonly heads: readonly HeadLine[];
  readonly from: MailAddress | undefined;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly date: Temporal.Instant | undefined;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Events that came along. */
  readonly invitations: readonly string[];
  /** Mails that came along whole. */
  readonly enclosed: readonly ReadMail[];
  /** All of it as it came, for what is in no part. */
  readonly raw: string;
};

export async function readMail(source: Uint8Array): Promise<ReadMail> {
  const { simpleParser } = await import('mailparser');
  const bytes = withEncodedHead(Buffer.from(source));
  const parsed = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true });
  const enclosed = parsed.attachments.filter(({ contentType }) => contentType === 'message/rfc822');
  const events = parsed.attachments.filter(({ contentType }) =>
    /^(?:text\/calendar|application\/ics)$/.test(contentType),
  );
  const others = parsed.attachments.filter(
    (part) => !enclosed.includes(part) && !events.includes(part) && isFile(part),
  );
  const raw = bytes.toString('latin1');
  return {
    id: parsed.messageId?.replaceAll(/[<>\s]/g, '') || createHash('sha256').update(bytes).digest('hex'),
    heads: parsed.headerLines.map(({ key, line }) => ({
      key: key.toLowerCase(),
      value: line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n\s+/g, ' ')
        .trim(),
    })),
    from: addressesOf(parsed.from)[0],
    to: [...listOf(parsed.to), ...listOf(parsed.cc)].flatMap(addressesOf),
    subject: (parsed.subject ?? '').replaceAll(/\s+/g, ' ').trim(),
    text: textOf(parsed),
    date: parsed.date === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(parsed.date.getTime()),
    files: others.map(({ filename, content }) => ({ name: filename ?? '?', bytes: content })),
    invitations: events.map(({ content }) => content.toString('utf8')),
    enclosed: await Promise.all(enclosed.slice(0, 3).map(({ content }) => readMail(content))),
    raw,
  };
}

/** A picture within the text, a signature's logo, is no file. */
const isFile = ({ related, contentDisposition, contentType, filename }: Part) =>
  !related &&
  !(contentDisposition === 'inline' && contentType.startsWith('image/')) &&
  !/^(?:application\/(?:pgp|pkcs7)|text\/rfc822-headers|message\/)/.test(contentType) &&
  filename !== undefined;

const textOf = ({ text = '' }: ParsedMail) => text.replaceAll('\u200b', '').trim();

const listOf = (given: AddressObject | AddressObject[] | undefined) => (given ? [given].flat() : []);

function addressesOf(given: AddressObject | undefined): readonly MailAddress[] {
  return (given?.value ?? []).flatMap((each) =>
    (each.group ?? [each]).flatMap(({ address, name }) => {
      const said = name.replaceAll(/["']/g, '').trim();
      return address ? [{ address: address.toLowerCase(), ...(said && said !== address && { name: said }) }] : [];
    }),
  );
}

/** Heads in bare bytes, which no standard allows and old programs write: UTF-8 where they are it, else Chinese. */
function withEncodedHead(mail: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(mail.toString('latin1'))?.index ?? mail.length;
  const head = mail.subarray(0, end);
  if (head.every((byte) => byte < 0x80)) return mail;
  const words = decoded(head).replaceAll(
    // What is not ASCII is written as RFC 2047 wants it.
    /[^\0-\u007f]+/g,
    (said) => `=?utf-8?B?${Buffer.from(said).toString('base64')}?=`,
  );
  return Buffer.concat([Buffer.from(words), mail.subarray(end)]);
}

function decoded(bytes: Buffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
