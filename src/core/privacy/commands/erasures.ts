import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { may } from '../../contract/permissions.ts';
import { erasedWords } from '../erasedWords.ts';
import { type Erasure, listErasures } from '../store/erasures.ts';

type Outcome =
  | { readonly kind: 'list'; readonly all: readonly Erasure[]; readonly zone: string }
  | { readonly kind: 'notAllowed' };

const SHOWN = 10;

export default defineCommand<Readonly<Record<string, never>>, Outcome>({
  name: 'erasures',
  intents: ['erasure.list'],
  topic: 'file',
  does: { zh: '删除过谁的个人信息:凭证(经理)', en: 'the proofs of what was erased (managers)' },
  examples: { zh: ['删除凭证'], en: ['erasure proofs'] },
  aside: true,

  input: z.object({}),
  from: () => ({}),

  async run({ tx, person }) {
    if (!may(person, { action: 'erase', to: 'other' })) return { kind: 'notAllowed' };
    return { kind: 'list', all: await listErasures(tx, SHOWN), zone: person.zone };
  },

  say: {
    list: ({ all, zone }, to) => ({
      icon: '🧾',
      title: all.length
        ? to.t({ zh: '删除凭证', en: 'Proofs of erasure' })
        : to.t({ zh: '还没有删除过谁的个人信息', en: 'Nobody’s personal data has been erased yet' }),
      lines: all.map(
        ({ id, contactId, at, askedBy, approvedBy, erased }) =>
          `• E-${id} · ${to.day(at.toZonedDateTimeISO(zone).toPlainDate())} · ${to.t({
            zh: `联系人 #${contactId} · #${askedBy ?? '?'}提出,#${approvedBy ?? '?'}批准`,
            en: `contact #${contactId} · asked by #${askedBy ?? '?'}, approved by #${approvedBy ?? '?'}`,
          })} · ${erasedWords(erased, to)}`,
      ),
    }),
    notAllowed: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '删除凭证给经理和管理员看', en: 'Proofs of erasure are for managers and admins' }),
    }),
  },
});
