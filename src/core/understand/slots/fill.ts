/** Fills what an intent needs from the sentence: by the phrase where it says so, otherwise by what is named in it. Pure. */
import { CATALOGUE, isIntent } from '../catalogue.ts';
import { privacyIn, withoutPrivacy } from '../../reader/privacy.ts';
import type { Match } from '../grammar/match.ts';
import type { Sentence, Slots } from '../types.ts';
import { dueIn, laterBy, stretchAhead, stretchBack } from './days.ts';
import {
  asTeammate,
  colleaguesIn,
  companiesIn,
  contactsIn,
  pieceIn,
  piecesOf,
  saidIn,
  someoneIn,
  teammateIn,
  wordsIn,
} from './named.ts';
import { noteSlots } from './note.ts';
import { withStrangers } from './strangers.ts';
import { correctContact, correctCustomer } from './corrected.ts';
import { assignedIn } from './assigned.ts';
import { handoverIn } from './takers.ts';
import { contactValue, endOf, periodOf, scoreNamed, zoneIn } from './values.ts';
import { has, rest, trim, unmarked, valueOf } from './words.ts';

export type Given = { readonly sentence: Sentence; readonly match: Match | undefined };

export function fill(intent: string, said: Given): Slots {
  if (intent === 'note') return noteSlots(said.sentence);
  if (!isIntent(intent)) return {};
  const given = withStrangers(said);
  const wanted = CATALOGUE[intent].slots.split(' ');
  return {
    ...Object.assign({}, ...wanted.map((slot) => FILLERS[slot]?.(given) ?? {})),
    ...pointed(given),
    ...OWN[intent]?.(given),
  };
}

/** What any phrase may point at: a row by its number, a page, one of several by what it is about. */
function pointed({ match }: Given): Slots {
  return {
    ...one('row', pieceIn(match, { slot: 'row', type: 'row' })?.value),
    ...one('page', pieceIn(match, { slot: 'page', type: 'page' })?.value),
    ...one('about', wordsIn(match, 'about')),
  };
}

type Filler = (given: Given) => Slots;

const companies: Filler = ({ sentence }) => {
  const all = companiesIn(sentence).map(({ id, name, said, isClear }) => ({
    name,
    ...(isClear && { id }),
    ...(said !== undefined && { said }),
  }));
  return all.length ? { customers: all } : {};
};

