/** What people put around what they want, at both ends of it: it is taken off, and nothing else is meant by it. Pure. */

/** The sentence without it; undefined where there is none, or nothing beside it. */
export function withoutPoliteness(text: string): string | undefined {
  const begun = text.replace(BEFORE, '');
  const end = Math.max(0, begun.length - LONGEST);
  const bare = begun.slice(0, end) + begun.slice(end).replace(BEHIND, '');
  return bare !== text && /\p{L}|\d/u.test(bare) ? bare : undefined;
}

/** Nobody thanks at greater length. */
const LONGEST = 60;

const BEFORE =
  /^\s*(?:(?:(?:麻烦|麻煩|劳驾|勞駕|拜托|拜託)(?:你|您)?|[请請][你您]|(?:[请請]|能不能|能否|可不可以|可以)(?=[帮幫]))?(?:[帮幫](?:我|忙|个忙|個忙)(?:一下)?)?(?<=[烦煩驾駕托託你您我忙下])[,，\s]*|(?:(?:hi|hey|hello)[, ]+)?(?:(?:could|can|would|will) (?:you|u)|please|pls|plz|kindly)(?: (?:please|pls|plz|kindly))?[, ]+)/iu;
const BEHIND =
  /(?:[\s,，。!！]*(?:谢谢|謝謝|多谢|多謝|谢了|謝了|谢啦|謝啦|辛苦了?|麻烦了|麻煩了|拜托了?|拜託了?|好吗|好嗎|行吗|行嗎|可以吗|可以嗎|[记記]一?下)(?:你|您|啦|了)?|[\s,]+(?:please|pls|plz|thanks|thank you|thx|cheers))[\s。.!！?？~]*$/iu;
