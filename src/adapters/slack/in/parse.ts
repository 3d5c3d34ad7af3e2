/** What Slack sends, as what it means to us. Pure. Bots, joins, echoes and talk that is not ours come out as undefined. */
import type { z } from 'zod';
import { Body, type Callback, type Slash } from './payloads.ts';
import { inChannel, mention, wordsOf } from './message.ts';
import { pressed, submitted, whisperIn } from './pressed.ts';
import type { Told } from './events.ts';

export function parse(body: unknown): Told | undefined {
  const { data } = Body.safeParse(body);
  if (!data) return undefined;
  if ('command' in data) return commanded(data);
  if (data.type === 'event_callback') return happened(data);
  if (data.type === 'block_actions') return pressed(data);
  if (data.type === 'view_submission') return submitted(data);
  if (data.type === 'block_suggestion')
    return { kind: 'searches', account: data.team.id, user: data.user.id, query: data.value };
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
  if (event.type === 'user_change' || event.type === 'team_join')
    return { kind: 'changes', account, user: event.user.id, member: event.user };
  const about = event.type === 'message' ? inChannel(event, { id: event_id, self }) : mention(event, event_id);
  return about && about.user !== self ? { kind: 'words', account, self, ...about } : undefined;
}

function commanded({ team_id, user_id, channel_id, text, trigger_id, response_url }: z.output<typeof Slash>): Told {
  return {
    kind: 'words',
    account: team_id,
    user: user_id,
    words: {
      id: `slash:${trigger_id}`,
      text: text.trim() || 'help',
      markup: true,
      room: { id: whisperIn(channel_id, user_id), kind: 'whisper' },
      ...(response_url !== undefined && { answerAt: response_url }),
      // Direct messages may be those of two people, where we are not: only Slack knows which are theirs with us.
      ...(channel_id.startsWith('D') && { typedIn: channel_id }),
    },
  };
}

export function whispered(room: string): { readonly channel: string; readonly user: string } | undefined {
  const [channel, user] = room.split('/');
  return channel && user ? { channel, user } : undefined;
}

export function instantOf(ts: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(Number(ts) * 1000));
}
