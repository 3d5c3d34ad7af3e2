import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { NEWS_TOPICS } from '../../contract/vocabulary.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import { dropRules, type NewsAbout, rulesOf, setRule } from '../store/rules.ts';

const Input = z.object({
  wish: z.enum(['set', 'stop', 'list']),
  topic: z.enum(['complaint', 'suggestion', 'competitor']).optional(),
  word: z.string().min(2).max(20).optional(),
  isMasked: z.boolean().default(false),
});
type Input = z.output<typeof Input>;

type Rule = NewsAbout & { readonly isMasked: boolean };
type Outcome =
  | { readonly kind: 'set'; readonly rule: Rule }
  | { readonly kind: 'stopped'; readonly rule: Rule }
  | { readonly kind: 'none'; readonly rule: Rule }
  | { readonly kind: 'list'; readonly rules: readonly Rule[] }
  | { readonly kind: 'there' }
  | { readonly kind: 'notAllowed' };

export default defineCommand<Input, Outcome>({
  name: 'newsRules',
  intents: ['news.set', 'news.stop', 'news.list'],
  topic: 'team',
  does: {
    zh: '把投诉、产品建议或带某个词的记录发到别的部门的群(组长,在那个群里说)',
    en: 'have complaints, suggestions or notes with a word told in another department’s channel (leads, said there)',
  },
  examples: {
    zh: ['投诉发到这里', '产品建议发到本群,隐去客户名', '不再把投诉发到这里', '这个群收什么消息'],
    en: [
      'send complaints to this channel',
      'send product suggestions here without customer names',
      'stop sending complaints here',
      'what comes to this channel',
    ],
  },
  aside: true,

  input: Input,
  from({ intent, slots: { value, text, field } }) {
    if (intent === 'news.list') return { wish: 'list' };
    if (value === undefined && text === undefined) return undefined;
    const about = value === undefined ? { word: text } : { topic: value };
    return { ...about, wish: intent === 'news.set' ? 'set' : 'stop', isMasked: field === 'masked' };
  },

  async run(act, input) {
    if (act.room !== 'group') return { kind: 'there' };
    if (input.wish === 'list') return { kind: 'list', rules: await rulesOf(act.tx, act.roomId) };
    if (!may(act.person, { action: 'bindChannel', to: 'own' })) return { kind: 'notAllowed' };
    return change(act, input);
  },

  say: {
    set: ({ rule }, to) => ({
      icon: '📣',
      title: to.t({ zh: `好,以后${ruleWords(rule, to)}都发到这里`, en: `Done: ${ruleWords(rule, to)} come here` }),
      footer: to.t({
        zh: '不公开的记录和只给一个组看的客户不会发。大家@我回答,就记到客户上',
        en: 'Private notes and restricted customers never come. What is answered to me here lands on the customer',
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    stopped: ({ rule }, to) => ({
      icon: '🔕',
      title: to.t({
        zh: `好,${ruleWords(rule, to)}不再发到这里`,
        en: `Done: ${ruleWords(rule, to)} come here no more`,
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    none: ({ rule }, to) => ({
      icon: '🤔',
      title: to.t({ zh: `${ruleWords(rule, to)}本来就不发到这里`, en: `${ruleWords(rule, to)} did not come here` }),
    }),
    list: ({ rules }, to) => ({
      icon: '📣',
      title: rules.length
        ? to.t({ zh: '发到这里的', en: 'What comes here' })
        : to.t({
            zh: '还没有什么发到这里。组长可以说「投诉发到这里」',
            en: 'Nothing comes here yet. A lead may say “send complaints to this channel”',
          }),
      lines: rules.map((rule) => `• ${ruleWords(rule, to)}`),
    }),
    there: (_, { t }) => ({
      icon: '📣',
      title: t({ zh: '请到那个群里 @我 说', en: 'Please say so to me in that channel' }),
      footer: t({ zh: '例如:投诉发到这里', en: 'For example: send complaints to this channel' }),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '发到哪个群要组长或经理来定', en: 'What goes to which channel takes a lead or a manager' }),
    }),
  },
});

async function change({ tx, roomId, person }: Act, { wish, topic, word, isMasked }: Input): Promise<Outcome> {
  const rule: Rule = { topic: topic ?? null, word: word ?? null, isMasked };
  if (wish === 'set') {
    await setRule(tx, { ...rule, roomId, setBy: person.id });
    return { kind: 'set', rule };
  }
  return { kind: (await dropRules(tx, { ...rule, roomId })) ? 'stopped' : 'none', rule };
}

function ruleWords({ topic, word, isMasked }: Rule, { t }: Translator) {
  const what = topic === null ? t({ zh: `提到「${word}」的`, en: `notes with “${word}”` }) : t(NEWS_TOPICS[topic]);
  return isMasked ? t({ zh: `${what}(隐去客户名)`, en: `${what} (without names)` }) : what;
}
