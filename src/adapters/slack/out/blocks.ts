/** Slack's building blocks as we use them; other people's words go into plain or rich text, which Slack shows as typed. */
import type { types } from '@slack/bolt';
import { cut } from './escape.ts';

export type Block = types.KnownBlock;
type Run = types.RichTextSection['elements'][number];

export const words = (text: string, most: number) =>
  ({ type: 'plain_text', text: cut(text, most), emoji: false }) satisfies types.PlainTextElement;

export const small = (text: string): Block => ({ type: 'context', elements: [words(text, 1900)] });

const bold = (text: string): Run => ({ type: 'text', text, style: { bold: true } });
const plain = (text: string): Run => ({ type: 'text', text });
const section = (elements: Run[]): types.RichTextSection => ({ type: 'rich_text_section', elements });
const rich = (elements: types.RichTextBlockElement[]): types.RichTextBlock => ({ type: 'rich_text', elements });

/** Lines with what they are about in bold; those that begin with a dot are the points of a list. */
export function richLines(lines: readonly (string | readonly Run[])[]): types.RichTextBlock {
  const elements: types.RichTextBlockElement[] = [];
  for (const line of lines) {
    const point = typeof line === 'string' && line.startsWith('• ') ? section(runs(line.slice(2))) : undefined;
    const last = elements.at(-1);
    if (point && last?.type === 'rich_text_list') last.elements.push(point);
    else if (point) elements.push({ type: 'rich_text_list', style: 'bullet', indent: 0, elements: [point] });
    else elements.push(section([...(typeof line === 'string' ? runs(line) : line), plain('\n')]));
  }
  return rich(elements);
}

/** «华为: 嫌报价高»: what stands before the colon or the first dot is what the line is about; a time of day is not. */
function runs(line: string): Run[] {
  const [, head = '', rest = ''] = /^(.{1,30}?)((?:(?<!\d)[:：]|[:：](?!\d)| · )[\s\S]*)$/u.exec(line) ?? [];
  return head && rest ? [bold(head), plain(rest)] : [plain(line || ' ')];
}

/** A title that is a sentence: what it is about is bold. */
export function headlineRuns(text: string): Run[] {
  const [, head = '', rest = ''] = /^(.{1,80}?)( · [\s\S]*)$/u.exec(text) ?? [];
  return [head ? bold(head) : bold(text || ' '), ...(rest ? [plain(rest)] : [])];
}

export const labelled = (label: string, text: string): Run[] => [bold(`${label}  `), plain(text || ' ')];

/** Those who are called: Slack rings them. */
export const called = (users: readonly string[]): types.RichTextBlock =>
  rich([section(users.flatMap((user, at): Run[] => [...(at ? [plain(' ')] : []), { type: 'user', user_id: user }]))]);

/** A picture that was put into Slack before. */
export const image = ({ id, alt }: Shown): Block => ({
  type: 'image',
  slack_file: { id },
  alt_text: cut(alt, 1900),
});

/** A picture's file in Slack, and what is to be seen in it. */
export type Shown = { readonly id: string; readonly alt: string };
