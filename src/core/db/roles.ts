/**
 * The role that the bot acts as: it owns nothing, and row-level security binds it. Roles belong to a server and not to a
 * database, so one that was restored on a new server may come without: it is made, and given its rights, at every start.
 */
import type { DatabaseClient } from './pool.ts';
import { Refusal } from './refusal.ts';

/**
 * There, and ours to act as. Row-level security binds it only while nobody may log in as it and it is not above the rules.
 * Servers of Citus reach each other in its name: who else may is said by their pg_hba.conf.
 */
export async function makeRole(client: DatabaseClient) {
  await client.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = 'touchbase') then create role touchbase nologin; end if;
    exception when duplicate_object or unique_violation then null; -- another database of this server made it first
  end $$`);
  const above = await client`select from pg_roles where rolname = 'touchbase'
      and (rolsuper or rolbypassrls or (rolcanlogin and not exists (select from pg_extension where extname = 'citus')))`;
  if (above.length)
    throw new Refusal({
      en: 'this server has a login named touchbase, which is the role that the bot acts as: give DATABASE_URL a user of another name, and `alter role touchbase nologin nosuperuser nobypassrls`',
      zh: '这台服务器上有一个能登录的 touchbase,它是机器人自己的角色:请给 DATABASE_URL 换一个用户名,并执行 `alter role touchbase nologin nosuperuser nobypassrls`',
    });
  // From PostgreSQL 16 on, whoever makes a role is a member that may not act as it until granted.
  await client.unsafe(`do $$ begin
    if not pg_has_role(current_user, 'touchbase', case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end)
    then execute format('grant touchbase to %I', current_user); end if;
  end $$`);
}

/** Its rights on every table, and the owner's look over all companies, where they are missing. */
export async function admitRole(client: DatabaseClient) {
  await client`select admit_role(), admit_clock()`;
}
