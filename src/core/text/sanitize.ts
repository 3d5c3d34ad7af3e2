/** Longest message that is read; what lies beyond is cut, and the person is told. */
export const MAX_MESSAGE_LENGTH = 8_000;

/**
 * Text as it enters the house, once, at the edge: well-formed, without control characters and invisible direction marks,
 * composed, and not longer than `MAX_MESSAGE_LENGTH` after all that. What is clean stays as it is.
 */
export function sanitize(text: string): { readonly text: string; readonly cut: boolean } {
  const whole = withoutControls(text.slice(0, MAX_MESSAGE_LENGTH * 4))
    .replaceAll(/[\r\n]+/g, '\n')
    .normalize('NFC')
    .trim();
  const cut = whole.length > MAX_MESSAGE_LENGTH || text.length > MAX_MESSAGE_LENGTH * 4;
  return {
    text: whole
      .slice(0, MAX_MESSAGE_LENGTH)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd(),
    cut,
  };
}

/** Well-formed, and without control characters and marks that nobody sees. */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu, '');
}

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** What a spreadsheet would take for a formula, with an apostrophe before it, which reading takes away again. */
export const withApostrophe = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
export const withoutApostrophe = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
