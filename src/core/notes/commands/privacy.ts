import { type Act, defineCommand } from '../../command.ts';
import { echo } from '../echo.ts';
import { learnFacts } from '../effects/learnFacts.ts';
import { resolveNote } from '../resolve.ts';
import { privacyOf } from '../privacy.ts';
import { matchPatterns } from '../../text/sentence.ts';
import { privacyIn, withoutPrivacy } from '../../reader/privacy.ts';
import { findNote, type Note } from '../store/find.ts';
import { hideNote, shareNote } from '../store/write.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';

type Input = { readonly wish: 'hide' | 'share'; readonly id: number | undefined };
type Outcome = { readonly kind: 'hidden' | 'shared'; readonly note: Note } | Refused;

const LAST = '(?:刚才(?:那|这)条|上一?条|(?:the |my )?last(?: note)?|it|this)';
const SHARE = [
  new RegExp(`^(?:把)?\\s*(?:#(?<id>\\d{1,15})|${LAST})?\\s*(?:现在|可以)?公开(?:了|吧)?$`),
  /^公开\s*#(?<id>\d{1,15})$/,
  new RegExp(`^share\\s*(?:#(?<id>\\d{1,15})|${LAST})?(?: now| with (?:everyone|everybody|the team))?$`, 'i'),
  new RegExp(`^make\\s+(?:#(?<id>\\d{1,15})|${LAST})\\s+public$`, 'i'),
];
const HIDDEN = [new RegExp(`^(?:#(?<id>\\d{1,15})|${LAST})?[\\s,，:：.。!！]*$`, 'i')];

/** The last note, or one by its number, is its author's alone from here on, or everybody's again. */
export default defineCommand<Input, Outcome>({
  name: 'privacy',
  topic: 'note',
  does: { zh: '一条记录先只给自己看,或者公开', en: 'keep a note to yourself for a while, or share it' },
  examples: {
    zh: ['先别公开(7天)', '别告诉别人', '公开'],
    en: ['keep this private for a week', "don't tell anyone", 'share it'],
  },
  aside: true,
  keepsPrivate: true,

  match({ text, local, locale, country }) {
    const share = matchPatterns(text, SHARE);
    if (share) return { wish: 'share', id: numberOf(share['id']) };
    const found = privacyIn(text, { ref: local, locale, country });
    const rest = found && matchPatterns(withoutPrivacy(text, found).trim(), HIDDEN);
    return rest && { wish: 'hide', id: numberOf(rest['id']) };
  },

  async run(act, { wish, id }) {
    if (!act.known) return undefined;
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen;
    const { note } = chosen;
    if (note.author.id !== act.person.id) return { kind: 'refused', why: 'not_yours', whose: note.author.name };
    return wish === 'share' ? share(act, note) : hide(act, note);
  },

  say: {
    hidden: ({ note }, to) => echo(note, to),
    shared: ({ note }, to) => ({ ...echo(note, to), footer: to.t({ zh: '大家都看得到', en: 'Everybody sees it' }) }),
    refused: refusal,
  },
});

async function share({ tx }: Act, note: Note): Promise<Outcome> {
  if (!note.privacy) return { kind: 'shared', note };
  const shared = await shareNote(tx, note);
  await learnFacts(tx, shared);
  return { kind: 'shared', note: shared };
}

async function hide(act: Act, note: Note): Promise<Outcome> {
  const { privacy } = privacyOf(act, act.text);
  await hideNote(act.tx, { id: note.id, sharedAt: privacy?.sharedAt });
  return { kind: 'hidden', note: (await findNote(act.tx, note.id)) ?? note };
}

const numberOf = (id: string | undefined) => (id === undefined ? undefined : Number(id));
