import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { echo, headline } from '../echo.ts';
import { daysKept } from '../../access/store/periods.ts';
import { learnFromNote } from '../effects/learnFromNote.ts';
import { tellGrowing } from '../../news/growing.ts';
import { retractNews } from '../../news/retract.ts';
import { tellNews } from '../../news/tell.ts';
import { resolveNote } from '../resolve.ts';
import { privacyUntil } from '../privacy.ts';
import { findNote, type Note, notedAt } from '../store/find.ts';
import { hideNote, shareNote } from '../store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';

const Input = z.object({
  wish: z.enum(['hide', 'share']),
  id: z.number().optional(),
  /** The day from which everybody may know. */
  until: z.iso.date().optional(),
});
type Outcome =
  | { readonly kind: 'hidden' | 'shared'; readonly note: Note }
  | { readonly kind: 'tooOld'; readonly note: Note; readonly most: number }
  | Refused;

/** The last note, or one by its number, is its author's alone from here on, or everybody's again. */
export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'privacy',
  intents: ['private.set', 'note.share'],
  topic: 'note',
  does: { zh: '一条记录先只给自己看,或者公开', en: 'keep a note to yourself for a while, or share it' },
  examples: {
    zh: ['先别公开(7天)', '别告诉别人', '公开'],
    en: ['keep this private for a week', "don't tell anyone", 'share it'],
  },
  aside: true,
  keepsPrivate: true,

  input: Input,
  from: ({ intent, slots: { row, until, text } }) => {
    if (intent === 'note.share') return { wish: 'share', id: row };
    // Words beside the wish are a note of their own, that is private.
    return text ? undefined : { wish: 'hide', id: row, until };
  },

  async run(act, { wish, id, until }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (note.author.id !== act.person.id) return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    return wish === 'share' ? share(act, note) : hide(act, { note, until });
  },

  say: {
    hidden: ({ note }, to) => echo(note, to),
    shared: ({ note }, to) => ({ ...echo(note, to), footer: to.t({ zh: '大家都看得到', en: 'Everybody sees it' }) }),
    tooOld: ({ note, most }, to) => ({
      icon: '🔓',
      title: to.t({
        zh: `这条已经给大家看了:一条记录最多藏${most}天`,
        en: `This one is everybody’s: a note is private for ${most} days at most`,
      }),
      facts: [{ label: '', text: headline(note, to) }],
    }),
    refused: refusal,
  },
});

async function share(act: Act, note: Note): Promise<Outcome> {
  const { tx } = act;
  if (!note.privacy) return { kind: 'shared', note };
  const shared = await shareNote(tx, note);
  await learnFromNote(tx, shared);
  await tellNews(tx, shared, act);
  await tellGrowing(tx, shared, act);
  return { kind: 'shared', note: shared };
}

async function hide(
  act: Act,
  { note, until }: { readonly note: Note; readonly until: string | undefined },
): Promise<Outcome> {
  const { private: most } = await daysKept(act.tx);
  const since = (await notedAt(act.tx, note.id))?.toZonedDateTimeISO(act.person.zone).toPlainDate() ?? act.today;
  if (Temporal.PlainDate.compare(since.add({ days: most }), act.today) <= 0) return { kind: 'tooOld', note, most };
  const wanted = until === undefined ? undefined : Temporal.PlainDate.from(until);
  const privacy = privacyUntil(act, { until: wanted, most, since });
  await hideNote(act.tx, { id: note.id, ...privacy });
  await retractNews(act.tx, { noteIds: [note.id], now: act.now });
  const { mostDays } = privacy;
  const sharedOn = privacy.sharedAt.toZonedDateTimeISO(act.person.zone).toPlainDate();
  return {
    kind: 'hidden',
    note: { ...((await findNote(act.tx, note.id)) ?? note), privacy: { sharedOn, mostDays } },
  };
}
