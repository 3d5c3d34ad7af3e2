import { rest } from '../../shared/retry.ts';
import type { Login } from './poll.ts';
import { askCode, type Status, statusOf } from './client.ts';
import type { Localized } from '../../../core/contract/locale.ts';
import type { Card } from '../../../core/contract/card.ts';

/** A code lives for some minutes; so many are shown before we take it that nobody is there, or that they read no number right. */
const CODES = 3;
const LOOK = 1_000;

type Parts = {
  readonly base: string;
  readonly say: (card: (words: (both: Localized) => string) => Card) => Promise<void>;
  readonly keep: (login: Login) => Promise<void>;
  readonly number: Numbers;
  readonly signal: AbortSignal;
};

/** What they read on their phone. */
export type Numbers = {
  /** From now on a number that they type is meant for this. */
  ask(): Promise<void>;
  /** The number, once it is there: it is good for one answer. */
  typed(): Promise<string | undefined>;
  /** What they type is theirs again. */
  over(): Promise<void>;
};

export async function scan(parts: Parts): Promise<void> {
  for (let code = 0; code < CODES && !parts.signal.aborted; code += 1) {
    const end = await show(parts);
    if (end === 'expired') continue;
    await parts.say((words) => ({ icon: ENDS[end].icon, title: words(ENDS[end]) }));
    return;
  }
  await parts.say((words) => ({
    icon: '⌛',
    title: words(TOO_LATE),
    buttons: [{ label: words(AGAIN), says: words(AGAIN) }],
  }));
}

async function show({ base, say, keep, number, signal }: Parts): Promise<'expired' | keyof typeof ENDS> {
  const { code, shows } = await askCode({ base });
  await say((words) => ({ icon: '📱', title: words(SCAN), lines: [shows], qr: shows, footer: words(WHOSE) }));
  const at = { base, number: undefined as string | undefined };
  while (!signal.aborted) {
    const status = await statusOf(at, { code, number: at.number, signal });
    if (status.status === 'confirmed') {
      const login = loginOf(status, base);
      if (!login) return 'refused';
      await keep(login);
      return 'confirmed';
    }
    if (status.status === 'expired') return 'expired';
    if (status.status === 'binded_redirect') return 'refused';
    if (status.status === 'verify_code_blocked') {
      await say((words) => ({ icon: '⛔', title: words(BLOCKED) }));
      return 'expired';
    }
    if (status.status === 'need_verifycode') {
      await say((words) => ({ icon: '🔢', title: words(at.number === undefined ? NUMBER : WRONG) }));
      at.number = await typed(number, signal);
      continue;
    }
    if (status.status === 'scaned') at.number = undefined;
    const moved = status.status === 'scaned_but_redirect' ? status.redirect_host : undefined;
    if (moved !== undefined) at.base = trusted(`https://${moved}`, base);
    await rest(LOOK, signal);
  }
  return 'expired';
}

async function typed(number: Numbers, signal: AbortSignal): Promise<string | undefined> {
  await number.ask();
  while (!signal.aborted) {
    const found = await number.typed();
    if (found !== undefined) return found;
    await rest(LOOK, signal);
  }
  await number.over();
  return undefined;
}

function loginOf(
  { bot_token: token, ilink_bot_id: account, ilink_user_id: user, baseurl }: Status,
  base: string,
): Login | undefined {
  return token && account && user ? { token, account, user, base: trusted(baseurl, base) } : undefined;
}

/** They may send us elsewhere in their own house, and nowhere else. */
function trusted(url: string | undefined, base: string): string {
  const there = url === undefined ? null : URL.parse(url);
  const isTheirs = there?.protocol === 'https:' && /(?:^|\.)(?:weixin\.qq\.com|wechat\.com)$/.test(there.hostname);
  return isTheirs || there?.origin === new URL(base).origin ? there.href : base;
}

export const AGAIN: Localized = { zh: '连接微信', en: 'connect WeChat' };
const SCAN: Localized = { zh: '用你的微信扫这个码', en: 'Scan this with your WeChat' };
const WHOSE: Localized = {
  zh: '谁扫了,那个微信里的话就算你说的。几分钟内有效',
  en: 'Whoever scans it speaks as you from then on. Good for a few minutes',
};
const NUMBER: Localized = {
  zh: '手机微信上有一个数字,请发给我',
  en: 'WeChat shows a number on your phone; please send it to me',
};
const WRONG: Localized = {
  zh: '数字不对,请再看一眼手机,重新发给我',
  en: 'That is not the number; please look again and send it',
};
const BLOCKED: Localized = { zh: '数字错了太多次,换一个码再来', en: 'Too many wrong numbers; here is a new code' };
const TOO_LATE: Localized = { zh: '没有人扫码,要的话再说一次', en: 'Nobody scanned it; just ask again' };
const ENDS = {
  confirmed: {
    icon: '✅',
    zh: '微信连好了。在微信里先给我发一句,我就能回你',
    en: 'WeChat is connected. Say something to me there first, then I can answer',
  },
  refused: {
    icon: '🔌',
    zh: '微信没有放行这次连接,过一会儿再说「连接微信」',
    en: 'WeChat did not let this through; say “connect WeChat” again in a while',
  },
};
