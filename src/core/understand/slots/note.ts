/** What a note is about, as far as others than the note itself need it. Pure. */
import { doerOf } from '../../reader/steps/doer.ts';
import type { Piece, Sentence, Slots } from '../types.ts';
import { asSomeone, colleaguesIn, companiesIn, contactsIn } from './named.ts';

export function noteSlots(sentence: Sentence): Slots {
  const { names, reading, text } = sentence;
  const isOther = (name: string) => reading.others.some((one) => one.name === name);
  const known = companiesIn(sentence)
    .filter(({ name }) => !isOther(name))
    .map(({ id, name }) => ({ id, name }));
  const customers = known.length ? known : reading.customers.map(({ id, name }) => ({ id, name }));
  const named = contactsIn(sentence);
  const isFree = (span: Piece['span']) =>
    sentence.pieces.every((one) => !NAMES.has(one.type) || span[1] <= one.span[0] || span[0] >= one.span[1]);
  const others = reading.contacts.filter(({ span }) => isFree(span));
  const contacts = [
    ...named.flatMap(({ choices }) => choices.slice(0, 1).map(asSomeone)),
    ...others.map(({ name }) => ({ name })),
  ];
  const colleagues = colleaguesIn(sentence).flatMap(({ span, choices }) => {
    const [one, another] = choices.filter(({ id }) => id !== names.me.id);
    return one && !another ? [{ id: one.id, span }] : [];
  });
  const steps = reading.steps.flatMap((step) => {
    const { dueOn, dueTime } = step;
    const doer = doerOf(text, { step, told: { reading, colleagues } });
    if (!dueOn || doer === 'customer') return [];
    const due = [dueOn, dueTime?.toString().slice(0, 5)].filter(Boolean).join('T');
    return [{ due, ownerId: doer === 'us' ? names.me.id : doer.colleague }];
  });
  return {
    text,
    ...(customers.length && { customers }),
    ...(contacts.length && { contacts }),
    ...(steps.length && { steps }),
  };
}

const NAMES = new Set<Piece['type']>(['customer', 'company', 'contact', 'colleague']);
