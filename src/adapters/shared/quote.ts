/** What somebody says about words that they quote or forward. Pure. */

/**
 * One's own words come first, and what is quoted goes with them only where they take it up: «记到华为» is about the quoted
 * words, «撤销» or «1» is not, whatever was quoted beside it.
 */
export function about(own: string, quoted: string | undefined): string {
  const said = quoted?.trim();
  if (!said) return own;
  const takesItUp = /^(?:请|帮我)?(?:记|存)(?:到|在|给|一下|下|录)|^(?:note|log)\b/i.test(own);
  if (takesItUp)
    return `${own.replace(/^(?:请|帮我)?(?:记|存)(?:到|在|给|一下|下|录)\s*/, '').replace(/^(?:note|log)(?: (?:to|for|this))*\s*/i, '')}\n${said}`.trim();
  return own.length > SENTENCE ? `${own}\n${said}` : own;
}

/** Longer words than a command's are a sentence, and then the quoted ones belong to it. */
const SENTENCE = 12;
