/** How a team takes to the bot, by name and in the order in which they came: never a ranking. Pure. */
import type { Card } from '../contract/card.ts';
import type { Translator } from '../text/phrases.ts';
import type { Adopter, Saved } from './store/adoption.ts';

export type Adoption = {
  readonly since: Temporal.PlainDate;
  /** Who has it, by their teams; none: the whole company. */
  readonly pilots: readonly string[];
  readonly people: readonly Adopter[];
  readonly saved: Saved;
};

export function adoptionCard({ since, pilots, people, saved }: Adoption, to: Translator): Card {
  const { t, list } = to;
  const writing = people.filter(({ notes }) => notes > 0);
  const silent = people.filter(({ notes }) => notes === 0);
  const whose = pilots.length
    ? t({ zh: `试点:${list(pilots)}`, en: `Pilot: ${list(pilots)}` })
    : t({ zh: '全公司', en: 'Everybody' });
  return {
    icon: '🌱',
    title: t({
      zh: `${whose} · ${to.day(since)}起 · ${people.length} 人里 ${writing.length} 人在写`,
      en: `${whose} · since ${to.day(since)} · ${writing.length} of ${people.length} write`,
    }),
    facts: [
      ...writing.map((one) => ({ label: one.name, text: doneBy(one, to) })),
      ...(silent.length
        ? [{ label: t({ zh: '还没写过', en: 'Nothing yet from' }), text: list(silent.map(({ name }) => name)) }]
        : []),
      { label: t({ zh: '帮上了什么', en: 'What it was good for' }), text: savedWords(saved, to) },
    ],
    footer: t({
      zh: '按来的先后列,不排名:写得多少不说明谁做得好',
      en: 'In the order in which they came, and no ranking: how much somebody writes says nothing of how well they sell',
    }),
  };
}

function doneBy({ notes, days, reminded, acted }: Adopter, { t }: Translator) {
  return [
    t({
      zh: `${days} 天里写了 ${notes} 条`,
      en: `${notes} ${notes === 1 ? 'note' : 'notes'} on ${days} ${days === 1 ? 'day' : 'days'}`,
    }),
    reminded > 0 && t({ zh: `提醒 ${reminded} 件,动了 ${acted} 件`, en: `acted on ${acted} of ${reminded} reminders` }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function savedWords({ done, warmed, shared }: Saved, { t }: Translator) {
  const all = [
    done > 0 && t({ zh: `提醒后办完 ${done} 件`, en: `${done} done after a reminder` }),
    warmed > 0 &&
      t({
        zh: `${warmed} 家一个月没联系的又联系上了`,
        en: `${warmed} ${warmed === 1 ? 'customer' : 'customers'} spoken to again after a month of silence`,
      }),
    shared > 0 &&
      t({
        zh: `${shared} 条记录被别的同事用上`,
        en: `${shared} ${shared === 1 ? 'note' : 'notes'} used by a colleague`,
      }),
  ].filter(Boolean);
  return all.length ? all.join(' · ') : t({ zh: '还看不出来', en: 'too early to tell' });
}
