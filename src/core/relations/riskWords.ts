/** A customer's risk in words: who knows them, why that is too few, and who could come along. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { Button } from '../contract/card.ts';
import { FACT_TOPICS } from '../contract/vocabulary.ts';
import { ago, type Translator } from '../text/phrases.ts';
import {
  closestTo,
  type CustomerKnowledge,
  hangsOn,
  type KeyPersonRisk,
  type Knower,
  type RiskLevel,
  type RiskReason,
  WORTH_WRITING,
} from './keyPersonRisk.ts';
import type { Proposal, SecondReason } from './secondPerson.ts';

const MARKS: Readonly<Record<RiskLevel, string>> = { high: '🔴', medium: '🟡', low: '🟢' };

const LEVELS: Readonly<Record<RiskLevel, Localized>> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

const REASONS: Readonly<Record<RiskReason, Localized>> = {
  nobody: { zh: '没有人懂', en: 'nobody knows them' },
  onlyOne: { zh: '只有一个人懂', en: 'only one person knows them' },
  barely: { zh: '没人真懂', en: 'nobody knows them well' },
  noBackup: { zh: '没有B角', en: 'no backup' },
  fewPeople: { zh: '认识的人少', en: 'few of their people known' },
  littleWritten: { zh: '写下来的少', en: 'little written down' },
};

const SECONDS: Readonly<Record<SecondReason, Localized>> = {
  backup: { zh: '已是B角', en: 'their backup already' },
  helper: { zh: '已在协助', en: 'assists there' },
  met: { zh: '打过交道', en: 'has dealt with them' },
  room: { zh: '手上有空', en: 'has room' },
};

/** «只有李雷懂 · Emma 打过交道». */
export function whoKnowsThem(risk: KeyPersonRisk, { t, list }: Translator): string {
  const closest = closestTo(risk);
  const names = list(closest.map(({ person }) => person));
  if (!closest.length) return t({ zh: '现在没有人懂', en: 'nobody knows them now' });
  if (closest[0]?.closeness === 'met')
    return hangsOn(risk)
      ? t({ zh: `只有${names}打过交道`, en: `only ${names} has dealt with them` })
      : t({ zh: `${names}打过交道,还没人真懂`, en: `${names} have dealt with them, nobody knows them well` });
  const met = list(risk.knowers.filter(({ closeness }) => closeness === 'met').map(({ person }) => person));
  return [
    hangsOn(risk)
      ? t({ zh: `只有${names}懂`, en: `only ${names} knows them` })
      : t({ zh: `${names}都懂`, en: `${names} know them` }),
    met && t({ zh: `${met}打过交道`, en: `${met} met them` }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** One line of a list: «🔴 华为 · A类 · 只有李雷懂 · 认识 1 人 · 没有B角». */
export function riskLine(risk: KeyPersonRisk, to: Translator): string {
  const { name, tier, people, backupId } = risk.customer;
  return [
    `${MARKS[risk.level]} ${name}`,
    tier && to.t({ zh: `${tier}类`, en: `tier ${tier}` }),
    whoKnowsThem(risk, to),
    to.t({ zh: `认识 ${people} 人`, en: people === 1 ? '1 person there' : `${people} people there` }),
    backupId === undefined && to.t(REASONS.noBackup),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** «🔴 高 75/100 = 只有一个人懂 50 + 没有B角 10 + …»: the figure with what it is made of. */
export function riskSum({ points, level, parts }: KeyPersonRisk, { t }: Translator): string {
  const sum = parts.map((part) => `${t(REASONS[part.reason])} ${part.points}`).join(' + ');
  return `${MARKS[level]} ${t(LEVELS[level])} ${points}/100${sum ? ` = ${sum}` : ''}`;
}

/** «51(高)». */
export function meanWords(points: number, level: RiskLevel, { t }: Translator) {
  return t({ zh: `${points}(${LEVELS[level].zh})`, en: `${points} (${LEVELS[level].en})` });
}

/** «• 李雷 懂:6 次(见面 2,一起 1),最近 3 天前 #45 #41;要点 2 条». */
export function knowerLine(knower: Knower, { notes, to }: { notes: readonly number[]; to: Translator }): string {
  const { t } = to;
  const { person, contacts, meetings, joint, facts, lastOn, closeness } = knower;
  const said: Readonly<Record<Knower['closeness'], Localized>> = {
    knows: { zh: '懂', en: 'knows them' },
    met: { zh: '打过交道', en: 'has dealt with them' },
    faded: contacts
      ? { zh: '很久没联系了', en: 'too long ago' }
      : { zh: '没见过,只说起过', en: 'has told of them, never met' },
    former: { zh: '已离开,不算', en: 'has left, not counted' },
  };
  const closer = [
    meetings && t({ zh: `见面 ${meetings}`, en: `${meetings} face to face` }),
    joint && t({ zh: `一起 ${joint}`, en: `${joint} jointly` }),
  ].filter(Boolean);
  const often = contacts
    ? t({ zh: `${contacts} 次`, en: `${contacts}×` }) + (closer.length ? ` (${closer.join(', ')})` : '')
    : '';
  const details = [
    often,
    lastOn && t({ zh: `最近${ago(lastOn, to)}`, en: `last ${ago(lastOn, to)}` }),
    notes.map((id) => `#${id}`).join(' '),
    facts && t({ zh: `要点 ${facts} 条`, en: facts === 1 ? '1 fact' : `${facts} facts` }),
  ].filter(Boolean);
  return `• ${person} ${t(said[closeness])}${details.length ? t({ zh: ':', en: ': ' }) : ''}${details.join(t({ zh: ',', en: ', ' }))}`;
}

/** What is worth writing down and is not yet. */
export function unwritten({ topics }: Pick<CustomerKnowledge, 'topics'>, { t, list }: Translator): string {
  return list(WORTH_WRITING.filter((topic) => !topics.includes(topic)).map((topic) => t(FACT_TOPICS[topic])));
}

/** «Emma(打过交道,手上 3 家)». */
export function secondWords({ person, reason, customers }: Proposal, { t }: Translator): string {
  return t({
    zh: `${person}(${SECONDS[reason].zh},现在管 ${customers} 家)`,
    en: `${person} (${SECONDS[reason].en}, owns ${customers})`,
  });
}

/** The tap that lowers it: a second person comes along. */
export function joinButton(customer: { readonly name: string }, second: Proposal, { t }: Translator): Button {
  return {
    label: t({ zh: `请${second.person}一起去`, en: `invite ${second.person}` }),
    says: t({
      zh: `请${second.person}下次一起去${customer.name}`,
      en: `invite ${second.person} along to ${customer.name}`,
    }),
  };
}

/** The sentence that asks who really knows a customer. */
export function knowersSentence(name: string): Localized {
  return { zh: `谁真正懂 ${name}`, en: `who really knows ${name}` };
}

/** A bar of ten for one figure of a hundred. */
export function bar(points: number): string {
  const full = Math.round(points / 10);
  return '▇'.repeat(full) + '▁'.repeat(10 - full);
}
