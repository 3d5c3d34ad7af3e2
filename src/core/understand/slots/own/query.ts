/**
 * A question that counts and sorts, taken apart: which customers, what of them, since when, grouped and sorted how. What is
 * left beside the words of asking is what is looked for; nothing of it is guessed. Pure.
 */
import type { Query, Sentence } from '../../types.ts';
import { piecesOf } from '../named.ts';
import { trim, valueOf } from '../words.ts';
import { stretchBack } from '../days.ts';

export function queryIn(sentence: Sentence): Query {
  const { flat } = sentence;
  const what = WHAT.find(([, said]) => said.test(flat))?.[0] ?? 'customers';
  const about = aboutIn(sentence);
  const silent = SILENT.test(flat) ? piecesOf(sentence, 'length')[0]?.value : undefined;
  const group = GROUPS.find(([, said]) => said.test(flat))?.[0];
  const sort = SORTS.find(([, said]) => said.test(flat))?.[0] ?? (valueOf(sentence, 'sort') ? 'value' : undefined);
  const top = topIn(flat);
  const back = silent === undefined ? stretchBack(sentence) : {};
  const below = BELOW.exec(flat)?.groups?.['n'];
  return {
    what: what === 'customers' && about !== undefined ? 'mentions' : what,
    ...(about !== undefined && { about }),
    ...(silent !== undefined && { silentDays: silent }),
    ...(back.since !== undefined && { since: back.since }),
    ...(back.until !== undefined && !OPEN_END.test(flat) && { until: back.until }),
    ...(below !== undefined && { below: Number(below) }),
    ...(group && { group }),
    ...(sort && { sort }),
    ...(top !== undefined && { top }),
  };
}

