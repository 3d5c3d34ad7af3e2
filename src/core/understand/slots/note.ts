/** What a note is about, as far as it decides what the sentence is: the whole of it is read by the reader. Pure. */
import { read } from '../../reader/read.ts';
import type { Sentence, Slots } from '../types.ts';
import { asSomeone, companiesIn, contactsIn } from './named.ts';

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
  const steps = reading.steps.flatMap(({ dueOn, dueTime }) =>
    dueOn
      ? [
          {
            due: dueTime ? `${dueOn.toString()}T${dueTime.toString().slice(0, 5)}` : dueOn.toString(),
            ownerId: names.me.id,
          },
        ]
      : [],
  );
  return {
    ...(customers.length && { customers }),
    ...(contacts.length && { contacts }),
    ...(steps.length && { steps }),
  };
}
