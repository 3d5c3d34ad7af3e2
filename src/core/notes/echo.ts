import { countOfRule, endOfRule } from '../calendar/recurrence.ts';
import { contactChoice } from '../contacts/choices.ts';
import type { ContactCandidate } from '../contacts/store/names.ts';
import type { Candidate } from '../customers/store/directory.ts';
import { askedCard } from '../followups/delegate.ts';
import type { FollowUp, Owed } from '../followups/store/followUps.ts';
import type { Settled } from './effects/settle.ts';
import { dealButtons, type DealHint } from '../outcomes/cards/dealWords.ts';
import { amountsByKind } from '../knowledge/sumKinds.ts';
import type { Note, NoteFollowUp } from './store/find.ts';
import {
  actionWords,
  ago,
  type DueTimes,
  dueWords,
  shorten,
  type Translator,
  UNDO,
  unknownHolidays,
  kindWords,
  authorWords,
} from '../text/phrases.ts';
import type { Button, Fact, Card, Reply } from '../contract/card.ts';
import type { InteractionKind } from '../contract/customer.ts';
import type { Localized } from '../contract/locale.ts';
import type { OtherCompany } from '../contract/reading.ts';
import { customerChoice, newCustomerButton } from '../customers/choices.ts';
import { alongFact } from '../customers/create.ts';

/** Choices that a fresh note adds to its echo: nearest customers of an unknown one, people of one name, other days of a doubtful date. */
export type EchoChoices = {
  readonly nearest?: readonly Candidate[];
  readonly people?: readonly ContactCandidate[];
  readonly otherwise?: readonly Temporal.PlainDate[];
  /** What was to be done with this customer, and how the note leaves it. */
  readonly settled?: Settled;
  /** What was to be done on another day before the note. */
  readonly moved?: FollowUp | undefined;
  /** Its own steps that are open no more. */
  readonly over?: readonly (Pick<Owed, 'action' | 'dueOn'> & { readonly state: FollowUp['state'] })[];
  /** Companies that the note names beside its customer. */
  readonly others?: readonly OtherCompany[];
  /** Somebody whom we know at the customer works elsewhere from now on. */
  readonly leaver?: { readonly id: number; readonly name: string; readonly to: string } | undefined;
  /** A step that is a colleague's who is called like several: who may be meant. */
  readonly takers?: { readonly followUp: number; readonly people: readonly string[] } | undefined;
  /** The colleague who is to have the customer, by the words of the note. */
  readonly taker?: string | undefined;
  /** What it says of a deal, to be taken with a tap. */
  readonly deal?: DealHint | undefined;
  /** How many other notes had waited for the same customer, and have it now. */
  readonly along?: number;
  /** It is the answer to a question about the note: undoing that brings the question back. */
  readonly isAnswer?: boolean;
};

export function echo(note: Note, to: Translator, doubts: EchoChoices = {}): Reply {
  const { t } = to;
  if (!note.customer)
    return doubts.people?.length ? askWhom(note, to, doubts.people) : askWhose(note, to, doubts.nearest ?? []);
  const id = `#${note.id}`;
  const isOver = Boolean(doubts.moved ?? doubts.over?.length);
  const undecided = note.followUps.length === 0 && !note.understood.nothingNext && !isOver;
  return {
    about: `note:${note.id}`,
    icon: '✅',
    title: headline(note, to),
    facts: [
      ...facts(note, to),
      ...leftOpen(doubts, to),
      ...namedBeside(doubts.others ?? [], to),
      ...(doubts.along ? [alongFact(doubts.along, to)] : []),
    ],
    buttons: [
      ...(doubts.takers?.people ?? []).slice(0, 3).map((name) => ({
        label: t({ zh: `交给${name}`, en: `give it to ${name}` }),
        says: t({ zh: `#${doubts.takers?.followUp} 转给 ${name}`, en: `give #${doubts.takers?.followUp} to ${name}` }),
      })),
      ...(doubts.taker ? [ownerButton(note.customer.name, doubts.taker, to)] : []),
      ...(doubts.leaver ? [moveButton(doubts.leaver, to)] : []),
      ...(doubts.settled?.calledOff ?? []).slice(0, 3).map((owed) => callOffButton(owed, to)),
      ...(doubts.settled?.perhapsDone ?? []).map((owed) => settleButton(owed, to)),
      ...(doubts.others ?? []).flatMap(({ name, id: known, part }) =>
        part === 'mention' && known !== undefined
          ? [
              {
                label: t({ zh: `是${shorten(name, 12)}的`, en: `it is ${shorten(name, 16)}’s` }),
                says: t({ zh: `换客户 ${id} ${name}`, en: `customer ${id} ${name}` }),
              },
            ]
          : [],
      ),
      {
        label: t({ zh: '换客户', en: 'customer' }),
        says: t({ zh: `换客户 ${id}`, en: `customer ${id}` }),
        picks: 'customer',
        picked: note.customer.name,
      },
      { label: t({ zh: '换联系人', en: 'contact' }), says: t({ zh: `换联系人 ${id}`, en: `contact ${id}` }) },
      ...(undecided ? whenNext(id, to) : dateFixes(note, to, doubts)),
      ...(note.privacy
        ? [{ label: t({ zh: '公开', en: 'share' }), says: t({ zh: `公开 ${id}`, en: `share ${id}` }) }]
        : []),
      ...(doubts.settled?.dueSoon ?? []).map((owed) => settleButton(owed, to)),
      ...(doubts.deal ? dealButtons(note.id, doubts.deal, to) : []),
      { label: t(UNDO), says: doubts.isAnswer ? t(UNDO) : `${t(UNDO)} ${id}`, key: '0', style: 'danger' },
    ],
    ...(doubts.takers && { footer: whoseStep(doubts.takers.people, to) }),
    ...(undecided && {
      ask: t({ zh: `改日期 ${id} …`, en: `date ${id} …` }),
      asksFor: 'day',
      footer: t({ zh: '下次什么时候联系?也可以直接说日期', en: 'When next? You can also just type a day' }),
    }),
  };
}

