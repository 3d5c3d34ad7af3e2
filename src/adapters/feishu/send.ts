/** One attempt to say one line, and what became of it. Feishu knows a message by our key for an hour: a second try within it is the first one. */
import { z } from 'zod';
import { attempt, type Codes, Refusal } from '../shared/asking/refusal.ts';
import { type Api, NAME, TOO_FAST } from './api.ts';
import { isGroup } from './parse.ts';
import { uploadPicture } from './picture.ts';
import { render } from './render.ts';
import { withPictureInWords } from '../../core/contract/cardText.ts';
import type { OutboxLine, SendResult } from '../../core/contract/adapter.ts';

const Sent = z.object({ data: z.object({ message_id: z.string(), create_time: z.coerce.number().optional() }) });
const Uploaded = z.object({ data: z.object({ file_key: z.string() }) });

type Mouth = { readonly api: Api; /** Begins the keys of this database’s lines. */ readonly salt: string };

export const say = (line: OutboxLine, mouth: Mouth): Promise<SendResult> =>
  attempt(CODES, async () => {
    const content = await contentOf(line, mouth.api);
    if (line.edits !== undefined && (await replace(content, { id: line.edits, mouth })))
      return { kind: 'sent', id: line.edits };
    return post(line, { content, mouth });
  });

/** The card with its picture; what cannot be drawn, or Feishu does not take, is said in words. */
async function contentOf(line: OutboxLine, api: Api): Promise<object> {
  const { card } = line;
  const picture = card.picture && (await uploadPicture(api, card.picture).catch(inWords));
  return render({ ...line, card: picture ? card : withPictureInWords(card) }, { picture });
}

const inWords = () => undefined;

/** Resolves to whether it is in its place: a message that is gone, or older than Feishu changes, is said anew. */
async function replace(
  content: object,
  { id, mouth: { api } }: { readonly id: string; readonly mouth: Mouth },
): Promise<boolean> {
  const path = `im/v1/messages/${encodeURIComponent(id)}`;
  try {
    await api.ask(path, { method: 'PATCH', body: { content: JSON.stringify(content) } });
    return true;
  } catch (error) {
    if (error instanceof Refusal && GONE.has(error.code)) return false;
    throw error;
  }
}

async function post(
  line: OutboxLine,
  { content: card, mouth: { api, salt } }: { readonly content: object; readonly mouth: Mouth },
): Promise<SendResult> {
  const key = `${salt}-${line.key}`;
  if (line.file) {
    const form = new FormData();
    form.set('file_type', 'stream');
    form.set('file_name', line.file.name);
    form.set('file', new Blob([Uint8Array.from(await line.file.read())]), line.file.name);
    const { data } = Uploaded.parse(await api.ask('im/v1/files', { body: form }));
    await create(line.room, { type: 'file', content: { file_key: data.file_key }, uuid: `${key}f` });
  }
  const { data } = Sent.parse(await create(line.room, { type: 'interactive', content: card, uuid: key }));
  const at = data.create_time;
  return {
    kind: 'sent',
    id: data.message_id,
    ...(at !== undefined && { at: Temporal.Instant.fromEpochMilliseconds(at) }),
  };

  function create(room: string, { type, content, uuid }: { type: string; content: object; uuid: string }) {
    return api.ask(`im/v1/messages?receive_id_type=${isGroup(room) ? 'chat_id' : 'open_id'}`, {
      body: { receive_id: room, msg_type: type, content: JSON.stringify(content), uuid },
    });
  }
}

const GONE = new Set(['230011', '230031', '230001']);
export const SLOWLY = new Set([TOO_FAST, '11232', '11233', '11247', '99991400']);
const CODES: Codes = {
  platform: NAME,
  slowly: SLOWLY,
  rest: 1,
  mendable: {
    230_002: {
      zh: '我不在这个飞书群里,说不了话。请把机器人加进群',
      en: 'I am not in this Feishu group, so I cannot speak there. Add the bot to it',
    },
    230_006: {
      zh: '飞书应用没有开启机器人能力,请管理员开启并发布',
      en: 'The Feishu app has no bot: an admin has to add that feature and publish it',
    },
    99_991_672: {
      zh: '飞书应用缺少权限,请管理员按 docs/feishu.md 加上并发布',
      en: 'The Feishu app lacks a permission: an admin has to add it as docs/feishu.md says, and publish it',
    },
    10_014: {
      zh: '飞书不认应用的密钥了,请管理员重新设置 FEISHU_APP_SECRET',
      en: 'Feishu does not take the app’s secret any more: an admin has to set FEISHU_APP_SECRET anew',
    },
  },
  never: /^(?:230001|230013|230025|230055|230099)$/,
};
