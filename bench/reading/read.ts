import * as recognizers from '@microsoft/recognizers-text-date-time';
import * as chrono from 'chrono-node';
import { compileDirectory } from '../../src/core/reader/names/knownCustomers.ts';
import { read } from '../../src/core/reader/read.ts';
import { namesPattern, readSimply } from './simple.ts';

/** `npm ci --prefix bench/reading && node bench/reading/read.ts`: the whole reading beside two libraries, in turns of one run, so that the ratios hold on a noisy machine. */

const notes = [
  '今天和华为李总通了电话,嫌报价高,下周三跟进',
  '拜访了立讯,王工说Q1要扩产,预算80万左右,把报价发给采购张姐',
  '比亚迪样品已签收，下周二下午两点去现场调试，联系人陈晓 13812345678',
  '昨天晚上和宁德的周经理吃饭，他们年底前要定供应商，12月5号之前把方案发过去',
  '微信问了老马，这两天出差，节后再约',
  '每月15号给立讯对账，这个月还差12万6',
  '禮拜三下午兩點半到長庚醫院跟資訊室蔡主任開會',
  '客户反馈交期太慢，满意度3，要我们3个工作日内给整改报告',
  'Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed',
  'Visited Luxshare; Wang says expansion in Q1, budget ~800k; send quote to Ms Zhang in procurement',
  'Demo with Harbour Foods went well, Dana wants a trial. Send the contract by Friday, $45k a year',
  'left vm at acme, try again tmrw am',
  'Meeting moved from 3/4 to 10/4, legal still reviewing the MSA, 24 months',
  'Check in with CATL every other Friday at 10am, next one with the plant manager',
  'demo for 字节跳动 went well, 王磊 asked for 50 seats 试用, 下周一开通',
  'Ogilvy的Mandy通话，follow up in 3 weeks 看看，quote大概US$140k',
];
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const now = new Date(2026, 10, 20, 10);
const names = Array.from({ length: 2000 }, (_, i) => `客户${i}公司`).concat([
  '华为',
  '立讯',
  '比亚迪',
  '宁德',
  'Huawei',
  'Luxshare',
  'Harbour Foods',
  'acme',
  'CATL',
  '字节跳动',
  'Ogilvy',
]);
const known = compileDirectory(names.map((name, i) => ({ id: i + 1, name, aliases: [], contacts: [] })));
const isChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);
const customers = namesPattern(names);

function chronoDates(text: string) {
  if (!isChinese(text)) return chrono.parse(text, now, { forwardDate: true });
  const chinese = [chrono.zh.hans, chrono.zh.hant].flatMap((one) => one.parse(text, now, { forwardDate: true }));
  return /[a-z]{3}/i.test(text) ? [...chinese, ...chrono.parse(text, now, { forwardDate: true })] : chinese;
}

const ways: Readonly<Record<string, (text: string) => unknown>> = {
  'this reader, everything': (text) => read(text, { ref, known }),
  'chrono-node and simple rules': (text) => readSimply(text, { ref, customers }),
  'chrono-node, dates': (text) => chronoDates(text),
  'Recognizers-Text, dates': (text) =>
    recognizers.recognizeDateTime(
      text,
      isChinese(text) ? recognizers.Culture.Chinese : recognizers.Culture.English,
      undefined,
      now,
    ),
};

const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
for (let round = 0; round < 220; round++) {
  for (const [name, way] of Object.entries(ways)) {
    if (name.startsWith('Recognizers') && round % 20 !== 0) continue;
    for (const note of notes) {
      const took = timed(() => way(note));
      if (round >= 20) times.get(name)?.push(took);
    }
  }
}
console.log('notes a second, median, p99');
const rates = new Map<string, number>();
for (const [name, all] of times) {
  const sorted = all.toSorted((a, b) => a - b);
  const rate = (1000 * sorted.length) / sorted.reduce((sum, one) => sum + one, 0);
  rates.set(name, rate);
  console.log(
    `  ${name.padEnd(26)} ${rate.toFixed(0).padStart(6)}/s  ${at(sorted, 0.5).toFixed(3)} ms  ${at(sorted, 0.99).toFixed(3)} ms`,
  );
}
const own = rates.get('this reader, everything') ?? 0;
for (const [name, rate] of rates) if (rate !== own) console.log(`  ratio to ${name}: ${(own / rate).toFixed(2)}`);

console.log('one customer among many');
for (const count of [1000, 10_000, 100_000]) {
  const before = process.memoryUsage();
  const list = Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    name: `${'东西南北中上下'[i % 7]}方${i}科技有限公司`,
    aliases: [`方${i}`],
    contacts: [],
  }));
  const listed = process.memoryUsage();
  let directory = compileDirectory([]);
  const built = timed(() => (directory = compileDirectory(list)));
  const after = process.memoryUsage();
  const note = '今天拜访了方742，王工说下周三再谈，预算80万';
  const each = at(
    Array.from({ length: 400 }, () => timed(() => read(note, { ref, known: directory }))).toSorted((a, b) => a - b),
    0.5,
  );
  const grown = after.heapUsed + after.arrayBuffers - listed.heapUsed - listed.arrayBuffers;
  console.log(
    `  ${String(count).padStart(6)}: built in ${built.toFixed(0)} ms, ${(grown / 1e6).toFixed(1)} MB beside the list of ${((listed.heapUsed - before.heapUsed) / 1e6).toFixed(1)} MB, ${(each * 1000).toFixed(0)} µs a note`,
  );
}

console.log(
  'hostile messages, ms for 1,000 / 4,000 / 16,000 characters (the slowest that a search of random pieces found, and some of our own)',
);
const pieces = [
  '明天',
  '周',
  '1',
  '12:',
  '3 ',
  '小王',
  '和王总',
  '$1 ',
  'a@b',
  '+86 1',
  'every ',
  'next ',
  'of the ',
  '第一',
  '每',
  '年',
  '前',
  '到',
  '-',
  '/',
  '.',
  '(',
  '\n',
  '三',
  '万',
  '说',
  'A b ',
  "'",
  'may ',
  'Dana at ',
  '拜访',
  '1,',
  ':30',
  '半',
  '个',
  'pm ',
];
let seed = 20261120;
const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
const candidates = Array.from({ length: 300 }, () =>
  Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)] ?? '').join(''),
);
const hostile = [...pieces, ...candidates]
  .map((piece) => ({ piece, took: timed(() => read(fill(piece, 4000), { ref, known })) }))
  .toSorted((a, b) => b.took - a.took);
for (const { piece } of [...hostile.slice(0, 6), { piece: '明天' }, { piece: '1' }, { piece: 'a ' }]) {
  const [a, b, c] = [1000, 4000, 16_000].map((size) =>
    at(
      Array.from({ length: 7 }, () => timed(() => read(fill(piece, size), { ref, known }))).toSorted((x, y) => x - y),
      0.5,
    ),
  );
  console.log(`  ${JSON.stringify(piece).padEnd(28)} ${a?.toFixed(1)} / ${b?.toFixed(1)} / ${c?.toFixed(1)}`);
}

function fill(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
