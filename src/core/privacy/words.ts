/** What somebody is called and reached by, as patterns of the database. Pure. */

/** A Latin name is one only between the ends of words. */
export function escaped(name: string): string {
  const plain = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[a-z]/i.test(name) && /[a-z]$/i.test(name) ? `\\m${plain}\\M` : plain;
}

type Reached = { readonly phone: string | null; readonly email: string | null; readonly wechat: string | null };

/** A number however it is written, an address, an account. */
export function reachedBy({ phone, email, wechat }: Reached): string[] {
  const digits = (phone ?? '').replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  return [
    ...(digits.length >= 6 ? [`(?<!\\d)${digits.split('').join('[-. ()]*')}(?!\\d)`] : []),
    ...(email ? [`${escaped(email.split('@')[0] ?? email)}(?:@[\\w.-]*)?`] : []),
    ...(wechat && wechat.length > 3 ? [escaped(wechat)] : []),
  ];
}

/** One pattern of several, the longest first, so that none is left in half. */
export function anyOf(patterns: readonly string[]): string | undefined {
  return patterns.length ? patterns.toSorted((a, b) => b.length - a.length).join('|') : undefined;
}

/** The same, for what the database has not got in its own tables: the words of files. */
export function matcherOf(patterns: readonly string[]): RegExp | undefined {
  const pattern = anyOf(patterns)?.replaceAll(/\\[mM]/g, '\\b');
  return pattern === undefined ? undefined : new RegExp(pattern, 'i');
}
