import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hanSpans } from '../src/core/reader/names/companies/hanSpans.ts';
import { latinSpans } from '../src/core/reader/names/companies/latinSpans.ts';
import { rankCompanies } from '../src/core/reader/names/companies/choose.ts';
import { compileDirectory } from '../src/core/reader/names/knownCustomers.ts';
import { likelihoods, type LinearModel, modelOf } from '../src/core/reader/text/linearModel.ts';
import { peopleCandidates } from '../src/core/reader/names/people/candidates.ts';
import { choosePeople } from '../src/core/reader/names/people/choose.ts';
import type { HanCandidate, PersonCandidate } from '../src/core/reader/names/people/hanCandidates.ts';
import { countryOf } from '../src/core/calendar/timeZones.ts';
import { CERTAIN } from '../src/core/reader/money/bare/bareSums.ts';
import { bareFigures } from '../src/core/reader/money/bare/candidates.ts';
import { DAY, plainDate } from '../src/core/reader/dates/civil.ts';
import type { Found } from '../src/core/reader/dates/found.ts';
import { analyse } from '../src/core/reader/read.ts';
import { isWeighable, roleFeatures } from '../src/core/reader/roles/weigh.ts';
import { hide, prepare } from '../src/core/reader/prepare.ts';
import { plain } from '../src/core/reader/text/normalize.ts';
import type { Annotated } from './names/annotated.ts';
import { inventedNotes, recast } from './names/carriers.ts';
import { type Example, train } from './names/train.ts';

/**
 * `node bench/trainReader.ts people|companies|sums|roles [--out FILE] [--judge NOTES]... NOTES...` learns which places of a note name somebody, which
 * bare figures are sums and on which days a step of ours is due, from notes of our own with invented names and from annotated ones, one JSON object a line (`names/annotated.ts`). With `--out` it writes the weights that
 * the reader ships; with `--judge` it tells how well notes are read that it has not learnt from, with `--misses` which are not.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    misses: { type: 'boolean' },
    judge: { type: 'string', multiple: true, default: [] },
  },
});
const [what, ...files] = positionals;
if (what !== 'people' && what !== 'companies' && what !== 'sums' && what !== 'roles')
  throw new Error('people, companies, sums or roles?');

const real = files.flatMap(notesOf);
const invented = (times: number) => inventedNotes(new URL('names/carriers.txt', import.meta.url), { times, seed: 7 });
const weights = { people, companies, sums, roles }[what]();
const model = modelOf(weights);
console.log(`${Object.keys(weights.weights).length} features`);
if (values.out) {
  const rows = Object.entries(weights.weights).map(
    ([feature, row]) => `    ${JSON.stringify(feature)}: [${row.join(', ')}]`,
  );
  writeFileSync(
    values.out,
    `{\n  "classes": [${weights.classes.map((one) => JSON.stringify(one)).join(', ')}],\n  "weights": {\n${rows.join(',\n')}\n  }\n}\n`,
  );
}
const judged = { people: judgedPeople, companies: judgedCompanies, sums: judgedSums, roles: judgedRoles }[what];
for (const file of values.judge) console.log(file, judged(notesOf(file), model));

function people() {
  const examples = [invented(2), real, real, real, recast(real, { times: 3, seed: 11 })].flatMap((notes) =>
    notes.flatMap(peopleIn),
  );
  return train(examples, { classes: ['nobody', 'contact', 'colleague'], least: 20, pull: 0.003, rounds: 30 });
}

function companies() {
  const examples = [invented(4), real, real, recast(real, { times: 2, seed: 11 })].flatMap((notes) =>
    notes.flatMap(companiesIn),
  );
  return train(examples, { classes: ['nobody', 'customer', 'other'], least: 6, pull: 0.001, rounds: 10 });
}

function sums() {
  return train(real.flatMap(figuresIn), { classes: ['figure', 'sum'], least: 4, pull: 0.01, rounds: 15 });
}

function roles() {
  const examples = real.flatMap(datesIn).filter(({ role, open }) => open && role !== 'either');
  return train(examples, { classes: ['not', 'ours'], least: 20, pull: 0.05, rounds: 10 });
}

/** The dates of a note that its annotator saw too, with the role that the rules give them. */
function datesIn(
  note: Annotated,
): (Example & { role: 'ours' | 'either' | 'not'; open: boolean; ruled: boolean; words: string })[] {
  const { text, tz, ref, gold } = note;
  if (ref === undefined) return [];
  const { told, hidden, clauses, today, typed, scanned } = analyse(text, {
    ref: Temporal.PlainDateTime.from(ref.slice(0, 16)),
    known: knownTo(gold),
    country: tz && countryOf(tz),
    zone: tz,
  });
  let next = 0;
  return told.flatMap((one, at) => {
    const words = typed.slice(one.found.from, one.found.to);
    const place = gold.days ? gold.days.findIndex(([said], i) => i >= next && said === words) : at;
    const role = gold.days ? gold.days[place]?.[1] : roleByStep(one.found, gold.followUps);
    if (role === undefined) return [];
    next = place + 1;
    const features = roleFeatures(told, { at, text: hidden, clauses, today });
    const open = isWeighable(one, { found: scanned.future[at] ?? one.found, today });
    return [{ features, label: role === 'ours' ? 1 : 0, role, open, ruled: one.role === 'plan', words }];
  });
}

