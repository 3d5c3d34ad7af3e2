/** Which of several names a correction means: the one that is not taken back by the words beside it. Pure. */
import type { Sentence, Slots } from '../../types.ts';
import { companiesIn, contactsIn, someoneIn } from '../named.ts';

/** «不是A», "not at A", "instead of A". */
const DENIED_BEFORE =
  /(?:不是|唔系|不系|并非|别写|别是|甭写|\b(?:not|isn't|wasn't|instead of|rather than|never)\b(?:\s+(?:at|with|for|in|from|the|to))*)\s*$/;
/** «A没参加», "A is on leave". */
const DENIED_BEHIND =
  /^\s*(?:那家|那个|那边)?\s*(?:没参加|没来|没去|没在|不在|是错的|错了|搞错|弄错|写错|请假|休假|(?:is|was) (?:wrong|not|away|on leave|out)|on leave|wasn't|isn't|didn't|did not)/;

function isDenied(flat: string, [from, to]: readonly [number, number]) {
  return DENIED_BEFORE.test(flat.slice(0, from)) || DENIED_BEHIND.test(flat.slice(to));
}

export function correctCustomer(sentence: Sentence): Pick<Slots, 'customers'> {
  const named = companiesIn(sentence);
  const left = named.filter(({ span }) => !isDenied(sentence.flat, span));
  const right = left.findLast(({ id }) => id !== undefined) ?? left.at(-1) ?? named.at(-1);
  return right ? { customers: [{ id: right.id, name: right.name }] } : {};
}

export function correctContact(sentence: Sentence): Pick<Slots, 'contacts'> {
  const named = contactsIn(sentence);
  const right = named.findLast(({ span }) => !isDenied(sentence.flat, span));
  if (right) return { contacts: [someoneIn(sentence, right)] };
  const stranger = TITLED.exec(sentence.text)?.groups?.['name'];
  if (stranger !== undefined) return { contacts: [{ name: stranger }] };
  const [only] = named;
  return only ? { contacts: [someoneIn(sentence, only)] } : {};
}

/** Somebody whom nobody knows yet: the last name with a title. */
const TITLED = /(?<name>\p{Script=Han}(?:姐|哥|总|工|经理|主任|老师|先生|女士|小姐))[^\p{Script=Han}]*$/u;
