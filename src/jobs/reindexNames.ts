import { indexSomeNames } from '../core/customers/store/aliasIndex.ts';
import type { Job } from './job.ts';

/** Spells the names that came without: of an older version's rows, and of whoever writes rows without knowing how names are met. */
export const reindexNames: Job = {
  name: 'spell',
  run: async (tx) => ((await indexSomeNames(tx)) ? [] : undefined),
};
