import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { momentWords, someNames } from '../cards/cards.ts';
import { type NamedTaker, preview, type Previewed } from '../process/preview.ts';
import { may, relation } from '../../contract/permissions.ts';
import { noColleague, whichColleague, withColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, formerColleaguesNamed, withWhereabouts } from '../../people/store/colleagues.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import type { Person } from '../../contract/person.ts';
import { howMany } from '../../text/phrases.ts';

const TakerInput = z.object({
  colleague: colleagueInput,
  tier: z.enum(['A', 'B', 'C']).optional(),
  tag: z.string().optional(),
  customers: z.array(z.object({ id: z.number().int().optional(), name: z.string() })).optional(),
  lines: z.array(z.number().int()).optional(),
});
const Input = z.object({
  from: colleagueInput,
  takers: z.array(TakerInput).min(1),
  /** For an absence: everything comes back on this day. */
  isAway: z.boolean(),
  until: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;

type Outcome =
  | Previewed
  | { readonly kind: 'whenBack'; readonly text: string; readonly from: Person }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly text: string; readonly people: readonly Colleague[] }
  | { readonly kind: 'same' }
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'handover',
  intents: ['handover.run'],
  topic: 'team',
  does: {
    zh: '交接一位同事的客户和跟进:先看分法,点一下才开始',
    en: 'hand a colleague’s customers and follow-ups over: shown first, begun with one tap',
  },
  examples: {
    zh: [
      '交接小张:A类给小王,其余给小李',
      '小张离职了,客户都交给小王',
      '把小张的客户全部转给小王',
      '小张休产假到3月1日,客户给小王',
    ],
    en: [
      'hand over Zhang: tier A to Wang, rest to Emma',
      "hand over all of Zhang's customers to Wang",
      'Zhang is leaving, give all his customers to Wang',
    ],
  },

  input: Input,

  from: ({ slots: { colleague, takers = [], off, until } }) => ({
    from: colleague,
    takers: takers.map(({ colleague: taker, filter: { tier, tag, customers, lines } }) => ({
      colleague: taker,
      tier,
      tag,
      customers,
      lines,
    })),
    isAway: off ?? false,
    until,
  }),

  async run(act, input) {
    const from = await oneCalled(act, { named: input.from, isLeaver: true });
    if ('kind' in from) return from;
    const near = relation(act.person, { ids: [from.id], teamId: from.teamId });
    if (!may(act.person, { action: 'reassign', to: near }))
      return { kind: 'refused', why: 'not_yours', whose: from.name };
    const takers: NamedTaker[] = [];
    for (const taker of input.takers) {
      const to = await oneCalled(act, { named: taker.colleague, isLeaver: false });
      if ('kind' in to) return to;
      if (to.id === from.id) return { kind: 'same' };
      takers.push({ to, tier: taker.tier, tag: taker.tag, customers: namedBy(act, taker) });
    }
    if (input.isAway && input.until === undefined) return { kind: 'whenBack', text: act.text, from };
    const back = input.isAway && input.until !== undefined ? Temporal.PlainDate.from(input.until) : undefined;
    return preview(act, { from, takers, back });
  },

  say: {
    planned: ({ planId, from, shares, left, counts, ends }, to) => {
      const { t } = to;
      const all = shares.reduce((sum, { names }) => sum + names.length, left.length);
      return {
        icon: '🤝',
        title: t({
          zh: `交接${from.name}:${all} 个客户,这样分?`,
          en: `Hand over ${from.name} (${howMany(all, 'customer')}) like this?`,
        }),
        facts: [
          ...shares.map(({ to: taker, names }) => ({
            label: t({ zh: `给${taker.name} (${names.length})`, en: `to ${taker.name} (${names.length})` }),
            text: names.length ? someNames(names, to) : t({ zh: '没有客户', en: 'no customers' }),
          })),
          ...(left.length
            ? [
                {
                  label: t({ zh: `没人接 (${left.length})`, en: `nobody (${left.length})` }),
                  text: someNames(left, to),
                },
              ]
            : []),
          { label: t({ zh: '一起交的', en: 'goes along' }), text: t(countWords(counts)) },
          ...(ends
            ? [
                {
                  label: ends.isForGood ? t({ zh: '离开', en: 'leaves' }) : t({ zh: '回来', en: 'back' }),
                  text: momentWords(ends.at, ends.zone, to),
                },
              ]
            : []),
        ],
        buttons: [
          {
            label: t({ zh: '开始', en: 'start' }),
            says: t({ zh: `开始交接 #${planId}`, en: `start handover #${planId}` }),
            style: 'primary',
          },
        ],
        footer: t({
          zh: '点了才开始;记录留在原作者名下。要改分法,重说一遍就行',
          en: 'Nothing happens before the tap; notes stay with their authors. To split it otherwise, say it again',
        }),
      };
    },
    nothing: ({ from }, { t }) => ({
      icon: '🤝',
      title: t({ zh: `${from.name}手上没有要交接的`, en: `${from.name} has nothing to hand over` }),
    }),
    unknown: ({ name, from }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `${from.name}手上没有「${name}」`, en: `${from.name} has no “${name}”` }),
      footer: t({
        zh: '可以按 A类、标签、客户名、列表编号分,其余的交给一个人',
        en: 'Split it by tier, tag, customer or list number; the rest goes to one',
      }),
    }),
    whenBack: ({ text, from }, { t }) => ({
      icon: '📅',
      title: t({ zh: `${from.name}哪天回来?直接说日期`, en: `When is ${from.name} back? Just type a day` }),
      ask: t({ zh: `${text},到…`, en: `${text}, until …` }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, text, people }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => withColleague(text, { name, whom }),
      }),
    same: (_, { t }) => ({ icon: '🤔', title: t({ zh: '这是同一个人', en: 'That is the same person' }) }),
    refused: refusal,
  },
});

function countWords({ followUps, recurring, promises }: { followUps: number; recurring: number; promises: number }) {
  return {
    zh: `${followUps} 条跟进(${recurring} 条循环)、${promises} 个承诺`,
    en: `${howMany(followUps, 'follow-up')} (${recurring} recurring), ${howMany(promises, 'promise')}`,
  };
}

/** The customers that a receiver's part names: themselves, or as lines of the last list. */
function namedBy({ conversation: { list } }: Act, { customers, lines }: Input['takers'][number]) {
  if (!customers && !lines) return undefined;
  const shown = list?.list === 'customer' ? (list.items ?? []) : [];
  return [
    ...(customers ?? []),
    ...(lines ?? []).map((line) => ({ id: shown[line - 1]?.ref, name: shown[line - 1]?.text ?? String(line) })),
  ];
}

/** Whose work it was may have left by now; whoever takes it over is here. */
async function oneCalled(
  act: Act,
  { named, isLeaver }: { readonly named: ColleagueInput; readonly isLeaver: boolean },
): Promise<Person | Extract<Outcome, { kind: 'nobody' | 'several' }>> {
  const { name, called = name } = named;
  const here = await resolveColleague(act, named);
  const people = here.length || !isLeaver ? here : await formerColleaguesNamed(act.tx, name);
  const [one, another] = people;
  if (!one) return { kind: 'nobody', name };
  return another
    ? { kind: 'several', name: called, text: act.text, people: await withWhereabouts(act.tx, people) }
    : one;
}
