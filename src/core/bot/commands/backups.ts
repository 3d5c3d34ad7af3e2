import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { timeWords } from '../../text/phrases.ts';
import { type Archive, archiveState } from '../store/archive.ts';

type Outcome = { readonly kind: 'shown'; readonly zone: string } & Archive;

/** It makes none itself, and says so. */
export default defineCommand<Readonly<Record<string, never>>, Outcome>({
  name: 'backups',
  intents: ['backup.status'],
  topic: 'file',
  does: { zh: '数据有多大,谁来备份', en: 'how large the data are, and who backs them up' },
  examples: { zh: ['备份状态'], en: ['backup status'] },
  aside: true,

  input: z.object({}),
  from: () => ({}),

  async run({ tx, person }) {
    return { kind: 'shown', zone: person.zone, ...(await archiveState(tx)) };
  },

  say: {
    shown: ({ bytes, lastAt, zone }, { t, day }) => {
      const archived = lastAt?.toZonedDateTimeISO(zone);
      return {
        icon: '📦',
        title: t({
          zh: '备份由管服务器的人做,我自己不做',
          en: 'Backups are made by whoever runs the server; I make none myself',
        }),
        facts: [
          { label: t({ zh: '数据', en: 'data' }), text: `${Math.max(1, Math.round(bytes / 1_000_000))} MB` },
          {
            label: t({ zh: '服务器最近归档', en: 'last archived by the server' }),
            text: archived
              ? `${day(archived.toPlainDate())} ${timeWords(archived.toPlainTime())}`
              : t({ zh: '没有归档', en: 'it does not archive' }),
          },
        ],
        footer: t({
          zh: '怎么备份、怎么恢复:docs/operating.md 的 Backup 一节',
          en: 'How to back up and restore: docs/operating.md, “Backup”',
        }),
      };
    },
  },
});
