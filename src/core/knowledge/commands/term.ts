import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { topicAsked } from '../../text/topics.ts';
import { UNDO } from '../../text/phrases.ts';
import { allTerms, isRivalKnown, joinTerms, type Term } from '../store/terms.ts';

const Input = z.object({
  of: z.enum(['rival', 'product', 'objection']),
  name: z.string().min(1).max(60),
  word: z.string().min(1).max(60),
  /** It was said that it is a competitor. */
  isSaid: z.boolean(),
});
type Outcome =
  | {
      readonly kind: 'joined';
      readonly of: 'rival' | 'product';
      readonly name: string;
      readonly words: readonly string[];
    }
  | { readonly kind: 'objection'; readonly name: string; readonly word: string; readonly terms: readonly Term[] }
  | { readonly kind: 'noTopic'; readonly name: string };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'term',
  intents: ['term.teach'],
  topic: 'customer',
  does: {
    zh: '一个竞品、一个产品的几个叫法算一个;客户怎么说算哪一类异议',
    en: 'several names of one competitor or product; which objection a word of the customers’ is',
  },
  examples: {
    zh: ['竞品西门子也叫Siemens', '产品A系列也叫A200', '"手头紧"算价格'],
    en: [
      'competitor Siemens is also called 西门子',
      'product A series is also called A200',
      '"cash is tight" counts as price',
    ],
  },
  aside: true,

  input: Input,
  from: ({ slots: { field, value, text, make } }) => ({
    of: field,
    name: value,
    word: text,
    isSaid: make === 'surely',
  }),

  async run({ tx, person, known }, { of, name, word, isSaid }) {
    if (!known) return undefined;
    if (of === 'objection') {
      const topic = topicAsked(name);
      if (!topic) return { kind: 'noTopic', name };
      await joinTerms(tx, { kind: 'objection', word, name: topic.name.zh, setBy: person.id });
      return { kind: 'objection', name: topic.name.zh, word, terms: await allTerms(tx) };
    }
    // Without the word for it, only names that somebody has told as a competitor's are meant.
    if (of === 'rival' && !isSaid && !(await isRivalKnown(tx, name)) && !(await isRivalKnown(tx, word)))
      return undefined;
    const [first = word, ...others] = of === 'product' ? word.split(/\s*(?:[、,，]|和|\band\b)\s*/) : [word];
    const kept = await joinTerms(tx, { kind: of, word: first, name, setBy: person.id });
    for (const other of others) await joinTerms(tx, { kind: of, word: other, name: kept, setBy: person.id });
    const words = (await allTerms(tx)).filter((term) => term.name === kept).map((term) => term.word);
    return { kind: 'joined', of, name: kept, words };
  },

  say: {
    joined: ({ of, name, words }, to) => ({
      icon: '🏷',
      title:
        of === 'product'
          ? to.t({
              zh: `好,${to.list(words)} 算一个产品「${name}」`,
              en: `Done: ${to.list(words)} are one product, “${name}”`,
            })
          : to.t({
              zh: `好,${to.list(words)} 算一个竞品「${name}」`,
              en: `Done: ${to.list(words)} are one competitor, “${name}”`,
            }),
      footer:
        of === 'product'
          ? to.t({ zh: '问谁提过、谁在用,都算在一起', en: 'Who mentioned it and who uses it is counted together' })
          : to.t({ zh: '问谁在用、输给谁,都算在一起', en: 'Who uses them and who we lost to is counted together' }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    objection: ({ name, word, terms }, to) => ({
      icon: '🏷',
      title: to.t({
        zh: `好,「${word}」算${name}`,
        en: `Done: “${word}” counts as ${topicAsked(name)?.name.en ?? name}`,
      }),
      lines: [
        to.list(terms.filter((term) => term.kind === 'objection' && term.name === name).map((term) => term.word)),
      ],
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    noTopic: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `「${name}」不是我会归的一类:价格、交期、质量、服务、付款`,
        en: `“${name}” is no kind of objection that I know: price, lead time, quality, service, payment`,
      }),
    }),
  },
});
