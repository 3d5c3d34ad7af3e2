import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Heard, Named, Shown } from '../src/core/understand/judge/features.ts';
import { plain } from '../src/core/reader/text/normalize.ts';
import { namesIn, type World, type Names, namesOf } from './names.ts';

/** A sentence that somebody wrote, and what it is: `note:note`, `followup.give:request`. */
export type Sample = {
  readonly id: string;
  readonly writer: string;
  readonly text: string;
  readonly heard: Heard;
  /** The right answer first, then others that are as good. */
  readonly right: readonly string[];
};

type Gold = { readonly kind: string; readonly intent: string };

type Line = {
  readonly id: string;
  readonly text: string;
  readonly who?: Heard['role'];
  readonly last?: string;
  readonly gold: Gold | { readonly spans?: Partial<Record<'customers' | 'contacts', readonly [number, number][]>> };
  readonly alt?: readonly Gold[];
};

/**
 * The sentences of a file, a JSON line each, with the names of the firm beside it: `x.world.json` or `world.json`.
 * Files of notes alone say themselves what is named in them.
 */
export function samplesIn(file: string): readonly Sample[] {
  const writer = basename(file, '.jsonl');
  const names = namesBeside(file);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => sampleOf(JSON.parse(line) as Line, { writer, names }));
}

function namesBeside(file: string): Names {
  const world = [file.replace(/\.jsonl$/, '.world.json'), join(dirname(file), 'world.json')].find(existsSync);
  return world === undefined ? [] : namesOf(JSON.parse(readFileSync(world, 'utf8')) as World);
}

function sampleOf(
  { id, text, who, last, gold, alt = [] }: Line,
  { writer, names }: { readonly writer: string; readonly names: Names },
): Sample {
  const isRequest = 'intent' in gold;
  const named = isRequest ? namesIn(text, names) : spansOf(gold.spans);
  return {
    id,
    writer,
    text,
    heard: { text, named, last: shownBy(last), role: who },
    right: isRequest ? [gold, ...alt].map(({ intent, kind }) => `${intent}:${kind}`) : ['note:note'],
  };
}

function spansOf(spans: Partial<Record<'customers' | 'contacts', readonly [number, number][]>> = {}): readonly Named[] {
  const of = (type: Named['type'], all: readonly [number, number][] = []) =>
    all.map(([from, to]): Named => ({ type, span: [from, to] }));
  return [...of('customer', spans.customers), ...of('contact', spans.contacts)].toSorted(
    (a, b) => a.span[0] - b.span[0],
  );
}

/** What the bot showed, by its words. */
function shownBy(last: string | undefined): Shown | undefined {
  if (last === undefined) return undefined;
  if (last.includes('✅')) return 'card';
  const flat = plain(last);
  if (/在问|谁认识|谁有|who knows|asks|question from|any(?:body|one) know/.test(flat)) return 'whoKnows';
  if (/没有?人|冇人|查不到|nobody|no one|no colleague/.test(flat)) return 'nobodyKnows';
  if (/交接|移交|交给|接收|hand(?:ing)? ?over|to you\b/.test(flat)) return 'handover';
  return /(?:^|\s|:)1[ .、)]/.test(flat) ? 'list' : 'other';
}