function whoseStep([name, another]: readonly string[], { t }: Translator) {
  return another === undefined && name !== undefined
    ? t({ zh: `是${name}去做吗?没点之前先记在你名下`, en: `Is it for ${name} to do? It stays with you until you tap` })
    : t({ zh: '是哪位同事?没点之前先记在你名下', en: 'Which colleague? It stays with you until you tap' });
}

function ownerButton(customer: string, name: string, { t }: Translator): Button {
  return {
    label: t({ zh: `以后由${name}负责`, en: `${name} owns it now` }),
    says: t({ zh: `${customer}换${name}负责`, en: `make ${name} owner of ${customer}` }),
  };
}

/** One line: customer, people, kind, day. */
export function headline(note: Note, to: Translator) {
  const who = note.customer?.name ?? note.mention ?? to.t({ zh: '客户待定', en: 'customer?' });
  return [who, to.list(note.contacts), kindWords(note.kind, to), to.day(note.occurredOn)].filter(Boolean).join(' · ');
}

/** Words that were taken for something else, or for nothing, are a note after all. */
export function noteButton(words: string, { t }: Pick<Translator, 't'>): Button {
  return {
    label: t({ zh: '记成一条', en: 'keep it as a note' }),
    says: t({ zh: `记:${words}`, en: `note: ${words}` }),
  };
}

function facts(note: Note, to: Translator): Fact[] {
  const { t } = to;
  const { amounts, phones, emails, score } = note.understood;
  return [
    ...(note.gist ? [{ label: '', text: shorten(note.gist, 120) }] : []),
    ...(phones.length ? [{ label: t({ zh: '电话', en: 'phone' }), text: to.list(phones) }] : []),
    ...(emails.length ? [{ label: t({ zh: '邮箱', en: 'e-mail' }), text: to.list(emails) }] : []),
    ...(amounts.length ? [{ label: t({ zh: '金额', en: 'amount' }), text: to.list(amountsByKind(note, to)) }] : []),
    ...(score ? [{ label: t({ zh: '满意度', en: 'score' }), text: `${score.value}/${score.of}` }] : []),
    ...(note.privacy ? [{ label: '', text: privacyWords(note.privacy, to) }] : []),
    ...(note.companions.length ? [{ label: t({ zh: '同行', en: 'along with' }), text: to.list(note.companions) }] : []),
    ...note.followUps.map((followUp) => ({
      label: followUp.isWatched ? t({ zh: '等', en: 'awaited' }) : t({ zh: '跟进', en: 'follow up' }),
      text: followUpWords(followUp, to, note.author.id),
    })),
    ...unknownHolidays(note.followUps, to),
  ];
}

/** «预算 ¥800,000»: what each sum is, as far as the note says. */
function moveButton(leaver: NonNullable<EchoChoices['leaver']>, { t }: Translator): Button {
  const { id, name, to } = leaver;
  return {
    label: t({ zh: `${name}转到${shorten(to, 12)}`, en: `move ${name} to ${shorten(to, 16)}` }),
    says: t({ zh: `#${id} 现在在 ${to}`, en: `#${id} is now at ${to}` }),
  };
}

function namedBeside(others: readonly OtherCompany[], to: Translator): Fact[] {
  if (!others.length) return [];
  const words = others.map(({ name: company, part, people = [] }) => {
    const name = people.length ? `${company} · ${to.list(people)}` : company;
    const what = OTHER_COMPANIES[part];
    return what ? to.t({ zh: `${name}(${what.zh})`, en: `${name} (${what.en})` }) : name;
  });
  return [{ label: to.t({ zh: '也提到', en: 'also named' }), text: to.list(words) }];
}

