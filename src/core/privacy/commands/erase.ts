import { z } from 'zod';
import { type Asked, askedWords, askSecond } from '../../access/approval.ts';
import { defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { may } from '../../contract/permissions.ts';
import { contactInContext, type UnclearSubject, unclearSubjectReply, whomIn } from '../../notes/context.ts';

type Outcome =
  | Asked
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'nobody'; readonly who: string }
  | UnclearSubject;

const SAYS: Localized = { zh: '删除 … 的个人信息', en: "erase …'s personal data" };

export default defineCommand<{ readonly who: string }, Outcome>({
  name: 'erase',
  intents: ['erase'],
  topic: 'file',
  does: {
    zh: '删除一位联系人的个人信息,不能撤销(经理,要第二个人点头)',
    en: 'erase a contact’s personal data for good (managers, with a second person)',
  },
  examples: { zh: ['删除李总的个人信息'], en: ["erase Mr Li's personal data"] },
  aside: true,

  input: z.object({ who: z.string() }),
  from: ({ slots }) => (slots.contacts?.[0] ? { who: whomIn(slots) } : undefined),

  async run(act, { who }) {
    if (!may(act.person, { action: 'erase', to: 'other' })) return { kind: 'notAllowed' };
    if (act.room === 'group') return { kind: 'notHere' };
    const someone = await contactInContext(act, { who, says: SAYS });
    if (someone && 'kind' in someone) return someone;
    if (!someone?.contact) return { kind: 'nobody', who };
    const { customer, contact } = someone;
    return askSecond(act, {
      what: { kind: 'erase', contactId: contact.id },
      words: {
        zh: `彻底删除${customer.name}·${contact.name}的个人信息(不能撤销)`,
        en: `erase the personal data of ${contact.name}, ${customer.name}, for good`,
      },
    });
  },

  say: {
    ...askedWords,
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '删除个人信息要经理或管理员来做', en: 'Erasing personal data takes a manager or an admin' }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '请私聊我,免得名字留在群里',
        en: 'Please say so in a direct message, so that the name does not stay in the channel',
      }),
    }),
    nobody: ({ who }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${who}」的联系人`, en: `There is no contact called ${who}` }),
    }),
    whose: unclearSubjectReply,
  },
});
