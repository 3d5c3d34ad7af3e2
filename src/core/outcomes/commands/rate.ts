import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { after, before } from '../../reader/money/currency.ts';
import { undoButton } from '../cards/dealCard.ts';
import { homeOf } from '../home.ts';
import { addRate } from '../store/rates.ts';

const Input = z.object({ currency: z.string().max(12), rate: z.number().positive().max(1_000_000) });
type Outcome =
  | { readonly kind: 'kept'; readonly currency: string; readonly home: string; readonly rate: number }
  | { readonly kind: 'unknown'; readonly said: string };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'rate',
  intents: ['rate.set'],
  topic: 'teach',
  does: { zh: '汇率:合计按它算,写明哪天说的', en: 'an exchange rate: totals go by it, and say of which day it is' },
  examples: { zh: ['汇率 美元 7.12'], en: ['rate USD 7.12'] },
  aside: true,

  input: Input,
  from: ({ slots: { value, rate } }) => ({ currency: value, rate }),

  async run(act, { currency: said, rate }) {
    if (!act.known) return undefined;
    const word = said.trim().toLowerCase();
    const currency = before.get(word) ?? after.get(word);
    const home = (await homeOf(act)).currency;
    if (currency === undefined || currency === home) return { kind: 'unknown', said };
    await addRate(act.tx, { currency, home, rate, saidOn: act.today, setBy: act.person.id });
    return { kind: 'kept', currency, home, rate };
  },

  say: {
    kept: ({ currency, home, rate }, to) => ({
      icon: '💱',
      title: to.t({
        zh: `1 ${currency} = ${rate} ${home},从${to.day(to.today)}起`,
        en: `1 ${currency} = ${rate} ${home}, from ${to.day(to.today)}`,
      }),
      buttons: [undoButton(to)],
    }),
    unknown: ({ said }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `「${said}」是哪种外币?比如「汇率 美元 7.12」`,
        en: `Which foreign currency is “${said}”? For example “rate USD 7.12”`,
      }),
    }),
  },
});