function roleByStep({ start, end }: Found, steps: Annotated['gold']['followUps'] = []) {
  const days = [start, end === undefined ? undefined : end - 1].flatMap((minute) =>
    minute === undefined ? [] : [plainDate(Math.floor(minute / DAY)).toString()],
  );
  const step = steps.find(({ due, dueAlt = [] }) =>
    [due, ...dueAlt].some((day) => day && days.includes(day.slice(0, 10))),
  );
  return step ? (step.optional ? 'either' : 'ours') : 'not';
}

/** The bare figures of a note; those that the rules are sure of are good examples too. */
function figuresIn({ text, tz, gold }: Annotated): (Example & { value: number; known: boolean })[] {
  const { flat, left, sums: told, hits } = prepare(text, { directory: knownTo(gold), country: tz && countryOf(tz) });
  const bare = told.filter(({ span }) => /^[\d.,一二两三四五六七八九十百千]+$/.test(flat.slice(...span)));
  const open = Array.from({ length: flat.length }, (_, at) =>
    bare.some(({ span: [from, to] }) => at >= from && at < to) ? flat[at] : left[at],
  ).join('');
  const values = (gold.amounts ?? []).flatMap((one) => ('value' in one ? [one.value] : [one.min, one.max]));
  const shown = hide(
    open,
    hits.map(({ span }) => span),
  );
  return bareFigures(shown, { sums: told.length - bare.length }).map(({ from, value, features }) => ({
    features,
    value,
    known: bare.some(({ span }) => span[0] === from),
    label: values.some((one) => Math.abs(one - value) < 0.01) ? 1 : 0,
  }));
}

function peopleIn(note: Annotated): Example[] {
  const { contacts, colleagues = [], optionalContacts = [] } = note.gold;
  return peopleOf(note).flatMap(({ name, features }) => {
    if (contacts.some((one) => same(one, name))) return [{ features, label: 1 }];
    if (colleagues.some((one) => same(one, name))) return [{ features, label: 2 }];
    // A Latin name without its title is no example of anything; a Chinese one is cut wrongly.
    const open = [...optionalContacts, ...(/[\u4e00-\u9fff]/.test(name) ? [] : [...contacts, ...colleagues])];
    return open.some((one) => near(one, name)) ? [] : [{ features, label: 0 }];
  });
}

function companiesIn({ text, gold }: Annotated, at: number): Example[] {
  const { customers, optionalCustomers = [], others = [] } = gold;
  return spansOf(text).flatMap(({ name, features }, i) => {
    if (customers.some((one) => same(one, name))) return [{ features, label: 1 }];
    if (others.some((one) => same(one.name, name))) return [{ features, label: 2 }];
    if (optionalCustomers.some((one) => same(one, name))) return [];
    const overlaps = [...customers, ...others.map((one) => one.name)].some(
      (one) => fold(one).includes(fold(name)) || fold(name).includes(fold(one)),
    );
    return overlaps || (at + i) % 4 === 0 ? [{ features, label: 0 }] : [];
  });
}

function peopleOf({ text, gold }: Annotated): (PersonCandidate & { name: string })[] {
  const { typed, left, hits } = prepare(text, { directory: knownTo(gold), country: 'CN' });
  return peopleCandidates(left, { typed, customers: hits.map(({ span }) => span) }).map((one) => ({
    ...one,
    name: typed.slice(one.from, one.to),
  }));
}

function knownTo(gold: Annotated['gold']) {
  const known = [...gold.customers, ...(gold.optionalCustomers ?? []).filter((one) => !gold.contacts.includes(one))];
  return compileDirectory(known.map((name, at) => ({ id: at + 1, name, aliases: [], contacts: [] })));
}

function spansOf(text: string): (HanCandidate & { name: string })[] {
  const { typed, left } = prepare(text, { directory: compileDirectory([]), country: 'CN' });
  return [...hanSpans(left, typed), ...latinSpans(left, typed)].map(({ shared = [], features, ...one }) => ({
    ...one,
    features: [...features, ...shared.flat()],
    name: typed.slice(one.from, one.to),
  }));
}

