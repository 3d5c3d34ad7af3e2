import { z } from 'zod';
import type { Message } from '../../core/contract/message.ts';

export const PLATFORM = 'feishu';

const User = z.object({ open_id: z.string() });

const Heard = z.object({
  event_id: z.string(),
  sender: z.object({ sender_id: User, sender_type: z.string(), tenant_key: z.string().optional() }),
  tenant_key: z.string().optional(),
  message: z.object({
    message_id: z.string(),
    parent_id: z.string().optional(),
    create_time: z.coerce.number(),
    chat_id: z.string(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(z.object({ key: z.string(), id: z.object({ open_id: z.string().optional() }), name: z.string() }))
      .default([]),
  }),
});

const Pressed = z.object({
  event_id: z.string(),
  operator: User,
  action: z.object({ value: z.object({ says: z.string(), room: z.string() }) }),
  context: z.object({ open_message_id: z.string() }),
});

/** What was said; `file`: where its one file is; `quotes`: the message that it answers; `isOutsider`: of another firm. */
export type Told = {
  readonly message: Message;
  readonly file?: { readonly key: string; readonly name: string };
  readonly quotes?: string;
  readonly isOutsider?: boolean;
};

type Place = { readonly account: string; readonly self: string; readonly now: Temporal.Instant };

export function parse(event: unknown, { account, self }: Place): Told | undefined {
  const heard = Heard.safeParse(event).data;
  if (!heard || heard.sender.sender_type !== 'user') return undefined;
  const { sender, message: said } = heard;
  const user = sender.sender_id.open_id;
  const isGroup = said.chat_type !== 'p2p';
  if (isGroup && !said.mentions.some(({ id }) => id.open_id === self)) return undefined;
  const others = said.mentions.flatMap(({ id: { open_id: id }, name }) => (id && id !== self ? [{ id, name }] : []));
  const { text, file } = wordsOf(said.message_type, content(said.content));
  const quotes = said.parent_id;
  return {
    message: {
      id: heard.event_id,
      place: said.message_id,
      platform: PLATFORM,
      account,
      from: { id: user },
      room: isGroup ? { id: said.chat_id, kind: 'group' } : { id: user, kind: 'direct' },
      text: named(text, { mentions: said.mentions, self }),
      at: Temporal.Instant.fromEpochMilliseconds(said.create_time),
      ...(others.length > 0 && { mentions: others }),
    },
    ...(file && { file }),
    ...(quotes && { quotes }),
    ...(heard.tenant_key !== undefined &&
      sender.tenant_key !== undefined && { isOutsider: heard.tenant_key !== sender.tenant_key }),
  };
}

/** A button of ours says where its card is: what comes with a press does not tell a direct chat from a group. */
export function parsePress(event: unknown, { account, now }: Place): Message | undefined {
  const press = Pressed.safeParse(event).data;
  if (!press) return undefined;
  const { says: text, room: id } = press.action.value;
  return {
    id: press.event_id,
    platform: PLATFORM,
    account,
    from: { id: press.operator.open_id },
    room: { id, kind: isGroup(id) ? 'group' : 'direct' },
    text,
    pressed: press.context.open_message_id,
    at: now,
  };
}

/** People’s ids and chats’ ids are told apart by how they begin. */
export const isGroup = (room: string) => room.startsWith('oc_');

const Text = z.object({ text: z.string() });
const File = z.object({ file_key: z.string(), file_name: z.string().default('') });
const Piece = z.object({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() });
const Post = z.object({ title: z.string().default(''), content: z.array(z.array(Piece)) });

const THINGS: Readonly<Record<string, string>> = {
  image: '[图片]',
  audio: '[语音]',
  media: '[视频]',
  sticker: '[表情]',
  share_user: '[名片]',
  location: '[位置]',
};

function wordsOf(type: string, said: unknown): { readonly text: string; readonly file?: Told['file'] } {
  const file = type === 'file' ? File.safeParse(said).data : undefined;
  if (file) return { text: '', file: { key: file.file_key, name: file.file_name } };
  return { text: plain(type, said) };
}

/** A message’s words, or what it is. */
export function plain(type: string, said: unknown): string {
  const text = Text.safeParse(said).data;
  if (type === 'text' && text) return text.text;
  const post = type === 'post' ? Post.safeParse(said).data : undefined;
  if (!post) return THINGS[type] ?? '[消息]';
  const lines = post.content.map((line) =>
    line.map((piece) => (piece.tag === 'at' ? (piece.user_id ?? '') : (piece.text ?? ''))).join(''),
  );
  return [post.title, ...lines].filter(Boolean).join('\n').trim() || '[图片]';
}

export function content(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

/** Mentions by the names that stand for them; ours is left out. */
function named(
  text: string,
  { mentions, self }: { readonly mentions: z.output<typeof Heard>['message']['mentions']; readonly self: string },
) {
  return mentions
    .reduce((said, { key, id, name }) => said.replaceAll(key, id.open_id === self ? ' ' : ` ${name} `), text)
    .replaceAll(/[ \u00A0]{2,}/g, ' ')
    .trim();
}
