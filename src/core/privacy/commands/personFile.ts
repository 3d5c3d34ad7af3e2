import { z } from 'zod';
import { CONTACT_FIELDS, CONTACT_FIELD_NAMES } from '../../contacts/fields.ts';
import { type LeaverExport, leaverExport, leaverExportCards } from '../../access/leaverExport.ts';
import { type Act, defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { may, relation } from '../../contract/permissions.ts';
import { FACT_TOPICS } from '../../contract/vocabulary.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { keepFile } from '../../delivery/store/files.ts';
import { contactInContext, type UnclearSubject, unclearSubjectReply, whomIn } from '../../notes/context.ts';
import { writeCsv } from '../../transfer/format/csv.ts';
import { contactFile, logPersonFile } from '../store/personFile.ts';

type Outcome =
  | {
      readonly kind: 'made';
      readonly file: { readonly id: number; readonly name: string };
      readonly lines: number;
      readonly alarm: LeaverExport | undefined;
    }
  | { readonly kind: 'notAllowed'; readonly customer: string }
  | { readonly kind: 'notHere' }
  | { readonly kind: 'nobody'; readonly who: string }
  | UnclearSubject;

const SAYS: Localized = { zh: '导出 … 的个人信息', en: "export …'s personal data" };

export default defineCommand<{ readonly who: string }, Outcome>({
  name: 'personFile',
  intents: ['contact.export'],
  topic: 'file',
  does: { zh: '把我们存的一位联系人的信息导出成文件', en: 'all that is kept of a contact, as a file' },
  examples: { zh: ['导出李总的个人信息'], en: ["export Mr Li's personal data"] },
  aside: true,

  input: z.object({ who: z.string() }),
  from: ({ slots }) => (slots.contacts?.[0] ? { who: whomIn(slots) } : undefined),

  async run(act, { who }) {
    if (act.room === 'group') return { kind: 'notHere' };
    const someone = await contactInContext(act, { who, says: SAYS });
    if (someone && 'kind' in someone) return someone;
    if (!someone?.contact) return { kind: 'nobody', who };
    const { customer, contact } = someone;
    const { owner, backup } = (await findCustomer(act.tx, customer.id)) ?? {};
    const to = relation(act.person, { ids: [owner?.id, backup?.id], teamId: owner?.teamId ?? undefined });
    if (!may(act.person, { action: 'export', to })) return { kind: 'notAllowed', customer: customer.name };
    return fileOf(act, contact.id);
  },

  say: {
    made: ({ file, lines, alarm }, to) => [
      {
        icon: '📤',
        title: to.t({ zh: `存着的都在文件里了,${lines}条`, en: `All that is kept of them: ${lines} lines` }),
        footer: to.t({ zh: '这次导出记在审计里', en: 'This export is in the audit' }),
        file,
      },
      ...leaverExportCards(alarm, to),
    ],
    notAllowed: ({ customer }, { t }) => ({
      icon: '🔒',
      title: t({
        zh: `${customer}不是你负责的,只能由负责人、组长或经理导出`,
        en: `${customer} is not yours: only its owner, their lead or a manager may export that`,
      }),
    }),
    notHere: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '导出请私聊我', en: 'Please export in a direct message' }),
    }),
    nobody: ({ who }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${who}」的联系人`, en: `There is no contact called ${who}` }),
    }),
    whose: unclearSubjectReply,
  },
});

async function fileOf(act: Act, contactId: number): Promise<Outcome> {
  const { tx, person, locale, today } = act;
  const { contact, called, lasting, notes } = await contactFile(tx, contactId);
  const t = (words: Localized) => words[locale];
  const rows = [
    [t({ zh: '姓名', en: 'name' }), contact?.name ?? '', ''],
    ...called.map((name) => [t({ zh: '称呼', en: 'nickname' }), name, '']),
    ...CONTACT_FIELD_NAMES.flatMap((field) =>
      contact?.[field] ? [[t(CONTACT_FIELDS[field]), contact[field], '']] : [],
    ),
    ...lasting.map(({ topic, text, on }) => [t(FACT_TOPICS[topic]), text, on.toString()]),
    ...notes.map(({ id, on, author, text }) => [
      `${t({ zh: '记录', en: 'note' })} #${id} ${author}`,
      text,
      on.toString(),
    ]),
  ];
  const heads = [t({ zh: '项目', en: 'what' }), t({ zh: '内容', en: 'says' }), t({ zh: '日期', en: 'day' })];
  const name = `${t({ zh: '个人信息', en: 'personal data' })} #${contactId} ${today.toString()}.csv`;
  const id = await keepFile(tx, { personId: person.id, name, bytes: writeCsv([heads, ...rows]) });
  await logPersonFile(tx, { lines: rows.length, fileId: id });
  return { kind: 'made', file: { id, name }, lines: rows.length, alarm: await leaverExport(act) };
}
