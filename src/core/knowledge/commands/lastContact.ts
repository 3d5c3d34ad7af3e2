import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { echo } from '../../notes/echo.ts';
import {
  customerInContext,
  splitCustomer,
  isCustomerName,
  contactInContext,
  whomIn,
  type UnclearSubject,
  unclearSubjectReply,
} from '../../notes/context.ts';
import { historyOf, lastContactWith } from '../store/history.ts';
import { findNote, type Note } from '../../notes/store/find.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { ago, shorten, type Translator, authorWords } from '../../text/phrases.ts';

type Outcome =
  | { readonly kind: 'met'; readonly note: Note }
  | { readonly kind: 'never'; readonly name: string }
  | UnclearCustomer
  | UnclearSubject;

const SAYS = { zh: '上次谁见的…', en: 'who met … last' };

const Input = z.object({
  /** A customer, or somebody there with or without it. */
  whom: z.string().optional(),
});

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'lastContact',
  intents: ['customer.last'],
  topic: 'prepare',
  does: { zh: '上次谁见的、说了什么', en: 'who met them last and what was said' },
  examples: {
    zh: ['上次谁见的、说了什么', '上次谁见的华为', '多久没联系华为了'],
    en: ['who met them last and what was said', 'who met Huawei last', 'when did we last speak to Huawei'],
  },

  input: Input,
  from: ({ slots }) => ({ whom: whomIn(slots) }),

  async run(act, { whom: name }) {
    if (name && !(await isCustomerName(act, name))) {
      const someone = await contactInContext(act, { who: name, says: SAYS });
      if (someone && 'kind' in someone) return someone;
      if (someone) {
        const lastId = someone.contact && (await lastContactWith(act.tx, someone.contact.id));
        const note = lastId === undefined ? undefined : await findNote(act.tx, lastId);
        return note ? { kind: 'met', note } : { kind: 'never', name: `${someone.customer.name} ${someone.name}` };
      }
      if (!(await splitCustomer(act, name)) && name.length > 20) return undefined;
    }
    const meant = await customerInContext(act, { name, says: SAYS });
    if ('kind' in meant) return meant;
    const [last] = await historyOf(act.tx, { customerId: meant.id, most: 1 });
    const note = last && (await findNote(act.tx, last.id));
    return note ? { kind: 'met', note } : { kind: 'never', name: meant.name };
  },

  say: {
    met: ({ note }, to) => {
      const { facts = [] } = echo(note, to);
      const customer = note.customer?.name ?? '';
      return {
        icon: '🕘',
        title: [
          customer,
          to.list(note.contacts),
          authorWords({ author: note.author.name, kind: note.kind, isFormer: note.author.isFormer ?? false }, to),
          when(note.occurredOn, to),
        ]
          .filter(Boolean)
          .join(' · '),
        facts: facts.filter(({ label }) => label !== ''),
        lines: [shorten(note.text, 300), `#${note.id}`],
        list: 'note',
      };
    },
    never: ({ name }, { t }) => ({
      icon: '🕘',
      title: t({ zh: `还没有人记过和${name}的往来`, en: `Nobody has noted a contact with ${name} yet` }),
    }),
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

/** «11-20 周五 (3 天前)», «今天». */
function when(day: Temporal.PlainDate, to: Translator) {
  const [said, since] = [to.day(day), ago(day, to)];
  return said === since ? said : `${said} (${since})`;
}