const OTHER_COMPANIES: Readonly<Record<OtherCompany['part'], Localized | undefined>> = {
  competitor: { zh: '对手', en: 'competitor' },
  carrier: { zh: '承运', en: 'carrier' },
  supplier: { zh: '供应商', en: 'supplier' },
  partner: { zh: '合作方', en: 'partner' },
  newEmployer: { zh: '新东家', en: 'new employer' },
  formerEmployer: { zh: '前东家', en: 'former employer' },
  mention: undefined,
};

/** «🔒 只有你看得到,11-27 周五起公开». */
function privacyWords({ sharedOn, mostDays }: NonNullable<Note['privacy']>, { t, day }: Translator) {
  const most =
    mostDays === undefined ? '' : t({ zh: `(最多藏${mostDays}天)`, en: ` (${mostDays} days is the longest there is)` });
  return sharedOn
    ? t({ zh: `🔒 ${day(sharedOn)}前只有你看得到`, en: `🔒 for your eyes only until ${day(sharedOn)}` }) + most
    : t({ zh: '🔒 只有你看得到,说「公开」才给大家看', en: '🔒 for your eyes only, until you say “share”' });
}

/** To each colleague whose a step of a note is, what is asked of them. */
export function cardsForColleagues(notes: readonly Note[], to: Translator): Reply[] {
  return notes.flatMap((note) =>
    note.followUps
      .filter(({ ownerId }) => ownerId !== note.author.id)
      .map((followUp) => {
        const shown = { ...followUp, customer: note.customer?.name ?? null, mention: note.mention ?? null };
        return askedCard({ followUps: [shown], ownerId: followUp.ownerId, by: note.author.name }, to);
      }),
  );
}

/** When, what, and whose if it is not the reader's own. */
export function followUpWords(
  followUp: DueTimes & Pick<NoteFollowUp, 'rule' | 'action' | 'owner' | 'ownerId'>,
  to: Translator,
  readerId: number,
) {
  const again = followUp.rule ? againWords(followUp.rule, to) : '';
  const whose = followUp.ownerId === readerId ? '' : `@${followUp.owner}`;
  return [`${dueWords(followUp, to)}${again}`, actionWords(followUp.action), whose].filter(Boolean).join(' ');
}

/** That it comes again, and until when. */
function againWords(rule: string, { t, day }: Translator) {
  const end = endOfRule(rule);
  const count = countOfRule(rule);
  if (count !== undefined) return t({ zh: `(共${count}次)`, en: ` (${count} times)` });
  if (!end) return t({ zh: '(重复)', en: ' (repeats)' });
  return t({ zh: `(重复到${day(end)})`, en: ` (repeats until ${day(end)})` });
}

function dateFixes(note: Note, to: Translator, { otherwise = [] }: EchoChoices): Card['buttons'] & object {
  const { t } = to;
  const id = `#${note.id}`;
  const [only, another] = note.followUps;
  return [
    {
      label: t({ zh: '换日期', en: 'date' }),
      says: t({ zh: `改日期 ${id}`, en: `date ${id}` }),
      ...(!another && { picks: 'day' }),
      ...(only && !another && { picked: only.dueOn.toString() }),
    },
    ...(note.followUps.length
      ? [{ label: t({ zh: '不提醒', en: 'no reminder' }), says: t({ zh: `不提醒 ${id}`, en: `no reminder ${id}` }) }]
      : []),
    ...otherwise.map((day) => ({
      label: t({ zh: `是${to.day(day)}`, en: `${to.day(day)} instead` }),
      says: t({ zh: `改日期 ${id} ${day.toString()}`, en: `date ${id} ${day.toString()}` }),
    })),
  ];
}

/** What the words have finished or moved. */
function leftOpen({ settled, moved, over = [] }: EchoChoices, to: Translator): Fact[] {
  const { t } = to;
  return [
    ...[...(settled?.done ?? []).map((owed) => ({ ...owed, state: 'done' })), ...over].map(
      ({ dueOn, action, state }) => ({
        label: state === 'done' ? t({ zh: '已完成', en: 'done' }) : t({ zh: '已取消', en: 'cancelled' }),
        text: [to.day(dueOn), actionWords(action)].filter(Boolean).join(' '),
      }),
    ),
    ...(moved
      ? [{ label: t({ zh: '推到', en: 'moved to' }), text: [dueWords(moved, to), actionWords(moved.action)].join(' ') }]
      : []),
  ];
}

function owedWords({ action, dueOn }: Owed, { t, day }: Translator) {
  return shorten(actionWords(action), 16) || t({ zh: `${day(dueOn)}的跟进`, en: `follow-up of ${day(dueOn)}` });
}

