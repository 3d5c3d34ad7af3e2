import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { type Corrected, rewordNote } from '../reword.ts';
import { may } from '../../contract/permissions.ts';
import type { Note } from '../store/find.ts';
import { resolveNote } from '../resolve.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import type { Localized } from '../../contract/locale.ts';

type Outcome = { readonly kind: 'reworded'; readonly note: Note; readonly kept: readonly Corrected[] } | Refused;

const Input = z.object({ id: z.number(), words: z.string().min(1) });

/** What was put right since a note was written stays when its words are changed; the rest follows the new words. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'reword',
  intents: ['note.reword'],
  topic: 'fix',
  does: { zh: '改一条记录的原话,更正过的不变', en: 'change the words of a note, and keep its corrections' },
  examples: {
    zh: ['改原话 #7:今天和华为李总通了电话,嫌交期长'],
    en: ['reword #7: called Mr Li at Huawei, thinks the lead time is too long'],
  },
  aside: true,
  keepsPrivate: true,

  input: Input,
  from: ({ slots: { row, text } }) => ({ id: row, words: text }),

  async run(act, { id, words }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    if (!may(act.person, { action: 'correct', to: chosen.relation }))
      return { kind: 'refused', why: 'not_yours', whose: chosen.note.author.name };
    return { kind: 'reworded', ...(await rewordNote(act, { note: chosen.note, words })) };
  },

  say: {
    reworded: ({ note, kept }, to) => {
      const what = to.list(kept.map((one) => to.t(CORRECTED[one])));
      return {
        ...echo(note, to),
        ...(kept.length && {
          footer: to.t({
            zh: `原话改了;之前更正过的${what}没有动`,
            en: `Reworded; what you had corrected stays: ${what}`,
          }),
        }),
      };
    },
    refused: refusal,
  },
});

const CORRECTED: Readonly<Record<Corrected, Localized>> = {
  customer: { zh: '客户', en: 'customer' },
  contacts: { zh: '联系人', en: 'contacts' },
  followUps: { zh: '跟进', en: 'follow-ups' },
  text: { zh: '补充', en: 'added words' },
};
