import { describe, expect, inject, onTestFinished } from 'vitest';
import { mail } from '../../../src/adapters/mail/index.ts';
import { contract, type Rig } from '../../support/contract.ts';
import { isInstalled } from '../../support/installed.ts';
import { MAIL_USER, mailServer, mailText } from '../../support/mailServer.ts';
import { MAIL_PACKAGES } from './house.ts';
import { written } from './letters.ts';

const LILEI = 'lilei@firm.example';

// No database has a part in it: once is enough.
describe.skipIf(!MAIL_PACKAGES.every(isInstalled) || inject('server'))('behind a mailbox', () => {
  contract('E-mail', async (): Promise<Rig> => {
    const there = await mailServer();
    const state = { isOver: false, connected: 0, broken: 0, last: written({ body: '' }) };
    const platform = mail({
      settings: there.settings,
      salt: 'tb',
      lead: async (wanted) => ({ lost: wanted, release: async () => {} }),
      place: { last: async () => undefined, keep: async () => {} },
      whois: async ({ address }) => (address === LILEI ? 'colleague' : 'stranger'),
      enquire: async () => {},
      warn: async () => {},
      returned: async () => {},
      clock: Temporal.Now.instant,
      log(sentence) {
        if (sentence === 'E-mail: connected') state.connected += 1;
        if (sentence.endsWith('connecting again')) state.broken += 1;
      },
    });
    const adapter = {
      ...platform,
      async start(hear: Parameters<typeof platform.start>[0]) {
        await platform.start(hear);
        await expect.poll(() => state.connected).toBe(1);
      },
      async stop() {
        state.isOver = true;
        await platform.stop();
      },
    };
    onTestFinished(async () => {
      await platform.stop();
      await there.close();
    });
    const arrives = async (source: Buffer): Promise<'kept' | 'again'> => {
      const many = there.flags().length;
      const { broken } = state;
      state.last = source;
      there.arrive(source);
      if (state.isOver) return 'again';
      await expect.poll(() => there.flags()[many] !== '' || state.broken > broken).toBe(true);
      return there.flags()[many] === '' ? 'again' : 'kept';
    };
    return {
      adapter,
      account: MAIL_USER,
      rooms: [LILEI, 'han@firm.example'],
      says: (body) => arrives(written({ body })),
      again: () => arrives(state.last),
      async noise() {
        await arrives(written({ from: MAIL_USER, body: '帮助' }));
        await arrives(written({ from: 'mailer-daemon@firm.example', body: 'not delivered' }));
        await arrives(written({ heads: ['Auto-Submitted: auto-replied'], body: '我在休假' }));
        await arrives(written({ from: 'somebody@elsewhere.example', body: '想了解一下' }));
      },
      seen: (room) => there.sent.filter(({ to }) => to.includes(room)).map(({ source }) => mailText(source.toString())),
      // What is no markup anywhere is none in it.
      alive: /Content-Type: text\/html/i,
      refuse() {
        there.refusing.answer = () => 550;
      },
    };
  });
});
