import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { renderUnicodeCompact } from 'uqr';
import type { Message, Attachment } from '../../core/contract/message.ts';
import type { OutboxLine, SendResult, Hear, Adapter } from '../../core/contract/adapter.ts';

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

/**
 * The bot in a terminal, or at the end of a pipe: each line is said and answered before the next. `?` explains instead.
 * «导入 ./a.csv» hands that file over; a file that is given goes into the working directory, over none that is there.
 */
export function terminal({ input, output, as, prompt, clock, explain, settled }: Terminal): Console {
  const ended = Promise.withResolvers<void>();
  // Opened at the start and no sooner: a line that comes before anybody reads is lost.
  const open: { lines?: Interface } = {};
  const isPerson = 'isTTY' in output && output.isTTY === true;
  const invite = () => void (isPerson && output.write(prompt));
  const print = (text: string) => output.write(`${text}\n`);

  const say = async (hear: Hear, text: string) => {
    const named = /^(?:导入|import)\s+(?<path>(?:[./~\\]|\w:|.*\.\w{2,5}$).*)$/i.exec(text.trim())?.groups?.['path'];
    const file = named === undefined ? undefined : await handed(named.replace(/^~(?=\/)/, process.env['HOME'] ?? '~'));
    if (named !== undefined && !file) {
      print(`${named}: 没有这个文件 / no such file`);
      return;
    }
    const words = file ? '' : text.replace(/^[?？]\s*/, '');
    const message = { ...messageOf({ text: words, as, at: clock() }), ...(file && { files: [file] }) };
    if (/^[?？]\s*\S/.test(text)) print(await explain(message));
    else {
      await hear(message);
      await settled();
    }
  };

  return {
    name: 'console',
    single: true,
    can: { buttons: false, edit: false, threads: false, push: true, files: true, maxChars: 16_000 },
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

    async send({ room, text, key, card, file }: OutboxLine): Promise<SendResult> {
      // Somebody else's terminal, perhaps open elsewhere.
      if (room !== roomOf(as)) return { kind: 'later', seconds: 2, away: true };
      const drawn = card.qr === undefined ? [] : [renderUnicodeCompact(card.qr, { border: 2 })];
      print([...(isPerson ? ['', text] : [text]), ...drawn, ...(isPerson ? [''] : [])].join('\n'));
      if (file) print(`→ ./${await put(file)}`);
      return { kind: 'sent', id: key };
    },

    async stop() {
      open.lines?.close();
    },
  };
}

const roomOf = ({ id }: Terminal['as']) => `dm:${id}`;

function messageOf({ text, as, at }: { text: string; as: Terminal['as']; at: Temporal.Instant }): Message {
  return {
    id: crypto.randomUUID(),
    platform: 'console',
    account: 'local',
    from: as,
    room: { id: roomOf(as), kind: 'direct' },
    text,
    at,
  };
}

async function handed(path: string): Promise<Attachment | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { name: basename(path), size: found.size, read: () => readFile(path) };
}

/** Resolves to the name it has got: the first that nothing else has. */
async function put({ name, read }: NonNullable<OutboxLine['file']>): Promise<string> {
  const bytes = await read();
  const safe = basename(name).replaceAll(/[\\/:*?"<>|]/g, ' ');
  const ending = extname(safe);
  for (let copy = 1; ; copy += 1) {
    const free = copy === 1 ? safe : `${safe.slice(0, safe.length - ending.length)} (${copy})${ending}`;
    try {
      await writeFile(free, bytes, { flag: 'wx' });
      return free;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
