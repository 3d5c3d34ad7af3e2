import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { hostOf } from '../address.ts';
import { deadMessages, type DeadMessages, replayMessages } from '../store/messages.ts';
import { reasonWords, WEBHOOK_EVENT_WORDS } from '../words.ts';

const Day = z.iso.date().transform((day) => Temporal.PlainDate.from(day));

const Input = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('list') }),
  z.object({
    wish: z.literal('replay'),
    id: z.number().int().positive().optional(),
    since: Day.optional(),
    until: Day.optional(),
    onlyDead: z.boolean(),
  }),
]);

type Outcome =
  | { readonly kind: 'listed'; readonly dead: readonly DeadMessages[] }
  | { readonly kind: 'replayed'; readonly count: number }
  | { readonly kind: 'whichDays' }
  | Refused;

/** For the admin: what other programs could not be told, and telling it again. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'webhookMessages',
  intents: ['webhook.dead', 'webhook.replay'],
  topic: 'setting',
  aside: true,
  does: { zh: '哪些推送没送到,再推一次(管理员)', en: 'what webhooks did not take, and pushing it again (admins)' },
  examples: {
    zh: ['未送达的推送', '重发未送达的推送', '重发昨天的推送'],
    en: ['undelivered webhooks', 'replay the undelivered webhooks', "replay yesterday's webhooks"],
  },
  input: Input,
  from: ({ intent, slots: { row, since, until, field } }) =>
    intent === 'webhook.dead'
      ? { wish: 'list' }
      : { wish: 'replay', id: row, since, until: until ?? since, onlyDead: field === 'dead' },

  async run({ tx, person, now }, input) {
    if (person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    if (input.wish === 'list') return { kind: 'listed', dead: await deadMessages(tx) };
    const { id, since, until, onlyDead } = input;
    if (!onlyDead && !since) return { kind: 'whichDays' };
    const at = (day: Temporal.PlainDate | undefined) => day?.toZonedDateTime(person.zone).toInstant();
    const count = await replayMessages(tx, {
      webhookId: id,
      since: at(since),
      until: at(until?.add({ days: 1 })),
      onlyDead,
      now,
    });
    return { kind: 'replayed', count };
  },

  say: {
    listed: ({ dead }, to) => {
      const { t } = to;
      const all = dead.reduce((sum, { count }) => sum + count, 0);
      return {
        icon: all ? '📭' : '📬',
        title: all
          ? t({ zh: `${all} 条推送没送到`, en: `${all} messages to webhooks were given up` })
          : t({ zh: '推送都送到了', en: 'Webhooks took everything' }),
        lines: dead.map(({ webhookId, url, event, count, reason }) =>
          t({
            zh: `• 推送${webhookId}(${hostOf(url)}):${WEBHOOK_EVENT_WORDS[event].zh} ${count} 条 · ${reasonWords(reason, to)}`,
            en: `• webhook ${webhookId} (${hostOf(url)}): ${WEBHOOK_EVENT_WORDS[event].en} ${count} · ${reasonWords(reason, to)}`,
          }),
        ),
        ...(all && {
          buttons: [
            {
              label: t({ zh: '重发', en: 'push again' }),
              says: t({ zh: '重发未送达的推送', en: 'replay the undelivered webhooks' }),
              style: 'primary' as const,
            },
          ],
        }),
      };
    },
    replayed: ({ count }, { t }) => ({
      icon: count ? '📨' : '📬',
      title: count
        ? t({ zh: `正在重发 ${count} 条,编号不变`, en: `Pushing ${count} again, with the ids that they had` })
        : t({ zh: '没有可以重发的', en: 'There is nothing to push again' }),
    }),
    whichDays: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '重发哪天的?例如「重发昨天的推送」',
        en: 'Of which days? For example “replay yesterday’s webhooks”',
      }),
    }),
    refused: refusal,
  },
});
