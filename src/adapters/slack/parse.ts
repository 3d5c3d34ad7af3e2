/** What Slack sends, as what it means to us. Pure. Bots, joins, echoes and talk that is not ours come out as undefined. */
import type { z } from 'zod';
import {
  type Actions,
  Body,
  type Callback,
  type Event,
  type File,
  SAY,
  type Slash,
  type Submission,
} from './payload.ts';

/** Words on their way to become a Message: who says them is looked up later. */
export type Words = {
  readonly id: string;
  /** In Slack's markup, but for what a button or a form says. */
  readonly text: string;
  readonly markup: boolean;
  /** Undefined: the person's direct messages, wherever those are. */
  readonly room?: { readonly id: string; readonly kind: 'direct' | 'group' | 'whisper' };
  readonly thread?: string;
  /** Files that were handed over with them, and where Slack keeps them. */
  readonly files?: readonly Kept[];
  /** Slack's stamp of the moment; undefined: now. */
  readonly ts?: string;
  readonly pressed?: string;
  readonly aside?: string;
  readonly place?: string;
  readonly revises?: string;
  readonly retracts?: string;
  /** Where this very message, which only one person sees, can be replaced. */
  readonly replaceAt?: string;
};

export type Kept = { readonly name: string; readonly size?: number; readonly url: string };

export type Told = { readonly account: string } & (
  | { readonly kind: 'words'; readonly user: string; readonly self?: string | undefined; readonly words: Words }
  | {
      readonly kind: 'asks';
      readonly user: string;
      readonly trigger: string;
      readonly answerAt?: string | undefined;
      /** The message to be logged; none for a new note. */
      readonly message?: { readonly text: string; readonly ts: string; readonly user: string | undefined };
    }
  | {
      readonly kind: 'submits';
      readonly user: string;
      readonly view: string;
      readonly values: Values;
      readonly at?: string;
    }
  | { readonly kind: 'looks'; readonly user: string }
  | { readonly kind: 'leaves' }
);

export type Values = Readonly<Record<string, string>>;

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
  const about = event.type === 'message' ? inChannel(event, event_id) : mention(event, event_id);
  return about && about.user !== self ? { kind: 'words', account, self, ...about } : undefined;
}

type Spoken = { readonly user: string; readonly words: Words };

/** A mention opens a thread, or goes on in its own. */
function mention(said: Extract<z.output<typeof Event>, { type: 'app_mention' }>, id: string): Spoken | undefined {
  if (!isPerson(said) || isDirect(said)) return undefined;
  return {
    user: said.user,
    words: {
      id,
      text: wordsOf(said),
      markup: true,
      room: { id: said.channel, kind: 'group' },
      thread: said.thread_ts ?? said.ts,
      ts: said.ts,
      place: `${said.channel}:${said.ts}`,
    },
  };
}

/** Direct messages; and what became of words that we may have heard, in channels too. */
function inChannel(event: Extract<z.output<typeof Event>, { type: 'message' }>, id: string): Spoken | undefined {
  const direct = isDirect(event);
  const room = { id: event.channel, kind: direct ? ('direct' as const) : ('group' as const) };
  const threadOf = ({ thread_ts, ts }: { thread_ts?: string | null | undefined; ts: string }) => {
    const thread = thread_ts ?? (direct ? undefined : ts);
    return thread === undefined ? {} : { thread };
  };
  if (event.subtype === 'message_changed') {
    const { message: now, previous_message: before } = event;
    if (!now?.user || !isPerson({ ...now, subtype: undefined })) return undefined;
    if (before && wordsOf(before) === wordsOf(now)) return undefined;
    const revises = `${event.channel}:${now.ts}`;
    return {
      user: now.user,
      words: { id, text: wordsOf(now), markup: true, room, ...threadOf(now), revises, ...stamped(event.ts) },
    };
  }
  if (event.subtype === 'message_deleted') {
    const before = event.previous_message;
    if (!before?.user || !isPerson({ ...before, subtype: undefined })) return undefined;
    const retracts = `${event.channel}:${event.deleted_ts ?? before.ts}`;
    return {
      user: before.user,
      words: { id, text: '', markup: true, room, ...threadOf(before), retracts, ...stamped(event.ts) },
    };
  }
  const { ts } = event;
  if (!direct || ts === undefined || !isPerson(event)) return undefined;
  const said = { ...event, ts, text: event.text ?? '' };
  const place = `${event.channel}:${ts}`;
  const files = filesOf(said);
  return {
    user: event.user,
    words: {
      id,
      text: wordsOf(said),
      markup: true,
      room,
      ...threadOf(said),
      ...(files.length > 0 && { files }),
      ts,
      place,
    },
  };
}

const stamped = (ts: string | undefined) => (ts === undefined ? {} : { ts });

/** Words with a file or sent to the channel as well are a person's; every other subtype is something else than words. */
const SPOKEN = ['file_share', 'thread_broadcast', 'me_message'];

function isPerson<
  T extends { user?: string | undefined; bot_id?: string | null | undefined; subtype?: string | null | undefined },
>(said: T): said is T & { user: string } {
  if (said.user === undefined || said.user === 'USLACKBOT' || said.bot_id) return false;
  return !said.subtype || SPOKEN.includes(said.subtype);
}

function isDirect({ channel, channel_type }: { channel: string; channel_type?: string | null | undefined }) {
  return channel_type === 'im' || (!channel_type && channel.startsWith('D'));
}

/** What was typed, and what Slack read or heard in the files beside it. */
function wordsOf({ text = '', files }: { text?: string; files?: readonly z.output<typeof File>[] | null | undefined }) {
  const words = (files ?? []).filter(({ name }) => !TABLE.test(name ?? ''));
  const read = words.map(({ transcription, mimetype = '', preview }) =>
    transcription?.status === 'complete' ? transcription.preview?.content : mimetype.startsWith('text/') ? preview : '',
  );
  return [text, ...read].filter(Boolean).join('\n');
}

/** A table is handed over as a whole, not as the first lines that Slack shows of it. */
const TABLE = /\.(?:csv|tsv|xlsx?)$/i;

/** What Slack has made words of is no file any more. */
function filesOf({ files }: { files?: readonly z.output<typeof File>[] | null | undefined }): readonly Kept[] {
  return (files ?? []).flatMap(({ name, size, url_private_download: url, transcription }) =>
    name && url !== undefined && !transcription ? [{ name, url, ...(size !== undefined && { size }) }] : [],
  );
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
  const room = channel_id.startsWith('D')
    ? { id: channel_id, kind: 'direct' as const }
    : { id: whisperIn(channel_id, user_id), kind: 'whisper' as const };
  return {
    kind: 'words',
    account: team_id,
    user: user_id,
    words: { id: `slash:${trigger_id}`, text: text.trim() || 'help', markup: true, room },
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
