import { type AnyCommand, defineCommand } from '../../command.ts';
import { withSaidDays } from '../../calendar/format.ts';
import type { Button } from '../../contract/card.ts';
import type { Person } from '../../contract/person.ts';
import { noteButton } from '../../notes/echo.ts';
import { isBareName, isGreeting, isThanks, numberAlone } from '../../text/sentence.ts';
import { shorten, type Translator } from '../../text/phrases.ts';
import { canonicalSentence } from '../../understand/canonical.ts';
import { aboutSentence } from '../store/sentence.ts';
import { mayAsk } from '../proposal.ts';
import { strangerCard } from '../newcomer.ts';
import { markUnanswered } from '../store/unanswered.ts';
import { isSure } from '../../understand/sureness.ts';
import type { Understood } from '../../understand/types.ts';

type Outcome =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'greeted' | 'thanked' }
  | { readonly kind: 'talk'; readonly text: string }
  /** A name and nothing else, of nobody we know. */
  | { readonly kind: 'noSuch'; readonly name: string }
  | { readonly kind: 'noChoice'; readonly digit: string }
  | {
      readonly kind: 'unsure';
      readonly text: string;
      readonly asks: Understood['asks'];
      /** A question is no note. */
      readonly isAsked: boolean;
    }
  | {
      readonly kind: 'cannot';
      readonly heardId: number;
      readonly text: string;
      readonly nearest: readonly AnyCommand[];
      /** It may be something to be kept. */
      readonly mayBeNote: boolean;
    };

/** The last to be asked: words that nobody takes for theirs. In a group that is other people's talk, and none of our business. */
export const fallback = (commands: () => readonly AnyCommand[]) =>
  defineCommand<{ readonly text: string }, Outcome>({
    name: 'fallback',
    does: { zh: '', en: '' },
    examples: { zh: ['嗯嗯'], en: ['hmm'] },
    loose: true,
    open: true,
    keepsPrivate: true,

    match: ({ text, room }) => (room === 'group' ? undefined : { text }),

    async run({ tx, heardId, known, understood, person }, { text }) {
      if (!known) return { kind: 'stranger' };
      if (!text) return { kind: 'empty' };
      if (isThanks(text)) return { kind: 'thanked' };
      if (isGreeting(text)) return { kind: 'greeted' };
      const digit = numberAlone(text);
      if (digit !== undefined && digit.length <= 2) return { kind: 'noChoice', digit };
      if (isBareName(text) && !namesKnown(understood)) return { kind: 'noSuch', name: text };
      if (understood && understood.kind !== 'talk') await markUnanswered(tx, { heardId, as: understood.intent });
      if (understood?.asks.length)
        return { kind: 'unsure', text, asks: understood.asks, isAsked: understood.isAsked ?? false };
      if (understood && isNearlySure(understood))
        return {
          kind: 'unsure',
          text,
          asks: [{ intent: understood.intent, slots: understood.slots }],
          isAsked: false,
        };
      if (understood?.kind === 'talk') return { kind: 'talk', text };
      return {
        kind: 'cannot',
        heardId,
        text,
        nearest: nearestOf(understood, { commands: commands(), person }),
        mayBeNote: !understood || understood.intent === 'note' || understood.nearest.includes('note'),
      };
    },

    say: {
      stranger: (_, to) => strangerCard(to),
      empty: (_, { t }) => ({
        icon: '🤔',
        title: t({ zh: '这条消息里没有文字', en: 'There are no words in that message' }),
      }),
      greeted: (_, { t }) => ({
        icon: '👋',
        title: t({
          zh: '在的。和哪个客户怎么了,一句话告诉我',
          en: 'Here. Tell me in one sentence what happened with a customer',
        }),
        footer: t({ zh: '「帮助」看我会什么', en: '“help” shows what I can do' }),
      }),
      thanked: (_, { t }) => ({ icon: '🙂', title: t({ zh: '不客气', en: 'You are welcome' }) }),
      talk: ({ text }, to) => ({
        icon: '🙂',
        title: to.t({ zh: '没有要我做的,所以什么也没记', en: 'Nothing for me to do, so nothing was kept' }),
        buttons: [noteButton(text, to)],
      }),
      noSuch: ({ name }, to) => ({
        icon: '🔎',
        title: to.t({ zh: `还没有叫「${name}」的客户或联系人`, en: `No customer or contact is called “${name}” yet` }),
        buttons: [
          {
            label: to.t({ zh: `新建客户「${name}」`, en: `new customer: ${name}` }),
            says: to.t({ zh: `新客户 ${name}`, en: `new customer ${name}` }),
          },
          noteButton(name, to),
        ],
      }),
      noChoice: ({ digit }, { t }) => ({
        icon: '🤔',
        title: t({ zh: `现在没有选项 ${digit}`, en: `There is no choice ${digit} right now` }),
      }),
      unsure: ({ text, asks, isAsked }, to) => {
        const buttons = choices(asks, { text, isAsked, to });
        return buttons.length
          ? {
              icon: '🤔',
              title: to.t({ zh: '没把握,你是说', en: 'Not sure. Do you mean' }),
              buttons,
              footer: to.t({ zh: '都不是就换个说法', en: 'If neither, say it another way' }),
            }
          : {
              icon: '🤔',
              title: to.t({ zh: '这个我答不上来,什么也没改', en: 'I cannot answer that; nothing was changed' }),
              footer: to.t({ zh: '「帮助」看我会什么', en: '“help” shows what I can do' }),
            };
      },
      cannot: ({ heardId, text, nearest, mayBeNote }, to) => ({
        about: aboutSentence(heardId),
        first: true,
        icon: '🤔',
        title: to.t({ zh: '这个我还不会,什么也没记', en: 'I cannot do that yet; nothing was kept' }),
        buttons: [
          ...(mayBeNote ? [noteButton(text, to)] : []),
          ...nearest.map(({ examples }) => ({ label: examples[to.locale][0], says: examples[to.locale][0] })),
        ],
        footer: nearest.length
          ? to.t({ zh: '我会的:上面这些,或说「帮助」', en: 'Close to it I know these; “help” shows all' })
          : to.t({ zh: '「帮助」看我会什么', en: '“help” shows what I can do' }),
      }),
    },
  });

