import type { Locale, Localized } from '../../core/contract/locale.ts';
import type { Role } from '../../core/contract/person.ts';

/** A sentence to try; pressing it says it. */
export type Chip = { readonly label: string; readonly says: string };

export const roles: Readonly<Record<Role, Localized>> = {
  rep: { zh: '销售', en: 'Sales rep' },
  lead: { zh: '组长', en: 'Team lead' },
  manager: { zh: '经理', en: 'Manager' },
  admin: { zh: '管理员', en: 'Admin' },
};

export const languages: Localized = { zh: '中文', en: 'English' };

/** On the button that changes to it. */
export const short: Localized = { zh: '中文', en: 'EN' };

export const other = (locale: Locale): Locale => (locale === 'zh' ? 'en' : 'zh');

const chip = (says: string): Chip => ({ label: says, says });

export const chips: Readonly<Record<Locale, readonly Chip[]>> = {
  zh: [chip('今天和华为李总通了电话，嫌报价高，下周三跟进')],
  en: [chip('Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed')],
};

/** Where there is a demo. */
export const demoChips: Readonly<Record<Locale, readonly Chip[]>> = {
  zh: [chip('谁负责华为'), chip('今天要跟谁'), { label: '看他们的一周', says: 'demo' }],
  en: [chip('who owns Huawei'), chip("who's due today"), { label: 'Watch their week', says: 'demo' }],
};

/** In a firm of one's own, which has customers of its own. */
export const ownChips: Readonly<Record<Locale, readonly Chip[]>> = {
  zh: [chip('今天要跟谁'), chip('我的客户'), chip('帮助')],
  en: [chip("who's due today"), chip('my customers'), chip('help')],
};

export const words = {
  tagline: { zh: '记得每一位客户的同事', en: 'The colleague who remembers every customer' },
  choose: { zh: '你是谁？', en: 'Who are you?' },
  chooseMore: {
    zh: '这是演示团队。选一位，随时可以换人看看。',
    en: 'This is a demo team. Pick anyone; you can switch at any time.',
  },
  switch: { zh: '换个人', en: 'Switch person' },
  rooms: { zh: '房间', en: 'Rooms' },
  pages: { zh: '页面', en: 'Pages' },
  board: { zh: '看团队', en: 'The team' },
  customers: { zh: '客户', en: 'Customers' },
  followUps: { zh: '跟进', en: 'Follow-ups' },
  direct: { zh: '私聊', en: 'Direct' },
  team: { zh: '团队频道', en: 'Team' },
  account: { zh: '登录', en: 'account' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutAll: { zh: '在所有浏览器上退出', en: 'Sign out everywhere' },
  welcomeDirect: { zh: '跟客户聊完，一句话告诉我', en: 'Talked to a customer? Tell me in one sentence' },
  welcomeDirectMore: {
    zh: '我替整个团队记住，到时候提醒你。先试一句：',
    en: 'I remember it for the whole team and remind you in time. Try one:',
  },
  welcomeTeam: { zh: '这里的话，全组都看得到', en: 'Everyone on the team sees this channel' },
  welcomeTeamMore: { zh: '记一笔，或者问问我知道些什么：', en: 'Leave a note here, or ask what I know:' },
  examples: { zh: '试试这些', en: 'Things to try' },
  conversation: { zh: '对话', en: 'Conversation' },
  compose: { zh: '说一句…', en: 'Say it in a sentence…' },
  composeLabel: { zh: '要说的话', en: 'Your message' },
  send: { zh: '发送', en: 'Send' },
  attach: { zh: '导入客户表(Excel、CSV、通讯录)', en: 'Import customers (Excel, CSV, contact cards)' },
  keys: {
    zh: 'Enter 发送 · Shift+Enter 换行 · ↑ 上一句',
    en: 'Enter to send · Shift+Enter for a new line · ↑ last sentence',
  },
  fill: { zh: '补全：', en: 'Fill in:' },
  noScript: { zh: '这个页面需要开启 JavaScript。', en: 'This page needs JavaScript.' },
  wrongHost: { zh: '这个地址不对外提供服务。', en: 'This address is not served.' },
} satisfies Readonly<Record<string, Localized>>;

/** What the page's own script says; it reads them from the page. */
export const spoken = {
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  sending: { zh: '发送中…', en: 'Sending…' },
  kept: { zh: '已记下', en: 'Kept' },
  failed: { zh: '没送到', en: 'Not delivered' },
  again: { zh: '再试一次', en: 'Try again' },
  edit: { zh: '改一下', en: 'Edit' },
  tooLong: { zh: '太长了：最多 256 kB', en: 'Too long: 256 kB at most' },
  fileTooLarge: { zh: '文件太大：最多 20 MB', en: 'Too large: 20 MB at most' },
  refused: { zh: '这句发不出去', en: 'This cannot be sent' },
  newest: { zh: '回到最新', en: 'Jump to newest' },
  newOnes: { zh: '条新消息', en: 'new' },
  unread: { zh: '未读', en: 'unread' },
  lost: { zh: '连接断开，正在重连…', en: 'Connection lost. Reconnecting…' },
  back: { zh: '已重新连上', en: 'Back online' },
} satisfies Readonly<Record<string, Localized>>;

export const spokenIn = (locale: Locale): string =>
  JSON.stringify(Object.fromEntries(Object.entries(spoken).map(([name, both]) => [name, both[locale]])));
