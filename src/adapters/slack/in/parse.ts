/** What Slack sends, as what it means to us. Pure. Bots, joins, echoes and talk that is not ours come out as undefined. */
import type { z } from 'zod';
import { type Actions, Body, type Callback, SAY, type Slash, type Submission } from './payloads.ts';
import { inChannel, mention, wordsOf } from './message.ts';
import type { Told } from './events.ts';

export function parse(body: unknown): Told | undefined {
  const { data } = Body.safeParse(body);
  if (!data) return undefined;
  if ('command' in data) return commanded(data);
  if (data.type === 'event_callback') return happened(data);
  if (data.type === 'block_actions') return pressed(data);
  if (data.type === 'view_submission') return submitted(data);
  return {
    kind: 'asks',
    account: data.team.id,
    user: data.user.id,
    trigger: data.trigger_id,
    ...(data.type === 'message_action' && {
      answerAt: data.response_url,
      message: { text: wordsOf(data.message), ts: data.message.ts, user: data.message.user },
    }),
  };
}

function happened({ team_id, event_id, event, authorizations }: z.output<typeof Callback>): Told | undefined {
  const [installed] = authorizations;
  const account = installed?.team_id ?? team_id;
  const self = installed?.user_id;
  if (event.type === 'app_uninstalled') return { kind: 'leaves', account };
  if (event.type === 'tokens_revoked') return event.tokens.bot.length ? { kind: 'leaves', account } : undefined;
  if (event.type === 'app_home_opened')
    return event.tab === 'home' ? { kind: 'looks', account, user: event.user } : undefined;
  if (event.type === 'user_change') return { kind: 'changes', account, user: event.user.id, member: event.user };
  const about = event.type === 'message' ? inChannel(event, event_id) : mention(event, event_id);
  return about && about.user !== self ? { kind: 'words', account, self, ...about } : undefined;
}

function pressed({
  user,
  team,
  container,
  message,
  actions,
  response_url,
}: z.output<typeof Actions>): Told | undefined {
  const [action] = actions;
  if (!action?.action_id.startsWith(SAY) || action.value === undefined) return undefined;
  const { channel_id: channel, message_ts: ts = container.view_id, is_ephemeral: whispered } = container;
  const thread = container.thread_ts ?? message?.thread_ts;
  const room =
    channel === undefined
      ? {}
      : whispered && !channel.startsWith('D')
        ? { room: { id: whisperIn(channel, user.id), kind: 'whisper' as const } }
        : { room: { id: channel, kind: channel.startsWith('D') ? ('direct' as const) : ('group' as const) } };
  return {
    kind: 'words',
    account: team.id,
    user: user.id,
    words: {
      id: `press:${user.id}:${action.action_ts}`,
      text: action.value,
      markup: false,
      ...room,
      ...(thread !== undefined && { thread }),
      ...(ts !== undefined && { pressed: ts }),
      ...(channel !== undefined && !channel.startsWith('D') && { aside: whisperIn(channel, user.id) }),
      ...(whispered && response_url !== undefined && { replaceAt: response_url }),
    },
  };
}

function commanded({ team_id, user_id, channel_id, text, trigger_id }: z.output<typeof Slash>): Told {
  // Direct messages may be those of two people, where we are not: only Slack knows which are theirs with us.
  const where = channel_id.startsWith('D')
    ? { typedIn: channel_id }
    : { room: { id: whisperIn(channel_id, user_id), kind: 'whisper' as const } };
  return {
    kind: 'words',
    account: team_id,
    user: user_id,
    words: { id: `slash:${trigger_id}`, text: text.trim() || 'help', markup: true, ...where },
  };
}

function submitted({ user, team, view }: z.output<typeof Submission>): Told {
  const fields = Object.entries(view.state.values).map(
    ([block, inputs]) => [block, Object.values(inputs)[0]?.value?.trim() ?? ''] as const,
  );
  return {
    kind: 'submits',
    account: team.id,
    user: user.id,
    view: view.id,
    values: Object.fromEntries(fields),
    ...(view.private_metadata && { at: view.private_metadata }),
  };
}

/** A talk between one person and us that a channel does not see. */
export const whisperIn = (channel: string, user: string) => `${channel}/${user}`;

export function whispered(room: string): { readonly channel: string; readonly user: string } | undefined {
  const [channel, user] = room.split('/');
  return channel && user ? { channel, user } : undefined;
}

export function instantOf(ts: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(Number(ts) * 1000));
}
