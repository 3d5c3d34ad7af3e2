/** A person's page in Slack: published when it is looked at, and again whenever what it shows has changed. */
import type { webApi } from '@slack/bolt';
import type { Card, Locale } from '../../core/types.ts';
import type { Block } from './blocks.ts';
import { remember } from './memory.ts';
import { blocksOf } from './render.ts';
import type { Who } from './people.ts';

export type Page = { readonly locale: Locale; readonly cards: readonly Card[] };

type Parts = {
  readonly pageOf: (who: Who) => Promise<Page>;
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  readonly log: (sentence: string, error?: unknown) => void;
};

export function home({ pageOf, clientOf, log }: Parts) {
  const shown = new Map<string, string>();

  async function publish({ account, user }: Who) {
    const page = await pageOf({ account, user });
    const client = await clientOf(account);
    if (!client) return;
    const blocks = homeOf(page);
    const key = `${account}/${user}`;
    const looks = JSON.stringify(blocks);
    if (shown.get(key) === looks) return;
    await client.views.publish({ user_id: user, view: { type: 'home', blocks } });
    remember(shown, key, looks);
  }

  const tried = (who: Who) => publish(who).catch((error: unknown) => log('a page in Slack was not published', error));

  return {
    /** Somebody is looking at theirs. */
    async open(who: Who) {
      shown.delete(`${who.account}/${who.user}`);
      await tried(who);
    },
    /** Something that concerns somebody has happened. */
    async refresh(who: Who) {
      if (shown.has(`${who.account}/${who.user}`)) await tried(who);
    },
  };
}

function homeOf({ cards, locale }: Page): Block[] {
  const each = Math.floor(96 / Math.max(1, cards.length)) - 1;
  return cards.flatMap((card, at) => [
    ...(at > 0 ? [{ type: 'divider' as const }] : []),
    ...blocksOf(card, { locale, blocks: Math.min(each, 40), chars: 9_000 }),
  ]);
}
