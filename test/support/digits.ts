/** Where there are no buttons, a choice is typed by its digit, as it was last shown. */
export function choose(seen: readonly string[], label: string): string {
  const shown = seen.findLast((text) => text.includes(label));
  const [, digit] = new RegExp(`(\\d+)[.、 ]*${label.replaceAll(/[()[\]]/g, '.')}`).exec(shown ?? '') ?? [];
  if (digit === undefined) throw new Error(`no «${label}» in ${JSON.stringify(seen.at(-1))}`);
  return digit;
}
