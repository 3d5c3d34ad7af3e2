/** The whole bot behind the stand-in of Slack, with a clock that tests move. */
import { tellChannelClosed } from '../../../../src/core/people/teamChannel.ts';
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import { bot } from '../../../../src/core/bot/bot.ts';
import { commands } from '../../../../src/core/commands.ts';
import { deliver } from '../../../../src/core/delivery/deliver.ts';
import { withPrivateRows } from '../../../../src/core/db/session.ts';
import { openStore } from '../../../../src/core/db/open.ts';
import { outbox, rooms } from '../../../../src/core/db/schema/messages.ts';
import { everyone } from '../../../../src/core/people/store/people.ts';
import { addTeam } from '../../../../src/core/people/store/teams.ts';
import type { Tx } from '../../../../src/core/db/tx.ts';
import { digest } from '../../../../src/jobs/digest/digest.ts';
import { runJobs } from '../../../../src/jobs/job.ts';
import { remind } from '../../../../src/jobs/rhythm/remind.ts';
import { transferWorker } from '../../../../src/jobs/transfer.ts';
import { openSlack } from '../../../../src/app/ports/slack.ts';
import type { Link } from '../../../support/link.ts';
import { FRIDAY, onlyOf, openTestStore } from '../../../support/world.ts';
import * as sent from './payloads.ts';
import { APP_TOKEN, BOT, pickOf, type Posted, pressOf, SIGNING_SECRET, standIn, TOKEN } from './standin.ts';
import type { Hear } from '../../../../src/core/contract/adapter.ts';

/** Rooms of Slack where something is to be said that nobody has to mend anything for. */
const waiting = (tx: Tx) =>
  tx
    .select({ room: outbox.roomId })
    .from(outbox)
    .innerJoin(rooms, eq(rooms.id, outbox.roomId))
    .where(and(eq(outbox.state, 'due'), eq(rooms.platform, 'slack')))
    .groupBy(outbox.roomId)
    .having(sql`count(reason) = 0`);

const HOME = { zone: 'Asia/Shanghai', locale: 'zh' } as const;

export type Mode = 'http' | 'socket';

type Setup = {
  readonly oauth?: boolean;
  readonly mode?: Mode;
  readonly replicas?: number;
  /** Slack lists who is in the team. */
  readonly listed?: boolean;
  /** The bot reaches its database through this wire; the test itself does not need it. */
  readonly link?: Link;
};

