/** What each sum of a note is: «玉柴还没付款,30万» tells of no payment, nor of a deal that is signed. Pure. */
import { sumKindsIn } from '../../reader/money/kinds.ts';

export function sumKindsOf(text: string, rivals: readonly string[] = []) {
  return sumKindsIn(
    text.replaceAll(NOT_SO, (words) => ' '.repeat(words.length)),
    rivals,
  );
}

const NOT_SO =
  /(?:待|应|要|该|将|等着?|催)(?:回款|付款|收款|付|收)|(?:尾款|余款|欠款|货款)|\b(?:to be|to get|still to be|due to be|yet to be|must be|has to be|will be) (?:paid|received|wired|invoiced)\b|\b(?:unpaid|outstanding|owes?|owed|owing|awaiting payment|payment due)\b|(?:没有?|未|尚未)(?:能|有|收到|见到)?(?:回款|到账|付款|付清|付|打款|收款|签约|签合同|签|中标|拿下|成交|下单|下订单|订货)了?|\b(?:not|never|\w+n['’]?t)(?: yet)? (?:been )?(?:paid|pay|received?|wired?|sign(?:ed)?|won|win|order(?:ed)?)\b/gi;
