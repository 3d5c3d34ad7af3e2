/** Which customers a sentence asks for, and the sentence that asks for them. Pure. */
import { matchPatterns } from '../text/sentence.ts';
import { parsePage } from '../text/pagination.ts';
import type { Localized } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { Tier } from '../contract/customer.ts';

export type CustomerFilter = {
  readonly whose: 'mine' | 'team' | 'ownerless' | 'all' | { readonly name: string };
  readonly idle: boolean;
  /** Only one colleague, or only the asker, has dealt with them. */
  readonly alone: 'anyone' | 'me' | undefined;
  /** Nobody has dealt with them for a month. */
  readonly cold: boolean;
  readonly fresh: boolean;
  readonly tier: Tier | undefined;
  readonly tag: string | undefined;
  /** The tag was said to be one. */
  readonly isSure: boolean;
  readonly worth: boolean;
  readonly page: number;
};
export function parseFilter(text: string): CustomerFilter | undefined {
  const { words, page } = parsePage(text);
  const found = matchPatterns(words, PATTERNS);
  if (!found) return undefined;
  const letter = found['tier']?.toUpperCase();
  const name = found['name']?.trim();
  return {
    whose: found['mine'] ? 'mine' : found['team'] ? 'team' : found['ownerless'] ? 'ownerless' : name ? { name } : 'all',
    idle: found['idle'] !== undefined,
    alone: found['aloneMe'] ? 'me' : found['alone'] ? 'anyone' : undefined,
    cold: found['cold'] !== undefined,
    fresh: found['fresh'] !== undefined,
    tier: letter === 'A' || letter === 'B' || letter === 'C' ? letter : undefined,
    tag: (found['tag'] ?? found['word'])?.trim(),
    isSure: found['word'] === undefined,
    worth: found['worth'] !== undefined,
    page,
  };
}

const NAME = String.raw`[^\s,，。;；\n有没是谁和与的]{1,12}?`;
const KNOWS = '(?:认识|跟过|联系过|打过交道|知道|了解|接触过)';
const COLD = '(?:很久|好久|长期|最近|近期|一个月|30天)(?:都?没有?|未)(?:人)?(?:联系|跟进|拜访|动静)过?了?';
const KIND = [
  `(?:只有(?:(?<aloneMe>我)|(?<alone>一个人|一人|1个人))${KNOWS}的?)`,
  `(?<cold>${COLD})的?`,
  '(?<idle>没有?(?:下一步|安排|跟进计划|待办)|无下一步)的?',
  '(?<ownerless>没有?(?:人)?负责人?|没人(?:负责|管|跟)|无主|没有人管)的?',
  '(?<tier>[ABC])[类级]的?',
  '(?:有)?(?:标签|标了|打了)\\s*[:：]?\\s*(?<tag>[^\\s,，]{1,16})\\s*的?',
  '(?<fresh>(?:本月|这个?月)的?新(?:增|建)?的?)',
  '(?<word>(?!疑似|重复)(?:(?![谁是没有哪了个见约访天周月年这那几多新老换])[\\u4e00-\\u9fff]){2,4}?)的?',
].join('|');
const PATTERNS = [
  new RegExp(
    `^(?!导出|导入)(?:看看?|列出)?(?:(?:(?<mine>我)|(?<team>(?:我们?|咱们?|本)?(?:组|团队)(?:里|内)?|我们)|(?<name>${NAME}(?=的|手|名)))(?:的|手上的?|名下的?)?)?(?:${KIND})?\\s*客户(?:有哪些|名单|列表|清单|有谁)?$`,
    'i',
  ),
  /^@?(?<name>(?:(?![跟见聊联拜])[^\s,，。;；\n]){1,12}?)(?:手上|手里|名下|一共|现在)*(?:有)?(?:多少|几个|哪些)(?:个)?客户(?:[,，、\s]*(?<worth>值多少(?:钱)?|总共值多少|多少钱))?$/,
  /^(?:list |show )?(?:(?<mine>my)|(?<team>(?:my |our )?team(?:'s|’s)?|our)|(?<name>(?!tier\b|new\b|all\b)[^\s,]{1,20})(?:'s|’s))? ?(?:(?:all|the) )?(?:tier (?<tier>[abc]) |(?<fresh>new ))?(?:customers|clients|accounts)(?: (?:(?<ownerless>without (?:an )?owner|nobody owns|with no owner)|(?<idle>without (?:a )?next step|with no next step|with nothing planned)|tagged:? (?<tag>[^,\n]{1,24}?)|this month))*$/i,
  new RegExp(
    `^(?:(?<team>(?:我们|本)?(?:组|团队)(?:里|内)?)的?)?(?:哪些|哪个|什么)客户(?:是)?只有(?:(?<aloneMe>我)|(?<alone>一个人|一人|1个人))(?:一个人)?${KNOWS}的?$`,
  ),
  new RegExp(`^(?:(?<mine>我)|(?<team>(?:我们|本)?(?:组|团队)(?:里|内)?))?的?(?:哪些|哪个|什么)客户(?<cold>${COLD})$`),
  new RegExp(`^(?<cold>最近|近期)(?:谁|哪家|哪些)(?:没有?|未)(?:联系|跟进|拜访)过?$`),
  /^(?:which )?(?:(?<team>(?:my |our )?team(?:'s|’s)?|our) )?(?:customers|clients|accounts)(?: that| which)? (?:(?<alone>(?:does )?only one (?:person|colleague|of us) knows?)|(?<aloneMe>(?:do )?only i know)|(?:(?:are|went|go|have gone|going) )?(?<cold>cold|quiet|(?:have )?not (?:been )?contacted(?: lately| for a month)?))$/i,
  /^(?:which )?(?:customers|clients|accounts) (?<alone>(?:does only one (?:person|colleague) know|known (?:by|to) (?:only )?one (?:person|colleague)(?: only)?))$/i,
  /^how many (?:customers|clients|accounts) (?:has|does) @?(?<name>[^,\n]{1,20}?)(?: (?:have|own))?(?:,? (?:and )?(?<worth>worth what|what are they worth|how much))?$/i,
];

/** The sentence that asks for this list. */
export function filterSentence(
  { whose, idle, alone, cold, fresh, tier, tag }: CustomerFilter,
  person: Person,
): Localized {
  const zhWhose =
    whose === 'mine' ? '我的' : whose === 'team' ? '组里的' : typeof whose === 'object' ? `${person.name}的` : '';
  const enWhose =
    whose === 'mine' ? 'my ' : whose === 'team' ? "my team's " : typeof whose === 'object' ? `${person.name}'s ` : '';
  const zh = [
    zhWhose,
    whose === 'ownerless' ? '没有负责人的' : '',
    idle ? '没有下一步的' : '',
    alone ? `只有${alone === 'me' ? '我' : '一个人'}认识的` : '',
    cold ? '很久没联系的' : '',
    tier ? `${tier}类` : '',
    tag === undefined ? '' : `标签 ${tag} 的`,
    fresh ? '本月新' : '',
    '客户',
  ].join('');
  const en = [
    enWhose,
    tier ? `tier ${tier} ` : '',
    fresh ? 'new ' : '',
    'customers',
    whose === 'ownerless' ? ' without owner' : '',
    idle ? ' without next step' : '',
    alone ? ` only ${alone === 'me' ? 'I know' : 'one person knows'}` : '',
    cold ? ' not contacted lately' : '',
    tag === undefined ? '' : ` tagged ${tag}`,
    fresh ? ' this month' : '',
  ].join('');
  return { zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}
