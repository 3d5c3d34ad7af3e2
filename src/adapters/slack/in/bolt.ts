/** Bolt, with everything we listen to; who may be spoken for in a team is asked before anything is heard. */
import { App, type AuthorizeResult, type Receiver, type ReceiverEvent, type webApi } from '@slack/bolt';
import { FILL, FORM, LOG, NEW, PICK, SAY } from './payloads.ts';

/** Resolves, once all that follows is committed, to what Slack is told beside «yes». A throw: Slack is to send it again. */
export type Take = (body: unknown) => Promise<object | undefined>;

type Parts = {
  readonly receivers: readonly Receiver[];
  readonly clientOptions: webApi.WebClientOptions;
  /** Undefined: a team that we are not in, or no more: what it tells us is none of our business. */
  readonly authorize: (account: string) => Promise<AuthorizeResult | undefined>;
  readonly take: Take;
};

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message',
  'team_join',
  'tokens_revoked',
  'user_change',
] as const;

export function bolt({ receivers, clientOptions, authorize, take }: Parts): App {
  const app = new App({
    receiver: all(receivers),
    clientOptions,
    convoStore: false,
    ...(clientOptions.logger && { logger: clientOptions.logger }),
    async authorize({ teamId = '' }) {
      const found = await authorize(teamId);
      if (!found) throw new UnknownTeam();
      return { teamId, ...found };
    },
  });
  app.error(async (error) => {
    if (!(error instanceof Error && 'original' in error && error.original instanceof UnknownTeam)) throw error;
  });
  for (const event of EVENTS) app.event(event, async ({ body }) => void (await take(body)));
  app.command(/.*/, async ({ body, ack }) => ack(await take(body)));
  app.action(ACTIONS, async ({ body, ack }) => {
    await take(body);
    await ack();
  });
  app.options(ACTIONS, async ({ body, ack }) => {
    const found = await take(body);
    await ack({ options: [], ...found });
  });
  for (const shortcut of [LOG, NEW])
    app.shortcut(shortcut, async ({ body, ack }) => {
      await take(body);
      await ack();
    });
  // What a form is answered with is what its fields lack.
  for (const form of [FORM, FILL]) app.view(form, async ({ body, ack }) => ack((await take(body)) as never));
  return app;
}

const ACTIONS = new RegExp(`^(?:${SAY}|${PICK}|${FILL}|form)\\b`);

class UnknownTeam extends Error {
  override readonly message = 'not installed in this team';
}

/** Bolt acknowledges an event before anybody has listened to it; whoever delivers it learns only when all is done. */
export async function durably(app: App, event: Omit<ReceiverEvent, 'ack'>): Promise<object | string | undefined> {
  const said: { answer?: object | string } = {};
  await app.processEvent({
    ...event,
    // Slack takes nothing, words or an object.
    async ack(answer?: object | string) {
      if (answer !== undefined) said.answer = answer;
    },
  });
  return said.answer;
}

/** Several ways in, for one app. */
function all(receivers: readonly Receiver[]): Receiver {
  return {
    init: (app) => receivers.forEach((each) => each.init(app)),
    start: () => Promise.all(receivers.map((each) => each.start())),
    stop: () => Promise.all(receivers.map((each) => each.stop())),
  };
}
