import { describe } from 'vitest';
import { isInstalled } from '../../support/installed.ts';
import { mailText } from '../../support/mailServer.ts';
import { REPLICAS, road, type Road } from '../../support/roads.ts';
import { choose } from '../../support/digits.ts';
import { inMail, MAIL_PACKAGES } from './house.ts';
import { written } from './letters.ts';

describe.skipIf(!MAIL_PACKAGES.every(isInstalled))('behind a mailbox', () => {
  road('E-mail', async (): Promise<Road> => {
    const it = await inMail({ replicas: REPLICAS });
    await it.binds();
    await it.as('lilei').hears('以后发到邮箱');
    const { there } = it;
    /** A mail that comes again has its Message-ID: whoever has it knows it. */
    const seen = () => [
      ...new Map(
        there.sent.map(({ source }) => {
          const text = mailText(source.toString());
          return [/^Message-ID: (.*)$/im.exec(text)?.[1], text] as const;
        }),
      ).values(),
    ];
    return {
      house: it,
      says: (body, { id } = {}) =>
        there.arrive(written({ body, ...(id && { heads: [`Message-ID: <${id}@client.example>`] }) })),
      presses: (label) => there.arrive(written({ subject: 'Re: x', body: choose(seen(), label) })),
      hands: (name, bytes) =>
        there.arrive(
          written({
            type: 'multipart/mixed; boundary="part"',
            body: [
              '--part',
              'Content-Type: text/csv; charset=utf-8',
              `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
              'Content-Transfer-Encoding: base64',
              '',
              bytes.toString('base64'),
              '--part--',
              '',
            ].join('\r\n'),
          }),
        ),
      seen,
      changes: false,
      mayRepeat: false,
      lose: (lost) => there.faults.push({ lost, when: there.hangUp }),
      slows() {
        const state = { said: false };
        there.refusing.answer = () => {
          there.refusing.answer = () => undefined;
          state.said = true;
          return 451;
        };
        return () => state.said;
      },
      drops: there.cut,
      connections: it.connections,
    };
  });
});
