import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { type Translator, UNDO } from '../../text/phrases.ts';
import { addProducts, allProducts } from '../store/terms.ts';

const Input = z.object({ names: z.array(z.string().min(1).max(40)).max(30), isSet: z.boolean() });
type Named = { readonly products: ReadonlyMap<string, readonly string[]> };
type Outcome = ({ readonly kind: 'set' } & Named) | ({ readonly kind: 'listed' } & Named);

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'products',
  intents: ['products.set', 'products.list'],
  topic: 'customer',
  does: { zh: '我们卖什么,在记录里认得出来', en: 'what we sell, so that notes that name it are found' },
  examples: {
    zh: ['我们的产品有A系列轴承、B系列', '我们有哪些产品'],
    en: ['our products are A series, B pumps', 'our products'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { names } }) => ({ names: [...new Set(names ?? [])], isSet: intent === 'products.set' }),

  async run({ tx, person, known }, { names, isSet }) {
    if (!known || (isSet && !names.length)) return undefined;
    if (isSet) await addProducts(tx, { names, setBy: person.id });
    return { kind: isSet ? 'set' : 'listed', products: await allProducts(tx) };
  },

  say: {
    set: ({ products }, to) => ({
      icon: '📦',
      title: to.t(titleOf(products, to)),
      footer: to.t({
        zh: '用法:「哪些客户问过A系列」「A系列也叫A200」',
        en: 'Use it: “which customers asked about A series”, “A series is also called A200”',
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    }),
    listed: ({ products }, to) => ({
      icon: '📦',
      title: products.size
        ? to.t(titleOf(products, to))
        : to.t({
            zh: '还没说过我们卖什么。比如「我们的产品有A系列轴承、B系列」',
            en: 'Nobody has said what we sell. For example “our products are A series, B pumps”',
          }),
    }),
  },
});

function titleOf(products: ReadonlyMap<string, readonly string[]>, to: Translator): Localized {
  const names = [...products].map(([name, words]) => {
    const others = words.filter((word) => word !== name);
    return others.length ? `${name}(${to.list(others)})` : name;
  });
  return { zh: `我们的产品:${to.list(names)}`, en: `Our products: ${to.list(names)}` };
}
