import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { aboutApproval } from '../approval.ts';
import { type EchoChoices, echo, headline } from '../../notes/echo.ts';
import { possibleOwners } from '../../notes/resolve.ts';
import { type HandoverConcerned, handoverConcerned, stillConcerned } from '../../handover/process/concerned.ts';
import { changeOf, changeByMessage, changesBy, lastChange, importStartedBy } from '../store/changes.ts';
import { reopenQuestion } from '../../delivery/store/shown.ts';
import type { Card } from '../../contract/card.ts';
import { retractNews } from '../../news/retract.ts';
import { findNote, type Note } from '../../notes/store/find.ts';
import { selvesOf } from '../../people/store/samePerson.ts';
import { undoMessage } from '../store/undo.ts';
import { shorten } from '../../text/phrases.ts';

type Outcome =
  | {
      readonly kind: 'undone';
      readonly gone: readonly Note[];
      /** A note that is there still, as it was before. */
      readonly back: Note | undefined;
      readonly doubts: EchoChoices;
      /** The card that was chosen from, to be chosen from again. */
      readonly question: (Card & { readonly about?: string }) | undefined;
      /** What a second person was asked for, and is no more. */
      readonly asked: number | undefined;
      readonly words: string;
    }
  /** Far more than a message does: asked about first. */
  | { readonly kind: 'import'; readonly id: number }
  /** A step of a handover: everybody whom it concerns is told. */
  | { readonly kind: 'handoverUndone'; readonly by: string; readonly words: string; readonly undone: HandoverConcerned }
  /** Who was taken for somebody else is a person of their own again. */
  | { readonly kind: 'parted'; readonly names: readonly string[] }
  | Refusal;

type Refusal = { readonly kind: 'nothing' | 'changed' | 'notYours' | 'tooLate' };

const DAY = { hours: 24 };

export default defineCommand<{ readonly id?: number | undefined }, Outcome>({
  name: 'undo',
  intents: ['undo'],
  topic: 'fix',
  does: { zh: '撤销刚才做的(一天之内)', en: 'take back what you did (for a day)' },
  examples: { zh: ['撤销'], en: ['undo'] },

  input: z.object({ id: z.number().optional() }),

  from: ({ slots }) => ({ id: slots.row }),

  async run(act, { id }) {
    const doing = id === undefined ? await lastOne(act) : await own(act, await doingOfNote(act, id));
    if ('kind' in doing) return doing;
    const imported = await importStartedBy(act.tx, doing.heardId);
    if (imported !== undefined) return { kind: 'import', id: imported };
    const { text, added, changed, joined, asked } = await changesBy(act.tx, doing.heardId);
    const gone = await notesOf(act, added);
    const before = await handoverConcerned(act.tx, doing.heardId);
    if (!(await undoMessage(act.tx, { heardId: doing.heardId, by: act.heardId }))) return { kind: 'changed' };
    await retractNews(act.tx, { noteIds: gone.map((note) => note.id), now: act.now });
    if (joined.length) return { kind: 'parted', names: joined };
    const concerned = before && (await stillConcerned(act.tx, before));
    if (concerned) return { kind: 'handoverUndone', by: act.person.name, words: text, undone: without(act, concerned) };
    const question = await reopenQuestion(act.tx, doing.heardId);
    const [back] = gone.length ? [] : await notesOf(act, changed);
    const doubts = back ? await possibleOwners(act, back) : {};
    return { kind: 'undone', gone, back, doubts, question, asked, words: text };
  },

  say: {
    undone: ({ gone, back, doubts, question, asked, words }, to) => {
      const footer = to.t({ zh: '已撤销上一步', en: 'Last step undone' });
      const isElsewhere = question && (question.list ?? (question.about && question.about !== `note:${back?.id}`));
      if (question && !gone.length && (!back || isElsewhere)) return { ...question, footer };
      if (back) return { ...echo(back, to, doubts), icon: '↩️', footer };
      const only = gone.length === 1 ? gone[0] : undefined;
      return {
        icon: '↩️',
        title: to.t({ zh: '已撤销', en: 'Undone' }),
        facts: gone.length
          ? gone.map((note) => ({ label: '', text: headline(note, to) }))
          : [{ label: '', text: shorten(words, 60) }],
        ...(only && { about: `note:${only.id}` }),
        ...(asked !== undefined && { about: aboutApproval(asked) }),
      };
    },
    import: ({ id }, { t }) => ({
      icon: '↩️',
      title: t({ zh: '上一步是一次导入。整批撤销?', en: 'Your last step was an import. Undo all of it?' }),
      buttons: [
        {
          label: t({ zh: '撤销导入', en: 'undo import' }),
          says: t({ zh: `撤销导入 #${id}`, en: `undo import #${id}` }),
          style: 'danger',
        },
      ],
    }),
    handoverUndone: ({ by, words, undone: { from, people } }, { t }) => [
      { icon: '↩️', title: t({ zh: '已撤销', en: 'Undone' }), facts: [{ label: '', text: shorten(words, 60) }] },
      ...people.map((person) => ({
        to: { person },
        icon: '↩️',
        title: t({
          zh: `${by}撤销了${from.name}的交接里的一步`,
          en: `${by} has taken back a step of ${from.name}’s handover`,
        }),
        facts: [{ label: '', text: shorten(words, 60) }],
        buttons: [
          { label: t({ zh: '交接进度', en: 'handover status' }), says: t({ zh: '交接进度', en: 'handover status' }) },
        ],
      })),
    ],
    parted: ({ names }, { t }) => ({
      icon: '↩️',
      title: t({
        zh: `已撤销:「${names.join('」「')}」又是单独的一位同事`,
        en: `Undone: ${names.join(' and ')} is a colleague in their own right again`,
      }),
    }),
    nothing: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '一天之内没有可撤销的', en: 'Nothing to undo within the last day' }),
    }),
    changed: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '之后已有人改过,没有撤销。可以直接再改',
        en: 'It has been changed since, so it was not undone. You can correct it instead',
      }),
    }),
    notYours: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '只能撤销自己做的', en: 'You can undo only what you did yourself' }),
    }),
    tooLate: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '超过一天,不能撤销了。可以直接改', en: 'That is more than a day ago; please correct it instead' }),
    }),
  },
});

