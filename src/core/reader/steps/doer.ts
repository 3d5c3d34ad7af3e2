/**
 * Who does what a note says is to be done: we, a colleague whom it names, or the customer, whose own day is no step of anybody here.
 * The words of the step's clause are read with a letter in the place of each name. Pure.
 */
import type { Reading, Span, Step } from '../../contract/reading.ts';
import { plain } from '../text/normalize.ts';

/** A colleague by their number; `perhaps` one whom the text is about while it does not say who is to do this. */
export type Doer = 'us' | 'customer' | { readonly colleague: number } | { readonly perhaps: number };

type Named = { readonly id: number; readonly span: Span };
type Told = {
  readonly reading: Pick<Reading, 'customers' | 'contacts'> & Partial<Pick<Reading, 'others'>>;
  /** Whom of the team a text names, and where; the writer is none of them. */
  readonly colleagues: readonly Named[];
};

/** Who does a step of a text. What the customer asks of us is ours; whether it is a colleague's is left open where one is spoken of. */
export function doerOf(text: string, { step, told }: { readonly step: Step; readonly told: Told }): Doer {
  const words = wordsOf(text, { step, told });
  const clause = clauseOf(words);
  const colleague = told.colleagues[colleagueIn(clause) ?? -1];
  if (colleague) return { colleague: colleague.id };
  if (WE_PROMISED.test(clause)) return 'us';
  const isWaiting = nothingForUs.test(words) && !weDo.test(clause);
  if (isWaiting || background.test(words) || customerDoes(clause)) return 'customer';
  const spokenOf = told.colleagues[subjectIn(words) ?? -1];
  return spokenOf && !MYSELF.test(clause) ? { perhaps: spokenOf.id } : 'us';
}

/** «答应张姐周五前发图纸», "promised Bob the spec by Friday": whoever writes has promised. */
const WE_PROMISED =
  /^(?:我们?|咱们?)?(?:答应|答應|承诺|承諾|保证|保證)(?:了|过)?(?!我)|^(?:i |we )?(?:have )?promised\b/;

/** What stands for a name: the day, the customer or somebody there, and each colleague from the first of the list on. */
const DAY = '\uE300';
const CUSTOMER = '\uE301';
const COLLEAGUE = 0xe000;
const MOST = 0x300;

/** The text in small letters with its names as letters; a pronoun is whoever was named last before it. */
function wordsOf(
  text: string,
  { step, told: { reading, colleagues } }: { readonly step: Step; readonly told: Told },
): string {
  const flat = plain(text);
  const ours = colleagues
    .slice(0, MOST)
    .map(({ span }, at) => ({ span, letter: String.fromCodePoint(COLLEAGUE + at) }));
  const places = [
    { span: step.span, letter: DAY },
    ...ours,
    ...[...reading.customers, ...(reading.others ?? []), ...reading.contacts]
      .filter(({ span }) => text.slice(...span) !== 'will')
      .map(({ span }) => ({ span, letter: CUSTOMER })),
  ].filter(({ span }, at, all) => !all.slice(0, at).some((other) => overlaps(other.span, span)));
  let words = '';
  let from = 0;
  for (const { span, letter } of places.toSorted((a, b) => a.span[0] - b.span[0])) {
    words += flat.slice(from, span[0]) + letter;
    from = span[1];
  }
  return withoutPronouns(words + flat.slice(from));
}

function overlaps(one: Span, other: Span): boolean {
  return one[0] < other[1] && one[1] > other[0];
}

function withoutPronouns(words: string): string {
  let last = '';
  return words.replaceAll(/[\uE000-\uE2FF]|[他她佢](?![们哋])|\b(?:he|she)\b|(?<=\bfrom )(?:him|her)\b/g, (word) => {
    if (/[\uE000-\uE2FF]/.test(word)) last = word;
    return last || word;
  });
}

function clauseOf(words: string): string {
  const at = words.indexOf(DAY);
  const before = words.slice(0, at).search(/[^,，。;；!！?？\n]*$/);
  const start = words.slice(before, at).search(/(?:(?!\. ).)*$/);
  const end = words.slice(at).search(/[,，。;；!！?？\n]|\. |$/);
  return words.slice(before + Math.max(0, start), at + end).trim();
}

function colleagueIn(clause: string): number | undefined {
  return namedIn(HAN_DOES.exec(clause) ?? HAN_DOES_THEN.exec(clause) ?? LATIN_DOES.exec(clause));
}

/** The colleague who does something in a text, whatever it is. */
function subjectIn(words: string): number | undefined {
  return namedIn(ACTS.exec(words));
}

