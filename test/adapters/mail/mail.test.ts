/** Sixty mails in a mailbox, read by the unmodified clients: the right note, the right author, and nothing that goes round in circles. */
import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMail } from '../../../src/app/ports/doors/mail.ts';
import { changeContact } from '../../../src/core/contacts/store/contacts.ts';
import { keepContact } from '../../../src/core/contacts/store/names.ts';
import { addCustomer } from '../../../src/core/customers/store/customers.ts';
import { colleaguesNamed } from '../../../src/core/people/store/colleagues.ts';
import { houseWith } from '../../support/house.ts';
import { isInstalled } from '../../support/installed.ts';
import { MAIL_USER, mailServer, mailText } from '../../support/mailServer.ts';
import { only } from '../../support/rows.ts';
import { inMail, MAIL_PACKAGES } from './house.ts';
import { bounceOf, LETTERS, written } from './letters.ts';

const HERE = { platform: 'mail', account: MAIL_USER };

type Row = {
  readonly message: string;
  readonly customer: string | null;
  readonly mention: string | null;
  readonly author: string;
  readonly kind: string;
  readonly text: string;
  readonly due: string | null;
  readonly private: boolean;
};

async function readMails() {
  const it = await inMail();
  return {
    ...it,
    /** All that has come is taken. */
    taken: (many: number) =>
      it.settled(() => (it.there.flags().filter(Boolean).length >= many ? it.there.flags() : undefined)),
    answered: (words: RegExp) => it.settled(() => it.mails().find(({ text }) => words.test(text))),
    notes: () =>
      it.sql((tx) =>
        tx.execute<Row>(sql`select h.message_id as message, c.name as customer, i.mention, p.name as author, i.kind, i.text, i.private,
          (select min(f.due_on)::text from follow_ups f where f.interaction_id = i.id) as due
          from interactions i join people p on p.id = i.author_id and p.workspace_id = i.workspace_id
          left join customers c on c.id = i.customer_id and c.workspace_id = i.workspace_id
          left join heard h on h.id = i.heard_id and h.workspace_id = i.workspace_id where h.platform = 'mail' order by i.id`),
      ),
    enquiries: () =>
      it.sql((tx) =>
        tx.execute<{ message: string; name: string; text: string; note: number | null }>(
          sql`select r.external as message, n.name, r.text, r.interaction_id as note from records r join feed_names n on n.id = r.name_id and n.workspace_id = r.workspace_id order by r.id`,
        ),
      ),
  };
}

const idOf = (source: Buffer) => /Message-ID: <([^>]+)>/i.exec(source.toString('latin1'))?.[1] ?? '';

