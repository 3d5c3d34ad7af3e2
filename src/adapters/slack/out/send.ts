/**
 * One attempt to say one line, and what became of it.
 *
 * A post is not repeatable, so each carries its key as metadata; when an earlier try may have arrived it is looked for first. What Slack certainly refused is said so; what nobody knows the end of throws.
 */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { upload, uploadPicture } from './files.ts';
import { instantOf, whispered } from '../in/parse.ts';
import type { Answers } from '../account/answers.ts';
import { CLOSED, errorOf, GONE, outcome, type Refused } from './errors.ts';
import { render, type Said } from './render.ts';
import type { Localized } from '../../../core/contract/locale.ts';
import type { OutboxLine, SendResult } from '../../../core/contract/adapter.ts';

const EVENT = 'touchbase_line';
/** As far back as an unclear message is looked for. */
const BACK = { hours: 24 };

/** What a message of ours carries, to be known again. */
const Ours = z.object({
  event_type: z.literal(EVENT),
  event_payload: z.object({ key: z.string(), words: z.string() }),
});

export type Mouth = {
  readonly client: webApi.WebClient;
  readonly clock: () => Temporal.Instant;
  readonly answers: Answers;
  readonly refused: Refused;
  readonly placeOf: (line: OutboxLine) => Promise<Localized>;
};

export async function say(line: OutboxLine, mouth: Mouth): Promise<SendResult> {
  const said = render(line);
  const aside = whispered(line.room);
  try {
    if (line.room.startsWith('U') || line.room.startsWith('W')) return await reach(line, mouth);
    if (aside) return await whisper({ line, said, aside }, mouth);
    if (line.edits !== undefined) return await replace({ line, said, ts: line.edits }, mouth);
    return await post({ line, said }, mouth);
  } catch (error) {
    return outcome(error, { line, ...mouth });
  }
}

/** To somebody who has never written: their direct messages are opened first. */
async function reach(line: OutboxLine, mouth: Mouth): Promise<SendResult> {
  const room = (await mouth.client.conversations.open({ users: line.room })).channel?.id;
  if (!room) throw new Error('no direct messages with this person');
  const sent = await say({ ...line, room }, mouth);
  return sent.kind === 'sent' ? { ...sent, room } : sent;
}

type Saying = { readonly line: OutboxLine; readonly said: Said };