/** By the name of a slot in the catalogue. */
const FILLERS: Readonly<Record<string, Filler>> = {
  customer: companies,
  customers: companies,
  contact: ({ sentence, match }) => {
    const named = contactsIn(sentence).at(-1);
    const name = wordsIn(match, 'name');
    if (name !== undefined) return { contacts: [{ name }] };
    return named ? { contacts: [someoneIn(sentence, named)] } : {};
  },
  colleague: ({ sentence, match }) => {
    const named = teammateIn({ sentence, match }, 'colleague') ?? colleaguesIn(sentence)[0]?.who;
    return named && named.id !== sentence.names.me.id ? { colleague: named } : {};
  },
  person: (given) => one('colleague', teammateIn(given, 'colleague') ?? colleaguesIn(given.sentence)[0]?.who),
  whose: ({ sentence, match }) => {
    const told = wordsIn(match, 'whose');
    const said = WHOSE.find((each) => each === told);
    if (said) return { whose: said };
    const named = teammateIn({ sentence, match }, 'colleague') ?? colleaguesIn(sentence)[0]?.who;
    if (named) return { whose: named };
    const whose = WHOSE.find(
      (each) => each === valueOf(sentence, 'whose', { but: (value, at) => value === 'me' && isObject(sentence, at) }),
    );
    return whose ? { whose } : {};
  },
  n: ({ sentence, match }) => {
    const { shown } = sentence;
    const named = pieceIn(match, { slot: 'which', type: 'which' });
    if (named) return { which: named.value };
    if (shown?.kind !== 'list' || companiesIn(sentence).length) return {};
    const days = piecesOf(sentence, 'day');
    const which = piecesOf(sentence, 'which').find(
      ({ span }) => !days.some((day) => day.span[0] < span[1] && day.span[1] > span[0]),
    );
    return which ? { which: which.value } : {};
  },
  due: ({ sentence }) => dueIn(sentence),
  from: ({ sentence }) => stretchAhead(sentence),
  since: ({ sentence }) => one('since', stretchBack(sentence).since),
  when: ({ sentence }) => ({ ...dueIn(sentence), ...one('when', whenIn(sentence)) }),
  period: ({ sentence }) => one('period', valueOf(sentence, 'period')),
  days: ({ sentence }) => one('days', piecesOf(sentence, 'length').at(-1)?.value),
  stuckDays: ({ sentence }) => one('days', piecesOf(sentence, 'length')[0]?.value),
  off: ({ sentence }) => (has(sentence, 'noNudge') && !piecesOf(sentence, 'length').length ? { off: true } : {}),
  tier: ({ sentence }) => one('tier', piecesOf(sentence, 'tier')[0]?.value),
  stage: ({ sentence }) => one('stage', valueOf(sentence, 'stage')),
  status: ({ sentence }) => one('status', valueOf(sentence, 'status')),
  sort: ({ sentence }) => one('sort', valueOf(sentence, 'sort')),
  noOwner: ({ sentence }) => one('filter', valueOf(sentence, 'filter')),
  tag: ({ sentence, match }) => one('tag', piecesOf(sentence, 'quoted')[0]?.value ?? wordsIn(match, 'tag')),
  assigned: (given) => assignedIn(given),
  at: ({ sentence }) => one('at', piecesOf(sentence, 'clock').at(-1)?.value),
  trend: ({ sentence }) => (TREND.test(sentence.flat) ? { trend: true } : {}),
  amount: ({ sentence }) => one('amount', piecesOf(sentence, 'sum')[0]?.value),
  close: ({ sentence }) => one('close', closeIn(sentence)),
  outcome: ({ sentence }) => endOf(sentence),
  outcomeSaid: ({ match }) => one('outcome', wordsIn(match, 'outcome')),
  score: (given) => one('score', scoreNamed(given)),
  below: (given) => one('below', scoreNamed(given)),
  text: ({ sentence, match }) => one('text', wordsIn(match, 'text') ?? wordsIn(match, 'words') ?? trim(sentence.text)),
  remark: ({ match }) => one('text', saidIn(match, 'words')),
  about: ({ sentence, match }) => one('text', wordsIn(match, 'about') ?? trim(sentence.text)),
  what: ({ sentence, match }) => one('text', wordsIn(match, 'what') ?? trim(sentence.text)),
  topic: ({ match }) => one('text', wordsIn(match, 'topic')),
  name: (given) => named(given, 'name'),
  // A phrase that says all of it and names no role has none.
  role: (given) =>
    given.match && given.match.coverage > 0.99 ? one('text', wordsIn(given.match, 'role')) : named(given, 'role'),
  field: ({ match }) => one('field', wordsIn(match, 'field') ?? wordsIn(match, 'fact')),
  value: ({ match }) => one('value', wordsIn(match, 'value') ?? wordsIn(match, 'words')),
};

