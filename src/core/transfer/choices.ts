/** What may be chosen of a table on its way in: columns, what they are, sheets. Pure. */
import { LEFT_OUT } from './columns.ts';
import { TRANSFER_FIELDS } from './heads.ts';
import type { Import } from './store/imports.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import type { Card } from '../contract/card.ts';
import type { ImportColumn } from '../contract/transfer.ts';

export function chooseColumn({ id, columns, name }: Import, to: Translator): Card {
  return {
    icon: '📥',
    title: to.t({ zh: `${name}:哪一列要改?`, en: `${name}: which column is to be changed?` }),
    items: (columns ?? []).map((column, at) => ({
      text: `${columnTitle(column, at, to)} → ${column.field ? to.t(TRANSFER_FIELDS[column.field]) : to.t(LEFT_OUT)}`,
      says: to.t({ zh: `改列 #${id} ${at + 1}`, en: `column #${id} ${at + 1}` }),
    })),
  };
}

export function chooseField(
  { id, columns }: Import,
  { at, to }: { readonly at: number; readonly to: Translator },
): Card {
  const head = columnTitle(columns?.[at] ?? { head: '' }, at, to);
  return {
    icon: '📥',
    title: to.t({ zh: `「${head}」是什么?`, en: `What is “${head}”?` }),
    items: [...Object.values(TRANSFER_FIELDS), LEFT_OUT].map((field) => ({
      text: to.t(field),
      says: to.t({ zh: `改列 #${id} ${at + 1} ${field.zh}`, en: `column #${id} ${at + 1} ${field.en}` }),
    })),
  };
}

/** «公司名称», or «第 3 列» where the table has no heads. */
export const columnTitle = ({ head }: Pick<ImportColumn, 'head'>, at: number, { t }: Translator) =>
  shorten(head, 30) || t({ zh: `第 ${at + 1} 列`, en: `column ${at + 1}` });

export function chooseSheets({ id, layout, name }: Import, to: Translator): Card {
  const state = {
    taken: { zh: '要', en: 'taken' },
    left: { zh: '不要', en: 'left out' },
    hidden: { zh: '隐藏的', en: 'hidden' },
  };
  return {
    icon: '📥',
    title: to.t({ zh: `${name}:要哪张工作表?`, en: `${name}: which sheet?` }),
    items: layout.sheets.map(({ name: sheet, rows, isHidden, isTaken }, at) => ({
      text: `${sheet} · ${to.t({ zh: `${rows} 行`, en: rows === 1 ? '1 row' : `${rows} rows` })} · ${to.t(isTaken ? state.taken : isHidden ? state.hidden : state.left)}`,
      says: to.t({ zh: `工作表 #${id} ${at + 1}`, en: `sheet #${id} ${at + 1}` }),
    })),
    footer: to.t({
      zh: '要好几张,说「工作表 1、3」或「工作表 华南、华东」',
      en: 'For several, say “sheets 1, 3” or “sheets South, East”',
    }),
  };
}
