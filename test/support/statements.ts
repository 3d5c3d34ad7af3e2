/** A store whose statements are seen, or changed, on their way to the database. */
import type { Store } from '../../src/core/db/open.ts';
import type { Raw } from '../../src/core/db/pool.ts';
import { handleOn, rawOf } from '../../src/core/db/tx.ts';

/** `by`: gives each statement as it is to be asked. */
export function rewriting(store: Store, by: (text: string) => string): Store {
  return {
    ...store,
    within: (scope, work) => store.within(scope, (tx) => work(handleOn(rewritten(rawOf(tx), by)))),
  };
}

function rewritten(raw: Raw, by: (text: string) => string): Raw {
  return new Proxy(raw, {
    apply(target, self, args: [TemplateStringsArray, ...unknown[]]) {
      // A template's own words are seen and stay.
      by(args[0].join('$'));
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === 'savepoint')
        // It hands on the same transaction.
        return (work: (inner: Raw) => Promise<unknown>) =>
          target.savepoint((inner) => work(rewritten(inner as Raw, by)));
      if (name !== 'unsafe') return value;
      return (text: string, ...more: unknown[]) =>
        // It is a method of every transaction.
        (value as (...args: unknown[]) => unknown).apply(target, [by(text), ...more]);
    },
  });
}
