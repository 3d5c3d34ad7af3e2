import { calendarFor } from '../../company/store/days.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { echo, followUpWords } from '../echo.ts';
import { may } from '../../contract/permissions.ts';
import { read } from '../../reader/read.ts';
import { doubtsIn, senseIn } from '../../reader/dates/habits.ts';
import { type DueDate, dueFrom, DueInput, scheduleFollowUp } from '../../followups/schedule.ts';
import { changeFollowUp, type FollowUp, addFollowUp } from '../../followups/store/followUps.ts';
import { moveFollowUp } from '../../followups/reschedule.ts';
import { dayQuestion, movedCard } from '../../followups/list.ts';
import { findNote, type Note } from '../store/find.ts';
import { changeNote } from '../store/write.ts';
import { findPerson } from '../../people/store/people.ts';
import { learnDateHabit, writtenAt } from '../store/dateHabits.ts';
import { refusal, type Refused, resolveFollowUp } from '../../followups/resolve.ts';
import { resolveNote } from '../resolve.ts';

const Input = z.object({ id: z.number().optional(), due: DueInput.optional(), noDay: z.string().optional() });
type Outcome =
  | { readonly kind: 'dated'; readonly note: Note; readonly learnt: string | undefined }
  | { readonly kind: 'ask'; readonly note: Note; readonly noDay: string | undefined }
  /** The note has several follow-ups: nobody can tell which one is to be moved. */
  | { readonly kind: 'which'; readonly note: Note; readonly when: string | undefined }
  | { readonly kind: 'moved'; readonly followUps: readonly FollowUp[] }
  | { readonly kind: 'askFollowUp'; readonly followUp: FollowUp; readonly noDay: string | undefined }
  | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'date',
  intents: ['fix.date'],
  topic: 'fix',
  does: { zh: '改跟进的日子', en: 'correct when to follow up' },
  examples: {
    zh: ['改成下周五下午3点', '改日期 明天'],
    en: ['make it next Fri 3pm', 'date tomorrow'],
  },

  input: Input,
  from: ({ slots: { row, day, noDay } }) => ({ id: row, due: day, noDay }),

  async run(act, { id, due: day, noDay }) {
    const due = day && dueFrom(day);
    const [subject] = act.conversation.subjects;
    if (id === undefined && (subject?.kind === 'followUp' || subject?.kind === 'followUps'))
      return move(act, { due, noDay });
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    if (note.followUps.length > 1)
      return { kind: 'which', note, when: day && (day.said ?? [day.on, day.clock].filter(Boolean).join(' ')) };
    if (!due) return { kind: 'ask', note, noDay };
    await setDate(act, { note, due });
    const learnt = await learn(act, { note, due });
    return { kind: 'dated', note: (await findNote(act.tx, note.id)) ?? note, learnt };
  },

  say: {
    dated: ({ note, learnt }, to) => ({
      ...echo(note, to),
      ...(learnt !== undefined && {
        footer: to.t({
          zh: `记住了:以后你说「${learnt}」就照这样算`,
          en: `Learnt: from now on your “${learnt}” is read this way`,
        }),
      }),
    }),
    ask: ({ note, noDay }, to) =>
      dayQuestion({ noDay, says: { zh: `改日期 #${note.id} …`, en: `date #${note.id} …` } }, to),
    askFollowUp: ({ followUp, noDay }, to) =>
      dayQuestion({ noDay, says: { zh: `推迟 #${followUp.id} 到 …`, en: `push #${followUp.id} to …` } }, to),
    which: ({ note, when }, to) => ({
      icon: '📅',
      title: to.t({ zh: '改哪一条的日期?', en: 'Which one is to be moved?' }),
      buttons: note.followUps.map((followUp) => ({
        label: followUpWords(followUp, to, note.author.id),
        says: when
          ? to.t({ zh: `推迟 #${followUp.id} 到 ${when}`, en: `push #${followUp.id} to ${when}` })
          : to.t({ zh: `跟进 #${followUp.id}`, en: `follow-up #${followUp.id}` }),
      })),
    }),
    moved: movedCard,
    refused: refusal,
  },
});

/** The follow-up that was spoken about last goes to another day. */
async function move(
  act: Act,
  { due, noDay }: { readonly due: DueDate | undefined; readonly noDay: string | undefined },
): Promise<Outcome> {
  const chosen = await resolveFollowUp(act, undefined);
  if ('kind' in chosen) return chosen;
  const { followUp } = chosen;
  if (!may(act.person, { action: 'settle', to: chosen.relation }))
    return { kind: 'refused', why: 'not_yours', whose: followUp.owner };
  if (!due) return { kind: 'askFollowUp', followUp, noDay };
  return { kind: 'moved', followUps: [await moveFollowUp(act, { followUp, due })] };
}

/** Where the words of the note's own author could mean either day, the chosen one tells how they use them. */
async function learn({ tx, person, locale, country }: Act, { note, due }: { note: Note; due: DueDate }) {
  const at = await writtenAt(tx, note.id);
  if (!at || note.author.id !== person.id) return undefined;
  const ref = at.toZonedDateTimeISO(person.zone).toPlainDateTime();
  const sense = senseIn(doubtsIn(read(note.text, { ref, known: [], locale, country }), note.text), due.dueOn);
  return sense && (await learnDateHabit(tx, { personId: person.id, ...sense })) ? sense.typed : undefined;
}

/** Moves the note's follow-up, or makes one where there is none. */
async function setDate(act: Act, { note, due }: { note: Note; due: DueDate }) {
  const [first] = note.followUps;
  const owner = (first && (await findPerson(act.tx, first.ownerId))) ?? act.person;
  const columns = scheduleFollowUp(due, { owner, calendar: await calendarFor(act.tx, owner.zone), now: act.now });
  if (first) {
    await changeFollowUp(act.tx, {
      id: first.id,
      ...columns,
      dueTime: due.dueTime ?? null,
      until: due.until ?? null,
      rule: due.rule ?? null,
    });
    return;
  }
  await addFollowUp(act.tx, {
    ...columns,
    action: '',
    interactionId: note.id,
    customerId: note.customer?.id,
    setBy: act.person.id,
  });
  if (note.understood.nothingNext) {
    const { nothingNext: _, ...understood } = note.understood;
    await changeNote(act.tx, { id: note.id, understood });
  }
}
