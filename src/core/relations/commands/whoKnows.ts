import { z } from 'zod';
import { type KnownBy, type Sought, whoKnows } from '../whoKnows.ts';
import { defineCommand } from '../../command.ts';
import { ago, shorten, type Translator } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'known'; readonly answer: KnownBy }
  | { readonly kind: 'nobody'; readonly answer: KnownBy };

export default defineCommand<Sought, Outcome>({
  name: 'whoKnows',
  intents: ['knows.who'],
  topic: 'team',
  does: { zh: '谁认识某个客户的人', en: 'who knows somebody at a customer' },
  examples: {
    zh: ['谁认识宁德采购的人?', '谁认识华为李总'],
    en: ['who knows someone in CATL procurement?', 'who knows Mr Li at Huawei'],
  },

  input: z.object({
    whom: z.string().min(1),
    at: z.object({ customer: z.object({ id: z.number().int(), name: z.string() }), rest: z.string() }).optional(),
  }),

  from({ slots: { customers, contacts, about, text = '' } }) {
    const [contact] = contacts ?? [];
    const customer = contact?.customer ?? customers?.[0];
    if (customer?.id === undefined) return { whom: about ?? contact?.name ?? text };
    const rest = contact?.name ?? text;
    const gap = /^[a-z]/i.test(rest) ? ' ' : '';
    return { whom: `${customer.name}${gap}${rest}`, at: { customer, rest } };
  },

  async run(act, sought) {
    const answer = await whoKnows(act, sought);
    return { kind: answer.found.length || answer.told.length || answer.offers.length ? 'known' : 'nobody', answer };
  },

  say: {
    known: ({ answer }, to) => ({
      icon: '🤝',
      title: to.t({ zh: `谁认识${answer.whom}`, en: `Who knows ${answer.whom}` }),
      lines: linesOf(answer, to),
      buttons: [askButton(answer.whom, to)],
    }),
    nobody: ({ answer }, to) => ({
      icon: '🤝',
      title: to.t({
        zh: `没有人记过和${answer.whom}的往来`,
        en: `Nobody has noted meeting ${answer.whom}`,
      }),
      footer: to.t({ zh: '要在群里问一下吗?', en: 'Shall I ask in the channel?' }),
      buttons: [askButton(answer.whom, to)],
    }),
  },
});

function askButton(whom: string, { t }: Translator) {
  return {
    label: t({ zh: '在群里问', en: 'ask the channel' }),
    says: t({ zh: `在群里问 谁认识${whom}`, en: `ask the channel who knows ${whom}` }),
  };
}

/** One line a colleague: whom they met, how often, when last and where it is noted. */
function linesOf({ found, told, offers }: KnownBy, to: Translator) {
  const { t } = to;
  const colleagues = Map.groupBy(found, ({ personId }) => personId);
  const met = [...colleagues.values()].map((theirs) => {
    const whom = theirs.slice(0, 4).map(({ contact, title, times, lastOn, lastId }) => {
      const who = [contact, title].filter(Boolean).join(' ') || t({ zh: '有往来', en: 'in touch' });
      return t({
        zh: `${who} ${times} 次,最近 ${ago(lastOn, to)} #${lastId}`,
        en: `${who} ${times}×, last ${ago(lastOn, to)} #${lastId}`,
      });
    });
    return `• ${theirs[0]?.person ?? ''}: ${whom.join(t({ zh: ';', en: '; ' }))}`;
  });
  const heardOf = told.map(({ person, contact, title, notedOn }) => {
    const who = [contact, title].filter(Boolean).join(' ');
    return t({
      zh: `• ${person}: 说起过${who} ${ago(notedOn, to)}`,
      en: `• ${person}: has told of ${who} ${ago(notedOn, to)}`,
    });
  });
  const said = offers.map(({ person, text, at }) => {
    const day = to.day(at.toZonedDateTimeISO('UTC').toPlainDate());
    const words = text ? `「${shorten(text, 40)}」` : '';
    return t({ zh: `• ${person} 说能帮忙${words} ${day}`, en: `• ${person} offered to help ${words} ${day}` });
  });
  return [...met, ...heardOf, ...said];
}
