import { type Act, defineCommand } from '../../command.ts';
import { colleagueAtHead, delegate, type Delegated, delegatedReplies } from '../delegate.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { contactCandidates } from '../../contacts/resolve.ts';
import { customersNamedIn } from '../../customers/store/customers.ts';
import { surname } from '../../reader/names/surnames.ts';

type Outcome = Delegated | { readonly kind: 'nobody'; readonly name: string };

export default defineCommand<{ readonly words: string }, Outcome>({
  name: 'remindColleague',
  topic: 'team',
  does: { zh: '请同事跟进,到时提醒TA', en: 'ask a colleague to follow up, and have them reminded' },
  examples: {
    zh: ['提醒李雷明天给华为报价'],
    en: ['remind Emma to send Huawei the quote tomorrow'],
  },
  aside: true,

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:请|帮我|麻烦)?提醒(?:一下)?\s*(?<words>(?!我|自己|大家|他|她)[^\n]{2,200})$/,
      /^(?:please )?remind (?<words>(?!me\b|us\b|him\b|her\b|them\b|everyone\b)[^\n]{2,200})$/i,
    ]);
    return found?.['words'] ? { words: found['words'].trim() } : undefined;
  },

  async run(act, { words }) {
    if (!act.known) return undefined;
    const found = await colleagueAtHead(act, words);
    if (found) return delegate(act, found);
    const name = await strangerAtHead(act, words);
    return name === undefined ? undefined : { kind: 'nobody', name };
  },

  say: {
    ...delegatedReplies,
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `没有叫「${name}」的同事,所以什么也没记。要提醒你自己就说「提醒我…」`,
        en: `No colleague is called “${name}”, so nothing was kept. To be reminded yourself, say “remind me …”`,
      }),
    }),
  },
});

/** A whole name that is no customer's and no contact's: a colleague whom we do not have. */
async function strangerAtHead(act: Act, words: string): Promise<string | undefined> {
  const name = (HAN.exec(words) ?? LATIN.exec(words))?.groups?.['name'];
  if (name === undefined || (await contactCandidates(act, { name })).length) return undefined;
  const customers = await customersNamedIn(act.tx, words);
  return customers.some(({ aliases }) => aliases.some((alias) => words.startsWith(alias))) ? undefined : name;
}

const HAN = new RegExp(
  String.raw`^@?(?<name>${surname}\p{Script=Han}{1,2}?)(?=[\s,，:：]|今|明|后天|下|本|这|周|星期|\d|早上|上午|中午|晚上|给|去|联系|跟进|回访|打|把|发)`,
  'u',
);
const LATIN = /^@?(?<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= (?:to|that|about)\b)/;
