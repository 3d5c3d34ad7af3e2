import { about } from '../../shared/quote.ts';
import { ACCOUNT, PLATFORM, type Self, type Spoken } from './ipc.ts';
import { historyIn, quoteIn, recalledIn } from './xml.ts';
import type { Message } from '../../../core/contract/message.ts';

export function parse(spoken: Spoken, self: Self): Message | undefined {
  const { id, type, talker, room } = spoken;
  if (talker.id === self.id || talker.official) return undefined;
  const message = {
    id,
    platform: PLATFORM,
    account: ACCOUNT,
    from: { id: talker.id, ...(talker.name && { name: talker.name }) },
    room: room ? { id: room.id, kind: 'group' as const, name: room.topic } : { id: talker.id, kind: 'direct' as const },
    at: Temporal.Instant.fromEpochMilliseconds(Math.round(spoken.at * 1000)),
  };
  if (type === 'Recalled') return { ...message, text: '', retracts: recalledIn(spoken.text) };
  const text = wordsOf(spoken, self);
  if (!room) return { ...message, place: id, text };
  const addressed = type === 'Text' || quoteIn(spoken.text) ? withoutUs(text, { self, room }) : undefined;
  return addressed === undefined ? undefined : { ...message, place: id, text: addressed };
}

const THINGS: Readonly<Record<string, string>> = {
  Audio: '语音',
  Image: '图片',
  Video: '视频',
  Emoticon: '表情',
  Attachment: '文件',
  Contact: '名片',
  Url: '链接',
  MiniProgram: '小程序',
  Location: '位置',
};

function wordsOf({ type, text, about: read }: Spoken, self: Self): string {
  const quote = quoteIn(text) ?? (type === 'Text' ? quotedIn(text) : undefined);
  // What we said ourselves is known already.
  if (quote) return about(quote.own, quote.whom === self.name ? undefined : `${quote.whom}: ${quote.quoted}`);
  const history = historyIn(text);
  if (history !== undefined) return `微信聊天:\n${history}`;
  if (type === 'Text') return text;
  const transcript = type === 'Audio' && text && !text.trimStart().startsWith('<') ? text : undefined;
  return transcript ?? [`[${THINGS[type] ?? '消息'}]`, read].filter(Boolean).join(' ');
}

/** Gateways of the desktop's kind bring a quote as text: «whom：what», a line of dashes, and one's own words. */
function quotedIn(text: string) {
  const found =
    /^「(?<whom>[^：:\n]{1,64})[：:]\s*(?<quoted>[\s\S]{0,4000}?)」\n(?:- ){3,}-?\s*\n(?<own>[\s\S]+)$/.exec(text);
  const { whom = '', quoted = '', own } = found?.groups ?? {};
  return own === undefined ? undefined : { own, whom, quoted };
}

/**
 * Words in a room without the mention of us; undefined where we are not mentioned. The list of the mentioned is believed
 * where there is one; many gateways have none, and then the text has to name us.
 */
function withoutUs(text: string, { self, room }: { readonly self: Self; readonly room: NonNullable<Spoken['room']> }) {
  const names = [room.nick, self.name].filter(Boolean);
  const spans = names.map((name) => ({
    name,
    at: text.search(new RegExp(`[@＠]${RegExp.escape(name)}(?=[\\u2005\\u00a0\\s,，:：]|$)`, 'u')),
  }));
  const named = spans.find(({ at }) => at >= 0);
  if (!named && !room.mentions.includes(self.id)) return undefined;
  if (!named) return text.replace(/^[@＠]\S+?[\u2005\s]/u, '').trim();
  const after = text.slice(named.at + 1 + named.name.length).replace(/^[\u2005\u00a0\s,，:：]+/u, '');
  return `${text.slice(0, named.at)} ${after}`.trim();
}
