/** What a figure is asked by. Pure. */
import { z } from 'zod';
import type { LossCause } from '../contract/customer.ts';
import { LOSS_CAUSES } from '../contract/vocabulary.ts';
import { AskedInput } from './asked.ts';

export const FigureInput = AskedInput.extend({
  of: z.enum([
    'signed',
    'quoted',
    'paid',
    'ordered',
    'openDeals',
    'wonDeals',
    'lostDeals',
    'averageDeal',
    'winRate',
    'complaints',
    'complaintDays',
    'contacts',
    'scores',
    'promises',
    'newCustomers',
  ]),
  about: z.string().max(60).optional(),
  // The keys of the table are the values.
  cause: z.enum(Object.keys(LOSS_CAUSES) as [LossCause, ...LossCause[]]).optional(),
  kind: z.enum(['visit', 'call', 'meeting']).optional(),
  customer: z.string().max(200).optional(),
  closing: z.object({ from: z.iso.date(), until: z.iso.date() }).optional(),
  isOpen: z.boolean().optional(),
  isSettled: z.boolean().optional(),
  isBroken: z.boolean().optional(),
});
export type AskedFigure = z.output<typeof FigureInput>;
