import { z } from 'zod';
import { contactChoice } from '../choices.ts';
import { type Act, defineCommand } from '../../command.ts';
import { echo } from '../../notes/echo.ts';
import { may } from '../../contract/permissions.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { parsePersonName } from '../../text/personName.ts';
import { type ContactCandidate, keepContact, addNickname } from '../store/names.ts';
import { addAliases } from '../../customers/store/aliases.ts';
import { findNote, type Note } from '../../notes/store/find.ts';
import { changeNote, assignNote } from '../../notes/store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { certainCandidate, customerCandidates } from '../../customers/resolve.ts';
import { resolveContact, type ResolvedContact, parseContactAt, type AmbiguousContact } from '../resolve.ts';
import { referenceTo } from '../../understand/references.ts';
import { resolveNote } from '../../notes/resolve.ts';

const input = z.object({
  /** The note whose one person this is. */
  note: z.number().optional(),
  nick: z.string().min(1).max(30),
  name: z.string().min(1).max(60),
  /** It can be nothing but a lesson: it says so, or is about what somebody is called. */
  surely: z.boolean(),
});

type Input = z.infer<typeof input>;
type Someone = { readonly id: number; readonly name: string; readonly customer: { readonly name: string } };
type Outcome =
  | { readonly kind: 'person'; readonly nick: string; readonly who: Someone }
  | { readonly kind: 'customer'; readonly nick: string; readonly name: string }
  | { readonly kind: 'settled'; readonly nick: string; readonly who: Someone; readonly note: Note }
  | {
      readonly kind: 'which';
      readonly nick: string;
      readonly name: string;
      readonly people: readonly ContactCandidate[];
    }
  | { readonly kind: 'nobody'; readonly name: string }
  | Refused;

export default defineCommand<Input, Outcome>({
  name: 'alias',
  intents: ['customer.set', 'contact.alias'],
  topic: 'teach',
  does: { zh: '教我一个叫法', en: 'teach me what somebody is called' },
  examples: {
    zh: ['老李就是华为李建国(记住)', '大华就是华为'],
    en: ['Old Li means Li Jianguo at Huawei', '"Big H" means Huawei (remember)'],
  },

  input,

  from({ intent, slots: { row, customers, field, value, text } }) {
    if (intent === 'customer.set' && field !== 'alias') return undefined;
    const name = intent === 'customer.set' ? customers?.[0] && referenceTo(customers[0]) : text;
    const surely = field === 'sure' || (value !== undefined && parsePersonName(value).family !== undefined);
    return { note: row, nick: value, name, surely };
  },

  async run(act, { note, nick, name, surely }) {
    if (!act.known || !nameKeyOf(nick) || NOBODY.test(nick)) return undefined;
    if (note !== undefined) return settle(act, { note, nick, name });
    const customer = certainCandidate(await customerCandidates(act, name));
    if (customer) {
      await addAliases(act.tx, [{ customerId: customer.id, name: nick, kind: 'given' }]);
      return { kind: 'customer', nick, name: customer.name };
    }
    const found = await meant(act, name);
    if (!found) return surely ? { kind: 'nobody', name } : undefined;
    if ('people' in found) return { kind: 'which', nick, name, people: found.people };
    await addNickname(act.tx, { contactId: found.id, name: nick, saidBy: act.person.id });
    return { kind: 'person', nick, who: found };
  },

  say: {
    person: ({ nick, who }, { t }) => ({
      icon: '🧠',
      title: t({
        zh: `记住了:${nick}就是${who.customer.name}的${who.name}`,
        en: `Remembered: ${nick} is ${who.name} at ${who.customer.name}`,
      }),
      footer: t({ zh: '说「撤销」就忘掉', en: 'Say “undo” to forget it' }),
    }),
    customer: ({ nick, name }, { t }) => ({
      icon: '🧠',
      title: t({ zh: `记住了:${nick}就是${name}`, en: `Remembered: ${nick} is ${name}` }),
      footer: t({ zh: '说「撤销」就忘掉', en: 'Say “undo” to forget it' }),
    }),
    settled: ({ nick, who, note }, to) => ({
      ...echo(note, to, { isAnswer: true }),
      footer: to.t({
        zh: `记住了:${nick}就是${who.customer.name}的${who.name}`,
        en: `Remembered: ${nick} is ${who.name} at ${who.customer.name}`,
      }),
    }),
    which: ({ nick, name, people }, to) => ({
      icon: '👤',
      title: to.t({
        zh: `有${people.length}个${name},是哪位?`,
        en: `${people.length} people go by “${name}”. Which one?`,
      }),
      buttons: people.slice(0, 6).map((one) => ({
        label: contactChoice(one, to),
        says: to.t({ zh: `${nick}就是 #${one.id}`, en: `${nick} means #${one.id}` }),
      })),
    }),
    nobody: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `我还不认识「${name}」。先记一条和TA的往来,或者带上客户名,如「老李就是华为李建国」`,
        en: `I do not know “${name}” yet. Note something about them first, or say where: “Old Li means Li Jianguo at Huawei”`,
      }),
    }),
    refused: refusal,
  },
});

const NOBODY = /^(?:这|那|他|她|它|我|你|您|也|不|问题|原因|意思|关键|it|this|that|which|he|she|they|i|you|we|what)/i;

/** The one person of a note is this contact, now and from here on. */
async function settle(
  act: Act,
  { note: noteId, nick, name }: { note: number; nick: string; name: string },
): Promise<Outcome | undefined> {
  const chosen = await resolveNote(act, noteId);
  if ('kind' in chosen) return chosen;
  const { note } = chosen;
  if (!may(act.person, { action: 'correct', to: chosen.relation }))
    return { kind: 'refused', why: 'not_yours', whose: note.author.name };
  const who = await meant(act, name);
  if (!who || 'people' in who) return undefined;
  const contacts = note.contacts.map((each) => (nameKeyOf(each) === nameKeyOf(nick) ? who.name : each));
  await changeNote(act.tx, { id: note.id, understood: { ...note.understood, contacts } });
  await assignNote(act.tx, { note: { ...note, contacts }, customerId: who.customer.id });
  if (nameKeyOf(nick) !== nameKeyOf(who.name))
    await addNickname(act.tx, { contactId: who.id, name: nick, saidBy: act.person.id });
  const settled = await findNote(act.tx, note.id);
  return settled && { kind: 'settled', nick, who, note: settled };
}

/** «华为李建国», "Li Jianguo at Huawei", #45: a contact, made if its customer is known and it is not. */
async function meant(act: Act, words: string): Promise<ResolvedContact | AmbiguousContact | undefined> {
  const at = await parseContactAt(act, words);
  const found = await resolveContact(act, { words, at });
  if (found || !at) return found;
  const { customer, name } = at;
  return { id: await keepContact(act.tx, { customerId: customer.id, name }), name, customer };
}
