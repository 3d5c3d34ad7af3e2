/** All phrases, by intent: a new phrase is a line in one of these files. */
import { accountPhrases } from './accounts.ts';
import { customerPhrases } from './customers.ts';
import { fix } from './fix.ts';
import { followups } from './followups.ts';
import { sales } from './sales.ts';
import { settings } from './settings.ts';
import { team } from './team.ts';
import { tidyPhrases } from './tidy.ts';

export const PHRASES = {
  ...fix,
  ...followups,
  ...customerPhrases,
  ...team,
  ...sales,
  ...settings,
  ...tidyPhrases,
  ...accountPhrases,
} as const;
