/**
 * DingTalk: what it tells comes by a connection of our own, what we say and ask goes by its interface.
 *
 * What it tells is acknowledged when it is committed. DingTalk brings again after a minute what was not, but nobody has it in
 * writing that it does: so it waits here as well until it is kept, and is known by its id when it comes twice.
 */
import type { Frame } from 'dingtalk-stream';
import { z } from 'zod';
import { connection } from '../shared/connection.ts';
import { directory, type Given, type Profile, profileFrom } from '../shared/directory.ts';
import { keeping } from '../shared/keeping.ts';
import { recent } from '../shared/recent.ts';
import { api, type Settings } from './api.ts';
import { Refusal } from '../shared/asking/refusal.ts';
import { json, parse, parsePress, PLATFORM, type Told } from './parse.ts';
import { say } from './send.ts';
import { MOVED, PRESS, refusalIn, session, WORDS } from './session.ts';
import type { Message } from '../../core/contract/message.ts';
import type { Adapter, Hear } from '../../core/contract/adapter.ts';

const Member = z.object({
  result: z.object({
    name: z.string().optional(),
    admin: z.boolean().optional(),
    org_email: z.string().optional(),
    email: z.string().optional(),
    dept_id_list: z.array(z.number()).default([]),
  }),
});
const Department = z.object({ result: z.object({ name: z.string() }) });
/** The whole firm's number, which is nobody's department. */
const FIRM = 1;
const Changed = z.object({ userId: z.array(z.string()) });

export function dingtalk({ settings, lead, register, salt, clock, log }: Given<Settings>): Adapter {
  const { app, template } = settings;
  const asks = api({ settings, clock });
  const people = directory({ register, ask: profileOf, clock, log });
  /** What a message itself says of who wrote it. */
  const vouched = recent<Profile>();
  const kept = keeping((error) => log('a message of DingTalk waits to be kept', error));
  const state = { hear: undefined as Hear | undefined };

  function told(frame: Frame, acknowledge: () => void) {
    const { topic, messageId, eventType = topic } = frame.headers;
    const place = { account: app, now: clock() };
    if (frame.type === 'EVENT') {
      void changed(eventType, frame.data).then(acknowledge, (error: unknown) =>
        log('DingTalk will say once more that somebody has changed', error),
      );
      return;
    }
    const heard = topic === WORDS ? parse(frame.data, place) : undefined;
    const message = topic === PRESS ? parsePress(frame.data, { ...place, id: messageId }) : heard && whole(heard);
    if (message) take(message, acknowledge);
    else acknowledge();
  }

  function whole({ message, file }: Told): Message {
    return file ? { ...message, files: [{ name: file.name, read: () => asks.fetch(file.code) }] } : message;
  }

  function take(message: Message, acknowledge: () => void) {
    const { id, ...said } = message.from;
    if (said.standing !== undefined) vouched.set(id, said);
    kept.keep(message, async () => {
      if (!state.hear) throw new Error('not ready to hear');
      const profile = said.standing === 'guest' ? said : await people.of(id);
      const heard = await state.hear({ ...message, from: { id, ...profile } });
      if (heard === 'again') throw new Error('DingTalk has not said yet who that is');
      acknowledge();
    });
  }

  async function changed(event: string, data: string) {
    const { userId: users = [] } = Changed.safeParse(json(data)).data ?? {};
    for (const user of users) {
      if (event === 'user_leave_org') await people.left(user);
      if (event === 'user_modify_org') await people.changed(user);
    }
  }

  /** Who may not be looked up is who DingTalk says they are beside their own words. */
  async function profileOf(user: string): Promise<Profile | undefined> {
    try {
      const {
        name,
        admin,
        org_email: work,
        email,
        dept_id_list: all,
      } = Member.parse(await asks.askOld('topapi/v2/user/get', { userid: user })).result;
      return profileFrom({
        standing: admin ? 'admin' : 'member',
        name,
        address: work || email,
        department: await departmentOf(all.find((id) => id !== FIRM)),
      });
    } catch (error) {
      if (error instanceof Refusal) return vouched.get(user);
      throw error;
    }
  }

  /** Without leave to look it is left out. */
  async function departmentOf(id: number | undefined): Promise<string | undefined> {
    if (id === undefined) return undefined;
    const answer = await asks.askOld('topapi/v2/department/get', { dept_id: id }).catch(() => undefined);
    return Department.safeParse(answer).data?.result.name;
  }

  const line = connection({
    lead,
    broken: (why) => {
      if (why !== MOVED) log(`DingTalk: ${why}; connecting again`);
    },
    session: (till) =>
      session({
        settings,
        endpoint: asks.endpoint,
        opened() {
          line.well();
          log('DingTalk: connected');
        },
        told,
        till,
      }),
  });

  return {
    name: PLATFORM,
    can: {
      buttons: true,
      edit: template !== undefined,
      threads: false,
      push: true,
      files: true,
      maxChars: 6_000,
      pace: 1,
    },
    refusal: () => refusalIn(line.why()),

    async start(hear) {
      state.hear = hear;
      line.start((error) => log('DingTalk is no longer heard', error));
    },

    send: (told) => say(told, { api: asks, template, salt }),

    async stop() {
      await line.stop();
      await kept.stop();
    },
  };
}
