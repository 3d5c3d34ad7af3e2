import type { Span } from '../types.ts';
import { firstNames } from './names.ts';
import type { Someone } from './people.ts';
import { codeAt, codeNear, isDigit, isHan, isLatin } from './plain.ts';

type Word = { readonly text: string; readonly from: number; readonly to: number; readonly capital: boolean };

const honorifics = new Set(
  "mr mrs ms miss mdm madam ma'am herr hr frau fr señor señora monsieur mme en pn cik tn tuan ah dr prof professor chef encik puan datuk uncle auntie aunty sir sister father fr capt captain sr mister".split(
    ' ',
  ),
);
const callers = new Set(
  'tried try inform told called call calling met meet meeting saw see seeing emailed email emailing texted text messaged message pinged ping phoned phone rang ring with w w/ to from by ask asked asking tell told telling remind reminded contact chase chased invite invited thank thanks introduced is cover owner and & + via re for of principal teacher manager director buyer rep contact: attn hi hey dear per new teach boss assistant vp cto ceo cfo coo cio pm gm md hr champion named name lady guy decision-maker dm chairman president head'.split(
    ' ',
  ),
);
const doers = new Set(
  "said says say saying wants want wanted asked asks asking rang called calls texted emailed replied confirmed confirms agreed agrees loves likes liked hates needs need needed mentioned thinks thought told will won't would is isn't was wasn't has had hasn't going goes gone away off back ok happy unhappy pushed approved signed promised complained complaining pinged wrote requested prefers seems sounded sounds keen interested on left joined quit retiring leaving handles runs owns decides picked answered hung promised expects expecting reviewing sent sends suggested offered can can't could might may should gave came comes took takes met meets also still just now already really did didn't does doesn't poached introduced".split(
    ' ',
  ),
);
const never = new Set(
  'i we he she they you it the a an and or but if in on at by to for from of with re fyi asap today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues weds wed thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec call called email emailed meeting met visit visited demo follow fup next last this that these those new old still need needs send sent quote quoted price pricing budget deal contract proposal invoice order po rfp rfq sow nda msa sla poc roi kpi ceo cto cfo coo vp it hr pr qa api sso crm erp pos pdf ppt excel teams zoom slack linkedin whatsapp wechat line google outlook dropbox docusign team customer client buyer owner boss manager director sales support legal procurement finance marketing ops engineering product champion am pm eod eom eow eoq q1 q2 q3 q4 h1 h2 ok yes no not done todo note notes update re fwd cc bcc ooo pto cob tbd tbc wfh asap nps csat qbr arr mrr acv tcv usd eur gbp sgd hkd rmb cny inr aud cad gst vat moq eta etd fob cif lc tt bl iso ce fda gmp led lcd usb hi hello hey thanks thank pls please good great morning afternoon evening night lunch dinner coffee spoke talked left vm voicemail said says wants asked told told heard waiting got get had has have was were is are be been will would can could should may might do does did her his their its our my your me us them him who what when where why how which there here then than also just only very too all any some more most much many both each every other another such same own so as up out off over under again once if else one two three four five six seven eight nine ten booked booking chk check confirmed confirm renewal upsell trial pilot kickoff kick workshop training install installation delivery shipment samples sample catalog brochure landlord wife husband son daughter mum dad mom kids baby school church golf office site factory warehouse store shop branch hq china shanghai beijing shenzhen guangzhou hong kong singapore london paris york tokyo taipei milan germany india usa uk us eu japan korea america europe asia africa mexico brazil canada australia christmas easter xmas cny diwali ramadan eid hari raya thanksgiving excited job rate credit complaint intro closed won lost cold warm hot lead leads inbound outbound value policy review reviews complaint request enquiry inquiry feedback reply news escalation referral ticket issue service recall pat analysis act action actions summary recap bring raise submit drop dropped popping dropped leave leaving team industries foods systems labs partners solutions medical logistics bank hotel clinic council union farm motors energy media bakery cafe restaurant bistro dental pharma textiles trading tech technologies holdings ventures capital consulting insurance university college hospital group inc ltd llc corp co company gmbh'.split(
    /\s+/,
  ),
);

