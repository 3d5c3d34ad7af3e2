/** Which customer a name means; and what is offered when it is not clear. */
import type { Act } from './command.ts';
import { named, nearest, waitingFor } from './store/customers.ts';
import type { Both, Reply } from './types.ts';
import type { Tongue } from './words.ts';

/** A name that several customers share, or none has: then the nearest, and the notes that wait for it to become one. */
export type Unclear = {
  readonly kind: 'unclear';
  readonly name: string;
  readonly choices: readonly { readonly id: number; readonly name: string }[];
  readonly shared: boolean;
  readonly waiting: readonly {
    readonly id: number;
    readonly author: string;
    readonly occurredOn: Temporal.PlainDate;
  }[];
  /** The sentence that asks again, with `…` for the name. */
  readonly says: Both;
};

export async function whoIs(
  { tx }: Act,
  { name, says }: { readonly name: string; readonly says: Both },
): Promise<{ readonly id: number; readonly name: string } | Unclear> {
  const known = await named(tx, name);
  const [only] = known;
  if (only && known.length === 1) return { id: only.id, name: only.name };
  if (only) return { kind: 'unclear', name, choices: known, shared: true, waiting: [], says };
  return {
    kind: 'unclear',
    name,
    choices: await nearest(tx, name),
    shared: false,
    waiting: await waitingFor(tx, name),
    says,
  };
}

export function unclear({ name, choices, shared, waiting, says }: Unclear, to: Tongue): Reply {
  const { t } = to;
  const [first] = waiting;
  const title = shared
    ? t({ zh: `有几个「${name}」,是哪个?`, en: `Several customers go by “${name}”. Which one?` })
    : first
      ? t({
          zh: `「${name}」还不是客户:${first.author} ${to.day(first.occurredOn)}记过一条,等确认`,
          en: `“${name}” is not a customer yet: ${first.author} noted something (${to.day(first.occurredOn)}), waiting to be confirmed`,
        })
      : t({ zh: `没有找到客户「${name}」`, en: `No customer called “${name}”` });
  const footer = choices.length && !shared ? t({ zh: '是不是这些?', en: 'Did you mean one of these?' }) : undefined;
  return {
    icon: '🔎',
    title,
    buttons: [
      ...(first
        ? [
            {
              label: t({ zh: `新建「${name}」`, en: `new: ${name}` }),
              says: t({ zh: `新客户 #${first.id} ${name}`, en: `new customer #${first.id} ${name}` }),
              style: 'primary' as const,
            },
          ]
        : []),
      ...choices.map((choice) => ({ label: choice.name, says: t(says).replace('…', () => choice.name) })),
    ],
    ...(footer && { footer }),
  };
}
