import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { keepFact } from '../../knowledge/store/facts.ts';
import { UNDO } from '../../text/phrases.ts';
import { findContactById, moveContact } from '../store/contacts.ts';

const Input = z.object({ id: z.number(), customerId: z.number() });

type Moved = { readonly name: string; readonly from: string; readonly to: string };
type Outcome = ({ readonly kind: 'moved' } & Moved) | ({ readonly kind: 'taken' } & Moved) | Refused;

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'employer',
  intents: ['contact.move'],
  does: { zh: '联系人换了东家', en: 'a contact works for another customer now' },
  examples: { zh: ['#12 现在在 立讯'], en: ['#12 is now at Luxshare'] },

  input: Input,
  from: ({ slots: { row, customers } }) => ({ id: row, customerId: customers?.[0]?.id }),

  async run({ tx, known, person, today, locale }, { id, customerId }) {
    if (!known) return undefined;
    const contact = await findContactById(tx, id);
    const [from, to] = [contact && (await findCustomer(tx, contact.customerId)), await findCustomer(tx, customerId)];
    if (!contact || !from || !to || from.id === to.id) return { kind: 'refused', why: 'gone' };
    const moved: Moved = { name: contact.name, from: from.name, to: to.name };
    if (!(await moveContact(tx, { id, customerId, name: contact.name }))) return { kind: 'taken', ...moved };
    const text = locale === 'zh' ? `${contact.name}去了${to.name}` : `${contact.name} has gone to ${to.name}`;
    await keepFact(tx, { customerId: from.id, topic: 'other', text, authorId: person.id, on: today });
    return { kind: 'moved', ...moved };
  },

  say: {
    moved: ({ name, from, to }, { t }) => ({
      icon: '🔀',
      title: t({ zh: `${name}现在在${to}`, en: `${name} is at ${to} now` }),
      footer: t({
        zh: `在${from}的往来还在,记着TA去了哪里`,
        en: `What was noted at ${from} stays there, with where they have gone`,
      }),
      buttons: [{ label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' }],
    }),
    taken: ({ name, to }, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `${to}已经有一位${name},所以什么也没改`,
        en: `${to} has a ${name} already, so nothing was changed`,
      }),
    }),
    refused: refusal,
  },
});
