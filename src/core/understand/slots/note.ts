/** What a note is about, as far as it decides what the sentence is: the whole of it is read by the reader. Pure. */
import { read } from '../../reader/read.ts';
import type { Sentence, Slots } from '../types.ts';
import { doerOf } from '../../reader/steps/doer.ts';
import { asSomeone, colleaguesIn, companiesIn, contactsIn } from './named.ts';

export function noteSlots(sentence: Sentence): Slots {
  const { text, names, local, locale, country } = sentence;
  const known = names.customers.map(({ id, name, also, contacts }) => ({
    id,
    name,
    aliases: also,
    contacts: contacts.flatMap((person) => [person, ...person.also.map((each) => ({ id: person.id, name: each }))]),
  }));
  const reading = read(text, { ref: local, known, locale, country });
  const customers = companiesIn(sentence).map(({ id, name }) => ({ id, name }));
  const contacts = contactsIn(sentence).flatMap(({ choices }) => choices.slice(0, 1).map(asSomeone));
  const colleagues = colleaguesIn(sentence).flatMap(({ span, choices }) => {
    const [one, another] = choices.filter(({ id }) => id !== names.me.id);
    return one && !another ? [{ id: one.id, span }] : [];
  });
  const steps = reading.steps.flatMap((step) => {
    const { dueOn, dueTime } = step;
    const doer = doerOf(text, { step, told: { reading, colleagues } });
    if (!dueOn || doer === 'customer') return [];
    const due = dueTime ? `${dueOn.toString()}T${dueTime.toString().slice(0, 5)}` : dueOn.toString();
    return [{ due, ownerId: doer === 'us' ? names.me.id : doer.colleague }];
  });
  return {
    ...(customers.length && { customers }),
    ...(contacts.length && { contacts }),
    ...(steps.length && { steps }),
  };
}
