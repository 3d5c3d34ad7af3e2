/** What is said of words that a question has and nobody knows: they are named, and nothing is guessed. Pure. */
import type { Reply } from '../contract/card.ts';
import type { Translator } from '../text/phrases.ts';
import type { UnknownWords } from './asked.ts';

export function unknownWordsReply({ words }: UnknownWords, { t, list }: Translator): Reply {
  const [first = ''] = words;
  return {
    icon: '🤔',
    title: t({
      zh: `不认识「${list(words)}」:不是标签,也不是城市`,
      en: `I do not know “${list(words)}”: it is no tag and no city`,
    }),
    buttons: [
      {
        label: t({ zh: `记录里提到「${first}」的`, en: `notes that mention “${first}”` }),
        says: t({ zh: `哪些客户提到过"${first}"`, en: `which customers mentioned "${first}"` }),
      },
    ],
    footer: t({
      zh: `要记城市:「华为 城市:深圳」;要打标签:「华为 标签 重点」`,
      en: 'A city is told like this: “Huawei city: Shenzhen”; a tag: “tag Huawei: key”',
    }),
  };
}
