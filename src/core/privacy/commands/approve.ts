import { z } from 'zod';
import { aboutApproval, maySecond, secondCard, type Words } from '../../access/approval.ts';
import { type Approval, decideApproval, findApproval, approvalsWaiting } from '../../access/store/approvals.ts';
import { type Act, defineCommand } from '../../command.ts';
import type { Locale } from '../../contract/locale.ts';
import type { Person } from '../../contract/person.ts';
import { findPerson } from '../../people/store/people.ts';
import { carryOutApproved, type Done, doneCard, requestWords } from '../approved.ts';

const Input = z.object({ wish: z.enum(['give', 'refuse', 'list']), id: z.number().optional() });

type Waiting = { readonly id: number; readonly by: Person; readonly words: Words };
type Outcome =
  | { readonly kind: 'waiting'; readonly all: readonly Waiting[] }
  | { readonly kind: 'which'; readonly wish: 'give' | 'refuse'; readonly all: readonly Waiting[] }
  | {
      readonly kind: 'given';
      readonly id: number;
      readonly done: Done;
      readonly asker: Person;
      readonly by: Person;
      readonly locale: Locale;
    }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly asker: Person;
      readonly by: Person;
      readonly words: Words;
    }
  | { readonly kind: 'not'; readonly why: 'nothing' | 'own' | 'notAllowed' | 'decided' | 'expired' };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'approve',
  intents: ['approval.give', 'approval.refuse', 'approval.list'],
  topic: 'team',
  does: {
    zh: '第二个人点头:升角色、导出全部、删除个人信息',
    en: 'be the second person: a higher role, the export of all, an erasure',
  },
  examples: {
    zh: ['批准', '批准申请 #12', '驳回申请 #12', '有什么等我批准'],
    en: ['approve', 'approve request #12', 'refuse request #12', 'what waits for my approval'],
  },
  aside: true,
  inPerson: true,

  input: Input,
  from: ({ intent, slots: { row } }) => ({
    wish: intent === 'approval.give' ? 'give' : intent === 'approval.refuse' ? 'refuse' : 'list',
    id: row,
  }),

  async run(act, { wish, id }) {
    const waiting = (await approvalsWaiting(act.tx, { personId: act.person.id, now: act.now })).filter((one) =>
      maySecond(act.person, one),
    );
    if (wish === 'list') return { kind: 'waiting', all: await inWords(act, waiting) };
    if (id === undefined && waiting.length > 1) return { kind: 'which', wish, all: await inWords(act, waiting) };
    const approval = id === undefined ? waiting[0] : await findApproval(act.tx, id);
    if (!approval) return id === undefined ? { kind: 'waiting', all: [] } : { kind: 'not', why: 'nothing' };
    const why = whyNot(act, approval);
    return why ? { kind: 'not', why } : decide(act, { approval, wish });
  },

  say: {
    waiting: ({ all }, to) =>
      all.length
        ? all.slice(0, 5).map((one) => secondCard(one, to))
        : { icon: '🌿', title: to.t({ zh: '没有等你批准的', en: 'Nothing waits for your approval' }) },
    which: ({ wish, all }, { t }) => ({
      icon: '🔎',
      title: t({ zh: `有 ${all.length} 个在等你,是哪一个?`, en: `${all.length} wait for you. Which one?` }),
      buttons: all.slice(0, 5).map(({ id, by, words }) => ({
        label: t({ zh: `${by.name}:${words.zh}`, en: `${by.name}: ${words.en}` }),
        says: t(
          wish === 'give'
            ? { zh: `批准申请 #${id}`, en: `approve request #${id}` }
            : { zh: `驳回申请 #${id}`, en: `refuse request #${id}` },
        ),
      })),
    }),
    given: ({ id, done, asker, by, locale }, to) => [
      { about: aboutApproval(id), ...doneCard({ done, asker, by }, to) },
      { ...doneCard({ done, asker, by }, { ...to, ...spokenIn(locale) }), to: { person: asker.id } },
    ],
    refused: ({ id, asker, by, words }, { t }) => [
      { about: aboutApproval(id), icon: '✋', title: t({ zh: `没有批准:${words.zh}`, en: `Refused: ${words.en}` }) },
      {
        to: { person: asker.id },
        icon: '✋',
        title: t({ zh: `${by.name}没有批准:${words.zh}`, en: `${by.name} has refused: ${words.en}` }),
      },
    ],
    not: ({ why }, { t }) => ({
      icon: why === 'nothing' ? '🌿' : '🔒',
      title: t(
        {
          nothing: { zh: '没有这个申请', en: 'There is no such request' },
          own: { zh: '自己的申请要别人来批', en: 'Your own request takes somebody else' },
          notAllowed: { zh: '批准要经理或管理员', en: 'Approving takes a manager or an admin' },
          decided: { zh: '已经有人定了', en: 'Somebody has decided it already' },
          expired: { zh: '过了一天,申请作废了,请再说一次', en: 'It is older than a day and has lapsed; ask again' },
        }[why],
      ),
    }),
  },
});

/** A word that is said in two languages, in the one of whoever hears it. */
function spokenIn(locale: Locale) {
  return { locale, t: (words: Words) => words[locale] };
}

function whyNot({ person, now }: Act, approval: Approval) {
  if (!maySecond(person, approval)) return maySecond({ ...person, id: 0 }, approval) ? 'own' : 'notAllowed';
  if (approval.state !== 'asked') return 'decided';
  return Temporal.Instant.compare(approval.expiresAt, now) <= 0 ? 'expired' : undefined;
}

async function decide(
  act: Act,
  { approval, wish }: { readonly approval: Approval; readonly wish: 'give' | 'refuse' },
): Promise<Outcome> {
  const { tx, person: by } = act;
  const asker = await findPerson(tx, approval.askedBy);
  if (!asker) return { kind: 'not', why: 'expired' };
  const words = await requestWords(tx, approval.what);
  await decideApproval(tx, { id: approval.id, state: wish === 'give' ? 'given' : 'refused', decidedBy: by.id });
  const { id } = approval;
  if (wish === 'refuse') return { kind: 'refused', id, asker, by, words };
  const done = await carryOutApproved(act, { approval, asker });
  return done ? { kind: 'given', id, done, asker, by, locale: asker.locale } : { kind: 'not', why: 'nothing' };
}

async function inWords({ tx }: Act, waiting: readonly Approval[]): Promise<readonly Waiting[]> {
  const all: Waiting[] = [];
  for (const { id, askedBy, what } of waiting) {
    const by = await findPerson(tx, askedBy);
    if (by) all.push({ id, by, words: await requestWords(tx, what) });
  }
  return all;
}
