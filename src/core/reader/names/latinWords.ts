import { finish, seed, step } from '../text/hash.ts';
import { firstNames } from './lexicon/firstNames.ts';
import { codeAt, codeNear, isDigit, isHan, isLatin, veil } from '../text/normalize.ts';
import type { Span } from '../../contract/reading.ts';

export type Word = {
  readonly from: number;
  readonly to: number;
  readonly capital: boolean;
  /** What the word may be, a bit a meaning. */
  readonly may: number;
};

export const honorific = 1;
export const caller = 2;
export const doer = 4;
export const never = 8;
export const everyday = 16;
export const rank = 32;
export const monthsName = 64;
export const beforeMonth = 128;
export const meets = 256;
export const reaches = 512;
export const firstName = 1024;
export const takesSmall = 2048;
export const isFrom = 4096;
export const isTo = 8192;
export const isFyi = 16384;

/** Words that are no names by themselves: small words, days, months, short forms, what offices are full of. */
export const neverNames: ReadonlySet<string> = new Set(
  'daily weekly monthly quarterly yearly i we he she they you it the a an and or but if in on at by to for from of with re fyi asap today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues weds wed thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec call called email emailed meeting met visit visited demo follow fup next last this that these those new old still need needs send sent quote quoted price pricing budget deal contract proposal invoice order po rfp rfq sow nda msa sla poc roi kpi ceo cto cfo coo vp it hr pr qa cs csm sdr asm kam fae hod api sso crm erp pos pdf ppt excel teams zoom slack linkedin whatsapp wechat line google outlook dropbox docusign team customer client buyer owner boss manager director sales support legal procurement finance marketing ops engineering product champion am pm eod eom eow eoq q1 q2 q3 q4 h1 h2 ok yes no not done todo note notes update re fwd cc bcc ooo pto cob tbd tbc wfh asap nps csat qbr arr mrr acv tcv usd eur gbp sgd hkd rmb cny inr aud cad gst vat moq eta etd fob cif lc tt bl iso ce fda gmp led lcd usb hi hello hey thanks thank pls please good great morning afternoon evening night lunch dinner coffee spoke talked left vm voicemail said says wants asked told told heard waiting got get had has have was were is are be been will would can could should may might do does did her his their its our my your me us them him who what when where why how which there here then than also just only very too all any some more most much many both each every other another such same own so as up out off over under again once if else one two three four five six seven eight nine ten booked booking chk check confirmed confirm renewal upsell trial pilot kickoff kick workshop training install installation delivery shipment samples sample catalog brochure landlord wife husband son daughter mum dad mom kids baby school church golf office site factory warehouse store shop branch hq china shanghai beijing shenzhen guangzhou hong kong singapore london paris york tokyo taipei milan germany india usa uk us eu japan korea america europe asia africa mexico brazil canada australia christmas easter xmas cny festival diwali ramadan eid hari raya thanksgiving excited job rate credit complaint intro closed won lost cold warm hot lead leads inbound outbound value policy review reviews complaint request enquiry inquiry feedback reply news escalation referral ticket issue service recall pat analysis act action actions summary recap bring raise submit drop dropped popping dropped leave leaving team industries foods systems labs partners solutions medical logistics bank hotel clinic council union farm motors energy media bakery cafe restaurant bistro dental pharma textiles trading tech technologies holdings ventures capital consulting insurance university college hospital group inc ltd llc corp co company gmbh'.split(
    ' ',
  ),
);

const vocabulary = vocabularyOf([
  [
    honorific,
    "mr mrs ms miss mdm madam ma'am herr hr frau fr señor señora monsieur mme en pn cik tn tuan ah dr prof professor chef encik puan datuk uncle auntie aunty sir sister father capt captain sr mister sra sra. srta mevr mevrouw dhr meneer ir cr rev reverend sgt sergeant lt col maj major herr frau lady lord judge cllr coach nurse eng engr pastor chef mzee alhaji alhaja ustaz ustadz haji encik aling ate kuya barrister bursar matron skipper smt shri er",
  ],
  [
    caller,
    'tried try inform promised assured reminded told called call calling met meet meeting saw see seeing emailed email emailing texted text messaged message pinged ping phoned phone rang ring with w w/ to from by ask asked asking tell told telling remind reminded contact chase chased invite invited thank thanks introduced is cover owner and & + via re for of principal teacher manager director buyer rep contact: attn hi hey dear per new teach boss assistant vp cto ceo cfo coo cio pm gm md hr champion named name lady guy decision-maker dm chairman president head',
  ],
  [
    doer,
    "said says say saying wants want wanted asked asks asking rang called calls texted emailed replied confirmed confirms agreed agrees loves likes liked hates needs need needed mentioned thinks thought told will won't would is isn't was wasn't has had hasn't going goes gone away off back ok happy unhappy pushed approved signed promised complained complaining pinged wrote requested prefers seems sounded sounds keen interested on left joined quit retiring leaving handles runs owns decides picked answered hung promised expects expecting reviewing sent sends suggested offered can can't could might may should gave came comes took takes met meets also still just now already really did didn't does doesn't poached introduced",
  ],
  [never, neverNames],
  [
    everyday,
    'demo lunch gatekeeper meeting mtg onsite people guys folks team quote price booked chat time gate dock door desk reception committee ops owner manager buyer contact account office site back visit call still day work',
  ],
  [
    rank,
    'manager buyer director engineer owner ceo cto cfo coo vp head assistant rep pm gm principal chef brewer planner',
  ],
  [monthsName, 'jan april may june august'],
  [beforeMonth, 'in by until till since early mid late next last this end'],
  [meets, 'met called rang saw emailed interviewed phoned'],
  [reaches, 'called met ask asked tell told spoke call ring ping emailed'],
  [firstName, firstNames],
  [takesSmall, 'mr ms mrs dr'],
  [isFrom, 'from'],
  [isTo, 'to'],
  [isFyi, 'fyi'],
]);

