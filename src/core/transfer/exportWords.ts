import type { Approvable } from '../contract/permissions.ts';
import type { Localized } from '../contract/locale.ts';

type ExportOfAll = Extract<Approvable, { readonly kind: 'export' }>;

/** What the second person is asked about. */
export const EXPORT_ALL: Readonly<Record<ExportOfAll['what'], Localized>> = {
  customers: { zh: '导出全部客户', en: 'export all customers' },
  cards: { zh: '导出全部名片', en: 'export all contact cards' },
  notes: { zh: '导出全部记录', en: 'export all notes' },
};
