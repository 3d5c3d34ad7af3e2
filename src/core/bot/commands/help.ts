import { z } from 'zod';
import { type AnyCommand, defineCommand } from '../../command.ts';
import { trimSentence } from '../../text/sentence.ts';
import { ALL_HELP_TOPICS, HELP_TOPICS, type HelpTopic } from '../../contract/helpTopics.ts';
import type { Role } from '../../contract/person.ts';
import type { Translator } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'short'; readonly role: Role }
  | { readonly kind: 'long'; readonly topics: readonly HelpTopic[] };

/** As many sentences of a topic as the short help shows. */
const FEW = 2;

/** The help is the commands' own examples; it is handed the list that it is itself a part of. */
export const help = (list: () => readonly AnyCommand[]) =>
  defineCommand<{ readonly topics: readonly HelpTopic[] }, Outcome>({
    name: 'help',
    intents: ['help'],
    topic: 'setting',
    aside: true,
    does: { zh: '看我会什么', en: 'see what I can do' },
    examples: { zh: ['帮助', '帮助 跟进', '帮助 全部'], en: ['help', 'help follow-ups', 'help all'] },
    open: true,

    input: z.object({ topics: z.array(z.enum(ALL_HELP_TOPICS)) }),

    from: ({ slots }) => topicsOf(slots.text),

    run: async ({ person }, { topics }) =>
      topics.length ? { kind: 'long', topics } : { kind: 'short', role: person.role },

    say: {
      short: ({ role }, { t, locale }) => ({
        icon: '👋',
        title: t({ zh: '直接说话就行,比如:', en: 'Just talk to me. For example:' }),
        facts: topicsFor(role).map((topic) => {
          const all = list().filter((command) => command.topic === topic);
          const first = all.filter(({ aside }) => !aside);
          const shown = (first.length ? first : all).slice(0, FEW);
          return {
            label: t(HELP_TOPICS[topic]),
            text: shown.map(({ examples }) => quoted(examples[locale][0], { t })).join(' '),
          };
        }),
        footer: t({
          zh: '说错了回「撤销」;更多说法:「帮助 跟进」或「帮助 全部」',
          en: 'Wrong? Say “undo”. There is more: “help follow-ups” or “help all”',
        }),
      }),
      long: ({ topics }, { t, locale }) => ({
        icon: '👋',
        title:
          topics.length === 1 && topics[0]
            ? t({ zh: `「${HELP_TOPICS[topics[0]].zh}」可以这样说:`, en: `About ${HELP_TOPICS[topics[0]].en}, say:` })
            : t({ zh: '直接说话就行,比如:', en: 'Just talk to me. For example:' }),
        lines: topics
          .flatMap((topic) => list().filter((command) => command.topic === topic))
          .map(({ does, examples }) =>
            t({
              zh: `${quoted(examples[locale][0], { t })} ${does.zh}`,
              en: `${quoted(examples[locale][0], { t })} – ${does.en}`,
            }),
          ),
        footer: t({ zh: '说错了回「撤销」', en: 'Wrong? Say “undo”' }),
      }),
    },
  });

/** What somebody in this role comes for stands first. */
const FIRST: Readonly<Record<Role, readonly HelpTopic[]>> = {
  rep: [],
  lead: ['followUp', 'team'],
  manager: ['team', 'customer'],
  admin: ['setting', 'file', 'team'],
};

function topicsFor(role: Role): readonly HelpTopic[] {
  return [...new Set([...FIRST[role], ...ALL_HELP_TOPICS])];
}

const quoted = (sentence: string, { t }: Pick<Translator, 't'>) => t({ zh: `「${sentence}」`, en: `“${sentence}”` });

/** No topic for the short help; undefined where the words are about something else. */
function topicsOf(about: string | undefined): { readonly topics: readonly HelpTopic[] } | undefined {
  if (about === undefined) return { topics: [] };
  const asked = trimSentence(about).toLowerCase();
  if (asked === '全部' || asked === 'all') return { topics: ALL_HELP_TOPICS };
  const topic = ALL_HELP_TOPICS.find((each) => HELP_TOPICS[each].zh === asked || HELP_TOPICS[each].en === asked);
  return topic && { topics: [topic] };
}