describe.skipIf(!MAIL_PACKAGES.every(isInstalled))('e-mail', () => {
  test('sixty mails become what they are, once, by the colleague who wrote them', { timeout: 240_000 }, async () => {
    const it = await readMails();
    await it.sql(async (tx) => {
      const { id: ownerId } = only(await colleaguesNamed(tx, '李雷'));
      for (const [name, contact, email] of [
        ['Bosch', 'Anna Schmidt', 'anna@bosch.example'],
        ['立讯', '王工', 'wang@luxshare.example'],
      ] as const) {
        const { id: customerId } = await addCustomer(tx, { name, ownerId });
        await changeContact(tx, { id: await keepContact(tx, { customerId, name: contact }), email });
      }
    });
    await it.binds();
    expect(LETTERS).toHaveLength(60);
    for (const { source } of LETTERS) it.there.arrive(source);
    await it.taken(LETTERS.length + 1);

    const [notes, enquiries, said] = [await it.notes(), await it.enquiries(), it.mails()];
    const wrong = LETTERS.flatMap(({ name, source, becomes }) => {
      const note = notes.filter(({ message }) => message === idOf(source));
      const enquiry = enquiries.filter(({ message }) => message === idOf(source));
      const answers = said.filter(({ text }) => text.includes(`In-Reply-To: <${idOf(source)}>`));
      const faults = (all: readonly (readonly [string, boolean])[]) =>
        all.flatMap(([fault, isWrong]) =>
          isWrong ? [`${name}: ${fault}: ${JSON.stringify([note, enquiry, answers])}`] : [],
        );
      if ('note' in becomes) {
        const [one] = note;
        return faults([
          ['one note', note.length !== 1 || enquiry.length > 0],
          ['whose', (one?.customer ?? `?${one?.mention}`) !== becomes.note],
          ['author and kind', one?.author !== '李雷' || one.kind !== 'email'],
          ['private', one?.private !== name.includes('private by')],
          ['has', !(becomes.has ?? []).every((words) => one?.text.includes(words))],
          ['lacks', (becomes.lacks ?? []).some((words) => one?.text.includes(words))],
          ['due', (one?.due ?? undefined) !== becomes.due],
        ]);
      }
      if ('enquiry' in becomes)
        return faults([
          ['one enquiry', enquiry.length !== 1 || note.length > 0],
          ['whose', enquiry[0]?.name !== becomes.enquiry.replace('?', '')],
          ['a note of its own', (enquiry[0]?.note === null) !== becomes.enquiry.startsWith('?')],
          ['has', !(becomes.has ?? []).every((words) => enquiry[0]?.text.includes(words))],
        ]);
      // A table is looked at beside what else is said.
      if ('said' in becomes)
        return faults([
          [
            'answer',
            note.length > 0 || !(name.includes('import') ? said : answers).some(({ text }) => becomes.said.test(text)),
          ],
        ]);
      return faults([['nothing', note.length > 0 || enquiry.length > 0 || answers.length > 0]]);
    });
    expect(wrong).toEqual([]);
    // Nobody but the colleague was written to, and each mail says that a machine has written it.
    expect(new Set(said.map(({ to }) => to))).toEqual(new Set(['lilei@firm.example']));
    expect(said.filter(({ text }) => !/Auto-Submitted: auto-generated/.test(text))).toEqual([]);
    // Their owner is asked on the team's own platform, and the one whose name was used is told once.
    expect(it.said.map(({ line }) => line.text).filter((text) => /Bosch 来信/.test(text))).toHaveLength(2);
    expect(it.said.map(({ line }) => line.text).filter((text) => /没通过验证/.test(text))).toHaveLength(1);

    // All of it comes again, as after a restore of the mailbox: nothing changes.
    it.there.renumber();
    for (const { source } of LETTERS.slice(0, 3)) it.there.arrive(source);
    it.there.cut();
    await it.taken(LETTERS.length + 4);
    expect([(await it.notes()).length, (await it.enquiries()).length]).toEqual([notes.length, enquiries.length]);
    expect(it.problems).toEqual([]);
  });

  test('a note is corrected and undone by answering, and reminders come by mail for who wants them there', async () => {
    const it = await readMails();
    await it.binds();
    it.there.arrive(
      written({
        to: 'Tom <tom@newco.example>',
        cc: MAIL_USER,
        subject: 'Hello',
        body: 'Price list sent. I call you on Monday.',
      }),
    );
    const asked = await it.answered(/新客户「Newco」|New customer/);
    expect(asked.text).toMatch(/Message-ID: <tb-[\da-f]+-\d+@firm\.example>/);
    it.there.arrive(written({ subject: 'Re: x', body: '1\n\n> old' }));
    await it.answered(/✅ Newco · Tom/);
    expect((await it.notes()).map(({ customer }) => customer)).toEqual(['Newco']);
    const contact = await it.sql((tx) => tx.execute(sql`select name, email from contacts`));
    expect(contact).toEqual([{ name: 'Tom', email: 'tom@newco.example' }]);

    // Whoever writes there is spoken to elsewhere, until they want it otherwise.
    expect(await it.hears('提醒发到哪里')).toEqual([expect.stringContaining('邮箱')]);
    const before = it.there.sent.length;
    expect((await it.until('2026-11-23T09:30')).join()).toContain('Newco');
    expect(it.there.sent).toHaveLength(before);
    expect(await it.hears('以后发到邮箱')).toEqual([expect.stringContaining('发到邮箱')]);
    it.pass({ hours: 24 });
    await it.until('2026-11-24T09:30');
    const list = await it.answered(/跟进|Newco[^]*Tom[^]*回复/);
    expect(list.to).toBe('lilei@firm.example');

    it.there.arrive(written({ subject: 'Re', body: '2' }));
    await it.answered(/推到/);
    it.there.arrive(written({ subject: 'Re', body: '撤销\n\n发自我的 iPhone' }));
    await it.answered(/已撤销上一步/);
    expect(it.problems).toEqual([]);
  });

  test('what comes back, is refused or meets a wrong password takes another road, and is said', async () => {
    const it = await readMails();
    await it.binds();
    await it.hears('以后发到邮箱');
    await it.as('han').hears('提醒李雷明天给比亚迪回电话');
    const lines = () =>
      it.sql((tx) =>
        tx.execute<{ state: string; reason: string | null; platform: string; receipt: string | null }>(
          sql`select o.state, o.reason, r.platform, o.receipt from outbox o join rooms r on r.id = o.room_id and r.workspace_id = o.workspace_id where o.person_id is not null order by o.id`,
        ),
      );
    await it.settled(() =>
      it.there.sent.find(({ to, source }) =>
        to.join() === 'lilei@firm.example' && /6K&\+|比亚迪|=E6=AF=94/.test(mailText(source.toString()))
          ? true
          : undefined,
      ),
    );
    const mine = (await lines()).find(({ platform, state }) => platform === 'mail' && state === 'sent');
    it.there.arrive(bounceOf(mine?.receipt ?? ''));
    await it.settled(() => it.said.find(({ line }) => line.room === 'dm:lilei' && /比亚迪/.test(line.text)));
    // The same report again changes nothing.
    it.there.arrive(bounceOf(mine?.receipt ?? ''));
    await it.taken(3);
    expect((await lines()).filter(({ state }) => state !== 'sent')).toEqual([]);

    // They write from there again: it is a road again, and its server refuses them for now.
    it.there.arrive(written({ subject: '谁负责Bosch', body: '' }));
    await it.taken(4);
    it.there.refusing.answer = () => 550;
    const before = it.said.length;
    await it.as('han').hears('提醒李雷后天给海康发报价');
    await it.settled(() =>
      it.said.slice(before).find(({ line }) => line.room === 'dm:lilei' && /海康/.test(line.text)),
    );
  });

  test('a wrong password is the first thing that an operator is told', async () => {
    const there = await mailServer();
    onTestFinished(there.close);
    const opened: { adapter?: Awaited<ReturnType<typeof openMail>> } = {};
    const it = await houseWith(HERE, async ({ store, workspace, now }) => {
      opened.adapter = await openMail({
        store,
        workspace,
        config: { ...there.settings, password: 'wrong' },
        clock: now,
        wake: () => {},
        log: () => {},
      });
      return opened.adapter;
    });
    expect(await it.settled(() => opened.adapter?.refusal?.())).toBe(
      'the mail server does not take MAIL_USER or MAIL_PASSWORD',
    );
  });
});
