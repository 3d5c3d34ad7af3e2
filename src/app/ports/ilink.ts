/** What WeChat's own interface asks of the database. */
import type { Asker, ILink, Login, Parts } from '../../adapters/wechat/ilink/index.ts';
import type { ILinkConfig } from '../../config.ts';
import type { MessageResult } from '../../core/bot/bot.ts';
import { closeAccount, openAccount } from '../../core/people/store/accounts.ts';
import {
  dropSecret,
  findMemo,
  findSecret,
  keepMemo,
  keepSecret,
  secretsOn,
} from '../../core/people/store/installations.ts';
import { askNumber, dropNumber, takeNumber } from '../../core/people/store/qrNumbers.ts';
import type { Store } from '../../core/db/open.ts';
import { say } from '../../core/delivery/say.ts';
import { findPerson, identified, linkIdentity } from '../../core/people/store/people.ts';
import { addRoom, moveAccount, saidBy } from '../../core/people/store/rooms.ts';
import { encryptWith } from '../encryption.ts';
import type { Localized } from '../../core/contract/locale.ts';

const PLATFORM = 'ilink';

type Wiring = {
  readonly store: Store;
  readonly config: ILinkConfig;
  readonly clock: () => Temporal.Instant;
  readonly log: Parts['log'];
};

export type OpenedILink = ILink & {
  /** Whoever asked for a code to scan gets one. */
  asked(done: MessageResult): void;
};

/** It is loaded only where it is switched on. */
export async function openILink({ store, config, clock, log }: Wiring): Promise<OpenedILink> {
  const { ilink } = await import('../../adapters/wechat/ilink/index.ts');
  const seal = encryptWith(config.key);
  const idOf = (account: string) => ({ platform: PLATFORM, account });
  const opened = (account: string, secret: string): Login => {
    // Sealed here when the code was scanned, and proved unchanged by its seal.
    const held = JSON.parse(seal.open(secret, `${PLATFORM} ${account}`)) as Omit<Login, 'account'>;
    return { account, ...held };
  };

  const adapter = ilink({
    url: config.url,
    log,
    lead: (wanted) => store.lead(PLATFORM, wanted),
    logins: {
      async all() {
        const each = await Promise.all(
          (await store.all()).map((workspace) => store.within({ workspace }, (tx) => secretsOn(tx, PLATFORM))),
        );
        return each.flat().map(({ account, secret }) => opened(account, secret));
      },
      find: (account) =>
        store.within(idOf(account), async (tx) => {
          const secret = await findSecret(tx, idOf(account));
          return secret === undefined
            ? undefined
            : { ...opened(account, secret), ...(await findMemo(tx, idOf(account))) };
        }),
      remember: (account, memo) =>
        store.within(idOf(account), (tx) => keepMemo(tx, { ...idOf(account), memo: { ...memo } })),
      end: (account) =>
        store.within(idOf(account), async (tx) => {
          const secret = await findSecret(tx, idOf(account));
          if (secret === undefined) return;
          const { user } = opened(account, secret);
          await dropSecret(tx, idOf(account));
          const owner = await identified(tx, { ...idOf(account), external: user });
          if (!owner) return;
          const card = {
            icon: '🔌',
            title: ENDED[owner.locale],
            buttons: [{ label: AGAIN[owner.locale], says: AGAIN[owner.locale] }],
          };
          await say(tx, { roomId: undefined, to: { person: owner.id }, locale: owner.locale, card, now: clock() });
        }),
    },
  });

  /** Who asked, with what they need to be let in. */
  async function askerOf({ heardId, scope }: MessageResult): Promise<Asker | undefined> {
    const said = await store.within(scope, (tx) => saidBy(tx, heardId));
    if (!said) return undefined;
    const { person, roomId } = said;
    return {
      person: `${JSON.stringify(scope)} ${person.id}`,
      say: (card) =>
        store.within(scope, async (tx) => {
          const { locale } = (await findPerson(tx, person.id)) ?? person;
          await say(tx, { roomId, heardId, locale, card: card((both) => both[locale]), now: clock() });
        }),
      number: {
        ask: () => store.within(scope, (tx) => askNumber(tx, { personId: person.id, now: clock() })),
        typed: () => store.within(scope, (tx) => takeNumber(tx, person.id)),
        over: () => store.within(scope, (tx) => dropNumber(tx, person.id)),
      },
      keep: ({ account, user, ...held }) =>
        store.within(scope, async (tx) => {
          await openAccount(tx, { ...idOf(account), meets: false });
          await moveAccount(tx, { platform: PLATFORM, external: user, to: account });
          for (const other of await secretsOn(tx, PLATFORM))
            if (opened(other.account, other.secret).user === user) {
              await dropSecret(tx, idOf(other.account));
              if (other.account !== account) await closeAccount(tx, idOf(other.account));
            }
          const secret = seal.seal(JSON.stringify({ user, ...held }), `${PLATFORM} ${account}`);
          await keepSecret(tx, { ...idOf(account), secret });
          const room = { ...idOf(account), external: user, kind: 'direct', personId: person.id } as const;
          const own = await addRoom(tx, room);
          await linkIdentity(tx, { ...idOf(account), external: user, personId: person.id, roomId: own });
        }),
    };
  }

  return {
    ...adapter,
    asked(done) {
      if (done.command !== 'connectWechat' || done.outcome !== 'asked') return;
      askerOf(done)
        .then((asker) => asker && adapter.invite(asker))
        .catch((error: unknown) => log('nobody could be let in from WeChat', error));
    },
  };
}

const AGAIN: Localized = { zh: '连接微信', en: 'connect WeChat' };
const ENDED: Localized = {
  zh: '你的微信连接到期了,要重新扫码才能在微信里找我',
  en: 'Your WeChat connection has ended; scan a new code to reach me there',
};
