/** A hash of a text, letter by letter, so that every beginning of it is hashed on the way. */
export const seed = 2166136261;

export function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 16777619);
}

/** Mixes the bits of a hash, so that the low ones are a place in a table. */
export function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 2246822519);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
