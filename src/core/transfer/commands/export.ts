import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { type Asked, askedWords, askSecond } from '../../access/approval.ts';
import { type LeaverExport, leaverExport, leaverExportCards } from '../../access/leaverExport.ts';
import { EXPORT_ALL } from '../exportWords.ts';
import { may } from '../../contract/permissions.ts';
import { beginExport, type Export } from '../store/exports.ts';

type Input = Pick<Export, 'what'> & { readonly whose?: Export['whose'] | undefined };
type Outcome =
  | Asked
  | { readonly kind: 'begun'; readonly alarm: LeaverExport | undefined }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'notAllowed'; readonly whose: 'team' | 'all' };

export default defineCommand<Input, Outcome>({
  name: 'export',
  intents: ['export'],
  topic: 'file',
  does: {
    zh: '把客户、名片或记录导出成文件(销售:自己的;组长:本组的;经理:全部,要第二个人点头)',
    en: 'export customers, contact cards or notes as a file (reps: theirs; leads: the team’s; managers: all, with a second person)',
  },
  examples: {
    zh: ['导出我的客户', '导出本组客户', '导出全部客户', '导出名片', '导出记录'],
    en: [
      'export my customers',
      "export my team's customers",
      'export all customers',
      'export contact cards',
      'export notes',
    ],
  },

  input: z.object({
    what: z.enum(['customers', 'cards', 'notes']).default('customers'),
    whose: z.enum(['own', 'team', 'all']).optional(),
  }),

  from: ({ slots: { value, whose } }) => ({ what: value, whose: whose === 'me' ? 'own' : whose }),

  async run(act, { what, whose = 'own' }) {
    const { tx, person, room, roomId, thread, locale, known } = act;
    if (!known) return undefined;
    if (room === 'group') return { kind: 'notHere' };
    const to = whose === 'all' ? 'other' : whose;
    if (whose !== 'own' && !may(person, { action: 'export', to })) return { kind: 'notAllowed', whose };
    if (whose === 'all') return askSecond(act, { what: { kind: 'export', what, whose }, words: EXPORT_ALL[what] });
    await beginExport(tx, { personId: person.id, roomId, thread, locale, what, whose });
    return { kind: 'begun', alarm: await leaverExport(act) };
  },

  say: {
    ...askedWords,
    // The file itself is the answer.
    begun: ({ alarm }, to) => leaverExportCards(alarm, to),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '导出请私聊我,免得客户资料摊在群里',
        en: 'Please export in a direct message, so that customers are not spread out in the channel',
      }),
    }),
    notAllowed: ({ whose }, { t }) => ({
      icon: '🔒',
      title:
        whose === 'team'
          ? t({ zh: '导出本组的要组长或经理来做', en: 'Exporting the team’s takes a lead or a manager' })
          : t({ zh: '导出全部要经理或管理员来做', en: 'Exporting everything takes a manager or an admin' }),
      buttons: [
        { label: t({ zh: '导出我的', en: 'export mine' }), says: t({ zh: '导出我的客户', en: 'export my customers' }) },
      ],
    }),
  },
});
