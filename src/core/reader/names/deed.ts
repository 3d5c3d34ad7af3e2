/** «Placed the order», "Agreed with them": a word that says what was done, in whatever verb; «Allied wants …» is somebody. */
export function isDeed(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return DONE.test(text.slice(from, to)) && OF_A_DEED.test(text.slice(to, to + 16));
}

const DONE = /^[a-z]{2,}ed$/i;
const OF_A_DEED =
  /^\s+(?:the|an?|our|my|your|his|her|their|its?|them|him|some|new|up|out|over|off|on|with|to|for|at|by|about|from|into|samples?|terms|prices?|pricing|\d+)\b/i;
