import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { momentWords, someNames } from '../cards/cards.ts';
import { type Progress, progressOf } from '../process/progress.ts';
import { placeableOf } from '../process/steps.ts';
import { type Handover, openHandovers } from '../store/handovers.ts';
import { itemsOf } from '../store/items.ts';
import { questionsOf } from '../store/questions.ts';
import type { Card } from '../../contract/card.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { colleagueInput } from '../../people/resolve.ts';
import { findAnyone } from '../../people/store/people.ts';
import type { Translator } from '../../text/phrases.ts';

type Standing = {
  readonly handover: Handover;
  readonly from: Person;
  readonly progress: Progress;
  readonly unplaced: readonly string[];
  readonly answered: number;
  readonly asked: number;
};

type Outcome = { readonly kind: 'standing'; readonly all: readonly Standing[] } | { readonly kind: 'none' };

const Input = z.object({ colleague: colleagueInput.optional() });

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'handoverStatus',
  intents: ['handover.status'],
  topic: 'team',
  does: { zh: '交接到哪一步了', en: 'how a handover stands' },
  examples: { zh: ['交接进度'], en: ['handover status'] },
  aside: true,

  input: Input,
  from: ({ slots: { colleague } }) => ({ colleague }),

  async run(act, { colleague }) {
    if (!act.known) return undefined;
    const all: Standing[] = [];
    for (const handover of await openHandovers(act.tx)) {
      if (colleague?.id !== undefined && colleague.id !== handover.fromId) continue;
      const standing = await standingOf(act, handover);
      if (standing) all.push(standing);
    }
    return all.length ? { kind: 'standing', all } : { kind: 'none' };
  },

  say: {
    standing: ({ all }, to) => all.map((each) => standingCard(each, to)),
    none: (_, { t }) => ({ icon: '🤝', title: t({ zh: '没有进行中的交接', en: 'No handover is under way' }) }),
  },
});

/** It is shown to whoever may hand over, to the leaver, and to whoever takes part in it. */
async function standingOf({ tx, person }: Act, handover: Handover): Promise<Standing | undefined> {
  const from = await findAnyone(tx, handover.fromId);
  if (!from) return undefined;
  const items = await itemsOf(tx, handover.id);
  const near = relation(person, { ids: [handover.fromId, handover.startedBy], teamId: from.teamId });
  const takesPart = items.some(({ receiverId }) => receiverId === person.id);
  if (!takesPart && !may(person, { action: 'reassign', to: near })) return undefined;
  const questions = await questionsOf(tx, handover.id);
  const open = await placeableOf(tx, { fromId: from.id, items });
  return {
    handover,
    from,
    progress: progressOf(items),
    unplaced: open.map(({ name }) => name),
    answered: questions.filter(({ state }) => state === 'answered').length,
    asked: questions.length,
  };
}

function standingCard({ handover, from, progress, unplaced, answered, asked }: Standing, to: Translator): Card {
  const { t } = to;
  const { accepted, offered, silent } = progress;
  const names = (items: readonly { readonly customer: string; readonly receiver: string }[]) =>
    someNames(
      items.map(({ customer, receiver }) => `${customer}(${receiver})`),
      to,
    );
  const fact = (label: { zh: string; en: string }, text: string) => ({ label: t(label), text });
  return {
    icon: '🤝',
    title: t({ zh: `${from.name}的交接`, en: `${from.name}’s handover` }),
    facts: [
      ...(handover.endsAt
        ? [
            fact(
              handover.isForGood ? { zh: '离开', en: 'leaves' } : { zh: '回来', en: 'back' },
              momentWords(handover.endsAt, from.zone, to),
            ),
          ]
        : []),
      fact({ zh: '已接收', en: 'accepted' }, String(accepted.length)),
      ...(offered.length ? [fact({ zh: '等答复', en: 'waiting' }, names(offered))] : []),
      ...(unplaced.length ? [fact({ zh: '没人接', en: 'nobody yet' }, someNames(unplaced, to))] : []),
      ...(asked
        ? [
            fact(
              { zh: '问过本人', en: 'asked' },
              t({ zh: `${answered} / ${asked} 已答`, en: `${answered} of ${asked} answered` }),
            ),
          ]
        : []),
      ...(accepted.length
        ? [
            fact(
              { zh: '已联系', en: 'contacted' },
              t({
                zh: `${accepted.length - silent.length} / ${accepted.length}`,
                en: `${accepted.length - silent.length} of ${accepted.length}`,
              }),
            ),
          ]
        : []),
      ...(silent.length ? [fact({ zh: '还没联系', en: 'not contacted yet' }, names(silent))] : []),
    ],
    ...(unplaced.length > 0 && {
      ask: t({
        zh: `把#${from.id}的客户全部转给…`,
        en: `hand over all of #${from.id}'s customers to …`,
      }),
      asksFor: 'colleague',
    }),
  };
}
