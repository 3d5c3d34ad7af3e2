/** Who of us knows whom: by notes, never by mailboxes. */
import type { Act } from '../command.ts';
import { type CustomerRef, splitCustomer, contactInContext } from '../notes/context.ts';
import { acquaintances, type Acquaintance, offersFor, factTellers } from './store/whoKnows.ts';
import { logDenied, logRead } from '../access/store/readLog.ts';
import { TRADES } from '../contract/vocabulary.ts';

export type KnownBy = {
  /** As it was asked. */
  readonly whom: string;
  readonly customer: CustomerRef | undefined;
  readonly found: readonly Acquaintance[];
  readonly told: Awaited<ReturnType<typeof factTellers>>;
  readonly offers: Awaited<ReturnType<typeof offersFor>>;
};

/** Whom somebody looks for: as it was said, and where that was understood the customer and who there. */
export type Sought = {
  readonly whom: string;
  readonly at?: { readonly customer: CustomerRef; readonly rest: string } | undefined;
};

export async function whoKnows(act: Act, { whom, at }: Sought): Promise<KnownBy> {
  const { tx } = act;
  const within = at ?? (await splitCustomer(act, whom));
  const someone = within
    ? undefined
    : await contactInContext(act, { who: whom, says: { zh: '谁认识…', en: 'who knows …' } });
  const known = someone && !('kind' in someone) ? someone : undefined;
  const customer = within?.customer ?? known?.customer;
  const offers = await offersFor(tx, { customerId: customer?.id, whom });
  if (!customer) {
    await logDenied(tx, whom);
    return { whom, customer, found: [], told: [], offers };
  }
  await logRead(tx, [customer.id]);
  const sought = within ? within.rest : (known?.name ?? '');
  const all = await acquaintances(tx, customer.id);
  const found = all.filter((each) => isOf(each, sought));
  const hasMet = (personId: number, contact: string) =>
    found.some((each) => each.personId === personId && each.contact === contact);
  const told = (await factTellers(tx, customer.id)).filter(
    (each) => isOf({ ...each, words: '' }, sought) && !hasMet(each.personId, each.contact),
  );
  return { whom, customer, found, told, offers };
}

/** Whether somebody is who is sought there: by name, by what they do, or by the words of the notes about them. */
function isOf({ contact, title, words }: Pick<Acquaintance, 'contact' | 'title' | 'words'>, sought: string) {
  const wanted = sought.replace(/^(?:的|里|那边)|(?:部门?|那边|的人|的|里|team|department|dept\.?)$/gi, '').trim();
  if (!wanted) return true;
  const trade = TRADES.find((each) => each.test(wanted));
  const said = [contact, title].filter(Boolean).join(' ');
  if (said.includes(wanted) || (trade && trade.test(said))) return true;
  return trade ? trade.test(words) : words.toLowerCase().includes(wanted.toLowerCase());
}
