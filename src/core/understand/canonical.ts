/** What was understood, as the sentence of ours that says it: for taps, and for whoever wants to learn how to say it. Pure. */
import { isRoad, roadWords } from '../delivery/roads.ts';
import type { Locale } from '../contract/locale.ts';
import type { Slots, Which } from './types.ts';

/** Undefined where something is missing that the sentence cannot do without. */
export function canonicalSentence(
  intent: string,
  { slots, locale }: { readonly slots: Slots; readonly locale: Locale },
): string | undefined {
  const words = SENTENCES[intent]?.[locale](wordsOf(slots, locale));
  return words === undefined || words.includes(MISSING) ? undefined : words.replaceAll(/\s+/g, ' ').trim();
}

const MISSING = '\u0000';

type Words = ReturnType<typeof wordsOf>;
type Sentence = Readonly<Record<Locale, (words: Words) => string>>;

/** Each slot in words; one that is not filled makes the sentence impossible, unless it is asked for as `maybe`. */
function wordsOf(slots: Slots, locale: Locale) {
  const need = (value: string | number | undefined) => (value === undefined || value === '' ? MISSING : String(value));
  const names = (slots.customers ?? []).map(({ name }) => name);
  const which = slots.which === undefined ? names[0] : whichWords(slots.which, locale);
  return {
    slots,
    maybe: (value: string | number | undefined, put = (words: string) => words) =>
      value === undefined || value === '' ? '' : put(String(value)),
    customer: need(names[0]),
    customers: need(names.join(locale === 'zh' ? '、' : ', ')),
    second: need(names[1]),
    contact: need(slots.contacts?.[0]?.name),
    someone: need(
      slots.contacts?.[0] &&
        [slots.contacts[0].customer?.name, slots.contacts[0].name].filter(Boolean).join(locale === 'zh' ? '' : ' '),
    ),
    colleague: need(slots.colleague?.name),
    owner: need(slots.owner?.name),
    /** A line, all of them, or «华为的跟进». */
    which: need(which),
    isCustomer: slots.which === undefined,
    due: need(slots.due?.replace('T', ' ')),
    text: need(slots.text),
    value: need(slots.value),
    field: need(slots.field),
    at: need(slots.at),
    tier: need(slots.tier),
  };
}

function whichWords(which: Which, locale: Locale) {
  if (which === 'all') return locale === 'zh' ? '全部' : 'all';
  return 'lines' in which ? which.lines.join(',') : which.rows.map((row) => `#${row}`).join(',');
}

const both = (zh: (words: Words) => string, en: (words: Words) => string): Sentence => ({ zh, en });

const FIELDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'email' },
  wechat: { zh: '微信', en: 'WeChat' },
  birthday: { zh: '生日', en: 'birthday' },
  title: { zh: '职位', en: 'title' },
  decider: { zh: '决策人', en: 'decision maker' },
  floor: { zh: '底价', en: 'floor price' },
  avoid: { zh: '雷区', en: 'taboo' },
  competitor: { zh: '竞品', en: 'competitor' },
};

function fieldOf({ slots }: Words, locale: Locale) {
  return FIELDS[slots.field ?? '']?.[locale] ?? MISSING;
}

const WHEN: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  today: { zh: '今天要跟谁', en: "who's due today" },
  tomorrow: { zh: '明天要跟谁', en: "who's due tomorrow" },
  week: { zh: '本周跟进', en: 'this week' },
  overdue: { zh: '逾期', en: 'overdue' },
};