function namedIn(found: RegExpExecArray | null): number | undefined {
  // Of the ways to say it, one has named somebody.
  const letter = Object.values(found?.groups ?? {}).find(Boolean);
  return letter === undefined ? undefined : (letter.codePointAt(0) ?? COLLEAGUE) - COLLEAGUE;
}

/** A colleague who is no object and no company of ours: «跟小张», "with Tom", "told Tom". */
const WHO =
  '(?<!(?:[跟和与與同给給找约約陪对對问問带帶见見等向了替帮]|\\b(?:with|w/?|to|for|and|from|at|met|of|about|by|via|cc|on|saw|than)|[&/+]) ?)(?<who>[\\uE000-\\uE2FF])';
const NOT_TOLD = '(?! ?(?:那[边邊]|[说說讲講问問的]|也?在|觉得|覺得|[和跟与與]我))';

/** Whoever is no companion of ours, and says nothing only. */
const ACTS = new RegExp(
  `(?<!\\b(?:told|asked|showed|gave|sent|emailed|thanked|briefed|updated|informed|copied|cced|invited|called|rang|pinged|messaged) |[把将派谢夸])${WHO}${NOT_TOLD}(?! ?(?:[陪带帶跟和同与與帮幫]我|(?:and|&|\\+|,) ?(?:i|me|myself)\\b)| (?:also )?(?:says?|said|told|mention\\w*|thinks?|reckons?|joined|came|tagged|introduc\\w+|knows?|was there)\\b)`,
);
const MYSELF = /我|俺|咱|\b(?:i|me|my|we|us|our)\b/;

/** «小张下周一去», «让小张周三之前发». */
const HAN_DOES = new RegExp(`${WHO}${NOT_TOLD}[^我俺咱a-z\\uE000-\\uE301]{0,8}${DAY}(?=[^a-z]*[\\u4e00-\\u9fff])`);
/** «下周一小张去», «周三由小张报价». */
const HAN_DOES_THEN = new RegExp(`${DAY}[^我俺咱a-z\\uE000-\\uE301]{0,6}${WHO}${NOT_TOLD} ?[\\u4e00-\\u9fff]`);
const does =
  "(?:['’]?(?:ll|d)|will|would|should|must|can|(?:is|['’]s) (?:to|going to|gonna)|(?:['’]s|is) (?:sending|calling|visiting|preparing|bringing|writing|taking|going|ringing|doing|quoting|handling)|owes|sends|calls|rings|visits|brings|prepares|quotes|follows|takes|does|goes|handles|delivers)\\b";
/** "Tom will call on Monday", "asked Emma to send it by Friday", "have Tom call them", "@Tom call them". */
const LATIN_DOES = new RegExp(
  `(?:(?<=\\b(?:asked|told|tell|ask|get|got) @?)(?<asked>[\\uE000-\\uE2FF])(?= to [a-z])|(?<=\\b(?:have|let|need) @?)(?<told>[\\uE000-\\uE2FF])(?= (?:to )?[a-z])|(?<=(?:^|[.:;] ?)@)(?<called>[\\uE000-\\uE2FF])(?=[:,]? (?:please |pls )?[a-z])|${WHO} ?(?:${does}|to (?:call|send|ring|visit|bring|prepare|quote|do|follow|handle|write|take|go|chase|email|come|get|report|reply|revert|circle|return|review|sort|finish|share|confirm|check|draft|fix)\\b)|(?:coming|due|expected|to come) from (?<from>[\\uE000-\\uE2FF]))`,
);

/** Somebody at the customer, as the subject of a clause. */
const THEY = `(?:${CUSTOMER}|[\\u4e00-\\u9fff](?:总(?!部|是)|工(?!厂|作)|姐|处(?!理)|经理|主任)|他们|她们|他們|她們|佢哋|[他她佢]|对方|對方|人家|客户|客戶)(?:那[边邊]|家|方|内部|內部|财务|財務)*`;
const SAYS = '(?:[说說讲講]|表示|答应|答應|承诺|承諾|保证|保證)*';
/** What nobody here does. */
const THEIRS =
  '(?:[才就会會]|左右|自己|要|先)*(?:打款|付款|付钱|付清|汇款|转账|转帐|入数|入账|过数|走账|评审|拍板|开标|上会|过会|测(?!量)|试用|试机|内部|盘[库点]|给答复|给回复|有结果)';
/** What takes place there, and what is paid. */
const EVENT =
  '(?:标案?|招标|项目|评审|审计|验厂|董事会|股东会|药事会|例会|上线|投产|开工|试产|付款|回款|尾款|货款|首付|定金|对账)';