/** What an intent reads in a way of its own. */
const OWN: Readonly<Record<string, Filler>> = {
  'fix.customer': (given) => ({ ...correctCustomer(given.sentence), ...made(given) }),
  'fix.contact': (given) => namesIn(given),
  'deal.set': ({ sentence }) => dealOf(sentence),
  'followup.move': ({ sentence }) => laterBy(sentence),
  'followup.add': (given) => planIn(given),
  'followup.giveBack': ({ sentence: { text }, match }) =>
    one('text', text.slice(pieceIn(match, { slot: 'day', type: 'day' })?.span[0] ?? text.length)),
  'fix.noReminder': ({ match }) => which(match),
  'fix.add': ({ match }) => one('text', saidIn(match, 'words')),
  'note.reword': ({ match }) => one('text', saidIn(match, 'words')),
  'private.set': (given) => wishIn(given),
  'customer.brief': ({ match }) => formOf(match),
  'customer.timeline': ({ sentence }) => periodSaid(sentence),
  search: (given) => soughtIn(given),
  'handover.run': (given) => handoverIn(given),
  'customers.list': (given) => ownerIn(given),
  'person.same': (given) => sameIn(given),
  'contact.set': (given) => contactValue(given),
  'contact.info': ({ sentence }) => one('field', valueOf(sentence, 'field')),
  'zone.set': ({ sentence }) => one('value', zoneIn(sentence)),
  'language.set': ({ sentence }) => one('value', valueOf(sentence, 'tongue')),
  'role.set': ({ sentence }) => one('value', valueOf(sentence, 'role')),
  export: ({ sentence }) => one('value', valueOf(sentence, 'exported')),
  'email.set': ({ sentence }) => one('value', piecesOf(sentence, 'email')[0]?.value),
  'wechat.connect': (given) => one('value', numberTyped(given)),
  code: ({ match }) => ({ ...one('value', wordsIn(match, 'value')), ...one('text', wordsIn(match, 'team')) }),
  bind: ({ sentence }) => one('value', piecesOf(sentence, 'code')[0]?.value),
  'digest.set': setting,
  'morning.set': setting,
  report: ({ sentence }) => periodOf(sentence),
  'fact.set': ({ sentence, match }) => ({
    ...one('field', valueOf(sentence, 'fact')),
    ...one(
      'value',
      wordsIn(match, 'words') ??
        rest(
          sentence,
          companiesIn(sentence).map(({ span }) => span),
        ),
    ),
    ...factOwner(sentence),
  }),
  'customer.set': (given) => customerField(given),
  'customer.merge': mergedIn,
  'contact.alias': taughtIn,
};

