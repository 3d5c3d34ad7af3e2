import type { Stage } from '../contract/customer.ts';
import { STAGES } from '../contract/vocabulary.ts';

/** The stage that somebody's word means. */
export function stageNamed(said: string): Stage | undefined {
  // The keys of the table are the stages.
  return (Object.keys(STAGES) as Stage[]).find((stage) => STAGES[stage].said.test(said.trim()));
}
