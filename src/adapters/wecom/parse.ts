import { z } from 'zod';
import { about } from '../shared/quote.ts';
import { saysOf } from './render.ts';
import type { Message } from '../../core/contract/message.ts';

export const PLATFORM = 'wecom';

const Words = z.object({ content: z.string().optional() });
const Kept = z.object({ url: z.string(), aeskey: z.string().optional() });
const Part = z.object({ msgtype: z.string(), text: Words.optional() });

const Body = z.object({
  msgid: z.string(),
  create_time: z.number().optional(),
  chattype: z.string().optional(),
  chatid: z.string().optional(),
  from: z.object({ userid: z.string() }),
  msgtype: z.string(),
  text: Words.optional(),
  voice: Words.optional(),
  file: Kept.optional(),
  mixed: z.object({ msg_item: z.array(Part) }).optional(),
  quote: z.object({ text: Words.optional(), voice: Words.optional() }).optional(),
  event: z
    .object({
      eventtype: z.string(),
      template_card_event: z.object({ event_key: z.string(), task_id: z.string() }).optional(),
    })
    .optional(),
});

/** What was said; `file`: where its one file is; `entered`: somebody has opened the chat with us. */
export type Told =
  | { readonly kind: 'words'; readonly message: Message; readonly file?: z.output<typeof Kept> }
  | { readonly kind: 'entered'; readonly user: string };

const THINGS: Readonly<Record<string, string>> = { image: '[图片]', video: '[视频]', file: '[文件]', voice: '[语音]' };

export function parse(
  body: unknown,
  { account, now }: { readonly account: string; readonly now: Temporal.Instant },
): Told | undefined {
  const heard = Body.safeParse(body).data;
  const user = heard?.from.userid;
  if (!heard || !user) return undefined;
  const { event, msgid: id, chattype, chatid } = heard;
  const isGroup = chattype === 'group' && chatid !== undefined;
  const message = {
    id,
    platform: PLATFORM,
    account,
    from: { id: user },
    room: isGroup ? { id: chatid, kind: 'group' as const } : { id: user, kind: 'direct' as const },
    at: heard.create_time === undefined ? now : Temporal.Instant.fromEpochMilliseconds(heard.create_time * 1000),
  };
  if (event) {
    const { template_card_event: press } = event;
    if (press)
      return {
        kind: 'words',
        message: { ...message, text: saysOf(press.event_key), pressed: press.task_id },
      };
    return event.eventtype === 'enter_chat' && !isGroup ? { kind: 'entered', user } : undefined;
  }
  const own = isGroup ? withoutMention(wordsOf(heard)) : wordsOf(heard);
  const text = about(own, heard.quote?.text?.content ?? heard.quote?.voice?.content);
  return { kind: 'words', message: { ...message, place: id, text }, ...(heard.file && { file: heard.file }) };
}

function wordsOf({ msgtype, text, voice, mixed }: z.output<typeof Body>): string {
  const said = text?.content ?? voice?.content;
  if (said) return said;
  const parts = mixed?.msg_item.flatMap((part) => part.text?.content ?? []) ?? [];
  return parts.join('\n').trim() || (THINGS[mixed ? 'image' : msgtype] ?? '[消息]');
}

/** WeCom brings what mentions us only, and begins it with our name, which only it knows. */
const withoutMention = (text: string) => text.replace(/^\s*[@＠][^\s\u2005]+[\s\u2005]*/u, '').trim();