/** The people whom the Latin words of a note name: Dana, Mr Li, Karen Boyd, «Chris打过来». Customers are told, so that «Ana (Banco Azul)» is seen. */
export function latinPeople(
  text: string,
  { typed, customers, taken }: { typed: string; customers: readonly Span[]; taken: readonly Span[] },
): Someone[] {
  const words = wordsOf(text, { typed, taken: [...customers, ...taken] });
  const shout =
    words.length > 4 &&
    words.filter((w) => w.capital && typed.slice(w.from, w.to) === typed.slice(w.from, w.to).toUpperCase()).length >
      words.length * 0.7;
  const people: Someone[] = [];
  for (let i = 0; i < words.length && people.length < 64; i++) {
    const found = nameAt(words, { i, text, typed, customers, shout });
    if (!found) continue;
    const { first, count, sure } = found;
    const from = words[first]!.from;
    const last = words[first + count - 1]!.to;
    const titled = hanTitle.exec(text.slice(last, last + 3))?.[0].length ?? 0;
    const to = hanSurname.test(text.slice(last, last + 2)) ? last + 1 : last + titled;
    people.push({
      name: typed.slice(from, to),
      span: [from, to],
      sure,
      titled: honorifics.has(words[first]!.text.replace('.', '')),
    });
    i = first + count - 1;
  }
  return people;
}

const hanSurname =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏方白邹孟熊秦邱江尹薛](?![\u4e00-\u9fff])/;

/** Wing姐, Kevin老师. */
const hanTitle = /^(?:姐|哥|总(?!部|价|额|公司)|经理|老师|小姐|先生|女士|太太|老板|主任|工(?!作|厂|程)|叔|伯)/;

/** Months that are names as well. */
const months = new Set(['april', 'may', 'june', 'august']);
const beforeMonth = new Set('in by until till since early mid late next last this end'.split(' '));

type Where = {
  readonly i: number;
  readonly text: string;
  readonly typed: string;
  readonly customers: readonly Span[];
  readonly shout: boolean;
};

