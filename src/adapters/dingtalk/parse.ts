import { z } from 'zod';
import { about } from '../shared/quote.ts';
import type { Message } from '../../core/contract/message.ts';

export const PLATFORM = 'dingtalk';

const Piece = z.object({ text: z.string().optional(), msgType: z.string().optional(), content: z.string().optional() });
const Content = z.object({
  recognition: z.string().optional(),
  downloadCode: z.string().optional(),
  fileName: z.string().optional(),
  richText: z.array(Piece).optional(),
});

const Heard = z.object({
  msgId: z.string(),
  msgtype: z.string(),
  conversationId: z.string(),
  conversationType: z.string(),
  conversationTitle: z.string().optional(),
  createAt: z.coerce.number(),
  senderId: z.string(),
  senderStaffId: z.string().optional(),
  senderNick: z.string().optional(),
  senderCorpId: z.string().optional(),
  chatbotCorpId: z.string().optional(),
  isAdmin: z.boolean().optional(),
  text: z
    .object({
      content: z.string().default(''),
      repliedMsg: z
        .object({ msgType: z.string().optional(), content: Content.extend({ text: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
  content: Content.optional().catch(undefined),
});

const Pressed = z.object({
  outTrackId: z.string(),
  userId: z.string(),
  content: z.preprocess(
    (text) => json(String(text)),
    z.object({ cardPrivateData: z.object({ params: z.object({ value: z.string() }) }) }),
  ),
});
const Value = z.object({ says: z.string(), room: z.string() });

/** What was said; `file`: where its one file is. */
export type Told = {
  readonly message: Message;
  readonly file?: { readonly code: string; readonly name: string };
};

type Place = { readonly account: string; readonly now: Temporal.Instant };

/** Whoever has a number of the firm’s staff is one of it, by DingTalk’s own word. */
export function parse(data: string, { account }: Place): Told | undefined {
  const heard = Heard.safeParse(json(data)).data;
  if (!heard) return undefined;
  const isOurs = heard.senderCorpId === undefined || heard.senderCorpId === heard.chatbotCorpId;
  const staff = isOurs ? heard.senderStaffId : undefined;
  const user = staff ?? heard.senderId;
  const { conversationId, conversationTitle: name } = heard;
  const { text, file } = wordsOf(heard);
  const quoted = heard.text?.repliedMsg;
  return {
    message: {
      id: heard.msgId,
      place: heard.msgId,
      platform: PLATFORM,
      account,
      from: {
        id: user,
        ...(heard.senderNick && { name: heard.senderNick }),
        standing: staff === undefined ? 'guest' : heard.isAdmin ? 'admin' : 'member',
      },
      room: isGroup(conversationId, heard.conversationType)
        ? { id: conversationId, kind: 'group', ...(name && { name }) }
        : { id: user, kind: 'direct' },
      text: about(text, quoted?.content?.text ?? plain(quoted?.content?.richText)),
      at: Temporal.Instant.fromEpochMilliseconds(heard.createAt),
    },
    ...(file && { file }),
  };
}

/** A button of ours says where its card is: what comes with a press does not tell a direct chat from a group. */
export function parsePress(data: string, { id, account, now }: Place & { readonly id: string }): Message | undefined {
  const press = Pressed.safeParse(json(data)).data;
  const value = press && Value.safeParse(json(press.content.cardPrivateData.params.value)).data;
  if (!press || !value) return undefined;
  return {
    id,
    platform: PLATFORM,
    account,
    from: { id: press.userId },
    room: { id: value.room, kind: isGroup(value.room) ? 'group' : 'direct' },
    text: value.says,
    pressed: press.outTrackId,
    at: now,
  };
}

/** Groups’ ids are told from people’s by how they begin. */
export const isGroup = (room: string, type = '2') => type === '2' && room.startsWith('cid');

const THINGS: Readonly<Record<string, string>> = {
  picture: '[图片]',
  audio: '[语音]',
  video: '[视频]',
  file: '[文件]',
};

function wordsOf({ msgtype, text, content }: z.output<typeof Heard>): Pick<Told, 'file'> & { readonly text: string } {
  const { downloadCode: code, fileName: name = '', recognition, richText } = content ?? {};
  if (msgtype === 'file' && code !== undefined) return { text: '', file: { code, name } };
  const said = text?.content ?? recognition ?? plain(richText) ?? '';
  return { text: said.trim() || (THINGS[richText ? 'picture' : msgtype] ?? '[消息]') };
}

const plain = (pieces: readonly z.output<typeof Piece>[] | undefined) =>
  pieces?.map(({ text, msgType, content }) => text ?? (msgType === 'text' ? (content ?? '') : '')).join('');

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
