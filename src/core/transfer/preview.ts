/** A table before it comes in: what would happen, and how its columns are understood. Pure. */
import { countFacts, formatCount } from './cards.ts';
import type { Import } from './store/imports.ts';
import { columnTitle } from './choices.ts';
import { placeInFile } from './format/layout.ts';
import { TRANSFER_FIELDS } from './heads.ts';
import type { Draft } from './draft.ts';
import { shorten, type Translator, howMany } from '../text/phrases.ts';
import type { Button, Fact, Card } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { ImportColumn, ImportSample, ImportSheet } from '../contract/transfer.ts';

/** What would happen: nothing has been written yet. */
export function importPreview(of: Import, to: Translator): Card {
  const { t } = to;
  const { id, counts, examples, samples, columns, layout } = of;
  const useful = counts.new + counts.changed;
  const rest = counts.failed + counts.twin + of.badCells - examples.reduce((sum, { times }) => sum + times, 0);
  const hasOwners = columns?.some(({ field }) => field === 'owner');
  return {
    icon: '📥',
    title: t({
      zh: `${of.name}：${formatCount(of.total, to)} 行,还没有导入`,
      en: `${of.name}: ${formatCount(of.total, to)} rows, not imported yet`,
    }),
    facts: [
      ...layoutFacts(of, to),
      ...columnFacts(columns ?? [], to),
      ...countFacts(counts, to),
      ...(of.badCells
        ? [
            {
              label: t({ zh: '放不下的格子', en: 'cells left out' }),
              text: t({
                zh: `${formatCount(of.badCells, to)} 个,行照样导入`,
                en: `${formatCount(of.badCells, to)}, their rows go in`,
              }),
            },
          ]
        : []),
    ],
    ...((samples.length || examples.length) && {
      lines: [
        ...(samples.length ? [t({ zh: '它们会是这样:', en: 'As they will be:' })] : []),
        ...samples.map(({ name, isNew, parts }) =>
          [`· ${name}`, ...parts, ...(isNew ? [] : [t({ zh: '更新', en: 'changed' })])].join(' · '),
        ),
        ...examples.map(({ line, why, times }) => {
          const many =
            times > 1 ? t({ zh: `(共 ${formatCount(times, to)} 处)`, en: ` (${formatCount(times, to)} times)` }) : '';
          return `${lineTitle(line, { sheets: layout.sheets, to })}${t({ zh: ':', en: ': ' })}${why}${many}`;
        }),
        ...(rest > 0 ? [t({ zh: `还有 ${formatCount(rest, to)} 处`, en: `and ${formatCount(rest, to)} more` })] : []),
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
      ...(layout.sheets.length > 1
        ? [{ label: t({ zh: '选工作表', en: 'sheets' }), says: t({ zh: `工作表 #${id}`, en: `sheets #${id}` }) }]
        : []),
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

/** Where the heads were found, where that is not the first row; which sheets come in, and what was skipped. */
function layoutFacts({ layout: { sheets, headRow, skipped } }: Import, { t }: Translator): Fact[] {
  const named = sheets.filter(({ name }) => name);
  const taken = named.filter(({ isTaken }) => isTaken).map(({ name, rows }) => `${name} ${rows}`);
  const left = named.filter(({ isTaken }) => !isTaken);
  const leftNames = left.map(({ name, isHidden }) =>
    isHidden ? t({ zh: `${name}(隐藏)`, en: `${name} (hidden)` }) : name,
  );
  return [
    named.length > 1
      ? t({
          zh: `工作表:${taken.join('、')}${left.length ? `;不要 ${leftNames.join('、')}` : ''}`,
          en: `Sheets: ${taken.join(', ')}${left.length ? `; left out: ${leftNames.join(', ')}` : ''}`,
        })
      : '',
    headRow !== null && headRow > 1
      ? t({ zh: `表头在第 ${headRow} 行,上面是标题`, en: `The headings are in row ${headRow}, below a title` })
      : '',
    skipped
      ? t({
          zh: `跳过 ${skipped} 行:合计、小标题和说明`,
          en: `${howMany(skipped, 'row')} skipped: totals, subtitles and remarks`,
        })
      : '',
  ]
    .filter(Boolean)
    .map((text) => ({ label: '', text }));
}

/** «第 4 行», with its sheet where there are several. */
function lineTitle(line: number, { sheets, to }: { readonly sheets: readonly ImportSheet[]; readonly to: Translator }) {
  const { sheet, row } = placeInFile(line);
  const name = sheets.filter(({ isTaken }) => isTaken).length > 1 ? `${sheets[sheet]?.name ?? ''} ` : '';
  return to.t({ zh: `${name}第 ${row} 行`, en: `${name}row ${row}` });
}

/** A customer as it will be, as far as a line holds it. */
export function sampleOf(
  { there, name, tier, tags, ownerId, contacts, newFacts, newNotes, newNextOn }: Draft,
  { owners, locale }: { readonly owners: ReadonlyMap<number, Person>; readonly locale: Locale },
): ImportSample {
  const people = [...contacts.values()].map((contact) =>
    [...new Set([contact.name, contact.title, contact.phone, contact.email, contact.wechat])].filter(Boolean).join(' '),
  );
  const next = newNextOn[0];
  const parts = [
    tier ?? '',
    ...tags,
    (ownerId !== null && owners.get(ownerId)?.name) || '',
    ...people,
    ...newFacts.map(({ text }) => text),
    ...newNotes.map(({ on, text }) => `${on.toString()} ${text}`),
    next ? { zh: `下次 ${next.toString()}`, en: `next ${next.toString()}` }[locale] : '',
  ];
  return { name, isNew: there === undefined, parts: parts.filter(Boolean).map((part) => shorten(part, 60)) };
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
    column.field ? [becomes(columnTitle(column, at, to), t(TRANSFER_FIELDS[column.field]))] : [],
  );
  const unused = columns.flatMap((column, at) => (column.field ? [] : [columnTitle(column, at, to)]));
  const left = shorten(unused.join(' · '), 200);
  return [
    { label: '', text: t({ zh: `列:${used.join(' · ') || '–'}`, en: `Columns: ${used.join(' · ') || '–'}` }) },
    ...(left ? [{ label: '', text: t({ zh: `不导入的列:${left}`, en: `Left out: ${left}` }) }] : []),
  ];
}

const becomes = (title: string, field: string) => (title.toLowerCase() === field ? title : `${title} → ${field}`);
