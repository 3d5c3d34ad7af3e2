/** A company with something in every table, all of it marked; and the sentences by which another company might reach it. */
import { sql } from 'drizzle-orm';
import { lookAs } from '../../src/core/db/session.ts';
import type { Tx } from '../../src/core/db/tx.ts';
import { issueCode } from '../../src/core/people/store/codes.ts';
import type { World } from './world.ts';

/** Something in every table, with a mark in all of it. */
export async function fill(it: World, mark: string) {
  await it.sql((tx) =>
    tx.execute(
      sql`insert into people (name, role, locale, zone, team_id) values (${`Karl${mark}`}, 'rep', 'en', 'Asia/Shanghai', ${it.teamId})`,
    ),
  );
  for (const text of [
    `今天和金丝雀科技黄总通了电话,预算80万,代号${mark},下周三跟进`,
    '1',
    `补充:口令${mark},下周五再打`,
    `Visited Canary Works today, the word is ${mark}, follow up next Wed`,
    '1',
    `小黄${mark}就是金丝雀科技黄总`,
    '金丝雀科技 商机80万 报价阶段',
    '金丝雀科技投诉包装破损',
    '金丝雀科技满意度4',
    `和白鹭食品李总通了电话,代号${mark}`,
    '1',
    '把白鹭食品和金丝雀科技合并',
    '我的跟进',
  ])
    await it.hears(text);
  await it.sql(async (tx) => {
    // A customer that was shut for a team is one of its rows all the same.
    lookAs(tx, 'everything');
    await issueCode(tx, { now: it.now(), name: mark });
    await tx.execute(
      sql`update customers set name = name || ${mark}, backup_id = owner_id, tags = jsonb_build_array(${mark}::text)`,
    );
    await tx.execute(sql`update contacts set name = name || ${mark}`);
    await tx.execute(
      sql`insert into helpers (customer_id, person_id) select c.id, p.id from customers c, people p where p.name = ${`Karl${mark}`} on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into facts (customer_id, contact_id, topic, text, interaction_id, author_id, noted_on, holds_on)
        select i.customer_id, p.id, 'floor', ${mark}, i.id, i.author_id, i.occurred_on, i.occurred_on from interactions i left join contacts p on p.customer_id = i.customer_id where i.customer_id is not null`,
    );
    await tx.execute(
      sql`insert into questions (asker_id, team_id, customer_id, whom) select c.owner_id, ${it.teamId}, c.id, ${mark} from customers c`,
    );
    await tx.execute(
      sql`insert into offers (question_id, person_id, text) select id, asker_id, ${mark} from questions on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into thanks (person_id, said_by, interaction_id, text) select author_id, author_id, id, ${mark} from interactions`,
    );
    await tx.execute(
      sql`insert into news_shares (interaction_id, person_id, shared_by) select id, author_id, author_id from interactions on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into check_ins (customer_id, person_id, kind, asked_on) select c.id, max(p.id), 'silent', '2026-11-20' from customers c, people p group by c.id`,
    );
    await tx.execute(
      sql`insert into stages (place, name, base, set_by) select 1, ${mark}, 'quoted', max(id) from people`,
    );
    await tx.execute(
      sql`insert into terms (kind, word, key, name, set_by) select 'rival', ${mark}, ${mark}, ${mark}, max(id) from people on conflict do nothing`,
    );
    await tx.execute(sql`update follow_ups set action = action || ${mark}`);
    await tx.execute(
      sql`insert into senses (person_id, words, days) select id, ${mark}, 7 from people where name = ${`Karl${mark}`}`,
    );
    await tx.execute(
      sql`insert into colleague_names (person_id, name, key, said_by, is_taught) select id, ${mark}, ${mark}, id, true from people limit 1`,
    );
    await tx.execute(
      sql`insert into web_sessions (hash, person_id) select ${mark}, max(id) from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into tokens (hash, person_id, made_by, scope, role, expires_at) select ${mark}, max(id), max(id), 'read', 'rep', '2026-11-20' from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into program_calls (token_id, key, digest, operation, state) select max(id), ${mark}, ${mark}, ${mark}, 'done' from tokens on conflict do nothing`,
    );
    await tx.execute(sql`insert into files (person_id, name, bytes) select id, ${mark}, '' from people limit 1`);
    await tx.execute(
      sql`insert into imports (file_id, name, person_id, room_id, locale, state, counts)
        select f.id, ${mark}, f.person_id, r.id, 'zh', 'ready', '{}' from files f, rooms r limit 1`,
    );
    await tx.execute(
      sql`insert into import_lines (import_id, line, "end", why) select id, 2, 'failed', ${mark} from imports on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into exports (person_id, room_id, locale, what, whose, state)
        select person_id, room_id, locale, 'customers', 'own', 'done' from imports`,
    );
    await tx.execute(
      sql`insert into approvals (what, asked_by, room_id, locale, expires_at)
        select '{"kind":"export","what":"customers","whose":"all"}', max(p.id), max(r.id), 'zh', now() from people p, rooms r`,
    );
    await tx.execute(
      sql`insert into erasures (contact_id, asked_by, approved_by, erased) select 1, max(id), max(id), '{}' from people`,
    );
    await tx.execute(
      sql`insert into news_rules (room_id, word, set_by) select max(r.id), ${mark}, max(p.id) from rooms r, people p`,
    );
    await tx.execute(sql`insert into retention_periods (kind, days) values ('traces', 45) on conflict do nothing`);
    await tx.execute(sql`insert into cadences (tier, days) values ('B', 45) on conflict do nothing`);
    await tx.execute(sql`insert into company_days (day, off) values ('2031-05-05', true) on conflict do nothing`);
    await tx.execute(
      sql`insert into learners (person_id, started_on, next_at) select id, '2026-11-20', '2031-01-01' from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into care_rounds (person_id, next_at) select id, '2031-01-01' from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into escalations (person_id, workdays, told_through, next_at) select max(id), 3, '2026-11-20', '2026-12-01' from people`,
    );
    await tx.execute(
      sql`insert into absences (person_id, from_day, until_day) select id, '2026-12-07', '2026-12-08' from people`,
    );
    await tx.execute(
      sql`insert into handovers (from_id, started_by, state, for_good) select max(id), max(id), 'planned', true from people`,
    );
    await tx.execute(
      sql`insert into handover_items (handover_id, customer_id, receiver_id, state, reason, moved_at)
        select (select max(id) from handovers), id, (select max(id) from people), 'declined', ${mark}, now() from customers on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into handover_questions (handover_id, customer_id, topic) select (select max(id) from handovers), id, 'floor' from customers on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into playbooks (name, key, steps, set_by) select ${mark}, ${mark}, '[]', max(id) from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into playbook_runs (playbook_id, customer_id, steps, started_on, state, set_by)
        select p.id, c.id, '[]', '2026-11-20', 'stopped', p.set_by from playbooks p, customers c`,
    );
    await tx.execute(
      sql`insert into playbook_steps (run_id, place, follow_up_id) select max(r.id), 1, max(f.id) from playbook_runs r, follow_ups f`,
    );
    await tx.execute(
      sql`insert into webhooks (url, events, has_words, secret, set_by) select ${`https://erp.example.com/${mark}`}, '["deal.won"]', false, ${mark}, max(id) from people`,
    );
    await tx.execute(
      sql`insert into feeds (name, map, secret, set_by, person_id) select ${`${mark}-${it.workspace}`}, '{"kind":"order","columns":{"id":"a","customer":"b","on":"c"}}', ${mark}, max(id), max(id) from people on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into feed_names (feed_id, name, key, customer_id) select max(f.id), ${mark}, ${mark}, max(c.id) from feeds f, customers c on conflict do nothing`,
    );
    await tx.execute(
      sql`insert into records (feed_id, name_id, kind, external, happened_on, state, text, interaction_id)
        select max(n.feed_id), max(n.id), 'order', ${mark}, '2026-11-20', 'open', ${mark}, max(i.id) from feed_names n, interactions i on conflict do nothing`,
    );
    await tx.execute(sql`insert into calendar_links (hash, person_id) select ${mark}, max(id) from people`);
    await tx.execute(sql`insert into calendars (address, person_id) select ${mark}, max(id) from people`);
    await tx.execute(
      sql`insert into meetings (calendar_id, uid, customer_id, title, starts_at, ends_at)
        select max(k.id), ${mark}, max(c.id), ${mark}, now(), now() from calendars k, customers c`,
    );
    await tx.execute(
      sql`insert into webhook_messages (webhook_id, event, subject_id, lane, reason) select id, 'deal.won', 1, 1, ${mark} from webhooks`,
    );
    for (const table of EXTRA) await addAny(tx, table);
  });
}

