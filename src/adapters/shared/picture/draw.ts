/** Charts as SVG: data in, markup out, the same for a page and for a file. Pure; loaded where something is drawn. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { block, type Colours, escaped, figure, fitted, type Look, SIZES, widthOf, writer } from './parts.ts';
import type { PictureChart, ChartBar, ChartPoint, Picture } from '../../../core/contract/card.ts';

const WIDTH = 400;
const PAD = 16;
const INNER = WIDTH - 2 * PAD;
const HEIGHT = 76;
const GAP = 22;

export function drawPicture({ charts }: Picture, { colours, face }: Look): string {
  const drawn: string[] = [];
  let y = PAD;
  for (const chart of charts) {
    const { svg, height } = drawChart(chart, colours);
    drawn.push(`<g transform="translate(${PAD} ${y})">${svg}</g>`);
    y += height + GAP;
  }
  const height = y - GAP + PAD;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"${face ? ` font-family="${face}"` : ''}>`,
    `<title>${escaped(charts.map(({ title }) => title).join(', '))}</title>`,
    `<desc>${escaped(descriptionOf({ charts }))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="${colours.ground}"/>`,
    ...drawn,
    '</svg>',
  ].join('');
}

/** What is to be seen, for whoever does not see it. */
export function descriptionOf({ charts }: Picture): string {
  return charts.map((chart) => `${[chart.title, chart.value].filter(Boolean).join(' ')}: ${listed(chart)}`).join('. ');
}

function listed(chart: PictureChart) {
  if (chart.kind === 'bars') return chart.bars.map(({ label, text }) => `${label} ${text}`).join(', ');
  return chart.points
    .map(({ label, value, text, rest = 0, below = 0 }) => {
      const known = value === null ? '–' : (text ?? figure(value));
      return `${label} ${known}${rest && value !== null ? `/${figure(value + rest)}` : ''}${below ? ` −${figure(below)}` : ''}`;
    })
    .join(', ');
}

type Drawn = { readonly svg: string; readonly height: number };

function drawChart(chart: PictureChart, colours: Colours): Drawn {
  const text = writer(colours);
  const head = [
    text(chart.title, { x: 0, y: 14 }),
    chart.note ? text(chart.note, { x: INNER, y: 14, end: true, size: 'small', colour: 'quiet' }) : '',
    chart.value ? text(chart.value, { x: 0, y: 40, size: 'value' }) : '',
  ].join('');
  const top = chart.value ? 50 : 24;
  const body =
    chart.kind === 'bars'
      ? bars(chart.bars, colours)
      : chart.kind === 'line'
        ? trend(chart, colours)
        : columns(chart.points, colours);
  return { svg: `${head}<g transform="translate(0 ${top})">${body.svg}</g>`, height: top + body.height };
}

/** A column each, the last one darker; where a figure has two sides one hangs below the line. */
function columns(points: readonly ChartPoint[], colours: Colours): Drawn {
  const text = writer(colours);
  const deepest = Math.max(0, ...points.map(({ below = 0 }) => below));
  const highest = Math.max(1 - Math.min(1, deepest), ...points.map(({ value, rest = 0 }) => (value ?? 0) + rest));
  const x = scaleBand<number>().domain(points.keys()).range([0, INNER]).paddingInner(0.28);
  const y = scaleLinear()
    .domain([-deepest, highest])
    .range([HEIGHT + SIZES.small, SIZES.small + 4]);
  const floor = y(0);
  const width = Math.min(x.bandwidth(), 40);
  const saysValue = everyNth(points.map(saidOf), x.step());
  const foot = HEIGHT + SIZES.small + (deepest ? 14 : 0);
  const marks = points.map(({ value, rest = 0, below = 0, text: words }, at) => {
    if (value === null) return '';
    const left = (x(at) ?? 0) + (x.bandwidth() - width) / 2;
    const colour = at === points.length - 1 ? 'now' : 'mark';
    const top = y(value + rest);
    return [
      rest ? block({ x: left, y: top, width, height: y(value) - top - 1 }, colours.pale) : '',
      block({ x: left, y: y(value), width, height: floor - y(value) }, colours[colour]),
      block({ x: left, y: floor, width, height: y(-below) - floor }, colours.lost),
      (value || !below) && saysValue(at)
        ? text(saidOf({ value, text: words }), { x: left + width / 2, y: top - 4, middle: true, size: 'small' })
        : '',
      below
        ? text(figure(below), { x: left + width / 2, y: y(-below) + 13, middle: true, size: 'small', colour: 'quiet' })
        : '',
    ].join('');
  });
  const base = `<path d="M0 ${floor}H${INNER}" stroke="${colours.line}"/>`;
  const centres = points.map((_, at) => (x(at) ?? 0) + x.bandwidth() / 2);
  return {
    svg: marks.join('') + base + labels(points, { centres, y: foot + 15, step: x.step(), colours }),
    height: foot + 18,
  };
}