function nameAt(
  words: readonly Word[],
  { i, text, typed, customers, shout }: Where,
): { first: number; count: number; sure: number } | undefined {
  const word = words[i]!;
  if (word.text.length < 2 && !word.capital) return undefined;
  if (honorifics.has(word.text)) {
    const next = words[i + 1];
    if (
      !next ||
      next.from - word.to > 2 ||
      never.has(next.text) ||
      (!next.capital && word.text !== 'mr' && word.text !== 'ms' && word.text !== 'mrs' && word.text !== 'dr')
    )
      return undefined;
    if (word.text === 'sr' || word.text === 'father' || word.text === 'sister' ? !next.capital : false)
      return undefined;
    const third = words[i + 2];
    const more = third && isLastName(third) && third.from - next.to === 1 && next.capital && !doers.has(third.text);
    return { first: i, count: more ? 3 : 2, sure: 0.95 };
  }
  if (never.has(word.text) && !beforeCustomer(text, { to: word.to, customers })) return undefined;
  if (callers.has(word.text) && !firstNames.has(word.text)) return undefined;
  const known = firstNames.has(word.text);
  const lead = text.slice(Math.max(0, word.from - 24), word.from);
  if (rivals.test(lead)) return undefined;
  if (
    !known &&
    i > 0 &&
    words[i - 1]!.text === 'from' &&
    word.from - words[i - 1]!.to <= 2 &&
    !beforeCustomer(text, { to: word.to, customers })
  )
    return undefined;
  const capital =
    word.capital &&
    !shout &&
    !(
      typed.slice(word.from, word.to) === typed.slice(word.from, word.to).toUpperCase() &&
      word.to - word.from > 1 &&
      !known
    );
  const last = words[i + 1];
  const two =
    last !== undefined &&
    last.from - word.to === 1 &&
    isLastName(last) &&
    !shout &&
    capital &&
    !customers.some(([a]) => a === last.from);
  const end = two ? last.to : word.to;
  const count = two ? 2 : 1;
  const initial = two && /^[a-z]\.?$/.test(last.text);
  const before = words[i - 1];
  const glued =
    before !== undefined &&
    before.capital &&
    word.from - before.to === 1 &&
    !honorifics.has(before.text) &&
    !callers.has(before.text) &&
    !firstNames.has(before.text);
  const near = before !== undefined && word.from - before.to <= 2 ? before.text : '';
  const next = words[i + count];
  const doer = next !== undefined && next.from - end === 1 ? doers.has(next.text) : false;
  const touching = beforeCustomer(text, { to: end, customers });
  const after = afterCustomer(text, { from: word.from, customers });
  if (hanTitle.test(text.slice(end, end + 3)) && word.capital && !never.has(word.text))
    return { first: i, count: 1, sure: 0.85 };
  const han =
    isHan(codeNear(text, end)) ||
    isHan(codeNear(text, word.from - 1)) ||
    (text[end] === ' ' && isHan(codeNear(text, end + 1)));
  if (
    touching === 'at' &&
    !never.has(word.text) &&
    (known ||
      (capital && (two || !isStart(text, word.from) || doer)) ||
      (capital && !isCommon(word.text)) ||
      (!capital && !isCommon(word.text) && (shout || i === 0 || callers.has(near) || near === 'fyi')))
  )
    return { first: i, count, sure: known || capital ? 0.95 : 0.7 };
  if (never.has(word.text) && beforeMonth.has(near)) return undefined;
  if (touching === 'bracket' && (capital || known)) return { first: i, count, sure: 0.9 };
  if (never.has(word.text))
    return touching === 'at' && capital && (known || months.has(word.text))
      ? { first: i, count, sure: 0.8 }
      : undefined;
  if (after && (capital || known) && (known || after === 'bracket' || two || doer))
    return { first: i, count, sure: 0.85 };
  if (known && (capital || shout || callers.has(near) || doer || han))
    return { first: i, count: initial || two ? 2 : 1, sure: 0.85 };
  const plainName = /^[A-Z][a-z]{2,11}$/.test(typed.slice(word.from, word.to)) && !isCommon(word.text);
  if (
    plainName &&
    !two &&
    afterHan.test(lead) &&
    !/^ ?(?:公司|集团|的[\u4e00-\u9fff]{0,3}[\ufffca-z]|那边的|家)/.test(text.slice(end, end + 6))
  )
    return { first: i, count, sure: roleBefore.test(lead) || doesHan.test(text.slice(end, end + 3)) ? 0.75 : 0.6 };
  if (
    plainName &&
    !two &&
    ranks.has(near) &&
    (doer || doesHan.test(text.slice(end, end + 3)) || /^(?:$|[,.;:)])/.test(text.slice(end, end + 1)))
  )
    return { first: i, count, sure: 0.75 };
  if (
    plainName &&
    !two &&
    after === 'near' &&
    /^ ?(?:微信|电话|邮件|发|说|问|要|想|打|回|whatsapp|话|讲|约)/.test(text.slice(end, end + 9))
  )
    return { first: i, count, sure: 0.7 };
  if (
    plainName &&
    two &&
    ['met', 'called', 'rang', 'saw', 'emailed', 'interviewed', 'phoned'].includes(near) &&
    /^[A-Z][a-z'-]+$/.test(typed.slice(last.from, last.to)) &&
    /^(?:$|[ ,.(]|@)/.test(text.slice(end, end + 1)) &&
    !isCommon(last.text)
  )
    return { first: i, count, sure: 0.65 };
  if (
    plainName &&
    !two &&
    near === 'to' &&
    /\b(?:spoke|spoken|talked|speaking|talking|chatted|introduced|reached out|wrote) to $/.test(lead)
  )
    return { first: i, count, sure: 0.65 };
  if (capital && two && doer && !isStart(text, word.from)) return { first: i, count, sure: 0.65 };
  if (
    capital &&
    !two &&
    !isStart(text, word.from) &&
    !isCommon(word.text) &&
    !glued &&
    (doer ||
      (next?.text === 'to' &&
        /^ to (?:meet|call|send|bring|come|go|do|sort|chase|check|confirm|let)/.test(text.slice(end, end + 12))))
  )
    return { first: i, count, sure: 0.6 };
  if (capital && !known && (two ? firstNames.has(last.text) || (callers.has(near) && doer) : callers.has(near) && doer))
    return { first: i, count, sure: 0.6 };
  if (
    capital &&
    ['called', 'met', 'ask', 'asked', 'tell', 'told', 'spoke', 'call', 'ring', 'ping', 'emailed'].includes(near) &&
    !two &&
    typed.length > 0 &&
    doerOrStop(text, end)
  )
    return { first: i, count, sure: 0.6 };
  return undefined;
}

/** «lost to Vertex», «went with Globex»: those are firms. */
const rivals =
  /\b(?:went|going|go|gone|signed|sign|stay(?:ed|ing)?|lost|losing|los(?:e|es)|competing|competes?|versus|vs\.?|against|switch(?:ed|ing)?|mov(?:ed|ing) (?:over )?|comparing us|chose|picked|quotes?) (?:out )?(?:with |to |from |against )?$/;
const ranks = new Set(
  'manager buyer director engineer owner ceo cto cfo coo vp head assistant rep pm gm principal chef brewer planner'.split(
    ' ',
  ),
);
const roleBefore =
  /(?:客户|采购|经理|总监|老板|负责人|同事|工程师|对接人|接口人|联系人|窗口|顾问|主任|助理|秘书|主管|总裁|买手|买家|代理|财务|法务|技术)(?:是|叫|名叫)? ?$/;
const afterHan = new RegExp(`(?:[跟和同与给找约见问陪催俾]|联系|拜访|联络)(?:了|咗|过)? ?$|${roleBefore.source}`);
const doesHan =
  /^ ?(?:说|话|讲|问|要|想|约|聊|谈|打|发|回|催|开|见|吃|食|饮|倾|确认|沟通|通|那边|反馈|表示|在|上|出差|休|离|答应|同意|,|，|$)/;

function isStart(text: string, at: number): boolean {
  return at === 0 || /[.!?\n:]\s*$/.test(text.slice(Math.max(0, at - 3), at));
}

function doerOrStop(text: string, at: number): boolean {
  return (
    at >= text.length ||
    /^(?:[,.;:)]| (?:re|about|at|from|on|for|and|today|tomorrow|tmr|back|in|w\/)\b)/.test(text.slice(at, at + 10))
  );
}

