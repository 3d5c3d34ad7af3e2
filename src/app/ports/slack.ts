/** What Slack asks of the database. */
import type { Installation, Parts, Who } from '../../adapters/slack/index.ts';
import type { Config, SlackConfig } from '../../config.ts';
import { applyProfile } from '../../core/handover/platformProfile.ts';
import { identified } from '../../core/people/store/people.ts';
import { caretakers, isLinked, leadsOf } from '../../core/people/store/colleagues.ts';
import type { Store } from '../../core/db/open.ts';
import {
  claimSecret,
  dropSecret,
  findProfile,
  findSecret,
  keepProfile,
  keepSecret,
} from '../../core/people/store/installations.ts';
import { say } from '../../core/delivery/say.ts';
import { wasSaidSince } from '../../core/delivery/store/outbox.ts';
import { previewNote } from '../../core/notes/preview.ts';
import { openAccount, currentWorkspace } from '../../core/people/store/accounts.ts';
import { findRoomMemo, keepRoomMemo, teamOfRoom } from '../../core/people/store/rooms.ts';
import { routesOf } from '../../core/delivery/store/routes.ts';
import { beginLearning } from '../../core/learning/lesson.ts';
import { addFromDirectory } from '../../core/people/newcomer.ts';
import { addTeam, homeTeam } from '../../core/people/store/teams.ts';
import type { Tx } from '../../core/db/tx.ts';
import { encryptWith } from '../encryption.ts';
import type { Vault } from '../../core/contract/doors/vault.ts';
import { homePage } from './homePage.ts';
import type { Localized } from '../../core/contract/locale.ts';
import { lookAs } from '../../core/db/session.ts';
import { suggestCustomers } from '../../core/customers/suggest.ts';

const PLATFORM = 'slack';
const CLAIM = { minutes: 1 };

const HELLO: Localized = {
  zh: '给我发一句和客户的往来,你的一天就会出现在这里',
  en: 'Tell me in one sentence what happened with a customer, and your day appears here',
};

const CROWD = {
  zh: (many: number) => `Slack 里有 ${many} 位成员,我没有把他们都当成同事:谁给我写一句,或者同事 @ 了谁,我才认识谁`,
  en: (many: number) =>
    `Slack has ${many} members, and I have not taken all of them for colleagues: I know whoever writes to me, and whom a colleague names by @`,
};
const FIRST_TEAM = {
  zh: (team: string) => `新认识的先算在「${team}」`,
  en: (team: string) => `Whoever is new begins in “${team}”`,
};
const EVER = Temporal.Instant.fromEpochMilliseconds(0);

type Wiring = {
  readonly store: Store;
  /** The company that the token in the settings belongs to. */
  readonly workspace: number;
  readonly config: Pick<Config, 'zone' | 'locale'> & { readonly slack: SlackConfig };
  readonly clock: () => Temporal.Instant;
};

/** Slack is loaded only where it is set up. */
export async function openSlack({ log, ...wiring }: Wiring & { readonly log: Parts['log'] }) {
  const { slack } = await import('../../adapters/slack/index.ts');
  return slack({ settings: wiring.config.slack, ...slackPorts(wiring), log });
}

