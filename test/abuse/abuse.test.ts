import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../src/core/transfer/format/csv.ts';
import { MAX_MESSAGE_LENGTH, sanitize } from '../../src/core/text/sanitize.ts';
import { understood } from '../support/firm.ts';
import { cardOf, corpus, SINKS } from './sinks.ts';

test.each(Object.entries(SINKS))('%s: whatever people typed is only read there', async (_sink, wrongWith) => {
  const all = [...corpus('output'), ...corpus('unicode'), ...corpus('queries')];
  expect(all.length).toBeGreaterThan(250);
  const found = await Promise.all(
    all.map(async ({ input }) => {
      const wrong = await wrongWith(cardOf(sanitize(input).text || 'x'));
      return wrong ? [`${input.slice(0, 60)}: ${wrong}`] : [];
    }),
  );
  expect(found.flat().slice(0, 5)).toEqual([]);
});

test('no cell of an exported table is a formula, in any column, and each comes back as it was', () => {
  const cells = [...corpus('cells'), ...corpus('output')].map(({ input }) => input);
  const rows = cells.map((cell) => Array.from({ length: 6 }, (_, at) => (at === cell.length % 6 ? cell : 'x')));
  const bytes = writeCsv([['a', 'b', 'c', 'd', 'e', 'f'], ...rows]);
  const text = new TextDecoder().decode(bytes);
  const shown = text
    .split(/,|\r\n/)
    .filter((cell) => /^"?[\s]*[=+\-@＝＋－＠]/u.test(cell) && !/^"?\s+x?"?$/.test(cell));
  expect(shown.filter((cell) => /^"?[=+\-@\t\r\n＝＋－＠]/u.test(cell)).slice(0, 5)).toEqual([]);
  const whole = (cell: string) => cell.toWellFormed();
  expect(readCsv(text).slice(1)).toEqual(rows.map((row) => row.map(whole)));
});

test('what comes in is well-formed, without what nobody sees, no longer than it may be; and what is clean stays', () => {
  for (const { input } of [...corpus('unicode'), ...corpus('output'), ...corpus('queries')]) {
    const { text } = sanitize(input);
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
    expect(/(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u.exec(text)?.[0]).toBeUndefined();
    expect(sanitize(text)).toEqual({ text, cut: false });
  }
});

test('nothing that can be typed makes understanding fail, by itself or where a sentence takes a number or a length', () => {
  const names = ['output', 'cells', 'unicode', 'queries', 'times', 'numbers'] as const;
  const forms = ['#', '完成 ##', '# 天没联系的客户', '推迟#天', '#天后跟进华为', 'remind me in # days'];
  const failed = names.flatMap(corpus).flatMap(({ input }, at) =>
    ['#', forms[at % forms.length] ?? '#'].flatMap((form) => {
      const text = sanitize(form.replace(/#$|#(?!#)/, () => input)).text;
      try {
        return understood(text).intent ? [] : [text];
      } catch (error) {
        return [`${text.slice(0, 60)}: ${String(error)}`];
      }
    }),
  );
  expect(failed).toEqual([]);
});
