/** A table before it comes in: what would happen, and how its columns are understood. Pure. */
import { countFacts, formatCount } from './cards.ts';
import type { Import } from './store/imports.ts';
import { TRANSFER_FIELDS, LEFT_OUT } from './columns.ts';
import { shorten, type Translator } from '../text/phrases.ts';
import type { Button, Fact, Card } from '../contract/card.ts';
import type { ImportColumn } from '../contract/transfer.ts';

/** What would happen: nothing has been written yet. */
export function importPreview(of: Import, to: Translator): Card {
  const { t } = to;
  const { id, counts, examples, columns } = of;
  const useful = counts.new + counts.changed;
  const rest = counts.failed + counts.twin - examples.length;
  const hasOwners = columns?.some(({ field }) => field === 'owner');
  return {
    icon: '📥',
    title: t({
      zh: `${of.name}:${formatCount(of.total, to)} 行,还没有导入`,
      en: `${of.name}: ${formatCount(of.total, to)} rows, not imported yet`,
    }),
    facts: [...columnFacts(columns ?? [], to), ...countFacts(counts, to)],
    ...(examples.length && {
      lines: [
        ...examples.map(({ line, why }) => t({ zh: `第 ${line} 行:${why}`, en: `row ${line}: ${why}` })),
        ...(rest > 0 ? [t({ zh: `还有 ${formatCount(rest, to)} 行`, en: `and ${formatCount(rest, to)} more` })] : []),
      ],
    }),
    buttons: [
      ...(useful
        ? [
            {
              label: t({ zh: '导入', en: 'import' }),
              says: t({ zh: `确认导入 #${id}`, en: `run import #${id}` }),
              style: 'primary' as const,
            },
          ]
        : []),
      { label: t({ zh: '改列', en: 'columns' }), says: t({ zh: `改列 #${id}`, en: `columns #${id}` }) },
      ...(counts.twin || of.twins !== 'leave' ? twinButtons(of, to) : []),
      { label: t({ zh: '取消', en: 'cancel' }), says: t({ zh: `取消导入 #${id}`, en: `cancel import #${id}` }) },
    ],
    footer: [
      useful ? '' : t({ zh: '没有可导入的', en: 'There is nothing to import' }),
      counts.twin && of.twins === 'leave'
        ? t({
            zh: '像已有客户的行先不导入,会连同原因发还给你',
            en: 'Rows that look like a customer you have are given back with the reason',
          })
        : '',
      useful && !hasOwners
        ? t({
            zh: '没写负责人:新客户归你(销售)或先不分配',
            en: 'No owner column: new customers are yours (reps) or nobody’s yet',
          })
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

function twinButtons({ id, twins }: Import, { t }: Translator): Button[] {
  const choices = {
    join: {
      label: { zh: '相像的并入已有', en: 'alike: same' },
      says: { zh: `相像的并入 #${id}`, en: `alike #${id} same` },
    },
    make: {
      label: { zh: '相像的也新建', en: 'alike: new' },
      says: { zh: `相像的新建 #${id}`, en: `alike #${id} new` },
    },
    leave: {
      label: { zh: '相像的不导入', en: 'alike: leave' },
      says: { zh: `相像的不导入 #${id}`, en: `alike #${id} leave` },
    },
  };
  return (['join', 'make', 'leave'] as const)
    .filter((choice) => choice !== twins)
    .map((choice) => ({ label: t(choices[choice].label), says: t(choices[choice].says) }));
}

function columnFacts(columns: readonly ImportColumn[], to: Translator): Fact[] {
  const { t } = to;
  const used = columns.flatMap((column, at) =>
    column.field ? [`${columnTitle(column, at, to)} → ${t(TRANSFER_FIELDS[column.field])}`] : [],
  );
  const unused = columns.flatMap((column, at) => (column.field ? [] : [columnTitle(column, at, to)]));
  const left = shorten(unused.join(' · '), 200);
  return [
    { label: '', text: t({ zh: `列:${used.join(' · ') || '–'}`, en: `Columns: ${used.join(' · ') || '–'}` }) },
    ...(left ? [{ label: '', text: t({ zh: `不导入的列:${left}`, en: `Left out: ${left}` }) }] : []),
  ];
}

/** «公司名称», or «第 3 列» where the table has no heads. */
export const columnTitle = ({ head }: Pick<ImportColumn, 'head'>, at: number, { t }: Translator) =>
  shorten(head, 30) || t({ zh: `第 ${at + 1} 列`, en: `column ${at + 1}` });

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
