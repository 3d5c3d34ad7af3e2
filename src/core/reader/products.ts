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

const MODEL = String.raw`(?<what>(?:[A-Z][A-Za-z]{0,5}-?\d{2,5}[A-Z]?|[A-Z0-9]{1,6})系列|[\p{Script=Han}]{2,5}系列|[A-Z][A-Za-z]{0,5}-?\d{2,5}[A-Z]?(?![\w%]))`;
const MODEL_EN = String.raw`(?<what>[A-Z][A-Za-z]{0,5}-?\d{2,5}[A-Z]?(?: series)?|[A-Z][\w-]{0,12} series)(?![\w%])`;
const WANTED = [
  new RegExp(
    String.raw`(?:问|咨询|询|想要|想试|试用|试|要|想买|买|订|采购|下单|看中|看|推荐|介绍|报|用)(?:了|过|到|起|的是)?(?:一下|下)?\s*(?:我们家?的?|咱们的?)?\s*${MODEL}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:ask(?:s|ed|ing)? (?:about|for)|interested in|want(?:s|ed)?|order(?:s|ed)?|bought|buy(?:s|ing)?|need(?:s|ed)?|tr(?:y|ies|ied|ying)|test(?:s|ed|ing)?|samples? (?:of|for)|quot(?:e|ed) (?:for|on)|demo of)\s+(?:the |our |a |an |some |more )?${MODEL_EN}`,
    'gu',
  ),
];
const NO_MODEL =
  /^(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|SGD|Q\d|FY|KPI|ISO|GB|CE|UL|PO|SO|NO|DN)[\d-]*$|^(?:这|那|一|全|其他|同|整个|某)/i;

/** A model or a series that a clause says they asked for, want or tried, whatever it is of. */
export function modelsWanted(text: string): readonly string[] {
  const clauses = text.split(/[,，。;；!！?？\n]/);
  const found = clauses.flatMap((clause) =>
    WANTED.flatMap((pattern) => [...clause.matchAll(pattern)].flatMap(({ groups }) => groups?.['what'] ?? [])),
  );
  return [...new Set(found)].filter((name) => !NO_MODEL.test(name));
}
