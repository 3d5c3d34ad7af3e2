import { defineCommand } from '../../command.ts';
import { resolveNote } from '../../notes/resolve.ts';
import { markIn, type Thing, THINGS } from '../marks.ts';
import { shorten } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'heard' | 'transcribing' }
  | { readonly kind: 'seen'; readonly thing: Thing }
  | { readonly kind: 'offered'; readonly line: string; readonly hasNote: boolean };

/** What came without words: a platform says what it is in brackets, with what there is to read of it; of a voice, that it is being written down. Nothing is kept unasked. */
export default defineCommand<{ readonly thing: Thing; readonly what: string }, Outcome>({
  name: 'attachment',
  does: { zh: '', en: '' },
  examples: { zh: ['[语音]', '[名片] 李总'], en: ['[voice]', '[link] Offer'] },

  /** The mark that a platform puts for what it cannot hand over. */
  match: ({ text, room }) => (room === 'group' ? undefined : markIn(text)),

  async run(act, { thing, what }) {
    if (thing === 'voice') return { kind: what ? 'transcribing' : 'heard' };
    if (!what) return { kind: 'seen', thing };
    const note = await resolveNote(act, undefined);
    return { kind: 'offered', line: `[${THINGS[thing][act.locale]}] ${what}`, hasNote: 'note' in note };
  },

  say: {
    heard: (_, { t }) => ({
      icon: '🎧',
      title: t({
        zh: '语音我听不懂,请发文字(长按语音可以「转文字」)',
        en: 'I cannot hear that voice message; please send it as text',
      }),
    }),
    transcribing: (_, { t }) => ({
      icon: '🎙️',
      title: t({
        zh: '这段语音还在转成文字。转好了这里会告诉我,我就接着记',
        en: 'That voice message is still being transcribed; when I am told that it is, I go on with it',
      }),
      footer: t({ zh: '过一会儿还没动静,请发文字', en: 'If nothing comes of it, please send it as text' }),
    }),
    seen: ({ thing }, { t }) => ({
      icon: '👀',
      title: t({
        zh: `${THINGS[thing].zh}我看不了,请用一句话告诉我`,
        en: `I cannot read that ${THINGS[thing].en}; please tell me in a sentence`,
      }),
    }),
    offered: ({ line, hasNote }, { t }) => ({
      icon: '📎',
      title: t({ zh: `收到 ${shorten(line)}`, en: `Got ${shorten(line)}` }),
      ...(hasNote && {
        buttons: [
          {
            label: t({ zh: '补到刚才那条记录', en: 'add to my last note' }),
            says: t({ zh: `补充:${line}`, en: `add: ${line}` }),
          },
        ],
      }),
      footer: t({
        zh: '要另记一条,就说一句和哪个客户怎么了',
        en: 'For a note of its own, tell me about which customer',
      }),
    }),
  },
});
