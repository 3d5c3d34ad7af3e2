/** Contact cards (vCard 3.0, RFC 2426), as phones and mail programs take them. Pure. */
export type VcardContact = {
  readonly name: string;
  readonly customer: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly wechat: string | null;
};

export function vcard({ name, customer, title, phone, email, wechat }: VcardContact): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name)}`,
    `N:${escaped(name)};;;;`,
    `ORG:${escaped(customer)}`,
    ...(title ? [`TITLE:${escaped(title)}`] : []),
    ...(phone ? [`TEL;TYPE=WORK:${escaped(phone)}`] : []),
    ...(email ? [`EMAIL;TYPE=WORK:${escaped(email)}`] : []),
    ...(wechat ? [`X-WECHAT:${escaped(wechat)}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

const FOLD = 75;

/** A line has 75 bytes at most, and no character is cut in two. */
function folded(line: string) {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > FOLD) {
      parts.push(part);
      [part, size] = ['', 1];
    }
    part += character;
    size += bytes;
  }
  return [...parts, part].join('\r\n ');
}
