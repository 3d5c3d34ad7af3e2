/** What of ours a customer uses, as a clause says it. Pure. */

const NAME = String.raw`(?<what>[\p{Script=Han}A-Za-z0-9][\p{Script=Han}\w .+/、-]{0,40}?)`;
const SAID = [
  new RegExp(
    String.raw`(?:在用|用着|用的是|采购了|买了|采购的是)(?:我们|咱们|我司)家?的?\s*${NAME}\s*(?:了|呢)?$`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:uses?|using|buys?|buying|bought|runs?|running) our ${NAME}(?: (?:now|already|today|too))?$`,
    'iu',
  ),
];
/** A clause that goes on, asks, or says how it is with it names no product alone. */
const MORE =
  /[不没吗很?？¥$€]|挺|太(?:贵|慢|差|好)|以后|之后|的时候|但|就是|有点|问题|报价|样品|交货|[上下本这]周|明天|今天|[上下]个?月|\d\s*(?:台|套|件|个|只|万|元|块|units?\b|pcs\b|pieces\b)|\b(?:but|and it|for|since|when|because|to|if|which|that|samples?|quote|price|today|tomorrow|week|month)\b/i;
const BETWEEN = /\s*(?:、|\/|[,，]|和|以及|\band\b)\s*/;
const LONGEST = 30;

/** The products that a clause says a customer has of ours: «他们在用我们的伺服电机和控制器». */
export function productsTold(clause: string): string[] {
  if (/不|没|(?:not|n't|never|stopped|quit)\b/i.test(clause)) return [];
  for (const pattern of SAID) {
    const what = pattern.exec(clause.trim())?.groups?.['what'];
    if (what) return MORE.test(what) ? [] : productsIn(what);
  }
  return [];
}

/** Each of several that are named in a row; none where the words are no names. */
export function productsIn(words: string): string[] {
  const names = words
    .replace(/^家?的|[。.!！]$/g, '')
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every((name) => name.length <= LONGEST) && !MORE.test(names.join(' ')) ? [...new Set(names)] : [];
}
