import { readFileSync } from 'node:fs';
import type { Annotated } from './annotated.ts';
import {
  type Dice,
  diceOf,
  hanColleague,
  hanCompany,
  hanPerson,
  latinColleague,
  latinCompany,
  latinPerson,
} from './invent.ts';

/** Notes of our own with invented names in them, `times` of each carrier. */
export function inventedNotes(file: URL, { times, seed }: { times: number; seed: number }): Annotated[] {
  const dice = diceOf(seed);
  const carriers = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return carriers.flatMap((carrier) => Array.from({ length: times }, () => filled(carrier, dice)));
}

function filled(carrier: string, dice: Dice): Annotated {
  const han = /[\u4e00-\u9fff]/.test(carrier);
  const latin = !han || (/[a-z]{3}/.test(carrier.replaceAll(/\{\w+\}/g, '')) && dice.below(10) < 7);
  const invent: Readonly<Record<string, () => string>> = latin
    ? {
        c: () => latinCompany(dice),
        o: () => latinCompany(dice),
        p: () => latinPerson(dice),
        k: () => latinColleague(dice),
      }
    : { c: () => hanCompany(dice), o: () => hanCompany(dice), p: () => hanPerson(dice), k: () => hanColleague(dice) };
  const names = new Map<string, string>();
  const text = carrier.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const name = names.get(slot) ?? invent[slot[0] ?? 'c']?.() ?? '';
    names.set(slot, name);
    return name;
  });
  const of = (kind: string) => [...names].flatMap(([slot, name]) => (slot.startsWith(kind) ? [name] : []));
  return {
    text,
    gold: { customers: of('c'), contacts: of('p'), colleagues: of('k'), others: of('o').map((name) => ({ name })) },
  };
}

/** The same notes with other people in them, so that what is learnt is the words around a name. */
export function recast(notes: readonly Annotated[], { times, seed }: { times: number; seed: number }): Annotated[] {
  const dice = diceOf(seed);
  return notes.flatMap((note) =>
    Array.from({ length: times }, () => {
      let { text } = note;
      const instead = (name: string, invent: () => string) => {
        if (
          [...note.gold.customers, ...(note.gold.others ?? []).map((other) => other.name)].some(
            (one) => one !== name && one.includes(name),
          )
        )
          return name;
        const other = invent();
        text = text.replaceAll(name, other);
        return other;
      };
      const customers = note.gold.customers.map((name) =>
        dice.below(3) === 0 ? name : instead(name, () => (isHan(name) ? hanCompany(dice) : latinCompany(dice))),
      );
      const contacts = note.gold.contacts.map((name) =>
        instead(name, () => (isHan(name) ? hanPerson(dice) : latinPerson(dice))),
      );
      const colleagues =
        note.gold.colleagues?.map((name) =>
          instead(name, () => (isHan(name) ? hanColleague(dice) : latinColleague(dice))),
        ) ?? [];
      return { text, gold: { ...note.gold, customers, contacts, colleagues } };
    }),
  );
}

const isHan = (name: string) => /[\u4e00-\u9fff]/.test(name);
