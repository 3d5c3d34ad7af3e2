import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { hostOf, outsideAddress } from '../../webhooks/address.ts';
import { calendarSeal, changeOwnCalendar, endOwnCalendar, ownCalendarOf, setOwnCalendar } from '../store/calendars.ts';

const Input = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('read'), url: z.string() }),
  z.object({ wish: z.enum(['mute', 'unmute', 'stop']) }),
]);

type Outcome =
  | { readonly kind: 'read'; readonly host: string }
  | { readonly kind: 'muted' }
  | { readonly kind: 'unmuted' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'none' }
  | { readonly kind: 'badAddress' }
  | { readonly kind: 'noKey' }
  | { readonly kind: 'notHere' };

/** Reads one's own calendar, to prepare meetings with customers and to ask how they were. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'ownCalendar',
  intents: ['calendar.read', 'calendar.mute', 'calendar.unmute', 'calendar.forget'],
  topic: 'setting',
  does: {
    zh: '看你的日历:会前提醒准备,会后问一句',
    en: 'read your calendar: offer to prepare meetings, ask how they were',
  },
  examples: {
    zh: [
      '我的日历是 https://calendar.example.com/secret.ics',
      '别问我日历上的会',
      '继续问我日历上的会',
      '不要再读我的日历',
    ],
    en: [
      'my calendar is https://calendar.example.com/secret.ics',
      'stop asking about my meetings',
      'ask about my meetings again',
      'stop reading my calendar',
    ],
  },
  aside: true,

  input: Input,

  from: ({ intent, slots: { value } }) =>
    intent === 'calendar.read'
      ? { wish: 'read', url: value ?? '' }
      : { wish: intent === 'calendar.mute' ? 'mute' : intent === 'calendar.unmute' ? 'unmute' : 'stop' },

  async run({ tx, now, person, room, known, vault }, input) {
    if (!known) return undefined;
    if (room !== 'direct') return { kind: 'notHere' };
    if (input.wish === 'read') {
      const url = outsideAddress(input.url);
      if (url === undefined) return { kind: 'badAddress' };
      if (!vault) return { kind: 'noKey' };
      await setOwnCalendar(tx, { personId: person.id, address: vault.seal(url, calendarSeal(person.id)), now });
      return { kind: 'read', host: hostOf(url) };
    }
    if (input.wish === 'stop') return { kind: (await endOwnCalendar(tx, person.id)) ? 'stopped' : 'none' };
    const calendar = await ownCalendarOf(tx, person.id);
    if (!calendar) return { kind: 'none' };
    await changeOwnCalendar(tx, { id: calendar.id, state: input.wish === 'mute' ? 'muted' : 'active' });
    return { kind: input.wish === 'mute' ? 'muted' : 'unmuted' };
  },

  say: {
    read: ({ host }, to) => ({
      icon: '📅',
      title: to.t({ zh: `好,我看你在 ${host} 的日历`, en: `Done: I read your calendar at ${host}` }),
      footer: to.t({
        zh: '和客户的会,前一天晚上问要不要准备,会后问一句怎么样。别的会不存。删掉这条带地址的消息更稳妥',
        en: 'Of meetings with customers I ask the evening before and afterwards; others are not kept. The message with the address is better deleted',
      }),
      buttons: [
        {
          label: to.t({ zh: '不要再读', en: 'stop reading' }),
          says: to.t({ zh: '不要再读我的日历', en: 'stop reading my calendar' }),
          style: 'danger',
        },
      ],
    }),
    muted: (_, { t }) => ({
      icon: '🔕',
      title: t({ zh: '好,日历上的会不再问你', en: 'Done: I do not ask about your meetings any more' }),
      buttons: [
        {
          label: t({ zh: '继续问', en: 'ask again' }),
          says: t({ zh: '继续问我日历上的会', en: 'ask about my meetings again' }),
        },
      ],
    }),
    unmuted: (_, { t }) => ({
      icon: '📅',
      title: t({ zh: '好,日历上的会照常问你', en: 'Done: I ask about your meetings again' }),
    }),
    stopped: (_, { t }) => ({
      icon: '🗑️',
      title: t({
        zh: '你的日历不再读了,读到的会也删了',
        en: 'I no longer read your calendar, and what I found in it is gone',
      }),
    }),
    none: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '我没有在读你的日历', en: 'I do not read a calendar of yours' }),
      footer: t({ zh: '要读就说「我的日历是 https://…」', en: 'To have it read say “my calendar is https://…”' }),
    }),
    badAddress: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '这不像日历的地址。要 https:// 开头的 .ics 链接',
        en: 'That is no address of a calendar: it wants an https:// link to an .ics',
      }),
    }),
    noKey: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '还没有设置 SECRET_KEY,日历的地址没法安全保存',
        en: 'SECRET_KEY is not set, so the address could not be kept safely',
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '日历的地址只在私聊里说', en: 'Tell me the address in a direct message only' }),
    }),
  },
});
