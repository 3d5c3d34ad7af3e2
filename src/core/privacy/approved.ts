/** What was asked for and let happen, carried out in the name of whoever asked. */
import type { Words } from '../access/approval.ts';
import type { Approval } from '../access/store/approvals.ts';
import type { Act } from '../command.ts';
import { contactWithCustomer } from '../contacts/store/names.ts';
import type { Approvable, Erased } from '../contract/permissions.ts';
import type { Card } from '../contract/card.ts';
import type { Person } from '../contract/person.ts';
import { actAs, lookAs } from '../db/session.ts';
import type { Tx } from '../db/tx.ts';
import { roleWords } from '../people/roles.ts';
import { changePerson, findPerson } from '../people/store/people.ts';
import type { Translator } from '../text/phrases.ts';
import { EXPORT_ALL } from '../transfer/exportWords.ts';
import { beginExport } from '../transfer/store/exports.ts';
import { eraseContact, keepErasure } from './store/erase.ts';
import { erasedWords } from './erasedWords.ts';

export type Done =
  | { readonly kind: 'role' | 'export'; readonly words: Words }
  | { readonly kind: 'erase'; readonly proof: number; readonly contactId: number; readonly erased: Erased };

export async function requestWords(tx: Tx, what: Approvable): Promise<Words> {
  if (what.kind === 'role') {
    const person = await findPerson(tx, what.personId);
    return roleWords(person ?? { name: `#${what.personId}` }, what.role);
  }
  if (what.kind === 'export') return EXPORT_ALL[what.what];
  const contact = await contactWithCustomer(tx, what.contactId);
  const zh = contact ? `${contact.customer.name}·${contact.name}` : `联系人 #${what.contactId}`;
  const en = contact ? `${contact.name}, ${contact.customer.name}` : `contact #${what.contactId}`;
  return { zh: `彻底删除${zh}的个人信息(不能撤销)`, en: `erase the personal data of ${en}, for good` };
}

/** Undefined: there is nothing left to do it to. */
export async function carryOutApproved(
  act: Act,
  { approval, asker }: { readonly approval: Approval; readonly asker: Person },
): Promise<Done | undefined> {
  const { tx } = act;
  const { what } = approval;
  if (what.kind === 'role') {
    await changePerson(tx, { id: what.personId, role: what.role });
    return { kind: 'role', words: await requestWords(tx, what) };
  }
  if (what.kind === 'export') {
    const { roomId, thread, locale } = approval;
    await beginExport(tx, { ...what, personId: asker.id, roomId, thread: thread ?? undefined, locale });
    return { kind: 'export', words: await requestWords(tx, what) };
  }
  return erase(act, { contactId: what.contactId, asker });
}

/** Under no message, so that no undo brings it back. */
async function erase(
  { tx, person, heardId, room }: Act,
  { contactId, asker }: { readonly contactId: number; readonly asker: Person },
): Promise<Done | undefined> {
  actAs(tx, { personId: person.id });
  lookAs(tx, 'everything');
  const done = await eraseContact(tx, contactId);
  const proof = done && (await keepErasure(tx, { contactId, askedBy: asker.id, approvedBy: person.id, ...done }));
  lookAs(tx, person, { room });
  actAs(tx, { heardId, personId: person.id });
  return done && proof && { kind: 'erase', proof: proof.id, contactId, erased: done.erased };
}

export function doneCard(
  { done, asker, by }: { readonly done: Done; readonly asker: Person; readonly by: Person },
  to: Pick<Translator, 't'>,
): Card {
  const both = to.t({ zh: `${asker.name}提出,${by.name}批准`, en: `Asked by ${asker.name}, approved by ${by.name}` });
  if (done.kind === 'erase')
    return {
      icon: '🧾',
      title: to.t({
        zh: `联系人 #${done.contactId} 的个人信息已删除,凭证 E-${done.proof}`,
        en: `The personal data of contact #${done.contactId} is erased: proof E-${done.proof}`,
      }),
      facts: [{ label: '', text: erasedWords(done.erased, to) }],
      footer: `${both}\n${to.t({
        zh: '不能撤销。聊天平台自己存的旧消息我删不掉,请在平台上删',
        en: 'It cannot be undone. Old messages that the chat platform keeps are the platform’s: delete them there',
      })}`,
    };
  return { icon: '✅', title: to.t({ zh: `批准了:${done.words.zh}`, en: `Approved: ${done.words.en}` }), footer: both };
}