/** Words of asking and of everything that has a place of its own in the query; what is left is looked for. */
function aboutIn(sentence: Sentence): string | undefined {
  const spans = (['tier', 'day', 'length', 'colleague', 'page'] as const).flatMap((type) =>
    piecesOf(sentence, type)
      .filter(({ span }) => !QUOTED_NAME.test(sentence.flat.slice(...span)))
      .map(({ span }) => span),
  );
  const left = spans.reduce(
    (text, [from, to]) => `${text.slice(0, from)}${' '.repeat(to - from)}${text.slice(to)}`,
    sentence.flat,
  );
  const words = left
    .replace(TOP, ' ')
    .replace(BELOW, ' ')
    .replaceAll(GROUPED, ' ')
    .replaceAll(ASKING_HAN, ' ')
    .replaceAll(ASKING_LATIN, ' ')
    .replaceAll(/\s+/g, ' ');
  const told = trim(words).replaceAll(/^['"「」“”]+|['"「」“”]+$/g, '');
  return told.length ? told : undefined;
}

const QUOTED_NAME = /^["「“]/;

const WHAT: readonly (readonly [Query['what'], RegExp])[] = [
  ['complaints', /投诉|客诉|complain|\bclaims?\b/],
  ['deals', /商机|\bdeals?\b|opportunit|pipeline|漏斗/],
  ['scores', /满意度|csat|satisfaction|\bscores?\b|评分|打分/],
  ['uses', /在用|[家户些]用|使用|\b(?:use|uses|using|run|runs|running)\b/],
  ['mentions', /提到|提过|说过|聊过|谈过|抱怨|嫌|想要|要过|问过|mention|said|raised|asked|grumbl|talked|want/],
];

const SILENT =
  /没联系|没动静|没聊|没碰|没跟|没拜访|silent|not (?:been )?contacted|no contact|quiet|untouched|not touched/;
const BELOW = /(?:低于|不到|小于|不足|below|under|less than|lower than)\s?(?<n>\d(?:\.\d)?)\s?分?/;
const OPEN_END = /以后|以来|之后|起|since|after|from/;

const GROUPS: readonly (readonly [NonNullable<Query['group']>, RegExp])[] = [
  [
    'owner',
    /(?:按|每个?|各)(?:负责人|人(?!家)|销售|同事|业务员)|by (?:owner|rep|person|colleague|salesperson)|per (?:owner|rep|person)/,
  ],
  ['tier', /(?:按|每个?|各)(?:等级|级别|类别?|档)(?!.*排)|by tier|per tier/],
  ['stage', /(?:按|每个?|各个?)阶段|by stage|per stage/],
  ['month', /(?:按|每个?|各)月|by month|per month/],
];
const GROUPED = new RegExp(GROUPS.map(([, { source }]) => `(?:${source})(?:分组?|统计|数一?数|看)?`).join('|'), 'g');

const SORTS: readonly (readonly [NonNullable<Query['sort']>, RegExp])[] = [
  ['quote', /按报价|by quotes?|by quoted/],
  ['paid', /按回款|by (?:paid|payments?|cash)/],
  [
    'value',
    /按(?:价值|金额|签约额?|大小)|价值|金额|值钱|by (?:value|amount|worth|size|revenue)|\bltv\b|most valuable|终身价值/,
  ],
  ['silence', /按.{0,6}联系|最久|longest|by last contact|by silence/],
  ['count', /按(?:次数|多少)|最多|by count|most often/],
  ['name', /按(?:名字|名称|拼音)|by name|alphabetical/],
];

const TOP = /(?:前|头|top ?)\s?(?<n>\d{1,3}|十|五|三|二十)(?:家|个|名)?|(?:biggest|largest|best|first) (?<m>\d{1,3})/;
const HAN_NUMBERS: Readonly<Record<string, number>> = { 三: 3, 五: 5, 十: 10, 二十: 20 };

function topIn(flat: string): number | undefined {
  const { n, m } = TOP.exec(flat)?.groups ?? {};
  const said = n ?? m;
  return said === undefined ? undefined : (HAN_NUMBERS[said] ?? Number(said));
}

const ASKING_HAN =
  /帮我|请问|麻烦|我?想知道|告诉我|请|哪些|哪几|哪家|哪个|有谁|谁家|都有|有几家|有几个|几家|几个|多少家|多少个|多少|一共|总共|有没有|客户|公司|名单|列出来?|列一?下|排一?[下排]|排序|排列?|从[大多高]到[小少低]|从[小少低]到[大多高]|在用|使用|提到过?|提过|说过?|聊过|谈过|抱怨过?|投诉过?|客诉|商机|满意度|评分|打分|按(?:价值|金额|签约额?|大小|报价|回款|最后联系|联系时间|次数|名字|名称|拼音|多少)|价值|终身|金额|值钱|没联系|没动静|没聊|没碰|没跟|没拜访|最久|最多|以后|以来|之后|以内|之内|我们组|组里|团队|我的|全公司|给我|看看|看|超过|过[的了]|阶段|负责|手上|名下|家|个|用|的|了|过|在|有|被|是|起|和|[,，。?？!！:：]/g;
const ASKING_LATIN =
  /\b(?:please|can you|could you|tell|i want to know|which|what|who|whose|how many|how much|number of|no of|count|list|show|me|give|all|the|a|an|of|our|my|my team s|team|team's|company|whole|customers?|accounts?|clients?|companies|have|has|had|been|are|is|was|were|do|did|does|we|us|they|that|with|who|in|on|at|for|to|from|about|since|after|and|sorted|sort|ordered|order|ranked|rank|grouped|by|per|per|value|amount|worth|size|revenue|ltv|quotes?|quoted|paid|payments?|last contact|silence|count|name|most valuable|longest|use|uses|using|run|runs|running|mention(?:s|ed)?|said|raised|asked|talked|grumbled|complain(?:s|ed|ts?|ing)?|claims?|deals?|opportunit(?:y|ies)|pipeline|satisfaction|csat|scores?|silent|not contacted|no contact|contacted|quiet|untouched|not|days?|weeks?|months?|for|longer than|more than|over|top|biggest|largest|open|tier)\b|(?<=\s)'s|[?!,.:]/g;
