/** What WeChat through wechaty asks of the database. */
import { renderUnicodeCompact } from 'uqr';
import { ACCOUNT, PLATFORM } from '../../adapters/wechat/wechaty/ipc.ts';
import type { News, Parts } from '../../adapters/wechat/wechaty/ports.ts';
import type { WechatyConfig } from '../../config.ts';
import { openAccount } from '../../core/people/store/accounts.ts';
import { isGoodCode } from '../../core/people/store/codes.ts';
import type { Store } from '../../core/db/open.ts';
import { say } from '../../core/delivery/say.ts';
import { lineAbout } from '../../core/delivery/store/outbox.ts';
import { caretakers } from '../../core/people/store/colleagues.ts';
import { knownHere, stableIdsOf, meetAgain } from '../../core/people/store/stableIds.ts';
import { otherRoutesOf } from '../../core/delivery/store/routes.ts';
import type { Tx } from '../../core/db/tx.ts';
import { translator } from '../../core/text/phrases.ts';
import type { Locale } from '../../core/contract/locale.ts';
import { earsOf, tellMissed } from './missed.ts';
import type { Card } from '../../core/contract/card.ts';

const HERE = { platform: PLATFORM, account: ACCOUNT };

type Wiring = {
  readonly store: Store;
  readonly workspace: number;
  readonly config: WechatyConfig;
  readonly clock: () => Temporal.Instant;
  readonly log: Parts['log'];
};

/** It is loaded only where it is switched on, and wechaty itself only in a process of its own. */
export async function openWechaty({ store, workspace, config, clock, log }: Wiring) {
  const { wechaty } = await import('../../adapters/wechat/wechaty/index.ts');
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, work);
  await within((tx) => openAccount(tx, { ...HERE, meets: false }));

  return wechaty({
    settings: { environment: { ...config.environment, WECHATY_PUPPET: config.puppet }, gateway: config.gateway },
    clock,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    ears: earsOf(store, { workspace, ...HERE }),
    people: {
      known: () => within((tx) => knownHere(tx, HERE)),
      meet: ({ id, alias, handle }) =>
        within((tx) => meetAgain(tx, { ...HERE, external: id, marks: marks(alias, handle) })),
      aliasFor: ({ id, alias, handle }) =>
        within(async (tx) => {
          const known = await stableIdsOf(tx, { ...HERE, external: id, handle: handle && `handle:${handle}` });
          const own = known?.find((mark) => mark.startsWith(OURS))?.slice(OURS.length);
          return own === undefined || alias.includes(own) ? own && alias : [alias, own].filter(Boolean).join(' ');
        }),
      invited: (code) => within((tx) => isGoodCode(tx, { code, now: clock() })),
    },
    tell: (news) => {
      if (news.kind === 'scan' && process.stdout.isTTY)
        process.stdout.write(`${renderUnicodeCompact(news.code, { border: 2 })}\n`);
      return within((tx) =>
        news.kind === 'missed' ? tellMissed(tx, { ...news, ...HERE, now: clock() }) : report(tx, news),
      );
    },
  });

  /** To those who look after it, where they can read it: not in WeChat. */
  async function report(tx: Tx, news: Exclude<News, { kind: 'missed' }>) {
    for (const { id, locale } of await caretakers(tx)) {
      const [roomId] = await otherRoutesOf(tx, { personId: id, than: PLATFORM });
      if (roomId === undefined) continue;
      const about = 'wechat:login';
      // A fresh code takes the place of the one that has run out.
      const shown = news.kind === 'scan' && news.again ? await lineAbout(tx, { roomId, about }) : undefined;
      await say(tx, { roomId, about, locale, card: words(news, locale), editsId: shown?.id, now: clock() });
    }
  }
}

const OURS = 'alias:';

/** What outlives an id: the alias that we have set, then the name that WeChat keeps unique. Never what people call themselves. */
function marks(alias: string, handle: string): string[] {
  const ours = /\bTB-[0-9a-z]{8}\b/.exec(alias)?.[0];
  return [...(ours ? [`${OURS}${ours}`] : []), ...(handle ? [`handle:${handle}`] : [])];
}

function words(news: Exclude<News, { kind: 'missed' }>, locale: Locale): Card {
  const { t } = translator(locale, Temporal.Now.plainDateISO());
  return news.kind === 'scan'
    ? {
        icon: '📱',
        title: t({
          zh: '微信要登录:用机器人的微信号扫这个码',
          en: 'WeChat wants a login: scan this with the bot’s account',
        }),
        lines: [news.code],
        qr: news.code,
      }
    : {
        icon: '🔌',
        title: t({
          zh: '机器人的微信掉线了,重新登录之前微信里没人理会;要发到微信的提醒会走别的路',
          en: 'The bot was logged out of WeChat. Until it is back nobody is heard there, and reminders take other roads',
        }),
      };
}
