import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { readAbout } from '../../notes/understand.ts';
import type { Reply } from '../../contract/card.ts';
import { cardsForColleagues } from '../../notes/echo.ts';
import { recordNotes } from '../../notes/record.ts';
import type { Note } from '../../notes/store/find.ts';
import { followUpLine, settledCard } from '../list.ts';
import { dueDateKept, scheduleFollowUp } from '../schedule.ts';
import { continued } from '../../calendar/recurrence.ts';
import { closeFollowUp, type FollowUp, addFollowUp } from '../store/followUps.ts';
import { noSuchDay, shorten, type Translator, UNDO } from '../../text/phrases.ts';
import { FollowUpsMeant, followUpsMeant, isAboutNothing, refusal, type Refused, resolveFollowUps } from '../resolve.ts';

const Input = z.object({
  meant: FollowUpsMeant,
  /** What came of it. */
  remark: z.string().optional(),
});

type Done = {
  readonly followUp: FollowUp;
  readonly note: Note | undefined;
  readonly noDay: string | undefined;
  readonly next: Temporal.PlainDate | undefined;
};
type Outcome =
  | { readonly kind: 'done'; readonly remark: string | undefined; readonly done: readonly [Done, ...Done[]] }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'done',
  intents: ['followup.done'],
  topic: 'followUp',
  does: { zh: '完成一条跟进,可以带一句结果', en: 'finish a follow-up, with a closing remark if you like' },
  examples: {
    zh: ['完成1', '完成1 客户同意8折', '1 已打,客户同意8折'],
    en: ['done 1', 'done 1: agreed to 20% off'],
  },
  keepsPrivate: true,

  input: Input,
  from: (understood) => ({ meant: followUpsMeant(understood), remark: understood.slots.text }),

  async run(act, { meant, remark }) {
    const followUps = await resolveFollowUps(act, meant);
    if ('kind' in followUps) return isAboutNothing(meant, followUps) ? undefined : followUps;
    const done: Done[] = [];
    for (const followUp of followUps) done.push(await finish(act, { followUp, remark }));
    const [first, ...others] = done;
    return first && { kind: 'done', remark, done: [first, ...others] };
  },

  say: {
    done: ({ remark, done }, to) => [
      done.length > 1 ? severalCard(done, to) : doneCard({ ...done[0], remark }, to),
      ...cardsForColleagues(
        done.flatMap(({ note }) => note ?? []),
        to,
      ),
    ],
    refused: refusal,
  },
});

function severalCard(done: readonly Done[], to: Translator): Reply {
  const followUps = done.map(({ followUp }) => followUp);
  return settledCard({ followUps, icon: '✅', said: { zh: '完成', en: 'Done' } }, to);
}

function doneCard(
  { followUp, remark, note, noDay, next }: Done & { readonly remark: string | undefined },
  to: Translator,
): Reply {
  return {
    about: `followUp:${followUp.id}`,
    icon: '✅',
    title: to.t({ zh: `完成:${followUpLine(followUp, to)}`, en: `Done: ${followUpLine(followUp, to)}` }),
    facts: [
      ...(remark ? [{ label: to.t({ zh: '已记', en: 'noted' }), text: shorten(remark, 120) }] : []),
      ...(next ? [{ label: to.t({ zh: '下次', en: 'next step' }), text: to.day(next) }] : []),
    ],
    buttons: [
      ...(note
        ? [
            {
              label: to.t({ zh: '看记录', en: 'show note' }),
              says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
            },
          ]
        : []),
      { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' },
    ],
    ...(note &&
      noDay !== undefined && {
        footer: noSuchDay(noDay, to),
        ask: to.t({ zh: `改日期 #${note.id} …`, en: `date #${note.id} …` }),
      }),
    ...(!note &&
      !next && {
        footer: to.t({
          zh: '有结果可以补一句,比如「华为 同意8折」',
          en: 'Tell me how it went, if there is something to keep',
        }),
      }),
  };
}

async function finish(
  act: Act,
  { followUp, remark }: { readonly followUp: FollowUp; readonly remark: string | undefined },
): Promise<Done> {
  await closeFollowUp(act.tx, { id: followUp.id, state: 'done', by: act.person.id });
  const { note, noDay } = remark ? await recordRemark(act, { followUp, remark }) : {};
  return { followUp, note, noDay, next: await again(act, followUp) };
}

/** The closing remark is a contact with the customer like any other. */
async function recordRemark(act: Act, { followUp, remark }: { followUp: FollowUp; remark: string }) {
  const { customerId, customer } = followUp;
  const about = customerId !== null && customer !== null ? { id: customerId, name: customer } : undefined;
  const { reading, rest, privacy, noDay } = await readAbout(act, { text: remark, customer: about });
  const [note] = await recordNotes(act, { text: remark, privacy, reading: { ...reading, gist: rest.trim() } });
  return { note, noDay };
}

/** What repeats is promised anew, for its next day after today. */
async function again({ tx, today, now, person }: Act, followUp: FollowUp) {
  if (!followUp.rule) return undefined;
  const next = continued(followUp.rule, { on: followUp.dueOn, after: today });
  if (!next) return undefined;
  const owner = { id: followUp.ownerId, zone: followUp.ownerZone, morning: followUp.ownerMorning };
  const calendar = await calendarFor(tx, owner.zone);
  await addFollowUp(tx, {
    ...scheduleFollowUp(
      { ...dueDateKept({ ...followUp, until: null, rule: next.rule }), dueOn: next.on },
      { owner, calendar, now },
    ),
    action: followUp.action,
    customerId: followUp.customerId ?? undefined,
    setBy: person.id,
    ...(followUp.interactionId !== null && { interactionId: followUp.interactionId }),
  });
  return next.on;
}