/** What they do on their own, and what comes from them to us. */
const theyDo = [
  new RegExp(`${THEY}${SAYS}[^,我约約让讓]{0,8}自[己个]`),
  new RegExp(
    `${THEY}${SAYS}[^,我约約让讓]{0,3}${DAY}(?:[才就会會]|左右|自己|要|先)*(?:打款|付款|付钱|付清|汇款|转账|评审|評審|开标|上会|过会|开会|[飞飛]|盘[库点]|[来來](?![电電])|到(?=[^,]{1,6}看)|寄回|签字|请了)`,
  ),
  new RegExp(`${THEY}${SAYS}(?:还?[要得]|先)?等(?:到)?${DAY}`),
  new RegExp(`${THEY}(?:把|将)[^,我]{1,10}(?:推|挪|改|延|拖)(?:迟|后|期)?(?:到|至)${DAY}`),
  new RegExp(
    `${THEY}${SAYS}[^,我约让]{0,3}${DAY}(?:[才就会]|左右)*(?:[会才再]给(?![他她]|${CUSTOMER})|(?:给|发|寄|回)(?:我|咱|规格|答复|结果|消息|回复|反馈|订单|图纸|po)|加班|到货?(?=$|[ ,，])|送到)`,
  ),
  new RegExp(`${DAY}(?:正式|公开)?(?:开标|截标|挂网|开庭|揭牌)`),
  new RegExp(`${THEY}(?:答应|答應|承诺|承諾|保证|保證)(?!我)[^,我]{0,4}${DAY}`),
  new RegExp(`(?:^|side )[说說讲講]${DAY}(?:[才就会會]|左右)*(?:打款|付款|付钱|到账|汇款|转账|到$|sign)`),
  new RegExp(`${DAY}[^,我]{0,3}(?:发|發|告诉|告訴|发给|發給|打给|打給|通知|寄给|寄給)我(?![们們]?(?:的|要|再|就))`),
  new RegExp(`${DAY} ?再?(?:另行)?(?:通知|[立定]项|排)$`),
  // Whatever stands between who says it and the day: what only they do there.
  new RegExp(`${THEY}[^我]{0,16}(?:[说說讲講话話]|表示|答应|确认|confirm)[^,我让讓叫约約]{0,12}${DAY}${THEIRS}`),
  new RegExp(`^(?:\\s|[说說讲講])*${DAY}[之以]?前?会(?:回[复復覆]|给|答复|答覆|定|付|通知|有)`),
  // An event or a payment of theirs that has another day now.
  new RegExp(`${EVENT}[^,我约約]{0,3}(?:推|延|拖|改|挪|顺)(?:迟|后|期)?(?:到|至)${DAY}`),
  new RegExp(`${EVENT}${DAY}(?:[才就会会再要])*(?:重新)?(?:开|举行|召开|招标|定标)(?:$|[ ,，。])`),
];
const says =
  '(?: (?:just )?(?:says?|said|told|promised|reckons?|thinks?|mention(?:s|ed)?|hint(?:s|ed)?)(?: me)?(?: that)?)?';
const they = `(?:${CUSTOMER}|\\b(?:they|he|she))`;
const will = "(?:['’](?:ll|s)|['’]re| (?:will|to|would|is|are|be|go|don|going to|gonna|promised to|promise|has|have))*";
const theyDoLatin = [
  new RegExp(
    `${they}${says}(?: ?${they})?${will} (?:pays?|paying|sends?|sending|signs?|signing|releas\\w+|decid\\w+|announc\\w+|ships?|visit(?:s|ing)? (?:our|us)|runs?|tests?|shows?|starts?|going to visit|gives? us|leav(?:es|ing)|patch\\w*|cancels?|go(?:es)? live|present\\w* internally|reverts?|reverting|clear(?:s|ing)?|transfer(?:s|ring)?|deposits?|approv(?:es?|ing)|test(?:s|ing)?)\\b(?! (?:us|me) to\\b)`,
  ),
  new RegExp(`${they}${says}(?: that)? only (?:in |from |by )?${DAY} (?:they|he|she) `),
  new RegExp(
    `${they}(?: have| has|['’]ve)? (?:postponed|moved|pushed|delayed|shifted|deferred|brought forward) (?:back )?(?!our |my )[^,.;]{0,40}\\b(?:audit|tender|board|launch|go-?live|trial|review|opening|kick-?off|decision|payment|shutdown|inspection)\\b[^,.;]{0,30}\\bto ${DAY}`,
  ),
  new RegExp(
    `${they}${says}[^,.;]{0,24}\\b(?:starts?|begins?|kicks? off|goes? live|launch\\w*)(?: (?:in|on|from|by))? ?${DAY}`,
  ),
  new RegExp(`\\b(?:hint\\w*|mention\\w*|says?|said) (?:a |at )?${DAY} (?:start|kick-?off|launch)`),
  new RegExp(
    `\\bshould (?:land|arrive|be there|get there|reach (?:them|him|her|you)|come)\\b[^,]{0,10}${DAY}|${DAY} (?:couriers?|ships?|sends?) (?:it |them )?to us\\b`,
  ),
  new RegExp(`\\b(?:their|the|tender|bid) (?:deadline|closing|opening|board|agm)(?: is| on|:)? ?${DAY}`),
  /\b(?:from their side|themselves|theirs? not ours|their side)\b/,
  new RegExp(
    `\\b(?:payment|po|budget|money|cheque|funds|results?)\\b[^,]{0,30}\\b(?:released|expected|out)\\b[^,]{0,16}${DAY}`,
  ),
];