/** Tables that only some platforms fill. */
const EXTRA = ['installations', 'profiles'];

/** A row with whatever its types allow. */
async function addAny(tx: Tx, table: string) {
  const columns = await tx.execute<{ name: string; type: string }>(
    sql`select attname as name, atttypid::regtype::text as type from pg_attribute
      where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attname not in ('workspace_id', 'id')`,
  );
  if (!columns.length) return;
  const values = columns.map(({ type }) =>
    type === 'jsonb' ? sql`'{}'::jsonb` : type.startsWith('timestamp') ? sql`now()` : sql`'x'`,
  );
  await tx.execute(
    sql`insert into ${sql.identifier(table)} (${sql.join(
      columns.map(({ name }) => sql.identifier(name)),
      sql`, `,
    )}) values (${sql.join(values, sql`, `)}) on conflict do nothing`,
  );
}

/** A sentence as it stands, and about what only the others have. */
export function forms(text: string, ids: readonly number[]) {
  const theirs = text
    .replaceAll(
      /华为云?|立讯|宁德|Huawei(?: Cloud)?|Luxshare|CATL/g,
      /\p{Script=Han}/u.test(text) ? '金丝雀' : 'Canary Works',
    )
    .replaceAll(/小张|韩梅梅|Emma|Zhang/g, 'Karl');
  return [text, theirs, ...ids.map((id) => theirs.replace(/(?<![\d:点Q])([12])(?![\d:点\d])/, `#${id}`))];
}