/** The words of a text that are no part of a figure, an address or a tag, and of nothing that is taken. */
export function wordsOf(text: string, { typed, taken }: { typed: string; taken: readonly Span[] }): Word[] {
  const words: Word[] = [];
  const end = text.length;
  for (let at = 0; at < end;) {
    let code = codeAt(text, at);
    if (!isLatin(code)) {
      at++;
      continue;
    }
    const from = at;
    let hash = seed;
    while (isLatin(code) || ((code === apostrophe || code === hyphen) && isLatin(codeNear(text, at + 1)))) {
      hash = step(hash, code);
      if (++at === end) break;
      code = codeAt(text, at);
    }
    if (at - from === 1 && text[at] === '/' && text[from] === 'w') {
      words.push({ from, to: ++at, capital: false, may: caller });
      continue;
    }
    const owns = codeNear(text, at - 2) === apostrophe && text[at - 1] === 's';
    const to = owns ? at - 2 : at;
    if (isPart(text, { from, to: at, taken }) || taken.some(([a, b]) => to > a && from < b)) continue;
    const may = mayBe(text, { from, to, hash: owns ? hashOf(text, { from, to }) : hash });
    words.push({
      from,
      to: (may & honorific) !== 0 && text[to] === '.' ? to + 1 : to,
      capital: codeAt(typed, from) !== codeAt(text, from),
      may,
    });
  }
  return words;
}

const apostrophe = 39;
const hyphen = 45;

/** Whether a word is a part of a figure, an address or a tag. */
function isPart(text: string, { from, to, taken }: { from: number; to: number; taken: readonly Span[] }): boolean {
  if (from > 0) {
    const before = codeAt(text, from - 1);
    if (before !== 32 && (isDigit(before) || '@_/#'.includes(text.charAt(from - 1)))) return true;
  }
  if (to === text.length) return false;
  const next = codeAt(text, to);
  return (
    next !== 32 &&
    (isDigit(next) ||
      text[to] === '_' ||
      (text[to] === '@' &&
        !isHan(codeNear(text, to + 1)) &&
        text[to + 1] !== veil &&
        taken.every(([a]) => a !== to + 1)))
  );
}

type Vocabulary = {
  readonly words: readonly string[];
  readonly meanings: readonly number[];
  /** Place of a word by its hash; 0 is free. */
  readonly slots: Uint16Array;
};

function vocabularyOf(meanings: readonly (readonly [bit: number, words: string | ReadonlySet<string>])[]): Vocabulary {
  const all = new Map<string, number>();
  for (const [bit, list] of meanings)
    for (const word of typeof list === 'string' ? list.split(' ') : list) all.set(word, (all.get(word) ?? 0) | bit);
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(all.size * 4)));
  const words = [...all.keys()];
  words.forEach((word, i) => {
    let slot = finish(hashOf(word, { from: 0, to: word.length })) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = i + 1;
  });
  return { words, meanings: [...all.values()], slots };
}

function mayBe(text: string, { from, to, hash }: { from: number; to: number; hash: number }): number {
  const { words, meanings, slots } = vocabulary;
  for (let slot = finish(hash) & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
    const i = (slots[slot] ?? 0) - 1;
    const word = words[i];
    if (word?.length === to - from && text.startsWith(word, from)) return meanings[i] ?? 0;
  }
  return 0;
}

function hashOf(text: string, { from, to }: { from: number; to: number }): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = step(hash, codeAt(text, at));
  return hash;
}

/** A word that is hardly a name. */
export function isCommon(text: string, { from, to, may }: Word): boolean {
  return (
    (may & (caller | doer | everyday)) !== 0 ||
    to - from < 3 ||
    /(?:ing|ed|ion|ment|ly|ness|ware|ity|ers|ics)$/.test(text.slice(from, to))
  );
}
