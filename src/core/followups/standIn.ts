/** What is said to those who stand in: of what an owner has let lie, and where they go away and nobody covers. Pure. */
import { dayRange } from '../calendar/format.ts';
import type { Reply } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import { type Translator, UNDO } from '../text/phrases.ts';
import { followUpLine } from './list.ts';
import type { FollowUp } from './store/followUps.ts';

export function standInCard(
  { followUps, owner, by }: { readonly followUps: readonly FollowUp[]; readonly owner: Person; readonly by: Person },
  to: Translator,
): Reply {
  const names = [...new Set(followUps.flatMap(({ customer }) => customer ?? []))];
  return {
    to: { person: by.id },
    icon: '👥',
    title: to.t({
      zh: `${owner.name}提醒过还没动,你是B角或协助,帮忙看一眼`,
      en: `${owner.name} was reminded and has not acted. You stand in here: please have a look`,
    }),
    lines: followUps.map((followUp) => `• ${followUpLine({ ...followUp, remindAt: null }, to)}`),
    buttons: names
      .slice(0, 3)
      .map((name) => ({ label: name, says: to.t({ zh: `介绍 ${name}`, en: `brief ${name}` }) })),
  };
}

type Uncovered = {
  readonly days: readonly [from: Temporal.PlainDate, until: Temporal.PlainDate];
  readonly by: Person;
  readonly standIns: readonly { readonly person: Person; readonly count: number }[];
  readonly alone: readonly FollowUp[];
  readonly leads: readonly Person[];
};

const SHOWN = 5;

/** The backups hear of what falls due, and the lead knows what nobody is there for. */
export function uncovered({ days, by, standIns, alone, leads }: Uncovered, to: Translator): Reply[] {
  const { t, list } = to;
  const span = dayRange(days, to);
  const names = standIns.map(({ person, count }) => `${person.name} ${count}`);
  const lines = alone.slice(0, SHOWN).map((followUp) => `• ${followUpLine({ ...followUp, remindAt: null }, to)}`);
  const [first] = alone.flatMap(({ customer }) => customer ?? []);
  return [
    {
      icon: '🌴',
      title: standIns.length
        ? t({ zh: `${span} 你不在,到期的发给B角`, en: `Away ${span}: what falls due goes to the backups` })
        : t({ zh: `${span} 你不在,提醒等你回来再说`, en: `Away ${span}: reminders wait until you are back` }),
      facts: [
        ...(names.length ? [{ label: t({ zh: 'B角', en: 'backups' }), text: list(names) }] : []),
        ...(alone.length
          ? [{ label: t({ zh: '没有B角,等你回来', en: 'no backup, waits for you' }), text: String(alone.length) }]
          : []),
        ...(leads.length
          ? [{ label: t({ zh: '已告诉', en: 'told' }), text: list(leads.map(({ name }) => name)) }]
          : []),
      ],
      footer: t({
        zh: '要一个人全代的话说「我…休假,小张代我」',
        en: 'To have one colleague stand in for all, say “I’m off …, Emma covers”',
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    },
    ...standIns.map(({ person, count }) => ({
      to: { person: person.id },
      icon: '🌴',
      title: t({
        zh: `${by.name} ${span} 不在,你是B角,到期的 ${count} 条发给你`,
        en: `${by.name} is away ${span}. You are the backup: what falls due (${count}) goes to you`,
      }),
    })),
    ...leads.map((lead) => ({
      to: { person: lead.id },
      icon: '🌴',
      title: t({
        zh: `${by.name} ${span} 不在,这 ${alone.length} 条没人看`,
        en: `${by.name} is away ${span}, and nobody is there for ${alone.length}`,
      }),
      lines,
      ...(first !== undefined && {
        footer: t({
          zh: `「${first}的备份是小张」,TA就会收到`,
          en: `“make Zhang backup for ${first}”, and they will hear of it`,
        }),
      }),
    })),
  ];
}
