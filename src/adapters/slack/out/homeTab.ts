/**
 * A person's page in Slack: published when it is looked at, and again whenever what it shows has changed. What somebody
 * does here or is told shows at once; what colleagues do, or another replica, within a minute to whoever looked of late.
 */
import type { webApi } from '@slack/bolt';
import { type Block, words } from './blocks.ts';
import { fillButton } from './choices.ts';
import { FIND, FIND_WORDS, NOTE_IT, PREPARE, PREPARE_FOR } from './messages.ts';
import { WRITE } from '../in/payloads.ts';
import { recent } from '../../shared/recent.ts';
import { blocksOf } from './render.ts';
import type { Who } from '../account/profiles.ts';
import type { Locale } from '../../../core/contract/locale.ts';
import type { Card } from '../../../core/contract/card.ts';

export type Page = { readonly locale: Locale; readonly cards: readonly Card[] };

type Parts = {
  readonly pageOf: (who: Who) => Promise<Page>;
  readonly clientOf: (account: string) => Promise<webApi.WebClient | undefined>;
  readonly clock: () => Temporal.Instant;
  readonly log: (sentence: string, error?: unknown) => void;
};

const OF_LATE = { hours: 1 };

type Shown = { readonly who: Who; readonly opened: Temporal.Instant; readonly looks?: string };

export function home({ pageOf, clientOf, clock, log }: Parts) {
  const shown = recent<Shown>();
  const keyOf = ({ account, user }: Who) => `${account}/${user}`;

  async function publish({ who, opened, looks: before }: Shown) {
    const page = await pageOf(who);
    const client = await clientOf(who.account);
    if (!client) return;
    const blocks = homeOf(page);
    const looks = JSON.stringify(blocks);
    if (before === looks) return;
    await client.views.publish({ user_id: who.user, view: { type: 'home', blocks } });
    shown.set(keyOf(who), { who, opened, looks });
  }

  const tried = (page: Shown) =>
    publish(page).catch((error: unknown) => log('a page in Slack was not published', error));

  return {
    /** Somebody is looking at theirs. */
    open({ account, user }: Who) {
      const page = { who: { account, user }, opened: clock() };
      shown.set(keyOf(page.who), page);
      return tried(page);
    },

    /** Something that concerns somebody has happened. */
    async refresh(who: Who) {
      const page = shown.get(keyOf(who));
      if (page) await tried(page);
    },

    /** Looks again at the pages that people looked at of late. */
    async glance() {
      const since = clock().subtract(OF_LATE);
      const pages = shown.values().filter(({ opened }) => Temporal.Instant.compare(opened, since) >= 0);
      for (const page of pages.toArray()) await tried(page);
    },
  };
}

function homeOf({ cards, locale }: Page): Block[] {
  const each = Math.floor(95 / Math.max(1, cards.length)) - 1;
  return [
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: WRITE, text: words(NOTE_IT[locale], 75), style: 'primary' },
        fillButton({ label: FIND[locale], says: FIND_WORDS[locale], of: 'text' }, 'home.find'),
        fillButton({ label: PREPARE[locale], says: PREPARE_FOR[locale], of: 'customer' }, 'home.prepare'),
      ],
    },
    ...cards.flatMap((card) => [
      { type: 'divider' as const },
      ...blocksOf(card, { locale, blocks: Math.min(each, 40), chars: 9_000, open: 0 }),
    ]),
  ];
}
