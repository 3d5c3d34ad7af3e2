/** What was understood, in names and numbers instead of rows. */
import type { Names, Slots, Understood } from '../../core/understand/types.ts';

export function shown({ kind, intent, slots, asks }: Understood, names: Names) {
  return {
    kind,
    intent,
    slots: slotsShown(intent, { slots, names }),
    ...(asks.length && {
      asks: true,
      choices: asks.map((each) => ({
        intent: each.intent,
        slots: slotsShown(each.intent, { slots: each.slots, names }),
      })),
    }),
  };
}

function slotsShown(intent: string, { slots, names }: { slots: Slots; names: Names }): Record<string, unknown> {
  const {
    customers,
    contacts,
    colleague,
    owner,
    assist,
    backup,
    which,
    whose,
    takers,
    steps,
    text,
    weekdays,
    days,
    filter,
    rival,
    value,
    field,
    until,
    from,
    assists: _assists,
    leaves: _leaves,
    day: _day,
    noDay: _noDay,
    later: _later,
    row: _row,
    page: _page,
    about: _about,
    planned: _planned,
    names: _names,
    make: _make,
    form: _form,
    details: _details,
    part: _part,
    ...plain
  } = slots;
  // Somebody whom only one customer has is at that customer.
  const ofContact = contacts?.[0]?.customer;
  const called = (id: number) => [names.me, ...names.colleagues].find((one) => one.id === id)?.name;
  return {
    ...plain,
    ...(customers
      ? { customers: customers.map(({ name }) => name) }
      : ofContact && intent !== 'note' && { customers: [ofContact.name] }),
    ...(contacts &&
      (intent === 'note' ? { contacts: contacts.map(({ name }) => name) } : { contact: contacts[0]?.name })),
    ...(colleague && { colleague: colleague.name }),
    ...(owner && (intent === 'customers.list' ? { owner: owner.name } : { owner: owner.name })),
    ...(assist && { assist: assist.name }),
    ...(backup && { backup: backup.name }),
    ...(which && whichShown(which)),
    ...(whose && { whose: typeof whose === 'string' ? whose : whose.name }),
    ...(takers && {
      to: takers.map((each) => ({
        colleague: each.colleague.name,
        filter: each.filter.rest
          ? 'rest'
          : {
              ...(each.filter.tier && { tier: each.filter.tier }),
              ...(each.filter.customers && { customers: each.filter.customers.map(({ name }) => name) }),
            },
      })),
    }),
    ...(steps && { followUp: steps.map(({ due, ownerId }) => ({ due, owner: called(ownerId) })) }),
    ...(text !== undefined && { [TEXT[intent] ?? 'text']: text }),
    ...(weekdays && { days: weekdays }),
    ...(days !== undefined && { [intent === 'deals.list' ? 'stuckDays' : 'days']: days }),
    ...(filter && { [filter === 'onlyIKnow' ? 'onlyOneKnows' : filter]: (filter === 'quiet' && days) || true }),
    ...(rival && { to: rival }),
    ...(value !== undefined && { value }),
    ...(field !== undefined && { field }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { [intent === 'absence.set' ? 'to' : 'until']: until }),
  };
}

/** What the words of an intent are called. */
const TEXT: Readonly<Record<string, string>> = {
  count: 'about',
  help: 'topic',
  'knows.who': 'role',
  'playbook.apply': 'name',
  import: 'what',
  export: 'what',
};

function whichShown(which: NonNullable<Slots['which']>) {
  if (which === 'all') return { all: true };
  return { n: 'lines' in which ? which.lines : which.rows };
}
