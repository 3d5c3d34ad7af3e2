/** What nobody does alone: one asks, a second person lets it happen within a day; both are in the audit. */
import type { Act } from '../command.ts';
import type { Reply } from '../contract/card.ts';
import { type Approvable, may } from '../contract/permissions.ts';
import type { Person } from '../contract/person.ts';
import { everyone, findPerson } from '../people/store/people.ts';
import { type Translator, UNDO } from '../text/phrases.ts';
import { type Approval, askApproval, sameWaiting } from './store/approvals.ts';

const WAITS = { hours: 24 };

export type Asked =
  | {
      readonly kind: 'asked';
      readonly id: number;
      readonly by: Person;
      readonly seconds: readonly Person[];
      readonly words: Words;
    }
  /** It waits already: for somebody else, or for the word of whoever asks again. */
  | {
      readonly kind: 'waits';
      readonly id: number;
      readonly by: Person;
      readonly isOwn: boolean;
      readonly words: Words;
    }
  | { readonly kind: 'nobodySeconds'; readonly words: Words };

/** What is asked for, in both languages: «设李雷为组长». */
export type Words = { readonly zh: string; readonly en: string };

/** Whoever may let it happen: not who asks, and nobody lets themselves be more than they are. */
export function maySecond(
  person: Pick<Person, 'id' | 'role'>,
  { askedBy, what }: Pick<Approval, 'askedBy' | 'what'>,
): boolean {
  const isConcerned = person.id === askedBy || (what.kind === 'role' && what.personId === person.id);
  return !isConcerned && may(person, { action: 'second', to: 'other' });
}

export async function askSecond(
  { tx, person, now, roomId, thread, locale }: Act,
  { what, words }: { readonly what: Approvable; readonly words: Words },
): Promise<Asked> {
  const seconds = (await everyone(tx)).filter((one) => maySecond(one, { askedBy: person.id, what }));
  if (!seconds.length) return { kind: 'nobodySeconds', words };
  const same = await sameWaiting(tx, { what, askedBy: what.kind === 'export' ? person.id : undefined, now });
  const by = same && (await findPerson(tx, same.askedBy));
  if (by) return { kind: 'waits', id: same.id, by, isOwn: by.id === person.id, words };
  const expiresAt = now.add(WAITS);
  const { id } = await askApproval(tx, { what, askedBy: person.id, roomId, thread, locale, expiresAt });
  return { kind: 'asked', id, by: person, seconds, words };
}

export const askedWords = {
  asked: ({ id, by, seconds, words }: Extract<Asked, { kind: 'asked' }>, to: Translator): Reply[] => [
    {
      about: aboutApproval(id),
      icon: '⏳',
      title: to.t({ zh: `等第二个人点头:${words.zh}`, en: `Waiting for a second person: ${words.en}` }),
      facts: [{ label: to.t({ zh: '已问', en: 'asked' }), text: to.list(seconds.slice(0, 5).map(({ name }) => name)) }],
      footer: to.t({
        zh: '一天之内任何一位点了就办,谁也不能一个人办',
        en: 'Done when any of them taps within a day; nobody does it alone',
      }),
      buttons: [{ label: to.t(UNDO), says: to.t(UNDO), key: '0', style: 'danger' }],
    },
    ...seconds.map((second) => ({ ...secondCard({ id, by, words }, to), to: { person: second.id } })),
  ],
  waits: ({ id, by, isOwn, words }: Extract<Asked, { kind: 'waits' }>, to: Translator): Reply =>
    isOwn
      ? {
          icon: '⏳',
          title: to.t({
            zh: `已经在等第二个人点头:${words.zh}`,
            en: `Waiting for a second person already: ${words.en}`,
          }),
        }
      : secondCard({ id, by, words }, to),
  nobodySeconds: ({ words }: Extract<Asked, { kind: 'nobodySeconds' }>, { t }: Translator): Reply => ({
    icon: '🔒',
    title: t({ zh: `这要两个人:${words.zh}`, en: `This takes two: ${words.en}` }),
    footer: t({
      zh: '除了你还没有经理或管理员可以点头。请管服务器的人运行 npm run code -- --for 名字 --role manager,让TA说「绑定 验证码」,再说一次',
      en: 'Nobody but you is a manager or an admin. Have whoever runs the server make a code with npm run code -- --for NAME --role manager; when they have said “bind CODE”, ask again',
    }),
  }),
};

/** Whoever waits for it and whoever was asked see what became of it. */
export const aboutApproval = (id: number) => `approval:${id}`;

/** What a second person is asked. */
export function secondCard(
  { id, by, words }: { readonly id: number; readonly by: Pick<Person, 'name'>; readonly words: Words },
  { t }: Translator,
): Reply {
  return {
    about: aboutApproval(id),
    icon: '🔏',
    title: t({ zh: `${by.name}想:${words.zh}`, en: `${by.name} wants to: ${words.en}` }),
    buttons: [
      {
        label: t({ zh: '批准', en: 'approve' }),
        says: t({ zh: `批准申请 #${id}`, en: `approve request #${id}` }),
        style: 'primary',
      },
      {
        label: t({ zh: '不批准', en: 'refuse' }),
        says: t({ zh: `驳回申请 #${id}`, en: `refuse request #${id}` }),
        style: 'danger',
      },
    ],
    footer: t({ zh: '两个人才办,你们俩都会记在审计里', en: 'It takes two; both of you will be in the audit' }),
  };
}
