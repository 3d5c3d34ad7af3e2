declare const inert: unique symbol;

/** Text in Slack's markup that holds no mention, link or command but those we wrote ourselves. Only this file makes it. */
export type Mrkdwn = string & { readonly [inert]: true };

/** Our own markup around other people's words: `mrkdwn`*${label}*``. Every value is shown as typed. */
export function mrkdwn(ours: TemplateStringsArray, ...theirs: readonly string[]): Mrkdwn {
  // Every value has gone through the escape, and the rest is written in our source.
  return String.raw({ raw: ours }, ...theirs.map(escaped)) as Mrkdwn;
}

/** Nothing but other people's words, or ours without markup. */
export function typed(text: string): Mrkdwn {
  return mrkdwn`${text}`;
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const REFERENCE = /<([@#!])([^<>|]*)(?:\|([^<>]*))?>|<([^<>|]+)(?:\|([^<>]*))?>/g;

/** What a person typed, from Slack's markup: mentions by name, links as they are shown, ours (`self`) left out. */
export function plain(
  text: string,
  { self, names = new Map() }: { readonly self?: string | undefined; readonly names?: ReadonlyMap<string, string> },
) {
  return text
    .replaceAll(REFERENCE, (_all, sign?: string, id = '', label?: string, link?: string, shown?: string) => {
      if (sign === '@' && id === self) return ' ';
      if (sign === '@') return ` ${names.get(id) ?? label ?? id} `;
      if (sign === '#') return `#${label ?? id}`;
      if (sign === '!') return label ?? `@${id.split('^')[0] ?? ''}`;
      return shown ?? (link ?? '').replace(/^(?:mailto|tel):/, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \u00A0]{2,}/g, ' ')
    .trim();
}

/** The people a text mentions. */
export function mentioned(text: string): readonly string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((found) => found[1] ?? '');
}

/** At most so long, with an ellipsis where something is missing; never empty, which Slack refuses. */
export function cut(text: string, most: number) {
  if (text.length <= most) return text || ' ';
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
