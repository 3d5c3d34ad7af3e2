/** What was said in answer, for whoever has no chat: the words, and the sentences that could be said next. Pure. */
import { z } from 'zod';
import { cardText } from '../contract/cardText.ts';
import type { Card } from '../contract/card.ts';
import type { Locale } from '../contract/locale.ts';

export const toldSchema = z.object({
  text: z.string().describe('what the bot says, as the chat shows it'),
  choices: z.array(z.object({ label: z.string(), says: z.string() })).describe('sentences that could be said next'),
  rows: z
    .array(z.object({ id: z.number().int().optional(), text: z.string() }))
    .describe('the lines of a list, by the number of what they stand for'),
  figures: z
    .array(
      z.object({ title: z.string(), points: z.array(z.object({ label: z.string(), value: z.number().nullable() })) }),
    )
    .describe('what was counted or added up'),
});
export type ToldCard = z.output<typeof toldSchema>;

export function toldCard(card: Card, locale: Locale): ToldCard {
  return {
    text: cardText(card, locale),
    choices: (card.buttons ?? []).map(({ label, says }) => ({ label, says })),
    rows: (card.items ?? []).map(({ text, ref }) => ({ ...(ref !== undefined && { id: ref }), text })),
    figures: (card.picture?.charts ?? []).map((chart) => ({
      title: chart.title,
      points: (chart.kind === 'bars' ? chart.bars : chart.points).map(({ label, value }) => ({ label, value })),
    })),
  };
}
