import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { customersNamedIn } from '../../customers/store/customers.ts';
import { echo } from '../../notes/echo.ts';
import { recordNotes } from '../../notes/record.ts';
import type { Note } from '../../notes/store/find.ts';
import { readAbout } from '../../notes/understand.ts';
import { meetingOf } from '../store/calendars.ts';

const Input = z.object({ id: z.number().int().positive(), text: z.string().min(1) });

type Outcome = { readonly kind: 'kept'; readonly note: Note } | { readonly kind: 'gone' };

/** How a meeting was that stood in one's calendar. Words about another customer are not about it. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'meetingNote',
  intents: ['meeting.note'],
  does: { zh: '说说日历上的会怎么样', en: 'say how a meeting in your calendar was' },
  examples: { zh: ['会议 #12 嫌报价高,下周三再谈'], en: ['meeting #12 they find the price too high'] },
  keepsPrivate: true,

  input: Input,

  from: ({ slots: { row, text } }) => ({ id: row, text }),

  async run(act, { id, text }) {
    const meeting = await meetingOf(act.tx, { id, personId: act.person.id });
    if (!meeting) return { kind: 'gone' };
    const { customer, startsAt } = meeting;
    const others = (await customersNamedIn(act.tx, text)).filter((each) => each.id !== customer.id && !each.isPartner);
    if (others.length) return undefined;
    const { reading, privacy } = await readAbout(act, { text, customer });
    const occurredOn = startsAt.toZonedDateTimeISO(act.person.zone).toPlainDate();
    const [note] = await recordNotes(
      { ...act, text },
      {
        text,
        reading: { ...reading, kind: reading.kind ?? 'meeting', occurredOn, gist: reading.gist || text },
        privacy,
      },
    );
    return note && { kind: 'kept', note };
  },

  say: {
    kept: ({ note }, to) => ({ ...echo(note, to), first: true }),
    gone: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这个会不在你的日历里了。带上客户名再说一句就记下',
        en: 'That meeting is no longer in your calendar. Say it with the customer’s name and it is noted',
      }),
    }),
  },
});
