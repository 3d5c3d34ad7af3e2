import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type Offer, offerCard, someNames, takeBackButton } from '../cards/cards.ts';
import { carryOut, type Placed } from '../process/steps.ts';
import { briefsOf } from '../store/briefs.ts';
import { lockHandover } from '../store/handovers.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { lookAs } from '../../db/session.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { findAnyone } from '../../people/store/people.ts';
import { howMany } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'started'; readonly placed: Placed; readonly by: Person; readonly offers: readonly Offer[] }
  | { readonly kind: 'over' }
  | Refused;

/** Carries out the plan that was shown, by its number. */
export default defineCommand<{ readonly id: number }, Outcome>({
  name: 'startHandover',
  intents: ['handover.start'],
  does: { zh: '开始交接', en: 'start a handover' },
  examples: { zh: ['开始交接 #12'], en: ['start handover #12'] },

  input: z.object({ id: z.number().int() }),
  from: ({ slots: { row } }) => ({ id: row }),

  async run(act, { id }) {
    const plan = await lockHandover(act.tx, id);
    if (plan?.state !== 'planned') return { kind: 'over' };
    const from = await findAnyone(act.tx, plan.fromId);
    const near = relation(act.person, { ids: [plan.fromId], teamId: from?.teamId });
    if (!from || !may(act.person, { action: 'reassign', to: near })) return { kind: 'over' };
    const placed = await carryOut(act, { plan, by: act.person });
    if (!placed) return { kind: 'over' };
    const offers = await offersOf(act, placed);
    return { kind: 'started', placed, by: act.person, offers };
  },

  say: {
    started: ({ placed: { from, shares, left, handover }, by, offers }, to) => {
      const { t } = to;
      return [
        {
          icon: '🤝',
          title: t({ zh: `${from.name}的交接开始了`, en: `${from.name}’s handover has begun` }),
          facts: [
            ...shares.map(({ to: taker, customers, followUps }) => ({
              label: taker.name,
              text: t({
                zh: `${customers.length} 个客户、${followUps} 条跟进`,
                en: `${howMany(customers.length, 'customer')}, ${howMany(followUps, 'follow-up')}`,
              }),
            })),
            ...(left.length
              ? [
                  {
                    label: t({ zh: '没人接', en: 'nobody' }),
                    text: someNames(
                      left.map(({ name }) => name),
                      to,
                    ),
                  },
                ]
              : []),
          ],
          buttons: [
            { label: t({ zh: '交接进度', en: 'handover status' }), says: t({ zh: '交接进度', en: 'handover status' }) },
            takeBackButton(to),
          ],
          footer: t({
            zh: '提醒已经改找接手的人;每位接手的人会逐个确认',
            en: 'Reminders go to the new owners from this minute; each of them says what they accept',
          }),
        },
        ...offers.map((offer) => offerCard(offer, to)),
        ...(from.isHere && from.id !== by.id
          ? [
              {
                to: { person: from.id },
                icon: '🤝',
                title: t({ zh: `${by.name}开始交接你的客户`, en: `${by.name} hands your customers over` }),
                facts: shares.map(({ to: taker, customers }) => ({
                  label: taker.name,
                  text: someNames(
                    customers.map(({ name }) => name),
                    to,
                  ),
                })),
                ...(handover.isForGood && {
                  footer: t({
                    zh: '记得少的客户,我会每天问你几个问题,都可以跳过',
                    en: 'Where little is written down I will ask you a few questions a day; any may be skipped',
                  }),
                }),
              },
            ]
          : []),
      ];
    },
    over: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这份交接方案已经过时了,重说一遍就行', en: 'That plan is out of date; just say it again' }),
    }),
    refused: refusal,
  },
});

/** What is told to each receiver, as they see it: the leaver's private notes with it. */
async function offersOf(act: Act, { from, shares }: Placed): Promise<readonly Offer[]> {
  const { tx, person, room } = act;
  const offers: Offer[] = [];
  for (const { to, customers, followUps } of shares) {
    if (to.id === person.id || !(customers.length + followUps)) continue;
    lookAs(tx, to);
    const briefs = await briefsOf(
      tx,
      customers.map(({ id }) => id),
    );
    offers.push({ to, by: person.name, from: from.name, briefs, followUps });
  }
  lookAs(tx, person, { room });
  return offers;
}
