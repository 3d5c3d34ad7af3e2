/** The few of Slack's building blocks that we use; other people's words go into plain text, which Slack shows as typed. */
import { cut, type Mrkdwn, mrkdwn } from './escape.ts';

export type Plain = { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
type Marked = { readonly type: 'mrkdwn'; readonly text: Mrkdwn; readonly verbatim: true };

export type Pressable = {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: Plain;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
};

export type Block =
  | { readonly type: 'header'; readonly text: Plain }
  | { readonly type: 'section'; readonly text: Plain; readonly accessory?: Pressable }
  | { readonly type: 'section'; readonly fields: (Plain | Marked)[] }
  | { readonly type: 'context'; readonly elements: Plain[] }
  | { readonly type: 'actions'; readonly elements: Pressable[] }
  | { readonly type: 'divider' }
  | { readonly type: 'image'; readonly slack_file: { readonly id: string }; readonly alt_text: string }
  | {
      readonly type: 'input';
      readonly block_id: string;
      readonly optional: boolean;
      readonly label: Plain;
      readonly element: {
        readonly type: 'plain_text_input';
        readonly action_id: string;
        readonly multiline: boolean;
        readonly max_length: number;
        readonly initial_value?: string;
      };
    };

export const words = (text: string, most: number): Plain => ({
  type: 'plain_text',
  text: cut(text, most),
  emoji: false,
});

export const strong = (label: string): Marked => ({
  type: 'mrkdwn',
  text: mrkdwn`*${cut(label, 200)}*`,
  verbatim: true,
});

export const paragraph = (text: string): Block => ({ type: 'section', text: words(text, 2900) });

export const small = (text: string): Block => ({ type: 'context', elements: [words(text, 1900)] });

/** A picture that was put into Slack before. */
export const image = ({ id, alt }: Shown): Block => ({
  type: 'image',
  slack_file: { id },
  alt_text: cut(alt, 1900),
});

/** A picture's file in Slack, and what is to be seen in it. */
export type Shown = { readonly id: string; readonly alt: string };
