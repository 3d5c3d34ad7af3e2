/** A process that dies in the middle of what it does. */
import type { Store } from '../../src/core/db/open.ts';

/** How a process dies at a step: before its transaction is committed, after it, or not at all. */
export type Fate = 'before' | 'after' | 'lives';

/** As the platform meets it: nobody is there, and it delivers again. */
export class Died extends Error {
  readonly code = 'CONNECTION_CLOSED';
}

/** A store whose process dies at each step as it is told. */
export function mortal(store: Store, fate: () => Fate): Store {
  return {
    ...store,
    async within(scope, work) {
      const how = fate();
      const rolledBack = new Error('killed before the commit');
      try {
        const done = await store.within(scope, async (tx) => {
          const result = await work(tx);
          if (how === 'before') throw rolledBack;
          return result;
        });
        if (how === 'after') throw new Died('killed after the commit');
        return done;
      } catch (error) {
        throw error === rolledBack ? new Died('killed before the commit') : error;
      }
    },
  };
}
