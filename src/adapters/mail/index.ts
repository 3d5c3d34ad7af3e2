/**
 * E-mail: what colleagues hand on becomes notes, what strangers write enquiries, and what we say goes to those who want it
 * there. Who has written is known by the word of our own mail server alone.
 */
import { LRUCache } from 'lru-cache';
import { connection, type Lead } from '../shared/connection.ts';
import { type Here, type Letter, messageOf, parseMail, PLATFORM } from './parse.ts';
import { readMail } from './read.ts';
import { say } from './send.ts';
import { type Place, refusalIn, session, type Settings } from './session.ts';
import type { StrangersMail } from '../../core/contract/doors/mail.ts';
import type { Adapter, Hear } from '../../core/contract/adapter.ts';

export type { Settings } from './session.ts';

/** Whose address it is: nobody's here, somebody's by a name that is not proved, or a colleague's. */
export type Writer = 'stranger' | 'claimed' | 'colleague';

export type Parts = {
  readonly settings: Settings;
  /** Begins the ids of this database's mails. */
  readonly salt: string;
  readonly lead: Lead;
  readonly place: { readonly last: () => Promise<Place | undefined>; readonly keep: (place: Place) => Promise<void> };
  readonly whois: (from: { readonly address: string; readonly isVerified: boolean }) => Promise<Writer>;
  /** Somebody whom we do not know has written. All of these resolve when it is committed. */
  readonly enquire: (mail: StrangersMail) => Promise<void>;
  /** Somebody has written in a colleague's name, and is not known to be them. */
  readonly warn: (mail: Pick<StrangersMail, 'from' | 'subject'>) => Promise<void>;
  /** Lines of ours have come back. */
  readonly returned: (keys: readonly string[]) => Promise<void>;
  readonly clock: () => Temporal.Instant;
  /** Never gets what somebody wrote. */
  readonly log: (sentence: string, error?: unknown) => void;
};

const FRESH = { minutes: 10 };

export function mail(parts: Parts): Adapter {
  const { settings, salt, lead, place, clock, log } = parts;
  const here: Here = { address: settings.address, server: settings.verifiedBy, salt };
  const state = { hear: undefined as Hear | undefined };
  const subjects = new LRUCache<string, string>({ max: 500 });

  async function take({ source, at }: { readonly source: Uint8Array; readonly at: Temporal.Instant }) {
    const told = await understood(source);
    if (!told) return 'broken';
    if (told.kind === 'ignored') log(`a mail is left as it is: ${told.why}`);
    if (told.kind === 'bounce') await parts.returned(told.keys);
    if (told.kind === 'letter') await takeLetter(told.letter, at);
    return 'taken';
  }

  async function understood(source: Uint8Array) {
    try {
      return parseMail(await readMail(source), { here, now: clock() });
    } catch (error) {
      log('a mail cannot be read: it is flagged in the mailbox', error);
      return undefined;
    }
  }

  async function takeLetter(letter: Letter, at: Temporal.Instant) {
    const { from, isVerified, subject, enquiry } = letter;
    const writer = await parts.whois({ address: from.address, isVerified });
    if (writer === 'claimed') return parts.warn({ from, subject });
    const now = clock();
    // The server's clock is another one: what has just come was said now.
    const isFresh = Temporal.Instant.compare(at.add(FRESH), now) > 0;
    const message = messageOf(letter, { here, at: isFresh ? now : at });
    const isBinding = isVerified && /^\s*(?:绑定|bind)\s*\d{6}\s*$/i.test(message.text);
    if (writer === 'stranger' && !isBinding) return parts.enquire(enquiry);
    if (!state.hear) throw new Error('nobody listens yet');
    subjects.set(letter.id, subject);
    await state.hear(message);
  }

  const line = connection({
    lead,
    broken: (why) => log(`E-mail: ${why}; connecting again`),
    session: (till) =>
      session({
        settings,
        ...place,
        take,
        opened() {
          line.well();
          log('E-mail: connected');
        },
        till,
      }),
  });

  return {
    name: PLATFORM,
    can: { buttons: false, edit: false, threads: false, push: true, files: true, maxChars: 50_000 },
    refusal: () => refusalIn(line.why()),

    async start(hear) {
      state.hear = hear;
      line.start((error) => log('E-mail is no longer read', error));
    },

    send: (told) => say(told, { settings, salt, subjects }),

    stop: line.stop,
  };
}
