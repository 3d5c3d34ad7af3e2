import { type Act, defineCommand } from '../../command.ts';
import { type NamedItem, someNames, takeBackButton } from '../cards/cards.ts';
import { type Introduced, introduction } from '../cards/introduction.ts';
import { chosenOf, OfferedInput, offeredMeant, type OfferedMeant } from '../offered.ts';
import { lockHandover } from '../store/handovers.ts';
import { changeItems } from '../store/items.ts';
import type { Person } from '../../contract/person.ts';
import { peopleAt } from '../../knowledge/store/history.ts';
import { findAnyone, findPerson } from '../../people/store/people.ts';
import type { Translator } from '../../text/phrases.ts';

type Letters = {
  readonly sender: number;
  readonly letters: readonly { readonly customer: string; readonly text: string }[];
};

type Outcome = Accepted | { readonly kind: 'nothing' };

type Accepted = {
  readonly kind: 'accepted';
  readonly by: Person;
  readonly items: readonly NamedItem[];
  readonly waiting: readonly NamedItem[];
  /** Whoever started it, once all is answered. */
  readonly tells: readonly number[];
  readonly letters: readonly Letters[];
};

export default defineCommand<OfferedMeant, Outcome>({
  name: 'acceptHandover',
  intents: ['handover.accept'],
  topic: 'team',
  does: { zh: '接收交给你的客户', en: 'accept what was handed to you' },
  examples: { zh: ['接收 华为', '全部接收'], en: ['accept Huawei', 'accept all'] },
  aside: true,

  input: OfferedInput,
  from: offeredMeant,

  async run(act, meant) {
    const { all, chosen } = await chosenOf(act, { meant, states: ['offered'] });
    if (!chosen.length) return meant.customers ? undefined : { kind: 'nothing' };
    await changeItems(act.tx, { ids: chosen.map(({ id }) => id), state: 'accepted' });
    const waiting = all.filter((item) => !chosen.includes(item));
    return {
      kind: 'accepted',
      by: act.person,
      items: chosen,
      waiting,
      tells: waiting.length ? [] : await startersOf(act, chosen),
      letters: await lettersOf(act, chosen),
    };
  },

  say: {
    nothing: (_, { t }) => ({
      icon: '🤝',
      title: t({ zh: '没有等你接收的客户', en: 'Nothing waits for you to accept it' }),
    }),
    accepted: ({ by, items, waiting, tells, letters }, to) => {
      const { t } = to;
      const names = someNames(
        items.map(({ customer }) => customer),
        to,
      );
      return [
        {
          icon: '✅',
          title: t({ zh: `接收了${names}`, en: `Accepted: ${names}` }),
          ...(waiting.length > 0 && {
            facts: [
              {
                label: t({ zh: '还等你答复', en: 'still waiting for you' }),
                text: someNames(
                  waiting.map(({ customer }) => customer),
                  to,
                ),
              },
            ],
          }),
          buttons: [takeBackButton(to)],
          footer: t({
            zh: '30 天内都联系上,我会帮你看着',
            en: 'I will keep an eye on a first contact with each within 30 days',
          }),
        },
        ...letters.map((mail) => lettersCard(mail, { to, by })),
        ...tells.map((person) => ({
          to: { person },
          icon: '✅',
          title: t({ zh: `${by.name}接收了${names}`, en: `${by.name} has accepted ${names}` }),
        })),
      ];
    },
  },
});

function lettersCard({ sender, letters }: Letters, { to, by }: { readonly to: Translator; readonly by: Person }) {
  return {
    ...(sender !== by.id && { to: { person: sender } }),
    icon: '✉️',
    title: to.t({
      zh: `介绍${by.name}的草稿 (${letters.length}):改一改,用你自己的微信或邮箱发`,
      en: `Drafts that introduce ${by.name} (${letters.length}): change them and send them yourself`,
    }),
    lines: letters.slice(0, 3).map(({ customer, text }) => `${customer}: ${text}`),
    ...(letters.length > 3 && {
      details: {
        title: to.t({ zh: '全部草稿', en: 'All drafts' }),
        lines: letters.map(({ customer, text }) => `${customer}: ${text}`),
      },
    }),
  };
}

async function startersOf({ tx, person }: Act, items: readonly NamedItem[]): Promise<readonly number[]> {
  const found = new Set<number>();
  for (const id of new Set(items.map(({ handoverId }) => handoverId))) {
    const handover = await lockHandover(tx, id);
    const starter = handover && (await findPerson(tx, handover.startedBy));
    if (starter && starter.id !== person.id) found.add(starter.id);
  }
  return [...found];
}

/** A draft for each contact, for the leaver to send, or for whoever accepted where the leaver has gone. An absence needs none. */
async function lettersOf({ tx, person }: Act, items: readonly NamedItem[]): Promise<readonly Letters[]> {
  const found: (Letters['letters'][number] & { readonly sender: number })[] = [];
  for (const item of items) {
    const handover = await lockHandover(tx, item.handoverId);
    const from = handover?.isForGood ? await findAnyone(tx, handover.fromId) : undefined;
    if (!from) continue;
    for (const contact of await peopleAt(tx, item.customerId)) {
      const by: Introduced['by'] = from.isHere ? 'from' : 'to';
      const text = introduction({ contact, from: from.name, to: person.name, by });
      found.push({ customer: item.customer, text, sender: from.isHere ? from.id : person.id });
    }
  }
  return [...Map.groupBy(found, ({ sender }) => sender)].map(([sender, letters]) => ({ sender, letters }));
}
