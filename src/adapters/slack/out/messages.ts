import type { Thing } from '../in/events.ts';
import type { Localized } from '../../../core/contract/locale.ts';

export const FORM_TITLE: Localized = { zh: '记到客户', en: 'Log to customer' };
export const NEW_TITLE: Localized = { zh: '新记录', en: 'New note' };
export const KEEP: Localized = { zh: '记下', en: 'Keep' };
export const CANCEL: Localized = { zh: '取消', en: 'Cancel' };
export const CUSTOMER: Localized = { zh: '客户', en: 'Customer' };
export const HAPPENED: Localized = { zh: '发生了什么、下次什么时候联系', en: 'What happened, and when to follow up' };
export const UNDERSTOOD: Localized = { zh: '我的理解', en: 'As I understand it' };

/** Above the name of whoever wrote the message that is kept: it is their contact. */
export const SAID_BY: Localized = { zh: '记在这位同事名下:', en: 'Kept as the contact of' };

export const EMPTY: Localized = { zh: '写一句再记', en: 'Write a sentence first' };
export const WHOSE: Localized = {
  zh: '没看出是哪个客户,请填上',
  en: 'I cannot tell which customer; please fill it in',
};
export const NO_NOTE: Localized = {
  zh: '看不出和客户发生了什么,再写清楚一点',
  en: 'I cannot tell what happened; please say a bit more',
};

export const STALE: Localized = {
  zh: 'Slack 等不及了,表单没打开。请再点一次',
  en: 'Slack could not wait and the form did not open. Please try again',
};
export const NOT_KEPT: Localized = {
  zh: '这句没能记下,请过一会儿再发一次',
  en: 'That was not kept; please send it again in a moment',
};

/** What came without words, as our core calls it. */
export const THINGS: Readonly<Record<Thing, Localized>> = {
  picture: { zh: '[图片]', en: '[picture]' },
  video: { zh: '[视频]', en: '[video]' },
  voice: { zh: '[语音]', en: '[voice]' },
  transcribing: { zh: '[语音] 转写中', en: '[voice] transcribing' },
};

/** What the Home tab is begun with. */
export const NOTE_IT: Localized = { zh: '✏️ 记一条', en: '✏️ Note' };
export const FIND: Localized = { zh: '🔎 找', en: '🔎 Find' };
export const FIND_WORDS: Localized = { zh: '搜 …', en: 'find …' };
export const PREPARE: Localized = { zh: '📋 准备拜访', en: '📋 Prepare a visit' };
export const PREPARE_FOR: Localized = { zh: '介绍 …', en: 'brief …' };

/** Somebody can do something about these; after the others a message is lost. */
export const MENDABLE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'missing_scope',
  'restricted_action',
]);

/** Why a message could not be said, where, and what to do about it, by Slack's own word for it. */
export function whyNot(
  error: string,
  { needed, place: { zh, en } }: { readonly needed?: string | undefined; readonly place: Localized },
): Localized {
  const known: Readonly<Record<string, Localized>> = {
    not_in_channel: {
      zh: `我不在${zh}里,说不了话。请在那里发 /invite @touchbase`,
      en: `I am not in ${en}, so I cannot speak there. Say /invite @touchbase in it`,
    },
    channel_not_found: {
      zh: `找不到${zh},或者它是私密的。请在那里发 /invite @touchbase`,
      en: `I cannot find ${en}, or it is private. Say /invite @touchbase in it`,
    },
    is_archived: {
      zh: `${zh}已归档。请在另一个频道里说「每天9:00在本群发日报」`,
      en: `The place is archived: ${en}. Say “post the daily here at 9:00” in another one`,
    },
    missing_scope: {
      zh: `Slack 应用缺少权限 ${needed ?? ''},请管理员加上并重新安装应用`,
      en: `The Slack app lacks the scope ${needed ?? ''}: an admin has to add it and install the app again`,
    },
    restricted_action: {
      zh: `${zh}的设置不让我发言,请频道管理员允许`,
      en: `The settings of ${en} do not let me post; its admin has to allow it`,
    },
  };
  return (
    known[error] ?? {
      zh: `Slack 不让我在${zh}里说话(${error})`,
      en: `Slack does not let me speak in ${en} (${error})`,
    }
  );
}

export const REMOVED: Localized = {
  zh: 'Slack 里的应用被移除了,请管理员重新安装',
  en: 'The app was removed from Slack: an admin has to install it again',
};

/** After these nothing of this team will arrive until somebody installs the app again or sets another token. */
export const OVER = new Set([
  'account_inactive',
  'token_revoked',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'org_login_required',
  'app_uninstalled',
]);