function slackPorts({ store, workspace, config, clock }: Wiring): Omit<Parts, 'settings' | 'log'> {
  const seal = config.slack.key === undefined ? undefined : encryptWith(config.slack.key);
  const within = <T>(account: string, work: (tx: Tx) => Promise<T>) =>
    store.within({ platform: PLATFORM, account }, work);
  const idOf = ({ account, user }: Who) => ({ platform: PLATFORM, account, external: user });

  /** The company a team is met in; a new team is a new company, and has a first team of its own. */
  async function companyOf({ account, name }: Pick<Installation, 'account' | 'name'>): Promise<number> {
    const known = await within(account, currentWorkspace);
    if (known) return known.id;
    const { zone, locale } = config;
    const founded = await store.found({ name, zone, locale, demo: false });
    await store.within({ workspace: founded }, async (tx) => {
      await addTeam(tx, { name, zone, locale });
      await openAccount(tx, { platform: PLATFORM, account, meets: true });
    });
    return founded;
  }

  return {
    clock,
    installations: {
      find: (account) =>
        within(account, async (tx) => {
          const secret = await findSecret(tx, { platform: PLATFORM, account });
          return secret === undefined ? undefined : unsealed(secret, { account, seal: sealing(seal) });
        }),
      async keep(installation) {
        const { account, ...held } = installation;
        const company = await companyOf(installation);
        const secret = sealing(seal).seal(JSON.stringify(held), purposeOf(account));
        await store.within({ workspace: company }, (tx) => keepSecret(tx, { platform: PLATFORM, account, secret }));
      },
      async join({ account }) {
        if (await within(account, currentWorkspace)) return;
        await store.within({ workspace }, (tx) => openAccount(tx, { platform: PLATFORM, account, meets: true }));
      },
      drop: (account) => within(account, (tx) => dropSecret(tx, { platform: PLATFORM, account })),
      claim: (account) =>
        within(account, (tx) =>
          claimSecret(tx, { platform: PLATFORM, account, now: clock(), until: clock().add(CLAIM) }),
        ),
    },

    register: {
      find: (who) =>
        within(who.account, async (tx) => {
          const found = await findProfile(tx, idOf(who));
          return found && { profile: found.says, at: found.at };
        }),
      keep: (who, profile) =>
        within(who.account, async (tx) => {
          const before = (await findProfile(tx, idOf(who)))?.says;
          await keepProfile(tx, { ...idOf(who), says: profile, at: clock() });
          await applyProfile(tx, { identity: idOf(who), before, profile, now: clock() });
        }),
      meet: (account, people) =>
        within(account, async (tx) => {
          const home = (await currentWorkspace(tx)) ?? config;
          for (const { user, profile } of people) {
            const identity = idOf({ account, user });
            const before = (await findProfile(tx, identity))?.says;
            await keepProfile(tx, { ...identity, says: profile, at: clock() });
            const person = await addFromDirectory(tx, { identity, profile, home });
            await (person
              ? beginLearning(tx, { person, isNamed: false, now: clock() })
              : applyProfile(tx, { identity, before, profile, now: clock() }));
          }
        }),
      follow: (account, people) =>
        within(account, async (tx) => {
          for (const { user, profile } of people) {
            const identity = idOf({ account, user });
            if (!(await isLinked(tx, identity))) continue;
            const before = (await findProfile(tx, identity))?.says;
            await keepProfile(tx, { ...identity, says: profile, at: clock() });
            await applyProfile(tx, { identity, before, profile, now: clock() });
          }
        }),
      tellCrowd: (account, many) =>
        within(account, async (tx) => {
          const about = `crowd:${account}`;
          if (await wasSaidSince(tx, { about, since: EVER })) return;
          const team = await homeTeam(tx);
          for (const { id, locale } of await caretakers(tx)) {
            const card = {
              icon: '👥',
              title: CROWD[locale](many),
              ...(team && { footer: FIRST_TEAM[locale](team.name) }),
            };
            await say(tx, { roomId: undefined, to: { person: id }, about, locale, card, now: clock() });
          }
        }),
    },

    memos: {
      find: ({ account, room }) => within(account, (tx) => findRoomMemo(tx, idOf({ account, user: room }))),
      keep: ({ account, room }, memo) =>
        within(account, (tx) => keepRoomMemo(tx, { ...idOf({ account, user: room }), memo })),
    },

    localeOf: (who) =>
      within(who.account, async (tx) => {
        const person = await identified(tx, idOf(who));
        const locale = (await findProfile(tx, idOf(who)))?.says.locale;
        return person?.locale ?? locale ?? (await currentWorkspace(tx))?.locale ?? config.locale;
      }),

    pageOf: (who) =>
      within(who.account, async (tx) => {
        const person = await identified(tx, idOf(who));
        if (person) return { locale: person.locale, cards: await homePage(tx, { person, now: clock() }) };
        const said = (await findProfile(tx, idOf(who)))?.says.locale;
        const locale = said ?? (await currentWorkspace(tx))?.locale ?? config.locale;
        return { locale, cards: [{ icon: '👋', title: HELLO[locale] }] };
      }),

    preview: (who, { text, at }) =>
      within(who.account, async (tx) => {
        const person = await identified(tx, idOf(who));
        if (person) lookAs(tx, person);
        const home = (await currentWorkspace(tx)) ?? config;
        return previewNote(tx, { person, home, text, at, now: clock() });
      }),

    suggest: (who, query) =>
      within(who.account, async (tx) => {
        const person = await identified(tx, idOf(who));
        if (!person) return [];
        lookAs(tx, person);
        return suggestCustomers(tx, { person, query });
      }),

    trouble: ({ account, room, error, words }) =>
      within(account, async (tx) => {
        const about = `trouble:${error}:${account}/${room}`;
        if (await wasSaidSince(tx, { about, since: clock().subtract({ hours: 24 }) })) return;
        // Whoever leads a team hears that its channel is closed with what that means for the team.
        const teamId = await teamOfRoom(tx, { platform: PLATFORM, account, external: room });
        const leads = teamId === undefined ? [] : await leadsOf(tx, { teamId });
        const others = (await caretakers(tx)).filter((person) => leads.every((lead) => lead.id !== person.id));
        for (const { id, locale } of others)
          for (const roomId of (await routesOf(tx, { personId: id, except: room })).slice(0, 1))
            await say(tx, { roomId, about, locale, card: { icon: '🔌', title: words[locale] }, now: clock() });
      }),
  };
}

const purposeOf = (account: string) => `${PLATFORM} ${account}`;

function sealing(seal: Vault | undefined): Vault {
  if (!seal) throw new Error('SECRET_KEY is missing: the tokens of Slack teams are encrypted with it');
  return seal;
}

function unsealed(secret: string, { account, seal }: { account: string; seal: Vault }): Installation {
  // Sealed here a moment or a month ago, and proved unchanged by its seal.
  const held = JSON.parse(seal.open(secret, purposeOf(account))) as Omit<Installation, 'account' | 'expiresAt'> & {
    expiresAt?: string;
  };
  const { expiresAt, ...rest } = held;
  return { account, ...rest, ...(expiresAt && { expiresAt: Temporal.Instant.from(expiresAt) }) };
}
