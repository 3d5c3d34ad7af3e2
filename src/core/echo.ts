/** The card that echoes a note: what was understood, and a digit for whatever was not. Pure. */
import { type Card, type Fact, type Kind, type Reply } from './types.ts';
import type { Note, Promised } from './store/notes.ts';
import { actionWords, ago, amountWords, type Due, dueWords, KINDS, short, type Tongue, UNDO } from './words.ts';

/** Choices that a fresh note adds to its echo: nearest customers of an unknown one, other days of a doubtful date. */
export type Doubts = {
  readonly nearest?: readonly { readonly id: number; readonly name: string }[];
  readonly otherwise?: readonly Temporal.PlainDate[];
};

export function echo(note: Note, to: Tongue, doubts: Doubts = {}): Reply {
  const { t } = to;
  if (!note.customer) return askWhose(note, to, doubts.nearest ?? []);
  const id = `#${note.id}`;
  const undecided = note.followUps.length === 0 && !note.understood.nothingNext;
  return {
    about: `note:${note.id}`,
    icon: '✅',
    title: headline(note, to),
    facts: facts(note, to),
    buttons: [
      { label: t({ zh: '换客户', en: 'customer' }), says: t({ zh: `换客户 ${id}`, en: `customer ${id}` }) },
      { label: t({ zh: '换联系人', en: 'contact' }), says: t({ zh: `换联系人 ${id}`, en: `contact ${id}` }) },
      ...(undecided ? whenNext(id, to) : dateFixes(note, to, doubts)),
      { label: t(UNDO), says: `${t(UNDO)} ${id}`, key: '0', style: 'danger' },
    ],
    ...(undecided && {
      ask: t({ zh: `改日期 ${id} …`, en: `date ${id} …` }),
      footer: t({ zh: '下次什么时候联系?也可以直接说日期', en: 'When next? You can also just type a day' }),
    }),
  };
}

/** One line: customer, people, kind, day. */
export function headline(note: Note, to: Tongue) {
  const who = note.customer?.name ?? note.mention ?? to.t({ zh: '客户待定', en: 'customer?' });
  return [who, note.contacts.join('、'), kindWord(note.kind, to), to.day(note.occurredOn)].filter(Boolean).join(' · ');
}

export function kindWord(kind: Kind | undefined, { t }: Tongue) {
  return kind && kind !== 'other' ? t(KINDS[kind]) : '';
}

function facts(note: Note, to: Tongue): Fact[] {
  const { t } = to;
  const { amounts, score } = note.understood;
  return [
    ...(note.gist ? [{ label: '', text: short(note.gist, 120) }] : []),
    ...(amounts.length
      ? [{ label: t({ zh: '金额', en: 'amount' }), text: amounts.map((amount) => amountWords(amount, to)).join('、') }]
      : []),
    ...(score ? [{ label: t({ zh: '满意度', en: 'score' }), text: `${score.value}/${score.of}` }] : []),
    ...note.followUps.map((followUp) => ({
      label: t({ zh: '跟进', en: 'next' }),
      text: promiseLine(followUp, to, note.author.id),
    })),
  ];
}

/** When, what, and whose if it is not the reader's own. */
export function promiseLine(
  followUp: Due & Pick<Promised, 'rule' | 'action' | 'owner' | 'ownerId'>,
  to: Tongue,
  readerId: number,
) {
  const again = followUp.rule ? to.t({ zh: '(重复)', en: ' (repeats)' }) : '';
  const whose = followUp.ownerId === readerId ? '' : `@${followUp.owner}`;
  return [`${dueWords(followUp, to)}${again}`, actionWords(followUp.action), whose].filter(Boolean).join(' ');
}

function dateFixes(note: Note, to: Tongue, { otherwise = [] }: Doubts): Card['buttons'] & object {
  const { t } = to;
  const id = `#${note.id}`;
  return [
    { label: t({ zh: '换日期', en: 'date' }), says: t({ zh: `改日期 ${id}`, en: `date ${id}` }) },
    ...(note.followUps.length
      ? [{ label: t({ zh: '不提醒', en: 'no reminder' }), says: t({ zh: `不提醒 ${id}`, en: `no reminder ${id}` }) }]
      : []),
    ...otherwise.map((day) => ({
      label: t({ zh: `是${to.day(day)}`, en: `${to.day(day)} instead` }),
      says: t({ zh: `改日期 ${id} ${day.toString()}`, en: `date ${id} ${day.toString()}` }),
    })),
  ];
}

function whenNext(id: string, { t, today }: Tongue): Card['buttons'] & object {
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
function askWhose(note: Note, to: Tongue, nearest: readonly { readonly id: number; readonly name: string }[]): Reply {
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
        ? [
            {
              label: t({ zh: `新建「${name}」`, en: `new: ${name}` }),
              says: t({ zh: `新客户 ${id} ${name}`, en: `new customer ${id} ${name}` }),
              style: 'primary' as const,
            },
          ]
        : []),
      ...nearest.map((known) => ({
        label: known.name,
        says: t({ zh: `换客户 ${id} ${known.name}`, en: `customer ${id} ${known.name}` }),
      })),
      { label: t(UNDO), says: `${t(UNDO)} ${id}`, key: '0', style: 'danger' as const },
    ],
    ask: t({ zh: `换客户 ${id} …`, en: `customer ${id} …` }),
    footer: t({ zh: '已先记下,不会丢。也可以直接说客户名', en: 'Kept meanwhile. You can also just type the name' }),
  };
}

/** «3 天前 小李 电话:嫌报价高». */
export function contactLine(
  contact: {
    readonly occurredOn: Temporal.PlainDate;
    readonly author: string;
    readonly kind: Kind | null;
    readonly gist: string;
  },
  to: Tongue,
) {
  const what = [contact.author, kindWord(contact.kind ?? undefined, to)].filter(Boolean).join(' ');
  return [ago(contact.occurredOn, to), what, short(contact.gist, 60)].filter(Boolean).join(' · ');
}
