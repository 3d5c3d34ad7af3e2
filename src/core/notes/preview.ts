/** How words would be understood as a note, for a form to be corrected. Nothing is kept. */
import { countryOf } from '../calendar/timeZones.ts';
import { read } from '../reader/read.ts';
import { customersNamedIn } from '../customers/store/customers.ts';
import type { Tx } from '../db/tx.ts';
import { timeWords, INTERACTION_KINDS, shorten, translator } from '../text/phrases.ts';
import type { Locale } from '../contract/locale.ts';
import type { Reading } from '../contract/reading.ts';

type Words = {
  /** Who fills the form, or the company they are in. */
  readonly to: { readonly zone: string; readonly locale: Locale };
  readonly text: string;
  /** When the words were said: their «tomorrow» is that day's. */
  readonly at: Temporal.Instant;
  readonly now: Temporal.Instant;
};

export async function previewNote(tx: Tx, { to: { zone, locale }, text, at, now }: Words) {
  const ref = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const reading = read(text, { ref, known: await customersNamedIn(tx, text), locale, country: countryOf(zone) });
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
