import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { calendarFor } from '../../company/store/days.ts';
import { may } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { DueInput, dueFrom, scheduleFollowUp } from '../../followups/schedule.ts';
import { addFollowUp } from '../../followups/store/followUps.ts';
import { homeOf } from '../../outcomes/home.ts';
import { undoButton } from '../../outcomes/cards/dealCard.ts';
import { type FigureScope, resolvePersonOrTeam, type UnclearScope, unclearScopeReply } from '../../outcomes/whose.ts';
import { everyone } from '../../people/store/people.ts';
import { shorten, type Translator } from '../../text/phrases.ts';
import { askedFrom, AskedInput, conditionsFrom, type UnknownWords } from '../asked.ts';
import { type Answer, answersTo } from '../store/customers.ts';
import { unknownWordsReply } from '../unknown.ts';
import { conditionWords } from '../words.ts';

const Input = AskedInput.extend({
  silentDays: z.number().positive().max(4000).optional(),
  what: z.string().max(200).optional(),
  due: DueInput.optional(),
  isSure: z.boolean(),
});

type Input = z.output<typeof Input>;
type Asked = {
  readonly input: Input;
  readonly whose: FigureScope;
  readonly currency: string;
  readonly answers: readonly Answer[];
};
type Outcome =
  | ({ readonly kind: 'asked'; readonly text: string; readonly due: Temporal.PlainDate } & Asked)
  | ({ readonly kind: 'tooMany' } & Asked)
  | ({
      readonly kind: 'planned';
      readonly action: string;
      readonly due: Temporal.PlainDate;
      readonly by: Person;
      readonly owners: readonly (readonly [owner: Person, names: readonly string[]])[];
    } & Asked)
  | UnknownWords
  | UnclearScope;

/** What nobody reads before it is done is asked in smaller parts. */
const MOST = 200;

export default defineCommand<Input, Outcome>({
  name: 'followUpAll',
  intents: ['followup.forAll'],
  topic: 'followUp',
  does: {
    zh: '给一批客户每家记一条跟进:先看有几家,点一下再记',
    en: 'a follow-up for each of many customers: shown first, done with one tap',
  },
  examples: {
    zh: ['给上个月交付的客户发回访', '给提到过价格的A类客户都加个跟进:送新报价'],
    en: ["survey last month's deliveries", 'add a follow-up for all tier A customers: send the catalogue'],
  },
  aside: true,

  input: Input,
  from({ slots }) {
    const { query, text, day, make } = slots;
    if (query?.of !== 'customers') return undefined;
    return { ...askedFrom(slots), what: text, due: day, isSure: make === 'surely' };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    const meant = await resolvePersonOrTeam(act, input.whose);
    if (!('which' in meant)) return meant;
    const whose = withinReach(act.person, meant);
    const conditions = await conditionsFrom(act, input);
    if ('kind' in conditions) return conditions;
    const { currency } = await homeOf(act);
    const { silentDays } = input;
    const answers = await answersTo(act.tx, {
      ...conditions,
      ...whose.which,
      silentSince: silentDays === undefined ? undefined : act.today.subtract({ days: silentDays }),
      sort: undefined,
      currency,
      today: act.today,
      most: MOST,
    });
    const asked = { input, whose, currency, answers };
    const due = await dayOf(act, input);
    const all = answers[0]?.all ?? 0;
    if (all > MOST) return { kind: 'tooMany', ...asked };
    if (!input.isSure || !all) return { kind: 'asked', text: act.text, due, ...asked };
    return plan(act, { asked, due });
  },

  say: {
    asked: ({ text, due, ...asked }, to) => {
      const { t, day, list } = to;
      const { answers, input } = asked;
      const words = whichWords(asked, to);
      if (!answers.length) return { icon: '📌', title: t({ zh: `0 家:${words}`, en: `None: ${words}` }) };
      const names = answers.slice(0, 8).map(({ customer }) => customer);
      return {
        icon: '📌',
        title: t({
          zh: `${answers.length} 家:${words}。每家记一条跟进「${shorten(actionOf(input, 'zh'), 40)}」,${day(due)},给各自的负责人?`,
          en: `${answers.length === 1 ? '1 customer' : `${answers.length} customers`}: ${words}. A follow-up “${shorten(actionOf(input, 'en'), 50)}” for each, ${day(due)}, with its owner?`,
        }),
        lines: [`${list(names)}${answers.length > names.length ? ` +${answers.length - names.length}` : ''}`],
        buttons: [
          {
            label: t({ zh: `记 ${answers.length} 条`, en: `plan ${answers.length}` }),
            says: t({ zh: `照做:${text}`, en: `go ahead: ${text}` }),
          },
        ],
        footer: t({ zh: '还什么都没记', en: 'Nothing is planned yet' }),
      };
    },
    tooMany: ({ answers, ...asked }, to) => ({
      icon: '📌',
      title: to.t({
        zh: `${answers[0]?.all ?? 0} 家:${whichWords({ ...asked, answers }, to)}。一次最多 ${MOST} 家,再加个条件,比如等级或负责人`,
        en: `${answers[0]?.all ?? 0} customers: ${whichWords({ ...asked, answers }, to)}. At most ${MOST} at once: narrow it down, by tier or owner`,
      }),
    }),
    planned: ({ action, due, by, owners, ...asked }, to) => {
      const { t, day, list } = to;
      const many = asked.answers.length;
      const others = owners.filter(([{ id }]) => id !== by.id);
      return [
        {
          icon: '✅',
          title: t({
            zh: `记了 ${many} 条跟进「${shorten(action, 40)}」,${day(due)}`,
            en: `${many} follow-ups “${shorten(action, 50)}” planned for ${day(due)}`,
          }),
          lines: owners.map(([{ name }, names]) =>
            t({
              zh: `${name} ${names.length} 家:${list(names.slice(0, 5))}${names.length > 5 ? '…' : ''}`,
              en: `${name}, ${names.length}: ${list(names.slice(0, 5))}${names.length > 5 ? '…' : ''}`,
            }),
          ),
          buttons: [undoButton(to)],
        },
        ...others.map(([{ id }, names]) => ({
          to: { person: id },
          icon: '📌',
          title: t({
            zh: `${by.name}给你的 ${names.length} 家客户记了跟进「${shorten(action, 40)}」,${day(due)}`,
            en: `${by.name} has planned “${shorten(action, 50)}” for ${names.length} of your customers, ${day(due)}`,
          }),
          lines: [`${list(names.slice(0, 8))}${names.length > 8 ? ` +${names.length - 8}` : ''}`],
        })),
      ];
    },
    unknownWords: unknownWordsReply,
    unclearScope: unclearScopeReply,
  },
});

