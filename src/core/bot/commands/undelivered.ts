import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { sendAgain, undeliveredByPerson } from '../../delivery/store/undelivered.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { timeWords } from '../../text/phrases.ts';
import type { Localized } from '../../contract/locale.ts';

const Input = z.object({ again: z.boolean() });

type Outcome =
  | {
      readonly kind: 'listed';
      readonly people: Awaited<ReturnType<typeof undeliveredByPerson>>;
      readonly zone: string;
    }
  | { readonly kind: 'sentAgain'; readonly sent: number; readonly roadless: readonly string[] }
  | Refused;

/** Older lines have been overtaken, or are gone with their words. */
const KEPT = { hours: 7 * 24 };

/** For the admin: to whom nothing could be said, since when and why; not what. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'undelivered',
  intents: ['undelivered.list', 'undelivered.resend'],
  topic: 'team',
  aside: true,
  does: { zh: '哪些消息没送到,再发一次(管理员)', en: 'what could not be delivered, and sending it again (admins)' },
  examples: {
    zh: ['哪些消息没送达', '没送达的再发一次'],
    en: ['what was not delivered', 'send the undelivered again'],
  },
  input: Input,
  from: ({ intent }) => ({ again: intent === 'undelivered.resend' }),

  async run({ tx, person, now }, { again }) {
    if (person.role !== 'admin') return { kind: 'refused', why: 'admins_only' };
    const since = now.subtract(KEPT);
    if (again) return { kind: 'sentAgain', ...(await sendAgain(tx, { since, now })) };
    return { kind: 'listed', people: await undeliveredByPerson(tx, since), zone: person.zone };
  },

  say: {
    listed: ({ people, zone }, to) => {
      const { t } = to;
      const count = people.reduce((sum, one) => sum + one.count, 0);
      return {
        icon: count ? '📭' : '📬',
        title: count
          ? t({ zh: `最近一周 ${count} 条没送达`, en: `${count} not delivered in the last week` })
          : t({ zh: '最近一周都送到了', en: 'All of the last week was delivered' }),
        lines: people.map(({ name, count: theirs, since, reason }) => {
          const at = since?.toZonedDateTimeISO(zone);
          const from = at ? `${to.day(at.toPlainDate())} ${timeWords(at.toPlainTime())}` : '';
          const why = t(
            REASONS[reason ?? ''] ?? { zh: `平台说:${reason ?? ''}`, en: `the platform says: ${reason ?? ''}` },
          );
          return t({
            zh: `• ${name} ${theirs} 条,从 ${from} 起 · ${why}`,
            en: `• ${name}: ${theirs} since ${from} · ${why}`,
          });
        }),
        ...(count && {
          buttons: [
            {
              label: t({ zh: '再发一次', en: 'send again' }),
              says: t({ zh: '没送达的再发一次', en: 'send the undelivered again' }),
              style: 'primary' as const,
            },
          ],
        }),
      };
    },
    sentAgain: ({ sent, roadless }, to) => ({
      icon: sent ? '📨' : '📬',
      title: sent
        ? to.t({ zh: `正在再发 ${sent} 条,会写明晚到了多久`, en: `Sending ${sent} again; they say how late they come` })
        : to.t({ zh: '没有可以再发的', en: 'There is nothing to send again' }),
      ...(roadless.length && {
        footer: to.t({
          zh: `没有路可走:${to.list(roadless)}。请TA们先在这里或网页聊天里跟我说句话`,
          en: `No road leads to ${to.list(roadless)}. Have them say a word to me first, here or in the web chat`,
        }),
      }),
    }),
    refused: refusal,
  },
});

/** Why a line was given up, by what the outbox keeps of it. */
const REASONS: Readonly<Record<string, Localized>> = {
  no_road: { zh: '还没跟我说过话,没有路可走', en: 'has never spoken to me, so no road leads there' },
  window_closed: { zh: '那里只能回复,要等TA先说话', en: 'there I may only answer, once they speak' },
  too_many_tries: { zh: '试了八次都没回音', en: 'eight tries without an answer' },
};
