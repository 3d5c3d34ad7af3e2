/** How Chinese names sound, each worked out once. Pure. */
import { syllables } from '../../text/pinyin.ts';

const known = new Map<string, readonly string[]>();

export function syllablesOf(name: string): readonly string[] {
  const kept = known.get(name);
  if (kept) return kept;
  const sounds = syllables(name);
  if (known.size > 5_000) known.clear();
  known.set(name, sounds);
  return sounds;
}

export function soundOf(name: string) {
  return syllablesOf(name).join('');
}
