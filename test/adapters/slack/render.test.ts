import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../src/adapters/slack/out/blocks.ts';
import { cut, mrkdwn } from '../../../src/adapters/slack/out/escape.ts';
import { blocksOf, render } from '../../../src/adapters/slack/out/render.ts';
import type { Card } from '../../../src/core/contract/card.ts';

const blocks = (card: Card) => blocksOf(card, { locale: 'en' });

test('a card is a header, facts in two columns, items with their choices, buttons and a footer', () => {
  const card: Card = {
    icon: '✅',
    title: '华为 · 李总',
    facts: [
      { label: '', text: '嫌报价高' },
      { label: 'next', text: 'Wed 25 Nov' },
    ],
    items: [
      { text: '华为', says: 'brief 华为' },
      { text: 'BYD', says: 'follow-up #2', buttons: [{ label: 'done', says: 'done #2', style: 'primary' }] },
    ],
    buttons: [{ label: 'undo', says: 'undo #1', style: 'danger' }],
    footer: 'Wrong?',
  };
  expect(blocks(card)).toMatchObject([
    { type: 'header', text: { type: 'plain_text', text: '✅ 华为 · 李总' } },
    { type: 'section', text: { text: '嫌报价高' } },
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: '*next*' },
        { type: 'plain_text', text: 'Wed 25 Nov' },
      ],
    },
    { type: 'section', text: { text: '1. 华为' }, accessory: { value: 'brief 华为' } },
    { type: 'section', text: { text: '2. BYD' } },
    { type: 'actions', elements: [{ value: 'done #2', style: 'primary' }] },
    { type: 'actions', elements: [{ value: 'undo #1', style: 'danger' }] },
    { type: 'context', elements: [{ text: 'Wrong?' }] },
  ]);
});

test('what does not fit is cut, and said to be missing; the choices stay', () => {
  const card: Card = {
    title: 'x'.repeat(400),
    lines: Array.from({ length: 200 }, (_, at) => `line ${at} ${'long '.repeat(40)}`),
    buttons: [{ label: 'undo', says: 'undo' }],
  };
  const made = blocks(card);
  expect(made[0]).toMatchObject({ type: 'section' });
  expect(made.at(-2)).toMatchObject({
    type: 'context',
    elements: [{ text: expect.stringMatching(/^\d+ more not shown$/) }],
  });
  expect(made.at(-1)).toMatchObject({ type: 'actions' });
});

test('our markup lets nothing of theirs in', () => {
  expect(mrkdwn`*${'<!channel> & <http://x|y>'}*`).toBe('*&lt;!channel&gt; &amp; &lt;http://x|y&gt;*');
});

test('a cut never leaves half a character', () => {
  expect(cut('ab😀', 3)).toBe('ab…');
  expect(cut('', 3)).toBe(' ');
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('<!channel>', '<@U1>', '<http://a|b>', '*x*', '`', 'x'.repeat(4000), '😀'.repeat(2000)),
);
const button = fc.record({ label: words, says: words });
const card: fc.Arbitrary<Card> = fc.record({
  title: words,
  facts: fc.array(fc.record({ label: words, text: words }), { maxLength: 20 }),
  lines: fc.array(words, { maxLength: 80 }),
  items: fc.array(fc.record({ text: words, says: words, buttons: fc.array(button, { maxLength: 4 }) }), {
    maxLength: 60,
  }),
  buttons: fc.array(button, { maxLength: 40 }),
  footer: words,
});

test('no card breaks a limit of Slack’s, and no words of theirs reach its markup', () => {
  fc.assert(
    fc.property(card, (each) => {
      const made = render({ card: each, text: each.title, locale: 'zh' });
      expect(made.blocks.length).toBeLessThanOrEqual(50);
      expect(made.text.length).toBeLessThanOrEqual(40_000);
      expect(made.text).not.toMatch(/[<>]/);
      expect(made.blocks.flatMap(faults)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** What Slack would refuse in a block. */
function faults(block: Block): string[] {
  const texts: readonly { readonly type: string; readonly text: string; readonly most: number }[] =
    block.type === 'header'
      ? [{ ...block.text, most: 150 }]
      : block.type === 'section' && 'fields' in block
        ? block.fields.map((field) => ({ ...field, most: 2000 }))
        : block.type === 'section'
          ? [{ ...block.text, most: 3000 }]
          : block.type === 'context'
            ? block.elements.map((text) => ({ ...text, most: 2000 }))
            : [];
  const buttons = block.type === 'actions' ? block.elements : 'accessory' in block ? [block.accessory] : [];
  const ids = new Set(buttons.map((each) => each.action_id));
  return [
    ...texts.filter(({ text, most }) => text.length === 0 || text.length > most).map(() => `${block.type}: length`),
    ...texts.filter(({ type, text }) => type === 'mrkdwn' && /[<>]/.test(text)).map(() => `${block.type}: markup`),
    ...('fields' in block && block.fields.length > 10 ? ['fields'] : []),
    ...(buttons.length > 25 || ids.size < buttons.length ? ['buttons'] : []),
    ...buttons.filter(({ text, value }) => text.text.length > 75 || value.length > 2000).map(() => 'button'),
  ];
}
