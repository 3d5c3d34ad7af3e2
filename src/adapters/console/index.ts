import { createInterface, type Interface } from 'node:readline';
import { renderUnicodeCompact } from 'uqr';
import type { Adapter, Hear, Line, Message, Sent } from '../../core/types.ts';

type Terminal = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whose words these are. */
  readonly as: { readonly id: string; readonly name: string };
  readonly prompt: string;
  readonly clock: () => Temporal.Instant;
  readonly explain: (message: Message) => Promise<string>;
  /** Resolves when everything said so far is answered. */
  readonly settled: () => Promise<void>;
};

export type Console = Adapter & {
  /** Resolves at the end of the input, when its last line is answered. */
  readonly ended: Promise<void>;
};

/** The bot in a terminal, or at the end of a pipe: each line is said and answered before the next. `?` explains instead. */
export function terminal({ input, output, as, prompt, clock, explain, settled }: Terminal): Console {
  const ended = Promise.withResolvers<void>();
  // Opened at the start and no sooner: a line that comes before anybody reads is lost.
  const open: { lines?: Interface } = {};
  const isPerson = 'isTTY' in output && output.isTTY === true;
  const invite = () => void (isPerson && output.write(prompt));
  const print = (text: string) => output.write(`${text}\n`);

  const say = async (hear: Hear, text: string) => {
    const message = messageOf({ text: text.replace(/^[?？]\s*/, ''), as, at: clock() });
    if (/^[?？]\s*\S/.test(text)) print(await explain(message));
    else {
      await hear(message);
      await settled();
    }
  };

  return {
    name: 'console',
    can: { buttons: false, edit: false, threads: false, push: true, maxChars: 16_000 },
    ended: ended.promise,

    async start(hear) {
      const lines = createInterface({ input, crlfDelay: Infinity });
      open.lines = lines;
      const read = async () => {
        invite();
        for await (const line of lines) {
          if (line.trim()) await say(hear, line);
          invite();
        }
      };
      read().then(ended.resolve, ended.reject);
    },

    async send({ text, key, card }: Line): Promise<Sent> {
      const drawn = card.qr === undefined ? [] : [renderUnicodeCompact(card.qr, { border: 2 })];
      print([...(isPerson ? ['', text] : [text]), ...drawn, ...(isPerson ? [''] : [])].join('\n'));
      return { kind: 'sent', id: key };
    },

    async stop() {
      open.lines?.close();
    },
  };
}

function messageOf({ text, as, at }: { text: string; as: Terminal['as']; at: Temporal.Instant }): Message {
  return {
    id: crypto.randomUUID(),
    platform: 'console',
    account: 'local',
    from: as,
    room: { id: `dm:${as.id}`, kind: 'direct' },
    text,
    at,
  };
}
