/**
 * Other people’s words for a platform that reads Markdown and has no way to say «as typed»: what would ring, link or format
 * becomes the same sign in its full width, which is only read. Nobody’s escape has to be believed.
 */
export function inert(text: string): string {
  return text.replaceAll(/[<>[\]*_`~|\\]|^[ \t]*[#>+-]+(?=\s)|!(?=\[)/gm, (signs) =>
    signs.replaceAll(/\S/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + FULL_WIDTH)),
  );
}

/** From a sign of ASCII to the same one as wide as a Chinese character. */
const FULL_WIDTH = 0xfe_e0;

/** No longer than a platform takes, in bytes; no character is cut in two. */
export function within(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const kept = Buffer.from(text)
    .subarray(0, bytes - 3)
    .toString();
  return `${kept.replace(/\uFFFD$/, '')}…`;
}

/** How much room a text takes in a line: a Chinese character twice that of a Latin one. */
export function width(text: string): number {
  return text.length + text.replaceAll(/[\0-\u2e7f]/g, '').length;
}
