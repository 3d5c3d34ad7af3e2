/** Partners that a note names beside a customer: they were there or sent it, and the note is none of theirs. Pure. */
import type { Reading } from '../../../contract/reading.ts';

/**
 * Those who are partners stand beside the customers, with nobody of theirs among the contacts. A note that names partners
 * alone is theirs; not where a customer is spoken of too, or they came along to somebody new: «和恒达一起去了蓝思».
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
  if (!kept.length || kept.length === customers.length) return reading;
  const gone = customers.filter((customer) => !kept.includes(customer));
  const placeOf = (at: number) => kept.findIndex((customer) => customer === customers[at]);
  const moved = <One extends { readonly customer?: number }>({ customer, ...one }: One) => {
    const at = customer === undefined ? -1 : placeOf(customer);
    return { ...one, ...(at >= 0 && { customer: at }) };
  };
  const isTheirs = ({ customer }: { readonly customer?: number }) => customer !== undefined && placeOf(customer) < 0;
  return {
    ...reading,
    customers: kept,
    others: [
      ...others.filter((other) => !kept.includes(other)),
      ...gone.map((company) => ({ ...company, part: 'partner' as const })),
    ],
    contacts: contacts.filter((contact) => !isTheirs(contact)).map(moved),
    steps: reading.steps.map(moved),
    awaited: reading.awaited.map(moved),
  };
}

const ALONG = /(?:[和跟与同陪带]|\b(?:with|together with|along with)) ?$/i;
