/** Partners that a note names beside a customer: they were there or sent it, and the note is none of theirs. Pure. */
import type { OtherCompany, Reading, Span } from '../../../contract/reading.ts';

/**
 * Those who are partners stand beside the customers, with those of theirs who are named right at their name: «恒达的小刘
 * 介绍的». Nobody of theirs is among the contacts. A note that names partners alone is theirs; not where a customer is spoken of too, or they came along to somebody new: «和恒达一起去了蓝思».
 */
export function withoutPartners(text: string, told: Reading, isPartner: (id: number) => boolean): Reading {
  const isOne = ({ id }: { readonly id?: number }) => id !== undefined && isPartner(id);
  const others = told.others.map((other) =>
    other.part === 'mention' && isOne(other) ? { ...other, part: 'partner' as const } : other,
  );
  const reading = { ...told, others };
  const { customers: named, contacts } = reading;
  const clients = named.filter((customer) => !isOne(customer));
  const visited = named.length && !clients.length ? others.filter(({ part }) => part === 'mention') : [];
  const [met, another] = visited;
  const isAlong = named.every(({ span: [from] }) => ALONG.test(text.slice(0, from)));
  const isMet = met !== undefined && !another && (met.id !== undefined || isAlong);
  const customers = isMet ? [...named, met] : named;
  const kept = isMet ? [met] : clients;
  if (!kept.length) return reading;
  const gone = customers.filter((customer) => !kept.includes(customer));
  const placeOf = (at: number) => kept.findIndex((customer) => customer === customers[at]);
  const moved = <One extends { readonly customer?: number }>({ customer, ...one }: One) => {
    const at = customer === undefined ? -1 : placeOf(customer);
    return { ...one, ...(at >= 0 && { customer: at }) };
  };
  const partners = [...others.filter((other) => !kept.includes(other)), ...gone.map(asPartner)].map((other) => {
    const people = other.part === 'partner' ? contacts.filter(({ span }) => isNamedAt(text, other.span, span)) : [];
    return people.length ? { ...other, people: people.map(({ name }) => name) } : other;
  });
  const theirs = new Set(partners.flatMap(({ people = [] }) => people));
  const isTheirs = ({ customer }: { readonly customer?: number }) => customer !== undefined && placeOf(customer) < 0;
  return {
    ...reading,
    customers: kept,
    others: partners,
    contacts: contacts
      .filter(({ name }) => !theirs.has(name))
      .flatMap((contact) => {
        if (!isTheirs(contact)) return [moved(contact)];
        // Whoever is named behind a customer is met there, whatever was read: «和恒达王总去了创世纪,见了张工».
        const home = nearestBefore(contact, customers);
        return home && kept.includes(home) ? [{ ...contact, customer: kept.indexOf(home) }] : [];
      }),
    steps: reading.steps.map(moved),
    awaited: reading.awaited.map(moved),
  };
}

const ALONG = /(?:[和跟与同陪带]|\b(?:with|together with|along with)) ?$/i;

function nearestBefore<One extends { readonly span: Span }>(
  { span: [from] }: { readonly span: Span },
  all: readonly One[],
) {
  return all.filter(({ span }) => span[1] <= from).toSorted((a, b) => b.span[0] - a.span[0])[0];
}

function asPartner(company: Omit<OtherCompany, 'part'>): OtherCompany {
  return { ...company, part: 'partner' };
}

/** «恒达的小刘», «恒达王总», "Mr Liu of Hengda", "Hengda's Mr Liu". */
function isNamedAt(text: string, company: Span, person: Span): boolean {
  const [before, after] = [text.slice(company[1], person[0]), text.slice(person[1], company[0])];
  if (person[0] >= company[1]) return /^\s*(?:的|那边的|['’]s)?\s*$/.test(before);
  return person[1] <= company[0] && /^ (?:of|from|at) $/i.test(after);
}
