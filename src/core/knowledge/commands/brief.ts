import { type Act, defineCommand } from '../../command.ts';
import { askAgain, checkButtons, oldest } from '../staleFacts.ts';
import { promiseLine } from '../../notes/echo.ts';
import { gather } from '../loadProfile.ts';
import { bare, fits, isSentence } from '../../text/sentence.ts';
import { advice, headOf, keeperFacts, type Known, knownFacts, pastLine, personWords, risks } from '../profile.ts';
import { clearly, likely, type Unclear, unclear, whoIs } from '../../customers/resolve.ts';
import type { Tongue } from '../../text/phrases.ts';
import type { Button, Fact } from '../../contract/card.ts';

type Outcome = { readonly kind: 'brief'; readonly known: Known; readonly readerId: number } | Unclear;

const SHOWN = 5;

export default defineCommand<{ readonly name: string; readonly asked: boolean }, Outcome>({
  name: 'brief',
  topic: 'customer',
  does: { zh: '一个客户的来龙去脉:直接说名字', en: 'all about a customer: just say the name' },
  examples: {
    zh: ['华为', '介绍 华为', '华为一页纸'],
    en: ['Huawei', 'brief Huawei', 'tell me about Huawei', 'Huawei one-pager'],
  },
  loose: ({ asked }) => !asked,

  match({ text }) {
    const found = fits(text, [
      /^(?:(?:介绍|简介|看看)\s*|客户[\s:：]+)(?<name>.{1,60})$/,
      /^(?<name>.{1,40}?)(?:的)?(?:一页纸|全貌|来龙去脉|客户档案)$/,
      /^(?<name>.{1,40}?)(?:最近|现在|目前)?(?:怎么样了?|什么情况|进展如何|进展怎么样|情况如何)$/,
      /^how (?:is|are) (?<name>.{1,40}?) doing$|^what(?:'s| is|’s) (?:new|up|happening|going on) (?:at|with) (?<name2>.{1,40})$/i,
      /^(?:brief(?: me on)?|tell me about|about) (?<name>.{1,60})$/i,
      /^(?<name>.{1,40}?) (?:one[- ]?pager|brief|360)$/i,
    ]);
    const told = (found?.['name'] ?? found?.['name2'])?.trim();
    if (told && !isSentence(told)) return { name: told, asked: true };
    const name = bare(text);
    return name.length >= 2 && name.length <= 40 && !/[,，;；:：\n]/.test(name) ? { name, asked: false } : undefined;
  },

  async run(act, { name, asked }) {
    if (!act.known) return undefined;
    if (!asked && !clearly(await likely(act, name), act.room)) return undefined;
    const meant = await whoIs(act, { name, says: { zh: '介绍 …', en: 'brief …' } });
    return 'kind' in meant ? meant : briefOf(act, meant.id);
  },

  say: {
    brief: ({ known, readerId }, to) => ({
      icon: '🗂️',
      title: headOf(known, to),
      facts: factsOf(known, to),
      lines: known.past.slice(0, SHOWN).map((note) => `• ${pastLine(note, to)}`),
      buttons: [...buttonsOf(known, to)],
      footer: footerOf({ known, readerId }, to),
    }),
    unclear,
  },
});

async function briefOf({ tx, person }: Act, customerId: number): Promise<Outcome | undefined> {
  const known = await gather(tx, customerId);
  return known && { kind: 'brief', known, readerId: person.id };
}

function factsOf(known: Known, to: Tongue): Fact[] {
  const { t } = to;
  const { kept, people } = known;
  const danger = risks(known, to);
  const next = advice(known, to);
  return [
    { label: t({ zh: '负责人', en: 'owner' }), text: kept.owner?.name ?? t({ zh: '无', en: 'nobody' }) },
    ...keeperFacts(kept, to),
    ...(people.length
      ? [
          {
            label: t({ zh: '联系人', en: 'people' }),
            text: to.list(people.map((person) => personWords(person, known, to))),
          },
        ]
      : []),
    ...knownFacts(known, to),
    ...(danger.length ? [{ label: t({ zh: '风险', en: 'risk' }), text: danger.join(t({ zh: ';', en: '; ' })) }] : []),
    ...(next.length && known.past.length
      ? [{ label: t({ zh: '建议', en: 'say next' }), text: next.slice(0, 3).join(t({ zh: ';', en: '; ' })) }]
      : []),
  ];
}

function* buttonsOf(known: Known, to: Tongue): Generator<Button> {
  const { t, today } = to;
  const { name } = known.kept;
  const old = oldest(known, today);
  if (old) {
    yield* checkButtons(old, to);
  }
  if (known.past.length > SHOWN)
    yield { label: t({ zh: '时间线', en: 'timeline' }), says: t({ zh: `${name} 时间线`, en: `${name} timeline` }) };
  if (known.people.length)
    yield {
      label: t({ zh: '决策链', en: 'decision chain' }),
      says: t({ zh: `${name} 决策链`, en: `${name} decision chain` }),
    };
}

function footerOf({ known, readerId }: { known: Known; readerId: number }, to: Tongue) {
  const lines = known.followUps.slice(0, 5).map((followUp) => promiseLine(followUp, to, readerId));
  const old = oldest(known, to.today);
  return [
    lines.length ? `${to.t({ zh: '下一步', en: 'Next' })}: ${lines.join(to.t({ zh: ';', en: '; ' }))}` : '',
    old ? `⏳ ${askAgain(old, to)}` : '',
    known.past[0]
      ? to.t({ zh: `看原话:看 #${known.past[0].id}`, en: `The words themselves: show #${known.past[0].id}` })
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}
