/** A customer by itself, where no note waits for one: its owner is whoever says it. */
import type { Act } from '../command.ts';
import type { Button, Card, Fact } from '../contract/card.ts';
import { howMany, type Translator } from '../text/phrases.ts';
import { customerChoice, likeOthers } from './choices.ts';
import { customerCandidates } from './resolve.ts';
import { addCustomer } from './store/customers.ts';
import type { Candidate } from './store/directory.ts';

/** `along`: how many notes had waited for it. */
export type Creation =
  | { readonly kind: 'created'; readonly id: number; readonly name: string; readonly along?: number }
  | { readonly kind: 'exists'; readonly choices: readonly Candidate[] }
  | { readonly kind: 'near'; readonly name: string; readonly choices: readonly Candidate[] };

/** `isSure`: those that are called alike have been shown, and none is it. */
export async function createCustomer(
  act: Act,
  { name, isSure }: { readonly name: string; readonly isSure: boolean },
): Promise<Creation> {
  const choices = (await customerCandidates(act, name)).slice(0, 4);
  if (choices[0]?.how === 'same') return { kind: 'exists', choices: choices.filter(({ how }) => how === 'same') };
  if (choices.length && !isSure) return { kind: 'near', name, choices };
  const { id } = await addCustomer(act.tx, { name, ownerId: act.person.id });
  return { kind: 'created', id, name };
}

export const creationReplies = {
  created: ({ name, along = 0 }: { readonly name: string; readonly along?: number }, to: Translator): Card => ({
    icon: '✅',
    title: to.t({ zh: `新客户「${name}」,由你负责`, en: `New customer ${name}, yours` }),
    ...(along > 0 && { facts: [alongFact(along, to)] }),
  }),
  exists: ({ choices }: { readonly choices: readonly Candidate[] }, to: Translator): Card => ({
    icon: '🏢',
    title: to.t({ zh: '已经有这个客户了', en: 'This customer is there already' }),
    buttons: briefButtons(choices, to),
  }),
  near: (
    { name, choices }: { readonly name: string; readonly choices: readonly Candidate[] },
    to: Translator,
  ): Card => ({
    icon: '👯',
    title: likeOthers(name, to),
    buttons: [
      ...briefButtons(choices, to),
      {
        label: to.t({ zh: `新建「${name}」`, en: `new: ${name}` }),
        says: to.t({ zh: `确定新客户 ${name}`, en: `really new customer ${name}` }),
      },
    ],
  }),
};

/** Notes that had waited for the same customer. `count`: one or more. */
export function alongFact(count: number, { t }: Translator): Fact {
  return {
    label: t({ zh: '一起归过来', en: 'came along' }),
    text: t({ zh: `等着的 ${count} 条记录`, en: `${howMany(count, 'note')} that waited for it` }),
  };
}

function briefButtons(choices: readonly Candidate[], to: Translator): readonly Button[] {
  return choices.map((choice) => ({
    label: customerChoice(choice, to),
    says: to.t({ zh: `介绍 ${choice.name}`, en: `brief ${choice.name}` }),
  }));
}
