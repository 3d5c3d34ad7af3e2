/** Which row a sentence means, and what is said when it cannot be had. */
import type { Act } from '../command.ts';
import { followUpList } from './list.ts';
import type { FollowUpRef } from '../text/sentence.ts';
import { type Relation, relation } from '../contract/permissions.ts';
import { plain } from '../reader/text/normalize.ts';
import { type FollowUp, findFollowUp, followUpsOf } from './store/followUps.ts';
import { findPerson } from '../people/store/people.ts';
import { certainCandidate, customerCandidates } from '../customers/resolve.ts';
import type { Translator } from '../text/phrases.ts';
import type { Reply } from '../contract/card.ts';

/** An expected refusal: a row that is not there (or not for this person's eyes), not theirs to change, or a choice that is not clear. */
export type Refused = {
  readonly kind: 'refused';
  readonly why: 'none' | 'gone' | 'which' | 'not_yours' | 'not_allowed';
  readonly whose?: string;
  /** Those that may be meant. */
  readonly among?: readonly FollowUp[];
};

export function refusal({ why, whose, among }: Refused, to: Translator): Reply {
  const { t } = to;
  if (among) return followUpList({ icon: '🤔', title: t({ zh: '是哪一条?', en: 'Which one?' }), followUps: among }, to);
  const words = {
    none: { zh: '没有可改的记录。先记一条?', en: 'There is nothing to change yet. Note something first?' },
    gone: { zh: '找不到这一条,可能已撤销或完成', en: 'That one is not there; it may be undone or done' },
    which: { zh: '是哪一条?先说「今天要跟谁」,再说编号', en: 'Which one? Say “who’s due today”, then a number' },
    not_yours: {
      zh: `这是${whose ?? '同事'}的,只有本人、组长或经理能改`,
      en: `That is ${whose ?? 'a colleague'}’s; only they, their lead or a manager can change it`,
    },
    not_allowed: { zh: '这要组长或经理来做', en: 'That takes a lead or a manager' },
  };
  return { icon: '🤔', title: t(words[why]) };
}

/** The open follow-up a sentence means: a line of the last list, a row by number, or the only one there is to mean. */
export async function resolveFollowUp(
  act: Act,
  meant: FollowUpRef,
): Promise<{ readonly followUp: FollowUp; readonly relation: Relation } | Refused> {
  if (meant && 'about' in meant) return theOneAbout(act, meant.about);
  const id = await idOf(act, meant);
  if (id === undefined) return { kind: 'refused', why: meant ? 'gone' : 'which' };
  const followUp = await findFollowUp(act.tx, id);
  if (!followUp || followUp.state !== 'open') return { kind: 'refused', why: 'gone' };
  const owner = await findPerson(act.tx, followUp.ownerId);
  return { followUp, relation: relation(act.person, { ids: [followUp.ownerId], teamId: owner?.teamId }) };
}

/** Words that are about no follow-up: the sentence is somebody else's. */
export function isAboutNothing(meant: FollowUpRef, { why }: Refused) {
  return meant !== undefined && 'about' in meant && why === 'gone';
}

/** The one of my own that words are about: its customer, or what is to be done there. */
async function theOneAbout(act: Act, about: string) {
  const { tx, person, today } = act;
  const mine = await followUpsOf(tx, { ownerId: person.id, before: today.add({ years: 5 }) });
  const terms = plain(about)
    .split(/[\s的]+/)
    .filter(Boolean);
  const said = mine.filter(({ customer, action }) =>
    terms.every((term) => plain(`${customer ?? ''} ${action}`).includes(term)),
  );
  const at = said.length ? undefined : certainCandidate(await customerCandidates(act, about))?.id;
  const among = at === undefined ? said : mine.filter(({ customerId }) => customerId === at);
  const [one, another] = among;
  if (!one) return { kind: 'refused', why: 'gone' } as const;
  return another ? ({ kind: 'refused', why: 'which', among } as const) : resolveFollowUp(act, { id: one.id });
}

async function idOf(
  { tx, listed: shown, person, today }: Act,
  meant: Exclude<FollowUpRef, { readonly about: string }>,
) {
  if (meant && 'id' in meant) return meant.id;
  const listed = shown?.list === 'followUp' ? (shown.items ?? []).map((item) => item.ref) : [];
  if (meant) return listed[meant.line - 1];
  if (listed.length === 1) return listed[0];
  const due = await followUpsOf(tx, { ownerId: person.id, before: today.add({ days: 1 }) });
  return due.length === 1 ? due[0]?.id : undefined;
}
