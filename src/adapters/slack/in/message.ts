/** What was said in a message of Slack, or became of it since: whose words they are, where, and with which files. Pure. */
import type { z } from 'zod';
import type { Event, File } from './payloads.ts';
import { whisperIn } from './pressed.ts';
import type { Kept, Thing, Words } from './events.ts';

/** A mention opens a thread, or goes on in its own. */
export function mention(
  said: Extract<z.output<typeof Event>, { type: 'app_mention' }>,
  id: string,
): Spoken | undefined {
  if (!isPerson(said) || isDirect(said)) return undefined;
  return {
    user: said.user,
    words: {
      id,
      text: wordsOf(said),
      markup: true,
      room: { id: said.channel, kind: 'group' },
      ...threadIn({ ...said, thread_ts: said.thread_ts ?? said.ts }),
      ts: said.ts,
      place: `${said.channel}:${said.ts}`,
      aside: whisperIn(said.channel, said.user),
    },
  };
}

/** Direct messages; in channels what is said in threads, which may be ours, and what became of words that we may have heard. */
export function inChannel(
  event: Extract<z.output<typeof Event>, { type: 'message' }>,
  { id, self }: { readonly id: string; readonly self: string | undefined },
): Spoken | undefined {
  const direct = isDirect(event);
  const room = { id: event.channel, kind: direct ? ('direct' as const) : ('group' as const) };
  const threadOf = ({ thread_ts, ts }: { thread_ts?: string | null | undefined; ts: string }) =>
    threadIn({ channel: event.channel, thread_ts: thread_ts ?? (direct ? undefined : ts) });
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
  if (ts === undefined || !isPerson(event)) return undefined;
  const said = { ...event, ts, text: event.text ?? '' };
  // Where we are called Slack says so in an event of its own.
  const isCalled = self !== undefined && said.text.includes(`<@${self}`);
  if (!direct && (!event.thread_ts || isCalled)) return undefined;
  const place = `${event.channel}:${ts}`;
  const text = wordsOf(said);
  const thing = text ? undefined : thingOf(said);
  const files = thing ? [] : filesOf(said);
  return {
    user: event.user,
    words: {
      id,
      text,
      ...(thing && { thing }),
      markup: true,
      room,
      ...threadOf(said),
      ...(!direct && { overheard: true as const }),
      ...(direct && files.length > 0 && { files }),
      ts,
      place,
    },
  };
}

/** The thread, and the place of the words that it hangs from. */
function threadIn({ channel, thread_ts: thread }: { channel: string; thread_ts?: string | null | undefined }) {
  return thread ? { thread, root: `${channel}:${thread}` } : {};
}

type Spoken = { readonly user: string; readonly words: Words };

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
export function wordsOf({
  text = '',
  files,
}: {
  text?: string;
  files?: readonly z.output<typeof File>[] | null | undefined;
}) {
  const words = (files ?? []).filter(({ name }) => !TABLE.test(name ?? ''));
  const read = words.map(({ transcription, mimetype = '', preview }) =>
    transcription?.status === 'complete' ? transcription.preview?.content : mimetype.startsWith('text/') ? preview : '',
  );
  return [text, ...read].filter(Boolean).join('\n');
}

/** What was sent, where none of it can be read. */
function thingOf({ files }: { files?: readonly z.output<typeof File>[] | null | undefined }): Thing | undefined {
  const [first] = files ?? [];
  if (!first) return undefined;
  const { transcription, mimetype = '' } = first;
  if (transcription && !OVER.test(transcription.status)) return 'transcribing';
  if (mimetype.startsWith('audio/')) return 'voice';
  if (mimetype.startsWith('video/')) return 'video';
  return mimetype.startsWith('image/') ? 'picture' : undefined;
}

/** How Slack says that it will make no more words of a voice. */
const OVER = /^(?:complete|failed|none)$/;

/** A table is handed over as a whole, not as the first lines that Slack shows of it. */
const TABLE = /\.(?:csv|tsv|xls[xmb]?|et|ods|vcf)$/i;

/** What Slack has made words of is no file any more. */
function filesOf({ files }: { files?: readonly z.output<typeof File>[] | null | undefined }): readonly Kept[] {
  return (files ?? []).flatMap(({ name, size, url_private_download: url, transcription }) =>
    name && url !== undefined && !transcription ? [{ name, url, ...(size !== undefined && { size }) }] : [],
  );
}
