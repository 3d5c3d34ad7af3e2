import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Person } from '../../contract/person.ts';
import type { NewsTopic } from '../../contract/vocabulary.ts';
import { findCustomer } from '../../customers/store/owners.ts';
import { refusal, type Refused } from '../../followups/resolve.ts';
import { headline } from '../../notes/echo.ts';
import { resolveNote } from '../../notes/resolve.ts';
import type { Note } from '../../notes/store/find.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, leadsOf, withWhereabouts } from '../../people/store/colleagues.ts';
import { everyone } from '../../people/store/people.ts';
import { acquaintances } from '../../relations/store/whoKnows.ts';
import { shorten, type Translator } from '../../text/phrases.ts';
import { type Around, likelyAudience, type Suggested, topicOf } from '../audience.ts';
import { shareSentence, whyWords } from '../audienceWords.ts';
import { addShare, sharesLike } from '../store/shares.ts';
import { newsAbout } from '../tell.ts';

const Input = z.object({ note: z.number().optional(), tell: colleagueInput.optional() });

type Asked = { readonly note: Note; readonly topic: NewsTopic | undefined; readonly all: readonly Suggested[] };
type Outcome =
  | ({ readonly kind: 'asked' } & Asked)
  | ({ readonly kind: 'told'; readonly who: Person; readonly by: string; readonly isNews: boolean } & Asked)
  | { readonly kind: 'noNote' }
  | { readonly kind: 'private' }
  | { readonly kind: 'homeless' }
  | { readonly kind: 'unseen'; readonly name: string }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[]; readonly id: number }
  | Refused;

/** What was told longer ago teaches nothing. */
const LATELY = { hours: 24 * 365 };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'whoShouldKnow',
  intents: ['news.audience', 'news.share'],
  topic: 'team',
  does: {
    zh: '这条记录谁该知道,点一下就告诉TA;越用越准',
    en: 'who should know of a note, told with a tap; it learns from the taps',
  },
  examples: {
    zh: ['谁该知道这个', '把 #12 告诉小张'],
    en: ['who should know about this', 'tell Emma about #12'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { row, colleague } }) => ({
    note: row,
    tell: intent === 'news.share' ? (colleague ?? { name: '' }) : undefined,
  }),

  async run(act, { note: id, tell }) {
    const chosen = await resolveNote(act, id);
    if ('kind' in chosen) return chosen.why === 'none' ? { kind: 'noNote' } : chosen;
    const { note } = chosen;
    if (note.privacy) return { kind: 'private' };
    if (!note.customer) return { kind: 'homeless' };
    const may = await mayKnow(act, note.customer.id);
    return tell ? share(act, { note, tell, may }) : { kind: 'asked', ...(await audience(act, { note, may })) };
  },

  say: {
    asked: (asked, to) => ({
      about: `note:${asked.note.id}`,
      icon: '📣',
      title: asked.all.length
        ? to.t({ zh: `${headline(asked.note, to)}:谁该知道`, en: `Who should know: ${headline(asked.note, to)}` })
        : to.t({ zh: '想不出还有谁该知道', en: 'Nobody comes to mind who should know' }),
      lines: asked.all.map(
        (one) => `• ${one.name} · ${to.list(one.reasons.map((reason) => to.t(whyWords(reason, asked.topic))))}`,
      ),
      buttons: buttonsOf(asked, to),
      footer: to.t({
        zh: `别的人说「把 #${asked.note.id} 告诉小张」,下次就会想到TA`,
        en: `Somebody else: “tell Zhang about #${asked.note.id}”; they will come to mind next time`,
      }),
    }),
    told: ({ who, by, isNews, ...asked }, to) => [
      {
        about: `note:${asked.note.id}`,
        icon: '✅',
        title: isNews
          ? to.t({ zh: `已告诉${who.name}`, en: `${who.name} knows now` })
          : to.t({ zh: `${who.name}早就知道了`, en: `${who.name} had been told already` }),
        buttons: buttonsOf(asked, to),
      },
      ...(isNews ? [toldCard({ who, by, note: asked.note }, to)] : []),
    ],
    noNote: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '是哪条记录?先记一条再问「谁该知道」,或带上编号:「把 #12 告诉小张」',
        en: 'Which note? Write one, then ask “who should know”; or give its number: “tell Emma about #12”',
      }),
    }),
    private: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '这条还没公开,先说「公开」', en: 'That note is private still; say “share it” first' }),
    }),
    homeless: (_, { t }) => ({
      icon: '🤔',
      title: t({ zh: '这条还没说是哪个客户的', en: 'It has not been said yet whose that note is' }),
    }),
    unseen: ({ name }, { t }) => ({
      icon: '🔒',
      title: t({
        zh: `这个客户${name}看不到,没有告诉`,
        en: `${name} may not see this customer, so they were not told`,
      }),
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people, id }, to) =>
      whichColleague(people, { name, to, says: (whom) => shareSentence(id, whom) }),
    refused: refusal,
  },
});