function isLastName(word: Word): boolean {
  return (
    word.capital &&
    !never.has(word.text) &&
    !callers.has(word.text) &&
    /^[a-z'-]+\.?$/.test(word.text) &&
    word.text.length <= 14
  );
}

function isCommon(word: string): boolean {
  return (
    callers.has(word) ||
    doers.has(word) ||
    word.length < 3 ||
    /(?:ing|ed|ion|ment|ly|ness|ware|ity|ers|ics)$/.test(word) ||
    everyday.has(word)
  );
}

const everyday = new Set(
  'demo lunch gatekeeper meeting mtg onsite people guys folks team quote price booked chat time gate dock door desk reception committee ops owner manager buyer contact account office site back visit call still day work'.split(
    ' ',
  ),
);

/** «Dana at Northwind», «Ana (Banco Azul)», «Helen, Fairview Council», «Lily @ Acme». */
function beforeCustomer(
  text: string,
  { to, customers }: { to: number; customers: readonly Span[] },
): 'at' | 'bracket' | undefined {
  for (const [from] of customers) {
    if (from <= to || from - to > 26) continue;
    const between = text.slice(to, from);
    if (/^ (?:at|from|of|@|w\/|over at|in|frm) ?(?:the )?(?:[a-z]+ at )?$|^ ?@ ?$/.test(between)) return 'at';
    if (/^ ?\($|^, (?:[a-z]+ (?:at|of) )?$|^ ?[-/] ?$/.test(between)) return 'bracket';
  }
  return undefined;
}

/** «Northwind (Dana)», «Acme - Lily», «Marina Bistro new owner Chef Andre», «Bosch的Klaus». */
function afterCustomer(
  text: string,
  { from, customers }: { from: number; customers: readonly Span[] },
): 'near' | 'bracket' | undefined {
  for (const [, to] of customers) {
    if (to > from || from - to > 28) continue;
    const between = text.slice(to, from);
    if (/^ ?\((?:[a-z]+ )?$|^ ?[-:/,] ?$|^'s $/.test(between)) return 'bracket';
    if (
      /^ (?:[a-z]+ ){0,3}$|^的?[\u4e00-\u9fff ]{0,8}$/.test(between) &&
      !/\b(?:and|for|about|re|by|to|vs)\b/.test(between)
    )
      return 'near';
  }
  return undefined;
}

function wordsOf(text: string, { typed, taken }: { typed: string; taken: readonly Span[] }): Word[] {
  const words: Word[] = [];
  const end = text.length;
  for (let at = 0; at < end;) {
    if (!isLatin(codeAt(text, at))) {
      at++;
      continue;
    }
    const from = at;
    while (
      at < end &&
      (isLatin(codeAt(text, at)) || ((text[at] === "'" || text[at] === '-') && isLatin(codeNear(text, at + 1))))
    )
      at++;
    let to = at;
    if (text.slice(to - 2, to) === "'s") to -= 2;
    const glued =
      (from > 0 && (isDigit(codeAt(text, from - 1)) || '@_/#'.includes(text[from - 1]!))) ||
      isDigit(codeNear(text, at)) ||
      (text[at] === '@' && !isHan(codeNear(text, at + 1))) ||
      text[at] === '_';
    if (text[at] === '/' && at - from === 1 && text[from] === 'w')
      words.push({ text: 'w/', from, to: ++at, capital: false });
    else if (!glued && taken.every(([a, b]) => to <= a || from >= b))
      words.push({
        text: text.slice(from, to),
        from,
        to: honorifics.has(text.slice(from, to)) && text[to] === '.' ? to + 1 : to,
        capital: typed[from] !== text[from],
      });
  }
  return words;
}
