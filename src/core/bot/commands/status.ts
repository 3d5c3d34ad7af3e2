import { z } from 'zod';
import { calendarFor } from '../../company/store/days.ts';
import { defineCommand } from '../../command.ts';
import { backlog } from '../../delivery/store/queue.ts';

type Outcome = {
  readonly kind: 'told';
  /** Of the reader's country: the years whose holidays are known, and the next that is not. */
  readonly lastYear: number | undefined;
  readonly nextYear: number;
  readonly waiting: number;
  /** Nothing waits for longer than it should, or could not be delivered. */
  readonly isWell: boolean;
  /** What could not be delivered, for those who may mend it. */
  readonly undelivered: number | undefined;
};

/** A message that waits for longer than this is late. */
const LATE = { minutes: 15 };
/** How far ahead one asks. */
const YEARS = 3;

/** Whether all is well: what waits to be said, and whether the holidays are known. */
export default defineCommand<Record<string, never>, Outcome>({
  name: 'status',
  intents: ['status'],
  topic: 'setting',
  does: {
    zh: '我这边是否正常:待发的消息、节假日',
    en: 'whether all is well: messages that wait, holidays',
  },
  examples: {
    zh: ['状态', '节假日2027更新了吗'],
    en: ['status', 'is the 2027 holiday table in'],
  },

  input: z.object({}),
  from: () => ({}),

  async run({ tx, person, today, now }) {
    const calendar = await calendarFor(tx, person.zone);
    const years = Array.from({ length: YEARS }, (_, at) => today.year + at);
    const { due, dead, oldest } = await backlog(tx);
    const isLate = oldest !== undefined && Temporal.Instant.compare(oldest.add(LATE), now) < 0;
    return {
      kind: 'told',
      lastYear: years.filter((year) => calendar.knows(year)).at(-1),
      nextYear: years.find((year) => !calendar.knows(year)) ?? today.year + YEARS,
      waiting: due,
      isWell: !isLate && dead === 0,
      undelivered: person.role === 'admin' ? dead : undefined,
    };
  },

  say: {
    told: ({ lastYear, nextYear, waiting, isWell, undelivered }, { t }) => ({
      icon: isWell ? '🟢' : '🟠',
      title: isWell
        ? t({ zh: '我在,一切正常', en: 'I am here and well' })
        : t({ zh: '我在,但有消息没送到或送得慢', en: 'I am here, but some messages are late or were not delivered' }),
      lines: [
        waiting
          ? t({ zh: `• 正在发 ${waiting} 条消息`, en: `• Messages on their way: ${waiting}` })
          : t({ zh: '• 没有等着发的消息', en: '• No message waits to be sent' }),
        ...(undelivered === undefined
          ? []
          : [t({ zh: `• 没送达 ${undelivered} 条`, en: `• Not delivered: ${undelivered}` })]),
        lastYear === undefined
          ? t({ zh: '• 节假日表还没有', en: '• No holidays are known yet' })
          : t({
              zh: `• 节假日到 ${lastYear} 年;${nextYear} 年的还没有,公布后随新版本更新`,
              en: `• Holidays are known up to ${lastYear}; those of ${nextYear} come with a new version once they are published`,
            }),
      ],
      ...(undelivered && {
        buttons: [
          {
            label: t({ zh: '哪些没送达', en: 'what was not delivered' }),
            says: t({ zh: '哪些消息没送达', en: 'what was not delivered' }),
          },
        ],
      }),
    }),
  },
});
