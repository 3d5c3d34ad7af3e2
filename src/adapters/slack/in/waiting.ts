/** Messages of people of whom Slack has not said yet who they are: heard again as soon as it has. */
import { patiently } from '../../shared/retry.ts';
import type { Profile, Who } from '../account/profiles.ts';

type Parts<Words> = {
  readonly profileOf: (who: Who) => Promise<Profile>;
  readonly again: (words: Words) => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly log: (sentence: string, error?: unknown) => void;
};

/** More messages of one person than this come again from Slack alone. */
const MOST = 20;

export function waiting<Words extends Who>({ profileOf, again, signal, log }: Parts<Words>) {
  const queues = new Map<string, Words[]>();

  async function goOn(key: string, who: Who) {
    await patiently(() => standing(who), { signal, told: () => {} });
    const held = queues.get(key) ?? [];
    queues.delete(key);
    if (signal.aborted) return;
    for (const words of held) await again(words);
  }

  async function standing(who: Who) {
    if ((await profileOf(who)).standing === undefined) throw new Error('Slack has not said who that is');
  }

  return (words: Words) => {
    const key = `${words.account}/${words.user}`;
    const held = queues.get(key);
    if (held) {
      if (held.length < MOST) held.push(words);
      return;
    }
    queues.set(key, [words]);
    goOn(key, words).catch((error: unknown) => log('what somebody said was not heard again', error));
  };
}
