/** Which follow-ups a sentence means, and what is said when they cannot be had. */
import { z } from 'zod';
import type { Act } from '../command.ts';
import { followUpList } from './list.ts';
import type { FollowUpRef } from '../text/sentence.ts';
import { may, type Relation, relation } from '../contract/permissions.ts';
import { plain } from '../reader/text/normalize.ts';
import type { Subject } from '../delivery/conversation.ts';
import type { Tx } from '../db/tx.ts';
import { type FollowUp, findFollowUp, followUpsFrom, followUpsOf } from './store/followUps.ts';
import { absenceOf } from './store/absences.ts';
import { standInsFor } from './store/standIns.ts';
import { findPerson } from '../people/store/people.ts';
import { certainCandidate, customerCandidates } from '../customers/resolve.ts';
import { actionWords, type Translator } from '../text/phrases.ts';
import type { Understood } from '../understand/types.ts';
import type { Reply } from '../contract/card.ts';

/** An expected refusal: a row that is not there (or not for this person's eyes), not theirs to change, or a choice that is not clear. */
export type Refused = {
  readonly kind: 'refused';
  readonly why:
    | 'none'
    | 'none_before'
    | 'none_then'
    | 'gone'
    | 'none_open'
    | 'which'
    | 'which_note'
    | 'not_yours'
    | 'not_allowed'
    | 'admins_only';
  readonly whose?: string;
  /** Those that may be meant. */
  readonly among?: readonly FollowUp[];
};

export function refusal({ why, whose, among }: Refused, to: Translator): Reply {
  const { t } = to;
  if (among) return followUpList({ icon: '🤔', title: t({ zh: '是哪一条?', en: 'Which one?' }), followUps: among }, to);
  const words = {
    none: { zh: '没有可改的记录。先记一条?', en: 'There is nothing to change yet. Note something first?' },
    none_before: { zh: '那天之前没有你要跟的', en: 'You have nothing due before that day' },
    none_then: { zh: '那几天没有你要跟的', en: 'You have nothing due on those days' },
    gone: { zh: '找不到这一条,可能已撤销或完成', en: 'That one is not there; it may be undone or done' },
    none_open: {
      zh: `${whose ?? '这个客户'}没有你待办的跟进`,
      en: `You have nothing open with ${whose ?? 'this customer'}`,
    },
    which: { zh: '是哪一条?先说「今天要跟谁」,再说编号', en: 'Which one? Say “who’s due today”, then a number' },
    which_note: {
      zh: '是哪一条记录?先回它的数字,再说要改什么',
      en: 'Which note? Send its number first, then the change',
    },
    not_yours: {
      zh: `这是${whose ?? '同事'}的,只有本人、组长或经理能改`,
      en: `That is ${whose ?? 'a colleague'}’s; only they, their lead or a manager can change it`,
    },
    admins_only: { zh: '这要管理员来看', en: 'Only an admin may see that' },
    not_allowed: { zh: '这要组长或经理来做', en: 'That takes a lead or a manager' },
  };
  return { icon: '🤔', title: t(words[why]) };
}

/** Lines of the last list, rows, those of customers or about something; none named: the one that was spoken about last. */
export const FollowUpsMeant = z
  .union([
    z.literal('all'),
    z.object({ lines: z.array(z.number()).nonempty() }),
    z.object({ rows: z.array(z.number()).nonempty() }),
    z.object({ customers: z.array(z.object({ id: z.number().optional(), name: z.string() })).nonempty() }),
    z.object({ about: z.string() }),
  ])
  .optional();
type Meant = z.output<typeof FollowUpsMeant>;

export function followUpsMeant({ slots: { which, about, customers } }: Understood) {
  return which ?? (about === undefined ? customers && { customers } : { about });
}

/** The open follow-ups that are meant, where this person may settle all of them. */
export async function resolveFollowUps(act: Act, meant: Meant): Promise<readonly FollowUp[] | Refused> {
  const found = await findFollowUps(act, meant);
  if ('kind' in found) return found;
  const foreign = found.find((one) => !may(act.person, { action: 'settle', to: one.relation }));
  if (foreign) return { kind: 'refused', why: 'not_yours', whose: foreign.followUp.owner };
  return found.map(({ followUp }) => followUp);
}

/** The open follow-ups that are meant, whosever they are: at least one, and none is missing; of all of a list those that are open still. */
export async function findFollowUps(act: Act, meant: Meant): Promise<readonly Found[] | Refused> {
  const found: Found[] = [];
  for (const ref of refsOf(act, meant)) {
    const one = ref && 'name' in ref ? await theOneAt(act, ref) : await resolveFollowUp(act, ref);
    if (!('kind' in one)) found.push(one);
    else if (meant !== 'all') return one;
  }
  return found.length ? found : { kind: 'refused', why: 'which' };
}

type Named = { readonly id?: number | undefined; readonly name: string };

function refsOf({ conversation: { list } }: Act, meant: Meant): readonly (FollowUpRef | Named)[] {
  if (meant === 'all') {
    const rows = list?.list === 'followUp' ? (list.items ?? []) : [];
    return rows.flatMap(({ ref }) => (ref === undefined ? [] : [{ id: ref }]));
  }
  if (meant === undefined || 'about' in meant) return [meant];
  if ('customers' in meant) return meant.customers;
  return 'lines' in meant ? meant.lines.map((line) => ({ line })) : meant.rows.map((id) => ({ id }));
}

