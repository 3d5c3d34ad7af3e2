import type { Span } from '../../../contract/reading.ts';
import { hasHan } from '../../text/normalize.ts';
import { hanPeople } from '../hanPeople.ts';
import { latinPeople } from '../latinPeople.ts';
import { type HanCandidate, hanCandidates } from './hanCandidates.ts';
import { latinCandidates } from './latinCandidates.ts';

export function peopleCandidates(
  text: string,
  { typed, customers }: { typed: string; customers: readonly Span[] },
): HanCandidate[] {
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
  return [
    ...candidates,
    ...alone.map(({ span: [from, to] }) => ({ from, to, features: ['rule alone'], formed: true })),
  ];
}
