/** What a sentence asks of a table on its way in. Pure. */
import { matchPatterns } from '../text/sentence.ts';
import type { Import } from './store/imports.ts';
import { TRANSFER_FIELDS, LEFT_OUT } from './columns.ts';
import type { Locale } from '../contract/locale.ts';
import type { TransferField } from '../contract/transfer.ts';

export type TransferRequest =
  | { readonly does: 'ask' }
  | { readonly does: 'begin'; readonly fileId: number }
  | { readonly does: 'run' | 'cancel' | 'undo' | 'resume' | 'columns'; readonly id: number | undefined }
  | {
      readonly does: 'column';
      readonly id: number | undefined;
      readonly at: number;
      readonly field: TransferField | null | undefined;
    }
  | { readonly does: 'twins'; readonly id: number | undefined; readonly twins: Import['twins'] };

export function parseTransferRequest(text: string): TransferRequest | undefined {
  const found = matchPatterns(text, [
    /^(?<does>导入|确认导入|取消导入|撤销导入|继续导入|改列)\s*(?:#(?<id>\d{1,15}))?$/,
    /^改列\s*(?:#(?<id>\d{1,15}))?\s*(?<at>\d{1,2})(?:\s*(?<field>[^\s\d]{1,12}))?$/,
    /^第\s*(?<at>\d{1,2})\s*列\s*(?:是|为|改成|改为|:)\s*(?<field>[^\s\d]{1,12})$/,
    /^相像的(?<twins>并入|新建|不导入)\s*(?:#(?<id>\d{1,15}))?$/,
    /^(?<does>import|run import|cancel import|undo import|resume import|columns)(?:\s*#(?<id>\d{1,15}))?$/i,
    /^column\s*(?:#(?<id>\d{1,15})\s*)?(?<at>\d{1,2})(?:\s+(?:is\s+)?(?<field>[a-z][a-z -]{1,20}))?$/i,
    /^alike\s*(?:#(?<id>\d{1,15}))?\s*(?<twins>same|new|leave)$/i,
  ]);
  return found && askedBy(found);
}

function askedBy(found: Readonly<Record<string, string | undefined>>): TransferRequest | undefined {
  const id = found['id'] === undefined ? undefined : Number(found['id']);
  const twins = TWINS[found['twins']?.toLowerCase() ?? ''];
  if (twins) return { does: 'twins', id, twins };
  if (found['at'] !== undefined) {
    const field = found['field'] === undefined ? undefined : fieldNamed(found['field']);
    return found['field'] !== undefined && field === undefined
      ? undefined
      : { does: 'column', id, at: Number(found['at']) - 1, field };
  }
  const words = found['does']?.toLowerCase() ?? '';
  const does = DOES[words];
  if (does) return { does, id };
  return id === undefined ? { does: 'ask' } : { does: 'begin', fileId: id };
}

const DOES: Readonly<Record<string, 'run' | 'cancel' | 'undo' | 'resume' | 'columns'>> = {
  确认导入: 'run',
  取消导入: 'cancel',
  撤销导入: 'undo',
  继续导入: 'resume',
  改列: 'columns',
  'run import': 'run',
  'cancel import': 'cancel',
  'undo import': 'undo',
  'resume import': 'resume',
  columns: 'columns',
};

const TWINS: Readonly<Record<string, Import['twins']>> = {
  并入: 'join',
  新建: 'make',
  不导入: 'leave',
  same: 'join',
  new: 'make',
  leave: 'leave',
};

function fieldNamed(word: string): TransferField | null | undefined {
  const isCalled = (name: Readonly<Record<Locale, string>>) =>
    name.zh === word || name.en.toLowerCase() === word.toLowerCase();
  if (isCalled(LEFT_OUT)) return null;
  // The entries of FIELDS are its own.
  return Object.entries(TRANSFER_FIELDS).find(([, name]) => isCalled(name))?.[0] as TransferField | undefined;
}
