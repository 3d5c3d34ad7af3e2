import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { worldFrom } from '../src/cli/understand/world.ts';
import { takeApart } from '../src/core/understand/sentence.ts';
import type { Sentence } from '../src/core/understand/types.ts';

/** A sentence that somebody wrote, and what it is: `note:note`, `followup.give:request`. */
export type Sample = {
  readonly writer: string;
  readonly sentence: Sentence;
  /** The right answer first, then others that are as good. */
  readonly right: readonly string[];
};

type Gold = { readonly kind: string; readonly intent: string };

type Line = {
  readonly text: string;
  readonly who?: string;
  readonly last?: string;
  readonly gold: Gold | { readonly customers: readonly string[]; readonly contacts: readonly string[] };
  readonly alt?: readonly Gold[];
};

/**
 * The sentences of a file, a JSON line each, with the firm beside it: `x.world.json` or `world.json`. Lines that say only whom
 * and what they name are notes.
 */
export function samplesIn(file: string): readonly Sample[] {
  const writer = basename(file, '.jsonl');
  const beside = [file.replace(/\.jsonl$/, '.world.json'), join(dirname(file), 'world.json')].find(existsSync);
  const world = beside === undefined ? '{}' : readFileSync(beside, 'utf8');
  const firm = worldFrom(world);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
    .map(({ text, who, last, gold, alt = [] }): Sample => {
      const isNote = !('intent' in gold);
      const { ref, zone, namesFor, shownFrom } = isNote ? worldFrom(worldOf(gold)) : firm;
      const names = namesFor(who ?? 'rep');
      const shown = last === undefined ? undefined : shownFrom(last, names);
      const said = {
        text,
        names,
        shown,
        local: ref,
        locale: 'zh',
        country: zone.startsWith('Asia') ? 'CN' : undefined,
      } as const;
      return {
        writer,
        sentence: takeApart(said),
        right: isNote ? ['note:note'] : [gold, ...alt].map(({ intent, kind }) => `${intent}:${kind}`),
      };
    });
}

/** Whom a note names, as a firm. */
function worldOf({
  customers,
  contacts,
}: {
  readonly customers: readonly string[];
  readonly contacts: readonly string[];
}) {
  const [first = '—', ...others] = customers;
  return JSON.stringify({
    customers: [{ name: first, contacts: contacts.map((name) => ({ name })) }, ...others.map((name) => ({ name }))],
  });
}
