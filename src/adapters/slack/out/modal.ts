import type { types } from '@slack/bolt';
import { type Block, small, words } from './blocks.ts';
import type { Values } from '../in/events.ts';
import { FORM } from '../in/payloads.ts';
import {
  CANCEL,
  CUSTOMER,
  EMPTY,
  FORM_TITLE,
  HAPPENED,
  KEEP,
  NEW_TITLE,
  NO_NOTE,
  SAID_BY,
  UNDERSTOOD,
  WHOSE,
} from './messages.ts';
import type { Locale } from '../../../core/contract/locale.ts';

/** How words would be understood as a note. Nothing is kept. */
export type Preview = {
  readonly locale: Locale;
  /** The words, with every date that depends on the day they were said spelt out. */
  readonly text: string;
  readonly customer: string | undefined;
  readonly isNote: boolean;
  readonly understood: readonly string[];
};

const LONGEST = 3000;

/** `logs`: whose message it is that is kept, and when they wrote it; their name, where it is somebody else's. */
export function form({
  preview,
  logs,
}: {
  readonly preview: Preview;
  readonly logs: { readonly user: string; readonly ts: string; readonly author: string | undefined } | undefined;
}): types.ModalView {
  const { locale, text, customer, understood } = preview;
  const input = (name: string, label: string, value: string): Block => ({
    type: 'input',
    block_id: name,
    optional: name === 'customer',
    label: words(label, 200),
    element: {
      type: 'plain_text_input',
      action_id: name,
      multiline: name === 'words',
      max_length: name === 'words' ? LONGEST : 60,
      ...(value && { initial_value: value.slice(0, name === 'words' ? LONGEST : 60) }),
    },
  });
  return {
    type: 'modal',
    callback_id: FORM,
    ...(logs && { private_metadata: JSON.stringify({ user: logs.user, ts: logs.ts }) }),
    title: words((logs ? FORM_TITLE : NEW_TITLE)[locale], 24),
    submit: words(KEEP[locale], 24),
    close: words(CANCEL[locale], 24),
    blocks: [
      input('customer', CUSTOMER[locale], customer ?? ''),
      input('words', HAPPENED[locale], text),
      ...(logs?.author === undefined ? [] : [small(`${SAID_BY[locale]} ${logs.author}`)]),
      ...(understood.length ? [small(`${UNDERSTOOD[locale]}: ${understood.join(' | ')}`)] : []),
    ],
  };
}

/** The sentence that a filled form says. */
export function sentence(values: Values, locale: Locale): string {
  const { customer = '', words: said = '' } = values;
  if (!customer || said.toLowerCase().includes(customer.toLowerCase())) return said;
  return locale === 'zh' ? `${customer}:${said}` : `${customer}: ${said}`;
}

/** What Slack shows at the fields that are not right yet; undefined when all are. */
export function complaint(values: Values, preview: Preview) {
  const { locale } = preview;
  const errors = !values['words']
    ? { words: EMPTY[locale] }
    : !preview.isNote
      ? { words: NO_NOTE[locale] }
      : !values['customer'] && preview.customer === undefined
        ? { customer: WHOSE[locale] }
        : undefined;
  return errors && { response_action: 'errors' as const, errors };
}
