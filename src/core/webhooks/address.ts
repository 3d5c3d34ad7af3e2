/** What may be an address that we ask. Where it leads is looked at when it is asked. Pure. */

const LONGEST = 1_000;

/** Undefined: none, or one with a password in it. */
export function outsideAddress(words: string): string | undefined {
  const url = URL.parse(words.trim().replace(/^webcal:/i, 'https:'));
  if (!url || url.href.length > LONGEST || !['https:', 'http:'].includes(url.protocol)) return undefined;
  return url.username || url.password || !url.hostname ? undefined : url.href;
}

/** As it may be shown: what stands behind the name may be a secret. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
