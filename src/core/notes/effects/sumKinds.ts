/** What each sum of a note is: «玉柴还没付款,30万» tells of no payment, nor of a deal that is signed. Pure. */
import { sumKindsIn } from '../../reader/money/kinds.ts';

export function sumKindsOf(text: string, rivals: readonly string[] = []) {
  return sumKindsIn(
    text.replaceAll(NOT_SO, (words) => ' '.repeat(words.length)),
    rivals,
  );
}

const NOT_SO =
  /(?:没有?|未|尚未)(?:能|有|收到|见到)?(?:回款|到账|付款|付清|付|打款|收款|签约|签合同|签|中标|拿下|成交|下单|下订单|订货)了?|\b(?:not|never|\w+n['’]?t)(?: yet)? (?:been )?(?:paid|pay|received?|wired?|sign(?:ed)?|won|win|order(?:ed)?)\b/gi;
