/** How words would be understood as a note, for a form to be corrected. Nothing is kept. */
import { countryOf } from '../calendar/timeZones.ts';
import { resolveNames } from './resolvePeople.ts';
import { readText } from './understand.ts';
import type { Tx } from '../db/tx.ts';
import { timeWords, INTERACTION_KINDS, shorten, translator } from '../text/phrases.ts';
import type { Locale } from '../contract/locale.ts';
import type { Person } from '../contract/person.ts';
import type { Reading } from '../contract/reading.ts';

type Words = {
  /** Who fills the form, if we know them, and the company they are in. */
  readonly person: Person | undefined;
  readonly home: { readonly zone: string; readonly locale: Locale };
  readonly text: string;
  /** When the words were said: their «tomorrow» is that day's. */
  readonly at: Temporal.Instant;
  readonly now: Temporal.Instant;
};

export async function previewNote(tx: Tx, { person, home, text, at, now }: Words) {
  const { zone, locale } = person ?? home;
  const ref = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const read = await readText({ tx, person, local: ref, locale, country: countryOf(zone) }, text);
  const reading = resolveNames(read.reading, read);
  const to = translator(locale, now.toZonedDateTimeISO(zone).toPlainDate());
  const [customer] = reading.customers;
  const day = reading.occurredOn ?? ref.toPlainDate();
  return {
    locale,
    text: ref.toPlainDate().equals(to.today) ? text : dated(text, { day, reading }),
    customer: customer?.name,
    isNote: reading.isNote,
    understood: text
      ? [
          ...(customer ? [customer.name] : []),
          ...reading.contacts.map(({ name }) => name),
          ...(reading.kind ? [to.t(INTERACTION_KINDS[reading.kind])] : []),
          to.day(day),
          ...reading.steps.flatMap(({ dueOn, dueTime, action }) =>
            dueOn
              ? [`→ ${[to.day(dueOn), dueTime && timeWords(dueTime), shorten(action, 40)].filter(Boolean).join(' ')}`]
              : [],
          ),
        ]
      : [],
  };
}

/** The words of another day with their dates spelt out, so that they mean the same today. */
function dated(text: string, { day, reading }: { readonly day: Temporal.PlainDate; readonly reading: Reading }) {
  const spelt = reading.dates
    .toSorted((a, b) => b.span[0] - a.span[0])
    .reduce(
      (words, { span: [from, to], start, granularity }) =>
        start && granularity !== 'range'
          ? `${words.slice(0, from)}${start.toPlainDate().toString()}${words.slice(to)}`
          : words,
      text,
    );
  return spelt.includes(day.toString()) ? spelt : `${day.toString()} ${spelt}`;
}
