import { about } from '../../shared/quote.ts';
import type { Heard } from './client.ts';
import type { Message } from '../../../core/contract/message.ts';

const PERSON = 1;
const THINGS: Readonly<Record<number, string>> = { 2: '[图片]', 3: '[语音]', 4: '[文件]', 5: '[视频]' };

/** Our own echoes and what is said in groups come out as undefined. */
export function parse(heard: Heard, account: string): Message | undefined {
  const { message_id: id, from_user_id: user, create_time_ms: at = 0, delete_time_ms: gone = 0 } = heard;
  if (heard.group_id || (heard.message_type ?? PERSON) !== PERSON || !user) return undefined;
  const message = {
    platform: 'ilink',
    account,
    from: { id: user },
    room: { id: user, kind: 'direct' },
    at: Temporal.Instant.fromEpochMilliseconds(gone || at || Temporal.Now.instant().epochMilliseconds),
  } as const;
  if (gone) return { ...message, id: `${id}:gone`, text: '', retracts: id };
  return { ...message, id, place: id, text: heard.item_list.map(wordsOf).filter(Boolean).join('\n') };
}

type Item = Heard['item_list'][number];

function wordsOf({ ref_msg: quoted, ...item }: Item): string {
  return about(
    plain(item),
    [quoted?.title, quoted?.message_item && plain(quoted.message_item)].filter(Boolean).join(': '),
  );
}

/** Voice comes with its transcript, if they could make one. */
function plain({ type, text_item: words, voice_item: voice, file_item: file }: Omit<Item, 'ref_msg'>): string {
  if (words?.text !== undefined) return words.text;
  if (voice?.text) return voice.text;
  return [THINGS[type] ?? '[消息]', file?.file_name].filter(Boolean).join(' ');
}
