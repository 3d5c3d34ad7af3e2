/** What is said of a table on its way in, by the command and by the job. Pure. */
import { alongFact } from '../customers/create.ts';
import { placeInFile } from './format/layout.ts';
import type { Import } from './store/imports.ts';
import type { Unreadable } from './format/read.ts';
import type { Translator } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Fact, Card } from '../contract/card.ts';
import type { ImportCounts } from '../contract/transfer.ts';

export const aboutImport = (id: number) => `import:${id}`;

const COUNTED: Readonly<Record<keyof ImportCounts, Localized>> = {
  new: { zh: '新客户', en: 'new' },
  changed: { zh: '更新', en: 'changed' },
  same: { zh: '没有变化', en: 'no change' },
  twin: { zh: '像已有客户', en: 'look like one you have' },
  failed: { zh: '有问题', en: 'errors' },
};

export function countFacts(counts: ImportCounts, to: Translator): Fact[] {
  // The keys of COUNTED are those of the counts.
  const ends = Object.keys(COUNTED) as (keyof ImportCounts)[];
  return ends
    .filter((end) => counts[end] > 0)
    .map((end) => ({
      label: to.t(COUNTED[end]),
      text: to.t({ zh: `${formatCount(counts[end], to)} 行`, en: formatCount(counts[end], to) }),
    }));
}

/** How far it has come. */
export function progressCard(of: Import, to: Translator): Card {
  const { t } = to;
  const done = Object.values(of.counts).reduce((sum, count) => sum + count, 0);
  const part = `${formatCount(done, to)} / ${formatCount(of.total, to)}`;
  const titles: Partial<Record<Import['state'], Localized>> = {
    looking: {
      zh: `正在看 ${of.name}:已看 ${formatCount(done, to)} 行`,
      en: `Reading ${of.name}: ${formatCount(done, to)} rows so far`,
    },
    running: { zh: `正在导入 ${of.name}:${part}`, en: `Importing ${of.name}: ${part}` },
    undoing: {
      zh: `正在撤销导入 ${of.name}:已撤 ${formatCount(of.takenBack?.gone ?? 0, to)} 个客户`,
      en: `Undoing the import of ${of.name}: ${formatCount(of.takenBack?.gone ?? 0, to)} customers so far`,
    },
  };
  return {
    icon: '⏳',
    title: t(titles[of.state] ?? { zh: of.name, en: of.name }),
    footer: t({ zh: '不用等,可以照常说话', en: 'No need to wait; go on as usual' }),
  };
}

/** The card that showed the progress, once there is no more. */
export const completedCard = (of: Import, { t }: Translator): Card => ({
  spent: true,
  icon: '📥',
  title: t({ zh: `${of.name}:完成,见下`, en: `${of.name}: finished, see below` }),
});

