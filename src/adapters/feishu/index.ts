/**
 * Feishu: what it tells comes by a connection of our own, what we say and ask goes by its interface.
 *
 * An event is acknowledged when it is committed; Feishu wants that within three seconds, and delivers again what took longer
 * or failed. One replica is connected at a time: of several each would hear a part.
 */
import { z } from 'zod';
import { connection } from '../shared/connection.ts';
import { directory, type Given, type Profile, profileFrom } from '../shared/directory.ts';
import { about } from '../shared/quote.ts';
import { api, type Settings } from './api.ts';
import { Refusal } from '../shared/asking/refusal.ts';
import { content, parse, parsePress, plain, PLATFORM, type Told } from './parse.ts';
import { say, SLOWLY } from './send.ts';
import { type Handlers, refusalIn, session } from './session.ts';
import type { Message } from '../../core/contract/message.ts';
import type { Adapter, Hear } from '../../core/contract/adapter.ts';

export type { Settings } from './api.ts';

const Self = z.object({ bot: z.object({ open_id: z.string() }) });
const Member = z.object({
  data: z.object({
    user: z.object({
      name: z.string().optional(),
      email: z.string().optional(),
      enterprise_email: z.string().optional(),
      is_tenant_manager: z.boolean().optional(),
      department_ids: z.array(z.string()).default([]),
      status: z
        .object({
          is_resigned: z.boolean().optional(),
          is_exited: z.boolean().optional(),
          is_frozen: z.boolean().optional(),
        })
        .optional(),
    }),
  }),
});
const Department = z.object({ data: z.object({ department: z.object({ name: z.string() }) }) });
/** The whole firm's, which is nobody's department. */
const FIRM = '0';
const Quoted = z.object({
  data: z.object({
    items: z.array(
      z.object({
        msg_type: z.string(),
        sender: z.object({ sender_type: z.string() }),
        body: z.object({ content: z.string() }),
      }),
    ),
  }),
});
const Changed = z.object({ object: z.object({ open_id: z.string() }) });

export function feishu({ settings, lead, register, salt, clock, log }: Given<Settings>): Adapter {
  const asks = api({ settings, clock });
  const people = directory({ register, ask: profileOf, clock, log });
  const state = { self: '', hear: undefined as Hear | undefined };
  const place = () => ({ account: settings.app, self: state.self, now: clock() });

  const handlers: Handlers = {
    'im.message.receive_v1': async (event) => {
      const told = parse(event, place());
      if (told) await take(await whole(told), told.isOutsider);
    },
    'card.action.trigger': async (event) => {
      const press = parsePress(event, place());
      if (press) await take(press);
    },
    'contact.user.deleted_v3': async (event) => {
      const gone = Changed.safeParse(event).data;
      if (gone) await people.left(gone.object.open_id);
    },
    'contact.user.updated_v3': async (event) => {
      const changed = Changed.safeParse(event).data;
      if (changed) await people.changed(changed.object.open_id);
    },
    'im.chat.access_event.bot_p2p_chat_entered_v1': async () => {},
    'im.message.message_read_v1': async () => {},
  };

  /** Rejects when it is to be delivered again. */
  async function take(message: Message, isOutsider = false) {
    if (!state.hear) throw new Error('not ready to hear');
    const profile: Profile = isOutsider ? { standing: 'guest' } : await people.of(message.from.id);
    const heard = await state.hear({ ...message, from: { ...message.from, ...profile } });
    if (heard === 'again') throw new Error('Feishu has not said yet who that is');
  }

  async function whole({ message, file, quotes }: Told): Promise<Message> {
    if (file) {
      const path = `im/v1/messages/${message.place ?? ''}/resources/${file.key}?type=file`;
      return { ...message, files: [{ name: file.name, read: () => asks.fetch(path) }] };
    }
    const quoted = quotes === undefined ? undefined : await wordsOf(quotes);
    return { ...message, text: about(message.text, quoted) };
  }

  /** What somebody else said; our own words are known already. Without leave to look the words stand alone. */
  async function wordsOf(id: string): Promise<string | undefined> {
    const answer = await asks.ask(`im/v1/messages/${encodeURIComponent(id)}`, { method: 'GET' }).catch(() => undefined);
    const [item] = Quoted.safeParse(answer).data?.data.items ?? [];
    return item && item.sender.sender_type === 'user' ? plain(item.msg_type, content(item.body.content)) : undefined;
  }

  /** Whoever may not be looked up comes in by a code. */
  async function profileOf(user: string): Promise<Profile | undefined> {
    const path = `contact/v3/users/${encodeURIComponent(user)}?user_id_type=open_id`;
    try {
      const {
        name,
        email,
        enterprise_email: work,
        is_tenant_manager: manages,
        department_ids: all,
        status,
      } = Member.parse(await asks.ask(path, { method: 'GET' })).data.user;
      const hasLeft = status?.is_resigned || status?.is_exited;
      return profileFrom({
        standing: hasLeft ? 'gone' : manages ? 'admin' : 'member',
        name,
        address: work || email,
        department: await departmentOf(all.find((id) => id !== FIRM)),
      });
    } catch (error) {
      if (error instanceof Refusal && !SLOWLY.has(error.code)) return undefined;
      throw error;
    }
  }

  /** Without leave to look it is left out. */
  async function departmentOf(id: string | undefined): Promise<string | undefined> {
    if (id === undefined) return undefined;
    const path = `contact/v3/departments/${encodeURIComponent(id)}`;
    const answer = await asks.ask(path, { method: 'GET' }).catch(() => undefined);
    return Department.safeParse(answer).data?.data.department.name;
  }

  const line = connection({
    lead,
    broken: (why) => log(`Feishu: ${why}; connecting again`),
    async session(till) {
      // Whom a mention means, and whether the secret is taken.
      state.self = Self.parse(await asks.ask('bot/v3/info', { method: 'GET' })).bot.open_id;
      return session({
        settings,
        handlers,
        opened() {
          line.well();
          log('Feishu: connected');
        },
        till,
      });
    },
  });

  return {
    name: PLATFORM,
    can: {
      buttons: true,
      edit: true,
      threads: false,
      push: true,
      files: true,
      pictures: true,
      maxChars: 12_000,
      pace: 0.25,
    },
    refusal: () => refusalIn(line.why()),

    async start(hear) {
      state.hear = hear;
      line.start((error) => log('Feishu is no longer heard', error));
    },

    send: (told) => say(told, { api: asks, salt }),

    stop: line.stop,
  };
}