async function post({ line, said }: Saying, mouth: Mouth): Promise<SendResult> {
  const metadata = { event_type: EVENT, event_payload: { key: line.key, words: digest(said.text) } };
  const known = line.unsure ? await arrived({ line, words: metadata.event_payload.words }, mouth) : undefined;
  if (known !== undefined) return { kind: 'sent', id: known, at: instantOf(known) };
  // Before the card: what comes twice does less harm than what never came.
  if (line.file) await upload(mouth.client, { file: line.file, channel: line.room, thread: line.thread });
  const { ts } = await withPicture({ line, said }, mouth, (shown) =>
    orWithout(line.thread, (thread) =>
      mouth.client.chat.postMessage({
        channel: line.room,
        ...shown,
        ...INERT,
        metadata,
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    ),
  );
  return { kind: 'sent', ...(ts !== undefined && { id: ts, at: instantOf(ts) }) };
}

/** An edit can be repeated as often as one likes. Where the message is gone, its words are said anew. */
async function replace({ line, said, ts }: Saying & { readonly ts: string }, mouth: Mouth): Promise<SendResult> {
  try {
    await withPicture({ line, said }, mouth, (shown) =>
      mouth.client.chat.update({ channel: line.room, ts, ...shown, parse: 'none', link_names: false }),
    );
    return { kind: 'sent', id: ts };
  } catch (error) {
    if (!GONE.has(errorOf(error) ?? '')) throw error;
    return post({ line, said }, mouth);
  }
}

/** For one person's eyes, in a channel; where the channel is closed to us, as the answer to their command, or in their direct messages. */
async function whisper(
  { line, said, aside }: Saying & { readonly aside: { readonly channel: string; readonly user: string } },
  mouth: Mouth,
): Promise<SendResult> {
  const { answers } = mouth;
  const address = line.edits === undefined ? undefined : await answers.replacing(line, line.edits);
  if (address !== undefined && (await answered(address, { replace_original: true, ...said })))
    return { kind: 'sent', id: line.edits ?? '' };
  if (line.card.spent) return { kind: 'sent', ...(line.edits !== undefined && { id: line.edits }) };
  const { channel, user } = aside;
  if (line.file) {
    // A file cannot be shown to one person of a channel.
    const direct = (await mouth.client.conversations.open({ users: user })).channel?.id;
    if (direct) await upload(mouth.client, { file: line.file, channel: direct });
  }
  try {
    // Among other people's direct messages nobody hears us but by an answer.
    if (channel.startsWith('D')) return await answer({ line, said, user }, mouth);
    const { message_ts: ts } = await orWithout(line.thread, (thread) =>
      mouth.client.chat.postEphemeral({
        channel,
        user,
        ...said,
        parse: 'none',
        link_names: false,
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    );
    if ((await answers.nameless(line)) !== undefined) await answers.said(line, null);
    return { kind: 'sent', ...(ts !== undefined && { id: ts, at: instantOf(ts) }) };
  } catch (error) {
    if (!CLOSED.has(errorOf(error) ?? '')) throw error;
    return answer({ line, said, user }, mouth);
  }
}

async function answer(
  { line, said, user }: Saying & { readonly user: string },
  { client, answers }: Mouth,
): Promise<SendResult> {
  const address = await answers.addressOf(line);
  if (address !== undefined && (await answered(address, { response_type: 'ephemeral', ...said }))) {
    await answers.said(line, line.key);
    return { kind: 'sent', id: line.key };
  }
  const { ts } = await client.chat.postMessage({ channel: user, ...said, ...INERT });
  return { kind: 'sent', ...(ts !== undefined && { id: ts, at: instantOf(ts) }) };
}

/**
 * Says it with the card's picture, where there is one. Slack has a file before its messages may show it, and refuses them
 * for so long: what it has not taken in a few seconds, or cannot be drawn or uploaded, is said in words.
 */
async function withPicture<T>({ line, said }: Saying, { client }: Mouth, send: (said: Said) => Promise<T>): Promise<T> {
  const { picture } = line.card;
  const shown = picture && (await uploadPicture(client, picture).catch(inWords));
  if (!shown) return send(said);
  const drawn = render(line, { picture: shown });
  for (const wait of TAKING_IN) {
    try {
      return await send(drawn);
    } catch (error) {
      if (errorOf(error) !== 'invalid_blocks') throw error;
      await setTimeout(wait);
    }
  }
  return send(said);
}

const inWords = () => undefined;
/** Milliseconds that Slack is given, one after the other. */
const TAKING_IN = [500, 1000, 2000];

const INERT = { parse: 'none', link_names: false, mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

/** Whether Slack still took an answer there. */
async function answered(address: string, words: object): Promise<boolean> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(words),
    signal: AbortSignal.timeout(5_000),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** A thread whose first message was deleted is gone: then it is said in the channel. */
async function orWithout<T>(thread: string | undefined, post: (thread?: string) => Promise<T>): Promise<T> {
  try {
    return await post(thread);
  } catch (error) {
    if (thread === undefined || errorOf(error) !== 'thread_not_found') throw error;
    return post();
  }
}

/** The message of an earlier try, if it is there. Without leave to look it is taken to be lost. */
async function arrived(
  { line, words }: { readonly line: OutboxLine; readonly words: string },
  { client, clock }: Mouth,
): Promise<string | undefined> {
  const oldest = String(clock().subtract(BACK).epochMilliseconds / 1000);
  const page = { channel: line.room, limit: 200, oldest, include_all_metadata: true };
  try {
    const { messages = [] } = line.thread
      ? await client.conversations.replies({ ...page, ts: line.thread })
      : await client.conversations.history(page);
    return messages.find(({ metadata }) => {
      const ours = Ours.safeParse(metadata).data;
      return ours?.event_payload.key === line.key && ours.event_payload.words === words;
    })?.ts;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && error.data.error !== 'ratelimited') return undefined;
    throw error;
  }
}

function digest(text: string) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
