/** What each sum of a note is: «玉柴还没付款,30万» tells of no payment, nor of a deal that is signed. Pure. */
import type { Amount } from '../contract/reading.ts';
import { SUM_KINDS } from '../contract/vocabulary.ts';
import { lowerOf, sumKindsIn } from '../reader/money/kinds.ts';
import { amountWords, type Translator } from '../text/phrases.ts';

export function sumKindsOf(text: string, rivals: readonly string[] = []) {
  return sumKindsIn(
    text.replaceAll(NOT_SO, (words) => ' '.repeat(words.length)),
    rivals,
  );
}

type Told = {
  readonly text: string;
  readonly understood: { readonly amounts: readonly Amount[]; readonly rivals?: readonly string[] };
};

/** The sums of a note, each with its kind beside it: «报价 ¥1,200,000». */
export function amountsByKind({ text, understood: { amounts, rivals } }: Told, to: Translator) {
  const kinds = sumKindsOf(text, rivals);
  return amounts.map((amount) => {
    const kind = kinds.find(({ value }) => value === lowerOf(amount))?.kind ?? 'unsaid';
    return [kind === 'unsaid' ? '' : to.t(SUM_KINDS[kind]), amountWords(amount, to)].filter(Boolean).join(' ');
  });
}

const NOT_SO =
  /(?:待|应|要|该|将|等着?|催)(?:回款|付款|收款|付|收)|(?:尾款|余款|欠款|货款)|\b(?:to be|to get|still to be|due to be|yet to be|must be|has to be|will be) (?:paid|received|wired|invoiced)\b|\b(?:unpaid|outstanding|owes?|owed|owing|awaiting payment|payment due)\b|(?:没有?|未|尚未)(?:能|有|收到|见到)?(?:回款|到账|付款|付清|付|打款|收款|签约|签合同|签|中标|拿下|成交|下单|下订单|订货)了?|\b(?:not|never|\w+n['’]?t)(?: yet)? (?:been )?(?:paid|pay|received?|wired?|sign(?:ed)?|won|win|order(?:ed)?)\b/gi;
