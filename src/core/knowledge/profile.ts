import { rivalIn } from '../reader/facts.ts';
import { amountsByKind } from './sumKinds.ts';
import type { LastingFact } from './store/facts.ts';
import type { FollowUp } from '../followups/store/followUps.ts';
import type { HistoryEntry, peopleAt, promisesTo } from './store/history.ts';
import { stagePhrase } from '../company/stages.ts';
import type { CustomerRecord } from '../customers/store/owners.ts';
import { COLD_DAYS, OBJECTIONS, DECISION_ROLES, PARTNER_KINDS, STATUSES, FACT_TOPICS } from '../contract/vocabulary.ts';
import { actionWords, ago, shorten, type Translator, authorWords, howMany } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Fact } from '../contract/card.ts';

export type CustomerProfile = {
  readonly customer: CustomerRecord;
  readonly people: Awaited<ReturnType<typeof peopleAt>>;
  /** The newest first. */
  readonly past: readonly HistoryEntry[];
  readonly facts: readonly LastingFact[];
  readonly promises: Awaited<ReturnType<typeof promisesTo>>;
  readonly followUps: readonly FollowUp[];
  /** Names that were told as competitors', of whatever customer. */
  readonly rivals: readonly string[];
};

type Source = { readonly id: number | null; readonly on: Temporal.PlainDate };

/** «#12 11-18 周三»: where to read on. */
export function sourceWords({ id, on }: Source, to: Translator) {
  return `(${[id === null ? '' : `#${id}`, to.day(on)].filter(Boolean).join(' ')})`;
}

const of = ({ id, occurredOn }: HistoryEntry): Source => ({ id, on: occurredOn });
const from = ({ interactionId, notedOn }: LastingFact): Source => ({ id: interactionId, on: notedOn });

