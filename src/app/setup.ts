/** What a new database begins with: a company, its first team, and where it is met. */
import type { Config } from '../config.ts';
import { closeAccount, DOOR, keepPages, openAccount } from '../core/people/store/accounts.ts';
import { issueCode } from '../core/people/store/codes.ts';
import type { Store } from '../core/db/open.ts';
import { addPerson, everyone, linkIdentity } from '../core/people/store/people.ts';
import { endDemo } from '../core/demo/store/end.ts';
import { demoIsOn } from '../core/demo/store/story.ts';
import { moveChannel } from '../core/digests/channel.ts';
import { addTeam, channelOf, homeTeam } from '../core/people/store/teams.ts';
import { issueLink } from '../core/people/store/web/links.ts';
import { addRoom } from '../core/people/store/rooms.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Locale } from '../core/contract/locale.ts';
import type { Role } from '../core/contract/person.ts';

/** The people one can be in the demo; ids are their identities in the web page and the terminal. */
export const DEMO_TEAM: readonly {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
}[] = [
  { id: 'lilei', name: '李雷', role: 'rep', locale: 'zh' },
  { id: 'emma', name: 'Emma', role: 'rep', locale: 'en' },
  { id: 'hanmeimei', name: '韩梅梅', role: 'lead', locale: 'zh' },
  { id: 'wangqiang', name: '王强', role: 'manager', locale: 'zh' },
];

const PLATFORMS = ['web', 'console'];

/**
 * Resolves to the company of this database, made if there is none, to whether its demo is on, and to a code for its first
 * admin while it has nobody. A demo that was on and is no longer wanted ends.
 */
export async function setUp(
  store: Store,
  {
    zone,
    locale,
    demo,
    ilink,
    pages,
  }: Pick<Config, 'zone' | 'locale' | 'demo'> &
    Partial<Pick<Config, 'ilink'>> & {
      /** Where the web page is from now on; null: nowhere. Without it that stays as it is. */
      readonly pages?: string | null;
    },
) {
  const [known] = await store.all();
  const workspace = known ?? (await store.found({ name: 'Touchbase', zone, locale, demo }));
  const begun = await store.within({ workspace }, async (tx) => {
    for (const platform of PLATFORMS) await openAccount(tx, { platform, account: 'local', meets: false });
    const door = { platform: 'ilink', account: DOOR };
    await (ilink ? openAccount(tx, { ...door, meets: false }) : closeAccount(tx, door));
    if (pages !== undefined) await keepPages(tx, pages);
    if (known === undefined) await furnish(tx, { zone, locale, demo, now: store.clock() });
    else if (!demo && (await demoIsOn(tx)))
      await endDemo(tx, { members: DEMO_TEAM.map(({ id }) => id), now: store.clock() });
    const isEmpty = (await everyone(tx)).length === 0;
    const admin = { now: store.clock(), role: 'admin' } as const;
    const code = isEmpty ? await issueCode(tx, admin) : undefined;
    const link = isEmpty ? await issueLink(tx, { ...admin, life: 'own' }) : undefined;
    if (pages && !demo) await openTeamRoom(tx, store.clock());
    return { code, link, isDemo: await demoIsOn(tx) };
  });
  return { workspace, adminCode: begun.code, adminLink: begun.link, demo: demo && begun.isDemo };
}

async function furnish(
  tx: Tx,
  { zone, locale, demo, now }: Pick<Config, 'zone' | 'locale' | 'demo'> & { readonly now: Temporal.Instant },
) {
  const team = await addTeam(tx, { name: locale === 'zh' ? '销售一组' : 'Sales', zone, locale });
  if (!demo) return;
  for (const member of DEMO_TEAM) {
    const person = await addPerson(tx, {
      name: member.name,
      role: member.role,
      locale: member.locale,
      zone,
      teamId: team.id,
    });
    for (const platform of PLATFORMS) {
      const roomId = await addRoom(tx, {
        platform,
        account: 'local',
        external: `dm:${member.id}`,
        kind: 'direct',
        personId: person.id,
      });
      await linkIdentity(tx, { platform, account: 'local', external: member.id, personId: person.id, roomId });
    }
  }
  await openTeamRoom(tx, now);
}

/** The page's own room for all is the first team's channel as long as that has no other. */
async function openTeamRoom(tx: Tx, now: Temporal.Instant) {
  const team = await homeTeam(tx);
  if (!team || (await channelOf(tx, team.id)) !== undefined) return;
  const roomId = await addRoom(tx, { platform: 'web', account: 'local', external: 'team', kind: 'group' });
  await moveChannel(tx, { team, roomId, now });
}
