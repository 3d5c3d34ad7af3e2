/** The mail of people whom we do not know, as a feed of enquiries: matched, asked about and answered for like those of a form. */
import { homeOfMail } from '../contacts/byMail.ts';
import { type FeedMap, FeedMapSchema } from '../contract/doors/feed.ts';
import type { StrangersMail } from '../contract/doors/mail.ts';
import { lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { addPerson, everyone, findPerson } from '../people/store/people.ts';
import { currentWorkspace } from '../people/store/accounts.ts';
import { takeIn } from './intake.ts';
import { addFeed, type Feed, feedCalled } from './store/feeds.ts';

const MAP: FeedMap = FeedMapSchema.parse({
  kind: 'enquiry',
  medium: 'email',
  columns: { id: 'id', customer: 'customer', on: 'on', text: 'text' },
});

/**
 * Keeps it as an enquiry, once. False: nobody is here yet who could be asked, or an admin has stopped the feed of this
 * mailbox; then nothing is kept.
 */
export async function takeMail(
  tx: Tx,
  { mailbox, mail, now }: { readonly mailbox: string; readonly mail: StrangersMail; readonly now: Temporal.Instant },
): Promise<boolean> {
  lookAs(tx, 'everything');
  const feed = await feedOf(tx, mailbox);
  const asked = feed && (await findPerson(tx, feed.setBy));
  if (!feed || !asked || feed.state !== 'active') return false;
  const { from, subject, body, signature, at, files, id } = mail;
  const { customer } = await homeOfMail({ tx, person: asked }, { others: [from], signature, words: subject });
  const day = at.toZonedDateTimeISO(asked.zone).toPlainDate().toString();
  const text = [subject, body, ...files.map((name) => `📎 ${name}`)].filter(Boolean).join('\n');
  const record = {
    kind: 'enquiry',
    id,
    customer: customer?.name ?? [from.name, `<${from.address}>`].filter(Boolean).join(' '),
    on: day,
    state: 'open',
    text,
  } as const;
  await takeIn(tx, { feed, records: [record], now });
  return true;
}

/** The name has a sign that no address of a feed has: nothing can be posted to it. */
async function feedOf(tx: Tx, mailbox: string): Promise<Feed | undefined> {
  const known = await feedCalled(tx, mailbox);
  if (known) return known;
  const company = await currentWorkspace(tx);
  const all = await everyone(tx);
  const admin = all.find(({ role }) => role === 'admin') ?? all.find(({ role }) => role === 'manager');
  if (!company || !admin) return undefined;
  const { zone } = company;
  const program = await addPerson(tx, {
    name: mailbox,
    role: 'rep',
    locale: admin.locale,
    zone,
    teamId: undefined,
    isProgram: true,
  });
  await addFeed(tx, { name: mailbox, map: MAP, secret: '', setBy: admin.id, personId: program.id });
  return feedCalled(tx, mailbox);
}
