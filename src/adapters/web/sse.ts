import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Html } from './html.ts';

/** One entry of a room as the page takes it, live or from the transcript. */
export type Shown = {
  readonly room: string;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The visitor who said it; absent for the bot. */
  readonly from?: string;
  readonly edits?: string;
  readonly html: Html;
};

type Watcher = {
  readonly who: string;
  readonly rooms: readonly string[];
  readonly tell: (event: string, data: string) => void;
  readonly end: () => void;
  readonly mayStay: () => Promise<boolean>;
};

export type Live = {
  /** Streams what is said in these rooms until the page goes away, or its visitor may not see them any more. */
  readonly watch: (c: Context, watching: Pick<Watcher, 'who' | 'rooms' | 'mayStay'>) => Response;
  readonly show: (shown: Shown) => void;
  /** Has every page take its transcripts again: what is no longer in them goes. */
  readonly anew: () => void;
  /** Asks of every page whether its visitor may still see its rooms. */
  readonly recheck: () => void;
  readonly end: () => void;
};

const MOST_PAGES = 1000;
/** Of one visitor: all of a browser's tabs, and not all of everybody's. */
const MOST_OF_ONE = 20;
const MOST_WAITING = 200;
const PING_EVERY_MS = 20_000;

/**
 * The open pages. A page that reads too slowly is let go: it comes back by itself and takes the transcript,
 * which is where everything is; nothing is kept here.
 */
export const live = (): Live => {
  const watchers = new Set<Watcher>();
  return {
    watch: (c, { who, rooms, mayStay }) => {
      if (watchers.size >= MOST_PAGES) return c.text('Too many open pages', 503);
      if ([...watchers].filter((each) => each.who === who).length >= MOST_OF_ONE)
        return c.text('You have too many open pages', 429);
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        const { promise: gone, resolve: end } = Promise.withResolvers<void>();
        const watcher = { who, rooms, tell: teller(stream, end), end, mayStay };
        const ping = setInterval(() => {
          watcher.tell('ping', '');
          endUnlessAllowed(watcher);
        }, PING_EVERY_MS);
        stream.onAbort(end);
        watchers.add(watcher);
        watcher.tell('hello', '');
        await gone;
        clearInterval(ping);
        watchers.delete(watcher);
      });
    },
    show: (shown) => {
      const data = JSON.stringify(shown);
      for (const { rooms, tell } of watchers) if (rooms.includes(shown.room)) tell('entry', data);
    },
    anew: () => {
      for (const { tell } of watchers) tell('anew', '');
    },
    recheck: () => {
      for (const watcher of watchers) endUnlessAllowed(watcher);
    },
    end: () => {
      for (const watcher of watchers) watcher.end();
    },
  };
};

const teller = (stream: SSEStreamingApi, end: () => void): Watcher['tell'] => {
  const waiting = { lines: 0 };
  return (event, data) => {
    if (waiting.lines >= MOST_WAITING) return end();
    waiting.lines += 1;
    void stream.writeSSE({ event, data }).finally(() => (waiting.lines -= 1));
  };
};

/** A page that cannot be asked about for now comes back by itself, and is asked then. */
const endUnlessAllowed = ({ mayStay, end }: Watcher) => {
  mayStay().then(
    (may) => {
      if (!may) end();
    },
    () => end(),
  );
};
