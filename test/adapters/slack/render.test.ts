import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../../src/adapters/slack/out/blocks.ts';
import { cut, mrkdwn } from '../../../src/adapters/slack/out/escape.ts';
import { blocksOf, render } from '../../../src/adapters/slack/out/render.ts';
import type { Button, Card } from '../../../src/core/contract/card.ts';

const blocks = (card: Card) => blocksOf(card, { locale: 'en' });

test('a card is a sentence with what it says below it, its items with their choices, its buttons and a footer', () => {
  const card: Card = {
    icon: '✅',
    title: '华为 · 李总',
    facts: [
      { label: '', text: '嫌报价高' },
      { label: 'next', text: 'Wed 25 Nov' },
    ],
    items: [{ text: 'BYD', says: 'follow-up #2', buttons: [{ label: 'done', says: 'done #2', style: 'primary' }] }],
    buttons: [
      { label: 'date', says: 'date #1', picks: 'day', picked: '2026-11-25' },
      { label: 'customer', says: 'customer #1', picks: 'customer', picked: '华为' },
      { label: 'undo', says: 'undo #1', style: 'danger' },
    ],
    footer: 'Wrong?',
  };
  const made = blocks(card);
  expect(made).toMatchObject([
    { type: 'rich_text' },
    { type: 'section', text: { text: '1. BYD' }, accessory: { value: 'done #2', style: 'primary' } },
    {
      type: 'actions',
      elements: [
        { type: 'datepicker', action_id: 'pick.b.1|date #1 …', initial_date: '2026-11-25' },
        { type: 'external_select', action_id: 'pick.b.2|customer #1 …', initial_option: { value: '华为' } },
        { value: 'undo #1', style: 'danger' },
      ],
    },
    { type: 'context', elements: [{ text: 'Wrong?' }] },
  ]);
  expect(JSON.stringify(made[0])).toMatch(
    /"text":"✅ 华为","style":\{"bold":true\}.*嫌报价高.*"next {2}","style":\{"bold":true\}/,
  );
});

test('only what stands above a list is a heading; the points of a digest are a list to be scanned', () => {
  const lines = ['今天要跟 2:李雷 2', '• 华为:嫌报价高(李雷)', '• 小米 · 签字', '09:30 开会'];
  const [head, body] = blocks({ title: '日报', lines });
  expect(head).toMatchObject({ type: 'header' });
  expect(body).toMatchObject({
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ text: '今天要跟 2', style: { bold: true } }, { text: ':李雷 2' }, {}] },
      { type: 'rich_text_list', elements: [{ elements: [{ text: '华为', style: { bold: true } }, {}] }, {}] },
      { type: 'rich_text_section', elements: [{ text: '09:30 开会' }, {}] },
    ],
  });
  expect(blocks({ title: '是哪个客户?', lines })[0]).toMatchObject({ type: 'rich_text' });
});

test('three follow-ups have their choices in the open, eight have one menu each', () => {
  const three = ['done', 'tomorrow', 'next week'].map((label) => ({ label, says: `${label} #1` }));
  const list = (many: number): Card => ({
    title: 'Due',
    list: 'followUp',
    items: Array.from({ length: many }, (_, at) => ({ text: `item ${at}`, ref: at, says: 'x', buttons: three })),
  });
  const elements = (made: readonly Block[]) =>
    made.flatMap((block) => [
      ...(block.type === 'actions' ? block.elements : []),
      ...(block.type === 'section' && block.accessory ? [block.accessory] : []),
    ]);
  expect(elements(blocks(list(3))).map(({ type }) => type)).toEqual(Array.from({ length: 9 }, () => 'button'));
  expect(elements(blocks(list(8))).map(({ type }) => type)).toEqual(Array.from({ length: 8 }, () => 'overflow'));
});

