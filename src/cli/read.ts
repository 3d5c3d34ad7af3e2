import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { helpInstead } from './help.ts';
import { countryOf } from '../core/calendar/timeZones.ts';
import { compileDirectory } from '../core/reader/names/knownCustomers.ts';
import { read } from '../core/reader/read.ts';
import type { KnownCustomer } from '../core/contract/customer.ts';
import type { When, Reading } from '../core/contract/reading.ts';

/** `npm run -s read`: notes as JSON lines in, what they mean as JSON lines out, in the same order. */

type Asked = { id: string; text: string; ref: string; tz?: string; lang?: string };

const nothing = {
  customers: [],
  contacts: [],
  kind: null,
  occurredOn: null,
  followUps: [],
  amounts: [],
  phones: [],
  emails: [],
  dates: [],
};
helpInstead('read');
const { values } = parseArgs({ options: { customers: { type: 'string' } } });
const directory = compileDirectory(
  values.customers === undefined ? [] : customersFrom(readFileSync(values.customers, 'utf8')),
);
const out: string[] = [];
let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number++;
  if (line.trim() === '') continue;
  out.push(answer(line));
  if (out.length >= 500) process.stdout.write(`${out.splice(0).join('\n')}\n`);
}
if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`);

function answer(line: string): string {
  let id: unknown;
  try {
    const given: unknown = JSON.parse(line);
    if (typeof given === 'object' && given !== null && 'id' in given) id = given.id;
    const asked = askedFor(given);
    const country = asked.tz === undefined ? undefined : countryOf(asked.tz);
    const locale =
      asked.lang === undefined
        ? undefined
        : asked.lang.startsWith('zh')
          ? 'zh'
          : asked.lang.startsWith('en')
            ? 'en'
            : undefined;
    const reading = read(asked.text, {
      ref: Temporal.PlainDateTime.from(asked.ref.slice(0, 19)),
      known: directory,
      ...(locale ? { locale } : {}),
      country,
    });
    return JSON.stringify({ id, ...shown(reading) });
  } catch (error) {
    process.stderr.write(`line ${number}: ${error instanceof Error ? error.message : String(error)}\n`);
    return JSON.stringify({
      id: id ?? null,
      error: error instanceof Error ? error.message : String(error),
      ...nothing,
    });
  }
}

function askedFor(given: unknown): Asked {
  if (typeof given !== 'object' || given === null) throw new Error('not an object');
  const { id, text, ref, tz, lang } = given as Record<string, unknown>;
  if (typeof text !== 'string') throw new Error('"text" is missing');
  if (typeof ref !== 'string') throw new Error('"ref" is missing, as 2026-03-10T18:05');
  return {
    id: String(id),
    text,
    ref,
    ...(typeof tz === 'string' ? { tz } : {}),
    ...(typeof lang === 'string' ? { lang } : {}),
  };
}

function customersFrom(file: string): KnownCustomer[] {
  return file
    .split(/\r?\n/)
    .map((line) => line.split('|').map((name) => name.trim()))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name = '', ...aliases], index) => ({
      id: index + 1,
      name,
      aliases: aliases.filter((alias) => alias !== ''),
      contacts: [],
    }));
}

function shown(reading: Reading) {
  return {
    customers: reading.customers.map(({ name }) => name),
    ...(reading.choices.length > 0 ? { choices: reading.choices.map(({ name }) => name) } : {}),
    contacts: reading.contacts.map(({ name }) => name),
    ...(reading.colleagues.length > 0 ? { colleagues: reading.colleagues.map(({ name }) => name) } : {}),
    kind: reading.kind ?? null,
    occurredOn: reading.occurredOn?.toString() ?? null,
    followUps: reading.steps.map(({ dueOn, dueTime, until, precision, rule, action }) => ({
      due: dueOn ? (dueTime ? `${dueOn.toString()}T${dueTime.toString().slice(0, 5)}` : dueOn.toString()) : null,
      ...(until ? { until: until.toString() } : {}),
      precision,
      ...(rule ? { recurrence: rule } : {}),
      action,
    })),
    amounts: reading.amounts,
    phones: reading.phones,
    emails: reading.emails,
    dates: reading.dates.map(dateShown),
  };
}

function dateShown({ span, start, end, granularity, open, recurrence }: When) {
  return {
    span,
    ...(start ? { start: clockShown(start) } : {}),
    ...(end ? { end: clockShown(end) } : {}),
    granularity,
    ...(open ? { open } : {}),
    ...(recurrence ? { recurrence } : {}),
  };
}

function clockShown(at: Temporal.PlainDateTime): string {
  return at.toString().slice(0, 19);
}
