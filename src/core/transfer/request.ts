/** What is asked of a table on its way in. Pure. */
import { z } from 'zod';
import { TRANSFER_FIELDS } from './heads.ts';
import { plain } from '../reader/text/normalize.ts';
import type { Slots } from '../understand/types.ts';
import type { ImportLayout, TransferField } from '../contract/transfer.ts';

const id = z.number().optional();
// The keys of the record are the fields.
const field = z.enum(Object.keys(TRANSFER_FIELDS) as [TransferField, ...TransferField[]]);

export const transferRequest = z.discriminatedUnion('does', [
  z.object({ does: z.literal('ask') }),
  z.object({ does: z.literal('begin'), fileId: z.number() }),
  z.object({ does: z.enum(['run', 'cancel', 'undo', 'resume', 'columns']), id }),
  // A field that is null: the column is left out. None: it is asked for.
  z.object({ does: z.literal('column'), id, at: z.number(), field: field.nullable().optional() }),
  // Row 0: there are no heads.
  z.object({ does: z.literal('head'), id, row: z.number() }),
  // Which sheets, by number or by name; neither: it is asked.
  z.object({ does: z.literal('sheets'), id, numbers: z.array(z.number()), names: z.string() }),
  z.object({ does: z.literal('twins'), id, twins: z.enum(['join', 'make', 'leave']) }),
]);

export type TransferRequest = z.infer<typeof transferRequest>;

/** What a step of an import asks for. */
export function stepFrom({ field: step, row, which, value }: Slots): unknown {
  if (step === 'begin') return { does: 'begin', fileId: row };
  if (step === 'join' || step === 'make' || step === 'leave') return { does: 'twins', id: row, twins: step };
  const [line, ...others] = typeof which === 'object' && 'lines' in which ? which.lines : [];
  if (step === 'headless') return { does: 'head', id: row, row: 0 };
  if (step === 'head') return line === undefined ? undefined : { does: 'head', id: row, row: line };
  if (step === 'sheets')
    return {
      does: 'sheets',
      id: row,
      numbers: line === undefined ? [] : [line, ...others],
      names: which === 'all' ? ALL.en : (value ?? ''),
    };
  if (step !== 'column') return { does: step, id: row };
  if (line === undefined) return undefined;
  return { does: 'column', id: row, at: line - 1, field: value === 'none' ? null : value };
}

/** Numbers of sheets, by number or by name; a name may be a part of the sheet's. */
export function sheetsMeant(
  { sheets }: ImportLayout,
  { numbers, names }: { readonly numbers: readonly number[]; readonly names: string },
): number[] {
  const said = plain(names).split(SEPARATORS).filter(Boolean);
  return sheets.flatMap(({ name }, at) => {
    const isMeant = said.some((each) => each === ALL.zh || each === ALL.en || plain(name).includes(each));
    return numbers.includes(at + 1) || isMeant ? [at + 1] : [];
  });
}

const SEPARATORS = /[、,;\s和]+/;
const ALL = { zh: '全部', en: 'all' };
