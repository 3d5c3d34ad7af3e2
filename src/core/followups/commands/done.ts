import { type Act, defineCommand } from '../../command.ts';
import { readAbout } from '../../notes/understand.ts';
import type { Reply } from '../../contract/card.ts';
import { cardsForColleagues } from '../../notes/echo.ts';
import { recordNotes } from '../../notes/record.ts';
import type { Note } from '../../notes/store/find.ts';
import { followUpLine } from '../list.ts';
import { matchPatterns, type FollowUpRef, parseFollowUpRef, FOLLOW_UP_REF } from '../../text/sentence.ts';
import { may } from '../../contract/permissions.ts';
import { scheduleFollowUp } from '../schedule.ts';
import { nextOccurrence } from '../../calendar/recurrence.ts';
import { closeFollowUp, type FollowUp, addFollowUp } from '../store/followUps.ts';
import { noSuchDay, shorten, type Translator, UNDO } from '../../text/phrases.ts';
import { isAboutNothing, refusal, type Refused, resolveFollowUp } from '../resolve.ts';

type Outcome =
  | {
      readonly kind: 'done';
      readonly followUp: FollowUp;
      readonly remark: string | undefined;
      readonly note: Note | undefined;
      readonly noDay: string | undefined;
      readonly next: Temporal.PlainDate | undefined;
    }
  | Refused;

const PATTERNS = [
  new RegExp(
    `^(?:完成|搞定|办完)(?:了)?\\s*(?:第)?${FOLLOW_UP_REF}?\\s*(?:条|个)?(?:了)?(?:[\\s,，:：]+(?<remark>[\\s\\S]{1,4000}))?$`,
  ),
  new RegExp(
    `^(?:第)?${FOLLOW_UP_REF}\\s*(?:条|个)?\\s*(?:已?(?:完成|搞定|办完|打|联系|拜访|发|处理)(?:了|过了)?)(?:[\\s,，:：]+(?<remark>[\\s\\S]{1,4000}))?$`,
  ),
  new RegExp(
    `^(?:done|finished|completed?)(?:\\s+with)?(?:\\s+${FOLLOW_UP_REF}(?:\\s+(?<remark2>[a-z][\\s\\S]{1,4000}))?)?(?:\\s*[:,]\\s*(?<remark>[\\s\\S]{1,4000}))?$`,
    'i',
  ),
  /^(?<about>[^,，。;；\n]{1,20}?)(?:那|这)(?:条|个)(?:跟进)?\s*(?:已?(?:完成|搞定|办完|做完|处理完)(?:了|过了)?)(?:[\s,，:：]+(?<remark>[\s\S]{1,4000}))?$/,
  /^(?:完成|搞定|办完|做完)(?:了)?\s*(?<about>[^,，。;；\n]{1,20}?)(?:的跟进|(?:那|这)(?:条|个)(?:跟进)?)(?:[\s,，:：]+(?<remark>[\s\S]{1,4000}))?$/,
  /^(?:done|finished) with (?:the )?(?<about>\p{L}[^,:\n]{1,30}?)(?: follow-?up| one)?(?:\s*[:,]\s*(?<remark>[\s\S]{1,4000}))?$/iu,
  new RegExp(`^${FOLLOW_UP_REF}\\s+(?:is\\s+)?(?:done|finished)(?:\\s*[:,]\\s*(?<remark>[\\s\\S]{1,4000}))?$`, 'i'),
];

export default defineCommand<{ readonly meant: FollowUpRef; readonly remark: string | undefined }, Outcome>({
  name: 'done',
  intents: ['followup.done'],
  topic: 'followUp',
  does: { zh: '完成一条跟进,可以带一句结果', en: 'finish a follow-up, with a closing remark if you like' },
  examples: {
    zh: ['完成1', '完成1 客户同意8折', '1 已打,客户同意8折'],
    en: ['done 1', 'done 1: agreed to 20% off'],
  },
  keepsPrivate: true,

  match({ text }) {
    const found = matchPatterns(text, PATTERNS);
    const about = found?.['about']?.trim();
    return (
      found && {
        meant: about ? { about } : parseFollowUpRef(found['which']),
        remark: (found['remark'] ?? found['remark2'])?.trim(),
      }
    );
  },

  async run(act, { meant, remark }) {
    const chosen = await resolveFollowUp(act, meant);
    if ('kind' in chosen) return isAboutNothing(meant, chosen) ? undefined : chosen;
    const { followUp } = chosen;
    if (!may(act.person, { action: 'settle', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
    await closeFollowUp(act.tx, { id: followUp.id, state: 'done', by: act.person.id });
    const { note, noDay } = remark ? await recordRemark(act, { followUp, remark }) : {};
    return { kind: 'done', followUp, remark, note, noDay, next: await again(act, followUp) };
  },

  say: {
    done: ({ followUp, remark, note, noDay, next }, to) => [
      doneCard({ followUp, remark, noteId: note?.id, noDay, next }, to),
      ...cardsForColleagues(note ? [note] : [], to),
    ],
    refused: refusal,
  },
});

type Done = Omit<Extract<Outcome, { readonly kind: 'done' }>, 'kind' | 'note'> & {
  readonly noteId: number | undefined;
};

function doneCard({ followUp, remark, noteId, noDay, next }: Done, to: Translator): Reply {
  return {
    about: `followUp:${followUp.id}`,
    icon: '✅',
    title: to.t({ zh: `完成:${followUpLine(followUp, to)}`, en: `Done: ${followUpLine(followUp, to)}` }),
    facts: [
      ...(remark ? [{ label: to.t({ zh: '已记', en: 'noted' }), text: shorten(remark, 120) }] : []),
      ...(next ? [{ label: to.t({ zh: '下次', en: 'next' }), text: to.day(next) }] : []),
    ],
    buttons: [
      ...(noteId === undefined
        ? []
        : [
            {
              label: to.t({ zh: '看记录', en: 'show note' }),
              says: to.t({ zh: `看 #${noteId}`, en: `show #${noteId}` }),
            },
          ]),
      { label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' },
    ],
    ...(noteId !== undefined &&
      noDay !== undefined && {
        footer: noSuchDay(noDay, to),
        ask: to.t({ zh: `改日期 #${noteId} …`, en: `date #${noteId} …` }),
      }),
    ...(noteId === undefined &&
      !next && {
        footer: to.t({
          zh: '有结果可以补一句,比如「华为 同意8折」',
          en: 'Tell me how it went, if there is something to keep',
        }),
      }),
  };
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
  const dueOn = nextOccurrence(
    followUp.rule,
    Temporal.PlainDate.compare(followUp.dueOn, today) > 0 ? followUp.dueOn : today,
  );
  if (!dueOn) return undefined;
  const owner = { id: followUp.ownerId, zone: followUp.ownerZone, morning: followUp.ownerMorning };
  await addFollowUp(tx, {
    ...scheduleFollowUp(
      {
        dueOn,
        precision: followUp.precision,
        rule: followUp.rule,
        ...(followUp.dueTime && { dueTime: followUp.dueTime }),
      },
      { owner, now },
    ),
    action: followUp.action,
    customerId: followUp.customerId ?? undefined,
    setBy: person.id,
    ...(followUp.interactionId !== null && { interactionId: followUp.interactionId }),
  });
  return dueOn;
}
