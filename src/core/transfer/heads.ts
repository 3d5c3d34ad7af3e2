/** What the words at the head of a column say that it is. Pure. */
import { plain } from '../reader/text/normalize.ts';
import { isDayCell } from './format/dates.ts';
import type { Localized } from '../contract/locale.ts';
import type { TransferField } from '../contract/transfer.ts';

/** What each field is called; the export writes it and the import knows it again. */
export const TRANSFER_FIELDS: Readonly<Record<TransferField, Localized>> = {
  customer: { zh: '客户', en: 'customer' },
  aliases: { zh: '别名', en: 'aliases' },
  owner: { zh: '负责人', en: 'owner' },
  tier: { zh: '等级', en: 'tier' },
  tags: { zh: '标签', en: 'tags' },
  contact: { zh: '联系人', en: 'contact' },
  firstName: { zh: '名', en: 'first name' },
  lastName: { zh: '姓', en: 'last name' },
  title: { zh: '职务', en: 'title' },
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'e-mail' },
  wechat: { zh: '微信', en: 'WeChat' },
  amount: { zh: '金额', en: 'amount' },
  address: { zh: '地址', en: 'address' },
  source: { zh: '来源', en: 'source' },
  note: { zh: '记录', en: 'note' },
  noteOn: { zh: '记录日期', en: 'note date' },
  author: { zh: '记录人', en: 'note author' },
  nextOn: { zh: '下次跟进', en: 'next follow-up' },
  fact: { zh: '备忘', en: 'memo' },
};

/** What stands beside a line that was given back: it is not read when the line comes again. */
export const PROBLEM: Localized = { zh: '问题', en: 'problem' };

/** Words at the head of a column, the more telling first: «记录日期» is a day and no note. */
const HEADS: readonly (readonly [TransferField, RegExp])[] = [
  ['nextOn', /下次|下一次|下步|待跟进|计划(?:跟进|回访|拜访)|next|due|follow[- ]?up (?:date|on)/],
  [
    'noteOn',
    /(?:记录|跟进|沟通|联系|拜访|最近|最后|上次|发生|末次).*(?:日期|时间|日)$|^(?:日期|时间)$|^(?:上次|最后|最近|末次)(?:联系|跟进|拜访|沟通)$|(?:note|last|contact|activity|visit).*(?:date|on|at)$|^last (?:contact|visit|call|activity|touch)(?:ed)?$|^(?:date|when)$/,
  ],
  ['author', /记录人|跟进人$|填写人|录入人|作者|^创建人$|author|noted by|written by|logged by/],
  ['email', /邮箱|邮件|电邮|e-?mail|^mail$/],
  ['source', /来源|渠道$|从哪|获客|^source$|lead source|origin|came from|referred by/],
  [
    'address',
    /地址|住址|所在地|^省份?$|^城市$|^地区$|^区域$|^省市|address|street|^city$|^(?:business|home|other|billing|shipping|mailing|company) (?:city|state|country|region|postal code|zip)|^state(?:\/region)?$|^country(?:\/region)?$|^region$/,
  ],
  [
    'amount',
    /金额|合同额|成交额|签约额|年采购|采购额|预算|销售额|报价$|单价|总价|^总额|amount|budget|deal (?:size|value)|revenue|contract value|^value$|^price/,
  ],
  ['wechat', /微信|we ?chat|weixin/],
  [
    'phone',
    /电话|手机|座机|联系方式|联络方式|移动|行动|热线|phone|mobile|^tel\b|telephone|^cell|^direct(?: line| dial)?$|^contact (?:number|no)$/,
  ],
  ['title', /职务|职位|职称|头衔|岗位|job|position|(?:^|\s)title/],
  ['firstName', /^(?:联系人 ?)?名$|^名字$|^first(?: ?name)?$|^given ?name$|^forename$|^contact first ?name$/],
  ['lastName', /^(?:联系人 ?)?姓(?:氏)?$|^last(?: ?name)?$|^family ?name$|^surname$|^contact last ?name$/],
  [
    'owner',
    /负责|归属|分管人|专管|^添加人$|^所有者$|所有人|所属(?:人|销售)|跟单|业务员|业务$|业务经理|销售(?:员|人员|代表|经理)?$|客户经理|owner|sales ?rep|salesperson|account manager|assigned|responsible/,
  ],
  ['tier', /等级|级别|分级|评级|tier|grade|rating|^level$|^class$/],
  ['tags', /标签|^tags?$|^labels?$|categories|客户类型|客户分类/],
  ['aliases', /别名|简称|曾用名|英文名|alias|short name|also known|aka/],
  [
    'note',
    /记录|备注|附注|跟进(?:内容|情况|记录|进展)|沟通|内容|说明|描述|进展|^note|notes?$|comment|remark|description|history|activity/,
  ],
  ['contact', /联系人|联络人|联络窗口|对接人|姓名|决策人|经办人|contact|^(?:full )?name$|^person/],
  ['customer', /客户|公司|企业|单位|厂商|厂家|名称|^抬头$|customer|company|account|client|organi[sz]ation|business/],
];

