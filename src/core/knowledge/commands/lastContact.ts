import { defineCommand } from '../../command.ts';
import { echo } from '../../notes/echo.ts';
import { matchPatterns } from '../../text/sentence.ts';
import {
  customerInContext,
  splitCustomer,
  isCustomerName,
  contactInContext,
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

export default defineCommand<{ readonly whom: string | undefined }, Outcome>({
  name: 'lastContact',
  intents: ['customer.last'],
  topic: 'prepare',
  does: { zh: '上次谁见的、说了什么', en: 'who met them last and what was said' },
  examples: {
    zh: ['上次谁见的、说了什么', '上次谁见的华为', '多久没联系华为了'],
    en: ['who met them last and what was said', 'who met Huawei last', 'when did we last speak to Huawei'],
  },

  match({ text }) {
    const found = matchPatterns(text, [
      /^(?:(?<before>[^,，。;；\n]{1,30}?)[\s,，]*)?(?:上次|最近一?次?|最后一?次?)(?:是)?谁(?:去)?(?:见|拜访|联系|跟)(?:的|过|了)?(?<after>[^,，、。;；\n]{1,30}?)?(?:[,，、\s]*(?:都)?(?:说|聊|谈)了?(?:些)?(?:什么|啥))?$/,
      /^(?:我们?|咱们?|大家)?(?:上次|上一次|最近一次|最后一次)(?:是)?(?:跟|和|与|给|去)?(?:见|拜访|联系)?(?<after>[^,，。;；\n]{1,30}?)(?:打电话|通电话|通话|联系|沟通|聊天?|谈|见面|见|拜访|碰面)?(?:是)?在?(?:什么时候|啥时候|什么时间|哪天|几号|多久以?前|多久之前)$/,
      /^(?:我们?|咱们?)?(?:有)?多久没有?(?:跟|和|与|给|去|见|拜访|联系)(?<after>[^,，。;；\n]{1,30}?)(?:打电话|通电话|联系|沟通|聊天?|谈|见面|见)?(?:过)?了?$/,
      /^(?<before>[^,，。;；\n]{1,30}?)(?:有|已经)?多久没(?:有)?(?:人)?(?:联系|跟进|拜访|动静|消息|聊|见|来往)(?:过)?了?$/,
      /^when (?:did (?:we|i|anyone|anybody|somebody) last (?:speak to|speak with|talk to|talk with|meet|see|visit|call|contact|email|hear from)|was the last (?:contact|call|meeting|visit) (?:with|to)) (?<after>[^,\n]{1,40})$/i,
      /^how long (?:is it )?since (?:we|i|anyone|anybody) (?:last )?(?:spoke to|spoke with|talked to|met|saw|visited|called|contacted|heard from) (?<after>[^,\n]{1,40})$/i,
      /^(?:the )?last (?:contact|call|meeting|visit) (?:with|to|at) (?<after>[^,\n]{1,40})$/i,
      /^who (?:last )?(?:met|saw|visited|contacted|spoke to|talked to) (?<after>[^,\n]{1,40}?)(?: last)?(?:,? and what (?:was|did they) sa(?:id|y))?$/i,
    ]);
    return found && { whom: (found['after'] ?? found['before'])?.trim() };
  },

  async run(act, { whom }) {
    if (!act.known) return undefined;
    const name = whom && /^(?:他们?|她们?|them|him|her)$/i.test(whom) ? undefined : whom;
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
          authorWords({ author: note.author.name, kind: note.kind }, to),
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