const saidOf = ({ value, text }: { readonly value: number | null; readonly text?: string | undefined }) =>
  text ?? (value === null ? '' : figure(value));

/** A line with its first and its last value; it breaks off where nothing is known. */
function trend({ points, scale }: PictureChart & { readonly kind: 'line' }, colours: Colours): Drawn {
  const text = writer(colours);
  const [low, high] = scale ?? [0, Math.max(1, ...points.map(({ value }) => value ?? 0))];
  const edge = 18;
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([edge, INNER - edge]);
  const y = scaleLinear()
    .domain([low, high])
    .range([HEIGHT + SIZES.small, SIZES.small + 8])
    .clamp(true);
  const saysValue = everyNth(points.map(saidOf), x(1) - x(0));
  const known = points.flatMap(({ value, text: words }, at) => (value === null ? [] : [{ value, words, at }]));
  const places = points.map(({ value }, at) => ({ value, at }));
  const path = line<(typeof places)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value ?? low))
    .curve(curveMonotoneX)(places);
  const under = area<(typeof places)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y0(y(low))
    .y1(({ value }) => y(value ?? low))
    .curve(curveMonotoneX)(places);
  const marks = known.map(({ value, words, at }) => {
    const isNow = at === known.at(-1)?.at;
    const dot = `<circle cx="${x(at)}" cy="${y(value)}" r="${isNow ? 4.5 : 3.5}" fill="${isNow ? colours.now : colours.mark}"/>`;
    const place = { x: x(at), y: y(value) - 9, middle: true, size: 'small' } as const;
    return saysValue(at) ? dot + text(saidOf({ value, text: words }), place) : dot;
  });
  return {
    svg: [
      `<path d="${under ?? ''}" fill="${colours.tint}"/>`,
      `<path d="M0 ${y(low)}H${INNER}" stroke="${colours.line}"/>`,
      `<path d="${path ?? ''}" fill="none" stroke="${colours.mark}" stroke-width="2.5" stroke-linecap="round"/>`,
      ...marks,
      labels(points, {
        centres: points.map((_, at) => x(at)),
        y: HEIGHT + SIZES.small + 15,
        step: x(1) - x(0),
        colours,
      }),
    ].join(''),
    height: HEIGHT + SIZES.small + 18,
  };
}

/** One below the other, what it is on the left and what it comes to on the right. */
function bars(rows: readonly ChartBar[], colours: Colours): Drawn {
  const text = writer(colours);
  const widest = (words: readonly string[], most: number) =>
    Math.min(most, Math.max(...words.map((each) => widthOf(each))) + 12);
  const left = widest(
    rows.map(({ label }) => label),
    120,
  );
  const right = widest(
    rows.map(({ text: words }) => words),
    150,
  );
  const x = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ value }) => value))])
    .range([0, INNER - left - right]);
  const step = 28;
  const svg = rows.map(({ label, value, text: words, tone }, at) =>
    [
      text(fitted(label, left - 12), { x: 0, y: at * step + 17 }),
      block({ x: left, y: at * step + 4, width: Math.max(2, x(value)), height: 17 }, colours[tone ?? 'mark']),
      text(words, { x: INNER, y: at * step + 17, end: true }),
    ].join(''),
  );
  return { svg: svg.join(''), height: rows.length * step - 4 };
}

/** Every how manieth of some words has room beside the others, counted from the last. */
function everyNth(words: readonly string[], step: number): (at: number) => boolean {
  const each = Math.max(1, Math.ceil((Math.max(...words.map((one) => widthOf(one, SIZES.small))) + 4) / step));
  return (at) => (words.length - 1 - at) % each === 0;
}

/** As many of the labels below as there is room for. */
function labels(
  points: readonly ChartPoint[],
  {
    centres,
    y,
    step,
    colours,
  }: { readonly centres: readonly number[]; readonly y: number; readonly step: number; readonly colours: Colours },
) {
  const text = writer(colours);
  const isShown = everyNth(
    points.map(({ label }) => label),
    step,
  );
  return points
    .map(({ label }, at) =>
      isShown(at) ? text(label, { x: centres[at] ?? 0, y, middle: true, size: 'small', colour: 'quiet' }) : '',
    )
    .join('');
}
