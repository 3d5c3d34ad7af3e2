import { after, before, scales } from '../money/currency.ts';
import { stripMarks } from './marks.ts';
import { codeAt } from './normalize.ts';

/** The characters for numbers. */
export const hanFigure = '〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几';
/** Words that ask for a sum, and what may stand between one and its figure. */
export const asks =
  '预算|报价|价格|金额|总价|货款|欠款|尾款|定金|订金|首付|押金|费用|打样费|运费|货值|单价|成交|成交价|合同额|赔|赔了|付|付了|收|收了|优惠|降到|降了|便宜|budget|quote|quoted|price|worth|deal|acv|arr|mrr|tcv|amount|value|paid|pay|owe|owes|deposit|per head|@|应收|应付|余|余额|欠|还欠|还差|合计|总计|回款|到账|收款|已付|实付|实收|花了|花费|续费|报了|我们报|剩|罚款|罚金|bacs|counter|target|cost|costs|打款|转账|汇款|学费|租金|月租|年费|服务费|安装费|材料费|工资|佣金|提成|保证金|底价|还价|出价|开价|砍到|压到|涨到|谈到|现在报名|先付一半|balance|deposit|amt|bal|人均|首期|年缴|月供|呎租|叫价|保费|会费';
export const between = ' :是约为了大概在每人台套从';

type Figures = {
  /** Where figures begin that may go on as a sum does. */
  readonly followed: readonly number[];
  /** Where figures begin behind a word that asks for one. */
  readonly asked: readonly number[];
  /** Whether one may stand behind the sign of a currency. */
  readonly signed: boolean;
  /** Whether three characters for numbers stand in a row. */
  readonly inRow: boolean;
  /** Whether any of them says more than «some» or «ten thousand». */
  readonly counts: boolean;
};

/** What a letter may be. */
const digit = 1;
const numeral = 2;
const point = 4;
const counting = 8;
const big = 16;
const goesOn = 32;
const filler = 64;
/** The last letter of a sign or of a word that asks, the one before it, and one that is a whole sign or word. */
const sign = { ends: 128, inside: 256, whole: 512 };
const ask = { ends: 1024, inside: 2048, whole: 4096 };
const lettersOf = (list: readonly string[], place: number) => list.map((word) => word.at(place) ?? '');
const endings = (list: readonly string[], { ends, inside, whole }: typeof sign) =>
  [
    [ends, lettersOf(list, -1)],
    [inside, lettersOf(list, -2)],
    [whole, list.filter((word) => word.length === 1)],
  ] as const;
const marks = stripMarks([
  [digit | counting, '0123456789'],
  [numeral, hanFigure],
  [point, '.,'],
  [counting, '一二两三四五六七八九十百壹贰叁肆'],
  [big, '万亿'],
  [goesOn, [...lettersOf([...after.keys(), ...scales.keys()], 0), ...'多来余-~t到至o或'.split('')]],
  ...endings([...before.keys()], sign),
  ...endings(asks.split('|'), ask),
  [filler, between],
]);
const markAt = (text: string, at: number): number => (at >= 0 && at < text.length ? (marks[codeAt(text, at)] ?? 0) : 0);

/** One walk over a text for the places where a sum may be: most figures are of dates, and no pattern needs to be tried at them. */
export function figuresOf(text: string): Figures {
  const followed: number[] = [];
  const asked: number[] = [];
  let signed = false;
  let inRow = false;
  let counts = false;
  const end = text.length;
  for (let from = 0; from < end; from++) {
    if (((marks[codeAt(text, from)] ?? 0) & (digit | numeral)) === 0) continue;
    let to = from;
    let row = 0;
    let seen = 0;
    for (let mark = marks[codeAt(text, to)] ?? 0; (mark & (digit | numeral | point)) !== 0; mark = markAt(text, ++to)) {
      seen |= mark;
      row = (mark & numeral) !== 0 ? row + 1 : 0;
      inRow ||= row > 2;
    }
    counts ||= (seen & counting) !== 0;
    const goes = (seen & big) !== 0 || mayGoOn(text, to);
    for (let at = from, last = 0; at < to; at++) {
      const kind = (marks[codeAt(text, at)] ?? 0) & (digit | numeral);
      if (kind !== last && kind !== 0) {
        if (goes) followed.push(at);
        if (isAsked(text, at)) asked.push(at);
        signed ||= mayEnd(text, { at: text[at - 1] === ' ' ? at - 2 : at - 1, word: sign });
      }
      last = kind;
    }
    from = to;
  }
  return { followed, asked, signed, inRow, counts };
}

function mayGoOn(text: string, at: number): boolean {
  let next = at;
  while (text[next] === ' ') next++;
  return (markAt(text, next) & goesOn) !== 0;
}

function isAsked(text: string, at: number): boolean {
  for (let before = at - 1; before >= at - 5; before--) {
    if (mayEnd(text, { at: before, word: ask })) return true;
    if ((markAt(text, before) & filler) === 0) return false;
  }
  return false;
}

function mayEnd(text: string, { at, word }: { at: number; word: typeof sign }): boolean {
  const mark = markAt(text, at);
  return (mark & word.ends) !== 0 && ((mark & word.whole) !== 0 || (markAt(text, at - 1) & word.inside) !== 0);
}
