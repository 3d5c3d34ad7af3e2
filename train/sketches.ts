/**
 * Sentences from sketches: a line stands for several sentences, as people vary what they say. `(a|b)` is one of these, `[…]` may
 * be left out, `{customer}` and the like is a name or figure of `sketches/world.json`; «== intent:kind» says what the lines
 * below are, «@card» after what they are said.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { worldFrom } from '../src/cli/understand/world.ts';
import { takeApart } from '../src/core/understand/sentence.ts';
import { randomFrom } from './fit.ts';
import type { Sample } from './material.ts';

/** How many sentences a line becomes. */
const TURNS = 4;

const World = z.object({
  /** What stands for a slot, by language. */
  words: z.record(z.string(), z.object({ zh: z.array(z.string()), en: z.array(z.string()) })),
  /** What the bot had said, by a word for it. */
  shown: z.record(z.string(), z.array(z.string())),
});
type World = z.infer<typeof World>;
type Random = () => number;

export function sketchesIn(file: string): readonly Sample[] {
  const text = readFileSync(join(dirname(file), 'world.json'), 'utf8');
  const world = World.parse(JSON.parse(text));
  const { ref, namesFor, shownFrom } = worldFrom(text);
  const names = namesFor('rep');
  const random = randomFrom(basename(file).length);
  let right: readonly string[] = [];
  let after: string | undefined;
  const samples: Sample[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('== ')) {
      const parts = line.slice(3).trim().split(/\s+/);
      right = parts.filter((part) => !part.startsWith('@'));
      after = parts.find((part) => part.startsWith('@'))?.slice(1);
    } else if (line.trim())
      for (const said of variants(line, { world, random, right })) {
        const last = after === undefined ? undefined : pick(world.shown[after] ?? [], random);
        const shown = last === undefined ? undefined : shownFrom(last, names);
        const sentence = takeApart({ text: said, names, shown, local: ref, locale: 'zh', country: 'CN' });
        samples.push({ writer: basename(file, '.txt'), sentence, right });
      }
  }
  return samples;
}

/** The sentences of a line: the first as it is written, others in other manners. */
function variants(
  line: string,
  { world, random, right }: { readonly world: World; readonly random: Random; readonly right: readonly string[] },
): ReadonlySet<string> {
  const isAsked = right.every((each) => /:(?:request|question)$/.test(each));
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    const said = filled(line, { world, random });
    return turn === 0 ? said : inManner(said, { random, isAsked });
  });
  return new Set(turns);
}

function filled(line: string, { world, random }: { readonly world: World; readonly random: Random }): string {
  let text = line;
  for (let from = ''; from !== text;) {
    from = text;
    text = text.replace(/\(([^()[\]]*)\)|\[([^()[\]]*)\]/, (_, choice?: string, maybe?: string) =>
      choice === undefined ? (random() < 0.5 ? (maybe ?? '') : '') : pick(choice.split('|'), random),
    );
  }
  const language = /\p{Script=Han}/u.test(line) ? 'zh' : 'en';
  return text
    .replace(/\{(\w+)\}/g, (whole, slot: string) => pick(world.words[slot]?.[language] ?? [whole], random))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Quick, polite, without marks, with a slip of the fingers. */
function inManner(said: string, { random, isAsked }: { readonly random: Random; readonly isAsked: boolean }): string {
  const { before, behind } = /\p{Script=Han}/u.test(said) ? MANNERS.zh : MANNERS.en;
  const unmarked = random() < 0.3 ? said.replace(/[,.!?,。!?;:]/g, ' ').trim() : said;
  const slipped = random() < 0.12 ? unmarked.replace(/([a-z])([a-z])(?=[a-z]{2})/, '$2$1') : unmarked;
  const asked = isAsked && random() < 0.2 ? pick(before, random) + slipped : slipped;
  return random() < (isAsked ? 0.2 : 0.08) ? asked + pick(behind, random) : asked;
}

const MANNERS = {
  zh: {
    before: ['请', '麻烦', '帮我', '帮忙', '那个,', '哎,', '你好,', '劳驾'],
    behind: ['哈', '啊', '吧', '哦', '呗', ' 谢谢', '!', '~'],
  },
  en: {
    before: ['pls ', 'please ', 'hey, ', 'can you ', 'hi ', 'so ', 'ok '],
    behind: [' pls', ' thx', ' please', '!', ' thanks', ' ok'],
  },
} as const;

function pick<One>(all: readonly One[], random: Random): One {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}
