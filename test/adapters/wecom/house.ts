/** A team with WeCom switched on, behind the stand-in. */
import { openWecom } from '../../../src/app/ports/wecom.ts';
import { behind } from '../../support/house.ts';
import { BOT, SECRET, type Shown, standIn } from './standin.ts';

export async function inWecom({ replicas }: { readonly replicas?: number } = {}) {
  const there = await standIn();
  const config = { bot: BOT, secret: SECRET, url: there.url };
  const it = await behind({
    account: { platform: 'wecom', account: BOT },
    there,
    connects: 'WeCom: connected',
    replicas,
    open: (wiring) => openWecom({ ...wiring, config }),
  });
  const seen = new Set<unknown>();
  return {
    ...it,
    wecom: there,
    /** The next plain words like these in 李雷’s chat. */
    told: (words: RegExp) =>
      it.settled(() => {
        const found = there.in('lilei').find((each) => !seen.has(each) && words.test(each.text ?? ''));
        if (found) seen.add(found);
        return found?.text;
      }),
    /** A card with this title, wherever it is by then. */
    card: (title: RegExp) =>
      it.settled(() => there.in('lilei').findLast(({ card }) => title.test(card?.main_title.title ?? ''))?.card),
    async binds() {
      const [told = ''] = await it.hears('验证码');
      const code = /\d{6}/.exec(told)?.[0] ?? '';
      there.says('lilei', `绑定 ${code}`);
      await it.settled(() => there.in('lilei')[0]);
      there.shown.length = 0;
    },
  };
}

export const textOf = ({ text, card, file = '' }: Shown) =>
  text ?? (card ? [card.main_title.title, card.sub_title_text].join('\n') : file);