type Found = { readonly followUp: FollowUp; readonly relation: Relation };

/** The open follow-up a sentence means: a line of the last list, a row by number, what its words are about, or what was shown last. */
export async function resolveFollowUp(act: Act, meant: FollowUpRef): Promise<Found | Refused> {
  if (!meant) return theOneShown(act);
  if ('about' in meant) return theOneAbout(act, meant.about);
  // Where nothing was listed, the first is the one that was spoken about.
  if ('line' in meant && meant.line === 1 && !act.conversation.list) return theOneShown(act);
  return openFollowUp(act, 'id' in meant ? meant.id : lineOf(act, meant.line));
}

async function openFollowUp(act: Act, id: number | undefined): Promise<Found | Refused> {
  const followUp = id === undefined ? undefined : await findFollowUp(act.tx, id);
  if (followUp?.state !== 'open') return { kind: 'refused', why: 'gone' };
  return { followUp, relation: await relationTo(act, followUp) };
}

/** What whoever speaks is to whoever a follow-up belongs to; who stands in for them, at the customer or while they are away, has it as they do. */
export async function relationTo(
  { tx, person, today }: Act,
  { id, ownerId }: Pick<FollowUp, 'id' | 'ownerId'>,
): Promise<Relation> {
  if (ownerId === person.id) return 'own';
  const owner = await findPerson(tx, ownerId);
  const away = await absenceOf(tx, { personId: ownerId, on: today });
  const standIns = await standInsFor(tx, { ids: [id], on: today });
  const ids = [away?.cover?.id, ...standIns.map((standIn) => standIn.person.id)];
  return relation(person, { ids, teamId: owner?.teamId });
}

function lineOf({ conversation: { list } }: Act, line: number) {
  return list?.list === 'followUp' ? list.items?.[line - 1]?.ref : undefined;
}

/** What words mean that name none: the one that was spoken about last; else the only one that is due. */
async function theOneShown(act: Act): Promise<Found | Refused> {
  const [subject] = act.conversation.subjects;
  const among = await openAmong(act.tx, subject);
  if (subject && subject.kind !== 'note') return oneOf(act, among);
  if (among.length) return oneOf(act, among);
  const { tx, person, today } = act;
  const due = await followUpsOf(tx, { ownerId: person.id, before: today.add({ days: 1 }) });
  return due.length === 1 && !subject ? openFollowUp(act, due[0]?.id) : { kind: 'refused', why: 'which' };
}

async function oneOf(act: Act, among: readonly FollowUp[]): Promise<Found | Refused> {
  const [one, another] = among;
  if (!one) return { kind: 'refused', why: 'gone' };
  return another ? { kind: 'refused', why: 'which', among } : openFollowUp(act, one.id);
}

/** The open follow-ups that a subject stands for. */
export async function openAmong(tx: Tx, subject: Subject | undefined): Promise<readonly FollowUp[]> {
  if (!subject) return [];
  if (subject.kind === 'note') return followUpsFrom(tx, subject.id);
  const ids = subject.kind === 'followUp' ? [subject.id] : subject.kind === 'followUps' ? subject.ids : [];
  const found = await Promise.all(ids.map((id) => findFollowUp(tx, id)));
  return found.flatMap((followUp) => (followUp?.state === 'open' ? [followUp] : []));
}

/** Whether a command has found that what it is about was undone or done, and has changed nothing. */
export function isGone(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'why' in outcome && outcome.why === 'gone';
}

/** Words that are about no follow-up: the sentence is somebody else's. */
export function isAboutNothing(meant: Meant, { why }: Refused) {
  return typeof meant === 'object' && 'about' in meant && why === 'gone';
}

/** The one of my own with a customer. */
async function theOneAt(act: Act, { id, name }: Named): Promise<Found | Refused> {
  const { tx, person, today } = act;
  const mine = id === undefined ? [] : await followUpsOf(tx, { ownerId: person.id, before: today.add({ years: 5 }) });
  const there = mine.filter(({ customerId }) => customerId === id);
  if (there.length) return oneOf(act, there);
  const about = await theOneAbout(act, name);
  return 'kind' in about && about.why === 'gone' ? { kind: 'refused', why: 'none_open', whose: name } : about;
}

/** The one of my own that words are about: its customer, or what is to be done there. */
async function theOneAbout(act: Act, about: string) {
  const { tx, person, today } = act;
  const mine = await followUpsOf(tx, { ownerId: person.id, before: today.add({ years: 5 }) });
  const terms = plain(about)
    .split(/[\s的]+/)
    .filter(Boolean);
  const said = mine.filter(({ customer, action, gist }) => {
    // As its line says it: without words of its own, by what its note says.
    const line = plain(`${customer ?? ''} ${action} ${actionWords(action) ? '' : (gist ?? '')}`);
    return terms.every((term) => line.includes(term));
  });
  const at = said.length ? undefined : certainCandidate(await customerCandidates(act, about));
  const among = at ? mine.filter(({ customerId }) => customerId === at.id) : said;
  if (at && !among.length) return { kind: 'refused' as const, why: 'none_open' as const, whose: at.name };
  return oneOf(act, among);
}
