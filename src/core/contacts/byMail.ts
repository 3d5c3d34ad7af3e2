/** Whose a mail is: by the address, by the firm that the address is of, by what the signature and the names say. */
import type { Act } from '../command.ts';
import { isFirmsDomain, type MailAddress } from '../contract/doors/mail.ts';
import type { Person } from '../contract/person.ts';
import { certainCandidate, customerCandidates } from '../customers/resolve.ts';
import { customersNamedIn } from '../customers/store/customers.ts';
import { companyOf } from '../text/mailNames.ts';
import { type AddressedContact, contactsAtDomain, contactsWithEmail } from './store/byEmail.ts';

export type MailHome = {
  /** Undefined: nobody whom we know. */
  readonly customer: { readonly id: number; readonly name: string } | undefined;
  /** What it would be called; undefined where nothing tells. */
  readonly company: string | undefined;
  /** By what we know whoever has an address, in the order of the addresses. */
  readonly names: readonly string[];
};

type Mail = { readonly others: readonly MailAddress[]; readonly signature: string; readonly words: string };
type Looking = Pick<Act, 'tx'> & { readonly person: Pick<Person, 'id' | 'teamId'> };

export async function homeOfMail(looking: Looking, { others, signature, words }: Mail): Promise<MailHome> {
  const { tx, person } = looking;
  const known = await Promise.all(others.map(({ address }) => contactsWithEmail(tx, address)));
  const domains = [...new Set(others.map(({ address }) => domainOf(address)))].filter(isFirmsDomain);
  const company = companyOf({ signature, domain: domains[0], name: others[0]?.name });
  const [domain] = domains;
  const customer =
    one(known.flat(), person) ??
    one((await Promise.all(domains.map((each) => contactsAtDomain(tx, each)))).flat(), person) ??
    (await named(tx, signature)) ??
    (await named(tx, others.map(({ name = '' }) => name).join('\n'))) ??
    (await named(tx, words)) ??
    (domain === undefined ? undefined : certainCandidate(await customerCandidates(looking, labelOf(domain))));
  const names = others.flatMap(({ name, address }, at) => {
    const there = known[at]?.find((each) => customer === undefined || each.customer.id === customer.id);
    return there?.name ?? (isPerson(name) ? name : (signedBy(signature, at) ?? address.split('@')[0] ?? []));
  });
  return { customer: customer && { id: customer.id, name: customer.name }, company, names: [...new Set(names)] };
}

/** The one they are all at; of several the one that whoever hands it on looks after. */
function one(found: readonly AddressedContact[], { id }: Pick<Person, 'id'>) {
  const all = new Map(found.map(({ customer }) => [customer.id, customer]));
  if (all.size === 1) return [...all.values()][0];
  const mine = new Map(found.filter(({ ownerId }) => ownerId === id).map(({ customer }) => [customer.id, customer]));
  return mine.size === 1 ? [...mine.values()][0] : undefined;
}

async function named(tx: Looking['tx'], text: string) {
  const found = text.trim() ? await customersNamedIn(tx, text) : [];
  const [first, another] = found.filter(({ isPartner }) => !isPartner);
  return another ? undefined : first;
}

const isPerson = (name: string | undefined): name is string =>
  name !== undefined && name.length <= 40 && !/@|公司|集团|\b(?:gmbh|ltd|inc|corp|info|sales|service)\b/i.test(name);

/** Whoever signs does so in the first line below the greeting. */
function signedBy(signature: string, at: number): string | undefined {
  const lines = at === 0 ? signature.split('\n').map((line) => line.trim()) : [];
  return lines.find((line) => /^(?:[\p{Script=Han}]{2,4}|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,2})$/u.test(line));
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** `mail.bosch.com.cn` is Bosch's. */
const labelOf = (domain: string) =>
  domain
    .replace(/\.(?:com|net|org|gov|edu|co|ac)?\.?[a-z]{2,}$/i, '')
    .split('.')
    .at(-1) ?? domain;