/** They come to us, where no visit was agreed upon. */
const theyCome = new RegExp(
  `^(?!.*[约陪]).*[说讲回]了?${DAY}(?:他们)?(?:过来|来(?:我们?|咱们?)?(?:厂|公司|办公室|这)里?)(?:[看拿取谈签]|验[货厂]|参观|考察|审厂)`,
);

/** «下周二到账让我们先开票»: the money's own day, whatever is said behind it. */
const MONEY_COMES = new RegExp(
  `${DAY}(?:[才就会能])*(?:到账|到帳|入账|入帳|到款)|(?:deposit|payment|balance|定金|尾款|首付|货款|余款)[^,我]{0,3}${DAY}(?:[才就会能])*(?:入|到|打|付)(?=$|[ ,，。])`,
);

function customerDoes(clause: string): boolean {
  if (theyCome.test(clause) || MONEY_COMES.test(clause)) return true;
  if (theyDo.some((one) => one.test(clause))) return !weDoHan.test(clause);
  return theyDoLatin.some((one) => one.test(clause)) && !weDo.test(clause);
}

/** Us as the subject: «我周三去», "I'll call", and what only we do with a customer. */
const weDoHan =
  /(?:^|[ ,，说說]|\uE300)(?:我|俺|咱)|[让讓叫请請]我|跟进|跟進|回访|提醒|再[联聯问問打约約催]|(?<![甭别不])[催约約]/;
const weDo =
  /(?:^|[ ,，]|\uE300)(?:我|俺|咱)(?!们?去不去)|\b(?:i|i['’]?ll|we|we['’]?ll|need to|must|follow(?:ing)? ?-?up|f\/?u|chase|ping|remind (?:him|her|them)|call (?:him|her|them)|wants?|needs?|asked?|asks)\b|跟进|跟進|回访|提醒|再[联聯问問打约約催]|(?<![甭别不])催/;

/** Nothing is left for us to do but to wait. */
const nothingForUs =
  /[让叫]我们?别[问催管]|不用(?:我们?|咱们?)管|[甭别]催|急不得|等(?:他|她)们消息就行|我们去不去都行|\b(?:nothing to do (?:for now|till|until)|no need (?:we|for us to) go|now only wait|only wait|(?:we|we just) sit tight|(?:it['’]?s )?their move|no follow ?-?up from us)\b/;

/** A day that names a thing or tells when something was said: «the Christmas hampers», «"can you come on Friday?"». */
const background = new RegExp(
  [
    `${DAY} (?:hampers?|gifts?|cards?|party|drinks|bonus|sales)\\b`,
    `\\b(?:whatsapp(?:ed)?|texted|messaged|rang|called|emailed|whatsapp|text|msg|call)(?: me)?(?: at)? ${DAY}`,
    `${DAY}(?:问|發|发|打来)的`,
    `["“「](?=[^"”」]{0,60}(?:can you|could you|你们|你們|能不能|可不可以))[^"”」]*${DAY}[^"”」]*["”」]`,
    `${DAY}(?:陪同|到访|来访|拜访了|见了|走访了)`,
    `\\bw\\.?e\\.?f\\.? ${DAY}`,
    `\\bnot (?:before |until )?${DAY}`,
    `\\b(?:invoices?|statements?|minutes|bills?) (?:of|from) ${DAY}`,
    `\\b(?:that['’]?s )?(?:theirs?,? not (?:ours|us|mine)|their (?:side|own) (?:not|only))\\b[^.]{0,20}${DAY}`,
    `\\b(?:date|audit|exam|opening|fair|expo) (?:date )?(?:out of \\S+|is|was|from \\S+)?: ${DAY}`,
    `\\b\\d(?:st|nd|rd|th) (?:touch|call|visit|try|attempt|time) ${DAY}`,
    `${DAY}[^,我]{0,5}没(?:有?(?:空|时间|回音)|人[回接理管])`,
    `[单运]号${DAY}[出给发有]`,
    `昨[天日晚][^再要]*了[^再要。]*${DAY}[^再要给]*$`,
  ].join('|'),
);
