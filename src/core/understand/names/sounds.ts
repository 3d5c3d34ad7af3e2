/** How Chinese names sound, each worked out once. Pure. */
import { LRUCache } from 'lru-cache';
import { syllables } from '../../text/pinyin.ts';

const known = new LRUCache<string, readonly string[]>({ max: 5_000 });

export function syllablesOf(name: string): readonly string[] {
  const kept = known.get(name);
  if (kept) return kept;
  const sounds = syllables(name);
  known.set(name, sounds);
  return sounds;
}

export function soundOf(name: string) {
  return syllablesOf(name).join('');
}
