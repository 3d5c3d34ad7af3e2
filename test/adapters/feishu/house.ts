/** A team with Feishu switched on, behind the stand-in. */
import { openFeishu } from '../../../src/app/ports/vouching.ts';
import { behind } from '../../support/house.ts';
import { APP, SECRET, standIn, textOf } from './standin.ts';

export const LILEI = 'ou_lilei';

export async function inFeishu({ replicas }: { readonly replicas?: number } = {}) {
  const there = await standIn();
  const config = { app: APP, secret: SECRET, url: there.url };
  const it = await behind({
    account: { platform: 'feishu', account: APP },
    there,
    connects: 'Feishu: connected',
    replicas,
    open: (wiring) => openFeishu({ ...wiring, config }),
  });
  const texts = (room: string) => there.in(room).map(({ content }) => textOf(content));
  return {
    ...it,
    feishu: there,
    texts,
    /** The newest card with words like these. */
    shows: (words: RegExp, room = LILEI) => it.settled(() => texts(room).findLast((text) => words.test(text))),
  };
}