/** `along`: how many notes had waited for one of its customers. */
export function finishedCard(of: Import & { readonly along: number }, to: Translator): Card {
  const { t } = to;
  const out = of.counts.failed + of.counts.twin;
  const cells = of.badCells;
  return {
    icon: '✅',
    title: t({ zh: `${of.name} 已导入`, en: `${of.name} is imported` }),
    facts: [...countFacts(of.counts, to), ...(of.along ? [alongFact(of.along, to)] : [])],
    buttons: [
      {
        label: t({ zh: '撤销导入', en: 'undo import' }),
        says: t({ zh: `撤销导入 #${of.id}`, en: `undo import #${of.id}` }),
        key: '0',
        style: 'danger',
      },
    ],
    footer: [
      cells
        ? t({
            zh: `${formatCount(cells, to)} 个格子放不下,空着了,行照样导入;它们也在附件里`,
            en: `${formatCount(cells, to)} cells could not be read and were left empty, their rows are in; the file has them too`,
          })
        : '',
      out
        ? t({
            zh: `${formatCount(out, to)} 行没有导入,原因在附件的最后一列;改好再发给我就行`,
            en: `${formatCount(out, to)} rows were left out; the file says why in its last column. Mend them and send it again`,
          })
        : '',
      t({ zh: '一个月内可以整批撤销', en: 'It can be undone as one for a month' }),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export function undoneCard(of: Import, to: Translator): Card {
  const { gone, restored, kept } = of.takenBack ?? { gone: 0, restored: 0, kept: 0 };
  const { t } = to;
  const said = [
    [gone, { zh: '删去的新客户', en: 'new customers removed' }],
    [restored, { zh: '恢复原样的客户', en: 'customers as before' }],
    [kept, { zh: '保留的客户', en: 'customers kept' }],
  ] as const;
  return {
    icon: '↩️',
    title: t({ zh: `${of.name} 的导入已撤销`, en: `The import of ${of.name} is undone` }),
    facts: said
      .filter(([count]) => count > 0)
      .map(([count, label]) => ({ label: t(label), text: formatCount(count, to) })),
    ...(kept > 0 && {
      footer: t({
        zh: '保留的:导入之后有人记过或改过',
        en: 'Kept: somebody has noted or changed something there since',
      }),
    }),
  };
}

export function unreadableCard({ why, line }: Unreadable, of: Import, { t }: Translator): Card {
  const words: Readonly<Record<Unreadable['why'], Localized>> = {
    rows: { zh: '超过 20 万行,请分成几个文件', en: 'it has more than 200,000 rows: please split it' },
    quote: {
      zh: `第 ${line ?? '?'} 行附近的引号没有合上,请检查`,
      en: `a quotation mark near row ${line ?? '?'} is not closed: please check`,
    },
    bomb: { zh: '解开后太大,没有打开', en: 'it unpacks to far too much, so it was not opened' },
    broken: {
      zh: '打不开,请另存为 CSV 或 .xlsx 再试',
      en: 'it does not open: please save it as CSV or .xlsx and try again',
    },
  };
  return { icon: '🤔', title: t({ zh: `${of.name}:${words[why].zh}`, en: `${of.name}: ${words[why].en}` }) };
}

export const droppedCard = (of: Import, { t }: Translator): Card => ({
  icon: '📥',
  title: t({ zh: `${of.name} 没有导入`, en: `${of.name} was not imported` }),
});

/** `id`: of the fault, where it is told for the first time. */
export function stuckCard(of: Import, { id, to: { t } }: { readonly id?: string; readonly to: Translator }): Card {
  const { row } = placeInFile(of.place);
  const fault = {
    zh: id === undefined ? '' : `(编号 ${id}),管理员能按编号查到`,
    en: id === undefined ? '' : ` (id ${id}; the admin can find it by that)`,
  };
  return {
    icon: '⚠️',
    title: t({ zh: `${of.name} 停在第 ${row} 行${fault.zh}`, en: `${of.name} stopped at row ${row}${fault.en}` }),
    buttons: [
      { label: t({ zh: '继续', en: 'go on' }), says: t({ zh: `继续导入 #${of.id}`, en: `resume import #${of.id}` }) },
      {
        label: t({ zh: '撤销导入', en: 'undo import' }),
        says: t({ zh: `撤销导入 #${of.id}`, en: `undo import #${of.id}` }),
        style: 'danger',
      },
    ],
  };
}

/** Where one stands of which another step was asked; what came of it, once it is over. */
export function standingCard(of: Import, to: Translator): Card {
  const { t } = to;
  if (of.state === 'done') {
    const { buttons, facts = [] } = finishedCard({ ...of, along: 0 }, to);
    const title = t({ zh: `${of.name} 已经导入过了`, en: `${of.name} has been imported already` });
    return { icon: '📥', title, facts, ...(buttons && { buttons }) };
  }
  if (of.state === 'undone') return undoneCard(of, to);
  if (of.state === 'dropped') return droppedCard(of, to);
  if (of.state === 'stuck') return stuckCard(of, { to });
  if (of.state === 'ready')
    return { icon: '📥', title: t({ zh: `${of.name} 看完了,还没有导入`, en: `${of.name} waits to be let in` }) };
  return progressCard(of, to);
}

export const formatCount = (count: number, { locale }: Translator) => new Intl.NumberFormat(locale).format(count);
