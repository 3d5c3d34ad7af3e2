/** A team with DingTalk switched on, behind the stand-in. */
import { openDingtalk } from '../../../src/app/ports/vouching.ts';
import { behind } from '../../support/house.ts';
import { APP, SECRET, standIn, textOf } from './standin.ts';

export const LILEI = 'lilei';

/** `template`: of a card that the firm has made. */
export async function inDingtalk({
  template,
  replicas,
}: { readonly template?: string | undefined; readonly replicas?: number } = {}) {
  const there = await standIn();
  const config = { app: APP, secret: SECRET, url: there.url, template };
  const it = await behind({
    account: { platform: 'dingtalk', account: APP },
    there,
    connects: 'DingTalk: connected',
    replicas,
    open: (wiring) => openDingtalk({ ...wiring, config }),
  });
  const texts = (room: string) => there.in(room).map(textOf);
  return {
    ...it,
    ding: there,
    texts,
    /** The newest words like these, of a card or not. */
    shows: (words: RegExp, room = LILEI) => it.settled(() => texts(room).findLast((text) => words.test(text))),
  };
}
