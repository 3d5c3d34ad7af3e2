/** A note by its fields: what they say counts, and of its words only sums and facts are read. */
import type { InteractionKind } from '../contract/customer.ts';
import { readAbout } from '../notes/understand.ts';
import { recordNotes } from '../notes/record.ts';
import type { ProgramAct } from './operation.ts';
import { wordCall } from './store/calls.ts';

export async function keepNote(
  act: ProgramAct,
  {
    customer,
    text,
    kind,
    on,
    contacts,
    next,
  }: {
    readonly customer: { readonly id: number; readonly name: string };
    readonly text: string;
    readonly kind?: InteractionKind | undefined;
    readonly on?: string | undefined;
    readonly contacts: readonly string[];
    readonly next?: { readonly on: string; readonly at?: string | undefined; readonly action: string } | undefined;
  },
) {
  await wordCall(act.tx, { heardId: act.heardId, text });
  const { reading } = await readAbout(act, { text, customer });
  await recordNotes(act, {
    text,
    privacy: undefined,
    reading: {
      ...reading,
      customers: [{ id: customer.id, name: customer.name, span: [0, 0] }],
      contacts: contacts.map((name) => ({ name, customer: 0, span: [0, 0] as const })),
      kind: kind ?? reading.kind,
      occurredOn: on === undefined ? act.today : Temporal.PlainDate.from(on),
      gist: reading.gist || text,
      awaited: [],
      steps: next
        ? [
            {
              dueOn: Temporal.PlainDate.from(next.on),
              ...(next.at !== undefined && { dueTime: Temporal.PlainTime.from(next.at) }),
              precision: next.at === undefined ? 'day' : 'time',
              span: [0, 0],
              action: next.action,
              customer: 0,
            },
          ]
        : [],
    },
  });
}
