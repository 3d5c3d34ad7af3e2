/** Which colleague a cell of a table means. Pure. */
import { nameKeyOf } from '../../text/nameKey.ts';
import { matchPersonName, parsePersonName } from '../../text/personName.ts';
import type { Person } from '../../contract/person.ts';

/** By name, by what a colleague is called («小何»), or by surname and title where that fits one of them only. */
export function colleagueFinder(
  all: readonly Person[],
  taught: readonly { readonly key: string; readonly personId: number }[],
): (name: string) => number | undefined {
  const met = new Map<string, number | undefined>();
  return (name) => {
    if (!met.has(name)) met.set(name, found(name));
    return met.get(name);
  };

  function found(name: string) {
    const called = taught.find(({ key }) => key === nameKeyOf(name));
    if (called) return called.personId;
    const wanted = parsePersonName(name);
    for (const kind of ['same', 'sound', 'family'] as const) {
      const fitting = all.filter((person) => matchPersonName(person.name, wanted) === kind);
      if (fitting.length) return fitting.length === 1 ? fitting[0]?.id : undefined;
    }
    return undefined;
  }
}
