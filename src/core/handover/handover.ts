/** A customer goes to somebody else, what was still to be done there goes along, and whoever it concerns is told. */
import { calendarFor } from '../company/store/days.ts';
import type { Act } from '../command.ts';
import { may, relation } from '../contract/permissions.ts';
import { helperFacts } from '../knowledge/profile.ts';
import { dueDateKept, scheduleFollowUp } from '../followups/schedule.ts';
import type { FollowUp } from '../followups/store/followUps.ts';
import { changeCustomer, type CustomerRecord, openFollowUpsAt } from '../customers/store/owners.ts';
import { type Translator, UNDO, howMany } from '../text/phrases.ts';
import type { Localized } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { Reply } from '../contract/card.ts';
import { passSteps } from './store/estate.ts';

/** Whoever owns a customer, leads the owner or manages may hand it over; what nobody owns, anybody may take. */
export function mayAssign({ person }: Act, { owner }: CustomerRecord): boolean {
  if (!owner) return true;
  return may(person, {
    action: 'reassign',
    to: relation(person, { ids: [owner.id], teamId: owner.teamId ?? undefined }),
  });
}

/** Resolves to how many follow-ups went along. */
export async function handOverCustomer(
  { tx, now }: Pick<Act, 'tx' | 'now'>,
  { customer, to }: { readonly customer: CustomerRecord; readonly to: Person },
): Promise<number> {
  await changeCustomer(tx, { id: customer.id, ownerId: to.id });
  if (!customer.owner || customer.owner.id === to.id) return 0;
  const open = await openFollowUpsAt(tx, { customerId: customer.id, personId: customer.owner.id });
  await passOn({ tx, now }, { open, to });
  return open.length;
}

type Open = Pick<
  FollowUp,
  'id' | 'dueOn' | 'dueTime' | 'until' | 'precision' | 'rule' | 'isDeadline' | 'ahead' | 'dayOff'
>;

/** They are reminded of in their new owner's day. */
export async function passOn(
  { tx, now }: Pick<Act, 'tx' | 'now'>,
  { open, to }: { readonly open: readonly Open[]; readonly to: Person },
) {
  const calendar = await calendarFor(tx, to.zone);
  const steps = open.map(({ id, ...followUp }) => {
    const { zone, rung, remindAt } = scheduleFollowUp(dueDateKept(followUp), { owner: to, calendar, now });
    return { id, zone, rung, remindAt };
  });
  await passSteps(tx, { steps, ownerId: to.id });
}

export function movedFollowUps(moved: number): Localized {
  return {
    zh: `${moved} 条跟进一起转过去`,
    en: moved === 1 ? 'one follow-up went along' : `${moved} follow-ups went along`,
  };
}

/** Who looked after a customer, and who does now. */
export type Assignment = {
  readonly customer: { readonly name: string };
  readonly before: CustomerRecord;
  readonly now: CustomerRecord;
  readonly moved: number;
  readonly by: Person;
};

/** It is answered to whoever said so, and told to whoever it concerns. */
export function assignmentReplies({ customer, before, now, moved, by }: Assignment, to: Translator): readonly Reply[] {
  const { t } = to;
  const known = [before.owner, before.backup, ...before.helpers].map((each) => each?.id);
  const fresh = [now.owner, now.backup, ...now.helpers].filter(
    (each) => each !== undefined && each.id !== by.id && !known.includes(each.id),
  );
  const told = [...new Map(fresh.flatMap((each) => (each ? [[each.id, each]] : []))).values()];
  const left =
    before.owner && before.owner.id !== now.owner?.id && before.owner.id !== by.id ? before.owner : undefined;
  return [
    {
      icon: '🤝',
      title: now.owner
        ? t({ zh: `${customer.name}由${now.owner.name}负责`, en: `${now.owner.name} owns ${customer.name}` })
        : t({ zh: `${customer.name}还没有负责人`, en: `Nobody owns ${customer.name} yet` }),
      facts: [
        ...helperFacts({ helpers: now.helpers, backup: now.backup }, to),
        ...(before.owner && before.owner.id !== now.owner?.id
          ? [{ label: t({ zh: '原负责人', en: 'before' }), text: before.owner.name }]
          : []),
        ...(moved ? [{ label: '', text: t(movedFollowUps(moved)) }] : []),
      ],
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    },
    ...told.map((each) => ({
      to: { person: each.id },
      icon: '🤝',
      title:
        each.id === now.owner?.id
          ? t({ zh: `${by.name}把${customer.name}交给你负责`, en: `${by.name} made you owner of ${customer.name}` })
          : t({
              zh: `${by.name}请你一起照看${customer.name}`,
              en: `${by.name} asks you to look after ${customer.name} too`,
            }),
      ...(each.id === now.owner?.id &&
        moved > 0 && {
          facts: [
            { label: '', text: t({ zh: `带来 ${moved} 条跟进`, en: `With it: ${howMany(moved, 'follow-up')}` }) },
          ],
        }),
      buttons: [
        {
          label: t({ zh: '看详情', en: 'brief' }),
          says: t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
        },
      ],
    })),
    ...(left
      ? [
          {
            to: { person: left.id },
            icon: '🤝',
            title: t({
              zh: `${customer.name}从现在起由${now.owner?.name ?? ''}负责(${by.name})`,
              en: `${customer.name} is owned by ${now.owner?.name ?? ''} from now on (${by.name})`,
            }),
          },
        ]
      : []),
  ];
}
