/** Whether a mail is from the address that it says it is from, by the word of our own mail server (RFC 8601). Pure. */

/** `name: value`, the topmost first; names in small letters. */
export type HeadLine = { readonly key: string; readonly value: string };

/**
 * Only what the server of that name has written counts, and of that only the topmost: whatever stands below another hop may
 * have come with the mail. DMARC, DKIM or SPF has to have passed for the domain of the address itself, or the server has to
 * have seen its owner sign in.
 */
export function isFrom(
  address: string,
  { heads, server }: { readonly heads: readonly HeadLine[]; readonly server: string },
): boolean {
  if (heads.filter(({ key }) => key === 'from').length !== 1) return false;
  const domain = domainOf(address);
  return resultsOf(heads, server).some(({ method, result, about }) => {
    if (result !== 'pass') return false;
    const named = (name: string) => about.get(name)?.toLowerCase();
    if (method === 'dmarc') return isAligned(named('header.from'), domain);
    if (method === 'dkim') return isAligned(named('header.d') ?? domainOf(named('header.i') ?? ''), domain);
    if (method === 'spf') return isAligned(domainOf(named('smtp.mailfrom') ?? named('smtp.mail') ?? ''), domain);
    return method === 'auth' && [named('smtp.auth'), named('smtp.mailfrom')].includes(address.toLowerCase());
  });
}

type Result = { readonly method: string; readonly result: string; readonly about: ReadonlyMap<string, string> };

function resultsOf(heads: readonly HeadLine[], server: string): readonly Result[] {
  const isOurs = ({ key, value }: HeadLine) =>
    key === 'authentication-results' && /^[^\s;]+/.exec(value.trim())?.[0].toLowerCase() === server.toLowerCase();
  const first = heads.findIndex(isOurs);
  if (first < 0) return [];
  const end = heads.findIndex(({ key }, at) => at > first && key === 'received');
  return heads.slice(first, end < 0 ? undefined : end).flatMap((head) => (isOurs(head) ? resultsIn(head.value) : []));
}

function resultsIn(value: string): readonly Result[] {
  return value
    .replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, ' ')
    .split(';')
    .slice(1)
    .flatMap((part) => {
      const [verdict = '', ...rest] = part.trim().split(/\s+/);
      const [method, result] = verdict.toLowerCase().split('=');
      if (!method || !result) return [];
      const about = rest.flatMap((each) => {
        const at = each.indexOf('=');
        return at < 0 ? [] : [[each.slice(0, at).toLowerCase(), each.slice(at + 1).replaceAll('"', '')] as const];
      });
      return [{ method, result, about: new Map(about) }];
    });
}

/** The same domain, or one below the other: whoever may sign for the one has it from the other. */
function isAligned(one: string | undefined, other: string): boolean {
  if (!one?.includes('.') || !other.includes('.')) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
