/** One attempt to say one line, and what became of it: a refusal of WeCom’s is a frame with its code, anything else nobody knows the end of. */
import type { Frame, WSClient } from '@wecom/aibot-node-sdk';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { markdown, templateCard } from './render.ts';
import { withPictureInWords } from '../../core/contract/cardText.ts';
import type { OutboxLine, SendResult } from '../../core/contract/adapter.ts';

/** A card takes another’s place only in answer to a click on it, within five seconds; one of them is for the way. */
const CLICK = 4_000;

export type Mouth = {
  readonly client: WSClient;
  readonly clicks: Clicks;
  /** Begins the ids of this database’s cards, of which none may ever come twice. */
  readonly salt: string;
  /** The connection speaks for nobody any more. */
  readonly unsubscribed: () => void;
};

export type Clicks = { keep(card: string, click: Frame): void; take(card: string): Frame | undefined };

export function clicks(): Clicks {
  const fresh = new LRUCache<string, Frame>({ max: 500, ttl: CLICK });
  return {
    keep: (card, click) => void fresh.set(card, click),
    take(card) {
      const click = fresh.get(card);
      fresh.delete(card);
      return click;
    },
  };
}

export async function say(line: OutboxLine, { client, clicks, salt, unsubscribed }: Mouth): Promise<SendResult> {
  try {
    const replaced = line.edits !== undefined && (await replace(line, { client, click: clicks.take(line.edits) }));
    if (replaced || line.card.spent) return { kind: 'sent', ...(line.edits !== undefined && { id: line.edits }) };
    return await post(line, { client, id: `${salt}-${line.key}` });
  } catch (error) {
    const refused = Refusal.safeParse(error).data;
    if (!refused) throw error;
    // The id of a card is taken: an earlier try has arrived.
    if (line.unsure && /task_?id/i.test(refused.errmsg)) return { kind: 'sent', id: `${salt}-${line.key}` };
    return outcome(refused, unsubscribed);
  }
}

/** Resolves to whether the card is in its place. Too late, or too long for one: it is said anew. */
async function replace(
  line: OutboxLine,
  { client, click }: { readonly client: WSClient; readonly click: Frame | undefined },
): Promise<boolean> {
  const card = templateCard(withPictureInWords(line.card), { id: line.edits ?? '', keeps: line.locale });
  if (!click || !card) return false;
  return client.updateTemplateCard(click, card).then(
    () => true,
    (error: unknown) => {
      if (Refusal.safeParse(error).success) return false;
      throw error;
    },
  );
}

async function post(
  line: OutboxLine,
  { client, id }: { readonly client: WSClient; readonly id: string },
): Promise<SendResult> {
  const { room, file } = line;
  if (file) {
    const { media_id: media } = await client.uploadMedia(Buffer.from(await file.read()), {
      type: 'file',
      filename: file.name,
    });
    await client.sendMediaMessage(room, 'file', media);
  }
  const isShown = await showPicture(client, line).catch(() => false);
  const said = isShown ? line : { ...line, card: withPictureInWords(line.card) };
  const card = templateCard(said.card, { id });
  await client.sendMessage(
    room,
    card
      ? { msgtype: 'template_card', template_card: card }
      : { msgtype: 'markdown', markdown: { content: markdown(said) } },
  );
  return { kind: 'sent', id };
}

/** A card of WeCom's shows no picture of ours: it goes before it, as one. Resolves to whether it does. */
async function showPicture(client: WSClient, { room, card: { picture } }: OutboxLine): Promise<boolean> {
  if (!picture) return false;
  const { pngOf } = await import('../shared/picture/png.ts');
  const bytes = await pngOf(picture);
  if (!bytes) return false;
  const { media_id: media } = await client.uploadMedia(Buffer.from(bytes), {
    type: 'image',
    filename: 'touchbase.png',
  });
  await client.sendMediaMessage(room, 'image', media);
  return true;
}

const Refusal = z.object({ errcode: z.number(), errmsg: z.string().default('') });

/** The connection is there and speaks for nobody: it has to be made anew. */
const UNSUBSCRIBED = 846_609;
const TOO_FAST = new Set([45_009, 45_033]);
/** No such chat, or none that we may write to; or words that will not be taken another time either. */
const NEVER = new Set([93_006, 846_611, 40_008, 40_058, 40_007]);

function outcome({ errcode }: z.output<typeof Refusal>, unsubscribed: () => void): SendResult {
  if (errcode === UNSUBSCRIBED) {
    unsubscribed();
    return { kind: 'later', seconds: 2 };
  }
  if (TOO_FAST.has(errcode)) return { kind: 'later', seconds: 20 };
  const why = `errcode ${errcode}`;
  return NEVER.has(errcode) ? { kind: 'refused', why } : { kind: 'failed', why };
}
