/** Tables made to do harm: each is read, or refused with its reason, and never takes the house along. */
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pieces, type WorkerMessage } from '../../src/core/transfer/format/worker.ts';

/** What a file is made of: words or bytes, a sheet or the parts of an archive; `again`, so many `times`, and `tail` go on from there. */
type Made = {
  readonly kind: string;
  readonly text?: string;
  readonly hex?: string;
  readonly sheet?: string;
  readonly ods?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Beside the sheet. */
  readonly more?: Readonly<Record<string, string>>;
  readonly again?: string;
  readonly times?: number;
  readonly tail?: string;
  /** What the archive says of itself. */
  readonly count?: number;
  readonly method?: number;
  /** Its rows below the heads, or why there are none. */
  readonly gives: number | Extract<WorkerMessage, { refused: string }>['refused'];
};

const FILES = readFileSync(new URL('files.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Made);

test.each(FILES)('$kind: $gives', async ({ gives, ...made }) => {
  expect(await rowsOf(bytesOf(made))).toBe(gives);
});

/** Read as the thread reads it, which would take its time to start for each. */
async function rowsOf(bytes: Uint8Array): Promise<Made['gives']> {
  const read = { rows: 0 };
  for await (const piece of pieces({ bytes, piece: 5_000, choice: {} })) {
    if ('refused' in piece) return piece.refused;
    read.rows += piece.rows.length;
  }
  return read.rows;
}

function bytesOf({ text = '', hex, sheet, ods, parts, more = {}, ...rest }: Omit<Made, 'gives'>): Buffer {
  const longer = (words: string) => `${words}${rest.again?.repeat(rest.times ?? 0) ?? ''}${rest.tail ?? ''}`;
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  if (parts) return zip(parts, rest);
  if (ods !== undefined) return zip({ ...ODS, 'content.xml': content(ods) }, rest);
  if (sheet !== undefined) return zip({ ...XLSX, ...more, 'xl/worksheets/sheet1.xml': worksheet(longer(sheet)) }, rest);
  return Buffer.from(longer(text));
}

/** An archive that may say of itself what is not so. What it is of comes first and as it is, as the open format wants it. */
function zip(
  parts: Readonly<Record<string, string>>,
  { count = Object.keys(parts).length, method = 8 }: Pick<Made, 'count' | 'method'>,
): Buffer {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  const place = { at: 0 };
  for (const [part, words] of Object.entries(parts)) {
    const isStored = part === 'mimetype';
    const [name, whole] = [Buffer.from(part), Buffer.from(words)];
    const packed = isStored ? whole : deflateRawSync(whole);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(isStored ? 0 : method, 4);
    facts.writeUInt32LE(crc32(whole), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(whole.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const from = Buffer.alloc(14);
    from.writeUInt32LE(place.at, 10);
    bodies.push(Buffer.from('PK\u0003\u0004'), facts, name, packed);
    heads.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, from, name);
    place.at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(place.at, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const OPENXML = 'http://schemas.openxmlformats.org';
const RELATIONSHIPS = `${OPENXML}/package/2006/relationships`;
const related = (type: string, target: string) =>
  `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OPENXML}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
const worksheet = (words: string) => `<worksheet xmlns="${OPENXML}/spreadsheetml/2006/main">${words}</worksheet>`;

const XLSX = {
  '[Content_Types].xml': `<Types xmlns="${OPENXML}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': related('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': `<workbook xmlns="${OPENXML}/spreadsheetml/2006/main" xmlns:r="${OPENXML}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': related('worksheet', 'worksheets/sheet1.xml'),
};

const OPEN = 'urn:oasis:names:tc:opendocument:xmlns';
const ODS = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' };
const content = (rows: string) =>
  `<office:document-content xmlns:office="${OPEN}:office:1.0" xmlns:table="${OPEN}:table:1.0" xmlns:text="${OPEN}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
