import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { calendarLinkOf, issueCalendarLink, revokeCalendarLink } from '../../people/store/web/calendarLinks.ts';
import { ago } from '../../text/phrases.ts';

const Input = z.object({ what: z.enum(['show', 'renew', 'end']) });

type Outcome =
  | { readonly kind: 'made'; readonly url: string }
  | { readonly kind: 'there'; readonly made: Temporal.PlainDate; readonly used: Temporal.PlainDate | undefined }
  | { readonly kind: 'ended' }
  | { readonly kind: 'none' }
  | { readonly kind: 'noPages' }
  | { readonly kind: 'notHere' };

/** Shows one's follow-ups in the calendar on one's own phone. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'calendarLink',
  intents: ['calendar.link', 'calendar.renew', 'calendar.end'],
  topic: 'setting',
  does: { zh: '在手机日历里看你的跟进', en: 'see your follow-ups in your own calendar' },
  examples: {
    zh: ['我的日历地址', '换一个日历地址', '停用日历地址'],
    en: ['my calendar address', 'new calendar address', 'stop my calendar address'],
  },
  aside: true,
  inPerson: true,

  input: Input,

  from: ({ intent }) => ({
    what: intent === 'calendar.renew' ? 'renew' : intent === 'calendar.end' ? 'end' : 'show',
  }),

  async run({ tx, now, person, room, known }, { what }) {
    if (!known) return undefined;
    if (room !== 'direct') return { kind: 'notHere' };
    if (what === 'end')
      return { kind: (await revokeCalendarLink(tx, { personId: person.id, now })) ? 'ended' : 'none' };
    const link = what === 'show' ? await calendarLinkOf(tx, person.id) : undefined;
    const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(person.zone).toPlainDate();
    if (link)
      return {
        kind: 'there',
        made: dayOf(link.createdAt),
        used: link.usedAt === null ? undefined : dayOf(link.usedAt),
      };
    const url = await issueCalendarLink(tx, { personId: person.id, now });
    return url === undefined ? { kind: 'noPages' } : { kind: 'made', url };
  },

  say: {
    made: ({ url }, { t }) => ({
      icon: '📅',
      title: t({ zh: '你的日历地址', en: 'Your calendar address' }),
      lines: [url],
      once: true,
      footer: t({
        zh: '在日历里「订阅」它:跟进、客户生日、同事不在都看得到。只显示这一次,谁拿到它谁就看得到',
        en: 'Subscribe to it in your calendar: follow-ups, birthdays, who is away. Shown this once; whoever has it sees them',
      }),
      buttons: [
        {
          label: t({ zh: '停用', en: 'stop' }),
          says: t({ zh: '停用日历地址', en: 'stop my calendar address' }),
          style: 'danger',
        },
      ],
    }),
    there: ({ made, used }, to) => ({
      icon: '📅',
      title: to.t({
        zh: `你的日历地址是 ${to.day(made)} 给的,只显示那一次`,
        en: `Your calendar address is from ${to.day(made)}; it was shown that once`,
      }),
      lines: [
        used === undefined
          ? to.t({ zh: '还没有日历来取过', en: 'No calendar has fetched it yet' })
          : to.t({ zh: `日历上次来取:${ago(used, to)}`, en: `Last fetched by a calendar: ${ago(used, to)}` }),
      ],
      buttons: [
        {
          label: to.t({ zh: '换一个', en: 'a new one' }),
          says: to.t({ zh: '换一个日历地址', en: 'new calendar address' }),
        },
        {
          label: to.t({ zh: '停用', en: 'stop' }),
          says: to.t({ zh: '停用日历地址', en: 'stop my calendar address' }),
          style: 'danger',
        },
      ],
    }),
    ended: (_, { t }) => ({
      icon: '🗑️',
      title: t({
        zh: '日历地址停用了,马上就打不开',
        en: 'Your calendar address is stopped and opens nothing any more',
      }),
    }),
    none: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '你没有还能用的日历地址', en: 'You have no calendar address that is good' }),
    }),
    noPages: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这里没有开网页,日历没有地方取:请管理员设置 WEB_CHAT',
        en: 'The page is off here, so there is no address to fetch from: an admin has to set WEB_CHAT',
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '日历地址只在私聊里给:请私聊我',
        en: 'The address is for your eyes only: please ask me in a direct message',
      }),
    }),
  },
});