function callOffButton(owed: Owed, to: Translator): Button {
  const [what, { id }] = [owedWords(owed, to), owed];
  return {
    label: to.t({ zh: `取消:${what}`, en: `cancel: ${what}` }),
    says: to.t({ zh: `取消 #${id}`, en: `cancel #${id}` }),
  };
}

/** Whoever has spoken to a customer may have kept a promise by it: one press says so, and nothing reminds of it again. */
function settleButton(owed: Owed, to: Translator): Button {
  const { t } = to;
  const [what, { id }] = [owedWords(owed, to), owed];
  return { label: t({ zh: `完成:${what}`, en: `done: ${what}` }), says: t({ zh: `完成 #${id}`, en: `done #${id}` }) };
}

function whenNext(id: string, { t, today }: Translator): Card['buttons'] & object {
  const inThree = today.add({ days: 3 });
  const nextWeek = today.add({ days: 8 - today.dayOfWeek });
  return [
    {
      label: t({ zh: '三天后', en: 'in 3 days' }),
      says: t({ zh: `改日期 ${id} ${inThree.toString()}`, en: `date ${id} ${inThree.toString()}` }),
    },
    {
      label: t({ zh: '下周', en: 'next week' }),
      says: t({ zh: `改日期 ${id} ${nextWeek.toString()}`, en: `date ${id} ${nextWeek.toString()}` }),
    },
    { label: t({ zh: '不用', en: 'none' }), says: t({ zh: `不提醒 ${id}`, en: `no reminder ${id}` }) },
  ];
}

/** The note is kept; whose it is has to be said by somebody. */
function askWhose(note: Note, to: Translator, nearest: readonly Candidate[]): Reply {
  const { t } = to;
  const id = `#${note.id}`;
  const name = note.mention;
  return {
    about: `note:${note.id}`,
    icon: '📝',
    title: name
      ? t({ zh: `新客户「${name}」?`, en: `New customer “${name}”?` })
      : t({ zh: '记下了。是哪个客户?', en: 'Noted. Which customer?' }),
    facts: [{ label: '', text: headline(note, to) }, ...facts(note, to)],
    buttons: [
      ...(name
        ? [{ ...newCustomerButton({ noteId: note.id, name, near: nearest.length }, to), style: 'primary' as const }]
        : []),
      ...nearest.map((known) => ({
        label: customerChoice(known, to),
        says: t({ zh: `换客户 ${id} ${known.name}`, en: `customer ${id} ${known.name}` }),
      })),
      { label: t(UNDO), says: `${t(UNDO)} ${id}`, key: '0', style: 'danger' as const },
    ],
    ask: t({ zh: `换客户 ${id} …`, en: `customer ${id} …` }),
    asksFor: 'customer',
    footer: t({
      zh: '已先记下,不会丢。也可以直接说客户名',
      en: 'Kept for now, nothing is lost. Or just say the customer',
    }),
  };
}

/** The note is kept; which of the people of that name is meant has to be said by somebody, and is learnt. */
function askWhom(note: Note, to: Translator, people: readonly ContactCandidate[]): Reply {
  const { t } = to;
  const id = `#${note.id}`;
  const name = note.contacts[0] ?? '';
  const title =
    people.length > 1
      ? t({ zh: `有${people.length}个${name},是哪位?`, en: `${people.length} people go by “${name}”. Which one?` })
      : t({ zh: `「${name}」是这位吗?`, en: `Is “${name}” this one?` });
  return {
    about: `note:${note.id}`,
    icon: '👤',
    title,
    facts: [{ label: '', text: headline(note, to) }, ...facts(note, to)],
    buttons: [
      ...people.slice(0, 6).map((one) => ({
        label: contactChoice(one, to),
        says: t({ zh: `${id} ${name}就是 #${one.id}`, en: `${id} ${name} is #${one.id}` }),
      })),
      { label: t({ zh: '别人', en: 'somebody else' }), says: t({ zh: `换客户 ${id}`, en: `customer ${id}` }) },
      { label: t(UNDO), says: `${t(UNDO)} ${id}`, key: '0', style: 'danger' as const },
    ],
    ask: t({ zh: `换客户 ${id} …`, en: `customer ${id} …` }),
    asksFor: 'customer',
    footer: t({ zh: '已先记下,选过一次就记住了', en: 'Kept for now; I remember what you choose' }),
  };
}

/** «3 天前 小李 电话:嫌报价高». */
export function contactLine(
  contact: {
    readonly occurredOn: Temporal.PlainDate;
    readonly author: string;
    readonly kind: InteractionKind | null;
    readonly gist: string;
  },
  to: Translator,
) {
  return [ago(contact.occurredOn, to), authorWords(contact, to), shorten(contact.gist, 60)].filter(Boolean).join(' · ');
}
