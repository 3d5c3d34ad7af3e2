import type { Span } from '../../../contract/reading.ts';
import { hasHan } from '../../text/normalize.ts';
import { hanPeople } from '../hanPeople.ts';
import { latinPeople } from '../latinPeople.ts';
import { hanCandidates, type PersonCandidate } from './hanCandidates.ts';
import { latinCandidates } from './latinCandidates.ts';

export function peopleCandidates(
  text: string,
  { typed, customers }: { typed: string; customers: readonly Span[] },
): PersonCandidate[] {
  const han = hasHan(text) ? hanPeople(text, { typed, taken: customers }) : [];
  const taken = han.map(({ span }) => span);
  const latin = latinPeople(text, { typed, customers, taken });
  const candidates = [
    ...(hasHan(text) ? hanCandidates(text, { taken: customers, rules: han }) : []),
    ...latinCandidates(text, { typed, customers, taken, rules: latin }),
  ];
  const alone = [...han, ...latin].filter(
    ({ span: [from, to] }) => !candidates.some((one) => one.from === from && one.to === to),
  );
  const all = [
    ...candidates,
    ...alone.map(({ span: [from, to] }): PersonCandidate => ({
      from,
      to,
      features: ['rule alone'],
      formed: true,
      manner: 'full',
    })),
  ];
  return all.map((one) => ({ ...one, features: [...one.features, ...company(one, all)] }));
}

/** Who calls contacts by their titles calls a colleague by the first name: how those are called whom the note names beside this one. */
function company(one: PersonCandidate, all: readonly PersonCandidate[]): string[] {
  const others = all.filter(({ from, to, formed }) => formed === true && (to <= one.from || from >= one.to));
  if (others.length === 0) return [`${one.manner} alone`];
  return [
    ...new Set(others.map(({ manner, from }) => `${one.manner} ${from < one.from ? 'behind' : 'before'} ${manner}`)),
  ];
}