/** Whom a fact is about: the first who is named; of «A是B的竞品» the other; or whom the card that was shown is about. */
function factOwner(sentence: Sentence): Slots {
  const named = companiesIn(sentence);
  const owned = named.find(({ span: [, to] }) =>
    /^\s*(?:的|'s|’s)\s*(?:竞品|竞争对手|对手|competitor|rival)/.test(sentence.flat.slice(to)),
  );
  const about = owned ?? named[0];
  if (about) return { customers: [{ id: about.id, name: about.name }] };
  const shown = sentence.shown?.customers[0];
  return shown ? { customers: [company(shown)] } : {};
}

/** A deal is with the customer; whom it was lost to is another. */
function dealOf(sentence: Sentence): Slots {
  const { rival } = endOf(sentence);
  const [first, ...others] = companiesIn(sentence).filter(({ name }) => name !== rival);
  return first ? { customers: [first, ...others].map(({ id, name }) => ({ id, name })) } : {};
}

/** What somebody is called from now on, and who that is, as they were said. */
function taughtIn({ sentence, match }: Given): Slots {
  const spans = ['customer', 'contact', 'target'].flatMap((slot) => spanIn({ sentence, match }, slot) ?? []);
  if (!spans.length) return {};
  const text = sentence.text.slice(Math.min(...spans), Math.max(...spans));
  return { ...nickIn({ sentence, match }), ...one('text', text) };
}

function nickIn(given: Given): Slots {
  const span = spanIn(given, 'value');
  return span ? one('value', trim(given.sentence.text.slice(...span))) : {};
}

/** Where the words of a slot stand. */
function spanIn({ sentence: { tokens }, match }: Given, slot: string): readonly [number, number] | undefined {
  const taken = match?.slots[slot];
  const [first, last] = [taken && tokens[taken.from], taken && tokens[taken.to - 1]];
  return first && last && [first.from, last.to];
}

/** Both names as they were said, where they are names of one. */
function mergedIn({ sentence, match }: Given): Slots {
  const pieces = ['customer', 'other'].map((slot) => pieceIn(match, { slot, type: 'customer' }));
  const [one, other] = pieces;
  if (!one || !other || one.value.id !== other.value.id) return {};
  return {
    customers: [one, other].map(({ value: { id, name }, span }) => ({ id, name, said: sentence.text.slice(...span) })),
  };
}

/** A figure as it was typed: «042» is no 42. */
function numberTyped({ sentence, match }: Given) {
  const span = (pieceIn(match, { slot: 'number', type: 'number' }) ?? pieceIn(match, { slot: 'number', type: 'code' }))
    ?.span;
  return span && sentence.flat.slice(...span);
}

/** Whose customers are listed. */
function ownerIn({ sentence, match }: Given): Slots {
  const named = teammateIn({ sentence, match }, 'owner') ?? colleaguesIn(sentence)[0]?.who;
  if (named) return { owner: named };
  return valueOf(sentence, 'whose', { but: (value, at) => value !== 'me' || isObject(sentence, at) })
    ? { owner: asTeammate(sentence.names.me) }
    : {};
}

/** Who is the same as a colleague: another colleague, or somebody by number. */
function sameIn(given: Given): Slots {
  const [one, other] = [teammateIn(given, 'one'), teammateIn(given, 'colleague')];
  return {
    ...(other && { colleague: other }),
    ...(one && { value: one.chosen ? `${one.called}#${one.id}` : one.name }),
  };
}

function setting({ sentence }: Given): Slots {
  const weekdays = piecesOf(sentence, 'weekdays').at(-1)?.value;
  const isOff = OFF.test(sentence.flat);
  return { ...(weekdays && { weekdays }), ...(isOff && { value: 'off' }) };
}

const OFF =
  /停|关掉|不发|不用发|甭发|别发|别推|不推|不要|免了|\b(?:stop|off|no|kill|cancel|skip|don't|dont|not on|except)\b/;

function customerField({ sentence, match }: Given): Slots {
  const tier = piecesOf(sentence, 'tier')[0]?.value;
  const said = wordsIn(match, 'field');
  if (said === 'tier' || (said === undefined && tier !== undefined)) return { field: 'tier', ...one('value', tier) };
  if (said === 'status')
    return { field: said, ...one('value', valueOf(sentence, 'status') ?? wordsIn(match, 'value')) };
  if (said === 'visibility')
    return { field: said, ...one('value', valueOf(sentence, 'visibility') ?? wordsIn(match, 'value')) };
  if (said === 'alias') return { field: said, ...nickIn({ sentence, match }) };
  const quoted = piecesOf(sentence, 'quoted').at(-1)?.value;
  return { ...one('field', said), ...one('value', quoted ?? wordsIn(match, 'value') ?? wordsIn(match, 'words')) };
}

/** What is named by words of its own: as the phrase has it, in quotation marks, or what is left beside the customers. */
function named({ sentence, match }: Given, slot: string): Slots {
  const words = wordsIn(match, slot) ?? piecesOf(sentence, 'quoted')[0]?.value;
  return one(
    'text',
    words ??
      rest(
        sentence,
        [...companiesIn(sentence), ...contactsIn(sentence)].map(({ span }) => span),
      ),
  );
}

function made({ match }: Given): Slots {
  const make = wordsIn(match, 'make');
  return make === 'new' || make === 'surely' ? { make } : {};
}

/** All who are named behind the word for it, or the one who is not taken back. */
function namesIn({ sentence, match }: Given): Slots {
  const said = saidIn(match, 'names');
  if (said !== undefined) return { names: said.split(/\s*(?:[,，、&]|和|\band\b)\s*/).filter(Boolean) };
  return wordsIn(match, 'name') === undefined ? correctContact(sentence) : {};
}

function which(match: Match | undefined): Slots {
  const named = pieceIn(match, { slot: 'which', type: 'which' })?.value;
  return one('which', named ?? (wordsIn(match, 'all') === 'yes' ? 'all' : undefined));
}

/** A wish for privacy: until when, of which note, and what else is said. */
function wishIn({ sentence }: Given): Slots {
  const { text, local: ref, locale, country } = sentence;
  const found = privacyIn(text, { ref, locale, country });
  if (!found) return {};
  const left = withoutPrivacy(text, found).replace(NOTED, '');
  return {
    ...one('until', found.until?.toString()),
    ...one('row', piecesOf(sentence, 'row')[0]?.value),
    text: trim(left),
  };
}

/** The note that was made last, or one by its number. */
const NOTED = /#\d{1,15}|刚才?[那这]条|上一?条|\b(?:the |my )?last(?: note)?\b|\b(?:it|this)\b/gi;

function formOf(match: Match | undefined): Slots {
  const said = match?.says?.['form'];
  if (said === 'prep' || said === 'likes' || said === 'who') return { form: said };
  return match && !match.isWorded ? { form: 'name' } : {};
}

/** The period in its own words, too; what lasts until now has no end. */
function periodSaid(sentence: Sentence): Slots {
  const [day] = piecesOf(sentence, 'day');
  if (!day) return {};
  const { end, granularity } = day.value.back;
  return {
    text: sentence.text.slice(...day.span),
    ...(granularity !== 'range' && one('until', end)),
  };
}

/** All that is behind the word for it but the page: when, by whom and of which tier is read with it. */
function soughtIn({ sentence: { text, tokens }, match }: Given): Slots {
  const words = match?.slots['text'];
  const page = pieceIn(match, { slot: 'page', type: 'page' });
  const from = words && tokens[words.from]?.from;
  return {
    ...(match?.says?.['form'] === 'who' && { form: 'who' }),
    ...one('text', from === undefined ? undefined : unmarked(text.slice(from, page?.span[0]))),
  };
}

/** What is to be done, as far as the phrase has words for it. */
function planIn({ match }: Given): Slots {
  const isPlanned = match?.says?.['planned'] === 'yes';
  const which = pieceIn(match, { slot: 'which', type: 'which' })?.value;
  return {
    ...(isPlanned && { planned: true, ...one('which', which) }),
    ...(match?.isWhole && { text: wordsIn(match, 'words') ?? '' }),
  };
}

/** «Overdue» before «today», a day by its date: of «下周三» the day, not the week. */
function whenIn(sentence: Sentence): string | undefined {
  const [first] = piecesOf(sentence, 'day');
  const day = first?.value.ahead;
  const isOneDay = day?.granularity === 'day' && day.start !== undefined;

  const said =
    valueOf(sentence, 'when', { but: (value) => value !== 'overdue' }) ??
    valueOf(sentence, 'when', { but: (value) => value === 'open' });
  if (said !== undefined && !(isOneDay && /week/i.test(said))) return said;
  return day?.start ?? valueOf(sentence, 'when');
}

/** The day by which a deal closes: «1月底签» is the last of them. */
function closeIn(sentence: Sentence): string | undefined {
  const day = piecesOf(sentence, 'day').at(-1)?.value.ahead;
  return day?.end ?? day?.start;
}

/** «给我», "show me": not whose it is, but who wants to know. */
function isObject({ tokens }: Sentence, at: number) {
  return /^(?:给|帮|替|叫|让|带|发|跟|show|give|tell|send|for|get|let|remind|help|to|畀|俾|同)$/.test(
    tokens[at - 1]?.text ?? '',
  );
}

function company({ id, name }: { readonly id: number; readonly name: string }) {
  return { id, name };
}

function one<Slot extends keyof Slots>(slot: Slot, value: Slots[Slot] | undefined): Slots {
  return value === undefined || value === '' ? {} : { [slot]: value };
}

const WHOSE = ['me', 'team', 'all'] as const;
const TREND = /比上|比去|上个月|上月|好了吗|降了|better|worse|than last|improv|going (?:up|down)|down没|改善/;