/** `#` stands for a row of theirs. */
export const NAMED = [
  '金丝',
  '黄总',
  '看 #',
  '撤销 #',
  '换客户 # 金丝雀科技',
  '新客户 # 金丝雀科技',
  '换联系人 # 黄总',
  '改日期 # 明天',
  '不提醒 #',
  '补充 #:听说',
  '完成 #',
  '完成 # 同意了',
  '推迟 # 到明天',
  '# 转给 Karl',
  '取消 #',
  '核对 # 变了',
  'check # changed',
  '我能帮忙 #',
  'I can help #',
  '跟进 #',
  'show #',
  'undo #',
  'customer # Canary Works',
  'contact # Huang',
  'date # tomorrow',
  'no reminder #',
  'add #: heard so',
  'done #',
  'push # to tomorrow',
  'give # to Karl',
  'cancel #',
  'follow-up #',
  '请Emma下次一起去金丝雀科技',
  '请李雷下次一起去金丝雀科技',
  '约王强下周三一起去金丝雀科技',
  '回答 # 孙工说了算',
  'answer # Mr Sun decides',
];

/** A note and a follow-up of a company's, by this number. */
export async function plant({ sql: within }: Pick<World, 'sql'>, id: number) {
  await within(async (tx) => {
    await tx.execute(sql`with one as materialized (select * from interactions where customer_id is not null order by id limit 1)
      insert into interactions (id, customer_id, author_id, kind, occurred_on, text, gist, understood)
      select ${id}::bigint, customer_id, author_id, kind, occurred_on, text, gist, understood from one`);
    await tx.execute(sql`with one as materialized (select * from follow_ups where customer_id is not null order by id limit 1)
      insert into follow_ups (id, owner_id, set_by, customer_id, action, due_on, precision, zone)
      select ${id}::bigint, owner_id, set_by, customer_id, action, due_on, precision, zone from one`);
  });
}
