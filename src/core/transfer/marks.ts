/** How a platform says that something came without words: in brackets what it is, with what there is to read of it. Pure. */
import { trimSentence } from '../text/sentence.ts';
import type { Localized } from '../contract/locale.ts';

export type Thing = keyof typeof THINGS;

export const THINGS = {
  picture: { zh: '图片', en: 'picture' },
  voice: { zh: '语音', en: 'voice' },
  video: { zh: '视频', en: 'video' },
  sticker: { zh: '表情', en: 'sticker' },
  file: { zh: '文件', en: 'file' },
  card: { zh: '名片', en: 'contact card' },
  link: { zh: '链接', en: 'link' },
  app: { zh: '小程序', en: 'mini program' },
  place: { zh: '位置', en: 'location' },
  other: { zh: '消息', en: 'message' },
} satisfies Readonly<Record<string, Localized>>;

const MARK = /^\[(?<name>[^\]\n]{2,14})\]\s*(?<what>.{0,500})$/;

export function markIn(text: string): { readonly thing: Thing; readonly what: string } | undefined {
  const { name = '', what = '' } = MARK.exec(trimSentence(text))?.groups ?? {};
  const thing = thingNamed(name);
  return thing && { thing, what };
}

function thingNamed(name: string): Thing | undefined {
  const known = Object.keys(THINGS) as Thing[];
  return known.find((thing) => Object.values(THINGS[thing]).includes(name.trim().toLowerCase()));
}
