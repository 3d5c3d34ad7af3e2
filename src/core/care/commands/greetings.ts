import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { FESTIVALS, type Festival, type FestivalName, festivalsBetween, nextFestival } from '../festivals.ts';
import { greetingsOf } from '../near.ts';
import type { Greeted } from '../store/contacts.ts';
import { greetedNote } from '../words.ts';

const NAMES = Object.keys(FESTIVALS) as [FestivalName, ...FestivalName[]];

/** Without a name it is the next festival. */
const Input = z.object({ festival: z.enum(NAMES).optional() });

type Outcome = { readonly kind: 'listed'; readonly festival: Festival; readonly all: readonly Greeted[] };

/** As long as a festival has just been, it is the one that is meant. */
const JUST = { days: 7 };
/** How many names a line has. */
const NAMED = 5;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'greetings',
  intents: ['greetings.list'],
  topic: 'customer',
  does: { zh: '过节给谁发祝福,谁已经发过', en: 'whom to greet for a festival, and who has been' },
  examples: {
    zh: ['中秋给谁发祝福', '春节祝福还有谁没发'],
    en: ['whom to greet for Christmas', 'who is not greeted yet for Mid-Autumn'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { value } }) => ({ festival: value }),

  async run(act, { festival: name }) {
    if (!act.known) return undefined;
    const festival = name ? nextFestival(name, act.today.subtract(JUST)) : soonest(act);
    if (!festival) return undefined;
    return {
      kind: 'listed',
      festival,
      all: await greetingsOf(act.tx, { whose: { ownerId: act.person.id }, festival }),
    };
  },

  say: {
    listed: ({ festival, all }, to) => {
      const { t } = to;
      const { icon, zh, en } = FESTIVALS[festival.name];
      const open = all.filter(({ isGreeted }) => !isGreeted);
      const greeted = all.filter(({ isGreeted }) => isGreeted);
      const named = to.list(greeted.slice(0, NAMED).map(({ name }) => name));
      const done = t({
        zh: `已问候 ${greeted.length} 位:${named}${greeted.length > NAMED ? ' 等' : ''}`,
        en: `Greeted ${greeted.length}: ${named}${greeted.length > NAMED ? ' …' : ''}`,
      });
      const when = t({ zh: `${zh} ${to.day(festival.on)}`, en: `${en} ${to.day(festival.on)}` });
      if (!open.length)
        return {
          icon,
          title: all.length
            ? t({ zh: `${when}:都问候过了`, en: `${when}: everybody has been greeted` })
            : t({ zh: `${when}:你的客户还没有联系人`, en: `${when}: your customers have no contacts yet` }),
          ...(greeted.length > 0 && { lines: [done] }),
        };
      return {
        icon,
        title: t({ zh: `${when} 待问候 (${open.length})`, en: `${when}, to greet (${open.length})` }),
        ...(greeted.length > 0 && { facts: [{ label: '', text: done }] }),
        list: 'customer',
        items: open.map((one) => ({
          text: [one.customer, one.name, one.tier && t({ zh: `${one.tier}类`, en: `tier ${one.tier}` })]
            .filter(Boolean)
            .join(' · '),
          ref: one.customerId,
          says: t(greetedNote(festival, one)),
        })),
        ...(open.length > PAGE && { most: PAGE }),
        footer: t({
          zh: `发过了回数字,或说「${greetedNote(festival, { name: open[0]?.name ?? '', customer: '' }).zh}」`,
          en: `Greeted somebody? Reply with the number`,
        }),
      };
    },
  },
});

/** The next of those that are kept where somebody is. */
function soonest({ person, today }: Act): Festival | undefined {
  return festivalsBetween(person.zone, [today, today.add({ years: 1 })]).toSorted((one, other) =>
    Temporal.PlainDate.compare(one.on, other.on),
  )[0];
}