/** In the words of whoever is told. */
function toldCard(
  { who, by, note }: { readonly who: Person; readonly by: string; readonly note: Note },
  to: Translator,
) {
  const { t } = to;
  const name = note.customer?.name ?? '';
  return {
    to: { person: who.id },
    about: newsAbout(note.id),
    icon: '📣',
    title: t({
      zh: `${by}觉得你该知道:${headline(note, to)}`,
      en: `${by} thinks you should know: ${headline(note, to)}`,
    }),
    lines: [shorten(note.text, 400)],
    buttons: [{ label: name, says: t({ zh: `介绍 ${name}`, en: `brief ${name}` }) }],
  };
}

function buttonsOf({ note, all }: Asked, { t }: Translator) {
  return all.map(({ name }) => ({
    label: t({ zh: `告诉${name}`, en: `tell ${name}` }),
    says: t(shareSentence(note.id, name)),
  }));
}

/** A customer that is kept to a team is told of to nobody else. */
async function mayKnow({ tx }: Act, customerId: number): Promise<(person: Person) => boolean> {
  const record = await findCustomer(tx, customerId);
  const around = [record?.owner, record?.backup, ...(record?.helpers ?? [])].map((one) => one?.id);
  return ({ id, role, teamId }) =>
    record?.onlyTeamId == null ||
    teamId === record.onlyTeamId ||
    role === 'manager' ||
    role === 'admin' ||
    around.includes(id);
}

type Told = { readonly note: Note; readonly may: (person: Person) => boolean };

async function audience({ tx, person, now }: Act, { note, may }: Told): Promise<Asked> {
  const topic = topicOf(note.text);
  const customerId = note.customer?.id ?? 0;
  const record = await findCustomer(tx, customerId);
  const met = new Set((await acquaintances(tx, customerId)).map(({ personId }) => personId));
  const leads = new Set(
    (await leadsOf(tx, { id: person.id, teamId: record?.owner?.teamId ?? person.teamId })).map(({ id }) => id),
  );
  const shares = new Map(
    (await sharesLike(tx, { noteId: note.id, topic, customerId, since: now.subtract(LATELY) })).map((one) => [
      one.personId,
      one,
    ]),
  );
  const helps = (record?.helpers ?? []).map(({ id }) => id);
  const all = (await everyone(tx))
    .filter((one) => one.id !== person.id && one.id !== note.author.id && may(one) && !shares.get(one.id)?.already)
    .map(({ id, name }): Around => {
      const is = {
        owner: record?.owner?.id === id,
        backup: record?.backup?.id === id,
        helper: helps.includes(id),
        met: met.has(id),
        lead: leads.has(id),
      };
      // The keys are the reasons.
      const reasons = (Object.keys(is) as (keyof typeof is)[]).filter((reason) => is[reason]);
      const told = shares.get(id);
      return { id, name, is: reasons, toldTopic: topic ? (told?.topic ?? 0) : 0, toldCustomer: told?.customer ?? 0 };
    });
  return { note, topic, all: likelyAudience(all) };
}

async function share(act: Act, { note, tell, may }: Told & { readonly tell: ColleagueInput }): Promise<Outcome> {
  const people = await resolveColleague(act, tell);
  const [who, another] = people;
  if (!who) return { kind: 'nobody', name: tell.name };
  if (another) return { kind: 'several', name: tell.name, people: await withWhereabouts(act.tx, people), id: note.id };
  if (!may(who)) return { kind: 'unseen', name: who.name };
  const isNews = await addShare(act.tx, {
    interactionId: note.id,
    personId: who.id,
    sharedBy: act.person.id,
    topic: topicOf(note.text) ?? null,
  });
  return { kind: 'told', who, by: act.person.name, isNews, ...(await audience(act, { note, may })) };
}
