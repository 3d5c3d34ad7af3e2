import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { webPorts } from '../../src/app/ports/web.ts';
import { keepPages, openAccount } from '../../src/core/people/store/accounts.ts';
import { issueLink } from '../../src/core/people/store/web/links.ts';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { keepSecret } from '../../src/core/people/store/installations.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { linkIdentity } from '../../src/core/people/store/people.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** Emma has work, a page in the web, a WeChat login of her own, and a code that she has not used. */
beforeEach(async () => {
  Object.assign(it, await world());
  await it.as('emma').hears('Visited Huawei, thinks the quote is too high, follow up next Wed');
  await it.as('emma').hears('new customer Huawei');
  await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, 'Emma'));
    for (const platform of ['web', 'ilink']) {
      const account = `${platform} ${it.account}`;
      await openAccount(tx, { platform, account, meets: false });
      const roomId = await addRoom(tx, { platform, account, external: 'dm:emma', kind: 'direct', personId });
      await linkIdentity(tx, { platform, account, external: 'emma', personId, roomId });
    }
    await keepSecret(tx, { platform: 'ilink', account: `ilink ${it.account}`, secret: 'sealed' });
  });
});

test.each(['移除Emma', 'remove Emma', 'Emma离职了'])(
  '«%s» ends everything that lets her in, on every platform, at once; her work is shown to her lead',
  async (words) => {
    const code = await it.sql(async (tx) =>
      issueCode(tx, { now: it.now(), personId: only(await colleaguesNamed(tx, 'Emma')).id }),
    );
    const said = it.said.length;
    const [answer] = await it.as('boss').hears(words);
    expect(answer).toMatch(/🚪[^]*Huawei[^]*(?:跟进|follow-ups)[^]*1/);
    const lead = it.said.slice(said).find(({ line }) => line.room === 'dm:han')?.line.text;
    expect(lead).toMatch(/Emma已移除[^]*客户[^]*Huawei[^]*• Huawei/);

    for (const message of [
      {},
      { platform: 'ilink', account: `ilink ${it.account}`, room: { id: 'dm:emma', kind: 'direct' } },
      { platform: 'web', account: `web ${it.account}`, room: { id: 'dm:emma', kind: 'direct' } },
    ] as const)
      await it.receive(it.message('emma', 'Huawei', message));
    await it.as('emma').hears(`bind ${code}`);
    const told = await it.sql((tx) =>
      tx.execute<{ text: string }>(
        sql`select card::text as text from outbox o join rooms r on r.id = o.room_id where r.external = 'dm:emma' and o.id > (select max(id) from outbox where card::text like '%🚪%') - 1 and o.state <> 'dead'`,
      ),
    );
    expect(told.filter(({ text }) => text.includes('Huawei'))).toEqual([]);
    expect(await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:emma' })).toEqual([]);
    expect(await it.sql((tx) => tx.execute(sql`select id from installations`))).toEqual([]);
    expect(await it.hears('Huawei')).toEqual([expect.stringMatching(/Emma[^]*quote is too high/)]);
  },
);

test.each(['撤销', 'undo'])('«%s» on the same day lets her in again', async (undo) => {
  await it.as('boss').hears('remove Emma');
  await it.as('boss').hears(undo);
  expect(await it.as('emma').hears('Huawei')).toEqual([expect.stringContaining('quote is too high')]);
  expect(await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:emma' })).toEqual([
    expect.stringContaining('Huawei'),
  ]);
});

test('only an admin removes somebody, and never themselves; a contact of that name is another matter', async () => {
  for (const who of ['lilei', 'han', 'wang'])
    expect(await it.as(who).hears('移除Emma')).toEqual([expect.stringContaining('只有管理员')]);
  expect(await it.as('boss').hears('remove Ada')).toEqual([expect.stringContaining('cannot remove yourself')]);
  await it.as('boss').hears('华为李总离职了');
  expect(await it.as('emma').hears('my follow-ups')).toEqual([expect.stringContaining('Huawei')]);
});

test('what the leaver still had to do is handed over by the name that is asked for', async () => {
  await it.as('boss').hears('remove Emma');
  expect(await it.as('boss').hears('李雷')).toEqual([
    expect.stringMatching(/Hand over Emma \(1 customer\)[^]*李雷 \(1\) Huawei/),
  ]);
  await it.as('boss').presses('start');
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('Huawei')]);
});

test('whoever has left and comes back is let in by a code for their number, with all that was theirs', async () => {
  await it.as('boss').hears('remove Emma');
  const { id: personId } = only(
    await it.sql((tx) => tx.execute<{ id: number }>(sql`select id from people where name = 'Emma'`)),
  );
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), personId }));
  expect(await it.as('emma').hears(`bind ${code}`)).toEqual([expect.stringContaining('Hello Emma')]);
  expect(await it.as('emma').hears('my follow-ups')).toEqual([expect.stringContaining('Huawei')]);
});

test('the page of somebody who has left shows nothing any more', async () => {
  const page = webPorts({ store: it.store, workspace: it.workspace, demo: false });
  const token = await it.sql(async (tx) => {
    await openAccount(tx, { platform: 'web', account: 'local', meets: false });
    await keepPages(tx, 'http://localhost:3000');
    const { id: personId } = only(await colleaguesNamed(tx, 'Emma'));
    return (await issueLink(tx, { now: it.now(), personId, life: 'own' }))?.split('/').at(-1) ?? '';
  });
  expect(await page.signIn({ secret: { kind: 'link', token }, hash: 'h', locale: 'en' })).toBe('in');
  const { id = '' } = (await page.session('h')) ?? {};
  await it.receive(
    it.message(id, 'Huawei', { platform: 'web', account: 'local', room: { id: `dm:${id}`, kind: 'direct' } }),
  );
  expect(await page.session('h')).toMatchObject({ name: 'Emma' });
  expect(JSON.stringify(await page.transcript(`dm:${id}`))).toContain('Huawei');
  await it.as('boss').hears('remove Emma');
  expect(await page.session('h')).toBeUndefined();
  expect(await page.transcript(`dm:${id}`)).toEqual([]);
});
