/** Files between Slack and us. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Kept } from '../in/events.ts';
import type { Shown } from './blocks.ts';
import type { Attachment } from '../../../core/contract/message.ts';
import type { OutboxLine } from '../../../core/contract/adapter.ts';
import type { Picture } from '../../../core/contract/card.ts';

const PATIENCE = 30_000;
const LARGEST = 20 * 1024 * 1024;

/** A file that Slack keeps, fetched with the team's token when it is wanted: a token is shown to Slack and nobody else. */
export function handed(
  { name, size, url }: Kept,
  { token, apiUrl }: { readonly token: string | undefined; readonly apiUrl: string },
): Attachment {
  return {
    name,
    ...(size !== undefined && { size }),
    async read() {
      const { hostname, origin, protocol } = new URL(url);
      const isSlack = origin === new URL(apiUrl).origin || (protocol === 'https:' && hostname.endsWith('.slack.com'));
      if (!isSlack) throw new Error('this file is not kept by Slack');
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${token ?? ''}` },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      // Without leave to read it Slack shows its page for signing in.
      if (!answer.ok || answer.headers.get('content-type')?.startsWith('text/html'))
        throw new Error(`Slack did not give the file: ${answer.status}`);
      if (Number(answer.headers.get('content-length') ?? 0) > LARGEST)
        throw new Error('this file is larger than Slack said');
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

const Place = z.object({ upload_url: z.url(), file_id: z.string() });

/** Puts a file of ours into a channel. */
export async function upload(
  client: webApi.WebClient,
  {
    file,
    channel,
    thread,
  }: { readonly file: NonNullable<OutboxLine['file']>; readonly channel: string; readonly thread?: string | undefined },
) {
  const id = await put(client, { name: file.name, bytes: await file.read() });
  await client.files.completeUploadExternal({
    files: [{ id, title: file.name }],
    channel_id: channel,
    ...(thread !== undefined && { thread_ts: thread }),
  });
}

/** Puts a card's picture into Slack, for a message of ours to show; nobody else sees it yet. Undefined where it cannot be drawn. */
export async function uploadPicture(client: webApi.WebClient, picture: Picture): Promise<Shown | undefined> {
  const [{ pngOf }, { descriptionOf }] = await Promise.all([
    import('../../shared/picture/png.ts'),
    import('../../shared/picture/draw.ts'),
  ]);
  const bytes = await pngOf(picture);
  if (!bytes) return undefined;
  const id = await put(client, { name: 'touchbase.png', bytes });
  await client.files.completeUploadExternal({ files: [{ id, title: 'Touchbase' }] });
  return { id, alt: descriptionOf(picture) };
}

async function put(
  client: webApi.WebClient,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const place = Place.parse(await client.files.getUploadURLExternal({ filename: name, length: bytes.length }));
  const answer = await fetch(place.upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Uint8Array.from(bytes),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`Slack did not take the file: ${answer.status}`);
  return place.file_id;
}
