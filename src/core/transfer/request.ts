/** What is asked of a table on its way in. Pure. */
import { z } from 'zod';
import { TRANSFER_FIELDS } from './columns.ts';
import type { Slots } from '../understand/types.ts';
import type { TransferField } from '../contract/transfer.ts';

const id = z.number().optional();
// The keys of the record are the fields.
const field = z.enum(Object.keys(TRANSFER_FIELDS) as [TransferField, ...TransferField[]]);

export const transferRequest = z.discriminatedUnion('does', [
  z.object({ does: z.literal('ask') }),
  z.object({ does: z.literal('begin'), fileId: z.number() }),
  z.object({ does: z.enum(['run', 'cancel', 'undo', 'resume', 'columns']), id }),
  // A field that is null: the column is left out. None: it is asked for.
  z.object({ does: z.literal('column'), id, at: z.number(), field: field.nullable().optional() }),
  z.object({ does: z.literal('twins'), id, twins: z.enum(['join', 'make', 'leave']) }),
]);

export type TransferRequest = z.infer<typeof transferRequest>;

/** What a step of an import asks for. */
export function stepFrom({ field: step, row, which, value }: Slots): unknown {
  if (step === 'begin') return { does: 'begin', fileId: row };
  if (step === 'join' || step === 'make' || step === 'leave') return { does: 'twins', id: row, twins: step };
  if (step !== 'column') return { does: step, id: row };
  const [line] = typeof which === 'object' && 'lines' in which ? which.lines : [];
  if (line === undefined) return undefined;
  return { does: 'column', id: row, at: line - 1, field: value === 'none' ? null : value };
}