function judgedPeople(notes: readonly Annotated[], judge: LinearModel): string {
  const counts = { right: 0, told: 0, there: 0, colleagues: 0, taken: 0, colleaguesTold: 0 };
  for (const note of notes) {
    const candidates = peopleOf(note);
    const all = choosePeople(judge, candidates).map((one) => ({
      ...one,
      name: candidates.find(({ from, to }) => from === one.from && to === one.to)?.name ?? '',
    }));
    const open = new Set(note.gold.contacts);
    counts.there += open.size;
    const wrong: string[] = [];
    for (const name of new Set(all.filter(({ as }) => as === 'contact').map((one) => one.name))) {
      const found = [...open].find((one) => near(one, name));
      if (
        found === undefined &&
        [...(note.gold.optionalContacts ?? []), ...note.gold.contacts].some((one) => near(one, name))
      )
        continue;
      counts.told++;
      if (found === undefined) wrong.push(`+${name}`);
      else {
        counts.right++;
        open.delete(found);
      }
    }
    counts.colleagues += note.gold.colleagues?.length ?? 0;
    counts.taken += (note.gold.colleagues ?? []).filter((name) =>
      all.some((one) => one.as === 'colleague' && near(name, one.name)),
    ).length;
    counts.colleaguesTold += all.filter(({ as }) => as === 'colleague').length;
    if (wrong.length > 0 || open.size > 0) miss(note, [...open].map((one) => `-${one}`).concat(wrong));
  }
  const { right, told, there } = counts;
  return `contacts F1 ${percent(2 * right, told + there)} (${right} of ${told} told, ${there} there); colleagues ${counts.taken} of ${counts.colleagues}, ${counts.colleaguesTold} told`;
}

function judgedCompanies(notes: readonly Annotated[], judge: LinearModel): string {
  let [first, three, all] = [0, 0, 0];
  for (const note of notes) {
    if (note.gold.customers.length === 0) continue;
    all++;
    const spans = spansOf(note.text);
    const choices = rankCompanies(judge, spans)
      .slice(0, 3)
      .map((one) => spans.find(({ from, to }) => from === one.from && to === one.to)?.name ?? '');
    const right = (name: string | undefined) =>
      name !== undefined &&
      [...note.gold.customers, ...(note.gold.optionalCustomers ?? [])].some((one) => same(one, name));
    if (right(choices[0])) first++;
    else miss(note, [`-${note.gold.customers.join('/')}`, ...choices]);
    if (choices.some(right)) three++;
  }
  return `right first ${percent(first, all)} %, among three ${percent(three, all)} % of ${all} notes`;
}

function judgedSums(notes: readonly Annotated[], judge: LinearModel): string {
  const figures = notes.flatMap(figuresIn).map((one) => ({ ...one, likely: likelihoods(judge, one.features)[1] ?? 0 }));
  const told = figures.filter(({ likely }) => likely >= CERTAIN);
  const right = told.filter(({ label }) => label === 1).length;
  return `${right} of ${figures.filter(({ label }) => label === 1).length} sums told, ${told.length - right} figures that are none`;
}

function judgedRoles(notes: readonly Annotated[], judge: LinearModel): string {
  const dates = notes
    .flatMap((note) => datesIn(note).map((one) => ({ ...one, note })))
    .filter(({ role }) => role !== 'either')
    .map((one) => ({ ...one, told: one.open ? (likelihoods(judge, one.features)[1] ?? 0) > 0.5 : one.ruled }));
  for (const { told, role, note, words } of dates)
    if (told !== (role === 'ours')) miss(note, [`${told ? '+' : '-'}${words}`]);
  const score = (isTold: (date: (typeof dates)[number]) => boolean) => {
    const told = dates.filter(isTold);
    const there = dates.filter(({ role }) => role === 'ours').length;
    return percent(2 * told.filter(({ role }) => role === 'ours').length, told.length + there);
  };
  return `steps F1 ${score(({ ruled }) => ruled)} by rules, ${score(({ told }) => told)} by weights, of ${dates.length} days`;
}

function miss({ text }: Annotated, what: readonly string[]): void {
  if (values.misses) console.log(`${text.replaceAll('\n', '⏎').slice(0, 200)}\n     ${what.join(' | ')}`);
}

function notesOf(file: string): Annotated[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Annotated => JSON.parse(line));
}

/** The same name but for its title. */
function near(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return (
    a === b ||
    (b.length >= 2 && a.includes(b) && a.length - b.length <= 4) ||
    (b.includes(a) && b.length - a.length <= 4)
  );
}

function same(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(name: string): string {
  return plain(name).replaceAll(/[\s.'’·()]/g, '');
}

function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / Math.max(1, whole)) / 10;
}
