import type { Card } from './types.ts';

/** A card whose choices have been overtaken: still to be read, no longer to be pressed. */
export function spent({ buttons: _buttons, ask: _ask, footer: _footer, items, ...card }: Card): Card {
  return { ...card, spent: true, ...(items && { items: items.map(({ text }) => ({ text })) }) };
}
