/** Whether something is said of somebody by a name that nobody knows: then it is not of the customer who was shown last. Pure. */
import { everydayHan } from '../../reader/names/lexicon/everydayHan.ts';
import { everydayWords } from '../../reader/names/lexicon/everydayWords.ts';
import { neverNames } from '../../reader/names/latinWords.ts';
import type { Sentence } from '../types.ts';

/** Where a customer stands in such a sentence: before its deal, what came of it or what is to be done, or behind that. */
const PLACES: readonly RegExp[] = [
  /^(?<name>\p{Script=Han}{2,8}?)(?:的|那个?|这个?)?(?:单子?|大?项目|合同|订单|标|商机|case)?(?:已经?)?(?:丢|赢|签|输|黄了|成交|中标|满意度|不满意|满意)/u,
  /(?:赢[了得]?|拿下了?|签下了?|签了|签约|丢[了掉]|输[了掉])(?:了)?(?<name>\p{Script=Han}{2,8}?)(?=的|这|那|单|大?项目|合同|订单|[\s,，。;；!！]|\d|$)/u,
  /(?:^|[\s,.;])(?:won|lost|closed|landed|signed|lose|win)(?: off)? (?:the |a |our )?(?<name>\p{Lu}[\w&'’.-]*(?: \p{Lu}[\w&'’.-]*){0,3})/u,
  /^(?:the )?(?<name>\p{Lu}[\w&'’.-]*(?: \p{Lu}[\w&'’.-]*){0,3}) (?:deal|order|project|tender|contract|account|satisfaction|csat|nps|won|lost|signed|competitors?|rivals?|budget|address)\b/u,
  /^(?<name>\p{Script=Han}{2,8}?)(?:的)?(?:不用|不必|不再|别|先别|竞争对手|对手|竞品|决策人)/u,
  /\b(?:off|for|about|on) (?<name>\p{Lu}[\w&'’.-]*(?: \p{Lu}[\w&'’.-]*){0,3})$/u,
];

export function namesUnknownCustomer({ text, tokens, classes, fillers, pieces }: Sentence): boolean {
  const isOurs = (at: number) =>
    fillers.has(at) ||
    (classes[at] ?? []).length > 0 ||
    pieces.some(({ span }) => span[0] <= (tokens[at]?.from ?? 0) && (tokens[at]?.from ?? 0) < span[1]);
  return PLACES.some((place) => {
    const found = place.exec(text);
    const name = found?.groups?.['name'];
    if (!found || name === undefined || isWords(name)) return false;
    const from = found.index + found[0].indexOf(name);
    const inside = tokens.flatMap((token, at) => (token.from >= from && token.to <= from + name.length ? [at] : []));
    return inside.length > 0 && !inside.some(isOurs);
  });
}

/** Words of every day, and nothing else. */
function isWords(name: string): boolean {
  if (/^\p{Script=Han}+$/u.test(name))
    return (
      /[我你他她它咱这那]|[了的]$|^(?:终于|总算|刚刚?|已经?|最后|差点|居然|竟然)/.test(name) ||
      everydayHan.has(name) ||
      everydayHan.has(name.slice(-2))
    );
  return name
    .toLowerCase()
    .split(' ')
    .every((word) => everydayWords.has(word) || neverNames.has(word));
}
