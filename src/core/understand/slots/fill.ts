/** Fills what an intent needs from the sentence: by the phrase where it says so, otherwise by what is named in it. Pure. */
import { CATALOGUE, isIntent } from '../catalogue.ts';
import type { Sentence, Slots } from '../types.ts';
import { countedIn, formOf, ownerIn, periodSaid, soughtIn, wholePeriod, whenIn, whoseIn } from './own/asked.ts';
import { assignedIn } from './own/assigned.ts';
import { correctCustomer } from './own/corrected.ts';
import {
  companyStretches,
  dueIn,
  laterBy,
  laterFrom,
  laterOnCard,
  movedFrom,
  stretchAhead,
  stretchBack,
} from './days.ts';
import { detailsIn } from './own/details.ts';
import { customerField, dealOf, factIn, made, mergedIn, nickTaught, sameIn, taughtIn } from './own/fields.ts';
import { queryIn } from '../questions/query.ts';
import { type Filler, type Given, one } from './given.ts';
import {
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
import {
  closeIn,
  digestSetting,
  handedIn,
  lastOf,
  named,
  namesIn,
  numberTyped,
  planIn,
  setting,
  which,
  wishIn,
} from './own/requests.ts';
import { withStrangers } from './strangers.ts';
import { partnerIn, sourceIn } from './own/partners.ts';
import { forAllIn } from './own/many.ts';
import { playbookIn, playbookName, ruleIn } from './own/playbook.ts';
import { productsNamed, stagesIn, termIn } from './own/ownWords.ts';
import { awayIn, handoverIn, reasonIn } from './own/takers.ts';
import { amountIn, contentIn, endOf, hoursIn, periodOf, scoreNamed, zoneIn } from './values.ts';
import { has, trim, valueOf, valuesLeft } from './words.ts';

export function fill(intent: string, said: Given): Slots {
  if (intent === 'note') return noteSlots(said);
  if (!isIntent(intent)) return {};
  const { kind, slots: catalogued } = CATALOGUE[intent];
  const given = withStrangers(said, kind === 'question');
  const wanted = catalogued.split(' ');
  const slots: Slots = {
    ...Object.assign({}, ...wanted.map((slot) => FILLERS[slot]?.(given) ?? {})),
    ...pointed(given),
    ...OWN[intent]?.(given),
  };
  return OUTCOMES.has(intent) ? withToldCustomer(slots, given) : slots;
}

/** What is told of a customer, known or not: of one who is named nothing is said of whoever was spoken about last. */
const OUTCOMES = new Set(['complaint.open', 'deal.set', 'satisfaction.set']);

/** The customer as a note would have it: that of the one contact who is named, too, «王工投诉…». */
function withToldCustomer(slots: Slots, given: Given): Slots {
  if (slots.customers) return slots;
  const [told, another] = noteSlots(given).customers ?? [];
  return told && !another && told.name !== slots.rival ? { ...slots, customers: [told] } : slots;
}

/** What any phrase may point at: a row by its number, a page, one of several by what it is about. */
function pointed({ match }: Given): Slots {
  return {
    ...one('row', pieceIn(match, { slot: 'row', type: 'row' })?.value),
    ...one('page', pieceIn(match, { slot: 'page', type: 'page' })?.value),
    ...one('about', wordsIn(match, 'about')?.replace(/^the\s+|的$/giu, '')),
  };
}

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
  whose: whoseIn,
  n: ({ sentence, match }) => {
    const { shown } = sentence;
    const last = lastOf(sentence);
    if (last) return { which: last };
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
  period: ({ sentence }) => one('period', valueOf(sentence, 'period') ?? wholePeriod(sentence)),
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
  amount: ({ sentence }) => one('amount', amountIn(sentence)),
  close: ({ sentence }) => one('close', closeIn(sentence)),
  outcome: ({ sentence }) => endOf(sentence),
  outcomeSaid: ({ match }) => one('outcome', wordsIn(match, 'outcome')),
  score: (given) => one('score', scoreNamed(given)),
  below: (given) => (LESS.test(given.sentence.flat) ? one('below', scoreNamed(given)) : {}),
  text: ({ sentence, match }) => one('text', wordsIn(match, 'text') ?? wordsIn(match, 'words') ?? trim(sentence.text)),
  remark: ({ match }) => one('text', saidIn(match, 'words')),
  about: (given) => one('text', countedIn(given)),
  what: ({ sentence, match }) => one('text', wordsIn(match, 'what') ?? trim(sentence.text)),
  topic: ({ match }) => one('text', wordsIn(match, 'topic')),
  name: (given) => named(given, 'name'),
  // A phrase that says all of it and names no role has none.
  role: (given) =>
    given.match && given.match.coverage > 0.99
      ? one('text', wordsIn(given.match, 'role')?.replace(/的$/, ''))
      : named(given, 'role'),
  field: ({ match }) => one('field', wordsIn(match, 'field') ?? wordsIn(match, 'fact')),
  value: ({ match }) => one('value', wordsIn(match, 'value') ?? wordsIn(match, 'words')),
};

/** What an intent reads in a way of its own. */
const OWN: Readonly<Record<string, Filler>> = {
  'fix.customer': (given) => ({ ...correctCustomer(given.sentence), ...made(given) }),
  'fix.contact': (given) => namesIn(given),
  'fix.date': ({ sentence }) => laterOnCard(sentence),
  'handover.accept': ({ sentence }) => handedIn(sentence),
  'risk.list': (given) => (LEAVES.test(given.sentence.flat) ? {} : whoseIn(given)),
  'deal.set': (given) => ({
    ...dealOf(given.sentence),
    ...made(given),
    ...endedOn(given.sentence),
    ...(given.match?.says?.['outcome'] === 'won' && { outcome: 'won' }),
  }),
  'followup.move': ({ sentence }) => ({ ...laterBy(sentence), ...movedFrom(sentence), ...laterFrom(sentence) }),
  'followup.add': (given) => planIn(given),
  'followup.forAll': forAllIn,
  'followup.giveBack': ({ sentence: { text }, match }) =>
    one('text', text.slice(pieceIn(match, { slot: 'day', type: 'day' })?.span[0] ?? text.length)),
  'fix.noReminder': ({ match }) => which(match),
  'fix.add': ({ match }) => one('text', saidIn(match, 'words')),
  'note.reword': ({ match }) => one('text', saidIn(match, 'words')),
  'playbook.set': playbookIn,
  'playbook.follow': playbookName,
  'playbook.apply': playbookName,
  'playbook.rule': ruleIn,
  'playbook.stop': playbookName,
  'playbooks.list': playbookName,
  'private.set': (given) => wishIn(given),
  'companyDays.set': ({ sentence }) => companyStretches(sentence),
  'greetings.list': ({ sentence }) => one('value', valueOf(sentence, 'festival')),
  'customer.brief': ({ match }) => formOf(match),
  'customer.timeline': ({ sentence }) => periodSaid(sentence),
  search: (given) => soughtIn(given),
  'handover.run': (given) => ({ ...handoverIn(given), ...awayIn(given.sentence) }),
  'handover.answer': ({ match }) => one('text', saidIn(match, 'words')),
  'handover.decline': ({ sentence }) => ({ ...handedIn(sentence), ...one('text', reasonIn(sentence)) }),
  'customers.list': (given) => ({ ...ownerIn(given), query: queryIn(given.sentence) }),
  count: ({ sentence }) => ({ query: queryIn(sentence) }),
  'person.same': (given) => sameIn(given),
  'contact.set': detailsIn,
  'contact.info': ({ sentence }) => one('field', valueOf(sentence, 'field')),
  'zone.set': ({ sentence }) => one('value', zoneIn(sentence)),
  'language.set': ({ sentence }) => one('value', valuesLeft(sentence, 'tongue')[0]),
  'road.set': ({ match, sentence }) => one('value', wordsIn(match, 'value') ?? valuesLeft(sentence, 'road')[0]),
  'person.invite': (given) => ({
    ...one('text', saidIn(given.match, 'words')),
    ...one('colleague', teammateIn(given, 'colleague')),
    ...one('value', wordsIn(given.match, 'value')),
  }),
  'team.found': (given) => teamIn(given),
  'team.rename': (given) => ({ ...teamIn(given), ...one('value', wordsIn(given.match, 'value')) }),
  'team.move': (given) => ({ ...teamIn(given), ...one('colleague', teammateIn(given, 'colleague')) }),
  'team.lead': (given) => ({ ...teamIn(given), ...one('colleague', teammateIn(given, 'colleague')) }),
  'tips.set': ({ match }) => one('value', wordsIn(match, 'value')),
  'rollout.set': ({ match }) => ({ ...one('value', wordsIn(match, 'value')), ...one('text', saidIn(match, 'words')) }),
  'role.set': ({ sentence }) => one('value', valuesLeft(sentence, 'role').at(-1)),
  'news.set': (given) => newsIn(given),
  'news.stop': (given) => newsIn(given),
  'news.answer': ({ match }) => one('text', saidIn(match, 'words')),
  'feed.connect': feedIn,
  'feed.rotate': feedIn,
  'feed.stop': feedIn,
  'feed.look': feedIn,
  'feed.take': feedIn,
  'feed.match': (given) => one('customers', companyNamed(given)),
  'meeting.note': ({ match }) => one('text', saidIn(match, 'words')),
  'calendar.read': ({ sentence }) => one('value', piecesOf(sentence, 'address')[0]?.value),
  'webhook.set': ({ sentence, match }) => ({
    ...one('value', piecesOf(sentence, 'address')[0]?.value),
    // Of a list in which one is not known, none is taken for all that was meant.
    names: match?.slots['webhookEvent'] ? webhookEventsIn(sentence) : [],
    ...one('field', valueOf(sentence, 'webhookText')),
  }),
  'webhook.test': webhookIn,
  'webhook.rotate': webhookIn,
  'webhook.stop': webhookIn,
  'webhook.replay': (given) => ({
    ...webhookIn(given),
    ...stretchBack(given.sentence),
    ...(given.match?.says?.['field'] === 'dead' && { field: 'dead' }),
  }),
  'retention.set': ({ sentence }) => one('value', valueOf(sentence, 'retained')),
  export: ({ sentence }) => one('value', valueOf(sentence, 'exported')),
  'customer.stillOurs': ({ match }) => ({
    ...one('value', wordsIn(match, 'value')),
    ...one('text', saidIn(match, 'words')),
  }),
  'satisfaction.interval': intervalIn,
  'term.teach': termIn,
  'stages.set': stagesIn,
  'stages.list': stagesIn,
  'products.set': productsNamed,
  'complaint.open': ({ sentence }) => one('hours', hoursIn(sentence)),
  'complaint.close': ({ sentence, match }) => ({
    ...one('text', saidIn(match, 'words')),
    ...one('value', contentIn(sentence)),
  }),
  'sums.list': ({ match }) => ({ ...one('value', wordsIn(match, 'sums')), ...one('rival', wordsIn(match, 'rival')) }),
  'rate.set': ({ sentence, match }) => ({
    ...one('value', wordsIn(match, 'currency')),
    ...one(
      'rate',
      Number(sentence.flat.slice(...(pieceIn(match, { slot: 'number', type: 'number' })?.span ?? [0, 0]))),
    ),
  }),
  'email.set': ({ sentence }) => one('value', piecesOf(sentence, 'email')[0]?.value),
  'wechat.connect': (given) => one('value', numberTyped(given)),
  code: ({ match }) => ({ ...one('value', wordsIn(match, 'value')), ...one('text', wordsIn(match, 'team')) }),
  'token.make': programIn,
  'token.revoke': (given) => one('value', numberTyped(given)),
  'service.make': programIn,
  'service.end': programIn,
  bind: ({ sentence }) => one('value', piecesOf(sentence, 'code')[0]?.value),
  'cadence.set': ({ match }) => one('value', match?.says?.['value'] === 'on' ? 'on' : undefined),
  'digest.set': (given) => ({ ...digestSetting(given), ...teamIn(given) }),
  'morning.set': setting,
  'person.alias': nickTaught,
  report: ({ sentence, match }) => ({
    ...periodOf(sentence),
    ...(match?.says?.['form'] === 'review' && { form: 'review' }),
  }),
  'fact.set': factIn,
  'customer.set': (given) => customerField(given),
  'customer.merge': mergedIn,
  'partner.set': partnerIn,
  'partners.list': ({ sentence }) => one('value', valueOf(sentence, 'partnerKind')),
  'source.set': sourceIn,
  'contact.alias': taughtIn,
};

/** A service account by its name; what it may, and for how long its token is good. */
function programIn({ match }: Given): Slots {
  return {
    ...one('text', saidIn(match, 'name')),
    ...one('value', wordsIn(match, 'value')),
    ...one('field', wordsIn(match, 'field')),
  };
}

/** A team by its name alone: «华南组的», "the South". */
function teamIn({ match }: Given): Slots {
  return one('text', saidIn(match, 'words')?.replace(/^the\s+|的$/giu, ''));
}

/** The day on which a deal that is over was won or lost, where one is said. */
function endedOn(sentence: Sentence): Slots {
  return valueOf(sentence, 'outcome') === undefined ? {} : one('since', stretchBack(sentence).since);
}

/** What a channel is to hear, by topic or by a word, and whether without names. */
function newsIn({ sentence, match }: Given): Slots {
  const topic = valueOf(sentence, 'newsTopic');
  return {
    ...(topic === undefined ? one('text', saidIn(match, 'words')?.replace(/的$/, '')) : one('value', topic)),
    ...one('field', valueOf(sentence, 'masking')),
  };
}

/** A program that tells us things, by its name, and by which map. */
function feedIn({ match }: Given): Slots {
  return { ...one('text', saidIn(match, 'name')), ...one('value', saidIn(match, 'map')) };
}

/** The customer that the words behind «是» name, known or not. */
function companyNamed({ sentence, match }: Given): Slots['customers'] {
  const [known] = companiesIn(sentence);
  const name = known?.name ?? saidIn(match, 'words');
  return name === undefined ? undefined : [{ name }];
}

/** «所有投诉和丢单»: all there is only where nothing else is named. */
function webhookEventsIn(sentence: Sentence) {
  const said = [...new Set(valuesLeft(sentence, 'webhookEvent'))];
  const named = said.filter((event) => event !== 'all');
  return named.length ? named : said;
}

/** A webhook by its number. */
function webhookIn({ match }: Given): Slots {
  return one('row', pieceIn(match, { slot: 'number', type: 'number' })?.value);
}

/** How often, or not at all. */
function intervalIn({ sentence, match }: Given): Slots {
  if (match?.says?.['off'] !== undefined) return { off: true };
  const named = INTERVALS.find(([words]) => words.test(sentence.flat))?.[1];
  return one('days', piecesOf(sentence, 'length')[0]?.value ?? named);
}

const INTERVALS = [
  [/季度?|quarter/, 90],
  [/月|month/, 30],
  [/年|year|annual/, 365],
] as const;

/** What a threshold stands behind. */
const LESS = /低于|不到|不足|小于|少于|以下|没到|不及格|\b(?:below|under|less|lower|inferior|beneath)\b|</;
/** «If Wang left»: what would be lost with somebody, not whose the customers are. */
const LEAVES =
  /走|离职|离开|辞|跳槽|撂挑子|不干|没了|要是|如果|假如|万一|\b(?:if|leaves?|leaving|left|quits?|resigns?|gone|goes|walks? out|throw)\b/;
const TREND = /比上|比去|上个月|上月|好了吗|降了|better|worse|than last|improv|going (?:up|down)|down没|改善/;
