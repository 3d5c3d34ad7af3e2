/**
 * Says how the installation keeps what it promises, a line a promise with its number of this moment: ✓, ⚠ what deserves a
 * look, ✗ what needs a hand, which ends with 1. It always ends: each look has a deadline, and all of them together have one.
 */
import type { Answer } from '../../adapters/operator/door.ts';
import type { Config } from '../../config.ts';
import { inTime } from '../../core/db/deadline.ts';
import { type DatabaseLocation, openStore, type Store } from '../../core/db/open.ts';
import { errorCode } from '../../core/db/pool.ts';
import { Refusal } from '../../core/db/refusal.ts';
import { runVerb } from '../verb.ts';
import { type Finding, LOOKS } from './looks.ts';

const OPENING_MS = 60_000;
const LOOK_MS = 4_000;
const ALL_MS = 20_000;
const MARKS = { well: '✓', odd: '⚠', ill: '✗' } as const;

export async function run(config: Config) {
  await runVerb(config, {
    verb: 'doctor',
    args: [],
    open: openInTime,
    work: (store) => examine(store, config),
  });
}

/** Rejects with what to do where another replica is bringing the tables up to date and does not come to its end. */
export async function openInTime(place: DatabaseLocation, patience = OPENING_MS): Promise<Store> {
  const opening = openStore(place);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // Whatever opens after all is nobody's.
    opening.then((store) => store.close()).catch(() => {});
    late.reject(NOT_OPENED);
  }, patience);
  try {
    return await Promise.race([opening, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** `patience`: milliseconds for one look, and for all of them. */
export async function examine(
  store: Store,
  config: Pick<Config, 'zone' | 'locale'>,
  {
    patience = { look: LOOK_MS, all: ALL_MS },
  }: { readonly patience?: { readonly look: number; readonly all: number } } = {},
): Promise<Answer> {
  const found: Finding[] = [
    { is: 'well', says: `node ${process.version}, zone ${config.zone}, language ${config.locale}` },
  ];
  const began = performance.now();
  for (const [name, look] of Object.entries(LOOKS)) {
    const left = began + patience.all - performance.now();
    const unseen = (why: string): Finding[] => [{ is: 'ill', says: `could not be looked at (${why})` }];
    const said =
      left > 0
        ? await inTime(look(store), Math.min(patience.look, left)).catch((error: unknown) =>
            unseen(errorCode(error) ?? (error instanceof Error ? error.name : 'failed')),
          )
        : unseen('no time left');
    found.push(...said.map(({ is, says }) => ({ is, says: `${name}: ${says}` })));
  }
  return {
    out: found.map(({ is, says }) => `${MARKS[is]} ${says}`),
    aside: [],
    isWell: found.every(({ is }) => is !== 'ill'),
  };
}

const NOT_OPENED = new Refusal({
  en: 'the database has not opened for a minute: another replica is bringing its tables up to date; ask again, or see whether that one is at work',
  zh: '数据库一分钟还没有打开:另一个副本正在升级表结构;请稍后再试,或看看那个副本是否还在工作',
});
