/** Contact cards as phones and mail programs write them (vCard 2.1, 3.0 and 4.0), as the rows of a table. Pure. */

const HEADS = ['公司', '姓名', '职务', '电话', '邮箱', '微信', '地址', '备注', '生日'] as const;

export const isVcard = (text: string) => /^\s*BEGIN:VCARD\b/i.test(text);

/** A row for each card, under heads of ours. */
export function readVcards(text: string): string[][] {
  const rows: string[][] = [[...HEADS]];
  const card = new Map<string, string[]>();
  const all = (name: string) => (card.get(name) ?? []).filter(Boolean).join('; ');
  for (const line of unfolded(text)) {
    const { name, value } = lineIn(line);
    if (name === 'BEGIN') card.clear();
    else if (name === 'END') {
      const [given] = [all('FN') || fullName(card.get('N')?.[0] ?? '')];
      const known = [all('ORG'), given, all('TITLE') || all('ROLE'), all('TEL'), all('EMAIL'), all('X-WECHAT')];
      rows.push([...known, all('ADR'), all('NOTE'), all('BDAY')]);
    } else if (name) card.set(name, [...(card.get(name) ?? []), worded(name, value)]);
  }
  return rows;
}

/** Lines that go on are folded by a blank, or by the `=` of quoted-printable. */
function unfolded(text: string): string[] {
  const lines: string[][] = [];
  let isQuoted = false;
  let isSoft = false;
  for (const line of text.split(/\r?\n/)) {
    const open = isSoft || /^[ \t]/.test(line) ? lines.at(-1) : undefined;
    const part = open && !isSoft ? line.slice(1) : line;
    if (!open) isQuoted = /^[^:]*QUOTED-PRINTABLE/i.test(line);
    isSoft = isQuoted && line.endsWith('=');
    const words = isSoft ? part.slice(0, -1) : part;
    if (open) open.push(words);
    else lines.push([words]);
  }
  return lines.map((parts) => parts.join(''));
}

function lineIn(line: string): { readonly name: string; readonly value: string } {
  const [, head = '', value = ''] = /^((?:"[^"]*"|[^":])*):([\s\S]*)$/.exec(line) ?? [];
  const [name = '', ...parameters] = head.split(';');
  const said = parameters.join(';').toUpperCase();
  const bare = name.replace(/^.*\./, '').toUpperCase();
  const charset = /CHARSET=([\w-]+)/.exec(said)?.[1] ?? 'utf-8';
  const text = said.includes('QUOTED-PRINTABLE') ? unquoted(value, charset) : value;
  // Of phones and accounts of other kinds these two are written down by what they are, the others are left.
  const isWechat = /^(?:X-WEIXIN|X-WECHAT.*)$/.test(bare) || (bare === 'IMPP' && /wechat|weixin/i.test(said + text));
  return { name: isWechat ? 'X-WECHAT' : bare, value: said.includes('FAX') ? '' : text };
}

function unquoted(value: string, charset: string) {
  const bytes = Buffer.from(
    value.replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const parts = (value: string) =>
  value.split(/(?<!\\);/).map((part) => part.replaceAll(/\\n/gi, '\n').replaceAll(/\\(.)/g, '$1').trim());

/** What a value says in one cell. */
function worded(name: string, value: string): string {
  if (name === 'N') return value;
  if (name === 'ORG') return parts(value)[0] ?? '';
  if (name === 'ADR') return parts(value).filter(Boolean).join(' ');
  // A phone that does not know the year has one of its own for that.
  if (name === 'BDAY') return value.replace(/^1604-/, '');
  const text = parts(value).join(';');
  return text.replace(/^(?:tel|mailto|x-apple|wechat|weixin):/i, '');
}

/** `Family;Given;…` in the order in which the name is written. */
function fullName(name: string) {
  const [family = '', given = ''] = parts(name);
  return /\p{Script=Han}/u.test(family + given) ? `${family}${given}` : `${given} ${family}`.trim();
}
