/**
 * What a person meets on every platform, with the whole bot behind it: one row a test, one platform a call. A server has two
 * replicas of the bot, the embedded database one. What a platform has not it leaves out of its road.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { houseWith } from './house.ts';

type House = Awaited<ReturnType<typeof houseWith>>;

export const REPLICAS = inject('server') ? 2 : 1;
const NOTE = '今天和华为李总通了电话,嫌报价高,下周一跟进';
const TABLE = Buffer.from('客户,联系人\n华为,李总\n立讯,王工\n');

export type Road = {
  readonly house: House;
  /** 李雷 says something in his direct messages; `id`: of the delivery. */
  says(text: string, told?: { readonly id?: string }): unknown;
  /** In a group, to us. */
  mentions?(text: string): unknown;
  /** A choice is tapped or pressed; where there are no buttons its digit is typed. */
  presses(label: string): unknown;
  /** Something is spoken, and what comes of it: the words, or a polite no. */
  readonly voice?: { readonly says: (words: string) => unknown; readonly heard: RegExp };
  hands?(name: string, bytes: Buffer): unknown;
  /** What is to be seen by now, oldest first. */
  seen(where: 'direct' | 'group'): readonly string[];
  /** A card is changed in its place, by a press at least. */
  readonly changes: boolean;
  /** The next that is said gets no answer, having been shown or not. */
  lose?(when: 'before' | 'after'): unknown;
  /** What is repeated for that says that it may come twice; else it is there once. */
  readonly mayRepeat: boolean;
  /** The platform wants to be left alone for a moment. Tells whether it has said so. */
  slows(): () => boolean;
  /** What let us in is good no more; it is got anew. */
  expires?(): unknown;
  /** The connection ends. */
  drops(): unknown;
  /** Another program connects as this bot, and stays or goes as it may. */
  kicks?(): unknown;
  /** So often a connection has been made. */
  connections(): number;
  /** By then it may not speak first, so that what it has to say takes another road. */
  readonly isShut?: boolean;
  /** It may be that words are lost, and is said. */
  readonly isDeaf?: boolean;
};

/** `loses`: an answer of the platform can be lost in the middle of its road. */
export function road(name: string, open: () => Promise<Road>, { loses = true } = {}) {
  const walk = async () => {
    const it = await open();
    const find = (words: RegExp, where: 'direct' | 'group') => it.seen(where).findLast((text) => words.test(text));
    const shows = (words: RegExp, where: 'direct' | 'group' = 'direct') => it.house.settled(() => find(words, where));
    return {
      ...it,
      shows,
      times: (words: RegExp) => it.seen('direct').filter((text) => words.test(text)).length,
      /** A table is handed over and imported. Resolves to what was said of it; undefined: none can be. */
      async imports() {
        if (!it.hands) return undefined;
        await it.hands('客户.csv', TABLE);
        const read = await shows(/客户\.csv：2 行/);
        await it.presses('导入');
        await shows(/(?:已导入|导入完)/);
        return read;
      },
      /** A question in a group. Resolves to its answer there; undefined: there are no groups. */
      async asksInGroup() {
        await it.mentions?.('谁负责华为');
        return it.mentions && shows(/华为由/, 'group');
      },
      async speaks() {
        await it.voice?.says('拜访了立讯,王工说要扩产');
        if (it.voice) await shows(it.voice.heard);
      },
    };
  };

  describe(`on ${name}`, () => {
    test('a day: a note, its button and its card, the same delivery twice, a voice, a table, a group, a reminder', async () => {
      const it = await walk();
      await it.says(NOTE, { id: 'once' });
      await it.shows(/新客户「华为」/);
      await it.presses('新建「华为」');
      await it.shows(/✅ 华为 · 李总 · 电话/);
      expect(it.times(/新客户「华为」|✅ 华为/)).toBe(it.changes ? 1 : 2);
      const told = it.times(/嫌报价高/);
      await it.says(NOTE, { id: 'once' });
      await it.speaks();
      expect((await it.imports()) ?? '立讯').toContain('立讯');
      expect((await it.asksInGroup()) ?? '由李').toContain('由李');
      expect([it.times(/华为由/), it.times(/嫌报价高/)]).toEqual([0, told]);
      await it.house.until('2026-11-23T09:30');
      const reminder = /该跟进了|今天先/;
      expect(await (it.isShut ? it.house.says(reminder) : it.shows(reminder))).toContain('华为');
      expect(it.house.problems).toEqual([]);
      expect(promised(name)).toEqual({
        changes: it.changes,
        groups: it.mentions !== undefined,
        voice: it.voice?.heard.test('新客户「立讯」') === true,
        tables: it.hands !== undefined,
        first: !it.isShut,
        lost: it.mayRepeat ? 'may come twice, and says so' : 'once',
        deaf: it.isDeaf === true,
      });
    });

    test.runIf(loses).for(['before', 'after'] as const)(
      'an answer that is lost %s it was shown leaves one to be seen',
      async (when) => {
        const it = await walk();
        it.lose?.(when);
        await it.says(NOTE);
        await it.shows(/新客户/);
        await it.says('帮助');
        await it.shows(/直接说话就行/);
        expect(it.times(/新客户/)).toBe(when === 'after' && it.mayRepeat ? 2 : 1);
        expect(it.times(/新客户[^]*可能重复/)).toBe(it.mayRepeat ? 1 : 0);
      },
    );

    test('too fast, let in no more, not kept at first: it is said and heard all the same, once', async () => {
      const it = await walk();
      it.slows();
      it.expires?.();
      it.house.ears.failures = 1;
      const told = await it.says(NOTE, { id: 'once' });
      if (told === 'again') await it.says(NOTE, { id: 'once' });
      await it.shows(/新客户/);
      await it.says('帮助');
      await it.shows(/直接说话就行/);
      expect(it.times(/新客户/)).toBe(1);
    });

    test('what was kept is answered by whoever comes after; a connection that ends or is taken away is made anew', async () => {
      const it = await walk();
      const isSlowed = it.slows();
      await it.says(NOTE);
      await it.house.settled(() => isSlowed() || undefined);
      await it.house.stop();
      expect(it.times(/新客户/)).toBe(0);
      const before = it.connections();
      await it.house.start();
      await expect.poll(it.connections).toBeGreaterThan(before);
      await it.shows(/新客户/);
      for (const [at, breaks] of [it.drops, ...(it.kicks ? [it.kicks] : [])].entries()) {
        const connected = it.connections();
        await breaks();
        it.house.pass({ minutes: 1 });
        await expect.poll(it.connections).toBeGreaterThan(connected);
        if (it.isDeaf) await it.house.settled(() => it.times(/离线/) > at || undefined);
        await it.says('帮助');
        await it.house.settled(() => it.times(/直接说话就行/) > at || undefined);
      }
      expect(it.times(/新客户/)).toBe(1);
    });
  });
}

/** What docs/platforms.md says of it. */
function promised(name: string) {
  const table = readFileSync('docs/platforms.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1));
  const column = table[0]?.findIndex((head) => head.trim() === name) ?? -1;
  const cell = (row: string) =>
    table.find(([head]) => head?.trim() === row)?.[column]?.trim() ?? `no ${row} of ${name}`;
  const has = (row: string) => cell(row).startsWith('✓');
  return {
    changes: has('a card changes in its place'),
    groups: has('groups'),
    voice: has('voice'),
    tables: has('tables handed over'),
    first: has('speaks first'),
    lost: cell('an answer of the platform is lost'),
    deaf: has('words while nobody is connected'),
  };
}