/** «华为嫌贵» says something of a customer of ours. */
function namesKnown(understood: Understood | undefined) {
  return (understood?.slots.customers ?? []).some(({ id }) => id !== undefined);
}

/** Something is asked for, and not surely enough to be done unasked. */
function isNearlySure(understood: Understood) {
  return understood.intent !== 'none' && understood.kind !== 'talk' && !isSure(understood);
}

/** What each reading would do, in a sentence of ours; a note is kept as it was said. */
function choices(
  asks: Understood['asks'],
  { text, isAsked, to }: { readonly text: string; readonly isAsked: boolean; readonly to: Translator },
): readonly Button[] {
  const said = asks.flatMap(({ intent, slots }): readonly Button[] => {
    if (intent === 'note') return [noteButton(text, to)];
    const sentence = canonicalSentence(intent, { slots, locale: to.locale });
    return sentence === undefined ? [] : [{ label: shorten(withSaidDays(sentence, to), 30), says: sentence }];
  });
  const note = noteButton(text, to);
  return isAsked || said.some(({ says }) => says === note.says) ? said : [...said, note];
}

/** The three likest things that this person may do. */
function nearestOf(
  understood: Understood | undefined,
  { commands, person }: { readonly commands: readonly AnyCommand[]; readonly person: Pick<Person, 'role'> },
): readonly AnyCommand[] {
  const likest = (understood?.nearest ?? []).filter((intent) => intent !== 'note');
  const found = likest.flatMap(
    (intent) =>
      commands.find(({ intents, topic }) => topic !== undefined && intents.some((each) => each === intent)) ?? [],
  );
  return [...new Set(found.filter((command) => mayAsk(person, command)))].slice(0, 3);
}
