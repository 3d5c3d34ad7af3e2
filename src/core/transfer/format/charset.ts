/** The words in a file that does not say in what they are written. Pure. */

/** UTF-8, UTF-16 with its mark or without, and else the one of the two old Chinese encodings that makes more sense. */
export function decodeText(bytes: Uint8Array): string {
  const marked = utf16By(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const plain = decoded('utf-8', bytes);
  if (plain !== undefined) return plain;
  const [national, traditional] = [decoded('gb18030', bytes), decoded('big5', bytes)];
  if (traditional !== undefined && (national === undefined || sense(traditional) > sense(national))) return traditional;
  return national ?? new TextDecoder('gb18030').decode(bytes);
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** Told by the mark, or by the empty half of each Latin character. */
function utf16By(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const empty = [0, 0];
  const looked = bytes.subarray(0, LOOKED);
  for (const [at, byte] of looked.entries()) if (byte === 0) empty[at % 2]! += 1;
  const [even = 0, odd = 0] = empty;
  if ((even + odd) * 20 < looked.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

const LOOKED = 4_000;

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The share of what is read that people write all the time. */
function sense(text: string) {
  let [common, foreign] = [0, 0];
  for (const character of text.slice(0, LOOKED)) {
    if (character < '\u0080') continue;
    if (COMMON.has(character)) common += 1;
    else foreign += 1;
  }
  return common / (common + foreign || 1);
}

const COMMON = new Set(
  '的一是不了在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔'
    .concat(
      '來個們為這說時國會對學發後過還進樣開從實無長經點關業將間問應戰頭體見產話總電數報結務場計資統區隊書則聽達強難權設記類據邊張該規萬領確傳師觀帶導爭運聯絡戶稱號備註級負責職址機構廠銷售價單額東車龍門陳黃劉楊趙吳孫馬羅鄭許鄧馮蕭葉蘇呂盧蔣',
    )
    .concat(
      '客户联络称备注级负责职址构厂销售价单额李陈黄刘杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆石戴贾韦夏邱侯邹熊孟秦京沪深圳杭州苏宁成都武汉先生小姐经理采购技术股份有限集团邮箱微信手机姓',
    ),
);