export async function slackHouse({ oauth = false, mode = 'http', replicas = 1, listed = false, link }: Setup = {}) {
  const clock = { now: FRIDAY };
  const team = `T${randomUUID()}`;
  const shared = (await openTestStore()).at(() => clock.now);
  const workspace = await shared.found({ name: 'Test', demo: false, ...HOME });
  const store = onlyOf(shared, workspace);
  await store.within({ workspace }, (tx) => addTeam(tx, { name: '销售一组', ...HOME }));
  const linked =
    link &&
    (await openStore(
      { kind: 'server', url: await link.through({ store }), connections: 4, patience: 3_000 },
      () => clock.now,
    ));
  if (linked) onTestFinished(linked.close);
  const behind = linked ?? store;
  const slack = await standIn(() => clock.now, team);
  slack.state.isListed = listed;
  const problems: string[] = [];
  const { receive } = bot({
    store: behind,
    commands,
    clock: () => clock.now,
    living: ['slack'],
    wake: () => {},
    log: (_id, error) => problems.push(String(error)),
  });
  const carrying = transferWorker({
    store,
    clock: () => clock.now,
    wake: () => {},
    fail: (error) => problems.push(String(error)),
  });
  const ears: { hear: Hear } = { hear: receive };

  const open = async () => {
    const adapter = await openSlack({
      store: behind,
      workspace,
      config: {
        ...HOME,
        slack: {
          token: oauth ? undefined : TOKEN,
          appToken: mode === 'socket' ? APP_TOKEN : undefined,
          signingSecret: mode === 'http' ? SIGNING_SECRET : undefined,
          oauth: oauth ? { id: '1.2', secret: 'client secret' } : undefined,
          apiUrl: slack.apiUrl,
          publicUrl: undefined,
          key: 'a key of thirty-two characters, at least',
        },
      },
      clock: () => clock.now,
      log(sentence) {
        problems.push(sentence);
        // Nobody need wait for what it has just said will not come.
        if (sentence === 'Slack is to send that again') slack.giveUp();
      },
    });
    const delivery = deliver({
      store: behind,
      adapters: [adapter],
      clock: () => clock.now,
      unspoken: tellChannelClosed,
      log: () => {},
    });
    onTestFinished(async () => {
      await adapter.stop();
      await delivery.stop();
    });
    await adapter.start((message) => ears.hear(message));
    return { adapter, delivery };
  };
  onTestFinished(slack.close);
  const bots = await Promise.all(Array.from({ length: replicas }, open));
  const [{ adapter }] = bots as [(typeof bots)[number]];
  const drain = () => Promise.all(bots.map(({ delivery }) => delivery.drain()));

  /** What Slack is answered: a status and a body. Over a connection, what is not acknowledged has none. */
  const tell = async (body: object, { form, ...how }: Parameters<typeof slack.request>[1] = {}) => {
    if (mode === 'http') {
      const answer = await adapter.answer(slack.request(body, { ...how, ...(form && { form }) }));
      return { status: answer.status, text: await answer.text() };
    }
    const type = form === 'payload' ? 'interactive' : form === 'fields' ? 'slash_commands' : 'events_api';
    const answer = await slack.tell(body, type);
    return answer
      ? { status: 200, text: Object.keys(answer).length ? JSON.stringify(answer) : '' }
      : { status: 500, text: '' };
  };
  const post = async (...args: Parameters<typeof tell>) => (await tell(...args)).status;
  const event = (inner: object, { id = randomUUID(), account = team } = {}) => ({
    ...sent.direct_message,
    team_id: account,
    event_id: id,
    event: inner,
    authorizations: [{ team_id: account, user_id: BOT, is_bot: true }],
  });
  const about = { account: team };
  const stamps = { count: 0 };
  const newTs = () =>
    `${Math.floor(clock.now.epochMilliseconds / 1000)}.5${String((stamps.count += 1)).padStart(5, '0')}`;

  /** Until everything said has arrived, but for what somebody has to mend first; the clock goes on where Slack wants to be waited for. */
  const settled = async (where = workspace) => {
    await carrying.settled();
    for (let waited = 0; waited < 120; waited += 1) {
      await drain();
      if ((await store.within({ workspace: where }, waiting)).length === 0) return;
      clock.now = clock.now.add({ seconds: 1 });
    }
    throw new Error('something is still not said');
  };
  /** Moves the clock to a moment of the team's wall, and asks what is due. */
  const due = async (local: string) => {
    clock.now = Temporal.PlainDateTime.from(local).toZonedDateTime(HOME.zone).toInstant();
    const log = (_job: string, error: unknown) => void problems.push(String(error));
    await runJobs({ store, jobs: [remind, digest], now: clock.now, log });
  };
  const pass = () => (clock.now = clock.now.add({ seconds: 2 }));

  if (mode === 'socket') await expect.poll(() => slack.state.wires.length).toBe(replicas);
  if (!oauth)
    await expect.poll(() => post(event({ type: 'app_home_opened', user: 'U9' })), { timeout: 30_000 }).toBe(200);

  const spoken = (user: string, text: string, more: object = {}) => ({
    type: 'message',
    user,
    text,
    ts: newTs(),
    channel: `D-${user}`,
    channel_type: 'im',
    ...more,
  });

  const press = async (
    user: string,
    {
      message,
      action,
      label,
    }: { readonly message: Posted | undefined; readonly action: object | undefined; readonly label: string },
  ) => {
    if (!message || !action) throw new Error(`there is nothing to press: «${label}»`);
    pass();
    const body = {
      ...sent.pressed,
      user: { id: user },
      team: { id: team },
      trigger_id: randomUUID(),
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: message.only !== undefined,
      },
      message: { ...message },
      actions: [{ ...action, action_ts: newTs() }],
    };
    expect(await post(body, { form: 'payload' })).toBe(200);
    await settled();
  };

  return {
    adapter,
    /** One more replica, started now. */
    another: open,
    bots,
    clock,
    ears,
    event,
    post,
    problems,
    receive,
    settled,
    slack,
    spoken,
    store,
    tell,
    team,
    workspace,
    sql: <T>(work: (tx: Tx) => Promise<T>) => store.within({ workspace }, (tx) => withPrivateRows(tx, () => work(tx))),
    people: () => store.within({ workspace }, everyone),
    /** Writes to the bot. Resolves to the words as Slack has them. */
    async says(user: string, text: string, more: object = {}) {
      pass();
      const said = spoken(user, text, more);
      expect(await post(event(said, about))).toBe(200);
      await settled();
      return said;
    },
    async mentions(user: string, text: string, more: object = {}) {
      pass();
      const mention = { type: 'app_mention', channel: 'C1', channel_type: undefined, ...more };
      const said = spoken(user, `<@${BOT}> ${text}`, mention);
      expect(await post(event(said, about))).toBe(200);
      expect(await post(event({ ...said, type: 'message', channel_type: 'channel' }, about))).toBe(200);
      await settled();
      return said;
    },
    async commands(user: string, text: string, channel = 'C1') {
      pass();
      const form = {
        ...sent.slash,
        team_id: team,
        user_id: user,
        channel_id: channel,
        text,
        trigger_id: randomUUID(),
        response_url: slack.answerAt(channel, user),
      };
      const { text: answer } = await tell(form, { form: 'fields' });
      await settled();
      return answer;
    },
    /** Presses a button of a message as it was seen, or a line of its menus, under its label. */
    presses: (user: string, label: string, message: Posted | undefined) =>
      press(user, { message, action: message && pressOf(message.blocks, label), label }),
    /** Picks a day, a customer or a person where a message offers some. */
    picks: (
      user: string,
      label: string,
      { pick, message }: { readonly pick: string; readonly message: Posted | undefined },
    ) => press(user, { message, action: message && pickOf(message.blocks, label, pick), label }),
    /** Fills the form that was opened last, and sends it. */
    async fills(user: string, given: object) {
      const view = slack.state.views.at(-1);
      if (!view) throw new Error('no form is open');
      pass();
      const values = { field: { field: given } };
      const body = { ...sent.submitted, team: { id: team }, user: { id: user }, view: { ...view, state: { values } } };
      const { text } = await tell(body, { form: 'payload' });
      await settled();
      return text;
    },
    due,
    /** Moves the clock to a moment of the team's wall, asks what is due, and has it said. */
    async until(local: string) {
      await due(local);
      await settled();
    },
    /** What is to be seen in a room, oldest first. */
    room: (channel: string) => slack.state.messages.filter((message) => message.channel === channel),
  };
}

export type SlackHouse = Awaited<ReturnType<typeof slackHouse>>;
