import type { types } from '@slack/bolt';
import { words } from './blocks.ts';
import { CANCEL, KEEP } from './messages.ts';
import type { Told } from '../in/events.ts';
import { FILL } from '../in/payloads.ts';
import type { Locale } from '../../../core/contract/locale.ts';

const LONGEST = 1_000;

/** One field for what fills the hole of a sentence; the sentence, and where it will be said, go along with it. */
export function fillForm({ label, of, hole }: Told & { kind: 'fills' }, locale: Locale): types.ModalView {
  const asked = words(label, 200);
  const input = (): types.InputBlock['element'] => {
    if (of === 'day') return { type: 'datepicker', action_id: of };
    if (of === 'colleague') return { type: 'users_select', action_id: of };
    if (of === 'customer') return { type: 'external_select', action_id: `${FILL}.${of}`, min_query_length: 0 };
    return { type: 'plain_text_input', action_id: of, multiline: true, max_length: LONGEST };
  };
  return {
    type: 'modal',
    callback_id: FILL,
    private_metadata: JSON.stringify(hole),
    title: words(label, 24),
    submit: words(KEEP[locale], 24),
    close: words(CANCEL[locale], 24),
    blocks: [{ type: 'input', block_id: of, label: asked, element: input() }],
  };
}