/** The sentence of each intent that a tap can say. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  note: both(
    ({ text }) => `记一下:${text}`,
    ({ text }) => `note: ${text}`,
  ),
  undo: both(
    () => '撤销',
    () => 'undo',
  ),
  'fix.date': both(
    ({ due }) => `改日期 ${due}`,
    ({ due }) => `date ${due}`,
  ),
  'fix.customer': both(
    ({ customer }) => `换客户 ${customer}`,
    ({ customer }) => `customer ${customer}`,
  ),
  'fix.contact': both(
    ({ contact }) => `换联系人 ${contact}`,
    ({ contact }) => `contact ${contact}`,
  ),
  'fix.noReminder': both(
    () => '不提醒',
    () => 'no reminder',
  ),
  'fix.add': both(
    ({ text }) => `补充:${text}`,
    ({ text }) => `add: ${text}`,
  ),
  'followups.list': both(
    ({ slots }) =>
      slots.whose === 'team'
        ? '组里逾期的跟进'
        : (WHEN[slots.when ?? '']?.zh ?? (slots.when && /^\d/.test(slots.when) ? `${slots.when} 要跟谁` : '我的跟进')),
    ({ slots }) =>
      slots.whose === 'team'
        ? "my team's overdue follow-ups"
        : (WHEN[slots.when ?? '']?.en ??
          (slots.when && /^\d/.test(slots.when) ? `who's due ${slots.when}` : 'my follow-ups')),
  ),
  'followup.add': both(
    ({ customer, due, text }) => `给${customer}加个跟进:${due} ${text}`,
    ({ customer, due, text }) => `add a follow-up for ${customer}: ${text} ${due}`,
  ),
  'followup.done': both(
    ({ which, isCustomer, slots, maybe }) =>
      isCustomer ? `完成${which}的跟进` : `完成${which}${maybe(slots.text, (text) => `:${text}`)}`,
    ({ which, isCustomer, slots, maybe }) =>
      isCustomer ? `done with the ${which} follow-up` : `done ${which}${maybe(slots.text, (text) => `: ${text}`)}`,
  ),
  'followup.move': both(
    ({ which, isCustomer, due }) => (isCustomer ? `${which}那条推到${due}` : `推迟${which}到${due}`),
    ({ which, isCustomer, due }) => (isCustomer ? `push the ${which} one to ${due}` : `push ${which} to ${due}`),
  ),
  'followup.give': both(
    ({ which, colleague }) => `${which}转给${colleague}`,
    ({ which, colleague }) => `give ${which} to ${colleague}`,
  ),
  'followup.cancel': both(
    ({ which, isCustomer }) => (isCustomer ? `取消${which}的跟进` : `取消${which}`),
    ({ which, isCustomer }) => (isCustomer ? `cancel the ${which} follow-up` : `cancel ${which}`),
  ),
  'customer.brief': both(
    ({ customer }) => `介绍 ${customer}`,
    ({ customer }) => `brief ${customer}`,
  ),
  'customer.timeline': both(
    ({ customer, slots, maybe }) => `${customer} 时间线${maybe(slots.since, (day) => ` ${day}以后`)}`,
    ({ customer, slots, maybe }) => `timeline of ${customer}${maybe(slots.since, (day) => ` since ${day}`)}`,
  ),
  'customer.last': both(
    ({ customer }) => `上次谁见的${customer}`,
    ({ customer }) => `who met ${customer} last`,
  ),
  'customer.owner': both(
    ({ customer }) => `谁负责${customer}`,
    ({ customer }) => `who owns ${customer}`,
  ),
  'customer.promises': both(
    ({ customer }) => `我们答应过${customer}什么`,
    ({ customer }) => `what did we promise ${customer}`,
  ),
  'customer.chain': both(
    ({ customer }) => `${customer}决策链`,
    ({ customer }) => `${customer} decision chain`,
  ),
  'contact.info': both(
    (words) => `${words.someone}${fieldOf(words, 'zh')}多少`,
    (words) => `what is the ${fieldOf(words, 'en')} of ${words.someone}`,
  ),
  'contact.set': both(
    (words) => `${words.someone}${fieldOf(words, 'zh')} ${words.value}`,
    (words) => `${words.someone}'s ${fieldOf(words, 'en')} is ${words.value}`,
  ),
  'fact.set': both(
    (words) => `${words.customer} ${fieldOf(words, 'zh')}:${words.value}`,
    (words) => `${words.customer}: ${fieldOf(words, 'en')} is ${words.value}`,
  ),
  'customer.set': both(
    ({ customer, value, slots }) => CUSTOMER_FIELDS[slots.field ?? '']?.zh(customer, value) ?? MISSING,
    ({ customer, value, slots }) => CUSTOMER_FIELDS[slots.field ?? '']?.en(customer, value) ?? MISSING,
  ),
  'customer.assign': both(
    ({ customers, slots, maybe }) =>
      slots.owner
        ? `${customers}换${slots.owner.name}负责${maybe(slots.assist?.name, (name) => `,${name}协助`)}`
        : slots.backup
          ? `${customers}的备份是${slots.backup.name}`
          : slots.assist
            ? `${slots.assist.name}协助${customers}`
            : MISSING,
    ({ customers, slots, maybe }) =>
      slots.owner
        ? `make ${slots.owner.name} owner of ${customers}${maybe(slots.assist?.name, (name) => `, ${name} assists`)}`
        : slots.backup
          ? `make ${slots.backup.name} backup for ${customers}`
          : slots.assist
            ? `${slots.assist.name} assists ${customers}`
            : MISSING,
  ),
  'customer.merge': both(
    ({ customer, second }) => `把${customer}和${second}合并`,
    ({ customer, second }) => `merge ${customer} into ${second}`,
  ),
  'customer.unmerge': both(
    ({ slots, maybe }) => `撤销合并${maybe(slots.customers?.[0]?.name, (name) => ` ${name}`)}`,
    ({ slots, maybe }) => `undo merge${maybe(slots.customers?.[0]?.name, (name) => ` ${name}`)}`,
  ),
  'customers.list': both(
    ({ slots }) =>
      FILTERS[slots.filter ?? '']?.zh ??
      (slots.tier === undefined ? (slots.owner ? '我的客户' : MISSING) : `${slots.tier}类客户`),
    ({ slots }) =>
      FILTERS[slots.filter ?? '']?.en ??
      (slots.tier === undefined ? (slots.owner ? 'my customers' : MISSING) : `tier ${slots.tier} customers`),
  ),
  'customers.value': both(
    ({ colleague }) => `${colleague}手上多少客户,值多少钱`,
    ({ colleague }) => `how many customers has ${colleague}, worth what`,
  ),
  'cold.list': both(
    () => '很久没联系的客户',
    () => 'customers not contacted lately',
  ),
  'knows.who': both(
    ({ slots, customer }) =>
      `谁认识${slots.contacts?.[0] ? `${slots.contacts[0].customer?.name ?? ''}${slots.contacts[0].name}` : `${customer}的人`}`,
    ({ slots, customer }) =>
      slots.contacts?.[0]
        ? `who knows ${slots.contacts[0].name} at ${slots.contacts[0].customer?.name ?? ''}`
        : `who knows someone at ${customer}`,
  ),
  'knows.ask': both(
    () => '没人认识的话在群里问',
    () => 'if nobody, ask the channel',
  ),
  'knows.offer': both(
    () => '我能帮忙',
    () => 'I can help',
  ),
  'handover.run': both(
    ({ colleague, slots }) =>
      slots.takers?.length === 1 && isAll(slots)
        ? `把${colleague}的客户全部转给${slots.takers[0]?.colleague.name ?? MISSING}`
        : MISSING,
    ({ colleague, slots }) =>
      slots.takers?.length === 1 && isAll(slots)
        ? `hand over all of ${colleague}'s customers to ${slots.takers[0]?.colleague.name ?? MISSING}`
        : MISSING,
  ),
  search: both(
    ({ text }) => `搜 ${text}`,
    ({ text }) => `find ${text}`,
  ),
  report: both(
    ({ slots }) =>
      typeof slots.whose === 'object'
        ? `${slots.whose.name}上周跟了哪些客户`
        : slots.whose === 'me'
          ? '我这周做了什么'
          : '周报',
    ({ slots }) =>
      typeof slots.whose === 'object'
        ? `what did ${slots.whose.name} do last week`
        : slots.whose === 'me'
          ? 'what did I do this week'
          : 'weekly report',
  ),
  'readers.list': both(
    ({ customer }) => `谁看过${customer}`,
    ({ customer }) => `who viewed ${customer}`,
  ),
  'morning.set': both(
    ({ at }) => `早报改到${at}`,
    ({ at }) => `morning list at ${at}`,
  ),
  'digest.set': both(
    ({ at }) => `每天${at}在本群发日报`,
    ({ at }) => `post the daily here at ${at}`,
  ),
  'zone.set': both(
    ({ value }) => `时区 ${value}`,
    ({ value }) => `time zone ${value}`,
  ),
  'language.set': both(
    ({ slots }) => (slots.value === 'en' ? '语言 英文' : '语言 中文'),
    ({ slots }) => (slots.value === 'en' ? 'language English' : 'language Chinese'),
  ),
  'road.set': both(
    ({ value }) => (isRoad(value) ? `提醒发到${roadWords(value).zh}` : '提醒发到哪里'),
    ({ value }) => (isRoad(value) ? `send my reminders to ${roadWords(value).en}` : 'where do my reminders go'),
  ),
  'role.set': both(
    ({ colleague, slots }) => `设${colleague}为${ROLES[slots.value ?? '']?.zh ?? MISSING}`,
    ({ colleague, slots }) => `make ${colleague} ${ROLES[slots.value ?? '']?.en ?? MISSING}`,
  ),
  import: both(
    () => '导入',
    () => 'import',
  ),
  export: both(
    () => '导出我的客户',
    () => 'export my customers',
  ),
  bind: both(
    ({ value }) => `绑定 ${value}`,
    ({ value }) => `bind ${value}`,
  ),
  code: both(
    () => '验证码',
    () => 'my code',
  ),
  help: both(
    () => '帮助',
    () => 'help',
  ),
};

function isAll({ takers }: Slots) {
  const filter = takers?.[0]?.filter;
  return filter !== undefined && filter.tier === undefined && filter.customers === undefined;
}

type Field = Readonly<Record<Locale, (customer: string, value: string) => string>>;

const CUSTOMER_FIELDS: Readonly<Record<string, Field>> = {
  tier: { zh: (customer, value) => `${customer}${value}类`, en: (customer, value) => `tier ${value} ${customer}` },
  tag: { zh: (customer, value) => `${customer} 标签 ${value}`, en: (customer, value) => `tag ${customer}: ${value}` },
  untag: {
    zh: (customer, value) => `${customer} 去掉标签 ${value}`,
    en: (customer, value) => `untag ${customer}: ${value}`,
  },
  stage: {
    zh: (customer, value) => `${customer} 阶段 ${value}`,
    en: (customer, value) => `${customer} stage ${value}`,
  },
  status: {
    zh: (customer, value) => `${customer} 状态 ${STATUS[value] ?? value}`,
    en: (customer, value) => `${customer} status ${value}`,
  },
  name: {
    zh: (customer, value) => `${customer}改名叫${value}`,
    en: (customer, value) => `rename ${customer} to ${value}`,
  },
  alias: { zh: (customer, value) => `${value}就是${customer}`, en: (customer, value) => `${value} means ${customer}` },
  visibility: {
    zh: (customer, value) => (value === 'all' ? `${customer}大家都能看` : `${customer}只给我们组看`),
    en: (customer, value) => (value === 'all' ? `${customer}: everyone` : `${customer}: my team only`),
  },
};

const STATUS: Readonly<Record<string, string>> = { paused: '暂停', active: '合作中', prospect: '潜在', lost: '流失' };

const FILTERS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  noOwner: { zh: '没有负责人的客户', en: 'customers without owner' },
  noNext: { zh: '没有下一步的客户', en: 'customers without next step' },
  new: { zh: '本月新客户', en: 'new customers this month' },
  onlyOneKnows: { zh: '只有一个人认识的客户', en: 'customers only one person knows' },
  quiet: { zh: '很久没联系的客户', en: 'customers not contacted lately' },
};

const ROLES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  rep: { zh: '销售', en: 'rep' },
  lead: { zh: '组长', en: 'lead' },
  manager: { zh: '经理', en: 'manager' },
  admin: { zh: '管理员', en: 'admin' },
};
