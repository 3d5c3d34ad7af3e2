/** A chat platform that answers as badly as any does: it refuses for now, fails before it has posted or after, and lets us look. */
import type { Adapter, OutboxLine, SendResult } from '../../src/core/contract/adapter.ts';
import type { Dice } from './chance.ts';
import type { Life } from './replica.ts';

export type Post = { readonly line: OutboxLine; readonly at: Temporal.Instant };

export type Platform = ReturnType<typeof platform>;

export function platform({ chance, now }: { readonly chance: Dice; readonly now: () => Temporal.Instant }) {
  const posts: Post[] = [];
  const state = { isKind: false, twice: [] as string[] };
  const keyOf = ({ account, key }: OutboxLine) => `${account} ${key}`;
  const known = new Set<string>();

  function post(line: OutboxLine): SendResult {
    const key = keyOf(line);
    if (known.has(key)) state.twice.push(key);
    known.add(key);
    posts.push({ line, at: now() });
    return { kind: 'sent', id: line.edits ?? `m${key}` };
  }

  /** As one replica meets it; `meanwhile`: what others do before it answers. */
  const asMetBy = (life: Life, meanwhile: () => Promise<void>): Adapter => ({
    name: 'test',
    can: { buttons: true, edit: true, threads: false, push: true, maxChars: 8_000 },
    start: async () => {},
    stop: async () => {},
    async send(line) {
      life.step();
      if (line.unsure && known.has(keyOf(line))) return { kind: 'sent', id: line.edits ?? `m${keyOf(line)}` };
      const fate = state.isKind ? 99 : chance.below(100);
      if (fate < 4) return { kind: 'later', seconds: 1 + chance.below(90) };
      if (fate < 8) throw new Error('reset before it was posted');
      if (fate < 12) await meanwhile();
      const sent = post(line);
      life.step();
      if (fate < 20) throw new Error('reset after it was posted');
      return sent;
    },
  });

  return { posts, state, asMetBy };
}
