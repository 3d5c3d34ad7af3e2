import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { shorten, type Translator } from '../../text/phrases.ts';
import { BEGINNINGS_OF, PERIODS } from '../period.ts';
import { notesRead, thanksSaid } from '../store/credits.ts';
import { type Helper, helpersAmong, type Use, type UsefulNote, usefulNotes, weightOfUse } from '../usefulness.ts';

const Input = z.object({
  what: z.enum(['notes', 'people', 'mine']),
  period: z.enum(PERIODS),
  since: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;
type Outcome =
  | { readonly kind: 'notes'; readonly input: Input; readonly notes: readonly UsefulNote[] }
  | { readonly kind: 'people'; readonly input: Input; readonly people: readonly Helper[] }
  | { readonly kind: 'mine'; readonly input: Input; readonly notes: readonly UsefulNote[]; readonly credit: number }
  | { readonly kind: 'none'; readonly input: Input };

const SHOWN = 5;

export default defineCommand<Input, Outcome>({
  name: 'credits',
  intents: ['credit.list'],
  topic: 'team',
  does: { zh: '哪些记录帮到了别人:按用处,不按条数', en: 'which notes helped others: by use, never by count' },
  examples: {
    zh: ['本周最有用的5条记录', '谁的记录被别人用得最多', '我的知识分'],
    en: ['the 5 most useful notes this week', 'whose notes helped others most', 'my credits'],
  },

  input: Input,

  from: ({ slots: { field, whose, period, since } }) => ({
    // «上个月» is no period of today's: then it is since its first day.
    since: period === undefined ? since : undefined,
    what: field ?? (whose === 'me' ? 'mine' : 'notes'),
    period: period ?? (field === 'notes' ? 'week' : 'month'),
  }),

  async run(act, input) {
    const uses = await usesSince(act, input);
    if (input.what === 'people') {
      const people = helpersAmong(uses).slice(0, SHOWN);
      return people.length ? { kind: 'people', input, people } : { kind: 'none', input };
    }
    if (input.what === 'notes') {
      const notes = usefulNotes(uses).slice(0, SHOWN);
      return notes.length ? { kind: 'notes', input, notes } : { kind: 'none', input };
    }
    const mine = uses.filter(({ authorId }) => authorId === act.person.id);
    const notes = usefulNotes(mine);
    const thanksAlone = mine.filter(({ kind, noteId }) => kind === 'thanks' && noteId === null);
    const credit =
      notes.reduce((sum, note) => sum + weightOfUse(note), 0) +
      weightOfUse({ readers: [], thankers: thanksAlone.map(({ by }) => by) });
    return credit ? { kind: 'mine', input, notes: notes.slice(0, SHOWN), credit } : { kind: 'none', input };
  },

  say: {
    notes: ({ input, notes }, to) => ({
      icon: '💡',
      title: to.t({
        zh: `${spanWords(input, to).zh}帮到人最多的记录`,
        en: `The most useful notes of ${spanWords(input, to).en}`,
      }),
      list: 'note',
      items: notes.map((note) => ({
        text: `${noteWords(note)} · ${note.author} · ${usedBy(note, to)}`,
        ref: note.id,
        says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
      })),
    }),
    people: ({ input, people }, to) => ({
      icon: '💡',
      title: to.t({
        zh: `${spanWords(input, to).zh}谁的记录帮到了别人`,
        en: `Whose notes helped others in ${spanWords(input, to).en}`,
      }),
      lines: people.map(({ name, notes, helped }) =>
        to.t({
          zh: `• ${name}帮了${to.list(helped)}${notes ? `(${notes} 条记录)` : ''}`,
          en: `• ${name} helped ${to.list(helped)}${notes ? ` (${notes === 1 ? '1 note' : `${notes} notes`})` : ''}`,
        }),
      ),
      footer: to.t({
        zh: '按帮到几位同事,不看条数',
        en: 'By how many colleagues were helped, not by how much was noted',
      }),
    }),
    mine: ({ input, notes, credit }, to) => ({
      icon: '💡',
      title: to.t({
        zh: `${spanWords(input, to).zh}你的知识分 ${credit}`,
        en: `Your credit of ${spanWords(input, to).en}: ${credit}`,
      }),
      list: 'note',
      items: notes.map((note) => ({
        text: `${noteWords(note)} · ${usedBy(note, to)}`,
        ref: note.id,
        says: to.t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
      })),
      footer: to.t({ zh: '同事用上一条得 1,谢一次得 3', en: 'A colleague using a note counts 1, a word of thanks 3' }),
    }),
    none: ({ input }, to) => ({
      icon: '💡',
      title: to.t({
        zh: `${spanWords(input, to).zh}还没有记录被同事用上`,
        en: `No note has been used by a colleague in ${spanWords(input, to).en} yet`,
      }),
      footer: to.t({
        zh: '见客户前说「准备一下」就会用上;帮了你就说「谢谢小张 提供李总的信息」',
        en: '“Prep me for …” before a visit uses them; whoever helped you: “thanks Zhang for the tip on Mr Li”',
      }),
    }),
  },
});

async function usesSince({ tx, today, person }: Act, { period, since: day }: Input): Promise<readonly Use[]> {
  const first = day === undefined ? BEGINNINGS_OF[period](today) : Temporal.PlainDate.from(day);
  const since = first.toZonedDateTime(person.zone).toInstant();
  const read = await notesRead(tx, { since });
  const said = await thanksSaid(tx, { since });
  return [
    ...said.map(({ personId, person: author, ...use }) => ({
      ...use,
      kind: 'thanks' as const,
      authorId: personId,
      author,
    })),
    ...read.map(({ reader, ...use }) => ({ ...use, kind: 'read' as const, by: reader })),
  ];
}

const PERIOD_WORDS: Readonly<Record<Input['period'], Localized>> = {
  day: { zh: '今天', en: 'today' },
  week: { zh: '本周', en: 'this week' },
  month: { zh: '本月', en: 'this month' },
  quarter: { zh: '本季度', en: 'this quarter' },
  year: { zh: '今年', en: 'this year' },
};

function spanWords({ period, since }: Input, to: Translator): Localized {
  if (since === undefined) return PERIOD_WORDS[period];
  const day = to.day(Temporal.PlainDate.from(since));
  return { zh: `${day}以来`, en: `the time since ${day}` };
}

function noteWords({ customer, gist }: UsefulNote) {
  return [customer, shorten(gist, 40)].filter(Boolean).join(' · ');
}

function usedBy({ readers, thankers }: UsefulNote, { t, list }: Translator) {
  return [
    readers.length && t({ zh: `${list(readers)}用过`, en: `used by ${list(readers)}` }),
    thankers.length && t({ zh: `${list(thankers)}谢过`, en: `thanked by ${list(thankers)}` }),
  ]
    .filter(Boolean)
    .join(t({ zh: ',', en: ', ' }));
}
