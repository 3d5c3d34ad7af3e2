import { type Html, html } from '../html.ts';
import { door } from './door.ts';
import type { Locale, Localized } from '../../../core/contract/locale.ts';

/** Why there is no page; `failed` and `away` change nothing. */
export type Sorry = 'absent' | 'failed' | 'away' | 'tooFast';

const words: Readonly<Record<Sorry, { readonly title: Localized; readonly under: (id: string) => Localized }>> = {
  absent: {
    title: { zh: '没有这一页', en: 'There is no such page' },
    under: () => ({
      zh: '网址可能写错了，或者这里没有你能看的。',
      en: 'The address may be wrong, or there is nothing here for you to see.',
    }),
  },
  failed: {
    title: { zh: '这一步没做成', en: 'That did not work' },
    under: (id) => ({
      zh: `什么都没改。再试一次；还不行，把${id}给管理员。`,
      en: `Nothing was changed. Try again; if it stays, give your admin ${id}.`,
    }),
  },
  away: {
    title: { zh: '稍等一下', en: 'One moment' },
    under: () => ({
      zh: '数据库暂时连不上，什么都没改。过几秒再试一次。',
      en: 'The database is away just now; nothing was changed. Try again in a few seconds.',
    }),
  },
  tooFast: {
    title: { zh: '说得太快了', en: 'That was too fast' },
    under: () => ({ zh: '这一句没收下。过一分钟再说一次。', en: 'That one was not taken. Say it again in a minute.' }),
  },
};

/** `again`: the address at which the same may be tried. */
export const sorryPage = ({
  locale,
  why,
  id = '',
  again,
}: {
  readonly locale: Locale;
  readonly why: Sorry;
  readonly id?: string | undefined;
  readonly again?: string | undefined;
}): Html =>
  door({
    locale,
    title: words[why].title,
    under: words[why].under(id),
    content:
      again === undefined
        ? html`<a class="button" href="/">${{ zh: '回聊天', en: 'Back to the chat' }[locale]}</a>`
        : html`<a class="button" href="${again}">${{ zh: '再试一次', en: 'Try again' }[locale]}</a>`,
  });
