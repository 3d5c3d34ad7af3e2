/** Somebody has left: their rights end at once; what they still had to do is shown to whoever leads them. */
import { customersOwnedBy } from '../customers/store/ownedBy.ts';
import { followUpsOf } from '../followups/store/followUps.ts';
import { leadsOf } from '../people/store/colleagues.ts';
import { endRights } from '../people/store/leave.ts';
import type { Tx } from '../db/tx.ts';
import { endHelp } from './store/estate.ts';
import type { Card } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import { dueWords, shorten, type Translator } from '../text/phrases.ts';

type OpenWork = {
  readonly customers: Awaited<ReturnType<typeof customersOwnedBy>>;
  readonly followUps: Awaited<ReturnType<typeof followUpsOf>>;
};

export type Leaving = { readonly gone: Person; readonly leads: readonly Person[]; readonly open: OpenWork };

const SHOWN = 8;

/** Whoever did this sees the open work that they may see. */
export async function leave(
  tx: Tx,
  { person, now }: { readonly person: Person; readonly now: Temporal.Instant },
): Promise<Leaving> {
  const leads = await leadsOf(tx, person);
  await endRights(tx, { personId: person.id, now });
  const today = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const open = {
    customers: await customersOwnedBy(tx, { of: { ownerId: person.id }, most: 200 }),
    followUps: await followUpsOf(tx, { ownerId: person.id, before: today.add({ years: 100 }) }),
  };
  await endHelp(tx, person.id);
  return { gone: person, leads, open };
}

/** What is told of it: who has left, and what somebody has to take over. */
export function leavingCard({ gone, open: { customers, followUps } }: Leaving, to: Translator): Card {
  const { t } = to;
  const names = customers.slice(0, SHOWN).map(({ name }) => name);
  const more = (count: number) => (count > SHOWN ? t({ zh: ` 等${count}`, en: ` and ${count - SHOWN} more` }) : '');
  return {
    icon: '🚪',
    title: t({
      zh: `${gone.name}已移除:各平台都进不来了,记录都还在`,
      en: `${gone.name} is removed: nothing lets them in any more; what they noted stays`,
    }),
    facts: [
      {
        label: t({ zh: '客户', en: 'customers' }),
        text: names.length ? to.list(names) + more(customers.length) : t({ zh: '没有', en: 'none' }),
      },
      { label: t({ zh: '跟进', en: 'follow-ups' }), text: String(followUps.length) },
    ],
    lines: followUps
      .slice(0, SHOWN)
      .map(
        (due) =>
          `• ${[due.customer ?? due.mention, dueWords(due, to), shorten(due.action, 40)].filter(Boolean).join(' · ')}`,
      ),
    ...(customers.length + followUps.length > 0 && {
      ask: t({ zh: `把#${gone.id}的客户全部转给…`, en: `hand over all of #${gone.id}'s customers to …` }),
      asksFor: 'colleague',
      footer: t({ zh: '都交给谁?直接说名字', en: 'Who takes all of it over? Just type a name' }),
    }),
  };
}