/** Numbers of another kind, which could be taken for telephones or names. */
const OTHER =
  /传真|编号|编码|代码|代号|税号|信用|账号|帐号|开票|开户|银行|邮编|统一编号|网址|网站|主页|生日|行业|规模|人数|\b(?:fax|id|code|no|number|zip|vat|tax|website|web page|url|industry|birthday|bank)\b/;

/** Numbers that are telephones, whatever they are called besides. */
const REACHED = /\b(?:phone|mobile|cell|tel|telephone|contact) (?:number|no)\b/;

/** What address books write beside what people have typed. */
const BESIDE =
  /^(?:e-?mail(?: \d)? (?:type|display name)|.+ - (?:label|type)|priority|private|sensitivity|file as|photo|phonetic .+|initials|internet free busy|(?:name )?(?:prefix|suffix))$/;

/** A count of the lines, which says nothing of the customer. */
const SERIAL = /^(?:序号|行号|项次|no\.?|#|s\/?n|seq\.?|index)$/;

/** «客 户 名 称» is «客户名称»: characters that are set wide are no words apart. */
export const tidyHead = (head: string) =>
  head
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han}(?: |$))|(?<=(?:^| )\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();

/** Undefined: the words say nothing that is known. Null: what stands below is nothing to keep. */
export function headField(head: string): TransferField | null | undefined {
  const words = plain(tidyHead(head))
    .replace(/^[*]+|[*:]+$/g, '')
    .replace(/\s*[(][^()]*[)]$/, '')
    .trim();
  if (words === PROBLEM.zh || words === PROBLEM.en || SERIAL.test(words) || BESIDE.test(words)) return null;
  const own = Object.entries(TRANSFER_FIELDS).find(([, { zh, en }]) => words === zh || words === en.toLowerCase());
  // The entries of TRANSFER_FIELDS are its own.
  if (own) return own[0] as TransferField;
  if (words.length > 24 || (OTHER.test(words) && !REACHED.test(words))) return undefined;
  return HEADS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether a head is one of numbers that only look like telephones. */
export const isOtherNumber = (head: string) => OTHER.test(plain(head)) && !REACHED.test(plain(head));

export const COMPANY =
  /公司|集团|工厂|厂$|股份|研究所|大学|医院|银行|\b(?:inc|ltd|llc|gmbh|corp|co|group|plc|ag|s\.?a|b\.?v|k\.?k)\b\.?$/i;
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const PHONE = /^\+?[\d\s()（）/-]{7,24}(?:\s*(?:转|ext\.?|x)\s*\d{1,6})?$/i;

/** Whether a cell can only be a value: no column is called so. */
export const isValue = (cell: string) =>
  EMAIL.test(cell) || PHONE.test(cell) || isDayCell(cell) || /^[¥$€]?[\d,.]+%?$/.test(cell);
