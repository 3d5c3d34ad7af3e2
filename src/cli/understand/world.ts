/** A firm from a file, as the directory that understanding goes by. */
import { z } from 'zod';
import type { Client, KnownColleague, Names, Shown } from '../../core/understand/types.ts';
import { readShown } from '../../core/understand/shown.ts';

const World = z.object({
  ref: z.string().default('2026-11-20T10:00'),
  zone: z.string().default('Asia/Shanghai'),
  me: z.record(z.string(), z.string()).default({}),
  colleagues: z
    .array(
      z.object({
        name: z.string(),
        role: z.enum(['rep', 'lead', 'manager', 'admin']),
        also: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  customers: z
    .array(
      z.object({
        name: z.string(),
        also: z.array(z.string()).default([]),
        owner: z.string().nullish(),
        contacts: z.array(z.object({ name: z.string(), full: z.string().optional() })).default([]),
      }),
    )
    .default([]),
});

export function worldFrom(text: string) {
  const world = World.parse(JSON.parse(text));
  const colleagues: readonly KnownColleague[] = world.colleagues.map((one, at) => ({ id: at + 1, ...one }));
  const numbers = { contact: 0 };
  const customers: readonly Client[] = world.customers.map(({ name, also, owner, contacts }, at) => ({
    id: at + 1,
    name,
    also,
    ownerId: colleagues.find((one) => one.name === owner)?.id,
    contacts: contacts.map((person) => ({
      id: (numbers.contact += 1),
      name: person.name,
      also: person.full === undefined ? [] : [person.full],
    })),
  }));
  const nobody: KnownColleague = { id: 0, name: '', role: 'rep', also: [] };
  const made = new Map<string, Names>();
  return {
    ref: Temporal.PlainDateTime.from(world.ref),
    zone: world.zone,
    namesFor(who: string): Names {
      const known = made.get(who) ?? {
        me: colleagues.find(({ name }) => name === world.me[who]) ?? nobody,
        customers,
        colleagues,
      };
      made.set(who, known);
      return known;
    },
    shownFrom(last: string, names: Names): Shown {
      return readShown(last, { names, local: Temporal.PlainDateTime.from(world.ref) });
    },
  };
}
