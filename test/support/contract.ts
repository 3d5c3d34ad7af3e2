/**
 * What every platform promises the house. A platform's own test brings a rig, a way to be its people, and calls `contract`;
 * what a platform cannot do it says in `can`, or leaves out of its rig.
 */
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/core/contract/message.ts';
import type { Card } from '../../src/core/contract/card.ts';
import type { OutboxLine, Hear, Adapter } from '../../src/core/contract/adapter.ts';

export type Rig = {
  readonly adapter: Adapter;
  /** A direct room, and another. */
  readonly rooms: readonly [string, string];
  readonly account: string;
  /** Somebody says words in the first room. Resolves when the platform knows what became of them. */
  says(words: string): Promise<'kept' | 'again'>;
  /** The platform delivers the last words once more. */
  again?(): Promise<unknown>;
  /** Somebody presses a button of a message of ours in the first room. */
  presses?(button: { readonly id: string; readonly says: string }): Promise<unknown>;
  /** Our own echo, other bots, comings and goings, other people's talk. */
  noise?(): Promise<unknown>;
  /** What is to be seen in a room, oldest first, as the platform was given it. */
  seen(room: string): readonly string[] | Promise<readonly string[]>;
  /** What rings, links or formats when the platform shows it: it must not come from a card. */
  readonly alive: RegExp;
  /** From here on the platform says no, in a way that somebody can mend. */
  refuse?(): void;
};

const HOSTILE = '<!channel> <@U1> <https://evil.example|bank.example> @everyone *b* <b onclick="x()">b</b> &amp; </li>';

export function contract(name: string, open: () => Promise<Rig>) {
  const begin = async (hear: Hear = async () => {}) => {
    const rig = await open();
    const heard: Message[] = [];
    await rig.adapter.start((message) => {
      heard.push(message);
      return hear(message);
    });
    return { ...rig, heard };
  };

  describe(`${name} keeps what every platform promises`, () => {
    test('words are heard as they were said: who, where, and each under an id of its own', async () => {
      const it = await begin();
      const words = '今天和华为李总通了电话,嫌报价高 & <b>';
      await it.says(words);
      await it.says(words);
      const [first, second] = it.heard;
      expect(first).toMatchObject({
        platform: it.adapter.name,
        account: it.account,
        room: { id: it.rooms[0], kind: 'direct' },
        text: words,
      });
      expect(first?.from.id).toBeTruthy();
      expect(second?.id).not.toBe(first?.id);
    });

    test('a second delivery of the same words has the same id', async ({ skip }) => {
      const it = await begin();
      if (!it.again) return skip();
      await it.says('帮助');
      await it.again();
      expect(new Set(it.heard.map(({ id }) => id)).size).toBe(1);
      return expect(it.heard).toHaveLength(2);
    });

    test('words are acknowledged when they are kept, and not before', async () => {
      const kept = Promise.withResolvers<void>();
      const it = await begin(() => kept.promise);
      const told = it.says('帮助');
      await expect.poll(() => it.heard.length).toBe(1);
      expect(await Promise.race([told, nextTurn()])).toBe('not yet');
      kept.resolve();
      expect(await told).toBe('kept');
    });

    test('words that cannot be kept are not acknowledged', async () => {
      const it = await begin(() => Promise.reject(new Error('the database is away')));
      expect(await it.says('帮助')).toBe('again');
    });

    test('its own echo, other bots and other people’s talk are not heard', async ({ skip }) => {
      const it = await begin();
      if (!it.noise) return skip();
      await it.noise();
      await it.says('帮助');
      return expect(it.heard.map(({ text }) => text)).toEqual(['帮助']);
    });

    test('what is said is to be seen in its room and in no other', async () => {
      const it = await begin();
      const [room, other] = it.rooms;
      expect(await it.adapter.send(line(it, { title: '华为' }))).toMatchObject({ kind: 'sent', id: expect.anything() });
      expect(await it.seen(room)).toEqual([expect.stringContaining('华为')]);
      expect(other === room ? [] : await it.seen(other)).toEqual([]);
    });

    test('a card is replaced in its place, and keeps its id', async ({ skip }) => {
      const it = await begin();
      if (it.adapter.can.edit !== true) return skip();
      const sent = await it.adapter.send(line(it, { title: '华为' }));
      const id = sent.kind === 'sent' ? (sent.id ?? '') : '';
      expect(await it.adapter.send({ ...line(it, { title: '已撤销' }), key: '2', edits: id })).toEqual({
        kind: 'sent',
        id,
      });
      const newest = (await it.seen(it.rooms[0])).at(-1);
      expect(newest).toContain('已撤销');
      return expect(newest).not.toContain('华为');
    });

    test('a pressed button says its sentence, and names the message it is on', async ({ skip }) => {
      const it = await begin();
      if (!it.adapter.can.buttons || !it.presses) return skip();
      const sent = await it.adapter.send(line(it, { title: '华为', buttons: [{ label: '撤销', says: '撤销 #1' }] }));
      const id = sent.kind === 'sent' ? (sent.id ?? '') : '';
      await it.presses({ id, says: '撤销 #1' });
      return expect(it.heard).toMatchObject([{ text: '撤销 #1', pressed: id, room: { id: it.rooms[0] } }]);
    });

    test('what people typed rings nobody, hides no link and is no markup, wherever it stands in a card', async () => {
      const it = await begin();
      await it.adapter.send(line(it, hostile));
      for (const shown of await it.seen(it.rooms[0])) expect(shown).not.toMatch(it.alive);
    });

    test('the longest of cards is still said', async () => {
      const it = await begin();
      const text = '报价😀'.repeat(2_500);
      const many = Array.from({ length: 60 }, (_, at) => ({ label: `${at} ${text}`, says: text.slice(0, 1_000) }));
      const card = { title: text, facts: many, lines: [text, text], items: many, buttons: many, footer: text };
      const facts = many.map(({ label }) => ({ label, text }));
      const items = many.map(({ label, says }) => ({ text: label, says }));
      const told = { ...line(it, { ...card, facts, items }), text: text.slice(0, it.adapter.can.maxChars) };
      expect(await it.adapter.send(told)).toMatchObject({ kind: 'sent' });
      expect(await it.seen(it.rooms[0])).toHaveLength(1);
    });

    test('a refusal that somebody can mend is an answer, not a crash', async ({ skip }) => {
      const it = await begin();
      if (!it.refuse) return skip();
      it.refuse();
      return expect(await it.adapter.send(line(it, { title: '华为' }))).toMatchObject({
        kind: 'refused',
        why: expect.stringMatching(/./),
      });
    });

    test('when it has stopped it hears nothing, and stopping again is harmless', async () => {
      const it = await begin();
      await it.adapter.stop();
      await it.says('帮助').catch(() => {});
      expect(it.heard).toEqual([]);
      await it.adapter.stop();
    });
  });
}

const hostile: Card = {
  icon: '✅',
  title: HOSTILE,
  facts: [
    { label: HOSTILE, text: HOSTILE },
    { label: '', text: HOSTILE },
  ],
  lines: [HOSTILE],
  items: [
    { text: HOSTILE, says: HOSTILE },
    { text: HOSTILE, buttons: [{ label: HOSTILE, says: HOSTILE }] },
  ],
  buttons: [{ label: HOSTILE, says: HOSTILE }],
  footer: HOSTILE,
};

function line({ account, rooms: [room] }: Rig, card: Card): OutboxLine {
  return { key: '1', account, room, locale: 'zh', text: card.title, card, unsure: false };
}

const nextTurn = () => new Promise<string>((resolve) => setImmediate(resolve, 'not yet'));
