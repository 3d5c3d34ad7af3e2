/** Why not, as RFC 9457 has it, in the caller's language. */
import type { Locale, Localized } from '../../core/contract/locale.ts';
import type { Told } from './ports.ts';

const PROBLEMS = {
  unauthorized: { status: 401, zh: '密钥不对或已失效', en: 'The token is wrong, or good no longer' },
  missing: { status: 404, zh: '没有这一条,或者不归你看', en: 'It is not there, or not yours to see' },
  unclear: { status: 409, zh: '没说清楚是哪个', en: 'It is not clear what is meant' },
  atAnotherStep: { status: 409, zh: '它现在不在这一步', en: 'It is not at that step now' },
  refused: { status: 422, zh: '这样办不了', en: 'That cannot be done' },
  forbidden: { status: 403, zh: '你的角色不能做这件事', en: 'Your role may not do that' },
  readOnly: { status: 403, zh: '这个密钥只能读', en: 'This token may only read' },
  inPerson: {
    status: 403,
    zh: '这要本人在聊天里说,程序不能代办',
    en: 'Its person has to say that in the chat; no program does it for them',
  },
  stale: { status: 412, zh: '这一条已经改过:请先重新读', en: 'It has changed since: read it again first' },
  versionless: {
    status: 412,
    zh: '这个请求没有版本可比:请去掉 If-Match',
    en: 'There is no version that this goes by: please leave out If-Match',
  },
  reused: {
    status: 422,
    zh: '同一个 Idempotency-Key 用在了另一个请求上',
    en: 'This Idempotency-Key was used for another request',
  },
  invalid: { status: 400, zh: '请求不对', en: 'The request is not right' },
  tooFast: { status: 429, zh: '太快了,请稍等', en: 'Too fast: please wait' },
  tooLarge: {
    status: 413,
    zh: '太大了:请求最多 256 kB,文件最多 20 MB',
    en: 'Too large: a request has 256 kB at most, a file 20 MB',
  },
  noRoute: { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  notJson: { status: 415, zh: '请用 application/json', en: 'Please send application/json' },
  failed: {
    status: 500,
    zh: '我没处理好,管理员能按编号查到',
    en: 'I stumbled over that; the admin can find it by its id',
  },
} as const satisfies Readonly<Record<string, Localized & { readonly status: number }>>;

export type ProblemName = keyof typeof PROBLEMS;

export const PROBLEM_NAMES = Object.keys(PROBLEMS) as readonly ProblemName[];

export const isProblem = (name: string): name is ProblemName => Object.hasOwn(PROBLEMS, name);

export const titleOf = (name: ProblemName, locale: Locale): string => PROBLEMS[name][locale];

export const statusOf = (name: ProblemName) => PROBLEMS[name].status;

export type Problem = {
  /** What the house calls it. */
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly said?: readonly Told[];
  readonly errors?: unknown;
  readonly instance?: string;
};

export function problem(
  name: ProblemName,
  {
    locale,
    headers = {},
    ...more
  }: Problem & { readonly locale: Locale; readonly headers?: Readonly<Record<string, string>> },
): Response {
  const { status } = PROBLEMS[name];
  const { said = [], ...rest } = more;
  const detail = rest.detail ?? said[0]?.text;
  const choices = said.flatMap((told) => told.choices);
  const body = {
    type: `/api/v1/docs#${name}`,
    title: PROBLEMS[name][locale],
    status,
    ...(detail !== undefined && { detail }),
    ...(rest.code !== undefined && { code: rest.code }),
    ...(choices.length > 0 && { choices }),
    ...(rest.errors !== undefined && { errors: rest.errors }),
    ...(rest.instance !== undefined && { instance: rest.instance }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'content-language': locale, ...headers },
  });
}

/** The languages of a program, the first that we speak. */
export function languageOf(accepted: string | undefined): Locale | undefined {
  for (const part of accepted?.split(',') ?? []) {
    const name = part.trim().toLowerCase();
    if (name.startsWith('zh')) return 'zh';
    if (name.startsWith('en')) return 'en';
  }
  return undefined;
}