/** Whoever leads nobody plans for themselves, a lead for the team. */
function withinReach(person: Person, whose: FigureScope): FigureScope {
  if (may(person, { action: 'reassign', to: 'other' })) return whose;
  if (!may(person, { action: 'reassign', to: 'team' }))
    return { kind: 'person', isMe: true, name: person.name, which: { ownerId: person.id } };
  const which = { ...whose.which, ...(person.teamId !== undefined && { teamId: person.teamId }) };
  return whose.kind === 'all' ? { ...whose, kind: 'team', which } : { ...whose, which };
}

/** The day that was said, or the next workday. */
async function dayOf({ tx, person, today }: Act, { due }: Input) {
  if (due) return dueFrom(due).dueOn;
  return (await calendarFor(tx, person.zone)).addWorkdays(today, 1);
}

function actionOf({ what }: Input, locale: 'zh' | 'en') {
  if (what !== undefined) return what;
  return locale === 'zh' ? '回访:用得怎么样,满意度几分(1–5)' : 'survey: how is it going, satisfaction 1–5';
}

function whichWords({ input, whose, currency }: Asked, to: Translator) {
  return conditionWords(input, { whose, currency, to }).join(' · ') || to.t({ zh: '全部客户', en: 'all customers' });
}

/** One of each customer's owner; of a customer without one it is the speaker's. All of it is one message, and one undo. */
async function plan(
  act: Act,
  { asked, due }: { readonly asked: Asked; readonly due: Temporal.PlainDate },
): Promise<Outcome> {
  const { tx, now, person } = act;
  const people = new Map((await everyone(tx)).map((one) => [one.id, one]));
  const action = actionOf(asked.input, act.locale);
  const byOwner = Map.groupBy(asked.answers, ({ ownerId }) => people.get(ownerId ?? person.id) ?? person);
  for (const [owner, theirs] of byOwner) {
    const calendar = await calendarFor(tx, owner.zone);
    const scheduled = scheduleFollowUp(asked.input.due ? dueFrom(asked.input.due) : { dueOn: due, precision: 'day' }, {
      owner,
      calendar,
      now,
    });
    for (const { customerId } of theirs) await addFollowUp(tx, { ...scheduled, action, customerId, setBy: person.id });
  }
  const owners = [...byOwner].map(([owner, theirs]) => [owner, theirs.map(({ customer }) => customer)] as const);
  return { kind: 'planned', action, due, by: person, owners, ...asked };
}
