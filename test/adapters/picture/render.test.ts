/** What a picture looks like as markup: everything in it has its place, its words are escaped, and it is said to whoever does not see it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { descriptionOf, drawPicture } from '../../../src/adapters/shared/picture/draw.ts';
import { LIGHT, PAGE } from '../../../src/adapters/shared/picture/parts.ts';
import type { Picture } from '../../../src/core/contract/card.ts';

const weeks: Picture = {
  charts: [
    {
      kind: 'columns',
      title: '跟进',
      value: '按时 3/5',
      points: [
        { label: '11-16', value: 4, rest: 0 },
        { label: '11-23', value: 3, rest: 2, below: 1 },
      ],
    },
    { kind: 'bars', title: 'by <owner>', bars: [{ label: 'A & B', value: 2, text: '2', tone: 'lost' }] },
    {
      kind: 'line',
      title: 'satisfaction',
      scale: [1, 5],
      points: [
        { label: 'Sep', value: 3 },
        { label: 'Oct', value: null },
        { label: 'Nov', value: 5 },
      ],
    },
  ],
};

type Node = {
  readonly rect?: readonly Record<string, string>[];
  readonly g?: readonly Node[];
  readonly title?: string;
  readonly desc?: string;
};

function parse(svg: string): Node {
  expect(XMLValidator.validate(svg)).toBe(true);
  return new XMLParser({ ignoreAttributes: false, isArray: (name) => ['rect', 'g', 'text'].includes(name) }).parse(svg)
    .svg;
}

test('it is well-formed, whatever is written in it, and has a title and a description', () => {
  const { title, desc } = parse(drawPicture(weeks, { colours: LIGHT }));
  expect(title).toBe('跟进, by <owner>, satisfaction');
  expect(desc).toBe('跟进 按时 3/5: 11-16 4, 11-23 3/5 −1. by <owner>: A & B 2. satisfaction: Sep 3, Oct –, Nov 5');
  expect(desc).toBe(descriptionOf(weeks));
});

test('columns are as tall as their figures, what is missing stands on top, the other side hangs below', () => {
  const [, ...charts] = [undefined, ...(parse(drawPicture(weeks, { colours: LIGHT })).g ?? [])];
  const blocks = charts[0]?.g?.[0]?.rect ?? [];
  const tall = (colour: string) =>
    blocks.filter((each) => each['@_fill'] === colour).map((each) => Number(each['@_height']));
  const [four = 0] = tall(LIGHT.mark);
  const [three = 0] = tall(LIGHT.now);
  expect(three / four).toBeCloseTo(3 / 4, 1);
  expect(tall(LIGHT.pale)[0]).toBeGreaterThan(0);
  expect(tall(LIGHT.lost)).toHaveLength(1);
});

test('nothing leaves the picture, and a page gives it colours by day and by night', () => {
  const svg = drawPicture(weeks, { colours: PAGE });
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  const places = [...svg.matchAll(/<(?:text|rect|circle)[^>]* c?x="([\d.-]+)"/g)].map(([, x]) => Number(x));
  expect(places.length).toBeGreaterThan(10);
  expect(places.every((x) => x >= 0 && x <= width)).toBe(true);
  expect(svg).not.toMatch(/NaN|undefined|style=/);
  expect([...svg.matchAll(/fill="([^"]+)"/g)].every(([, fill = '']) => /^(?:none$|light-dark\()/.test(fill))).toBe(
    true,
  );
});

test('where columns are many only as many figures and labels are written as have room', () => {
  const points = Array.from({ length: 12 }, (_, at) => ({
    label: `2026-${at + 1}`,
    value: at,
    text: `¥${at},000,000`,
  }));
  const svg = drawPicture({ charts: [{ kind: 'columns', title: 'signed', points }] }, { colours: LIGHT });
  expect(svg).toContain('¥11,000,000</text>');
  expect(svg.match(/<text /g)?.length).toBeLessThan(14);
});
