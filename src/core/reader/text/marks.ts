/**
 * A table of letters by their codes: what each may be, a bit a meaning.
 * To look a letter up in it costs a small part of trying a pattern at its place.
 */
export function stripMarks(meanings: readonly (readonly [bit: number, letters: Iterable<string>])[]): Uint16Array {
  const marks = new Uint16Array(65536);
  for (const [bit, letters] of meanings)
    for (const letter of letters) {
      const code = letter.charCodeAt(0);
      if (letter !== '') marks[code] = (marks[code] ?? 0) | bit;
    }
  return marks;
}
