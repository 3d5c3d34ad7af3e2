import { type Act, defineCommand } from '../../command.ts';
import { echo, headline } from '../../notes/echo.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { changeOf, changesBy, lastChange, importStartedBy } from '../store/changes.ts';
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
      readonly words: string;
    }
  /** Far more than a message does: asked about first. */
  | { readonly kind: 'import'; readonly id: number }
  /** Who was taken for somebody else is a person of their own again. */
  | { readonly kind: 'parted'; readonly names: readonly string[] }
  | Refusal;

type Refusal = { readonly kind: 'nothing' | 'changed' | 'notYours' | 'tooLate' };

const DAY = { hours: 24 };

export default defineCommand<{ readonly id: number | undefined }, Outcome>({
  name: 'undo',
  topic: 'fix',
  does: { zh: '撤销刚才做的(一天之内)', en: 'take back what you did (for a day)' },
  examples: { zh: ['撤销'], en: ['undo'] },

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:撤销|撤回|撤消|(?:取消|删掉|删除|删了)(?:刚才|上一条|刚刚)(?:的|那条|那个|记的)?|记错了)\s*(?:#(?<id>\d{1,15}))?$/,
      /^(?:undo|take (?:it|that) back|delete (?:that|the last (?:one|note)))(?: that| it)?\s*(?:#(?<id>\d{1,15}))?$/i,
    ]);
    return found && { id: found['id'] === undefined ? undefined : Number(found['id']) };
  },

  async run(act, { id }) {
    const doing = id === undefined ? await lastOne(act) : await ofNote(act, id);
    if ('kind' in doing) return doing;
    const imported = await importStartedBy(act.tx, doing.heardId);
    if (imported !== undefined) return { kind: 'import', id: imported };
    const { text, added, changed, joined } = await changesBy(act.tx, doing.heardId);
    const gone = await notesOf(act, added);
    if (!(await undoMessage(act.tx, { heardId: doing.heardId, by: act.heardId }))) return { kind: 'changed' };
    if (joined.length) return { kind: 'parted', names: joined };
    const [back] = gone.length ? [] : await notesOf(act, changed);
    return { kind: 'undone', gone, back, words: text };
  },

  say: {
    undone: ({ gone, back, words }, to) =>
      back
        ? { ...echo(back, to), icon: '↩️', footer: to.t({ zh: '已撤销上一步', en: 'Last step undone' }) }
        : {
            icon: '↩️',
            title: to.t({ zh: '已撤销', en: 'Undone' }),
            facts: gone.length
              ? gone.map((note) => ({ label: '', text: headline(note, to) }))
              : [{ label: '', text: shorten(words, 60) }],
            ...(gone.length === 1 && { about: `note:${gone[0]!.id}` }),
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

async function lastOne({ tx, person, now }: Act): Promise<{ readonly heardId: number } | Refusal> {
  const heardId = await lastChange(tx, { personId: person.id, since: now.subtract(DAY) });
  return heardId === undefined ? { kind: 'nothing' } : { heardId };
}

async function ofNote({ tx, person, now }: Act, id: number): Promise<{ readonly heardId: number } | Refusal> {
  const doing = await changeOf(tx, { table: 'interactions', rowId: id });
  if (!doing) return { kind: 'nothing' };
  if (doing.personId === null || !(await selvesOf(tx, person.id)).includes(doing.personId)) return { kind: 'notYours' };
  if (Temporal.Instant.compare(doing.at, now.subtract(DAY)) < 0) return { kind: 'tooLate' };
  return doing;
}

async function notesOf({ tx }: Act, ids: readonly number[]): Promise<Note[]> {
  const found = await Promise.all(ids.map((id) => findNote(tx, id)));
  return found.filter((note) => note !== undefined);
}