test('what asks for words where none are heard offers something to press instead', () => {
  const card: Card = {
    title: 'Which customer?',
    ask: 'customer #1 …',
    asksFor: 'customer',
    footer: 'Just type the name',
  };
  const line = { card, text: 'Which customer?\nJust type the name', locale: 'en' as const };
  for (const room of ['C1', 'C1/U1', 'D2/U1']) {
    const made = render({ ...line, room });
    expect(JSON.stringify(made)).not.toContain('type the name');
    expect(made.blocks.at(-1)).toMatchObject({
      elements: [{ type: 'external_select', action_id: 'pick.b.ask|customer #1 …' }],
    });
  }
  const said = render({ ...line, room: 'D1' });
  expect(said.text).toContain('Just type the name');
  const free = render({ ...line, card: { title: 'Why?', ask: 'because …' }, room: 'C1/U1' });
  expect(free.blocks.at(-1)).toMatchObject({
    elements: [{ type: 'button', action_id: 'fill.text.b.ask', value: 'because …' }],
  });
});

test('whoever has to act is rung, and nobody else', () => {
  const line = { card: { title: 'Due' }, text: 'Due', locale: 'en' as const, room: 'C1', calls: ['U1', 'U2'] };
  const users = (made: ReturnType<typeof render>) => JSON.stringify(made.blocks).match(/"user_id":"\w+"/g) ?? [];
  expect(users(render(line))).toEqual(['"user_id":"U1"', '"user_id":"U2"']);
  expect(users(render({ ...line, thread: '1.1' }))).toEqual([]);
});

test('what does not fit is cut, and said to be missing; the choices stay', () => {
  const card: Card = {
    title: 'x'.repeat(400),
    lines: Array.from({ length: 200 }, (_, at) => `line ${at} ${'long '.repeat(40)}`),
    buttons: [{ label: 'undo', says: 'undo' }],
  };
  const made = blocks(card);
  expect(made[0]).toMatchObject({ type: 'rich_text' });
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
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: words,
    says: words,
    picks: fc.constantFrom('day', 'customer', 'colleague'),
    picked: fc.constant('2026-11-25'),
  },
  { requiredKeys: ['label', 'says'] },
);
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
      const made = render({ card: each, text: each.title, locale: 'zh', room: 'C1' });
      expect(made.blocks.length).toBeLessThanOrEqual(50);
      expect(made.text.length).toBeLessThanOrEqual(40_000);
      expect(made.text).not.toMatch(/[<>]/);
      expect(made.blocks.flatMap(faults)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** What Slack would refuse in a block, as it goes over the wire. */
function faults(block: Block): string[] {
  const { type, text, elements = [], accessory } = JSON.parse(JSON.stringify(block)) as Raw;
  const most = type === 'header' ? 150 : 3000;
  const isLong = ({ text: said }: { readonly text: string }, limit: number) => !said.length || said.length > limit;
  const pressed = type === 'actions' ? elements : accessory ? [accessory] : [];
  const texts =
    type === 'context' ? elements.map((each) => ({ type: each.type, text: JSON.stringify(each.text) })) : [];
  return [
    ...(text && isLong(text, most) ? [`${type}: length`] : []),
    ...texts.filter((each) => isLong(each, 2000)).map(() => 'context: length'),
    ...(JSON.stringify(block).includes('"mrkdwn"') ? [`${type}: markup`] : []),
    ...(pressed.length > 25 || new Set(pressed.map((each) => each.action_id)).size < pressed.length ? ['ids'] : []),
    ...pressed.flatMap((each) => [
      ...((each.action_id ?? '').length > 255 ? ['id'] : []),
      ...(each.type === 'button' && (isLong(each.text ?? { text: '' }, 75) || (each.value ?? '').length > 2000)
        ? ['button']
        : []),
      ...(each.type === 'overflow' && (!each.options?.length || each.options.length > 5) ? ['menu'] : []),
      ...(each.options ?? [])
        .filter((option) => isLong(option.text, 75) || option.value.length > 150)
        .map(() => 'option'),
    ]),
  ];
}

type Raw = {
  readonly type: string;
  readonly text?: { readonly text: string };
  readonly elements?: readonly Raw[];
  readonly accessory?: Raw;
  readonly action_id?: string;
  readonly value?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
};