/** Whoever takes it back knows. */
function without({ person }: Act, { from, people }: HandoverConcerned): HandoverConcerned {
  return { from, people: people.filter((id) => id !== person.id) };
}

type Doing = { readonly heardId: number; readonly personId: number | null; readonly at: Temporal.Instant };

/** What the chosen card tells of; else what was done last in this conversation, and in a room of one's own anywhere. */
async function lastOne(act: Act): Promise<{ readonly heardId: number } | Refusal> {
  const { tx, person, now, room, roomId, thread, chosenFrom, conversation } = act;
  if (chosenFrom?.heardId !== undefined) return own(act, await changeByMessage(tx, chosenFrom.heardId));
  const mine = { personId: person.id, since: now.subtract(DAY) };
  const isPrivate = room !== 'group' && thread === undefined;
  const heardId =
    (await lastChange(tx, { ...mine, there: { roomId, thread, isPrivate } })) ??
    (isPrivate ? await lastChange(tx, mine) : undefined);
  if (heardId !== undefined) return { heardId };
  const [subject] = isPrivate ? [] : conversation.subjects;
  return subject?.kind === 'note' ? own(act, await doingOfNote(act, subject.id)) : { kind: 'nothing' };
}

const doingOfNote = ({ tx }: Act, id: number) => changeOf(tx, { table: 'interactions', rowId: id });

async function own({ tx, person, now }: Act, doing: Doing | undefined) {
  if (!doing) return { kind: 'nothing' } as const;
  if (doing.personId === null || !(await selvesOf(tx, person.id)).includes(doing.personId))
    return { kind: 'notYours' } as const;
  if (Temporal.Instant.compare(doing.at, now.subtract(DAY)) < 0) return { kind: 'tooLate' } as const;
  return doing;
}

async function notesOf({ tx }: Act, ids: readonly number[]): Promise<Note[]> {
  const found = await Promise.all(ids.map((id) => findNote(tx, id)));
  return found.filter((note) => note !== undefined);
}
