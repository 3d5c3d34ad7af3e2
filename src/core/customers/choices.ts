import type { Candidate } from './store/directory.ts';
import { ago, type Translator } from '../text/phrases.ts';
import type { Button, Card } from '../contract/card.ts';

/** A customer among others: whose it is, and when it was last spoken to. */
export function customerChoice({ name, whose, owner, lastOn }: Candidate, to: Translator) {
  const { t } = to;
  const by = whose === 'mine' ? t({ zh: '你的', en: 'yours' }) : owner;
  const about = [by, lastOn && ago(lastOn, to)].filter(Boolean).join(t({ zh: ',', en: ', ' }));
  return about ? t({ zh: `${name}(${about})`, en: `${name} (${about})` }) : name;
}

/** Makes a new customer of a note's. Where those that come `near` it stand beside it, they need not be asked about again. */
export function newCustomerButton(
  { noteId, name, near }: { readonly noteId: number; readonly name: string; readonly near: number },
  { t }: Translator,
): Button {
  return {
    label: t({ zh: `新建「${name}」`, en: `new: ${name}` }),
    says: near
      ? t({ zh: `确定新客户 #${noteId} ${name}`, en: `really new customer #${noteId} ${name}` })
      : t({ zh: `新客户 #${noteId} ${name}`, en: `new customer #${noteId} ${name}` }),
  };
}

/** A new name that comes near those we have. */
export function likeOthers(name: string, { t }: Translator) {
  return t({
    zh: `「${name}」和已有的客户很像,是同一家吗?`,
    en: `“${name}” looks like a customer we have. Is it the same?`,
  });
}

/** Somebody else's customer is theirs to change, or their lead's. */
export function notYoursReply(
  { name, owner }: { readonly name: string; readonly owner: string | undefined },
  { t }: Translator,
): Card {
  return {
    icon: '🔒',
    title: owner
      ? t({ zh: `${name}是${owner}的,请TA或组长来改`, en: `${name} is ${owner}’s; ask them or your lead` })
      : t({ zh: `${name}还没有负责人,请组长来改`, en: `${name} has no owner; ask your lead` }),
  };
}
