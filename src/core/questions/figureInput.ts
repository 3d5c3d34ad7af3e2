/** What a figure is asked by. Pure. */
import { z } from 'zod';
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
    'contacts',
    'scores',
    'promises',
    'newCustomers',
  ]),
  about: z.string().max(60).optional(),
  kind: z.enum(['visit', 'call', 'meeting']).optional(),
  customer: z.string().max(200).optional(),
  closing: z.object({ from: z.iso.date(), until: z.iso.date() }).optional(),
  isOpen: z.boolean().optional(),
  isBroken: z.boolean().optional(),
});
export type AskedFigure = z.output<typeof FigureInput>;
