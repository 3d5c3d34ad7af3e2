/** What can be known of a rule from its pattern, so that it is asked only where it can fit. */

/** One or two kinds, or sets of kinds, with nothing said of what is around them. */
export function sizeOf(source: string): number | undefined {
  const kinds = /^(?:\[\w+\]|\w|\\[+^])(\[\w+\]|\w|\\[+^])?$/.exec(source);
  return kinds ? (kinds[1] === undefined ? 1 : 2) : undefined;
}

type Item = { readonly text: string; readonly optional: boolean; readonly again: boolean };

/** Which kinds a pattern can begin with, and for each the kinds that can stand second; '' where one piece is enough. */
export function pairs(items: readonly Item[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (first: string, seconds: Iterable<string>) =>
    found.set(first, new Set([...(found.get(first) ?? []), ...seconds]));
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const rest = [...(item.again ? [{ ...item, optional: true }] : []), ...items.slice(i + 1)];
    if (item.text.startsWith('(')) {
      for (const way of split(inside(item.text)))
        for (const [first, seconds] of pairs([...itemsOf(way), ...rest])) add(first, seconds);
    } else for (const first of item.text.replace(/[[\]\\]/g, '')) add(first, starts(rest));
    if (!item.optional) break;
  }
  return found;
}

function starts(items: readonly Item[]): Set<string> {
  const found = new Set<string>();
  for (const item of items) {
    const own = item.text.startsWith('(')
      ? split(inside(item.text)).flatMap((way) => [...starts(itemsOf(way))])
      : item.text.replace(/[[\]\\]/g, '').split('');
    for (const kind of own) if (kind !== '') found.add(kind);
    if (!item.optional && !own.includes('')) return found;
  }
  return found.add('');
}

function inside(group: string): string {
  return group.replace(/^\((?:\?:)?/, '').slice(0, -1);
}

/** A pattern is read item by item; what only looks ahead or back takes no piece. */
export function itemsOf(source: string): Item[] {
  if (split(source).length > 1) return [{ text: `(${source})`, optional: false, again: false }];
  const items: Item[] = [];
  for (let i = 0; i < source.length;) {
    const [text, next] = itemAt(source, i);
    const times = /^(?:[?*+]|\{\d,\d\})/.exec(source.slice(next))?.[0] ?? '';
    if (!/^\(\?<?[=!]/.test(text))
      items.push({
        text,
        optional: times === '?' || times === '*' || times.startsWith('{0'),
        again: times !== '' && times !== '?',
      });
    i = next + times.length;
  }
  return items;
}

function split(source: string): string[] {
  const ways = [''];
  let depth = 0;
  for (const c of source) {
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (c === '|' && depth === 0) ways.push('');
    else ways.push(ways.pop()! + c);
  }
  return ways;
}

function itemAt(source: string, from: number): [item: string, next: number] {
  const open = source[from];
  if (open === '[') {
    const end = source.indexOf(']', from) + 1;
    return [source.slice(from, end), end];
  }
  if (open === '\\') return [source.slice(from, from + 2), from + 2];
  if (open !== '(') return [source.slice(from, from + 1), from + 1];
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    depth += source[i] === '(' ? 1 : source[i] === ')' ? -1 : 0;
    if (depth === 0) return [source.slice(from, i + 1), i + 1];
  }
  throw new Error(`a rule with an open bracket: ${source}`);
}
