import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { withPrivateRows } from '../../db/session.ts';
import { findNote, type Note } from '../../notes/store/find.ts';
import { insertNote } from '../../notes/store/write.ts';
import { shorten, UNDO } from '../../text/phrases.ts';
import { rulesOf } from '../store/rules.ts';

type Outcome =
  | {
      readonly kind: 'answered';
      readonly note: Note;
      readonly text: string;
      readonly by: string;
      readonly isOwn: boolean;
    }
  | { readonly kind: 'gone' };

const Input = z.object({ id: z.number(), text: z.string().min(1).max(2000) });

/** What another department says to a piece of news: it is a note of theirs about the customer, whose name they need not know. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'newsAnswer',
  intents: ['news.answer'],
  topic: 'team',
  does: { zh: '在收到消息的群里回答,记到客户上', en: 'answer news in its channel; it lands on the customer' },
  examples: {
    zh: ['回复消息 #12 已安排质检,周五前出报告'],
    en: ['answer news #12 quality is on it, report by Friday'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { row, text } }) => ({ id: row, text }),

  async run({ tx, person, room, roomId, today, heardId }, { id, text }) {
    const isNews = room === 'group' && (await rulesOf(tx, roomId)).length > 0;
    const note = isNews ? await findNote(tx, id) : undefined;
    const { customer } = note ?? {};
    if (!note || !customer || note.privacy) return { kind: 'gone' };
    await withPrivateRows(tx, () =>
      insertNote(tx, {
        customerId: customer.id,
        mention: undefined,
        authorId: person.id,
        kind: undefined,
        occurredOn: today,
        text: `#${note.id} ${text}`,
        gist: text,
        understood: { contacts: [], amounts: [], phones: [], emails: [] },
        privacy: undefined,
        heardId,
        followUps: [],
      }),
    );
    return { kind: 'answered', note, text, by: person.name, isOwn: note.author.id === person.id };
  },

  say: {
    answered: ({ note, text, by, isOwn }, { t }) => [
      {
        icon: '✅',
        title: t({
          zh: '记到客户上了,也告诉了记下它的人',
          en: 'It is on the customer, and whoever had noted it is told',
        }),
        buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
      },
      ...(isOwn
        ? []
        : [
            {
              to: { person: note.author.id },
              icon: '📣',
              title: t({
                zh: `${by}回复了${note.customer?.name ?? ''}的消息`,
                en: `${by} has answered about ${note.customer?.name ?? ''}`,
              }),
              lines: [shorten(text, 400)],
              buttons: [
                {
                  label: t({ zh: '看原话', en: 'the note' }),
                  says: t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
                },
              ],
            },
          ]),
    ],
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这个群没有收到过这条消息', en: 'No such news has come to this channel' }),
    }),
  },
});