/** «华为 · A类 · 报价阶段 · 重点». */
export function profileTitle({ customer }: Pick<CustomerProfile, 'customer'>, { t }: Translator) {
  return [
    customer.name,
    customer.partner && t(PARTNER_KINDS[customer.partner]),
    customer.tier && t({ zh: `${customer.tier}类`, en: `tier ${customer.tier}` }),
    t(stagePhrase(customer)),
    customer.status && t(STATUSES[customer.status]),
    ...customer.tags,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Helpers and backup, as facts of a card. */
export function helperFacts({ helpers, backup }: Pick<CustomerRecord, 'helpers' | 'backup'>, { t, list }: Translator) {
  return [
    ...(helpers.length
      ? [
          {
            label: t({ zh: '协助', en: 'assists' }),
            text: list(helpers.map(({ name }) => name)),
          },
        ]
      : []),
    ...(backup ? [{ label: t({ zh: '备份', en: 'backup' }), text: backup.name }] : []),
  ];
}

/** «采购总监 拍板 138…» after a name. */
export function profilePerson(
  person: CustomerProfile['people'][number],
  { facts }: Pick<CustomerProfile, 'facts'>,
  to: Translator,
) {
  const parts = DECISION_ROLES.flatMap((part) => {
    const fact = facts.find(({ topic, contactId }) => topic === part && contactId === person.id);
    return fact ? [`${to.t(FACT_TOPICS[part])} ${sourceWords(from(fact), to)}`] : [];
  });
  const details = [person.title, ...parts, person.phone].filter(Boolean).join(' ');
  return details ? `${person.name} ${details}` : person.name;
}

export function objections({ past }: Pick<CustomerProfile, 'past'>) {
  return OBJECTIONS.flatMap((objection) => {
    const note = past.find(({ text }) => objection.said.test(text));
    return note ? [{ objection, note }] : [];
  });
}

export function rivalry({
  past,
  facts,
  rivals,
  customer,
}: Pick<CustomerProfile, 'past' | 'facts' | 'rivals' | 'customer'>) {
  const found = new Map<string, Source>();
  for (const fact of facts) if (fact.topic === 'competitor') found.set(fact.text, from(fact));
  for (const note of past)
    for (const name of [...rivals.filter((rival) => note.text.includes(rival)), ...inClauses(note.text)])
      if (!found.has(name) && name !== customer.name) found.set(name, of(note));
  return [...found].slice(0, 5);
}

function inClauses(text: string) {
  return text.split(/[,，。;；\n]/).flatMap((clause) => rivalIn(clause) ?? []);
}

/** What could go wrong, in so many words. */
export function risks(
  { past, followUps, customer }: Pick<CustomerProfile, 'past' | 'followUps' | 'customer'>,
  { t, today }: Translator,
) {
  const authors = [...new Set(past.map(({ author }) => author))];
  const [last] = past;
  const silent = last ? last.occurredOn.until(today).days : 0;
  const late = followUps.filter(({ dueOn, until }) => Temporal.PlainDate.compare(until ?? dueOn, today) < 0).length;
  return [
    ...(authors.length === 1 && past.length > 1 && !past.some(({ understood }) => understood.companions?.length)
      ? [t({ zh: `只有${authors[0]}一个人和他们打过交道`, en: `only ${authors[0]} has dealt with them` })]
      : []),
    ...(silent > COLD_DAYS ? [t({ zh: `${silent} 天没联系`, en: `no contact for ${silent} days` })] : []),
    ...(late ? [t({ zh: `${late} 条跟进逾期`, en: `${howMany(late, 'follow-up')} overdue` })] : []),
    ...(customer.owner ? [] : [t({ zh: '没有负责人', en: 'nobody owns it' })]),
  ];
}

/** What to say next, by rule: what we owe first, then what they object to. */
export function advice(known: CustomerProfile, to: Translator): string[] {
  const { t, today } = to;
  const owed = known.promises.find(({ open }) => open);
  const late = known.followUps.find(({ dueOn, until }) => Temporal.PlainDate.compare(until ?? dueOn, today) < 0);
  const [first] = objections(known);
  const action = late && (actionWords(late.action) || t({ zh: '逾期的跟进', en: 'the overdue follow-up' }));
  return [
    ...(owed
      ? [
          t({
            zh: `先交代答应过的:${shorten(owed.text, 30)}`,
            en: `start with what we promised: ${shorten(owed.text, 30)}`,
          }),
        ]
      : []),
    ...(action ? [t({ zh: `补上${action}`, en: `make up for: ${action}` })] : []),
    ...(first ? [t(first.objection.answer)] : []),
    ...(known.followUps.length ? [] : [t({ zh: '约好下一步', en: 'agree on a next step' })]),
  ];
}

export function avoidWords({ contact, text }: Pick<LastingFact, 'contact' | 'text'>) {
  return [contact, text].filter(Boolean).join(' · ');
}

/** Amounts, satisfaction, objections, competitors and lasting facts, each with its source. */
export function knownFacts(known: CustomerProfile, to: Translator): Fact[] {
  const { t } = to;
  const { past, facts } = known;
  const join = (words: readonly string[]) => words.join(t({ zh: ';', en: '; ' }));
  const amounts = past.filter(({ understood }) => understood.amounts.length).slice(0, 3);
  const scored = past.find(({ understood }) => understood.score);
  const score = scored?.understood.score;
  const owed = known.promises.filter(({ open }) => open);
  const rest = facts.filter(({ topic }) => ['product', 'floor', 'terms', 'avoid', 'likes', 'other'].includes(topic));
  const line = (label: Localized, words: readonly string[]): Fact[] =>
    words.length ? [{ label: t(label), text: join(words) }] : [];
  return [
    ...line(
      { zh: '金额', en: 'value' },
      amounts.map((note) => `${to.list(amountsByKind(note, to))} ${sourceWords(of(note), to)}`),
    ),
    ...line(
      { zh: '答应过', en: 'promised' },
      owed
        .slice(0, 3)
        .map(
          ({ text, interactionId, notedOn }) =>
            `${shorten(text, 40)} ${sourceWords({ id: interactionId, on: notedOn }, to)}`,
        ),
    ),
    ...line(
      { zh: '异议', en: 'objections' },
      objections(known).map(({ objection, note }) => `${t(objection)} ${sourceWords(of(note), to)}`),
    ),
    ...line(
      { zh: '竞品', en: 'competitors' },
      rivalry(known).map(([name, where]) => `${name} ${sourceWords(where, to)}`),
    ),
    ...(scored && score
      ? line({ zh: '满意度', en: 'satisfaction' }, [`${score.value}/${score.of} ${sourceWords(of(scored), to)}`])
      : []),
    ...(['product', 'floor', 'terms', 'avoid', 'likes', 'other'] as const).flatMap((topic) =>
      line(
        FACT_TOPICS[topic],
        rest
          .filter((fact) => fact.topic === topic)
          .slice(0, 3)
          .map((fact) => `${avoidWords(fact)} ${sourceWords(from(fact), to)}`),
      ),
    ),
  ];
}

/** «• 3 天前 · 小李 电话 · 嫌报价高 #12». */
export function historyLine(note: HistoryEntry, to: Translator) {
  return `${[ago(note.occurredOn, to), authorWords(note, to), shorten(note.gist || note.text, 60)].filter(Boolean).join(' · ')} #${note.id}`;
}
