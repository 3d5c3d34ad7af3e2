/** Why something was lost, as somebody said. Pure. */
import type { LossCause } from '../contract/customer.ts';
import { LOSS_CAUSES } from '../contract/vocabulary.ts';

export function causeOf(reason: string | undefined): LossCause {
  if (!reason) return 'other';
  // The keys of the table are the causes.
  return (Object.keys(LOSS_CAUSES) as LossCause[]).find((cause) => LOSS_CAUSES[cause].said.test(reason)) ?? 'other';
}
